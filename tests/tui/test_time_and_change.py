"""Clocks that are wrong, zones that change, months away, and a course that changed meanwhile: nothing is lost."""

import re
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from datetime import UTC, datetime, timedelta
from hashlib import blake2b

import pytest
from msgspec import msgpack
from msgspec.structs import replace

from edu.assessment.learner import Learner, course_fingerprint
from edu.assessment.marks import State
from edu.course.course import Course
from edu.course.ids import OptionId, PathId, QuizId
from edu.records.store import Store
from edu.tui.home import HomeScreen
from edu.tui.past import DIGEST, Past
from edu.tui.progress import ProgressScreen
from edu.tui.question import QuestionScreen
from edu.tui.result import ResultScreen
from tests.assessment.example import START
from tests.tui.staff import DAY, EXAM, PRACTICE, STAFF, answers, course, done, quiz, true
from tests.tui.visit import Visit, visit

PLAIN = course()
YEAR = 365 * DAY
OpenAt = Callable[..., AbstractAsyncContextManager[Visit]]
MoveTo = Callable[[str], None]
CHANGED = "These questions changed since you began, so they start again. Your earlier answers are kept."


@pytest.fixture(autouse=True)
def in_greenwich(move_to: MoveTo) -> None:
    move_to("UTC")


@pytest.fixture
def open_at(robin: Store) -> OpenAt:
    """Practice and the exam only."""
    path = replace(STAFF, steps=(PRACTICE, EXAM))

    def opened(moment: datetime, on: Course = PLAIN, *, ids: str = "") -> AbstractAsyncContextManager[Visit]:
        return visit(replace(on, paths=(path,)), robin, start=moment, ids=ids or moment.isoformat())

    return opened


def offered(here: Visit) -> int:
    here.on(HomeScreen)
    found = re.search(r"Review: (\d+) questions?", here.words)
    return int(found[1]) if found else 0


async def look_around(here: Visit) -> None:
    """Home and progress can be shown, and say something."""
    await here.press("o")
    here.on(ProgressScreen)
    assert "Your rounds" in here.words
    await here.press("escape")
    here.on(HomeScreen)


def states(store: Store) -> list[list[State]]:
    return [[answered.mark.state for answered in attempt.answered] for attempt in store.history("robin").attempts]


# Clocks


async def test_a_clock_set_back_a_year_between_two_answers(open_at: OpenAt, robin: Store) -> None:
    async with open_at(START) as here:
        await here.press("enter")
        await answers(here, "1")
        here.clock.start -= YEAR
        await answers(here, "22")
        here.on(ResultScreen)
        assert "Marks 1 of 3" in here.words
        await here.press("escape")
        await look_around(here)
        assert offered(here) <= 1, "only what seems to have been answered in a year from now"
    assert states(robin) == [[State.RIGHT, State.WRONG, State.WRONG]]
    async with open_at(START + DAY) as here:
        assert 2 <= offered(here) <= 3
        await here.press("r")
        await answers(here, "1" * 2)
        await look_around_after(here)


async def look_around_after(here: Visit) -> None:
    await here.press("escape")
    await look_around(here)


@pytest.mark.parametrize("back", [timedelta(hours=2), DAY, 30 * DAY, YEAR, 40 * YEAR], ids=str)
async def test_a_clock_set_back_between_two_days_asks_once_and_is_done(
    back: timedelta, open_at: OpenAt, robin: Store
) -> None:
    done(robin, PLAIN, PRACTICE, "122", START)
    now = START + DAY - back
    async with open_at(now) as here:
        number = offered(here)
        assert number == (3 if back > 2 * DAY else 2 if now.date() > START.date() else 0)
        if number:
            await here.press("r")
            await answers(here, "1" * number)
            await here.press("escape")
        assert "Review: done for today" in here.words
        await look_around(here)
    async with open_at(now + DAY, ids="next") as here:
        assert offered(here) <= 3
        await look_around(here)
    assert sum(map(len, states(robin))) == 3 + number


async def test_a_clock_that_was_years_ahead_does_not_put_off_the_review(open_at: OpenAt, robin: Store) -> None:
    done(robin, PLAIN, PRACTICE, "111", datetime(2107, 1, 1, tzinfo=UTC))
    async with open_at(START) as here:
        assert offered(here) == 3


# Zones


