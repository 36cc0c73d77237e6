"""Paths and colours: chosen at once, kept, and shown in words."""

import pytest

from edu.records.store import Store
from edu.tui import theme
from edu.tui.home import HomeScreen
from tests.tui.visit import Open


@pytest.mark.parametrize("name", theme.palettes)
async def test_a_theme_is_put_on_at_once_and_kept_on_this_device(name: str, at_home: Open, robin: Store) -> None:
    index = list(theme.titles).index(name)
    async with at_home() as here:
        assert here.app.theme == theme.DEFAULT
        await here.press("g", "home", *["down"] * index, "enter")
        assert here.app.theme == name
        assert f"{theme.titles[name]} on" in here.words and here.shown.count("  on ") == 1
        await here.press("escape")
        here.on(HomeScreen)
    assert robin.settings("")["theme"] == name
    async with at_home() as here:
        assert here.app.theme == name
        assert here.screen.styles.background.hex.lower() == theme.palettes[name]["ground"]


async def test_a_theme_of_another_version_falls_back(at_home: Open, robin: Store) -> None:
    robin.set_setting("", "theme", "solarized")
    async with at_home() as here:
        assert here.app.theme == theme.DEFAULT


async def test_a_path_is_chosen_and_kept_for_this_person(at_home: Open, robin: Store) -> None:
    async with at_home() as here:
        assert "Before your treatment Two lessons." in here.words
        await here.press("p")
        assert "Before your treatment open now" in here.words
        await here.press("down", "enter")
        here.on(HomeScreen)
        assert "Short One lesson." in here.words and "Start: Lesson 1 of 1" in here.words
        await here.press("p")
        assert "Short open now" in here.words and here.words.count("open now") == 1
    async with at_home() as here:
        assert "Short One lesson." in here.words
    assert robin.settings("robin") == {"path": "short"}


async def test_escape_changes_nothing(at_home: Open, robin: Store) -> None:
    async with at_home() as here:
        before = here.shown
        await here.press("p", "down", "escape", "g", "down", "escape")
        assert here.shown == before
    assert not robin.settings("robin") and not robin.settings("")


async def test_a_lesson_done_on_one_path_is_done_on_another(at_home: Open) -> None:
    async with at_home() as here:
        await here.press("down", "enter", "right", "escape", "p", "down", "enter")
        assert "Continue: Lesson 1 of 1, Out of the sun" in here.words
