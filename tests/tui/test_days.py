"""A trainee over days: a lesson, practice, an exam, and the review that is due, which is never a debt."""

import re
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from datetime import timedelta
from unittest.mock import Mock

import pytest

from edu.records.store import Store
from edu.tui.begin import BeginScreen
from edu.tui.home import HomeScreen
from edu.tui.lesson import LessonScreen
from edu.tui.question import QuestionScreen
from edu.tui.result import ResultScreen
from tests.assessment.example import START
from tests.tui.staff import DAY, EXAM, PRACTICE, answers, course, done
from tests.tui.test_walk import choose, read_to_the_end
from tests.tui.visit import Visit, visit

OpenOn = Callable[[float], AbstractAsyncContextManager[Visit]]
DEBT = re.compile(r"overdue|behind|missed|late\b|still to|catch up", re.IGNORECASE)


@pytest.fixture(autouse=True)
def in_greenwich(move_to: Callable[[str], None]) -> None:
    move_to("UTC")


@pytest.fixture
def open_on(robin: Store) -> OpenOn:
    """The app some days after the first."""

    def opened(day: float) -> AbstractAsyncContextManager[Visit]:
        return visit(course(), robin, start=START + timedelta(days=day), ids=f"day-{day}")

    return opened


def offered(here: Visit) -> int:
    """How many questions home says are to be reviewed now; 0 where it says that there is nothing."""
    here.on(HomeScreen)
    found = re.search(r"Review: (\d+) questions?", here.words)
    assert bool(found) != ("Review: done for today" in here.words or "Review: later" in here.words), here.shown
    assert not DEBT.search(here.words), here.shown
    return int(found[1]) if found else 0


async def test_from_the_first_lesson_to_a_passed_exam_and_the_days_after(open_on: OpenOn, robin: Store) -> None:
    async with open_on(0) as here:
        assert offered(here) == 0
        await here.press("r")
        assert "Answer some questions first." in here.words
        await here.press("enter")
        await answers(here, "22")
        assert "Thank you" in here.words
        await choose(here, "Go on: Out of the sun")
        await read_to_the_end(here)
        for _ in range(3):
            if isinstance(here.screen, LessonScreen):
                await here.press("enter")
        await answers(here, "11")
        assert "Well done" in here.words
        await choose(here, "Go on: Practice: shade")
        await answers(here, "112")
        assert "Worth another look" in here.words and "Marks 2 of 3 (67 %)" in here.words
        await choose(here, "Go on: The exam")
        here.on(BeginScreen)
        await here.press("enter")
        await answers(here, "121")
        assert "Not passed yet" in here.words and "Marks, safety apart 1 of 2 (50 %, to pass 85 %)" in here.words
        await here.press("escape")
        assert offered(here) == 0 and "Review: done for today" in here.words
        await here.press("r")
        here.on(HomeScreen)
        assert "Nothing more is due today. 2 questions on Monday." in here.words, here.shown

    async with open_on(1) as here:
        assert offered(here) == 2
        await here.press("r")
        await answers(here, "11")
        assert "Well done" in here.words
        await here.press("escape")
        assert offered(here) == 0 and "Review: done for today" in here.words
        await here.click("The exam")
        await here.press("enter")
        await answers(here, "111")
        assert "Passed" in here.words and "The round before 50 %" in here.words
        await here.press("escape")
        assert re.search(r"done +The exam", here.shown)

    counted = len(robin.history("robin").attempts)
    for day in (2, 3):
        async with open_on(day) as here:
            assert offered(here) <= 8
    async with open_on(40) as here:
        waiting = offered(here)
        assert waiting == 8, "everything that was learned, each once, however many days went by"
        assert "What you may be about to forget. About 4 minutes." in here.words
        await here.press("r")
        await answers(here, "1" * waiting)
        here.on(ResultScreen)
        await here.press("escape")
        assert offered(here) == 0
    assert len(robin.history("robin").attempts) == counted + 1, "looking at home records nothing"


