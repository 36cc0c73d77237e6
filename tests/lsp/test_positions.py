"""Places of odd texts, there and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol.types import Position, PositionEncodingKind

from edu.lsp.positions import EditorText, lines_of
from edu.problems import Edit, Problem

_ODD = st.text(st.sampled_from("aé\u0301\u2028\x0b\x85😀\U000e0041\ufeff"), max_size=12)


@given(_ODD, st.sampled_from([*PositionEncodingKind, None]))
def test_a_place_comes_back_as_it_was(line: str, encoding: str | None) -> None:
    text = EditorText(["first", line], encoding)
    for column in range(1, len(line) + 2):
        assert text.place(text.position(2, column)) == (2, column)


@pytest.mark.parametrize(
    ("encoding", "units"), [(PositionEncodingKind.Utf8, 4), (PositionEncodingKind.Utf16, 2), (None, 2), ("utf-32", 1)]
)
def test_columns_are_in_the_units_that_were_agreed_on(encoding: str | None, units: int) -> None:
    text = EditorText(["😀x"], encoding)
    assert text.position(1, 2).character == units
    assert text.place(Position(line=0, character=units)) == (1, 2)
    assert text.place(Position(line=0, character=units - 1)) == (1, 1)


def test_what_lies_beyond_a_text_is_its_end() -> None:
    text = EditorText(["one", "zwölf"], None)
    assert text.place(Position(line=0, character=99)) == (1, 4)
    assert text.place(Position(line=1, character=99)) == (2, 6)
    assert text.place(Position(line=99, character=0)) == (2, 6)
    assert text.position(3, 7) == Position(line=2, character=0)
    assert text.position(1, 99) == Position(line=0, character=3)
    assert text.range_of(Problem(path="a", line=9, code="E001", message="")).end == Position(line=1, character=5)


def test_a_byte_order_mark_counts_in_the_editor_and_not_in_a_problem() -> None:
    text = EditorText(["\ufeffid: x", "\ufeffa"], None)
    assert text.position(1, 1) == Position(line=0, character=1)
    assert text.place(Position(line=0, character=0)) == text.place(Position(line=0, character=1)) == (1, 1)
    assert text.position(2, 1) == Position(line=1, character=0)
    edit = text.edit(Edit(line=1, column=5, end_line=1, end_column=6, text="y"))
    assert (edit.range.start.character, edit.range.end.character) == (5, 6)


def test_lines_end_where_the_protocol_says() -> None:
    assert lines_of("a\r\nb\rc\nd\u2028e\x0bf\x85\n") == ["a", "b", "c", "d\u2028e\x0bf\x85", ""]
