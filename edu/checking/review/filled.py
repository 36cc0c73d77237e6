"""A rater's file becomes a sheet: read strictly, with every complaint where it belongs."""

from collections.abc import Iterator
from collections.abc import Mapping as Table
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from edu.authoring.compound import ListOf
from edu.authoring.events import read
from edu.authoring.nodes import Mapping, Node, Scalar
from edu.authoring.reading import Reading, listed
from edu.authoring.record import Field, Record, Written, optional, record, required
from edu.authoring.shape import Date, Ident, Integer, Text, wrong_kind
from edu.authoring.source import text_of_file
from edu.checking.review.form import Form, Mark
from edu.checking.review.sheet import Rated, RatedLesson, Remark, Row, Sheet
from edu.course.text import clean
from edu.errors import UsageError
from edu.problems import Problem, in_order, quoted, shown

LONGEST_NAME = 60
_UNSIGNED = "not signed yet; write the day after `signed:` when every row has its answer"
_LONG = Text(4_000, lines=True, empty=True)


def read_sheet(form: Form, path: Path, *, today: date) -> tuple[Sheet | None, tuple[Problem, ...]]:
    """The sheet, which counts only when no problem of its file is an error; None when nothing came of it.

    Raises UsageError for a file that is something else altogether.
    """
    reading = Reading(shown(path))
    text = text_of_file(path, reading)
    root = read(text, reading) if text is not None else None
    if root and not _is_a_form(root):
        raise UsageError(
            f"{shown(path)}: this is not a form of `edu review`; `edu review {form.id} --rater NAME` writes one."
        )
    sheet = _Shape(form, today).record.read(root, reading) if root and _is_for(form, root, reading) else None
    return sheet, in_order(reading.problems)


@dataclass(frozen=True, slots=True)
class Answer:
    """One of the words of a form, in any case, or nothing yet."""

    form: Form

    def read(self, node: Node, reading: Reading) -> Mark | None:
        words = self.form.words
        wanted = listed(list(words))
        if type(node) is not Scalar:
            wrong_kind(node, reading, wanted)
            return None
        text = node.text.strip()
        mark = words.get(text.casefold()) if text else Mark.OPEN
        if mark is None:
            meant = reading.names.did_you_mean(text.casefold(), words)
            remedy = f"did you mean {quoted(meant)}?" if meant else f"write {wanted}"
            said = f"{quoted(text)} is not one of {wanted}"
            reading.error_at(node, "E104", said, remedy, fixes=reading.instead(node, meant))
        return mark


FORM = required("form", Text(20), "which form this is")
RATER = required("rater", Text(200), "the name of the rater")
SIGNED = optional("signed", Date(empty=True), "", "the day on which the rater had finished")
PREPARED = required("prepared", Date(), "the day on which the form was written")

LESSON = required("id", Ident(), "the lesson")
DIGEST = required("digest", Text(64), "what changes when the lesson does")
COURSE = required("course", Ident(), "the course")
VERSION = required("version", Text(200), "its version")

ITEM = required("item", Integer(1, 99), "the number of the item")
EVIDENCE = optional("evidence", Text(1_000_000, lines=True, empty=True), "", "what counting found")
NOTE = optional("note", _LONG, "", "the rater's reason")


def _lesson(said: Written) -> RatedLesson:
    return RatedLesson(said[LESSON], said[DIGEST], said.where(DIGEST).line)


LESSONS = required("lessons", ListOf(record("a lesson", _lesson, LESSON, DIGEST), least=1), "the lessons to rate")


def _rated(said: Written) -> Rated:
    return Rated(said[COURSE], said[VERSION], said[LESSONS], said.node.line)


ROWS = "rows"
MATERIAL = required("material", record("the material", _rated, COURSE, VERSION, LESSONS), "what is rated")


def _is_a_form(root: Node) -> bool:
    return isinstance(root, Mapping) and not root.entries.keys().isdisjoint({FORM.name, MATERIAL.name, ROWS})


def _is_for(form: Form, root: Node, reading: Reading) -> bool:
    """Whether it is this form; the rows of another would only be full of wrong answers."""
    _, named = root.entries.get(FORM.name, (None, None)) if isinstance(root, Mapping) else (None, None)
    if not isinstance(named, Scalar) or named.text.strip() in ("", form.id):
        return True
    said = f"this is the form {quoted(named.text)} where {form.id} is wanted"
    reading.error_at(named, "E104", said, f"give the forms that `edu review {form.id}` wrote")
    return False