@pytest.mark.parametrize(
    ("first", "then"), [("Pacific/Auckland", "America/Los_Angeles"), ("America/Los_Angeles", "UTC")]
)
async def test_another_time_zone_from_one_start_to_the_next(
    first: str, then: str, open_at: OpenAt, robin: Store, move_to: MoveTo
) -> None:
    move_to(first)
    async with open_at(START) as here:
        await here.press("enter")
        await answers(here, "22")
    move_to(then)
    async with open_at(START + timedelta(hours=1)) as here:
        assert "Continue: Practice: shade" in here.words and offered(here) == 0
        await here.press("enter")
        assert "3 of 3" in here.words
        await answers(here, "2")
        await here.press("escape")
        await look_around(here)
    for zone in (first, then):
        move_to(zone)
        async with open_at(START + 1.2 * DAY, ids=zone) as here:
            assert offered(here) == 3
            await look_around(here)


@pytest.mark.parametrize(
    ("answered", "before", "after"),
    [
        # the day of 25 hours: 25 October; the night of two o'clock twice
        (datetime(2026, 10, 24, 12, tzinfo=UTC), datetime(2026, 10, 24, 21, 59, tzinfo=UTC), datetime(2026, 10, 24, 22, 1, tzinfo=UTC)),
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), datetime(2026, 10, 25, 22, 59, tzinfo=UTC), datetime(2026, 10, 25, 23, 1, tzinfo=UTC)),
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), datetime(2026, 10, 25, 22, 59, tzinfo=UTC), datetime(2026, 10, 25, 23, 1, tzinfo=UTC)),
        # the day of 23 hours: 28 March
        (datetime(2027, 3, 28, 0, 30, tzinfo=UTC), datetime(2027, 3, 28, 21, 59, tzinfo=UTC), datetime(2027, 3, 28, 22, 1, tzinfo=UTC)),
    ],
)  # fmt: skip
async def test_days_begin_at_midnight_here_however_long_they_are(
    answered: datetime, before: datetime, after: datetime, open_at: OpenAt, robin: Store, move_to: MoveTo
) -> None:
    move_to("Europe/Berlin")
    done(robin, PLAIN, PRACTICE, "222", answered)
    async with open_at(before) as here:
        assert offered(here) == 0
        await look_around(here)
    async with open_at(after) as here:
        assert offered(here) == 3


# Months away


@pytest.mark.parametrize("away", [DAY, 31 * DAY, 3 * YEAR], ids=str)
async def test_a_round_that_was_left_goes_on_after_any_time(away: timedelta, open_at: OpenAt, robin: Store) -> None:
    async with open_at(START) as here:
        await here.press("enter")
        await answers(here, "1")
    async with open_at(START + away) as here:
        assert "Continue: Practice: shade" in here.words
        await here.press("enter")
        assert "2 of 3" in here.words
        await answers(here, "11")
        here.on(ResultScreen)
        assert "Marks 3 of 3" in here.words
    assert states(robin) == [[State.RIGHT] * 3]


async def test_the_clock_of_an_exam_stood_still_for_the_month(open_at: OpenAt, robin: Store) -> None:
    done(robin, PLAIN, PRACTICE, "111", START)
    async with open_at(START) as here:
        await here.press("enter", "tab", "enter")
        here.on(QuestionScreen)
        assert "2 min left" in here.words
        await here.press("1", "c")
    async with open_at(START + 31 * DAY) as here:
        await here.press("down", "up", "enter")
        assert "2 min left" in here.words and "2 of 3" in here.words
        await answers(here, "11")
        assert "Passed" in here.words


async def test_the_app_itself_left_open_for_a_month(open_at: OpenAt, robin: Store) -> None:
    async with open_at(START) as here:
        await here.press("enter")
        await answers(here, "2")
        here.clock.at += 31 * DAY.total_seconds()
        await answers(here, "22")
        here.on(ResultScreen)
        await here.press("escape")
        assert offered(here) == 1, "of the three, the one that was answered a month ago"


# A course that changed


def with_practice(*questions: str, **prompts: str) -> Course:
    return course(*(true(name, prompts.get(name, "")) for name in questions))


async def test_a_question_that_means_something_else_starts_the_round_again(open_at: OpenAt, robin: Store) -> None:
    async with open_at(START) as here:
        await here.press("enter")
        await answers(here, "1")
    async with open_at(START + timedelta(hours=1), with_practice("p1", "p2", "p3", p1="The moon is so.")) as here:
        await here.press("enter")
        assert CHANGED in here.words and "1 of 3" in here.words
        await answers(here, "111")
        here.on(ResultScreen)
    assert list(map(len, states(robin))) == [1, 3]


