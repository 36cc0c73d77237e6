"""The list to choose from: keys, clicks, what can be picked, and staying in sight."""

from collections.abc import Iterable

from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.geometry import Offset

from edu.tui import theme
from edu.tui.page import Row
from edu.tui.rows import Rows
from edu.tui.text import text


class ListApp(App[None]):
    """A list on its own."""

    def __init__(self, rows: list[Row], pickable: Iterable[int] | None = None) -> None:
        super().__init__()
        self._rows, self._pickable = rows, None if pickable is None else tuple(pickable)
        self.picked: list[tuple[int, bool]] = []
        for own in theme.themes():
            self.register_theme(own)
        self.theme = theme.DEFAULT

    def compose(self) -> ComposeResult:
        with VerticalScroll():
            yield Rows()

    def on_mount(self) -> None:
        self.query_one(Rows).show(self._rows, pickable=self._pickable)
        self.query_one(Rows).focus()

    def on_rows_picked(self, event: Rows.Picked) -> None:
        self.picked.append((event.index, event.by_mouse))


def rows(count: int, words: str = "row") -> list[Row]:
    return [Row(text(f"{words} {number}"), text("• "), number % 2) for number in range(count)]


async def test_nothing_is_highlighted_until_a_person_moves() -> None:
    app = ListApp(rows(3))
    async with app.run_test() as pilot:
        await pilot.press("enter", "space")
        assert not app.picked and app.query_one(Rows).highlighted is None
        await pilot.press("up")
        assert app.query_one(Rows).highlighted == 2
        await pilot.press("enter", "home", "space", "down", "enter", "end", "down", "enter")
    assert app.picked == [(2, False), (0, False), (1, False), (2, False)]


async def test_only_what_can_be_picked_is_reached() -> None:
    app = ListApp(rows(5), pickable=[1, 3])
    async with app.run_test() as pilot:
        await pilot.press("down", "enter", "down", "enter", "down", "enter", "home", "enter", "end", "enter")
        assert [index for index, _ in app.picked] == [1, 3, 3, 1, 3]
        app.picked.clear()
        await pilot.click(Rows, offset=(3, 0))
        assert not app.picked
        await pilot.click(Rows, offset=(3, 2))
    assert app.picked == [(1, True)]


async def test_an_empty_list_is_harmless() -> None:
    app = ListApp([])
    async with app.run_test() as pilot:
        await pilot.press("down", "up", "home", "end", "enter", "space")
    assert not app.picked


async def test_the_space_between_rows_is_no_row() -> None:
    app = ListApp(rows(2))
    async with app.run_test() as pilot:
        await pilot.click(Rows, offset=(3, 1))
        assert not app.picked
        await pilot.click(Rows, offset=(60, 2))
    assert app.picked == [(1, True)]


async def test_a_click_on_any_line_of_a_wrapped_row_picks_it() -> None:
    app = ListApp([Row(text("word " * 40), text("• ")), Row(text("last"))])
    async with app.run_test(size=(30, 20)) as pilot:
        await pilot.click(Rows, offset=(5, 6))
        await pilot.click(Rows, offset=(1, 8))
    assert app.picked == [(0, True), (1, True)]


async def test_what_is_highlighted_is_brought_into_sight() -> None:
    app = ListApp(rows(60))
    async with app.run_test(size=(30, 10)) as pilot:
        for key, number in (("end", 59), ("up", 58), ("home", 0)):
            await pilot.press(key)
            await pilot.pause()
            strips = app.screen._compositor.render_strips()
            assert any(f"row {number} " in strip.text for strip in strips)


async def test_a_click_further_down_picks_what_is_seen() -> None:
    app = ListApp(rows(60))
    async with app.run_test(size=(30, 10)) as pilot:
        await pilot.press("end")
        await pilot.pause()
        lines = [strip.text for strip in app.screen._compositor.render_strips()]
        await pilot.click(offset=Offset(4, next(y for y, line in enumerate(lines) if "row 55" in line)))
    assert app.picked == [(55, True)]


async def test_other_rows_in_place_start_with_nothing_highlighted() -> None:
    app = ListApp(rows(3))
    async with app.run_test() as pilot:
        listed = app.query_one(Rows)
        await pilot.press("down", "down")
        listed.show(rows(2, "other"))
        await pilot.pause()
        assert listed.highlighted is None and listed.size.height == 3
        assert "other 1" in app.screen._compositor.render_strips()[2].text
        listed.show(rows(9, "more"))
        await pilot.pause()
        assert listed.size.height == 13
        await pilot.press("end", "enter")
    assert app.picked == [(8, False)]
