"""Where two rules could speak of the same words, the one that weighs more does."""

from pathlib import Path

from tests.checking.rules import changed
from tests.checking.rules.changed import SOURCES, lesson_saying
from tests.checking.rules.template import LESSON, check, quiz, single

LONG = " ".join(["rub"] * 21) + "."


def codes(of: str) -> set[str]:
    return {problem.code for problem in check(quiz=of)} & {"W242", "W244", "E322", "W401", "E323", "E404"}


def test_a_choice_that_is_too_long_is_not_a_long_sentence_too() -> None:
    assert codes(quiz(single(key=LONG))) == codes(quiz(single(wrong=LONG))) == {"W242"}
    assert codes(quiz(single(if_key=LONG))) == {"W244"}


def test_a_medicine_that_no_claim_names_is_no_jargon_too(tmp_path: Path) -> None:
    said = "Take hydrochlorothiazide."
    assert codes(quiz(single(if_key=said))) == {"E322"}
    text = lesson_saying(f"{said} {{C004}}")
    assert {problem.code for problem in check(lesson=text)} & {"E322", "W401"} == {"E322"}
    known = (SOURCES, "Use clean running water and soap.", "Use soap and hydrochlorothiazide.")
    root = changed.changed(tmp_path, known, (LESSON, "They can make it sore.", said))
    assert {problem.code for problem in changed.said(root, "E322", "W401")} == {"W401"}


def test_what_never_fails_is_promised_and_not_of_school() -> None:
    assert codes(quiz(single(if_key="It never fails."))) == {"E323"}
