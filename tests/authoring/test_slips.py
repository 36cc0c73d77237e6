"""The slips that stop a YAML parser, told as what they are; those that need one space are mended."""

import pytest

from edu.authoring.events import read
from edu.authoring.load import load
from edu.authoring.reading import Reading
from edu.authoring.syntax import _REST
from edu.checking.fixing import edited
from edu.problems import Problem
from tests.authoring.test_load import Change

QUIZ = """\
id: form-a
title: A quiz
questions:
  - id: one
    prompt: What is best?
    choices:
      - text: Leave it alone.
        correct: yes
      - text: Scrub.
    hints:
      - Look.
      - Wait.
    critical: yes
  - id: two
    prompt: What is best?
    hints: [Look.]
"""


def problem_of(old: str, new: str) -> tuple[Problem, str]:
    """The one problem of the quiz with another text in a place, and that quiz."""
    assert old in QUIZ
    text = QUIZ.replace(old, new, 1)
    reading = Reading("a.yaml")
    assert read(text, reading) is None
    (problem,) = reading.problems
    assert problem.remedy.endswith(f"; {_REST}")
    return problem, text


def test_the_quiz_has_no_slip() -> None:
    reading = Reading("a.yaml")
    assert read(QUIZ, reading)
    assert reading.problems == []


@pytest.mark.parametrize(
    ("old", "new", "line", "column", "said"),
    [
        ("prompt: What", "prompt:What", 5, 12, "there is no space after the colon (put a space after the colon;"),
        ("id: form-a", "id:form-a", 1, 4, "there is no space after the colon (put a space after the colon;"),
        ("- id: one", "- id:one", 4, 8, "there is no space after the colon (put a space after the colon;"),
        ("critical: yes", "critical:yes", 13, 14, "there is no space after the colon (put a space after the colon;"),
        ("title: A", "title:\u00a0A", 2, 7, "the space after the colon is U+00A0, which looks like a space (type a"),
        ("- text: L", "- text:\u202fL", 7, 14, "the space after the colon is U+202F, which looks like a space (type a"),
        ("- text: L", "-\u00a0text: L", 7, 8, "the space after the dash is U+00A0, which looks like a space (type a"),
        ("- text: L", "-text: L", 7, 8, "there is no space after the dash (put a space after the dash;"),
        ("- text: S", "-text: S", 9, 8, "there is no space after the dash (put a space after the dash;"),
        ("- id: two", "-id: two", 14, 4, "there is no space after the dash (put a space after the dash;"),
        ("- Wait", "-Wait", 12, 8, "there is no space after the dash (put a space after the dash;"),
    ],
)
def test_a_space_that_is_missing_is_put_in(old: str, new: str, line: int, column: int, said: str) -> None:
    problem, text = problem_of(old, new)
    assert str(problem).startswith(f"a.yaml:{line}:{column}: E005 {said}")
    (fix,) = problem.fixes
    assert fix.safe
    assert edited(text, fix.edits) == QUIZ


TWO = "  - id: two\n    prompt: What is best?\n    hints: [Look.]\n"
SCRUB = "      - text: Scrub.\n"


def moved(text: str, by: int) -> str:
    return "".join(" " * by + line if by > 0 else line[-by:] for line in text.splitlines(keepends=True))


@pytest.mark.parametrize(
    ("entry", "by", "line", "said"),
    [
        (TWO, -2, 14, "at column 1, the ones above at column 3 (put two spaces before each of its lines;"),
        (TWO, -1, 14, "at column 2, the ones above at column 3 (put one space before each of its lines;"),
        (TWO, 1, 14, "at column 4, the ones above at column 3 (take one space from before each of its lines;"),
        (TWO, 2, 14, "at column 5, the ones above at column 3 (take two spaces from before each of its lines;"),
        (SCRUB, -2, 9, "at column 5, the ones above at column 7 (put two spaces before each of its lines;"),
        (SCRUB, -6, 9, "at column 1, the ones above at column 7 (put six spaces before each of its lines;"),
        (SCRUB, 2, 9, "at column 9, the ones above at column 7 (take two spaces from before each of its lines;"),
        ("      - Wait.\n", -1, 12, "at column 6, the ones above at column 7 (put one space before each of its lines;"),
    ],
)
def test_an_entry_in_the_wrong_column_is_told_where_it_belongs(entry: str, by: int, line: int, said: str) -> None:
    problem, _ = problem_of(entry, moved(entry, by))
    assert str(problem).startswith(f"a.yaml:{line}:{7 + by if entry != TWO else 3 + by}: E005 this entry starts {said}")


def test_an_entry_below_a_lone_text_is_told_where_it_belongs() -> None:
    problem, _ = problem_of("        correct: yes\n      - text: Scrub.", "         - text: Scrub.")
    assert problem.message == "this entry starts at column 10, the ones above at column 7"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("      - text: Scrub.", "      - text: Scrub: now.", "there is a second colon here"),
        ("hints:\n      - Look.", "hints: 'x'\n      - Look.", "this does not fit the lines above it"),
        ("  - id: two", "   id: two", "this does not belong to the list above it"),
        ("title: A quiz", "title: A quiz\nSee: https://a.b: c", "there is a second colon here"),
        ("title: A quiz", "title: At 12:30 we meet\nnow", "this line has no colon after its key"),
    ],
)
def test_other_faults_keep_their_sentence(old: str, new: str, message: str) -> None:
    problem, _ = problem_of(old, new)
    assert problem.message.startswith(message)
    assert problem.fixes == ()


@pytest.mark.parametrize("quote", ["“One: two?”", "‘One: two?’"])
def test_curly_quotes_are_said_not_to_count(quote: str) -> None:
    problem, _ = problem_of("What is best?", quote)
    assert "put the whole text in quotes; curly quotes do not count, use straight ones;" in problem.remedy
    problem, _ = problem_of("What is best?", "One: two?")
    assert "curly" not in problem.remedy


CHOICES = """\
      - text: Leave it alone.
        correct: yes
        feedback: Yes.
      - text: Scrub.
        feedback: No.
        misconception: scrub-it-off
"""


@pytest.mark.parametrize(
    ("choices", "remedies"),
    [
        ("      -Leave it alone.\n      -Scrub.\n", ["put a space after each dash"]),
        ("      -text: Leave it alone.\n", ["put a space after each dash"]),
        ("      -text: Leave it alone.\n      -text: Scrub.\n", ["put a space after each dash"] * 2),
        (f"{CHOICES}      - text:Peel.\n", ["put a space after the colon"]),
        (f"{CHOICES}      - Peel.\n", ["write a choice with its fields"]),
    ],
)
def test_where_the_parser_has_no_complaint_the_shape_has(change: Change, choices: str, remedies: list[str]) -> None:
    problems = load(change("quizzes/form-a.yaml", CHOICES, choices)).problems
    assert [problem.remedy for problem in problems] == remedies