@pytest.mark.parametrize("set_otherwise", ["P1 is so.", "p1  is so", "«p1» is so!"])
async def test_a_question_that_is_only_set_otherwise_goes_on(set_otherwise: str, open_at: OpenAt, robin: Store) -> None:
    async with open_at(START) as here:
        await here.press("enter")
        await answers(here, "2")
    async with open_at(START + timedelta(hours=1), with_practice("p1", "p2", "p3", p1=set_otherwise)) as here:
        await here.press("enter")
        assert CHANGED not in here.words and "2 of 3" in here.words
        await answers(here, "11")
        assert "Marks 2 of 3" in here.words
    async with open_at(START + DAY, with_practice("p1", "p2", "p3", p1=set_otherwise)) as here:
        assert offered(here) == 1


def other_key(on: Course) -> Course:
    """The first question of the practice is not so after all."""
    asked = on.quizzes[QuizId("practice")]
    first = asked.questions[0]
    turned = replace(first, choices=tuple(replace(each, correct=not each.correct) for each in first.choices))  # type: ignore[union-attr]
    return replace(on, quizzes={**on.quizzes, asked.id: replace(asked, questions=(turned, *asked.questions[1:]))})


async def test_a_key_that_was_corrected_marks_what_was_answered_anew(open_at: OpenAt, robin: Store) -> None:
    async with open_at(START) as here:
        await here.press("enter")
        await answers(here, "2")
    async with open_at(START + timedelta(hours=1), other_key(PLAIN)) as here:
        await here.press("enter")
        assert "2 of 3 · 1 right so far" in here.words
        await answers(here, "11")
        assert "Marks 3 of 3" in here.words
    async with open_at(START + DAY, other_key(PLAIN)) as here:
        assert offered(here) == 0
        await look_around(here)
    async with open_at(START + DAY, ids="back") as here:
        assert offered(here) == 1, "and with the old key again, it was wrong"


@pytest.mark.parametrize(
    "left", [("p1", "p2"), ("p2", "p3"), ("p3", "p2", "p1"), ("p1", "p2", "p3", "p4"), ("q",)], ids=str
)
async def test_questions_that_come_and_go_in_the_middle(left: tuple[str, ...], open_at: OpenAt, robin: Store) -> None:
    async with open_at(START) as here:
        await here.press("enter")
        await answers(here, "12")
    changed = with_practice(*left)
    async with open_at(START + timedelta(hours=1), changed) as here:
        await here.press("enter")
        if isinstance(here.screen, QuestionScreen):
            await answers(here, "1" * (here.screen._sitting.position[1] - here.screen._sitting.position[0] + 1))
        here.on(ResultScreen)
        await here.press("escape")
        await look_around(here)
    async with open_at(START + DAY, changed) as here:
        assert offered(here) <= len(left)
        await look_around(here)
    assert states(robin)[0][:2] == [State.RIGHT, State.WRONG], "whatever became of them, they are kept"


async def test_a_review_in_which_a_question_changed_starts_again_with_what_is_due(
    open_at: OpenAt, robin: Store
) -> None:
    done(robin, PLAIN, PRACTICE, "222", START)
    async with open_at(START + DAY) as here:
        await here.press("r")
        await answers(here, "1")
        answered = robin.history("robin").attempts[-1].answered[0].question
    changed = with_practice("p1", "p2", "p3", **{answered: "Now it asks of the moon."})
    async with open_at(START + DAY + timedelta(hours=1), changed) as here:
        assert offered(here) == 2
        await here.press("r")
        assert CHANGED in here.words and "1 of 2" in here.words
        await answers(here, "11")
        await here.press("escape")
        assert offered(here) == 0
    assert list(map(len, states(robin))) == [3, 1, 2]


async def test_a_quiz_that_is_gone_between_days_asks_nothing_more(robin: Store) -> None:
    done(robin, PLAIN, PRACTICE, "222", START)
    done(robin, PLAIN, EXAM, "111", START)
    left = replace(
        PLAIN,
        paths=(replace(STAFF, steps=(EXAM,)),),
        quizzes={name: each for name, each in PLAIN.quizzes.items() if name != "practice"},
    )
    async with visit(left, robin, start=START + DAY) as here:
        assert offered(here) == 0
        await look_around(here)
    async with visit(replace(PLAIN, paths=(STAFF,)), robin, start=START + DAY, ids="again") as here:
        assert offered(here) == 3, "and it is all there when the quiz comes back"


