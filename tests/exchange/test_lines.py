"""One line of text on its way out."""

import pytest
from hypothesis import given

from edu.course.text import first_forbidden
from edu.exchange.lines import filled, label_of_blank, one_line
from tests.exchange.sheets import TEXTS


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("  a \t b\r\nc\n", "a b c"),
        ("a\u00a0b", "a\u00a0b"),
        ("a\u202e\x1bb\ud800", "ab"),
        ("می‌خواهم", "می‌خواهم"),
        (" \n", ""),
    ],
)
def test_text_becomes_one_line(text: str, line: str) -> None:
    assert one_line(text) == line


@given(TEXTS)
def test_a_line_is_one_line_and_stays_as_it_is(text: str) -> None:
    line = one_line(text)
    assert len(line.splitlines()) <= 1
    assert one_line(line) == line
    found = first_forbidden(line)
    assert found is None or "marks" in found[1]


def test_texts_that_say_nothing_are_left_out() -> None:
    assert filled(["a", " ", "", "\x00", "b "]) == ["a", "b"]


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Phone: ____________", "Phone:"),
        ("________", ""),
        ("Phone: ____", None),
        ("Phone", None),
        ("____________ x", None),
    ],
)
def test_a_long_run_of_underscores_is_a_place_to_write(line: str, label: str | None) -> None:
    assert label_of_blank(line) == label
