"""Coming back to questions: when FSRS says so, by the days of the calendar, and never as a debt."""

from collections import Counter
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import fsrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from edu.assessment.card import LONGEST_INTERVAL, Card, Memory, Rating, Today, rating, reviewed
from edu.assessment.certainty import Certainty
from edu.assessment.marks import State
from edu.assessment.review import Ahead, due, forecast, reviewed_today
from edu.course.ids import QuestionId
from edu.course.question import Single
from tests.assessment.example import course, quiz, single

GUESS, FAIRLY, SURE = Certainty.GUESS, Certainty.FAIRLY, Certainty.SURE
RIGHT, PARTLY = State.RIGHT, State.PARTLY
NOON = datetime(2026, 6, 15, 12, tzinfo=UTC)
RATINGS = st.sampled_from(Rating)
BERLIN, TOKYO, LOS_ANGELES = (ZoneInfo(name) for name in ("Europe/Berlin", "Asia/Tokyo", "America/Los_Angeles"))
MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
ZONES = st.sampled_from([UTC, BERLIN, TOKYO, LOS_ANGELES, ZoneInfo("Pacific/Kiritimati"), ZoneInfo("Asia/Kathmandu")])


def card(at: datetime = NOON, *, days: int = 1, stability: float = 1.0, seen: int = 1) -> Card:
    """A question answered right at `at`, and to be asked `days` later."""
    at = at.astimezone(UTC)
    return Card(
        question_hash="",
        state=RIGHT,
        fraction=1.0,
        certainty=None,
        at=at,
        misconceptions=(),
        seen=seen,
        right=1,
        memory=Memory(stability=stability, difficulty=5.0, last=at, due=at + timedelta(days=days)),
    )


def named(cards: Mapping[str, Card]) -> dict[QuestionId, Card]:
    return {QuestionId(name): each for name, each in cards.items()}


def asked(
    cards: Mapping[str, Card], now: datetime, *questions: Single, answered_today: int = 0, cap: int = 20
) -> list[str]:
    """What is due of these cards, in a course of these questions, or of plain ones with their names."""
    on = course(sun=quiz(*(questions or map(single, cards)), id="sun"))
    return list(due(named(cards), on, now, answered_today=answered_today, cap=cap))


@pytest.mark.parametrize(
    ("state", "fraction", "certainty", "tries", "rated"),
    [
        (State.WRONG, 0.0, SURE, 1, Rating.AGAIN),
        (State.WRONG, 0.0, None, 1, Rating.AGAIN),
        (State.DONT_KNOW, 0.0, None, 1, Rating.AGAIN),
        (State.RECTIFIED, 0.67, SURE, 2, Rating.AGAIN),
        (PARTLY, 0.49, SURE, 1, Rating.AGAIN),
        (PARTLY, 0.6, SURE, 2, Rating.AGAIN),
        (PARTLY, 0.5, SURE, 1, Rating.HARD),
        (PARTLY, 0.9, None, 1, Rating.HARD),
        (RIGHT, 1.0, GUESS, 1, Rating.HARD),
        (RIGHT, 1.0, FAIRLY, 1, Rating.GOOD),
        (RIGHT, 1.0, None, 1, Rating.GOOD),
        (RIGHT, 1.0, SURE, 1, Rating.EASY),
    ],
)
def test_what_an_answer_says_about_memory(
    state: State, fraction: float, certainty: Certainty | None, tries: int, rated: Rating
) -> None:
    assert rating(state, fraction, certainty, tries=tries) is rated


@pytest.mark.parametrize("state", [State.SKIPPED, State.UNMARKED])
def test_what_is_not_marked_is_not_rated(state: State) -> None:
    with pytest.raises(ValueError):
        rating(state, 0.0, None)


@given(st.lists(st.tuples(RATINGS, st.integers(0, 24 * 400)), min_size=1, max_size=12))
def test_intervals_are_those_of_the_package(reviews: list[tuple[Rating, int]]) -> None:
    scheduler = fsrs.Scheduler(
        desired_retention=0.9, learning_steps=(), relearning_steps=(), maximum_interval=90, enable_fuzzing=False
    )
    theirs, ours, at = fsrs.Card(card_id=1, due=NOON), None, NOON
    for rated, hours in reviews:
        at += timedelta(hours=hours)
        theirs, _ = scheduler.review_card(theirs, fsrs.Rating(rated), at)
        ours = reviewed(ours, rated, at)
        assert (ours.stability, ours.difficulty, ours.due, ours.last) == (
            theirs.stability,
            theirs.difficulty,
            theirs.due,
            theirs.last_review,
        )
        assert 1 <= ours.interval <= LONGEST_INTERVAL