# What is kept of the past


def damaged(whole: bytes) -> dict[str, bytes]:
    other = msgpack.encode(Learner(upto=99))
    return {
        "nothing": b"",
        "another number": whole[:-1] + bytes([whole[-1] ^ 1]),
        "without its digest": whole[DIGEST:],
        "with the digest of another": whole[:DIGEST] + other,
        "noise": bytes(range(256)),
        "cut": whole[: len(whole) // 2],
        "one byte less": whole[:-1],
        "one byte more": whole + b"\0",
        "another shape": with_digest(msgpack.encode({"cards": 3})),
        "a list": with_digest(msgpack.encode([1, 2])),
        "deep": with_digest(b"\x91" * 100_000),
    }


def with_digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=DIGEST).digest() + data


def kept(store: Store, on: Course) -> bytes:
    """What is kept of robin's past."""
    Past(store, "robin", on).renew()
    found = store.snapshot("robin")
    assert found
    return found[1]


@pytest.mark.parametrize("how", damaged(b"some data that is longer than a digest"))
@pytest.mark.parametrize("of_this_course", [True, False])
async def test_a_snapshot_that_is_damaged_or_of_another_course_is_as_if_there_were_none(
    how: str, of_this_course: bool, open_at: OpenAt, robin: Store
) -> None:
    on = replace(PLAIN, paths=(replace(STAFF, steps=(PRACTICE, EXAM)),))
    done(robin, on, PRACTICE, "122", START)
    data = damaged(kept(robin, on))[how]
    robin.keep_snapshot("robin", "nothing", 0, b"")
    async with open_at(START + DAY) as here:
        home = here.shown
        await here.press("o")
        doing = here.shown
    kept_for = course_fingerprint(on) if of_this_course else "another course"
    robin.keep_snapshot("robin", kept_for, 99, data)
    async with open_at(START + DAY) as here:
        assert here.shown == home and offered(here) == 2
        await here.press("o")
        assert here.shown == doing
        await here.press("escape", "r")
        await answers(here, "11")
        here.on(ResultScreen)
    found = robin.snapshot("robin")
    assert found and found[0] == course_fingerprint(on) and msgpack.decode(found[1][DIGEST:], type=Learner).cards


async def test_a_whole_snapshot_of_another_course_is_not_believed(open_at: OpenAt, robin: Store) -> None:
    done(robin, PLAIN, PRACTICE, "122", START)
    robin.keep_snapshot("robin", "f" * 32, 1, with_digest(msgpack.encode(Learner(upto=1))))
    async with open_at(START + DAY) as here:
        assert offered(here) == 2


async def test_a_whole_snapshot_of_this_course_is(open_at: OpenAt, robin: Store) -> None:
    """So that what the tests above leave aside would have been taken."""
    on = replace(PLAIN, paths=(replace(STAFF, steps=(PRACTICE, EXAM)),))
    done(robin, PLAIN, PRACTICE, "122", START)
    robin.keep_snapshot("robin", course_fingerprint(on), 1, with_digest(msgpack.encode(Learner(upto=1))))
    async with open_at(START + DAY) as here:
        assert offered(here) == 0


async def test_two_courses_by_turns_leave_each_other_alone(open_at: OpenAt, robin: Store) -> None:
    other = replace(
        PLAIN,
        id="another-course",
        paths=(replace(STAFF, id=PathId("other"), steps=(replace(PRACTICE, quiz=QuizId("moon")),)),),
        quizzes={QuizId("moon"): quiz("moon", true("m1"), true("m2"))},
    )
    for number in range(2):
        async with open_at(START + number * DAY, ids=f"one-{number}") as here:
            assert offered(here) == 3 * number
            await here.press("r" if number else "enter")
            await answers(here, "222")
        async with visit(other, robin, start=START + number * DAY, ids=f"two-{number}") as here:
            assert offered(here) == 2 * number
            await here.press("r" if number else "enter")
            await answers(here, "22")


def test_the_choice_that_stands_for_false_is_there() -> None:
    """What `done` records could be picked."""
    assert [each.id for each in true("x").choices] == [OptionId("true"), OptionId("false")]
