"""What has to be signed before a course goes to patients."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

from edu.authoring.load import load
from edu.checking.release import release_problems
from edu.course.course import Clinic
from tests.checking.examples import TEMPLATE

COURSE = "content/course.yaml"
APPROVED = Clinic(approved_by="Ann Lee")


@pytest.fixture
def signed(tmp_path: Path) -> Callable[[str, str], Path]:
    """The template course, reviewed, with something else in the place of a text."""

    def changed(old: str, new: str) -> Path:
        copytree(TEMPLATE, tmp_path / "course")
        path = tmp_path / "course" / COURSE
        text = path.read_text(encoding="utf-8").replace("reviewed_by: none yet", "reviewed_by: Ann Lee, Main Street")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
        return tmp_path / "course"

    return changed


def found(root: Path, clinic: Clinic = APPROVED, today: date = date(2027, 5, 22)) -> list[tuple[str, int | None]]:
    return [(problem.code, problem.column) for problem in release_problems(load(root), clinic, "clinic.yaml", today)]


def test_what_is_signed_and_in_time_is_ready(signed: Callable[[str, str], Path]) -> None:
    assert found(signed("Ann", "Ann")) == []


@pytest.mark.parametrize("nobody", ["none yet", "None.", "nobody", "not yet", "TBD", "n/a", "'-'", "None yet."])
def test_nobody_has_reviewed_it(signed: Callable[[str, str], Path], nobody: str) -> None:
    assert found(signed("Ann Lee, Main Street", nobody)) == [("E601", 16)]


def test_the_day_after_it_is_too_old(signed: Callable[[str, str], Path]) -> None:
    root = signed("Ann", "Ann")
    assert found(root, today=date(2027, 5, 23)) == [("E602", 14)]


@pytest.mark.parametrize("by", ["", " ", "none yet"])
def test_the_clinic_has_approved_nothing(signed: Callable[[str, str], Path], by: str) -> None:
    root = signed("Ann", "Ann")
    (problem,) = release_problems(load(root), Clinic(approved_by=by), "my clinic.yaml", date(2026, 1, 1))
    assert (problem.code, problem.path, problem.line) == ("E603", "my clinic.yaml", None)


def test_that_there_are_no_details_yet_is_said_without_a_line(signed: Callable[[str, str], Path]) -> None:
    root = signed("Ann", "Ann")
    (problem,) = release_problems(load(root), None, "clinic.yaml", date(2026, 1, 1))
    assert str(problem) == "clinic.yaml: E603 there is no file with the clinic's details yet (`edu clinic` makes it)"


def test_a_course_that_cannot_be_read_is_not_said_to_be_unsigned(signed: Callable[[str, str], Path]) -> None:
    assert found(signed("title: Washing your hands", "titel: Washing your hands")) == []
