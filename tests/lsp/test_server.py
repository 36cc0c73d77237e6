"""What the language server answers, asked by a real client over stdio."""

from pathlib import Path

from lsprotocol import types

from tests.lsp.editor import at, editor, uri_of

_DOCUMENT_CHANGES = types.ClientCapabilities(
    workspace=types.WorkspaceClientCapabilities(
        workspace_edit=types.WorkspaceEditClientCapabilities(document_changes=True)
    )
)


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


async def test_a_problem_in_another_file_of_the_course_is_told_there_and_of_no_other(quiz: Path) -> None:
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
        assert there.times_told[other] == 2 and there.times_told[uri] <= 3


async def test_columns_count_as_the_editor_counts_them(quiz: Path) -> None:
    text = quiz.read_text(encoding="utf-8")
    async with editor(quiz.parent) as there:
        uri = there.open(quiz)
        for number, odd in enumerate(("😀", "\U000e0041", "\x00", "e\u0301", "\u2028")):
            changed = text.replace("supports: [C023, C107, C109]", f"supports: [C023, '{odd}', C107, C99{number}]", 1)
            there.type(uri, changed)
            wrong = f"C99{number}"
            await there.until(lambda wrong=wrong: any(wrong in each.message for each in there.told.get(uri, ())))  # type: ignore[misc]
            found = next(diagnostic for diagnostic in there.told[uri] if wrong in diagnostic.message)
            line = next(line for line in changed.split("\n") if wrong in line)
            assert found.range.start.line == changed.split("\n").index(line)
            assert found.range.start.character == len(line[: line.index(wrong)].encode("utf-16-le")) // 2


async def test_hover_says_what_an_id_names_and_what_a_problem_means(quiz: Path) -> None:
    text = quiz.read_text(encoding="utf-8")
    async with editor(quiz.parent) as there:
        uri = there.open(quiz)
        await there.until(lambda: uri in there.told)
        assert "misconception wait-for-next-visit" in await there.hover(uri, at(text, "wait-for-next-visit", 3))
        assert "article 4" in await there.hover(uri, at(text, "C107", 1))
        assert await there.hover(uri, at(text, "Your peeling was light")) == ""
        wrong = text.replace("wait-for-next-visit", "wait-for-nothing", 1)
        there.type(uri, wrong)  # and asked before the author has paused
        said = await there.hover(uri, at(wrong, "wait-for-nothing", 2))
        assert "**E116** an id that nothing has" in said and "Not so:\n```yaml\n" in said
        far = types.Position(line=10**6, character=10**6)
        assert await there.hover(uri, far) == "" and await there.items(uri, far) == []
        assert await there.definition(uri, far) is None
        assert await there.actions(uri, types.Range(start=far, end=far)) == []


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
            found = await there.definition(uri, at(text, words, offset))
            assert found is not None and found.uri.endswith(file)
            target = next(quiz.parents[1].rglob(file)).read_text(encoding="utf-8").split("\n")
            assert given in target[found.range.start.line]


async def test_ids_are_completed_where_they_fit(quiz: Path) -> None:
    """Which fit where is tried in test_wanted."""
    text = quiz.read_text(encoding="utf-8")
    new = quiz.with_name("new.yaml")
    async with editor(quiz.parent) as there:
        uri = there.open(quiz)
        for line_end, old, typed, wanted, says in (
            ("\n", "misconception: wait-for-next-visit", "misconception: ", "sun-dries-flakes", "dry up"),
            ("\r\n", "supports: [C023, C107, C109]", "supports: [C023, C1", "C107", "evere peeling"),
            ("\n", "lesson: when-to-call", "lesson: gent", "gentle-daily-care", "Gentle daily care"),
            ("\n", "title: When to call for help", "title: When ", "", ""),
        ):
            changed = text.replace(old, typed, 1)
            there.type(uri, changed.replace("\n", line_end))
            place = at(changed, typed, len(typed))
            items = {item.label: item for item in await there.items(uri, place)}
            assert wanted in items if wanted else not items
            if wanted:
                edit = items[wanted].text_edit
                assert says in (items[wanted].detail or "")
                assert isinstance(edit, types.TextEdit) and edit.range.end == place
                start = edit.range.start.character
                assert changed.split("\n")[place.line][start : place.character] in ("", "C1", "gent")
        uri = there.open(new, "id: new\nlesson: ")  # not saved yet
        assert await there.items(uri, types.Position(line=1, character=8))


async def test_a_quick_fix_makes_what_was_meant_of_a_misspelt_field(quiz: Path) -> None:
    text = quiz.read_text(encoding="utf-8")
    async with editor(quiz.parent) as there:
        uri = there.open(quiz)
        there.type(uri, text.replace("    explanation: >-", "    explanaton: >-"))
        await there.until(lambda: "E102" in there.codes(uri))
        found = next(diagnostic for diagnostic in there.told[uri] if diagnostic.code == "E102")
        (action,) = await there.actions(uri, found.range, there.told[uri])
        assert action.title == "Write explanation instead" and list(action.diagnostics or []) == [found]
        assert action.edit and action.edit.changes
        (edit,) = action.edit.changes[uri]
        assert (edit.new_text, edit.range) == ("explanation", found.range)
        assert await there.actions(uri, found.range, only=types.CodeActionKind.SourceFixAll) == []


async def test_a_quick_fix_never_lands_in_the_wrong_place(quiz: Path) -> None:
    """The editor may be ahead of the last check, and says which text an answer is for."""
    text = quiz.read_text(encoding="utf-8").replace("    explanation: >-", "    explanaton: >-", 1)
    async with editor(quiz.parent, _DOCUMENT_CHANGES) as there:
        uri = there.open(quiz, text)
        await there.until(lambda: "E102" in there.codes(uri))
        (found,) = there.told[uri]
        there.type(uri, f"# one line more\n{text}")
        assert await there.actions(uri, found.range, [found]) == []
        place = at(f"# one line more\n{text}", "explanaton")
        (action,) = await there.actions(uri, types.Range(start=place, end=place))
        assert action.edit and action.edit.document_changes
        (change,) = action.edit.document_changes
        assert isinstance(change, types.TextDocumentEdit)
        assert (change.text_document.uri, change.text_document.version) == (uri, 2)
        assert change.edits[0].range.start == place
