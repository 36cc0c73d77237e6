"""When to call is one key away from everywhere, and closing it leaves everything as it was."""

from collections.abc import Sequence

import pytest

from edu.course.course import Clinic
from edu.records.store import Store
from edu.tui.when_to_call import WhenToCallScreen
from tests.tui.every_kind import A_ROUND, CLINIC, asking, short
from tests.tui.visit import visit

QUIZ = short(asking(*A_ROUND))
TO_THE_QUIZ = ("enter", "right", "right", "right", "enter")
PLACES: dict[str, Sequence[str]] = {
    "home": (),
    "people": ("u",),
    "typing a nickname": ("u", "tab", *"Sa"),
    "paths": ("p",),
    "settings": ("g",),
    "keys": ("question_mark",),
    "the palette": ("ctrl+p",),
    "typing in the palette": ("ctrl+p", "w"),
    "the sheet": ("t",),
    "my questions": ("f3",),
    "typing a question": ("f3", *"why"),
    "a lesson": ("enter",),
    "a word": ("enter", "w"),
    "saying it back": ("enter", "right", "right", "right", *"sun"),
    "a question": TO_THE_QUIZ,
    "a question half answered": (*TO_THE_QUIZ, "h", "2"),
    "feedback": (*TO_THE_QUIZ, "2", "c"),
    "a look at the lesson": (*TO_THE_QUIZ, "2", "c", "l"),
    "own words": (*TO_THE_QUIZ, "1", "c", "enter", "1", "c", "enter", "0", "c", "enter", "0", "c", "enter", *"ok"),
    "a result": (*TO_THE_QUIZ, *["0", "c", "enter"] * 4, "enter", "enter"),
}


@pytest.mark.parametrize("place", PLACES)
async def test_one_key_opens_it_and_closing_it_leaves_everything_as_it_was(place: str, robin: Store) -> None:
    async with visit(QUIZ, robin, clinic=CLINIC) as here:
        await here.press(*PLACES[place])
        before, focused = here.shown, here.screen.focused
        assert "When to call: F2" in here.lines[0] or here.screen.is_modal
        for close in ("escape", "f2"):
            await here.press("f2")
            here.on(WhenToCallScreen)
            assert "Call your clinic or a doctor if:" in here.words
            assert "Your skin swells." in here.words
            assert "! If you feel very ill, get urgent medical help." in here.words
            assert "Phone: 555-0100" in here.words and "Nights and weekends: 555-0199" in here.words
            await here.press(close)
            assert here.shown == before and here.screen.focused is focused


async def test_it_is_there_before_anyone_sat_down(store: Store) -> None:
    async with visit(QUIZ, store) as here:
        await here.press("f2")
        assert "Your skin swells." in here.words
        assert "Your clinic has not filled this in yet." in here.words
        await here.press("enter")
        assert "Welcome." in here.words


@pytest.mark.parametrize("size", [(50, 16), (60, 20), (80, 24), (120, 40)], ids=str)
async def test_all_of_it_can_be_read_in_any_window(size: tuple[int, int], robin: Store) -> None:
    clinic = Clinic(name="N", phone="1", after_hours="2", danger_signs=tuple(f"Sign {n}." for n in range(12)))
    async with visit(QUIZ, robin, size=size, clinic=clinic) as here:
        await here.press("f2")
        shown = here.words
        for _ in range(6):
            await here.press("pagedown")
            shown += here.words
        assert "Sign 11." in shown and "Nights and weekends: 2" in shown
        assert "Close" in here.words