def test_the_first_intervals_and_the_longest() -> None:
    assert [reviewed(None, rated, NOON).interval for rated in Rating] == [1, 1, 2, 8]
    memory, at, intervals = None, NOON, []
    for _ in range(6):
        memory = reviewed(memory, Rating.GOOD, at)
        at = memory.due
        intervals.append(memory.interval)
    assert intervals[:3] == sorted(set(intervals[:3]))
    assert intervals[-1] == LONGEST_INTERVAL


@given(st.lists(st.tuples(RATINGS, MOMENTS), min_size=2, max_size=12))
def test_a_clock_that_jumps_never_takes_a_review_back(reviews: list[tuple[Rating, datetime]]) -> None:
    memories: list[Memory] = []
    for rated, at in reviews:
        memories.append(reviewed(memories[-1] if memories else None, rated, at))
    for earlier, later in pairwise(memories):
        assert later.last >= earlier.last
        assert later.due > later.last
        assert later.due > earlier.last
        assert 1 <= later.interval <= LONGEST_INTERVAL


@pytest.mark.parametrize("at", [datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)])
def test_a_clock_at_the_end_of_time_breaks_nothing(at: datetime) -> None:
    memory = reviewed(reviewed(None, Rating.GOOD, at), Rating.GOOD, at)
    assert memory.due > memory.last
    for now in (NOON.astimezone(TOKYO), NOON.astimezone(LOS_ANGELES)):
        assert date(1970, 1, 1) < Today(now).due_on(replace(card(), memory=memory)) < date(2027, 1, 1)


@given(MOMENTS, ZONES, st.integers(1, LONGEST_INTERVAL))
def test_nothing_is_due_again_on_the_day_of_its_answer(at: datetime, zone: ZoneInfo, days: int) -> None:
    local = at.astimezone(zone)
    answered = card(at, days=days)
    assert Today(local).due_on(answered) == local.date() + timedelta(days=days)
    assert asked({"a": answered}, local) == []
    assert asked({"a": answered}, (at + timedelta(days=days + 1)).astimezone(zone)) == ["a"]


@pytest.mark.parametrize(
    ("zone", "answered", "not_yet", "now_due"),
    [
        # 25 hours: a day later by the clock is still the same day
        (BERLIN, (2026, 10, 25, 0, 15), (2026, 10, 25, 23, 45), (2026, 10, 26, 0, 5)),
        (LOS_ANGELES, (2026, 11, 1, 0, 15), (2026, 11, 1, 23, 45), (2026, 11, 2, 0, 5)),
        # 23 hours: it is due in the morning, and not after a whole day has passed
        (BERLIN, (2026, 3, 28, 23, 30), (2026, 3, 28, 23, 59), (2026, 3, 29, 0, 5)),
        (BERLIN, (2026, 3, 29, 1, 30), (2026, 3, 29, 23, 59), (2026, 3, 30, 0, 0)),
        (TOKYO, (2026, 6, 1, 0, 0), (2026, 6, 1, 23, 59), (2026, 6, 2, 0, 0)),
    ],
)
def test_days_are_days_of_the_calendar(
    zone: ZoneInfo, answered: tuple[int, ...], not_yet: tuple[int, ...], now_due: tuple[int, ...]
) -> None:
    at, before, after = (datetime(*each, tzinfo=zone) for each in (answered, not_yet, now_due))  # type: ignore[arg-type, misc]
    assert asked({"a": card(at)}, before) == []
    assert asked({"a": card(at)}, after) == ["a"]


def test_the_same_moment_is_another_day_elsewhere() -> None:
    answered = card(datetime(2026, 6, 1, 9, tzinfo=TOKYO))  # still the last of May in Los Angeles
    flown = datetime(2026, 6, 1, 8, tzinfo=LOS_ANGELES)  # 15 hours later
    assert Today(flown).due_on(answered) == date(2026, 6, 1)
    assert asked({"a": answered}, flown) == ["a"]
    assert asked({"a": answered}, flown.astimezone(TOKYO)) == ["a"]  # there it is the second of June by now
    assert asked({"a": answered}, datetime(2026, 6, 1, 23, tzinfo=TOKYO)) == []


def test_a_clock_that_was_ahead_does_not_put_a_question_off_for_years() -> None:
    ahead = reviewed(None, Rating.GOOD, NOON + timedelta(days=3650))
    stamped = replace(card(NOON + timedelta(days=3650)), memory=ahead)
    assert asked({"a": stamped}, NOON) == ["a"]
    again = replace(stamped, at=NOON, memory=reviewed(ahead, Rating.GOOD, NOON))
    assert asked({"a": again}, NOON) == []
    assert Today(NOON).due_on(again) == NOON.date() + timedelta(days=again.memory.interval)


def test_a_clock_that_went_back_a_little_asks_nothing_twice() -> None:
    assert asked({"a": card(NOON)}, NOON - timedelta(hours=3)) == []


