"""Comments that keep a problem, with a reason: how far each reaches, and what is wrong with others."""

import pytest

from edu.checking.ignores import can_be_ignored, sift, speaks_to_edu
from edu.problems import Problem

KNOWN = {"W205", "W241", "E201", "E102", "E601", "W025"}
REASON = "the story needs it"


def left(text: str, *problems: tuple[str, int], whole: bool = True) -> list[tuple[str, int | None, int | None]]:
    """Code, line and column of what is still said of a file in which there are these problems."""
    lines = text.split("\n")
    found = [Problem(path="a.yaml", line=line, column=1, code=code, message="x") for code, line in problems]
    return [(each.code, each.line, each.column) for each in sift("a.yaml", lines, found, KNOWN, whole=whole)]


QUIZ = """\
# A quiz.

id: a
questions:
  - id: one
    prompt: Why?
    choices:
      - text: a

      - text: b
  - id: two
    prompt: How?"""


def commented(line: int, comment: str, *, alone: bool) -> str:
    """The quiz with a comment at the end of a line, or on one of its own before it."""
    lines = QUIZ.split("\n")
    here = lines[line - 1]
    depth = " " * (len(here) - len(here.lstrip()))
    lines[line - 1 : line] = [depth + comment, here] if alone else [f"{here}  {comment}"]
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("line", "alone", "covered"),
    [
        (6, False, {6}),
        (5, False, {5}),
        (5, True, {6, 7, 8, 9, 10, 11}),
        (7, True, {8, 9, 10, 11}),
        (8, True, {9}),
        (11, True, {12, 13}),
        (4, True, set(range(5, 14))),
        (3, True, set(range(1, 14))),
        (1, True, set(range(1, 14))),
    ],
)
def test_how_far_a_comment_reaches(line: int, alone: bool, covered: set[int]) -> None:
    text = commented(line, f"# edu: ignore[W205] {REASON}", alone=alone)
    every = [number for number, said in enumerate(text.split("\n"), start=1) if said.strip()]
    kept = {at for _, at, _ in left(text, *(("W205", number) for number in every))}
    assert kept == set(every) - covered


def test_in_the_front_matter_of_a_lesson_it_covers_the_lesson() -> None:
    text = f"---\n# edu: ignore[W241] {REASON}\nid: a\n---\n## One\n\ntext"
    assert left(text, ("W241", 7), ("W205", 7)) == [("W205", 7, 1)]


def test_one_comment_keeps_several_codes_and_no_other() -> None:
    text = f"id: a  # edu: ignore[W205, w241] {REASON}"
    assert left(text, ("W205", 1), ("W241", 1), ("E201", 1)) == [("E201", 1, 1)]


def test_a_problem_of_the_whole_file_is_kept_by_a_comment_at_its_top() -> None:
    text = f"# edu: ignore[W205] {REASON}\nid: a"
    lines = text.split("\n")
    assert sift("a.yaml", lines, [Problem(path="a.yaml", code="W205", message="x")], KNOWN, whole=True) == []


@pytest.mark.parametrize(
    ("comment", "code", "said"),
    [
        ("# edu: ignore[W205]", "E023", "no reason is given to ignore W205"),
        ("# edu: ignore[W205] ...", "E023", "no reason is given to ignore W205"),
        ("# edu: ignore[] because", "E023", "cannot be followed"),
        ("# edu: ignore W205 because", "E023", "cannot be followed"),
        ("# edu ignore W205 because", "E023", "cannot be followed"),
        ("# edu ignore[W205] because", "E023", "cannot be followed"),
        ("# edu:ignore W205", "E023", "cannot be followed"),
        ("<!-- edu: ignore[W205] because -->", "E023", "written another way here"),
        ("# edu: hello", "E023", "cannot be followed"),
        ("#edu:ignore [W999] because", "E024", '"W999" is no code of edu'),
        ("# edu: ignore[E102] because", "E024", '"E102" cannot be ignored'),
        ("# edu: ignore[E601] because", "E024", '"E601" cannot be ignored'),
        ("# edu: ignore[W025] because", "E024", '"W025" cannot be ignored'),
        ("# edu: ignore[W241] because", "W025", "nothing here is reported as W241"),
    ],
)
def test_a_comment_that_does_nothing_is_told_of(comment: str, code: str, said: str) -> None:
    problem = Problem(path="a.yaml", line=1, column=5, code="W205", message="x")
    first, second = sift("a.yaml", [f"id: a  {comment}"], [problem], KNOWN, whole=True)
    assert problem in (first, second)
    other = second if first == problem else first
    assert (other.code, other.line, other.column) == (code, 1, 8)
    assert said in other.message
    assert other.remedy


def test_where_not_every_rule_was_tried_no_comment_is_called_idle() -> None:
    text = f"id: a  # edu: ignore[W205] {REASON}"
    assert left(text, whole=False) == []
    assert left(text) == [("W025", 1, 8)]


@pytest.mark.parametrize(
    "text", ["prompt: see#edu: ignore[W205] x", "id: a", "prompt: what edu: says", "id: a  # edu reads on"]
)
def test_other_text_is_no_comment(text: str) -> None:
    assert left(text, ("W205", 1)) == [("W205", 1, 1)]


