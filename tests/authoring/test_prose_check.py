"""The prose of lessons: origins, pictures, and what Markdown is outside the subset."""

from collections.abc import Callable
from pathlib import Path

import pytest

from edu.authoring.load import load
from edu.authoring.prose_check import check

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
    assert str(problem).endswith('18:15: E141 there is no claim "edtor" (did you mean editor?)')
    assert problem.end_column == 20


def test_a_course_that_cannot_be_loaded_is_not_checked_further(folder: Path) -> None:
    (folder / "quizzes/form-a.yaml").write_text("")
    assert [problem.code for problem in check(folder).problems] == ["E016"]
