"""What the rules on where texts come from find. In the template course, C007 is the claim that is overstated."""

import re

import pytest

from tests.checking.rules.template import LESSON, check, quiz, single, spots, template

CODES = ("E311", "E312", "E313")


def of_question(more: str) -> dict[str, list[str]]:
    text = quiz(single(more=more))
    problems = check(quiz=text)
    return {code: words for code in CODES if (words := spots(text, problems, code))}


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ("supports: []", {"E311": ["one"]}),
        ("supports: []\neditor: My own caution.", {}),
        ("supports: [C001]", {}),
        ("supports: [C007]", {"E312": ["C007"], "E313": ["C007"]}),
        ("supports: [C007]\neditor: Gel is not the same.", {"E312": ["C007"]}),
        ("supports: [C001, C007]", {"E313": ["C007"]}),
        ("supports:\n  - C001\n  - C007", {"E313": ["C007"]}),
        ("supports: [C001, C007]\neditor: Gel is not the same.", {}),
    ],
)
def test_what_a_question_rests_on(more: str, found: dict[str, list[str]]) -> None:
    assert of_question(more) == found


def of_lesson(old: str, new: str) -> dict[str, list[str]]:
    before = template(LESSON)
    assert old in before
    text = before.replace(old, new)
    problems = check(lesson=text)
    return {code: words for code in CODES if (words := spots(text, problems, code))}


FRONT = "supports: [C003, C004, C005, C006, C009]\n"


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        (FRONT, FRONT, {}),
        (FRONT, "supports: [C003, C007]\n", {"E313": ["C007"]}),
        (FRONT, "supports: [C007]\n", {"E312": ["C007"], "E313": ["C007"]}),
        ("{C007 editor}", "{C007}", {"E313": ["C007"]}),
        ("not take off dirt.\n  {C007 editor}", "not take off dirt. {C003 C007}", {"E313": ["C007"]}),
        ("not take off dirt.\n  {C007 editor}", "take off C007 dirt.\n  {C003\n  C007}", {"E313": ["C007"]}),
    ],
)
def test_what_a_lesson_rests_on(old: str, new: str, found: dict[str, list[str]]) -> None:
    assert of_lesson(old, new) == found


def test_the_claim_in_the_braces_is_pointed_at_and_not_one_in_the_text() -> None:
    text = template(LESSON).replace(
        "does the same. It does not take off dirt.\n  {C007 editor}", "is C007 here.\n  {C007}"
    )
    (problem,) = [problem for problem in check(lesson=text) if problem.code == "E313"]
    assert problem.line and text.split("\n")[problem.line - 1] == "  {C007}"
    assert (problem.column, problem.end_column) == (4, 8)


def test_a_main_point_without_claims_is_found() -> None:
    main_point = "Wash your hands with soap and water, above all before you touch a cut or other wound."
    assert of_lesson(FRONT, "") == {"E311": [main_point]}


def test_the_main_point_of_a_lesson_that_is_all_the_editors_needs_no_claim() -> None:
    text = re.sub(r"\{[^{}]*\}", "{editor}", template(LESSON).replace(FRONT, ""))
    assert not [problem for problem in check(lesson=text) if problem.code in CODES]
