"""The prose of lessons: origins, pictures, and what Markdown is outside the subset."""

from collections.abc import Callable
from pathlib import Path

import pytest

from edu.authoring.load import load
from edu.authoring.prose_check import _OTHERWISE, check
from edu.checking.fixing import edited
from edu.course import markup, prose

Change = Callable[[str, str, str], Path]
PICTURE = '```picture caption="c" alt="a"\n{}\n```'


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("No origin.", [("E140", 16, 1)]),
        ("- one {C001}\n- two\n  more", [("E140", 17, 1)]),
        ("- one {C001}\n  - two", [("E140", 17, 3)]),
        ("Empty. {}", [("E140", 16, 1)]),
        ("Unknown. {C001 C009}", [("E141", 16, 16)]),
        ("Unknown {C999} early. {edtor}", [("E141", 16, 24)]),
        ("Two\nlines.\n{C001\nC009}", [("E141", 19, 1)]),
        ("a {C009 C008}\n\nb {C007}", [("E141", 16, 4), ("E141", 16, 9), ("E141", 18, 4)]),
        ("**x {C009}**", [("E141", 16, 1)]),
        ("### Deeper\n\nx {editor}", [("E142", 16, 1)]),
        ("1. one\n2. two", [("E142", 16, 1)]),
        ("> quote", [("E142", 16, 1)]),
        ("---", [("E142", 16, 1)]),
        ("```\ncode\n```", [("E142", 16, 1)]),
        ("x {editor}\n\n    code", [("E142", 18, 5)]),
        ("```picture\nx\n```", [("E144", 16, 1), ("E144", 16, 1)]),
        ('```picture caption="c"\nx\n```', [("E144", 16, 1)]),
        (PICTURE.format("x" * 61), [("E143", 17, 61)]),
        (PICTURE.format("x" * 60), []),
        (PICTURE.format("\n".join("x" * 13)), [("E143", 16, 1)]),
        (PICTURE.format("\n".join("x" * 12)), []),
        (PICTURE.format("ok\n─│┌→▼ é"), [("E145", 18, 7)]),
        ("a | b\n--|--\n1 | 2", [("E142", 16, 1)]),
        ("Two\nlines ![p](a.png) {editor}", [("E142", 17, 7)]),
        ("- See [it](x). {editor}", [("E142", 16, 7)]),
        ("See <b>it</b>. {editor}", [("E142", 16, 5)]),
        ("See it. {editor} <!-- note", [("E142", 16, 18)]),
        ("- one {C001", [("E140", 16, 7)]),
        ("two\nlines { C001\n  C002", [("E140", 17, 7)]),
        ("one { " + "word " * 20, [("E140", 16, 1)]),
        ("one {", [("E140", 16, 1)]),
        ("<!-- note --> No origin.", [("E140", 16, 15)]),
        ("Unknown. <!-- note --> {C001 C009} <!-- note -->", [("E141", 16, 30)]),
        ("a <!-- two\nlines --> b {C009} <!--\n-->\n\nc", [("E141", 17, 14), ("E140", 20, 1)]),
        ("One. {editor} <!-- note -->\n<!-- note -->\n\n- two {C001}\n<!--\n## Old\n\nold -->", []),
        ("é ü {C001 editor}", []),
        ("*a* **b**\n{editor}", []),
    ],
)
def test_lines_are_complained_about_where_they_stand(
    change: Change, body: str, expected: list[tuple[str, int, int]]
) -> None:
    root = change(
        "content/lessons/01-gentle-care.md", "- Use a mild cleanser. {C001 C002}\n\nA paragraph. {editor}", body
    )
    checked = check(root)
    assert [(problem.code, problem.line, problem.column) for problem in checked.problems] == expected
    assert (checked.course is None) == bool(expected)
    assert load(root).course is not None


def test_an_unknown_claim_is_answered_with_what_was_meant(change: Change) -> None:
    (problem,) = check(change("content/lessons/01-gentle-care.md", "{editor}", "{edtor}")).problems
    assert str(problem).endswith('18:15: E141 there is no claim "edtor" (did you mean "editor"?)')
    assert problem.end_column == 20
    (fix,) = problem.fixes
    assert (fix.title, fix.safe) == ("Write editor instead", False)


@pytest.mark.parametrize(
    ("body", "message", "remedy"),
    [
        ("### Deep", "the parts of a lesson have no parts of their own", "write `## ` to begin a new part"),
        ("1. one", "lessons cannot show a numbered list", "start each line with `- `"),
        ("a | b\n-|-", "lessons cannot show a table", "write each row as a line that starts with `- `"),
        ("![a](b)", "lessons cannot show a picture from a file", "draw it with characters"),
        ("[a](b)", "lessons cannot show a link", "write its words alone"),
        ("<i>a</i>", "lessons cannot show HTML", "write it as plain text"),
        ("<!-- a", "lessons cannot show a comment that is never closed", "close it with -->"),
        ("Some. {C001 editor", "the brace that opens here is never closed", "write {C001 editor}"),
    ],
)
def test_each_is_named_with_what_to_do(change: Change, body: str, message: str, remedy: str) -> None:
    (problem,) = check(change("content/lessons/01-gentle-care.md", "A paragraph. {editor}", body)).problems
    assert problem.message == message
    assert problem.remedy.startswith(remedy)


def test_everything_that_lessons_cannot_show_has_its_remedy() -> None:
    named = {*prose._names.values(), *prose._headings.values(), *markup._NAMES.values()}
    assert named < _OTHERWISE.keys()


def test_a_heading_above_the_second_level_is_a_part_and_mended(change: Change) -> None:
    root = change("content/lessons/01-gentle-care.md", "## Wash", "# Wash")
    loaded = load(root)
    (problem,) = loaded.problems
    assert str(problem).endswith("14:1: E142 the parts of a lesson start with `## `, not with `# ` (write `## `)")
    (fix,) = problem.fixes
    assert fix.safe
    (read,) = loaded.lessons
    assert edited(read.text, fix.edits) == read.text.replace("# Wash", "## Wash")
    assert read.value
    assert [chunk.heading for chunk in read.value.chunks] == ["Wash"]


@pytest.mark.parametrize("comment", ["# edu: ignore[E404] x", "# edu ignore E404", "#edu:ignore E404"])
def test_a_comment_of_yaml_is_no_heading(change: Change, comment: str) -> None:
    (problem,) = check(change("content/lessons/01-gentle-care.md", "A para", f"{comment}\n\nA para")).problems
    assert (problem.code, problem.line, problem.fixes) == ("E142", 18, ())
    assert problem.remedy == "write `<!-- edu: ignore[E404] reason -->`"


def test_a_learner_sees_no_comment(change: Change) -> None:
    change("content/lessons/01-gentle-care.md", "## Wash", "<!-- note -->\n## Wash <!-- note -->")
    course = check(change("content/lessons/01-gentle-care.md", "A para", "<!--\n## Old\n-->\nA para")).course
    assert course
    (lesson,) = course.lessons.values()
    (chunk,) = lesson.chunks
    assert chunk.heading == "Wash"
    assert chunk.body.split() == "- Use a mild cleanser. {C001 C002} A paragraph. {editor}".split()


def test_a_course_that_cannot_be_loaded_is_not_checked_further(folder: Path) -> None:
    (folder / "quizzes/form-a.yaml").write_text("")
    assert [problem.code for problem in check(folder).problems] == ["E016"]
