"""Tables in plain text and HTML: everything is in them, in its place, and nothing runs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from edu.exchange.lines import one_line
from edu.exchange.plain import columns
from edu.exchange.table import Cell, Report, Table, report_text
from edu.exchange.table_html import report_html
from tests.exchange.test_html import Heard

TABLE = Table(
    title="Lessons",
    heads=tuple(map(Cell, ("", "words", "grade"))),
    rows=(
        (Cell("A lesson with a name that is much too long for one line"), Cell("7"), Cell("8.1", marked=True)),
        (Cell("<b>Short</b>", marked=True), Cell("1234"), Cell("2.0")),
    ),
    notes=("A note.",),
)
REPORT = Report(title="A course", language="en", lead=("What it says.", ""), points=("One.", "Two."), tables=(TABLE,))
TEXTS = st.text(st.characters(exclude_categories=["C"]), max_size=30)
CELLS = st.builds(Cell, TEXTS, st.booleans())


def test_plain_text_is_set_in_columns_and_marks_what_is_to_mend() -> None:
    assert (
        report_text(REPORT, 44)
        == """\
A course
========

What it says.

- One.
- Two.

Lessons
-------
                                words grade
  A lesson with a name that is      7   8.1!
    much too long for one line
! <b>Short</b>                   1234   2.0

A note.
"""
    )


def test_what_signs_mean_stands_below_all_tables() -> None:
    report = structs.replace(REPORT, legend=("!: mend it.", "And more."))
    assert report_text(report, 44) == f"{report_text(REPORT, 44)}\n!: mend it.\n\nAnd more.\n"
    said = [text for _, text in Heard(report_html(report)).texts]
    assert said.index("!: mend it.") > said.index("A note.")
    assert "footer" in Heard(report_html(report)).tags and "footer" not in Heard(report_html(REPORT)).tags


def test_a_table_that_is_too_wide_goes_on_below_itself() -> None:
    heads = tuple(Cell(str(number)) for number in range(1, 41))
    wide = Table(title="Wide", heads=(Cell(""), *heads), rows=((Cell("A name"), *heads),))
    lines = report_text(Report(title="T", language="en", lead=(), tables=(wide,)), 60).splitlines()
    assert max(map(len, lines)) <= 60
    numbers = [int(word) for line in lines if line.startswith("A name") for word in line.split()[2:]]
    assert numbers == list(range(1, 41))


@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), max_size=4), st.integers(40, 90))
def test_every_line_fits_and_every_cell_is_there(rows: list[list[Cell]], width: int) -> None:
    table = Table(
        title="T", heads=(Cell(""), Cell("a"), Cell("b")), rows=tuple((one, *map(_short, more)) for one, *more in rows)
    )
    text = report_text(Report(title="T", language="en", lead=(), tables=(table,)), width)
    assert all(columns(line) <= width for line in text.splitlines())
    words = text.split()
    assert all(
        word.rstrip("!") in "".join(words) for row in table.rows for cell in row[1:] for word in cell.text.split()
    )


def _short(cell: Cell) -> Cell:
    return Cell(one_line(cell.text)[:5].strip(), marked=cell.marked)


def test_html_holds_the_same_and_only_text() -> None:
    heard = Heard(report_html(REPORT))
    said = [text for _, text in heard.texts]
    for text in (
        "A course",
        "What it says.",
        "One.",
        "Two.",
        "Lessons",
        "words",
        "8.1",
        "<b>Short</b>",
        "1234",
        "A note.",
    ):
        assert text in said
    assert heard.values("scope") == ["col", "col", "col", "row", "row"]
    assert heard.values("class").count("marked") == 2
    assert not {"script", "img", "a", "iframe"} & set(heard.tags)


@pytest.mark.parametrize("points", [(), ("",)])
def test_without_points_there_is_no_empty_list(points: tuple[str, ...]) -> None:
    heard = Heard(report_html(Report(title="A", language="en", lead=(), points=points, tables=(TABLE,))))
    assert "ul" not in heard.tags
