"""Choices that are numbers, out of order, and how they are put in order without a change to anything else."""

from textwrap import dedent

import pytest

from edu.authoring.events import read
from edu.authoring.reading import Limits, Reading
from edu.checking.fixing import edited
from edu.problems import Problem
from tests.checking.rules.template import quiz
from tests.checking.rules.written import Check, marked, written


@pytest.mark.parametrize(
    ("choices", "at"),
    [
        (("3", "*1", "2"), ["1"]),
        (("Two", "*One", "Three"), ["One"]),
        (("20 seconds", "*1 minute", "5 seconds"), ["5 seconds"]),
        (("1 to 2", "*5 or more", "3 to 4"), ["3 to 4"]),
        (("Once a day", "*Three times a day", "Twice a day"), ["Twice a day"]),
        (("1", "*2", "3"), []),
        (("3", "*2", "1"), []),
        (("1 minute", "*20 seconds", "5 seconds"), []),
        (("Less than 3", "*3 to 4", "More than 4"), []),
        (("3", "*1", "Many"), []),  # one is no number
        (("3 drops", "*1 towel", "2 cloths"), []),  # not of the same thing
        (("3 drops on skin", "*1 drop in water", "2 drops on skin"), []),
        (("Soap", "*Air", "A towel"), []),
    ],
)
def test_numbers_out_of_order_are_found(problems: Check, choices: tuple[str, ...], at: list[str]) -> None:
    assert marked(problems, "W219", written("How much?", *choices, more="  shuffle: no")) == at


@pytest.mark.parametrize(("shuffle", "at"), [("", ["choices"]), ("  shuffle: yes", ["choices"]), ("  shuffle: no", [])])
def test_numbers_in_order_that_would_be_shuffled_are_found(problems: Check, shuffle: str, at: list[str]) -> None:
    assert marked(problems, "W219", written("How much?", "1", "*2", "3", more=shuffle)) == at


@pytest.mark.parametrize(
    ("prompt", "choices", "at"),
    [
        ("What helps?", ("One thing.", "*Two things.", "Three things."), []),
        ("Which do you take?", ("Two towels", "*One towel", "Three towels"), []),
        ("How many towels?", ("Two towels", "*One towel", "Three towels"), ["One towel"]),
        ("Which do you take?", ("2 towels", "*1 towel", "3 towels"), ["1 towel"]),
        ("When do you wash?", ("Two hours later", "*One hour later", "Three hours later"), ["One hour later"]),
        ("What helps?", ("Two drops of soap", "*One drop of soap", "Three drops of soap"), ["One drop of soap"]),
        ("When do you wash?", ("Twice", "*Once", "Three times"), ["Once"]),
    ],
)
def test_number_words_count_where_something_is_measured(
    problems: Check, prompt: str, choices: tuple[str, ...], at: list[str]
) -> None:
    assert marked(problems, "W219", written(prompt, *choices, more="  shuffle: no")) == at


def test_other_choices_may_be_shuffled(problems: Check) -> None:
    assert marked(problems, "W219", written("How much?", "Much", "*Some", "None")) == []


BEFORE = """\
- id: tried
  type: single  # asked in May
  prompt: How many?
  # the choices
  choices:
    # what most people say
    - text: "3"   # too much
      # why they do
      misconception: water-is-enough

      feedback: >-
        Fewer is
        enough.

    - {text: 1, feedback: That is too few., misconception: wet-hands-are-fine}
    # the key

    - feedback: 'Yes, ''two''.'
  # as the handout says
      correct: yes
      text: 2
    # the end
  # and on
  objective: wash-well
  supports: [C004]
"""
AFTER = """\
- id: tried
  type: single  # asked in May
  prompt: How many?
  # the choices
  choices:
    - {text: 1, feedback: That is too few., misconception: wet-hands-are-fine}
    # the key

    - feedback: 'Yes, ''two''.'
  # as the handout says
      correct: yes
      text: 2

    # what most people say
    - text: "3"   # too much
      # why they do
      misconception: water-is-enough

      feedback: >-
        Fewer is
        enough.
  shuffle: no
    # the end
  # and on
  objective: wash-well
  supports: [C004]
"""


def test_whole_choices_are_moved_with_their_remarks(problems: Check) -> None:
    assert mended(problems, BEFORE) == quiz(AFTER)


def test_what_was_mended_is_in_order(problems: Check) -> None:
    assert marked(problems, "W219", AFTER) == []


@pytest.mark.parametrize(
    ("written_so", "becomes"),
    [("  shuffle: yes  # as ever", "  shuffle: no  # as ever"), ("  shuffle: no", "  shuffle: no"), ("", None)],
)
def test_what_is_said_of_shuffling_is_changed_where_it_stands(
    problems: Check, written_so: str, becomes: str | None
) -> None:
    text = mended(problems, written("How many?", "3", "*1", "2", more=written_so))
    assert text.count("shuffle:") == 1
    assert becomes is None or f"\n  {becomes}\n" in text
    assert [line.split()[-1] for line in text.splitlines() if line.strip().startswith("- text:")] == ["1", "2", "3"]


def test_numbers_in_order_stay_where_they_are(problems: Check) -> None:
    question = written("How many?", "1", "*2", "3")
    (problem,) = of(problems, question)
    (edit,) = problem.fixes[0].edits
    assert edit.text == "\n    shuffle: no"
    assert (edit.line, edit.column) == (edit.end_line, edit.end_column)


@pytest.mark.parametrize(
    "choices",
    [
        "choices: [{text: 3, feedback: a}, {text: 1, feedback: b, correct: yes}, {text: 2, feedback: c}]",
        """\
        choices:
          - text: 3
          -
            text: 1
            correct: yes
          - text: 2
        """,
        """\
        choices:
          - text: 3
          - text: 1
            correct: yes
          - {text: 2,
             feedback: two}
        """,
        """\
        choices:
          - text: 3
          - text: 1
            correct: yes
          - text: 2
            feedback: "it goes
          - on"
        """,
    ],
)
def test_choices_without_lines_of_their_own_are_not_moved(problems: Check, choices: str) -> None:
    question = "- id: tried\n  type: single\n  prompt: How many?\n" + "".join(
        f"  {line}\n" for line in dedent(choices).splitlines()
    )
    (problem,) = of(problems, question)
    assert problem.fixes == ()


def of(problems: Check, question: str) -> list[Problem]:
    return [problem for problem in problems(question) if problem.code == "W219"]


def mended(problems: Check, question: str) -> str:
    """The quiz with the fix made, which has to be safe and readable."""
    (problem,) = of(problems, question)
    (fix,) = problem.fixes
    assert fix.safe
    text = edited(quiz(question), fix.edits)
    reading = Reading("quiz", limits=Limits())
    read(text, reading)
    assert not reading.problems
    return text
