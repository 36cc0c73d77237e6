"""Every code is explained, and each explanation shows the flaw that it speaks of and the same text without it."""

import re
from pathlib import Path

import pytest

import edu
from edu.checking.catalogue import explanations
from edu.checking.mendable import MENDED, safe_fix
from edu.checking.rules.table import COURSE_RULES, ITEM_RULES, LESSON_RULES, QUIZ_RULES
from edu.problems import Level
from tests.checking.examples import checked, planted

EXPLAINED = explanations()
TRIED = [code for code, explained in EXPLAINED.items() if explained.tried]
SOURCES = [
    path
    for room in ("authoring", "checking")
    for path in sorted((Path(edu.__file__).parent / room).rglob("*.py"))
    if "rules" not in path.parts
]


def given() -> set[str]:
    """Every code that a rule or a reader can give."""
    written = (re.findall(r'"([EW]\d{3})"', path.read_text(encoding="utf-8")) for path in SOURCES)
    return {code for codes in (*written, ITEM_RULES, QUIZ_RULES, LESSON_RULES, COURSE_RULES) for code in codes}


def test_every_code_is_explained_and_every_explained_code_is_given() -> None:
    assert given() == set(EXPLAINED)


@pytest.mark.parametrize("code", EXPLAINED)
def test_an_explanation_is_whole(code: str) -> None:
    explained = EXPLAINED[code]
    assert explained.level is (Level.WARNING if code[0] == "W" else Level.ERROR)
    assert not explained.finds.endswith(".")
    assert explained.why.endswith((".", ")"))
    assert explained.bad != explained.good


@pytest.mark.parametrize("code", TRIED)
def test_the_bad_example_has_the_flaw(code: str, tmp_path: Path) -> None:
    root, _ = planted(EXPLAINED[code], EXPLAINED[code].bad, tmp_path)
    _, problems = checked(root)
    assert code in {problem.code for problem in problems}, problems


@pytest.mark.parametrize("code", TRIED)
def test_the_good_example_does_not_have_it(code: str, tmp_path: Path) -> None:
    root, _ = planted(EXPLAINED[code], EXPLAINED[code].good, tmp_path)
    _, problems = checked(root)
    assert code not in {problem.code for problem in problems}, problems


@pytest.mark.parametrize("code", TRIED)
def test_what_can_be_mended_is_said_to_be(code: str, tmp_path: Path) -> None:
    root, _ = planted(EXPLAINED[code], EXPLAINED[code].bad, tmp_path)
    _, problems = checked(root)
    assert {problem.code for problem in problems if safe_fix(problem)} <= MENDED
