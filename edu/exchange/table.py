"""A report of tables as a value, and as plain text for a terminal."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from edu.exchange.plain import columns, wrapped

WIDTH = 80
"""Columns of a report that is printed."""
NARROWEST_NAME = 16
_NARROWEST_CELL = 3
_GAP = 1
_INDENT = "  "
_MARK = "!"


class Cell(Struct, frozen=True):
    """What stands in one place."""

    text: str
    marked: bool = False
    """Whether it stands out, for something is to be mended there."""


class Table(Struct, frozen=True, kw_only=True):
    """Rows under heads; the first column names what its row is about."""

    title: str
    heads: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()
    """Sentences below it."""


class Report(Struct, frozen=True, kw_only=True):
    """Tables with what is to be said before them."""

    title: str
    language: str
    lead: tuple[str, ...]
    """Paragraphs."""
    points: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    legend: tuple[str, ...] = ()
    """Paragraphs below the tables: what their words and signs mean."""


def report_text(report: Report, width: int = WIDTH) -> str:
    """The whole report in lines of at most `width` columns; a table that is wider goes on below itself."""
    parts = ["\n".join(_heading(report.title, "=", width)), *("\n".join(wrapped(each, width)) for each in report.lead)]
    parts.append("\n".join(line for point in report.points for line in wrapped(point, width, bullet="- ")))
    parts += ["\n".join(_table(table, width)) for table in report.tables]
    parts += ["\n".join(wrapped(each, width)) for each in report.legend]
    return "\n\n".join(part for part in parts if part) + "\n"


def _table(table: Table, width: int) -> Iterator[str]:
    yield from _heading(table.title, "-", width)
    named, *lists = (_Column(table, place) for place in range(len(table.heads)))
    for number, part in enumerate(_parts(lists, width)):
        if number:
            yield ""
        yield from _rows(named, part, width)
    for note in table.notes:
        yield ""
        yield from wrapped(note, width)


class _Column:
    """One column with its head, as wide as its widest cell."""

    def __init__(self, table: Table, place: int) -> None:
        self.cells = [row[place] for row in (table.heads, *table.rows)]
        self.marks = len(_MARK) * any(cell.marked for cell in self.cells)
        self.width = max(_NARROWEST_CELL, *(columns(cell.text) for cell in self.cells)) + self.marks

    def right(self, row: int) -> str:
        cell = self.cells[row]
        after = _MARK if cell.marked else " " * self.marks
        return " " * (self.width - columns(cell.text) - len(after)) + cell.text + after


def _parts(lists: Sequence[_Column], width: int) -> Iterator[list[_Column]]:
    """As many columns side by side as leave the names their room."""
    part: list[_Column] = []
    for column in lists:
        if part and sum(each.width + _GAP for each in (*part, column)) > width - NARROWEST_NAME:
            yield part
            part = []
        part.append(column)
    yield part


def _rows(named: _Column, part: Sequence[_Column], width: int) -> Iterator[str]:
    """Some of the columns beside the names; a name goes on below itself."""
    gutter = 2 * named.marks
    room = width - gutter - sum(column.width + _GAP for column in part)
    names = min(room, named.width - named.marks)
    for row, cell in enumerate(named.cells):
        begin, *rest = wrapped(cell.text, names) or [""]
        mark = (_MARK if cell.marked else "").ljust(gutter)
        said = f"{mark}{begin}{' ' * (names - columns(begin))}"
        yield "".join([said, *(" " * _GAP + column.right(row) for column in part)]).rstrip()
        for line in wrapped(" ".join(rest), names - len(_INDENT)):
            yield f"{' ' * gutter}{_INDENT}{line}"


def _heading(text: str, line: str, width: int) -> list[str]:
    lines = wrapped(text, width)
    return [*lines, line * max(map(columns, lines), default=0)]
