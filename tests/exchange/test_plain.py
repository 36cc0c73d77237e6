"""The sheet as plain text."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edu.assessment.takehome import Sheet
from edu.exchange.lines import one_line
from edu.exchange.plain import columns, plain, wrapped
from tests.exchange.sheets import SHEET, TEXTS, said, sheets

WIDTHS = st.integers(20, 100)


@given(sheets(), WIDTHS)
def test_no_line_is_wider_than_asked_and_none_ends_in_a_space(sheet: Sheet, width: int) -> None:
    text = plain(sheet, width)
    assert text.endswith("\n")
    for line in text.split("\n"):
        assert columns(line) <= width
        assert line == line.rstrip(" ")


@given(sheets(), WIDTHS)
def test_every_word_is_there_in_order(sheet: Sheet, width: int) -> None:
    assert _letters(plain(sheet, width)) == _letters("".join(text for kind, text in said(sheet) if kind != "blank"))


def _letters(text: str) -> str:
    """Without spaces, bullets, underlines and blanks; text of the sheet that looks like those goes on both sides."""
    return re.sub(r"[\s=_-]+", "", text)


@given(TEXTS, WIDTHS, st.sampled_from(["", "- "]))
def test_wrapping_keeps_words_whole_where_it_can(text: str, width: int, bullet: str) -> None:
    lines = wrapped(text, width, bullet=bullet)
    room = width - len(bullet)
    inside = [line[len(bullet) :] for line in lines]
    assert all(line.startswith(bullet if not number else " " * len(bullet)) for number, line in enumerate(lines))
    if all(columns(word) <= room for word in one_line(text).split(" ")):
        assert " ".join(inside) == one_line(text)
    assert "".join(inside).replace(" ", "") == one_line(text).replace(" ", "")


def test_a_word_too_long_is_cut_between_letters_and_never_before_a_mark() -> None:
    assert wrapped("e\u0301" * 25, 20) == ["e\u0301" * 20, "e\u0301" * 5]
    assert wrapped("日本" * 11, 20) == ["日本" * 5, "日本" * 5, "日本"]
    assert wrapped("日本" * 10, 21) == ["日本" * 5, "日本" * 5]


@pytest.mark.parametrize(
    ("text", "wide"),
    [("", 0), ("abc", 3), ("é", 1), ("e\u0301", 1), ("日本", 4), ("مرحبا", 5), ("a\u200db", 2), ("🧴", 2)],
)
def test_columns(text: str, wide: int) -> None:
    assert columns(text) == wide


@given(sheets())
def test_there_is_no_box_art(sheet: Sheet) -> None:
    wanted = "".join(text for _, text in said(sheet))
    drawn = {c for c in plain(sheet) if 0x2500 <= ord(c) <= 0x259F or (unicodedata.category(c) == "Cc" and c != "\n")}
    assert drawn <= set(wanted)


def test_a_sheet_as_it_is_read() -> None:
    assert (
        plain(SHEET, 44)
        == """\
Skin peeling after microneedling
================================

For Ana · Before your treatment · 22
November 2026

When to call
============

Some peeling is common. Call your clinic or
a doctor if:

- The peeling is severe.
- Your skin swells.

Do not wait for your next visit.

If you feel very ill, get urgent medical
help.

My clinic
---------

Your clinic has not filled this in yet.

Clinic phone: ______________________________

Nights and weekends: _______________________

What to do
----------

- Do not pick at or scratch peeling skin,
  even a loose flake.

My questions for the clinic
---------------------------

- May I swim?

________________________________________

________________________________________

This is no advice.

Skin peeling, version 1.0.0.
"""
    )


def test_a_label_without_room_beside_it_gets_a_line_below() -> None:
    assert "Nights and weekends:\n____________________\n" in plain(SHEET, 20)
