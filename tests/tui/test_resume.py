"""Whatever ended the app, it comes back to the same page or question."""

import pytest
from msgspec.structs import replace

from edu.records.store import Store
from edu.tui.lesson import LessonScreen
from edu.tui.question import QuestionScreen
from edu.tui.result import ResultScreen
from tests.tui.every_kind import BEACH, HAT, SHADE, asking, short
from tests.tui.visit import visit

QUIZ = short(asking(SHADE, HAT, BEACH))
TO_THE_QUIZ = ("enter", "right", "right", "right", "enter")


@pytest.mark.parametrize(("turns", "page"), [(0, 0), (1, 1), (2, 2), (3, 3)])
async def test_a_lesson_opens_at_its_page_unless_it_was_read_to_the_end(turns: int, page: int, robin: Store) -> None:
    async with visit(QUIZ, robin) as here:
        await here.press("enter", *["right"] * turns)
    async with visit(QUIZ, robin) as here:
        assert "Continue: Lesson 1 of 1" in here.words
        await here.press("enter")
        assert here.on(LessonScreen)._page == (0 if page == 3 else page)


async def test_a_quiz_opens_at_its_question_with_the_misses_before(robin: Store) -> None:
    async with visit(QUIZ, robin) as here:
        await here.press(*TO_THE_QUIZ, "2", "c")
    async with visit(QUIZ, robin, ids="later") as here:
        await here.press("enter")
        here.on(QuestionScreen)
        assert "A friend calls you to the beach." in here.words and "2 of 3" in here.words
        await here.press("2", "c")
        assert "Please talk it through with your clinic." in here.words
    assert len(robin.history("robin").attempts) == 1


async def test_feedback_that_was_not_left_is_not_asked_again(robin: Store) -> None:
    async with visit(QUIZ, robin) as here:
        await here.press(*TO_THE_QUIZ, "1", "c", "escape", "enter")
        assert "A hat helps." in here.words
        await here.press("1", "c", "escape", "enter")
        here.on(ResultScreen)
        assert "Ready" in here.words
    assert robin.history("robin").attempts[0].finished_at


async def test_a_question_that_changed_starts_the_quiz_again_and_says_so(robin: Store) -> None:
    async with visit(QUIZ, robin) as here:
        await here.press(*TO_THE_QUIZ, "1", "c")
    changed = short(asking(replace(SHADE, prompt="Where do you like to walk?"), HAT, BEACH))
    async with visit(changed, robin, ids="later") as here:
        await here.press("enter")
        here.on(QuestionScreen)
        assert "These questions changed since you began, so they start again." in here.words
        assert "Where do you like to walk?" in here.words and "1 of 2" in here.words
    assert [len(attempt.answered) for attempt in robin.history("robin").attempts] == [1, 0]


async def test_a_question_that_changed_but_was_not_answered_changes_nothing(robin: Store) -> None:
    async with visit(QUIZ, robin) as here:
        await here.press(*TO_THE_QUIZ, "1", "c")
    changed = short(asking(SHADE, replace(HAT, prompt="Any hat helps."), BEACH))
    async with visit(changed, robin, ids="later") as here:
        await here.press("enter")
        assert "Any hat helps." in here.words and "2 of 2" in here.words


async def test_a_quiz_that_is_gone_is_as_if_it_had_not_begun(robin: Store) -> None:
    async with visit(QUIZ, robin) as here:
        await here.press(*TO_THE_QUIZ, "1", "c")
    other = asking(SHADE, id="other")
    whole = short(asking(SHADE))
    step = replace(whole.paths[0].steps[0], quiz=other.id)
    changed = replace(whole, quizzes={other.id: other}, paths=(replace(whole.paths[0], steps=(step,)),))
    async with visit(changed, robin, ids="later") as here:
        await here.press(*TO_THE_QUIZ)
        here.on(QuestionScreen)
        assert "1 of 1" in here.words
    assert [len(attempt.answered) for attempt in robin.history("robin").attempts] == [1, 0]
