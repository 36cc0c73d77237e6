"""What a file or a person says shows as it is: no markup, no action, nothing deleted, no crash, on every screen."""

from functools import partial

import pytest
from msgspec.structs import replace

from edu.course.question import Question
from edu.records.store import Store
from edu.tui.home import HomeScreen
from edu.tui.key_page import key_rows
from edu.tui.lesson import LessonScreen
from edu.tui.people import PeopleScreen
from edu.tui.question import QuestionScreen
from edu.tui.result import ResultScreen
from edu.tui.sheet import SheetScreen
from edu.tui.when_to_call import WhenToCallScreen
from tests.tui import every_kind, hard_texts
from tests.tui.every_kind import GAPS, MATCH, NUMBER, ORDER, READY, STORY, WORD
from tests.tui.hard_texts import TEXTS
from tests.tui.test_walk import go_on
from tests.tui.visit import Open, Visit, visit

PASTE = "paste the words"
PIECE = 12
"""Cells of a long word that are surely on one line."""


@pytest.fixture(params=TEXTS)
def words(request: pytest.FixtureRequest) -> str:
    return TEXTS[request.param]


@pytest.fixture
def open_course(words: str, store: Store) -> Open:
    return partial(visit, hard_texts.course(words), store, clinic=hard_texts.clinic(words), size=(80, 60))


def shows(here: Visit, words: str, *, times: int = 1) -> None:
    """That the words are on the screen, each time as they are."""
    wanted = "x" * PIECE if len(words) > 200 else " ".join(words.split())
    assert here.words.count(wanted) >= times, here.shown


async def poke(here: Visit, words: str) -> None:
    """Click on the words wherever they stand, on what is no button."""
    screen = here.screen
    wanted = "x" * PIECE if len(words) > 200 else words[:PIECE]
    for x, y in here.find(wanted)[:4]:
        if y > 0 and here.screen is screen:
            await here.click_at(x + 1, y)
            assert here.app.is_running and not here.app._exit


async def test_every_screen_shows_it_and_does_nothing(open_course: Open, words: str) -> None:
    async with open_course() as here:
        here.on(PeopleScreen)
        shows(here, words, times=2)
        await here.press("enter")
        here.on(HomeScreen)
        shows(here, words, times=3)
        await here.press("p")
        shows(here, words)
        await here.press("escape", "f2")
        here.on(WhenToCallScreen)
        shows(here, words, times=3)
        await poke(here, words)
        here.on(WhenToCallScreen)
        await here.press("escape", "enter")

        here.on(LessonScreen)
        shows(here, words, times=4)
        await poke(here, words)
        await here.press("o")
        shows(here, words, times=5)
        await here.press("o", "f3")
        shows(here, words)
        await here.press("escape")
        while here.on(LessonScreen)._page < 2:
            await here.press("right")
        await here.press("a", "enter")
        shows(here, words, times=3)
        while not isinstance(here.screen, QuestionScreen):
            await here.press("enter")

        await here.press("h")
        shows(here, words, times=6)
        await here.press("2", "c")
        shows(here, words, times=6)
        await poke(here, words)
        await here.press("l")
        shows(here, words, times=3)
        await here.press("escape")
        await go_on(here)
        for keys in (("2",), ("2",), ("3",), ("1", "2")):
            shows(here, words, times=3)
            await here.press(*keys)
            shows(here, words, times=3)
            await here.press("c")
            shows(here, words, times=3)
            await go_on(here)
        shows(here, words)
        await here.press("enter")
        shows(here, words, times=2)
        await go_on(here)
        here.on(ResultScreen)
        shows(here, words, times=4)
        await here.press("t")
        here.on(SheetScreen)
        shows(here, words, times=4)
        await poke(here, words)


@pytest.mark.parametrize(
    ("asked", "acts", "times"),
    [
        (MATCH, ("1", "2", "c"), 7),
        (ORDER, ("1", "2", "c"), 5),
        (WORD, (PASTE, "enter"), 3),
        (WORD, ("tab", "0", "c"), 4),
        (NUMBER, ("3", "enter"), 5),
        (GAPS, (PASTE, "enter", "1", PASTE, "enter"), 6),
        (STORY, ("2", "c"), 6),
        (READY, ("1", "c"), 1),
    ],
)
async def test_every_kind_of_question_shows_it_and_does_nothing(
    asked: Question, acts: tuple[str, ...], times: int, words: str, robin: Store
) -> None:
    question = hard_texts.question(asked, words)
    quiz = replace(every_kind.asking(question), intro="")
    async with visit(every_kind.short(quiz), robin, size=(80, 100)) as here:
        await here.press("enter", "right", "right", "right", "enter")
        shows(here, words)
        for act in acts:
            await (here.paste(words) if act == PASTE else here.press(act))
        shows(here, words, times=min(2, times) if len(words) > 200 else times)
        await poke(here, words)


@pytest.mark.parametrize("asked", every_kind.EVERY_KIND, ids=lambda asked: asked.id)
def test_the_key_of_every_kind_says_it_as_it_is(asked: Question, words: str) -> None:
    said = [row.body.plain for row in key_rows(hard_texts.question(asked, words))]
    assert sum(words in line for line in said) >= 3


async def test_what_people_type_shows_as_they_typed_it(words: str, store: Store) -> None:
    nickname = words.replace("@", "")[:20].strip()
    async with visit(hard_texts.course("plain"), store) as here:
        await here.press("tab")
        await here.paste(nickname)
        await here.press("enter")
        here.on(HomeScreen)
        assert nickname in here.lines[0]
        await here.press("f3")
        await here.paste(words[:60])
        await here.press("enter")
        shows(here, words[:60] if len(words) < 200 else words)
        await here.press("escape", "t", "pagedown", "pagedown", "pagedown")
        shows(here, words[:60] if len(words) < 200 else words)
        await here.press("escape", "u")
        assert nickname in here.words
    async with visit(hard_texts.course("plain"), store, take_lease=lambda _: None) as here:
        await here.press("enter")
        assert f"{nickname} is open in another window." in here.words
