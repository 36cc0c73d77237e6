"""The language server, asked by a real client over stdio."""

import asyncio
import shutil
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

import pytest
from lsprotocol import types
from pygls.lsp.client import LanguageClient
from pygls.uris import from_fs_path

from edu.authoring.find import built_in

ROOT = Path(__file__).parents[2]


class Editor:
    """An editor with one course at hand."""

    def __init__(self, client: LanguageClient) -> None:
        self.client = client
        self.told: dict[str, list[types.Diagnostic]] = {}
        self._news = asyncio.Event()
        self._versions: dict[str, int] = {}

        client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(partial(self._take))  # it must carry attributes

    def _take(self, params: types.PublishDiagnosticsParams) -> None:
        self.told[params.uri] = list(params.diagnostics)
        self._news.set()

    def open(self, path: Path) -> str:
        uri = uri_of(path)
        self._versions[uri] = 1
        item = types.TextDocumentItem(uri=uri, language_id="yaml", version=1, text=path.read_text(encoding="utf-8"))
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(text_document=item))
        return uri

    def type(self, uri: str, text: str) -> None:
        """The whole text as it is now, unsaved."""
        self._versions[uri] += 1
        self.client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                text_document=types.VersionedTextDocumentIdentifier(uri=uri, version=self._versions[uri]),
                content_changes=[types.TextDocumentContentChangeWholeDocument(text=text)],
            )
        )

    async def until(self, holds: Callable[[], bool]) -> None:
        async with asyncio.timeout(20):
            while not holds():
                self._news.clear()
                await self._news.wait()

    def codes(self, uri: str) -> list[object]:
        return [diagnostic.code for diagnostic in self.told.get(uri, ())]

    async def ask_at(self, uri: str, text: str, words: str, offset: int = 0) -> types.TextDocumentPositionParams:
        """A place in a text: where these words begin, or some characters later."""
        before = text[: text.index(words) + offset]
        line = before.count("\n")
        character = len(before) - (before.rfind("\n") + 1)
        return types.TextDocumentPositionParams(
            text_document=types.TextDocumentIdentifier(uri=uri),
            position=types.Position(line=line, character=character),
        )


def uri_of(path: Path) -> str:
    uri = from_fs_path(str(path))
    assert isinstance(uri, str)
    return uri


@asynccontextmanager
async def editor(folder: Path) -> AsyncIterator[Editor]:
    client = LanguageClient("test", "1")
    there = Editor(client)
    await client.start_io(sys.executable, "-m", "edu", "lsp", cwd=folder, env={"PYTHONPATH": str(ROOT), "PATH": ""})
    capabilities = types.ClientCapabilities()
    answer = await client.initialize_async(types.InitializeParams(capabilities=capabilities, root_uri=uri_of(folder)))
    assert answer.capabilities.hover_provider and answer.capabilities.code_action_provider
    client.initialized(types.InitializedParams())
    try:
        yield there
    finally:
        async with asyncio.timeout(20):
            await client.shutdown_async(None)
            client.exit(None)
            await client.stop()  # type: ignore[no-untyped-call]


@pytest.fixture
def quiz(tmp_path: Path) -> Path:
    for folder in ("content", "quizzes"):
        shutil.copytree(built_in() / folder, tmp_path / folder)
    return tmp_path / "quizzes" / "when-to-call.yaml"