async def test_what_is_due_is_first_on_home_and_enter_still_goes_on_with_the_path(
    open_on: OpenOn, robin: Store
) -> None:
    done(robin, course(), PRACTICE, "222", START)
    async with open_on(1) as here:
        box = here.shown[: here.shown.index("For staff")]
        assert "Start: Lesson 1 of 1" in box and "Review: 3 questions" in box
        await here.press("down", "enter")
        here.on(QuestionScreen)
        assert "1 of 3" in here.words
    async with open_on(2) as here:
        await here.press("enter")
        here.on(LessonScreen)


async def test_a_review_can_be_started_by_mouse(open_on: OpenOn, robin: Store) -> None:
    done(robin, course(), PRACTICE, "122", START)
    async with open_on(1) as here:
        await here.click("Review: 2 questions")
        here.on(QuestionScreen)
        assert "1 of 2" in here.words


async def test_a_review_that_was_left_goes_on_the_same_day(open_on: OpenOn, robin: Store) -> None:
    done(robin, course(), PRACTICE, "222", START)
    async with open_on(1) as here:
        await here.press("r")
        await answers(here, "1")
        await here.press("escape")
        assert offered(here) == 2
    async with open_on(1.2) as here:
        assert offered(here) == 2
        await here.press("r")
        assert "2 of 3" in here.words
        await answers(here, "11")
        here.on(ResultScreen)
    practice, review = robin.history("robin").attempts
    assert [len(practice.answered), len(review.answered)] == [3, 3] and review.finished_at


async def test_a_review_left_yesterday_gives_way_to_the_one_of_today_and_loses_nothing(
    open_on: OpenOn, robin: Store
) -> None:
    done(robin, course(), PRACTICE, "222", START)
    done(robin, course(), EXAM, "222", START + timedelta(hours=1))
    async with open_on(1) as here:
        assert offered(here) == 6
        await here.press("r")
        await answers(here, "2")
    async with open_on(2) as here:
        due_today = offered(here)
        assert due_today == 6, "what was missed yesterday, and what was not asked"
        await here.press("r")
        assert f"1 of {due_today}" in here.words
        await answers(here, "1" * due_today)
        await here.press("escape")
        assert offered(here) == 0
        await here.press("o")
        assert "A look back: 6 of 6 right" in here.words and "A look back: 0 of 1 right" in here.words
    left, taken = [attempt for attempt in robin.history("robin").attempts if attempt.quiz == "review"]
    assert [len(left.answered), len(taken.answered)] == [1, 6]
    assert left.finished_at and left.finished_at.date() == (START + DAY).date()


async def test_an_offered_review_that_cannot_be_saved_says_so(
    open_on: OpenOn, robin: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    from edu.tui.dialog import AskScreen
    from tests.tui.test_saving import FULL, failing

    done(robin, course(), PRACTICE, "222", START)
    async with open_on(1) as here:
        await here.press("r")
        await answers(here, "1")
    monkeypatch.setattr(robin, "finish", failing(1, robin.finish))
    async with open_on(2) as here:
        await here.press("r")
        here.on(AskScreen)
        assert FULL in here.words
        await here.press("enter")
        here.on(QuestionScreen)
        assert "1 of 2" in here.words


async def test_what_was_left_open_in_an_exam_is_noted_as_asked(
    open_on: OpenOn, robin: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    finish = Mock(side_effect=robin.finish)
    monkeypatch.setattr(robin, "finish", finish)
    async with open_on(0) as here:
        await here.click("The exam")
        await here.press("enter")
        await answers(here, "1")
        await here.press("o", "e", "tab", "enter")
        assert "Left open 2" in here.words
    assert finish.call_args.kwargs["unanswered"] == ["e2", "e3"]


async def test_all_keys_of_home_are_listed(open_on: OpenOn) -> None:
    """Those that the bar has no room for stand as rows on home."""
    async with open_on(0) as here:
        assert "p Paths u People g Settings q Quit ? All keys" in here.words
        await here.press("question_mark")
        assert "r Look back o Progress" in here.words and "My visit" not in here.words


async def test_midnight_on_home_brings_the_questions_of_the_new_day(open_on: OpenOn, robin: Store) -> None:
    done(robin, course(), PRACTICE, "222", START)
    async with open_on(0.5) as here:
        assert offered(here) == 0
        here.clock.at += DAY.total_seconds() / 2
        await here.press("o", "escape")
        assert offered(here) == 3
