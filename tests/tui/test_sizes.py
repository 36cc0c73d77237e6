"""Windows of every size: what matters is never cut, lines stay short, and too little room is said kindly."""

from functools import partial
from pathlib import Path

import pytest
from rich.cells import cell_len

from edu.authoring.load import load
from edu.course.course import Course
from edu.errors import RecordsError
from edu.records.store import Store
from edu.tui.home import HomeScreen
from edu.tui.lesson import LessonScreen
from edu.tui.question import QuestionScreen
from edu.tui.result import ResultScreen
from edu.tui.rows import Rows
from tests.tui.every_kind import A_ROUND, asking, short
from tests.tui.test_walk import go_on
from tests.tui.visit import Open, Visit, visit

SIZES = [(50, 16), (60, 20), (80, 24), (120, 40), (200, 60)]
TOO_SMALL = [(40, 15), (49, 30), (100, 15), (20, 5), (1, 1)]
LONGEST_LINE = 84


@pytest.fixture(scope="module")
def shipped() -> Course:
    loaded = load(Path(__file__).parents[2])
    assert loaded.course is not None, loaded.problems
    return loaded.course


@pytest.fixture
def open_short(robin: Store) -> Open:
    return partial(visit, short(asking(*A_ROUND)), robin)


def in_sight(here: Visit, words: str) -> None:
    """That these words of an act stand on the screen, whole, with the bars around them."""
    assert any(words in line for line in here.lines[1:-1]), here.shown
    assert "When to call: F2" in here.lines[0] and "All keys" in here.lines[-1]


def lines_are_short(here: Visit) -> None:
    assert all(cell_len(line) <= LONGEST_LINE for line in here.lines[1:-1]), here.shown


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_main_act_is_in_sight_on_every_screen_of_the_real_course(
    size: tuple[int, int], shipped: Course, robin: Store
) -> None:
    robin.set_setting("robin", "path", "five-minutes")
    async with visit(shipped, robin, size=size) as here:

        def look(words: str) -> None:
            in_sight(here, words)
            lines_are_short(here)

        look("Start: Lesson 1 of")
        await here.press("enter")
        for _ in range(60):
            if isinstance(here.screen, LessonScreen):
                look("Check your understanding" if here.screen._page == here.screen._pages - 1 else "Next")
                await here.press("right" if here.screen._page < here.screen._pages - 1 else "enter")
        while isinstance(here.screen, QuestionScreen):
            look("Go on without" if here.screen._sitting.is_reflection else "Check")
            await here.press("0", "c")
            if here.screen._sitting.is_open:
                await here.press("enter")
            look("See the result" if here.screen._sitting.session.finished else "Next")
            await go_on(here)
        here.on(ResultScreen)
        lines_are_short(here)
        if "Go on: " not in here.shown:
            await here.press("enter")
            here.on(ResultScreen)
        look("Go on: ")


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_small_windows_over_a_screen_fit(
    size: tuple[int, int], shipped: Course, robin: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with visit(shipped, robin, size=size) as here:
        for key, words in (("p", "Close"), ("g", "Close"), ("question_mark", "Close"), ("f3", "Close")):
            await here.press(key)
            assert words in here.shown and "╰" in here.shown, here.shown
            await here.press("escape")
        monkeypatch.setattr(robin, "set_setting", _full)
        await here.press("g", "enter")
        assert "Try again" in here.shown and "Not now" in here.shown


def _full(person: str, key: str, value: str) -> None:
    raise RecordsError("The disk is full. " * 10)


@pytest.mark.parametrize("size", TOO_SMALL, ids=str)
async def test_too_little_room_is_said_and_nothing_else(size: tuple[int, int], open_short: Open) -> None:
    async with open_short(size=size) as here:
        for keys in ((), ("enter",)):
            await here.press(*keys)
            here.on(HomeScreen)
            below = " ".join(" ".join(here.lines[1:]).split())
            said = "There is too little room here. Please make the window at least 50 wide and 16 high, or use smaller"
            assert said.startswith(below) or below == f"{said} letters."


async def test_at_forty_by_fifteen_the_words_are_whole_and_the_signs_one_key_away(open_short: Open) -> None:
    async with open_short(size=(40, 15)) as here:
        assert "at least 50 wide and 16 high, or use smaller letters." in here.words
        assert "When to call: F2" in here.lines[0]


async def test_with_room_again_everything_is_as_it_was(open_short: Open, robin: Store) -> None:
    async with open_short() as here:
        for keys in ((), ("enter",), ("right", "right", "right", "enter", "2"), ("c",)):
            await here.press(*keys)
            before, focused = here.shown, here.screen.focused
            await here.resize(40, 15)
            await here.press("1", "c", "enter", "n", "right", "space")
            await here.resize(80, 24)
            assert here.shown == before and here.screen.focused is focused
        await here.press("enter")
        assert "A hat helps." in here.words
    assert len(robin.history("robin").attempts[0].answered) == 1


async def test_a_window_that_starts_too_small_can_be_used_once_it_grows(open_short: Open) -> None:
    async with open_short(size=(30, 10)) as here:
        await here.resize(80, 24)
        await here.press("enter")
        here.on(LessonScreen)


async def test_resizing_keeps_the_answer_in_the_making(open_short: Open) -> None:
    async with open_short(size=(120, 40)) as here:
        await here.press("enter", "right", "right", "right", "enter", "down", "down", "enter", "h")
        for size in (*SIZES, (80, 24)):
            await here.resize(*size)
            assert "(•) In full sun" in here.shown and "Check" in here.shown
            assert here.on(QuestionScreen).query_one(Rows).has_focus


async def test_no_color_loses_nothing(robin: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    async def walk() -> list[str]:
        seen = []
        with Store.in_memory() as store:
            async with visit(short(asking(*A_ROUND)), store, ids="id") as here:
                for keys in (
                    ("enter",),
                    ("enter",),
                    ("escape",),
                    ("enter", "right", "right", "right", "enter"),
                    ("2", "s"),
                    ("c",),
                    ("enter", "1", "c"),
                    ("enter", "3", "1", "c"),
                    ("enter", "1", "2", "c"),
                    ("enter", "enter", "enter"),
                    ("escape",),
                    ("g",),
                ):
                    await here.press(*keys)
                    seen.append(here.shown)
        return seen

    with_colour = await walk()
    monkeypatch.setenv("NO_COLOR", "1")
    without = await walk()
    assert without == with_colour
    shown = "\n".join(without)
    for words in ("next ", "started ", "look again", "Best answer: ", "Your answer: ", "Not yet.", "Yes: ", "Dark  on"):
        assert words in shown
