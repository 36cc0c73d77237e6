"""Every key is listed under ?, Esc leads home from everywhere, and the palette saves nothing of the screen."""

import asyncio

import pytest
from textual.command import CommandPalette

from edu.records.store import Store
from edu.tui.home import HomeScreen
from edu.tui.keys import KeysScreen
from edu.tui.when_to_call import WhenToCallScreen
from tests.tui.every_kind import A_ROUND, asking, short
from tests.tui.test_when_to_call import PLACES
from tests.tui.visit import Open, visit


@pytest.mark.parametrize("place", PLACES)
async def test_escape_leads_home_from_everywhere(place: str, robin: Store) -> None:
    async with visit(short(asking(*A_ROUND)), robin) as here:
        await here.press(*PLACES[place])
        for _ in range(3):
            if not isinstance(here.screen, HomeScreen):
                await here.press("escape")
        here.on(HomeScreen)
        assert len(here.app.screen_stack) == 1, "and nothing is left over below"


@pytest.mark.parametrize(
    ("place", "own"), [("home", "t Take-home sheet"), ("a question", "c Check"), ("a lesson", "w Words")]
)
async def test_all_keys_of_the_screen_below_are_listed(place: str, own: str, robin: Store) -> None:
    async with visit(short(asking(*A_ROUND)), robin, size=(80, 40)) as here:
        await here.press(*PLACES[place], "question_mark")
        here.on(KeysScreen)
        assert own in here.words
        for always in ("F2 When to call", "F3 Write a question for the clinic", "Ctrl+Q Quit; everything is saved"):
            assert always in here.words


@pytest.mark.parametrize("key", ["escape", "question_mark", "f1", "enter"])
async def test_the_list_of_keys_closes(key: str, at_home: Open) -> None:
    async with at_home() as here:
        await here.press("f1")
        here.on(KeysScreen)
        await here.press(key)
        here.on(HomeScreen)


async def test_a_question_mark_can_be_typed(at_home: Open) -> None:
    async with at_home() as here:
        await here.press("f3")
        await here.write("why?")
        await here.press("enter")
        assert "• why?" in here.words


async def test_the_palette_offers_our_own_acts_only(at_home: Open) -> None:
    async with at_home() as here:
        offered = [command.title for command in here.app.get_system_commands(here.screen)]
        assert offered == ["When to call", "My questions", "All keys", "Quit"]
        here.app.action_screenshot()
        await here.press("ctrl+p")
        here.on(CommandPalette)
        assert "Screenshot" not in here.words
        await here.write("call")
        for _ in range(50):
            await asyncio.sleep(0.02)  # the palette searches in its own time
            await here.settle()
            if "My questions" not in here.words:
                break
        await here.press("enter")
        for _ in range(50):
            if isinstance(here.screen, WhenToCallScreen):
                break
            await asyncio.sleep(0.02)
            await here.settle()
        here.on(WhenToCallScreen)


async def test_quitting_is_one_key_from_everywhere(at_home: Open) -> None:
    async with at_home() as here:
        await here.press("f3", "ctrl+q")
        assert not here.app.is_running or here.app._exit


async def test_a_click_on_a_key_or_on_what_it_does_does_it(at_home: Open) -> None:
    async with at_home() as here:
        for words in ("t Take", "sheet"):
            await here.click(words, nth=-1)
            assert "Save as plain text" in here.words
            await here.click("Esc")
            here.on(HomeScreen)
        await here.click("All keys")
        here.on(KeysScreen)
