"""A form that one rater has filled in, and what is still to be done before it counts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from edu.checking.review.form import Item, Mark


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to do about a form that is no flaw of its file."""

    path: str
    line: int
    says: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.says}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What a rater said of one item."""

    item: Item
    mark: Mark
    suggested: Mark
    note: str
    line: int


@dataclass(frozen=True, slots=True)
class RatedLesson:
    """A lesson as it was when the form was written."""

    id: str
    digest: str
    line: int


@dataclass(frozen=True, slots=True)
class Rated:
    """What a form is about."""

    course: str
    version: str
    lessons: tuple[RatedLesson, ...]
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A whole form, done or not."""

    path: str
    rater: str
    rater_line: int
    signed: str
    rated: Rated
    rows: Mapping[int, Row]
    """By the number of the item."""
    open: tuple[Remark, ...]
    """What its rater has still to fill in, in the order of the file."""

    @property
    def marks(self) -> dict[int, Mark]:
        return {number: row.mark for number, row in self.rows.items()}


def stale(sheet: Sheet, course: str, digests: Mapping[str, str]) -> Iterable[Remark]:
    """Where the material is no longer what was rated; `digests` are those of the course's lessons now."""
    rated = sheet.rated
    if rated.course != course:
        says = f"the form is about the course {rated.course}, and this is {course}; name the other with --course"
        yield Remark(sheet.path, rated.line, says)
        return
    for lesson in rated.lessons:
        if lesson.id not in digests:
            yield Remark(sheet.path, lesson.line, f"the course has no lesson {lesson.id} any more; write a new form")
        elif lesson.digest != digests[lesson.id]:
            says = f"the lesson {lesson.id} has changed since it was rated; write a new form"
            yield Remark(sheet.path, lesson.line, says)


def at_odds(first: Sheet, second: Sheet) -> Iterable[Remark]:
    """Why two forms cannot be compared."""
    if first.rater.casefold() == second.rater.casefold():
        says = f"{second.rater} is the rater of {first.path} too; two people have to rate, each alone"
        yield Remark(second.path, second.rater_line, says)
    if _about(first.rated) != _about(second.rated):
        says = f"this is not about the same lessons as {first.path}; write both forms for the same ones"
        yield Remark(second.path, second.rated.line, says)


def differing(first: Sheet, second: Sheet) -> list[tuple[Row, Row]]:
    """The rows to which two raters gave different answers."""
    pairs = [(first.rows[number], second.rows[number]) for number in first.rows]
    return [(one, other) for one, other in pairs if one.mark is not other.mark]


def judged(first: Sheet, second: Sheet, *, counted: bool) -> tuple[Sequence[Mark], Sequence[Mark]]:
    """The answers of both to the rows where counting made a suggestion to either, or to the others."""
    numbers = [
        number
        for number, row in first.rows.items()
        if counted == any(mark is not Mark.OPEN for mark in (row.suggested, second.rows[number].suggested))
    ]
    return [first.rows[number].mark for number in numbers], [second.rows[number].mark for number in numbers]


def _about(rated: Rated) -> object:
    return rated.course, sorted((lesson.id, lesson.digest) for lesson in rated.lessons)
