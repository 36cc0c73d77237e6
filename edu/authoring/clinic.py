"""`clinic.yaml`: what a clinic fills in about itself, for the help screen and the printed sheets."""

from pathlib import Path

from edu.authoring.compound import ListOf
from edu.authoring.events import read
from edu.authoring.reading import Reading
from edu.authoring.record import Written, optional, record
from edu.authoring.shape import Date, Text
from edu.authoring.source import text_of_file
from edu.course.course import Clinic
from edu.problems import Level, Problem, in_order, shown

NAME = optional("name", Text(200, empty=True), "", "the name of the clinic")
PHONE = optional("phone", Text(200, empty=True), "", "the number to call in the day")
AFTER_HOURS = optional("after_hours", Text(500, empty=True), "", "what to do at night and on weekends")
DANGER_SIGNS = optional("danger_signs", ListOf(Text(500)), (), "signs that this clinic wants to hear of")
APPROVED_BY = optional("approved_by", Text(200, empty=True), "", "who at the clinic has approved these lines")
APPROVED_ON = optional("approved_on", Date(empty=True), "", "the day of that, as in 2027-05-22")

_FIELDS = (NAME, PHONE, AFTER_HOURS, DANGER_SIGNS, APPROVED_BY, APPROVED_ON)


def _clinic(said: Written) -> Clinic:
    return Clinic(
        name=said[NAME],
        phone=said[PHONE],
        after_hours=said[AFTER_HOURS],
        danger_signs=said[DANGER_SIGNS],
        approved_by=said[APPROVED_BY],
        approved_on=said[APPROVED_ON],
    )


CLINIC = record("a clinic", _clinic, *_FIELDS)


def read_clinic(path: Path) -> tuple[Clinic, tuple[Problem, ...]]:
    """What the clinic filled in, and every problem of the file. With an error, nothing counts as filled in."""
    reading = Reading(shown(path))
    text = text_of_file(path, reading)
    root = read(text, reading) if text is not None else None
    clinic = CLINIC.read(root, reading) if root else None
    failed = clinic is None or any(problem.level is Level.ERROR for problem in reading.problems)
    return (Clinic() if failed or clinic is None else clinic), in_order(reading.problems)


def template() -> str:
    """A `clinic.yaml` in which nothing is filled in yet."""
    lines = ["# What your clinic tells its patients. Fill in what you like; an empty line is left out.", ""]
    for field in _FIELDS:
        lines += [f"# {field.says[0].upper()}{field.says[1:]}.", f"{field.name}: {_empty(field.default)}", ""]
    return "\n".join(lines)


def _empty(default: object) -> str:
    return "[]" if default == () else '""'
