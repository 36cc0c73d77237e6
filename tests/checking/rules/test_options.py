"""How many options there are, which kind they are, and what is said to those who pick them."""

from pathlib import Path
from shutil import copytree

import pytest

from edu.checking.checker import check
from tests.checking.rules.template import QUIZ, TEMPLATE, quiz, template
from tests.checking.rules.written import Check, marked, written

MANIFEST = Path("content/course.yaml")
TRUE_FALSE = """\
- id: tried
  type: true_false
  prompt: Water alone is enough.
  answer: no
  if_true: It leaves germs behind.
  if_false: Soap is needed too.
  misconception: water-is-enough
  supports: [C003]
"""
CARDS = """\
- id: tried
  type: categorise
  prompt: Which of these help?
  groups:
    - {id: helps, text: It helps}
    - {id: harms, text: It harms}
  cards:
    - text: Some soap
      group: helps
      feedback: It lifts off germs.
      misconception: water-is-enough
    - text: Much soap
      group: helps
      feedback: It lifts germs off.
      misconception: water-is-enough
    - text: Boiling water
      group: harms
      feedback: It can hurt.
      misconception: water-must-be-hot
  supports: [C003]
"""


@pytest.mark.parametrize("kind", ["single", "multiple"])
@pytest.mark.parametrize(("count", "found"), [(2, True), (3, False), (5, False), (6, True)])
def test_there_are_three_to_five_choices(problems: Check, kind: str, count: int, found: bool) -> None:
    question = written("Which?", *["*Soap", "A towel", "Some air", "A rinse", "A cloth", "A sleeve"][:count], kind=kind)
    assert marked(problems, "E213", question) == (["choices"] if found else [])


def test_cards_and_true_or_false_are_not_counted(problems: Check) -> None:
    assert marked(problems, "E213", CARDS) == marked(problems, "E213", TRUE_FALSE) == []


def test_a_true_false_question_is_half_a_guess(problems: Check) -> None:
    assert marked(problems, "W214", TRUE_FALSE) == ["true_false"]
    assert marked(problems, "W214", written("Which?", "*Soap", "Air", "A towel")) == []


@pytest.mark.parametrize("said", ["It lifts off germs.", "It lifts germs off.", "It can hurt."])
def test_a_card_without_feedback_is_found(problems: Check, said: str) -> None:
    place = {"It lifts off germs.": "Some soap", "It lifts germs off.": "Much soap", "It can hurt.": "Boiling water"}
    assert marked(problems, "E215", CARDS.replace(f"      feedback: {said}\n", "")) == [place[said]]


@pytest.mark.parametrize(("number", "choice"), [(0, "Soap"), (1, "Air")])
def test_a_choice_without_feedback_is_found(problems: Check, number: int, choice: str) -> None:
    question = written("Which?", "*Soap", "Air", "A towel")
    assert marked(problems, "E215", question.replace(f"      feedback: What is said after {number}.\n", "")) == [choice]


@pytest.mark.parametrize(("field", "answer"), [("if_true", "true"), ("if_false", "false")])
def test_an_answer_after_which_nothing_is_said_is_found(problems: Check, field: str, answer: str) -> None:
    question = "".join(line for line in TRUE_FALSE.splitlines(keepends=True) if field not in line)
    assert marked(problems, "E215", question) == ["answer"]
    (problem,) = [problem for problem in problems(question) if problem.code == "E215"]
    assert problem.message.endswith(f"answers {answer}")
    assert f"`{field}:`" in problem.remedy


def test_feedback_everywhere_is_enough(problems: Check) -> None:
    whole = [written("Which?", "*Soap", "Air", "A towel"), TRUE_FALSE, CARDS]
    assert not [code for each in whole for code in ("E215", "E216", "E217") if marked(problems, code, each)]


def test_the_same_feedback_twice_is_found(problems: Check) -> None:
    question = written("Which?", "*Soap", "Air", "A towel").replace("said after 2.", "said AFTER 1.")
    assert marked(problems, "E216", question) == ["What is said AFTER 1."]
    (problem,) = [problem for problem in problems(question) if problem.code == "E216"]
    assert problem.line and problem.message == f"this feedback stands on line {problem.line - 3} too"


def test_the_same_words_in_another_order_are_another_feedback(problems: Check) -> None:
    question = written("Which?", "*Soap", "Air", "A towel")
    question = question.replace("What is said after 1.", "Germs hurt skin.").replace(
        "What is said after 2.", "Skin hurt germs."
    )
    assert marked(problems, "E216", question) == []


def test_both_answers_need_feedback_of_their_own(problems: Check) -> None:
    question = TRUE_FALSE.replace("Soap is needed too.", "It leaves germs behind.")
    assert marked(problems, "E216", question) == ["It leaves germs behind."]


def test_cards_of_one_group_may_share_their_feedback(problems: Check) -> None:
    assert marked(problems, "E216", CARDS.replace("It lifts germs off.", "It lifts off germs.")) == []
    assert marked(problems, "E216", CARDS.replace("It can hurt.", "It lifts off germs.")) == ["It lifts off germs."]


def test_a_wrong_choice_without_a_misconception_is_found(problems: Check) -> None:
    question = written("Which?", "*Soap", "Air", "A towel")
    assert marked(problems, "E217", question.replace("      misconception: water-is-enough\n", "")) == ["Air"]


def test_a_card_without_a_misconception_is_found(problems: Check) -> None:
    assert marked(problems, "E217", CARDS.replace("      misconception: water-must-be-hot\n", "")) == ["Boiling water"]


def test_a_statement_without_a_misconception_is_found(problems: Check) -> None:
    assert marked(problems, "E217", TRUE_FALSE.replace("  misconception: water-is-enough\n", "")) == ["answer"]


def test_a_course_without_misconceptions_is_told_so_once(tmp_path: Path) -> None:
    question = written("Which?", "*Soap", "Air", "A towel")
    root = without_misconceptions(tmp_path, "".join(line for line in question.splitlines(True) if "misc" not in line))
    found = [problem for problem in check(root).problems if problem.code in {"E217", "W218"}]
    assert [(problem.code, Path(problem.path).name, problem.line) for problem in found] == [
        ("W218", MANIFEST.name, None)
    ]


def test_a_course_that_only_asks_for_own_words_needs_no_misconceptions(tmp_path: Path) -> None:
    reflection = "- id: tried\n  type: reflection\n  prompt: Why?\n  model_answer: So.\n  supports: [C003]\n"
    checked = check(without_misconceptions(tmp_path, reflection))
    assert checked.loaded.course
    assert "W218" not in {problem.code for problem in checked.problems}


def test_a_course_with_misconceptions_has_them() -> None:
    assert "W218" not in {problem.code for problem in check(TEMPLATE).problems}


def without_misconceptions(folder: Path, questions: str) -> Path:
    """A copy of the template course that names none, and asks this."""
    root = folder / "course"
    copytree(TEMPLATE, root)
    head, _, _ = template(str(MANIFEST)).partition("misconceptions:\n")
    (root / MANIFEST).write_text(head, encoding="utf-8")
    (root / QUIZ).write_text(quiz(questions), encoding="utf-8")
    return root
