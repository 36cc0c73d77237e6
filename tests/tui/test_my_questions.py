"""A question for the clinic can be written at any moment; it knows what was read, and goes on the sheet."""

from functools import partial

import pytest

from edu.records.store import Store
from edu.tui.my_questions import MyQuestionsScreen
from edu.tui.own_words import OwnWords
from edu.tui.question import QuestionScreen
from tests.tui.every_kind import OWN_WORDS, SHADE, asking, short
from tests.tui.visit import Open, Visit, visit


@pytest.fixture
def open_quiz(robin: Store) -> Open:
    return partial(visit, short(asking(SHADE, OWN_WORDS)), robin)


async def ask(here: Visit, words: str) -> None:
    await here.press("f3")
    here.on(MyQuestionsScreen)
    await here.write(words)
    await here.press("enter")
    assert f"• {words}" in here.words
    await here.press("escape")


async def test_it_knows_what_was_being_read(open_quiz: Open, robin: Store) -> None:
    async with open_quiz() as here:
        await ask(here, "From home?")
        await here.press("enter")
        await ask(here, "From a page?")
        await here.press("right", "right")
        await ask(here, "From the key points?")
        await here.press("right", "enter")
        await ask(here, "From a quiz?")
        await here.press("1", "c", "enter")
        await here.write("half a thought")
        await ask(here, "From own words?")
        assert here.on(QuestionScreen).query_one(OwnWords).text == "half a thought"
        await here.press("enter", "enter")
        await ask(here, "From a result?")
    assert [(question.text, question.about) for question in robin.history("robin").questions] == [
        ("From home?", ""),
        ("From a page?", "Out of the sun: Why"),
        ("From the key points?", "Out of the sun"),
        ("From a quiz?", "Sun and shade"),
        ("From own words?", "Sun and shade"),
        ("From a result?", ""),
    ]


async def test_in_the_middle_of_a_question_nothing_changes(open_quiz: Open) -> None:
    async with open_quiz() as here:
        await here.press("enter", "right", "right", "right", "enter", "h", "s", "2")
        before = here.shown
        await ask(here, "Is 5 [/] 6 fine?")
        assert here.shown == before
        await here.press("c")
        assert "Not yet." in here.words
        before = here.shown
        await ask(here, "And now?")
        assert here.shown == before


async def test_it_goes_on_the_sheet_and_can_be_taken_off(open_quiz: Open, robin: Store) -> None:
    async with open_quiz() as here:
        await ask(here, "First?")
        await ask(here, "Second?")
        await here.press("t", "pagedown", "pagedown")
        assert "My questions for the clinic • First? • Second?" in here.words
        await here.press("escape", "f3", "tab", "down", "enter")
        assert "First?" not in here.words and "• Second?" in here.words
        await here.click("Second?")
        assert "Nothing written yet." in here.words
    assert not robin.history("robin").questions


async def test_blank_lines_are_not_kept(open_quiz: Open, robin: Store) -> None:
    async with open_quiz() as here:
        await here.press("f3")
        await here.write("   ")
        await here.press("enter", "enter")
        assert "Nothing written yet." in here.words
    assert not robin.history("robin").questions


@pytest.mark.parametrize("key", ["escape", "f3"])
async def test_the_same_key_or_escape_closes_it(key: str, open_quiz: Open) -> None:
    async with open_quiz() as here:
        before = here.shown
        await here.press("f3", key)
        assert here.shown == before
