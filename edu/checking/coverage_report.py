"""The coverage of a course for people, as tables, and for programs, as JSON."""

import json
from collections.abc import Iterable, Iterator, Sequence

from edu.checking.coverage import Coverage, Row
from edu.course.ids import LessonId
from edu.course.lesson import Lesson
from edu.exchange.table import Cell, Report, Table

VERSION = 1
_NOTHING = Cell("·")
_ABOUT = ": what is taught and what is asked"
_KEYS = ('"lessons":', '"objectives":', '"ideas":', '"claims":')
_LEGEND = (
    "A column for each lesson, by its number. T2: taught here, and two questions after it ask for it. T: taught, and"
    " not asked. 2: only asked. Checks: the questions before and after the lessons. !: something is missing."
)


def coverage_report(coverage: Coverage) -> Report:
    """What is taught and what is asked, with what is missing said first."""
    course = coverage.course
    reserves = sum(asked.question.reserve for asked in coverage.asked)
    wait = "waits" if reserves == 1 else "wait"
    lessons, questions = _count(len(coverage.lessons), "lesson"), _count(len(coverage.asked), "question")
    kinds = (("objectives", coverage.objectives), ("critical ideas", coverage.ideas), ("claims", coverage.claims))
    return Report(
        title=f"{course.title}{_ABOUT}",
        language=course.language,
        lead=(
            f"{lessons} and {questions} on a path; {reserves} of these {wait} in reserve until an idea was missed.",
            _LEGEND,
        ),
        points=tuple(_points(coverage, kinds)),
        tables=(
            _lessons(coverage),
            *(_matrix(f"{title.capitalize()}", rows, coverage.lessons) for title, rows in kinds),
        ),
    )


def coverage_json(coverage: Coverage) -> str:
    """For other programs. What it holds is stable: fields are added, never changed."""
    said = {
        "version": VERSION,
        "course": coverage.course.id,
        "lessons": [{"id": lesson.id, "title": lesson.title} for lesson in coverage.lessons],
        "objectives": [_as_json(row) for row in coverage.objectives],
        "ideas": [_as_json(row) for row in coverage.ideas],
        "claims": [_as_json(row) | {"same": row.claims, "needed": row.needed} for row in coverage.claims],
    }
    return json.dumps(said, indent=1)


def is_coverage(text: str) -> bool:
    """Whether this is a report that was made here, in any of its forms."""
    return _ABOUT in text or (text.startswith("{") and all(key in text for key in _KEYS))


def missing(row: Row) -> list[str]:
    """What is wrong with a row, in words; of a claim that is taught, nothing has to be asked."""
    found = []
    if not row.taught and (row.asked or row.needed):
        found.append("asked and not taught" if row.asked else "not taught")
    if not row.asked and not row.claims:
        found.append("taught and not asked" if row.taught else "not asked")
    return found


def _points(coverage: Coverage, kinds: Sequence[tuple[str, Sequence[Row]]]) -> Iterator[str]:
    for what, wanted in (("Taught and not asked", True), ("Asked and not taught", False)):
        for title, rows in kinds:
            names = [row.name for row in rows if bool(row.taught) is wanted and bool(row.asked) is not wanted]
            if names:
                yield f"{what}, {title}: {', '.join(names)}."
    for title, rows in kinds:
        names = [row.name for row in rows if row.needed and not row.taught and not row.asked]
        if names:
            yield f"Neither taught nor asked, {title}: {', '.join(names)}."
    course, on_paths = coverage.course, {lesson.id for lesson in coverage.lessons}
    idle = [*(f"the lesson {each}" for each in course.lessons if each not in on_paths)]
    asked = {asked.quiz for asked in coverage.asked}
    idle += [f"the quiz {each}" for each in course.quizzes if each not in asked]
    if idle:
        yield f"No path leads to {', '.join(idle)}."


def _lessons(coverage: Coverage) -> Table:
    def taught(rows: Iterable[Row], lesson: LessonId) -> Cell:
        return Cell(str(sum(lesson in row.taught for row in rows)))

    def row(number: int, lesson: Lesson) -> tuple[Cell, ...]:
        asked = [asked.question for asked in coverage.asked if asked.lesson == lesson.id]
        return (
            Cell(f"{number}  {lesson.title}"),
            *(taught(rows, lesson.id) for rows in (coverage.objectives, coverage.ideas, coverage.claims)),
            Cell(str(len(asked))),
            Cell(str(sum(question.critical for question in asked))),
        )

    return Table(
        title="Lessons",
        heads=tuple(map(Cell, ("", "objectives", "ideas", "claims", "questions", "critical"))),
        rows=tuple(row(number, lesson) for number, lesson in enumerate(coverage.lessons, start=1)),
    )


def _matrix(title: str, rows: Sequence[Row], lessons: Sequence[Lesson]) -> Table:
    left_out = [row for row in rows if not row.needed and not row.taught and not row.asked]
    numbers = (Cell(str(number)) for number in range(1, len(lessons) + 1))
    note = f"Neither taught nor asked, and need not be: {', '.join(name for row in left_out for name in row.claims)}."
    return Table(
        title=title,
        heads=(Cell(""), *numbers, Cell("checks")),
        rows=tuple(_row(row, lessons) for row in rows if row not in left_out),
        notes=(note,) if left_out else (),
    )


def _row(row: Row, lessons: Sequence[Lesson]) -> tuple[Cell, ...]:
    others = f" (+{len(row.claims) - 1})" if len(row.claims) > 1 else ""
    name = f"{row.name}{others}  {row.title}" if row.claims else row.title
    wrong = missing(row)
    cells = (_cell(taught=lesson.id in row.taught, asked=row.count(lesson.id)) for lesson in lessons)
    return (
        Cell(f"{name} ({', '.join(wrong)})" if wrong else name, marked=bool(wrong)),
        *cells,
        _cell(taught=False, asked=row.count(None)),
    )


def _cell(*, taught: bool, asked: int) -> Cell:
    return Cell(f"{'T' * taught}{asked or ''}") if taught or asked else _NOTHING


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _as_json(row: Row) -> dict[str, object]:
    return {
        "id": row.name,
        "title": row.title,
        "taught": sorted(row.taught),
        "asked": [asked.question.id for asked in row.asked],
        "missing": missing(row),
    }
