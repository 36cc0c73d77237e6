"""From the first screen to the sheet: by keys in three sizes, and by mouse alone."""

import pytest

from edu.assessment.marks import State
from edu.records.store import Store
from edu.tui.home import HomeScreen
from edu.tui.lesson import LessonScreen
from edu.tui.people import PeopleScreen
from edu.tui.question import QuestionScreen
from edu.tui.result import ResultScreen
from edu.tui.sheet import SheetScreen
from tests.tui.every_kind import A_ROUND, BEACH, asking, short
from tests.tui.visit import Sheets, Visit, visit

SIZES = [(80, 24), (60, 20), (120, 40)]


async def go_on(here: Visit) -> None:
    """Press Enter until feedback is behind: it also scrolls where feedback is longer than the window."""
    answered = here.on(QuestionScreen)._sitting.question
    for _ in range(20):
        if not isinstance(here.screen, QuestionScreen) or here.screen._sitting.question is not answered:
            return
        await here.press("enter")
    raise AssertionError(here.shown)


async def read_to_the_end(here: Visit) -> None:
    """Turn the pages of a lesson to the last."""
    for _ in range(40):
        lesson = here.on(LessonScreen)
        if lesson._page == lesson._pages - 1:
            return
        await here.press("right")
    raise AssertionError(here.shown)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_keys_alone_lead_from_the_first_screen_to_the_sheet(size: tuple[int, int], store: Store) -> None:
    sheets = Sheets()
    async with visit(short(asking(*A_ROUND, BEACH)), store, size=size, sheets=sheets) as here:
        here.on(PeopleScreen)
        assert "Welcome." in here.words
        await here.press("enter")
        here.on(HomeScreen)
        assert "Start: Lesson 1 of 1, Out of the sun" in here.words
        await here.press("enter")
        here.on(LessonScreen)
        assert "The main point Keep new skin out of the sun." in here.words

        await here.press("w")
        assert "collagen (say: KOL-uh-jen) A strong fiber." in here.words
        await here.press("o")
        assert "Article 1, “Opening”: Skin makes collagen." in here.words
        assert "the makers of this course" in " ".join((here.words, await scrolled(here)))
        await here.press("o")
        assert "Where does this come from?" not in here.words

        await read_to_the_end(here)
        await here.write("shade and a hat")
        assert "Compare" in here.words
        await here.press("enter")
        assert "One way to say it I stay in the shade." in here.words
        await here.press("enter")
        for _ in range(3):
            if isinstance(here.screen, LessonScreen):
                await here.press("enter")

        here.on(QuestionScreen)
        assert "Where do you walk?" in here.words and "1 of 5" in here.words
        await here.press("1", "enter")
        assert "Yes. Shade is kind." in here.words
        await go_on(here)
        await here.press("1", "c")  # true
        assert "Yes. It does." in here.words
        await go_on(here)
        await here.press("1", "3", "c")  # one of two, and one slip
        assert "Not yet." in here.words and "Your answer: A scrub" in here.words
        await go_on(here)
        await here.press("down", "enter", "down", "enter", "right", "c")  # cards, by arrows
        assert "Yes: Go on" in here.words and "Yes: Call" in here.words
        await go_on(here)
        await here.write("I will wear a hat")
        await here.press("enter")
        assert "One way to say it I will stay in the shade." in here.words
        await go_on(here)

        here.on(ResultScreen)
        assert "Worth another look" in here.words
        await choose(here, "Only what I missed")
        assert "What is kind to skin?" in here.words and "1 of 1" in here.words
        await here.press("1", "2", "c")
        await go_on(here)
        here.on(ResultScreen)
        assert "Ready" in here.words and "Only what I missed" not in here.words
        await choose(here, "All questions again")
        assert "1 of 5" in here.words
        for keys in (("1",), ("1",), ("1", "2"), ("1", "2", "2")):
            await here.press(*keys, "c")
            await go_on(here)
        await here.press("enter")
        await go_on(here)
        here.on(ResultScreen)
        await here.press("t")
        here.on(SheetScreen)
        assert "For Me · Short · 22 November 2026" in " ".join((here.words, await scrolled(here)))
        await here.press("home", "enter")
        assert [(name, sheet.title) for sheet, name in sheets.written] == [("html", "A small course")]
        assert "Saved: /home/someone/sheet.html" in here.words
        await here.press("escape", "escape")
        here.on(HomeScreen)
        assert "You have done every step" in here.words
        await here.press("enter")
        here.on(SheetScreen)
    attempts = store.history("id-1").attempts
    assert [len(attempt.answered) for attempt in attempts] == [5, 1, 5]
    assert all(attempt.finished_at for attempt in attempts)
    assert [a.mark.state for a in attempts[0].answered] == [
        State.RIGHT,
        State.RIGHT,
        State.WRONG,
        State.RIGHT,
        State.UNMARKED,
    ]


async def test_the_mouse_alone_leads_as_far(store: Store) -> None:
    async with visit(short(asking(*A_ROUND, BEACH)), store) as here:
        await here.click("Start")
        await here.click("Start: Lesson 1 of 1")
        await here.click("Collagen")
        assert "A strong fiber." in here.words
        await here.click("o", nth=-1)  # the key in the bar at the bottom
        await here.click("Next")
        for _ in range(5):
            if "Check your understanding" not in here.words:
                await here.click("Next")
        await here.click("Check your understanding")
        await here.click("Hint")
        assert "Think of a hat." in here.words
        await here.click("How sure")
        assert "How sure: a guess" in here.words
        await here.click("In the shade")
        await here.click("Check")
        assert "Yes. Shade is kind." in here.words
        await here.click("Lesson", nth=-1)
        await here.click("Back to the question")
        await here.click("Next")
        await here.click("True")
        await here.click("Check")
        await here.click("Next")
        await here.click("Cream")
        await here.click("A mild cleanser")
        await here.click("Check")
        await here.click("Next")
        x, y = here.find("A few flakes")[0]
        assert here.lines[y + 1].index("Go on") > x
        await here.click("( ) Go on")
        x, y = here.find("( ) Call")[1]  # of the second card
        await here.click_at(x, y)
        await here.click("Check")
        assert "Yes: Go on" in here.words and "Yes: Call" in here.words
        await here.click("Next")
        await here.click("Go on without")
        await here.click("See the result")
        here.on(ResultScreen)
        assert "Ready" in here.words
        await here.click("When to call: F2")
        assert "Your skin swells." in here.words
        await here.click("Close")
        await here.click("Take-home sheet")
        await here.click("Save as plain text")
        assert "Saved: /home/someone/sheet.txt" in here.words
        await here.click("Back", nth=-1)
        await here.click("Home", nth=-1)
        here.on(HomeScreen)
    assert [answer.mark.state for answer in store.history("id-1").attempts[0].answered] == [
        *[State.RIGHT] * 4,
        State.SKIPPED,
    ]


async def choose(here: Visit, words: str) -> None:
    """Go down the ways on from a result to the one that says these words."""
    ways = here.on(ResultScreen).query_one("#ways")
    rows = ways._page.rows  # type: ignore[attr-defined]
    index = next(index for index, row in enumerate(rows) if words in row.body.plain)
    await here.press("home", *["down"] * index, "enter")


async def scrolled(here: Visit) -> str:
    """What a page further down shows, and back again."""
    await here.press("pagedown")
    words = here.words
    await here.press("pageup", "pageup")
    return words
