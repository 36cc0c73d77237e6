"""A critical idea that is missed is said in other words, tried again, and after a second miss talked through."""

from functools import partial

import pytest

from edu.assessment.mastery import Standing
from edu.assessment.progress import path_result
from edu.course.course import Course
from edu.records.store import Store
from edu.tui.home import HomeScreen
from edu.tui.lesson import LessonScreen
from edu.tui.question import QuestionScreen
from edu.tui.result import ResultScreen
from tests.tui.every_kind import BEACH, HAT, SHADE, asking, course, short
from tests.tui.visit import Open, Visit, visit

OTHER_WORDS = "In other words: Treat your skin like a young plant."
AGAIN = "Next comes the same idea in another situation."
TALK = "This one matters. Please talk it through with your clinic."
ONE = short(asking(SHADE, HAT, BEACH))


@pytest.fixture
def open_quiz(robin: Store) -> Open:
    return partial(visit, ONE, robin)


async def to_the_quiz(here: Visit) -> None:
    await here.press("enter", "right", "right", "right", "enter")
    here.on(QuestionScreen)


async def test_a_miss_brings_other_words_and_the_idea_in_another_situation(open_quiz: Open) -> None:
    async with open_quiz() as here:
        await to_the_quiz(here)
        await here.press("2", "c")
        assert OTHER_WORDS in here.words and AGAIN in here.words and TALK not in here.words
        assert "Best answer: In the shade" in here.words and "Your answer: In full sun" in here.words
        assert "1 of 3" in here.words
        await here.press("enter")
        assert "A friend calls you to the beach." in here.words and "2 of 3" in here.words
        await here.press("1", "c")
        assert "Yes. Your skin thanks you." in here.words and AGAIN not in here.words
        await here.press("enter", "1", "c", "enter")
        here.on(ResultScreen)
        assert "To talk through" not in here.words


async def test_after_a_second_miss_the_idea_is_talked_through_and_asked_no_more(open_quiz: Open, robin: Store) -> None:
    async with open_quiz() as here:
        await to_the_quiz(here)
        await here.press("2", "c", "enter", "2", "c")
        assert TALK in here.words and AGAIN not in here.words
        await here.press("enter")
        assert "A hat helps." in here.words
        await here.press("1", "c", "enter")
        here.on(ResultScreen)
        assert "Let's talk it through" in here.words and "To talk through • Out of the sun" in here.words
        await here.press("t", "pagedown", "pagedown")
        assert "Please talk about this with your clinic" in here.words
        await here.press("escape", "home", "enter")
        lesson = here.on(LessonScreen)
        assert lesson._page == 1 and "A hat helps." in here.words
        await here.press("escape")
        here.on(HomeScreen)
        assert "talk it through" in here.words
    shown = path_result(ONE, ONE.paths[0], robin.history("robin"))
    assert set(shown.ideas.values()) == {Standing.NEEDS_CONVERSATION}


async def test_not_knowing_is_a_miss_and_a_careful_choice_is_none(open_quiz: Open) -> None:
    async with open_quiz() as here:
        await to_the_quiz(here)
        await here.press("0", "c")
        assert "That is an honest answer." in here.words and AGAIN in here.words
    async with open_quiz() as here:
        await here.press("enter", "enter", "3", "c")
        assert "2 of 3" in here.words


async def test_a_careful_choice_is_no_miss(open_quiz: Open) -> None:
    async with open_quiz() as here:
        await to_the_quiz(here)
        await here.press("3", "c")
        assert "A careful choice. That is careful." in here.words
        assert OTHER_WORDS in here.words and AGAIN not in here.words
        await here.press("enter")
        assert "A hat helps." in here.words


async def test_before_the_lessons_nothing_is_asked_again(robin: Store) -> None:
    whole: Course = course()
    async with visit(whole, robin) as here:
        await here.press("enter")
        assert "1 of 2" in here.words
        for _ in range(2):
            wrong = next(line for line in here.lines if "Text of wrong" in line).split()[0]
            await here.press(wrong, "c")
            assert "Not yet. Why wrong" in here.words and AGAIN not in here.words and TALK not in here.words
            await here.press("enter")
        here.on(ResultScreen)
        assert "Thank you" in here.words and "That is what it is about." in here.words
        assert "Go on: Out of the sun" in here.words and "Only what I missed" not in here.words
        await here.press("enter")
        here.on(LessonScreen)


async def test_the_check_before_can_be_skipped(robin: Store) -> None:
    async with visit(course(), robin) as here:
        assert "You may skip it." in here.words
        await here.press("down", "enter")
        here.on(LessonScreen)
        await here.press("right", "escape")
        assert "skipped" in here.words and "Continue: Lesson 1 of 2" in here.words