async def test_problems_come_and_go_as_the_author_types(quiz: Path) -> None:
    text = quiz.read_text(encoding="utf-8")
    async with editor(quiz.parent) as there:
        uri = there.open(quiz)
        await there.until(lambda: uri in there.told)
        assert there.codes(uri) == []
        there.type(uri, text.replace("    type: single", "    tipe: single", 1))
        await there.until(lambda: "E102" in there.codes(uri) or "E117" in there.codes(uri))
        there.type(uri, text.replace("misconception: wait-for-next-visit", "misconception: 😀wait", 1))
        await there.until(lambda: "E108" in there.codes(uri))
        there.type(uri, text.replace("misconception: wait-for-next-visit", "misconception: wait-for-next-visits", 1))
        await there.until(lambda: "E116" in there.codes(uri))
        diagnostic = next(each for each in there.told[uri] if each.code == "E116")
        line = text.split("\n").index("        misconception: wait-for-next-visit")
        assert (diagnostic.range.start.line, diagnostic.range.start.character) == (line, 23)
        assert diagnostic.range.end.character == 23 + len("wait-for-next-visits")
        assert "Did you mean" in diagnostic.message and diagnostic.source == "edu"
        there.type(uri, text)
        await there.until(lambda: there.codes(uri) == [])
    assert quiz.read_text(encoding="utf-8") == text


async def test_a_problem_in_another_file_of_the_course_is_told_there(quiz: Path) -> None:
    manifest = quiz.parents[1] / "content" / "course.yaml"
    text = manifest.read_text(encoding="utf-8")
    async with editor(quiz.parent) as there:
        uri = there.open(manifest)
        other = uri_of(quiz)
        await there.until(lambda: uri in there.told)
        there.type(uri, text.replace("id: wait-for-next-visit\n", "id: wait-for-the-next-visit\n"))
        await there.until(lambda: "E116" in there.codes(other))
        there.type(uri, text)
        await there.until(lambda: there.codes(other) == [])


async def test_columns_count_as_the_editor_counts_them(quiz: Path) -> None:
    text = quiz.read_text(encoding="utf-8")
    async with editor(quiz.parent) as there:
        uri = there.open(quiz)
        changed = text.replace("supports: [C023, C107, C109]", "supports: [C023, '😀', C107, C999]", 1)
        there.type(uri, changed)
        await there.until(lambda: "E116" in there.codes(uri))
        found = next(diagnostic for diagnostic in there.told[uri] if diagnostic.code == "E116")
        line = next(line for line in changed.split("\n") if "C999" in line)
        assert found.range.start.character == len(line[: line.index("C999")].encode("utf-16-le")) // 2


async def test_hover_says_what_an_id_names_and_what_a_problem_means(quiz: Path) -> None:
    text = quiz.read_text(encoding="utf-8")
    async with editor(quiz.parent) as there:
        uri = there.open(quiz)
        await there.until(lambda: uri in there.told)
        at = await there.ask_at(uri, text, "wait-for-next-visit", 3)
        hover = await there.client.text_document_hover_async(types.HoverParams(at.text_document, at.position))
        assert hover and isinstance(hover.contents, types.MarkupContent)
        assert "misconception wait-for-next-visit" in hover.contents.value
        at = await there.ask_at(uri, text, "C107", 1)
        hover = await there.client.text_document_hover_async(types.HoverParams(at.text_document, at.position))
        assert hover and isinstance(hover.contents, types.MarkupContent)
        assert "article 4" in hover.contents.value
        at = await there.ask_at(uri, text, "Your peeling was light")
        assert await there.client.text_document_hover_async(types.HoverParams(at.text_document, at.position)) is None
        wrong = text.replace("wait-for-next-visit", "wait-for-nothing", 1)
        there.type(uri, wrong)
        await there.until(lambda: "E116" in there.codes(uri))
        at = await there.ask_at(uri, wrong, "wait-for-nothing", 2)
        hover = await there.client.text_document_hover_async(types.HoverParams(at.text_document, at.position))
        assert hover and isinstance(hover.contents, types.MarkupContent)
        assert "**E116** an id that nothing has" in hover.contents.value
        assert "Not so:" in hover.contents.value


