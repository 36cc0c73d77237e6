"""Own words: typed once, pasted once, cleaned, never too long, and shown as they are."""

from functools import partial

import pytest

from edu.assessment.response import Skipped, Written
from edu.records.store import Store
from edu.tui.own_words import LONGEST, Line, OwnWords
from edu.tui.question import QuestionScreen
from tests.tui.every_kind import OWN_WORDS, asking, short
from tests.tui.visit import Open, Visit, visit

DIRTY = "shade \x1b]52;c;aGk=\x07 and \u202ehat\ud800"
CLEANED = "shade ]52;c;aGk= and hat"


@pytest.fixture
def open_quiz(robin: Store) -> Open:
    return partial(visit, short(asking(OWN_WORDS)), robin)


async def to_the_quiz(here: Visit) -> OwnWords:
    await here.press("enter", "right", "right", "right", "enter")
    return here.on(QuestionScreen).query_one(OwnWords)


async def test_typed_words_are_the_answer(open_quiz: Open, robin: Store) -> None:
    async with open_quiz() as here:
        box = await to_the_quiz(here)
        assert "Go on without" in here.words
        await here.write("5 [/] 6, c? n!")
        assert box.text == "5 [/] 6, c? n!"
        assert "Compare" in here.words
        await here.press("enter")
        assert "I will stay in the shade." in here.words and "5 [/] 6" in here.words
        await here.write("more")
        assert box.text == "5 [/] 6, c? n!"
    assert robin.history("robin").attempts[0].answered[0].response == Written("5 [/] 6, c? n!")


async def test_pasted_words_come_once_and_clean(open_quiz: Open, robin: Store) -> None:
    async with open_quiz() as here:
        box = await to_the_quiz(here)
        await here.paste(DIRTY)
        assert box.text == CLEANED
        await here.press("enter")
    assert robin.history("robin").attempts[0].answered[0].response == Written(CLEANED)


async def test_the_box_holds_so_much_and_no_more(open_quiz: Open) -> None:
    async with open_quiz() as here:
        box = await to_the_quiz(here)
        await here.paste("a" * (LONGEST - 2))
        await here.write("bcd")
        assert box.text.endswith("aabc") and len(box.text) == LONGEST
        await here.paste("e" * 10)
        assert len(box.text) == LONGEST


async def test_nothing_written_is_no_answer_but_goes_on(open_quiz: Open, robin: Store) -> None:
    async with open_quiz() as here:
        await to_the_quiz(here)
        await here.write("  ")
        assert "Go on without" in here.words
        await here.press("enter")
        assert "One way to say it" in here.words
    assert robin.history("robin").attempts[0].answered[0].response == Skipped()


async def test_a_line_takes_a_paste_once_and_clean(open_quiz: Open, robin: Store) -> None:
    async with open_quiz() as here:
        await here.press("f3")
        await here.paste(DIRTY + "\nsecond line")
        line = here.screen.query_one(Line)
        assert line.value == CLEANED + " second line"
        await here.press("enter")
    assert [question.text for question in robin.history("robin").questions] == [CLEANED + " second line"]


async def test_saying_it_back_in_a_lesson_is_not_kept(open_quiz: Open, robin: Store) -> None:
    async with open_quiz() as here:
        await here.press("enter", "right", "right", "right")
        await here.write("my secret words")
        await here.press("enter")
        assert "One way to say it I stay in the shade. Did you say… • Shade." in here.words
        await here.write("x")
        assert "Compare" in here.words
        await here.press("enter", "enter")
        here.on(QuestionScreen)
    assert "secret" not in repr(robin.history("robin"))
