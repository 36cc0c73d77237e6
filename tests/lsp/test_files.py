"""Files, folders and courses that come and go while an editor has them open."""

import shutil
from pathlib import Path

from lsprotocol import types

from tests.lsp.editor import editor, uri_of

_WATCHES = types.ClientCapabilities(
    workspace=types.WorkspaceClientCapabilities(
        did_change_watched_files=types.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True)
    )
)
_ELSEWHERE = (
    "untitled:Untitled-1",
    "git:/course/quizzes/a.yaml?ref",
    "file:///C:/quizzes/a.yaml",
    "file:///c%3A/quizzes/a.yaml",
    "file://server/share/a.yaml",
    "file:///a%00b.yaml",
    "file:///%FF.yaml",
    f"file:///{'a' * 5000}.yaml",
    "file:relative.yaml",
    "file:",
    "",
)


async def test_files_that_are_in_no_course_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "alone.yaml").write_text("id: [", encoding="utf-8")
    async with editor(tmp_path) as there:
        there.open(tmp_path / "alone.yaml")
        for uri in (uri_of(tmp_path / "alone.yaml"), *_ELSEWHERE):
            item = types.TextDocumentItem(uri=uri, language_id="yaml", version=1, text="lesson: ")
            there.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
            end = types.Position(line=0, character=8)
            assert await there.hover(uri, end) == "" and await there.items(uri, end) == []
            assert await there.definition(uri, end) is None
            assert await there.actions(uri, types.Range(start=end, end=end)) == []
            there.close(uri)
        assert there.told == {} and there.messages == []


async def test_a_file_that_is_closed_counts_as_it_is_on_the_disk_and_is_told_again_when_opened(quiz: Path) -> None:
    text = quiz.read_text(encoding="utf-8")
    async with editor(quiz.parent) as there:
        uri = there.open(quiz, text + "  broken: [\n")
        await there.until(lambda: "E005" in there.codes(uri))
        there.close(uri)
        await there.until(lambda: there.codes(uri) == [])
        there.told.clear()
        there.open(quiz)
        await there.until(lambda: uri in there.told)


async def test_what_is_written_outside_the_editor_is_seen(quiz: Path) -> None:
    other = quiz.with_name("what-you-put-on.yaml")
    manifest = uri_of(quiz.parents[1] / "content" / "course.yaml")
    text = other.read_text(encoding="utf-8")
    async with editor(quiz.parent, _WATCHES) as there:
        await there.until(lambda: there.watches == [types.WORKSPACE_DID_CHANGE_WATCHED_FILES])
        uri = there.open(quiz)
        await there.until(lambda: uri in there.told)
        other.write_text(text.replace("supports: [", "supports: [C999, ", 1), encoding="utf-8")
        there.changed_on_disk(other)
        await there.until(lambda: there.codes(uri_of(other)) == ["E116"])
        other.unlink()
        there.changed_on_disk(other)
        await there.until(lambda: there.codes(uri_of(other)) == [] and "E116" in there.codes(manifest))
        other.write_text(text, encoding="utf-8")
        saved = types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(uri=uri))
        there.client.text_document_did_save(saved)
        await there.until(lambda: there.codes(manifest) == [])


async def test_a_course_may_come_and_go_beside_another(quiz: Path) -> None:
    course = quiz.parents[1]
    other = course.with_name("other")
    shutil.copytree(course, other)
    wrong = quiz.read_text(encoding="utf-8").replace("C107, C109]", "C107, C999]", 1)
    manifest = course / "content" / "course.yaml"
    kept = manifest.read_text(encoding="utf-8")
    async with editor(course) as there:
        uri = there.open(quiz, wrong)
        beside = there.open(other / "quizzes" / quiz.name, wrong)
        await there.until(lambda: there.codes(uri) == there.codes(beside) == ["E116"])
        manifest.unlink()
        there.type(uri, f"{wrong}\n")
        await there.until(lambda: there.codes(uri) == [])
        assert await there.hover(uri, types.Position(line=1, character=5)) == ""
        manifest.write_text(kept, encoding="utf-8")
        there.type(uri, wrong)
        await there.until(lambda: there.codes(uri) == ["E116"])
        shutil.rmtree(course)
        there.changed_on_disk(quiz)
        await there.until(lambda: there.codes(uri) == [])
        assert there.codes(beside) == ["E116"]
