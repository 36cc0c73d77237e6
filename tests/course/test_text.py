"""Which characters may stand in a text, and what becomes of the others."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from edu.course.text import MAX_COMBINING, clean, first_forbidden

# By number, for the alphabet of all of Unicode takes a second to set up; every range here has its edges in it.
AWKWARD = st.sampled_from(
    [0x00, 0x08, 0x09, 0x0A, 0x0B, 0x0D, 0x1B, 0x1F, 0x20, 0x41, 0x65, 0x7E, 0x7F, 0x85, 0x9F, 0xA0, 0xAD, 0x300, 0x301,
     0x308, 0x344, 0x36F, 0x5B0, 0x61C, 0x627, 0x64B, 0x1100, 0x1161, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2028,
     0x2029, 0x202A, 0x202E, 0x2060, 0x2066, 0x206F, 0x20E3, 0x3000, 0xD800, 0xDFFF, 0xE000, 0xF8FF, 0xFB2C, 0xFDD0,
     0xFE0F, 0xFEFF, 0xFFFB, 0xFFFE, 0xFFFF, 0x1D160, 0x1F469, 0x1F3FD, 0x1FFFE, 0xE0001, 0xE0067, 0xE0100, 0xF0000,
     0x10FFFD, 0x10FFFF]
)  # fmt: skip
TEXTS = st.lists(AWKWARD | st.integers(0, 0x10FFFF), max_size=60).map(lambda points: "".join(map(chr, points)))

KEPT = [
    "Do [NOT] take it.",
    "مرحبا بالعالم",
    "می‌خواهم",
    "क्‍ष",
    "👩🏽‍⚕️ ❤️ 1️⃣",
    "left\u200e and right\u200f",
    "日本語 한국어 Ελληνικά",
    "naïve façade",
    "10⁶ ½ µ",
    "Việt",
]


@pytest.mark.parametrize("text", KEPT)
def test_what_scripts_need_is_kept(text: str) -> None:
    assert first_forbidden(text) is None
    assert clean(text, limit=100) == unicodedata.normalize("NFC", text)


FORBIDDEN_POINTS = [
    *range(0x09), 0x0B, 0x0C, 0x0D, 0x1B, 0x1F, *range(0x7F, 0xA0), 0x061C, 0x200B, 0x2028, 0x2029,
    *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF, 0xFFF9, 0xFFFB, 0xD800, 0xDBFF, 0xDC00, 0xDFFF, 0xE000,
    0xF8FF, 0xFDD0, 0xFDEF, 0xFFFE, 0xFFFF, 0x1FFFE, 0x8FFFF, 0xE0000, 0xE0001, 0xE007F, 0xF0000, 0xFFFFD, 0x100000,
    0x10FFFD, 0x10FFFE, 0x10FFFF,
]  # fmt: skip


@pytest.mark.parametrize("point", FORBIDDEN_POINTS)
def test_what_may_not_be_shown_is_named_and_dropped(point: int) -> None:
    text = f"ab{chr(point)}c"
    assert first_forbidden(text) == (2, f"U+{point:04X}")
    assert clean(text, limit=10) == ("ab c" if point == 0x0D else "abc")


@pytest.mark.parametrize(
    "point", [0x09, 0x0A, 0x20, 0x7E, 0xA0, 0x200C, 0x200F, 0xFDF0, 0xFE0F, 0xFFF8, 0x1F600, 0xE0100, 0xE01EF]
)
def test_neighbours_of_what_may_not_be_shown_are_fine(point: int) -> None:
    assert first_forbidden(f"a{chr(point)}") is None


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("e" + "\u0316" * MAX_COMBINING, "e" + "\u0316" * MAX_COMBINING),
        ("e" + "\u0316" * 40, "e" + "\u0316" * MAX_COMBINING),
        ("q" + "\u0344" * 8, "q" + "\u0308\u0301" * 4),
        ("x" + "\u0301" * 8 + "\u05b0" + "\u0301" * 8, "x\u05b0" + "\u0301" * 8),
        ("x" + "\u0316" * 8 + "\u202e" + "\u0316" * 8, "x" + "\u0316" * 8),
    ],
)
def test_no_letter_carries_more_than_a_few_marks(text: str, kept: str) -> None:
    assert clean(text, limit=100) == kept
    assert first_forbidden(kept) is None


def test_a_pile_of_marks_is_named() -> None:
    assert first_forbidden("ab" + "\u0301" * 9) == (2, "U+0301 and more than 8 marks on one letter")


@given(TEXTS, st.integers(0, 80), st.booleans())
@example("x" + "\u0344" * 8, 50, False)
@example("a\u0301" * 3, 4, True)
def test_clean_text_is_safe_short_composed_and_stays_as_it_is(text: str, limit: int, newlines: bool) -> None:
    once = clean(text, limit=limit, newlines=newlines)
    assert clean(once, limit=limit, newlines=newlines) == once
    assert first_forbidden(once) is None
    assert len(once) <= limit
    assert unicodedata.is_normalized("NFC", once)
    assert once == once.strip()
    assert newlines or not ({"\n", "\t"} & set(once))
    once.encode()


@pytest.mark.parametrize(
    ("text", "newlines", "kept"),
    [
        ("  two \t words \n", False, "two words"),
        ("one\r\ntwo\rthree\n", True, "one\ntwo\nthree"),
        ("one\r\ntwo", False, "one two"),
        ("\x1b[31mred\x1b[0m", False, "[31mred[0m"),
        ("", False, ""),
        ("\u202e\u200b", False, ""),
    ],
)
def test_spaces_and_lines(text: str, newlines: bool, kept: str) -> None:
    assert clean(text, limit=100, newlines=newlines) == kept