@pytest.mark.parametrize(("code", "possible"), [("E006", False), ("W021", True), ("W025", False), ("E601", False)])
def test_what_is_advice_can_be_ignored(code: str, possible: bool) -> None:
    assert can_be_ignored(code) is possible


@pytest.mark.parametrize(
    ("path", "line", "remedy"),
    [
        ("a.yaml", "id: a  # edu ignore E201", "write `# edu: ignore[E201] reason`, with why it is kept"),
        ("a.yaml", "id: a  # edu:ignore e201, w205", "write `# edu: ignore[E201, W205] reason`, with why it is kept"),
        ("a.yaml", "id: a  # edu: ignore", "write `# edu: ignore[W205] reason`, with a code and why it is kept"),
        ("a.yaml", "id: a <!-- edu: ignore[E201] x -->", "write `# edu: ignore[E201] reason`, with why it is kept"),
        ("a.md", "Text. <!-- edu ignore W241 -->", "write `<!-- edu: ignore[W241] reason -->`, with why it is kept"),
        ("a.md", "Text. # edu: ignore[W241] x", "write `<!-- edu: ignore[W241] reason -->`, with why it is kept"),
        ("a.md", "<!-- edu: ignore[W241] x", "write `<!-- edu: ignore[W241] reason -->`, with why it is kept"),
        ("a.md", "<!-- edu: -->", "write `<!-- edu: ignore[W401] reason -->`, with a code and why it is kept"),
    ],
)
def test_the_remedy_repeats_what_the_author_named(path: str, line: str, remedy: str) -> None:
    lines = ["---", "id: a", "---", line] if path.endswith(".md") else [line]
    (problem,) = sift(path, lines, [], KNOWN, whole=True)
    assert (problem.code, problem.remedy) == ("E023", remedy)


LESSON = """\
---
# A lesson.
id: a
---
## One

First,
and on.

- two
- three

## Two

Four.

Five."""


def kept_in_lesson(line: int, comment: str, *, alone: bool) -> set[int]:
    """The lines of the lesson that are still spoken of, as they are numbered without the comment."""
    lines = LESSON.split("\n")
    lines[line - 1 : line] = [comment, lines[line - 1]] if alone else [f"{lines[line - 1]} {comment}"]
    found = [Problem(path="a.md", line=n, column=1, code="W205", message="x") for n in range(1, len(lines) + 1)]
    left = {each.line or 0 for each in sift("a.md", lines, found, KNOWN, whole=True) if each.code == "W205"}
    return {number - (alone and number > line) for number in left if not (alone and number == line)}


@pytest.mark.parametrize(
    ("line", "alone", "covered"),
    [
        (7, False, {7}),
        (10, False, {10}),
        (5, False, {5}),
        (7, True, {7, 8}),
        (10, True, {10, 11}),
        (11, True, {11}),
        (9, True, {10, 11}),
        (5, True, {5, 6, 7, 8, 9, 10, 11, 12}),
        (13, True, {13, 14, 15, 16, 17}),
        (17, True, {17}),
    ],
)
def test_how_far_a_comment_in_a_lesson_reaches(line: int, alone: bool, covered: set[int]) -> None:
    every = set(range(1, LESSON.count("\n") + 2))
    assert kept_in_lesson(line, f"<!-- edu: ignore[W205] {REASON} -->", alone=alone) == every - covered


def test_two_comments_in_one_line_are_both_followed() -> None:
    line = f"Text. <!-- edu: ignore[W205] {REASON} --> <!-- edu: ignore[W241] {REASON} -->"
    problems = [Problem(path="a.md", line=4, code=code, message="x") for code in ("W205", "W241", "E201")]
    left = sift("a.md", ["---", "id: a", "---", line], problems, KNOWN, whole=True)
    assert [problem.code for problem in left] == ["E201"]


def test_a_comment_that_covers_nothing_in_a_lesson_is_idle() -> None:
    lines = ["---", "id: a", "---", "Text.", f"<!-- edu: ignore[W205] {REASON} -->"]
    problem = Problem(path="a.md", line=4, code="W205", message="x")
    assert [each.code for each in sift("a.md", lines, [problem], KNOWN, whole=True)] == ["W205", "W025"]


def test_other_comments_in_a_lesson_are_not_to_edu() -> None:
    assert (
        sift("a.md", ["---", "id: a", "---", "<!-- educate -->", "<!-- edu is good -->"], [], KNOWN, whole=True) == []
    )


@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        ("id: a # edu: ignore[W205] why\n", True),
        ("#\tedu ignore W205\n", True),
        ("<!--   edu: ignore[W401] why -->\n", True),
        ("text: You can reduce it. # edu: ignore[W205] why\n", True),
        ("text: You can reduce it # and more\n", False),
        ("# education\n", True),
        ("prompt: edu\n", False),
        ("", False),
    ],
)
def test_a_file_without_a_comment_to_edu_is_not_searched(text: str, speaks: bool) -> None:
    assert speaks_to_edu(text) is speaks