class _Shape:
    """The fields that differ from form to form, and what is made of them."""

    def __init__(self, form: Form, today: date) -> None:
        self.form = form
        self.today = today
        self.suggested = optional("suggested", Answer(form), Mark.OPEN, "the answer that counting suggests")
        self.answer = optional("answer", Answer(form), Mark.OPEN, "the rater's answer")
        row = record("a row", self._row, ITEM, EVIDENCE, self.suggested, self.answer, NOTE)
        self.rows = required(ROWS, ListOf(row), "a row for each item")
        self.questions: list[Field[str]] = [optional(each.key, _LONG, "", each.says) for each in form.before]
        settled = record("what comes before", self._settled, *self.questions)
        self.before = required("before", settled, "what is to be settled before rating")
        fields: list[Field[object]] = [FORM, RATER, SIGNED, PREPARED, MATERIAL]
        self.record: Record[Sheet] = record(
            "a form", self._sheet, *fields, *([self.before] if form.before else []), self.rows
        )

    def _row(self, said: Written) -> Row | None:
        item = self.form.by_number.get(said[ITEM])
        if item is None:
            numbers = ", ".join(str(each.number) for each in self.form.items)
            said.error(said.where(ITEM), "E116", f"{self.form.title} has no item {said[ITEM]}", f"it has {numbers}")
            return None
        mark = said[self.answer]
        if mark is Mark.NA and not item.na:
            possible = listed(list(self.form.answers(item)))
            said.error(said.where(self.answer), "E104", f"n/a is no answer to item {item.number}", f"write {possible}")
        line = said.key(self.answer).line
        return Row(item=item, mark=mark, suggested=said[self.suggested], note=said[NOTE], line=line)

    def _settled(self, said: Written) -> tuple[Remark, ...]:
        """The questions that have no answer yet."""
        return tuple(
            Remark(said.reading.path, said.key(field).line, f"{field.name} is open: {field.says}")
            for field in self.questions
            if not said[field]
        )

    def _sheet(self, said: Written) -> Sheet:
        self._check_signed(said)
        rows = self._by_number(said)
        reported = {problem.line for problem in said.reading.problems}
        return Sheet(
            path=said.reading.path,
            rater=clean(said[RATER], limit=LONGEST_NAME),
            rater_line=said.where(RATER).line,
            signed=said[SIGNED],
            rated=said[MATERIAL],
            rows=rows,
            open=tuple(remark for remark in self._open(said, rows) if remark.line not in reported),
        )

    def _open(self, said: Written, rows: Table[int, Row]) -> Iterator[Remark]:
        path = said.reading.path
        if not said[SIGNED]:
            yield Remark(path, said.key(SIGNED).line, _UNSIGNED)
        if self.form.before:
            yield from said[self.before]
        for row in rows.values():
            if row.mark is Mark.OPEN:
                yield Remark(path, row.line, f"item {row.item.number} is open: {row.item.says}")

    def _check_signed(self, said: Written) -> None:
        signed = said[SIGNED]
        if signed > self.today.isoformat():
            said.error(said.where(SIGNED), "E112", f"{signed} is still to come", "write the day you finished")
        elif signed and signed < said[PREPARED]:
            remedy = "write the day you finished"
            said.error(said.where(SIGNED), "E112", f"{signed} is before the form was written", remedy)

    def _by_number(self, said: Written) -> dict[int, Row]:
        """The rows in the order of the form, after complaints about what is there twice, missing or at odds."""
        rows: dict[int, Row] = {}
        for row in said[self.rows]:
            first = rows.setdefault(row.item.number, row)
            if first is not row:
                message = f"item {row.item.number} stands here a second time; the first is on line {first.line}"
                self._error(said, row.line, "E115", message, "keep one of them")
        if said.complete(self.rows):
            missing = [str(item.number) for item in self.form.items if item.number not in rows]
            if missing:
                message = f"no row for item {listed(missing, 'and')}"
                said.error(said.key(self.rows), "E101", message, "take the row over from a new form")
        for row in rows.values():
            self._check_need(said, row, rows.get(row.item.needs))
        return {item.number: rows[item.number] for item in self.form.items if item.number in rows}

    def _check_need(self, said: Written, row: Row, needed: Row | None) -> None:
        if needed and needed.mark is Mark.NO and row.mark is Mark.YES:
            no = self.form.word(Mark.NO)
            message = (
                f"item {row.item.number} cannot be {self.form.word(Mark.YES)} where item {needed.item.number} is {no}"
            )
            self._error(said, row.line, "E104", message, f"write {no}, or look at item {needed.item.number} again")

    def _error(self, said: Written, line: int, code: str, message: str, remedy: str) -> None:
        said.reading.error(code, message, remedy, line=line)