async def test_definition_leads_to_where_a_thing_is_given(quiz: Path) -> None:
    text = quiz.read_text(encoding="utf-8")
    lesson = quiz.parents[1] / "content" / "lessons" / "07-when-to-call.md"
    async with editor(quiz.parent) as there:
        uri = there.open(quiz)
        await there.until(lambda: uri in there.told)
        for words, offset, file, given in (
            ("C107", 2, "sources.yaml", "id: C107"),
            ("lesson: when-to-call", 10, lesson.name, "id: when-to-call"),
            ("idea: severe-peeling", 8, "course.yaml", "id: severe-peeling"),
        ):
            at = await there.ask_at(uri, text, words, offset)
            found = await there.client.text_document_definition_async(
                types.DefinitionParams(at.text_document, at.position)
            )
            assert isinstance(found, types.Location) and found.uri.endswith(file)
            target = next(quiz.parents[1].rglob(file)).read_text(encoding="utf-8").split("\n")
            assert given in target[found.range.start.line]


@pytest.mark.parametrize(
    ("old", "typed", "wanted"),
    [
        ("misconception: wait-for-next-visit", "misconception: ", "sun-dries-flakes"),
        ("misconception: wait-for-next-visit", "misconception: wait-", "wait-for-next-visit"),
        ("supports: [C023, C107, C109]", "supports: [C023, ", "C107"),
        ("objective: get-help", "objective: ", "get-help"),
        ("lesson: when-to-call", "lesson: ", "gentle-daily-care"),
        ("idea: severe-peeling", "idea: s", "severe-peeling"),
        ("title: When to call for help", "title: When ", ""),
    ],
)
async def test_ids_are_completed_where_they_fit(quiz: Path, old: str, typed: str, wanted: str) -> None:
    text = quiz.read_text(encoding="utf-8")
    assert old in text
    async with editor(quiz.parent) as there:
        uri = there.open(quiz)
        await there.until(lambda: uri in there.told)
        changed = text.replace(old, typed, 1)
        there.type(uri, changed)
        at = await there.ask_at(uri, changed, typed, len(typed))
        answer = await there.client.text_document_completion_async(
            types.CompletionParams(at.text_document, at.position)
        )
        items = answer.items if isinstance(answer, types.CompletionList) else answer or []
        labels = [item.label for item in items]
        assert (wanted in labels) if wanted else labels == []
        if wanted == "C107":
            assert any("evere peeling" in (item.detail or "") for item in items)


async def test_a_quick_fix_makes_what_was_meant_of_a_misspelt_field(quiz: Path) -> None:
    text = quiz.read_text(encoding="utf-8")
    async with editor(quiz.parent) as there:
        uri = there.open(quiz)
        there.type(uri, text.replace("    explanation: >-", "    explanaton: >-", 1))
        await there.until(lambda: "E102" in there.codes(uri))
        found = next(diagnostic for diagnostic in there.told[uri] if diagnostic.code == "E102")
        actions = await there.client.text_document_code_action_async(
            types.CodeActionParams(
                text_document=types.TextDocumentIdentifier(uri=uri),
                range=found.range,
                context=types.CodeActionContext(diagnostics=[found]),
            )
        )
        action = next(each for each in actions or [] if isinstance(each, types.CodeAction))
        assert action.title == "Write explanation instead" and list(action.diagnostics or []) == [found]
        assert action.edit and action.edit.changes
        (edit,) = action.edit.changes[uri]
        assert (edit.new_text, edit.range) == ("explanation", found.range)


async def test_files_that_are_in_no_course_are_left_alone(tmp_path: Path) -> None:
    alone = tmp_path / "alone.yaml"
    alone.write_text("id: [", encoding="utf-8")
    async with editor(tmp_path) as there:
        uri = there.open(alone)
        at = types.Position(line=0, character=2)
        assert (
            await there.client.text_document_hover_async(types.HoverParams(types.TextDocumentIdentifier(uri=uri), at))
            is None
        )
        assert there.told == {}


async def test_a_file_that_is_closed_counts_as_it_is_on_the_disk(quiz: Path) -> None:
    text = quiz.read_text(encoding="utf-8")
    async with editor(quiz.parent) as there:
        uri = there.open(quiz)
        there.type(uri, text + "  broken: [\n")
        await there.until(lambda: "E005" in there.codes(uri))
        there.client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri=uri)))
        await there.until(lambda: there.codes(uri) == [])