def test_critical_questions_that_are_late_come_first_and_then_what_is_most_forgotten() -> None:
    now = NOON + timedelta(days=10)
    cards = {
        "fresh": card(now - timedelta(days=1), stability=9),
        "faded": card(now - timedelta(days=5), stability=2),
        "late-and-critical": card(now - timedelta(days=2), stability=50),
        "later-and-critical": card(now - timedelta(days=4), stability=50),
        "critical-today": card(now - timedelta(days=1), stability=5),
        "not-yet": card(now, stability=1),
    }
    questions = [single(name, idea=name if "critical" in name else "") for name in cards]
    by_retrievability = ["faded", "critical-today", "fresh"]
    assert asked(cards, now, *questions) == ["later-and-critical", "late-and-critical", *by_retrievability]
    assert asked(cards, now, *questions, cap=3) == ["later-and-critical", "late-and-critical", "faded"]
    assert asked(cards, now, *questions, cap=3, answered_today=2) == ["later-and-critical"]
    assert asked(cards, now, *questions, cap=3, answered_today=7) == []
    scheduler = fsrs.Scheduler()
    known = [
        scheduler.get_card_retrievability(
            fsrs.Card(card_id=1, stability=cards[name].memory.stability, last_review=cards[name].at, due=NOON), now
        )
        for name in by_retrievability
    ]
    assert known == sorted(known)


def test_what_is_gone_from_the_course_is_not_asked() -> None:
    assert asked({"a": card(), "gone": card()}, NOON + timedelta(days=1), single("a"), single("never-seen")) == ["a"]


@given(st.lists(st.sampled_from(["", "", "sun", "call", "hands-off"]), max_size=12))
def test_variants_of_one_idea_stand_apart_where_that_can_be(ideas: list[str]) -> None:
    questions = [single(f"q{number}", idea=idea) for number, idea in enumerate(ideas)]
    cards = {str(question.id): card(stability=1 + number) for number, question in enumerate(questions)}
    got = asked(cards, NOON + timedelta(days=1), *questions)
    assert sorted(got) == sorted(cards)
    in_order = [ideas[int(name[1:])] for name in got]
    together = sum(one == other != "" for one, other in pairwise(in_order))
    most = max(Counter(filter(None, ideas)).values(), default=0)
    assert together == max(0, 2 * most - len(ideas) - 1)


def test_without_variants_the_order_is_kept() -> None:
    questions = [single("a", idea="sun"), single("b"), single("c", idea="sun"), single("d", idea="sun"), single("e")]
    cards = {str(question.id): card(stability=1 + number) for number, question in enumerate(questions)}
    assert asked(cards, NOON + timedelta(days=1), *questions) == ["a", "b", "c", "e", "d"]


def test_after_a_month_away_there_is_no_debt() -> None:
    names = [f"q{number:03}" for number in range(90)]
    cards = {name: card(NOON + timedelta(hours=number)) for number, name in enumerate(names)}
    back = NOON + timedelta(days=34)
    assert len(asked(cards, back)) == 20
    assert [ahead.number for ahead in forecast(named(cards), back, days=6)] == [20, 20, 20, 20, 10, 0]
    assert [ahead.number for ahead in forecast(named(cards), back, days=6, answered_today=15)] == [5, 20, 20, 20, 20, 5]


@given(
    st.lists(st.tuples(st.integers(0, 20 * 24), st.integers(1, 20)), max_size=30),
    st.sampled_from([BERLIN, LOS_ANGELES, TOKYO]),
    st.integers(1, 6),
    st.integers(0, 3),
)
def test_the_forecast_is_what_comes_when_each_day_is_done(
    answers: list[tuple[int, int]], zone: ZoneInfo, cap: int, answered_today: int
) -> None:
    start = datetime(2026, 10, 20, 8, tzinfo=zone)
    cards = {
        f"q{number}": card(start - timedelta(hours=hours), days=days) for number, (hours, days) in enumerate(answers)
    }
    ahead = forecast(named(cards), start, days=14, cap=cap, answered_today=answered_today)
    left = dict(cards)
    for number, brought in enumerate(ahead):
        now = start + timedelta(days=number)  # the same hour, be the day as long as it may
        got = asked(left, now, cap=cap, answered_today=answered_today if number == 0 else 0)
        assert brought == Ahead(now.date(), len(got))
        left = {name: each for name, each in left.items() if name not in got}


def test_a_first_answer_is_no_review_of_today() -> None:
    cards = {
        "new": card(NOON),
        "again": card(NOON, seen=2),
        "yesterday": card(NOON - timedelta(days=1), seen=2),
    }
    assert reviewed_today(named(cards), NOON.astimezone(BERLIN)) == 1
    assert reviewed_today(named(cards), (NOON + timedelta(days=1)).astimezone(BERLIN)) == 0
    assert reviewed_today({}, NOON) == 0
