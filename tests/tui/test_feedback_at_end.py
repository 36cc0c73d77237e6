"""Quizzes that show feedback at their end: back and change, nothing told before, everything told after."""

from functools import partial

import pytest

from edu.assessment.certainty import Certainty
from edu.course.ids import PathId
from edu.records.store import Store
from edu.tui.begin import BeginScreen
from edu.tui.question import QuestionScreen
from edu.tui.result import ResultScreen
from tests.tui.every_kind import A_ROUND, asking, course
from tests.tui.visit import Open, Visit, visit


@pytest.fixture
def open_exam(robin: Store) -> Open:
    robin.set_setting("robin", "path", PathId("exam"))
    return partial(visit, course(asking(*A_ROUND)), robin)


async def begin(here: Visit) -> None:
    await here.press("enter")
    if isinstance(here.screen, BeginScreen):
        await here.press("enter")
    here.on(QuestionScreen)


async def test_nothing_is_told_before_the_end(open_exam: Open) -> None:
    async with open_exam() as here:
        await begin(here)
        assert "right so far" not in here.words and "b Back" not in here.words
        await here.press("2", "c")
        assert "A hat helps." in here.words
        assert "Sun can harm." not in here.words and "right so far" not in here.words and "b Back" in here.words


async def test_one_can_go_back_and_change(open_exam: Open, robin: Store) -> None:
    async with open_exam() as here:
        await begin(here)
        await here.press("s", "2", "c", "1")
        await here.press("b")
        assert "(•) In full sun" in here.shown and "1 of 3" in here.words
        await here.press("1", "c")
        assert "(•) True" in here.shown, "what was picked before going back is still there"
        await here.press("c")
        await here.write("Shade")
        await here.press("enter")
        here.on(ResultScreen)
        assert "Passed" in here.words
    (attempt,) = robin.history("robin").attempts
    assert [answer.question for answer in attempt.answered] == ["shade", "hat", "shade", "own-words"]
    assert attempt.answered[0].certainty is Certainty.GUESS


async def test_going_back_after_a_pause_shows_the_answer_that_was_given(open_exam: Open) -> None:
    async with open_exam() as here:
        await begin(here)
        await here.press("2", "c", "2", "c")
    async with open_exam(ids="later") as here:
        await begin(here)
        assert "3 of 3" in here.words
        await here.press("tab", "b")
        assert "(•) False" in here.shown
        await here.press("b")
        assert "(•) In full sun" in here.shown
        await here.press("1", "c", "1", "c", "enter")
        here.on(ResultScreen)
        assert "Passed" in here.words


async def test_every_answer_is_reviewed_at_the_end(open_exam: Open) -> None:
    async with open_exam() as here:
        await begin(here)
        await here.press("2", "c", "0", "c")
        await here.write("I will wear a hat.")
        await here.press("enter")
        here.on(ResultScreen)
        shown = here.words
        for _ in range(6):
            await here.press("pagedown")
            shown += " " + here.words
    for words in (
        "Where do you walk?",
        "Best answer: In the shade",
        "Your answer: In full sun",
        "Not yet. Sun can harm.",
        "Best: In the shade. Shade is kind.",
        "A hat helps.",
        "That is an honest answer.",
        "One way to say it",
        "I will stay in the shade.",
        "Marks, safety apart 0 of 1 (0 %, to pass 80 %)",  # of the questions that are not critical
    ):
        assert words in shown
