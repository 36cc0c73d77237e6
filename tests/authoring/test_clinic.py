"""What a clinic fills in about itself."""

from pathlib import Path

import pytest

from edu.authoring.clinic import read_clinic, template
from edu.course.course import Clinic

FULL = """\
name: The Clinic
phone: 0123 456-789
after_hours: Call 112.
danger_signs: [Fever, Pus]
approved_by: Dr. A
approved_on: 2026-01-31
"""


def clinic(tmp_path: Path, text: str) -> tuple[Clinic, list[str]]:
    path = tmp_path / "clinic.yaml"
    path.write_text(text)
    value, problems = read_clinic(path)
    return value, [problem.code for problem in problems]


def test_the_template_is_a_clinic_in_which_nothing_is_filled_in(tmp_path: Path) -> None:
    assert clinic(tmp_path, template()) == (Clinic(), [])
    assert all(line.startswith("#") or ": " in line or not line for line in template().splitlines())


def test_everything_can_be_filled_in(tmp_path: Path) -> None:
    value, codes = clinic(tmp_path, FULL)
    assert codes == []
    assert value == Clinic(
        name="The Clinic",
        phone="0123 456-789",
        after_hours="Call 112.",
        danger_signs=("Fever", "Pus"),
        approved_by="Dr. A",
        approved_on="2026-01-31",
    )


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("", ["E016"]),
        ("nmae: x\n", ["E102"]),
        ("phone: [1]\n", ["E103"]),
        ("approved_on: tomorrow\n", ["E112"]),
        ('name: "\\e]0;x\\a"\n', ["E015"]),
        ("danger_signs: fever\n", ["E103"]),
    ],
)
def test_with_an_error_nothing_counts_as_filled_in(tmp_path: Path, text: str, codes: list[str]) -> None:
    assert clinic(tmp_path, text) == (Clinic(), codes)


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    value, (problem,) = read_clinic(tmp_path / "clinic.yaml")
    assert value == Clinic()
    assert problem.code == "E018"


def test_a_warning_leaves_the_clinic_standing(tmp_path: Path) -> None:
    value, codes = clinic(tmp_path, "phone: 0123 ext #5\n")
    assert (value.phone, codes) == ("0123 ext", ["W021"])
