"""The time of those who asked for the clock: it runs only while a question is in sight."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edu.assessment.clock import EXTRA, in_words, minutes_allowed, seconds_left
from edu.assessment.history import Attempt
from edu.assessment.marks import Mark, State
from edu.assessment.response import DontKnow
from edu.assessment.session import Answered
from edu.course.ids import PathId, QuestionId, QuizId
from edu.course.quiz import Quiz

START = datetime(2026, 11, 22, 9, tzinfo=UTC)


def attempt(*milliseconds: int, minutes: float | None = 40, days_between: int = 0, waited: int = 0) -> Attempt:
    answers = (
        Answered(
            id=str(number),
            question=QuestionId(f"q{number}"),
            question_hash="",
            response=DontKnow(),
            mark=Mark(0.0, State.DONT_KNOW, ""),
            at=START + timedelta(days=days_between * number),
            milliseconds=took,
        )
        for number, took in enumerate(milliseconds)
    )
    return Attempt(
        id="a",
        course="c",
        course_version="1",
        path=PathId("p"),
        step="s",
        quiz=QuizId("q"),
        seed=1,
        started_at=START,
        minutes=minutes,
        waited=waited,
        answered=tuple(answers),
    )


def test_without_the_clock_nothing_is_left_and_nothing_is_missing() -> None:
    assert seconds_left(attempt(1000, minutes=None), here=5000) is None


@pytest.mark.parametrize(
    ("took", "here", "left"), [((), 0, 2400), ((60_000, 30_000), 10_000, 2300), ((2_400_000,), 1, 0)]
)
def test_what_was_spent_at_questions_is_taken_off(took: tuple[int, ...], here: int, left: float) -> None:
    assert seconds_left(attempt(*took), here=here) == left


def test_what_was_spent_at_questions_that_were_left_is_taken_off_too() -> None:
    assert seconds_left(attempt(60_000, waited=30_000), here=10_000) == 2300


@pytest.mark.parametrize("days", [-365, -1, 0, 31])
def test_neither_a_clock_set_back_nor_a_month_away_takes_anything(days: int) -> None:
    assert seconds_left(attempt(1000, 1000, days_between=days), here=0) == 2398


@pytest.mark.parametrize(
    ("limit", "extra", "minutes"), [(40, 0, 40), (40, 25, 50), (40, 100, 80), (45, 50, 67.5), (None, 50, None)]
)
def test_more_time_is_a_share_of_the_limit(limit: int | None, extra: int, minutes: float | None) -> None:
    assert minutes_allowed(Quiz(id=QuizId("q"), title="", time_limit=limit), extra) == minutes


def test_no_more_time_is_the_first_measure() -> None:
    assert EXTRA[0] == 0 and list(EXTRA) == sorted(EXTRA)


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (2400, "40 min left"),
        (2399, "40 min left"),
        (61, "2 min left"),
        (60, "less than 1 min left"),
        (0, "less than 1 min left"),
    ],
)
def test_time_is_said_in_whole_minutes(seconds: float, said: str) -> None:
    assert in_words(seconds) == said


@given(st.lists(st.integers(0, 10**7), max_size=20), st.integers(0, 10**7), st.integers(0, 10**7))
def test_the_time_never_grows_nor_falls_below_nothing(took: list[int], waited: int, here: int) -> None:
    left = [seconds_left(attempt(*took[:count], waited=waited), here=here) or 0 for count in range(len(took) + 1)]
    assert left == sorted(left, reverse=True) and left[-1] >= 0
