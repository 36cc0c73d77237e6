"""Rows of wrapped text: as high as they are drawn, hanging under their lead, found by line."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.content import Content
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions

from edu.tui.page import Page, Row
from edu.tui.text import text

LETTERS = st.one_of(
    st.sampled_from("abc   xyz\n皮膚を🌞م א[]/{}&—é"),
    st.characters(categories=("L", "M", "N", "P", "S", "Z"), exclude_characters="\r"),
)
BODIES = st.text(LETTERS, max_size=60)
LEADS = st.sampled_from(["", "• ", "  • ", " 1 ( ) ", "▶ ", "皮 ", "▌ "])
ROWS = st.builds(
    lambda body, lead, space, wrap, bar: Row(text(body), text(lead), space, wrap=wrap, bar=bar and bool(lead)),
    BODIES,
    LEADS,
    st.integers(0, 2),
    st.booleans(),
    st.booleans(),
)
PAGES = st.lists(ROWS, max_size=6).map(Page)
OPTIONS = RenderOptions(lambda style: style if isinstance(style, Style) else Style(), {})


def drawn(page: Page, width: int, height: int | None = None) -> list[Strip]:
    return page.render_strips(width, height, Style(), OPTIONS)


def lines(*rows: Row, width: int) -> list[str]:
    return [strip.text.rstrip() for strip in drawn(Page(rows), width)]


@given(PAGES, st.integers(10, 100))
def test_the_height_is_that_of_what_is_drawn_and_each_line_is_as_wide(page: Page, width: int) -> None:
    strips = drawn(page, width)
    assert page.get_height({}, width) == sum(page.heights(width)) == len(strips)
    assert {strip.cell_length for strip in strips} <= {width}


@given(PAGES, st.integers(10, 60), st.integers(0, 8))
def test_at_most_the_wanted_lines_are_drawn(page: Page, width: int, height: int) -> None:
    assert drawn(page, width, height) == drawn(page, width)[:height]


@given(PAGES, st.integers(10, 60))
def test_a_row_is_found_by_each_of_its_lines_and_by_no_other(page: Page, width: int) -> None:
    by_line: dict[int, int] = {}
    for index in range(len(page.rows)):
        first, count = page.span(index, width)
        by_line |= dict.fromkeys(range(first, first + count), index)
    total = page.get_height({}, width)
    assert {line: page.row_at(line, width) for line in range(-1, total + 2)} == {
        line: by_line.get(line) for line in range(-1, total + 2)
    }


@given(BODIES, LEADS, st.integers(20, 60))
def test_wrapping_loses_no_letter(body: str, lead: str, width: int) -> None:
    shown = "".join("".join(line[len(lead) :].split()) for line in lines(Row(text(body), text(lead)), width=width))
    assert shown == "".join(body.split())


def test_a_width_that_changes_is_noticed() -> None:
    page = Page([Row(text("one two three four"))])
    assert [page.get_height({}, width) for width in (40, 10, 40, 5)] == [1, 2, 1, 4]


def test_later_lines_hang_under_the_first() -> None:
    shown = lines(Row(text("one two three four five"), text(" 1 ( ) ")), width=20)
    assert shown == [" 1 ( ) one two three", "       four five"]


def test_a_bar_stands_before_every_line_and_in_the_space_before() -> None:
    row = Row(text("one two three four"), text("▌ "), 1, bar=True)
    assert lines(row, width=12) == ["▌", "▌ one two", "▌ three four"]


def test_wide_letters_take_two_cells() -> None:
    shown = lines(Row(text("皮膚をこすらない"), text("皮 ")), width=11)
    assert shown == ["皮 皮膚をこ", "   すらない"]
    assert all(cell_len(line) <= 11 for line in shown)


def test_drawings_keep_their_lines_and_are_cut() -> None:
    drawing = "+----------+\n|   skin   |"
    assert lines(Row(text(drawing), wrap=False), width=8) == ["+-------", "|   skin"]


def test_words_that_are_too_long_are_broken() -> None:
    assert lines(Row(text("a" * 25), text("• ")), width=12) == ["• " + "a" * 10, "  " + "a" * 10, "  " + "a" * 5]


def test_the_page_wants_no_more_room_than_it_needs() -> None:
    page = Page([Row(text("皮膚"), text("• ")), Row(text("ab"))])
    assert [page.get_optimal_width({}, width) for width in (80, 4)] == [6, 4]
    assert Page(()).get_optimal_width({}, 80) == 0 == Page(()).get_height({}, 80)


def test_nothing_but_a_lead_is_one_line() -> None:
    row = Row(Content(""), text("• "))
    assert Page([row]).get_height({}, 20) == len(drawn(Page([row]), 20))
