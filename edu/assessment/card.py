"""What is remembered of one question, and the day on which it is worth asking again: FSRS by the package `fsrs`.

The package is loaded when something is first reviewed: what only looks at cards does without it.
"""

from datetime import UTC, date, datetime, timedelta
from enum import IntEnum
from functools import lru_cache
from typing import TYPE_CHECKING, cast

from msgspec import Struct

from edu.assessment.certainty import Certainty
from edu.assessment.marks import State
from edu.course.ids import MisconceptionId

if TYPE_CHECKING:
    import fsrs

RETENTION = 0.9
"""The share that is meant to be still known when it is asked again: the value FSRS was fitted for."""
LONGEST_INTERVAL = 90
"""Days. What keeps people safe is not left unasked for longer than a quarter of a year.

Someone who is always right reaches it with the third or fourth review, and from then on 200 questions cost little more
than two a day; so it costs nearly nothing next to years, and a course that is looked at anew every half year is met
at least once between two looks.
"""
HALF = 0.5
"""A partly right answer below this is one to learn again."""
_EARLIEST = datetime(1970, 1, 1, tzinfo=UTC)
_LATEST = datetime(9999, 1, 1, tzinfo=UTC)
_DAY = timedelta(days=1)


class Rating(IntEnum):
    """How well it was remembered, in the words and numbers of FSRS."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


class Memory(Struct, frozen=True, kw_only=True):
    """What FSRS keeps of one question."""

    stability: float
    """Days until the chance to know it has fallen to nine in ten."""
    difficulty: float
    """From 1 to 10."""
    last: datetime
    """UTC of the last review; never before the one before it, whatever the clock said."""
    due: datetime
    """UTC: whole days, from 1 to `LONGEST_INTERVAL`, after `last`."""

    @property
    def interval(self) -> int:
        """Whole days between the last review and the next."""
        return (self.due - self.last).days


class Card(Struct, frozen=True, kw_only=True):
    """One question as one person last answered it."""

    question_hash: str
    """Of what was asked; see `course.meaning`."""
    state: State
    fraction: float
    """Of its points, in [0, 1], by today's rules."""
    certainty: Certainty | None
    at: datetime
    """UTC of the last answer, as the clock said."""
    misconceptions: tuple[MisconceptionId, ...]
    """What the last answer stands for, in the order of the question, each once."""
    seen: int
    """In how many rounds it was answered."""
    right: int
    """In how many of them at the first try."""
    memory: Memory


def rating(state: State, fraction: float, certainty: Certainty | None, *, tries: int = 1) -> Rating:
    """What an answer says about memory.

    Wrong, not known, partly right below a half, or not right at the first try: again. Partly right from a half on, or
    right by a guess: hard. Right: good; right and sure: easy. Raises ValueError for what is not marked.
    """
    if state in (State.SKIPPED, State.UNMARKED):
        raise ValueError("only what is marked can be rated")
    if tries > 1:
        return Rating.AGAIN
    match state, certainty:
        case State.RIGHT, Certainty.GUESS:
            return Rating.HARD
        case State.RIGHT, Certainty.SURE:
            return Rating.EASY
        case State.RIGHT, _:
            return Rating.GOOD
        case State.PARTLY, _ if fraction >= HALF:
            return Rating.HARD
        case _:
            return Rating.AGAIN


def reviewed(memory: Memory | None, rated: Rating, at: datetime) -> Memory:
    """The memory after a review at `at` (aware); None is a question that was never reviewed.

    Where the clock went back, the review counts as made at the time of the one before it.
    """
    import fsrs

    at = min(max(at, _EARLIEST), _LATEST).astimezone(UTC)
    if memory is None:
        before = fsrs.Card(card_id=0, due=at)
    else:
        at = max(at, memory.last)
        before = fsrs.Card(
            card_id=0,
            state=fsrs.State.Review,
            stability=memory.stability,
            difficulty=memory.difficulty,
            due=memory.due,
            last_review=memory.last,
        )
    after, _ = _scheduler().review_card(before, fsrs.Rating(rated), at)
    return Memory(
        stability=cast("float", after.stability), difficulty=cast("float", after.difficulty), last=at, due=after.due
    )


class Today:
    """The local day of a moment, to hold many cards against."""

    def __init__(self, now: datetime) -> None:
        """`now` is aware local time, and its time zone says where days begin."""
        self.day = now.date()
        self.now = now.astimezone(UTC)
        self._zone = now.tzinfo
        self._trusted = self.now + _DAY

    def due_on(self, card: Card) -> date:
        """The local day from which on the question is due.

        Days are days of the calendar, be they 23 or 25 hours long: what was answered today is never due today. A last
        review more than a day ahead of now was stamped by a clock that has been set back since: then the last answer
        as the clock said decides, and where that lies ahead too, the question is due today.
        """
        memory = card.memory
        last = memory.last if memory.last <= self._trusted else card.at
        if last > self._trusted:
            return self.day
        return last.astimezone(self._zone).date() + (memory.due - memory.last)


@lru_cache(maxsize=1)
def _scheduler() -> "fsrs.Scheduler":
    import fsrs

    return fsrs.Scheduler(
        desired_retention=RETENTION,
        learning_steps=(),  # steps of minutes would ask the same twice a day
        relearning_steps=(),
        maximum_interval=LONGEST_INTERVAL,
        enable_fuzzing=False,
    )
