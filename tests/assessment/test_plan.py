"""Prompts around a visit, and what is asked when a patient looks back."""

from collections.abc import Collection
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from edu.assessment.card import Card, Rating, reviewed
from edu.assessment.certainty import Certainty
from edu.assessment.marks import State
from edu.assessment.plan import MOST_ASKED, Prompt, Prompted, look_back, prompted
from edu.course.course import Course, Idea, LessonStep, Path, Step
from edu.course.ids import IdeaId, LessonId, QuestionId, QuizId
from edu.course.quiz import Audience
from tests.assessment.example import AFTER, BEFORE, START, course, quiz, single

LESSON_DAY, DAYS_AFTER, DAY_BEFORE, EVENING = Prompt
RIGHT, WRONG = State.RIGHT, State.WRONG
DAYS = st.integers(1, 28)


def march(day: int, hour: int = 10) -> datetime:
    return datetime(2026, 3, day, hour, tzinfo=UTC)


def days(*numbers: int) -> list[date]:
    return [date(2026, 3, number) for number in numbers]


@pytest.mark.parametrize(
    ("visit", "lessons", "reviews", "now", "wanted"),
    [
        # without a visit
        (None, [], [], march(2), None),
        (None, [2], [], march(2), (LESSON_DAY, 2)),
        (None, [2], [2], march(2), None),
        (None, [2], [2], march(3), (DAYS_AFTER, 3)),
        (None, [2], [], march(3), (DAYS_AFTER, 3)),
        (None, [2], [], march(4), (DAYS_AFTER, 3)),
        (None, [2], [3], march(4), None),
        (None, [2], [4], march(4), None),
        (None, [2], [], march(10), (DAYS_AFTER, 3)),
        (None, [2], [], march(11), None),
        (None, [2, 3], [], march(3), (DAYS_AFTER, 3)),
        (None, [2, 5], [3], march(5), (LESSON_DAY, 5)),
        (None, [2, 5], [3], march(7), (DAYS_AFTER, 6)),
        # with one
        (20, [2], [], march(18), None),
        (20, [2], [3], march(19), (DAY_BEFORE, 19)),
        (20, [2], [3, 18], march(19), (DAY_BEFORE, 19)),
        (20, [2], [19], march(19), None),
        (20, [2], [], march(20), (DAY_BEFORE, 19)),
        (20, [2], [], march(20, 17), (EVENING, 20)),
        (20, [2], [19], march(20, 16), None),
        (20, [2], [19], march(20, 20), (EVENING, 20)),
        (20, [2], [20], march(20, 20), None),
        (20, [2], [], march(22), (EVENING, 20)),
        (20, [2], [], march(27), (EVENING, 20)),
        (20, [2], [], march(28), None),
        (20, [19], [], march(19), (DAY_BEFORE, 19)),
        (20, [18], [], march(19), (DAY_BEFORE, 19)),
        (20, [20], [], march(20, 20), (EVENING, 20)),
        (20, [21], [], march(21), (LESSON_DAY, 21)),
        (20, [], [], march(19), None),
        (1, [2], [], march(2), (LESSON_DAY, 2)),
        # days noted by a clock that was ahead
        (None, [25], [], march(2), None),
        (20, [25], [], march(19), None),
        (None, [2], [25], march(3), (DAYS_AFTER, 3)),
    ],
)
def test_the_prompt_that_applies(
    visit: int | None, lessons: list[int], reviews: list[int], now: datetime, wanted: tuple[Prompt, int] | None
) -> None:
    on = date(2026, 3, visit) if visit else None
    found = prompted(on, days(*lessons), days(*reviews), now)
    assert found == (Prompted(wanted[0], date(2026, 3, wanted[1])) if wanted else None)


@given(st.none() | DAYS, st.sets(DAYS), st.sets(DAYS), DAYS, st.integers(0, 23))
def test_looking_back_settles_what_is_asked_until_the_next_day_at_least(
    visit: int | None, lessons: Collection[int], reviews: Collection[int], today: int, hour: int
) -> None:
    on, now = (date(2026, 3, visit) if visit else None), march(today, hour)
    found = prompted(on, days(*lessons), days(*reviews), now)
    if found:
        assert found.since <= now.date() <= found.since + timedelta(days=7)
    assert prompted(on, days(*lessons), days(*reviews, today), now) is None


def card(*, state: State = RIGHT, certainty: Certainty | None = None, hours: int = 0) -> Card:
    at = START + timedelta(hours=hours)
    return Card(
        question_hash="",
        state=state,
        fraction=float(state is RIGHT),
        certainty=certainty,
        at=at,
        misconceptions=(),
        seen=1,
        right=1,
        memory=reviewed(None, Rating.GOOD, at),
    )


def path_of(*ideas: str, forms: bool = False) -> tuple[Course, Path]:
    """A path with a lesson for each idea and two variants, `…-1` and `…-2`, and one in reserve; perhaps with checks."""
    base = course()
    quizzes = {
        QuizId(idea): quiz(
            single(f"{idea}-1", idea=idea),
            single(f"{idea}-plain"),
            single(f"{idea}-2", idea=idea),
            single(f"{idea}-spare", idea=idea, reserve=True),
            id=idea,
        )
        for idea in ideas
    }
    known = {
        IdeaId(idea): Idea(id=IdeaId(idea), title=idea, say=f"{idea}.", lesson=LessonId(f"lesson-{idea}"))
        for idea in ideas
    }
    lessons = [LessonStep(lesson=LessonId(f"lesson-{idea}"), quiz=QuizId(idea)) for idea in ideas]
    steps: tuple[Step, ...] = (BEFORE, *lessons, AFTER) if forms else tuple(lessons)
    path = Path(id=base.paths[0].id, title="Path", about="", audience=Audience.PATIENT, steps=steps)
    return replace(base, quizzes={**base.quizzes, **quizzes}, ideas=known), path


def looked_back(on: tuple[Course, Path], read: Collection[str] = (), **cards: Card) -> list[str]:
    """What is asked; a card is named with `_` for `-`."""
    held = {QuestionId(name.replace("_", "-")): each for name, each in cards.items()}
    return list(look_back(*on, held, read={LessonId(f"lesson-{name}") for name in read}))


def test_each_idea_that_was_asked_is_asked_with_another_variant() -> None:
    on = path_of("sun", "call", "rest")
    assert looked_back(on, sun_1=card(), call_2=card(hours=1)) == ["sun-2", "call-1"]
    assert looked_back(on, sun_1=card(hours=2), sun_2=card(hours=1)) == ["sun-2"]
    assert looked_back(on, sun_plain=card()) == []
    assert looked_back(on) == []


def test_an_idea_of_a_lesson_that_was_read_is_asked_though_it_never_was() -> None:
    on = path_of("sun", "call")
    assert looked_back(on, read=["call"]) == ["call-1"]
    assert looked_back(on, read=["call", "sun"], sun_1=card()) == ["call-1", "sun-2"]


def test_an_idea_with_one_variant_is_asked_with_it_again() -> None:
    on, path = path_of("sun")
    alone = replace(on, quizzes={**on.quizzes, QuizId("sun"): quiz(single("sun-1", idea="sun"), id="sun")})
    assert looked_back((alone, path), sun_1=card()) == ["sun-1"]


def test_what_was_missed_comes_first_and_then_what_was_least_certain() -> None:
    on = path_of("sure", "fairly", "unsaid", "guessed", "missed", "unknown", "unseen")
    asked = looked_back(
        on,
        read=["unseen"],
        sure_1=card(certainty=Certainty.SURE),
        fairly_1=card(certainty=Certainty.FAIRLY),
        unsaid_1=card(),
        guessed_1=card(certainty=Certainty.GUESS),
        missed_1=card(state=WRONG, certainty=Certainty.SURE, hours=2),
        unknown_1=card(state=State.DONT_KNOW, hours=1),
    )
    assert asked == [f"{idea}-2" for idea in ("unknown", "missed")] + ["unseen-1"] + [
        f"{idea}-2" for idea in ("guessed", "unsaid", "fairly", "sure")
    ]


def test_the_last_answer_to_an_idea_says_how_it_stands() -> None:
    on = path_of("sun", "call")
    cards = {"sun_1": card(state=WRONG), "sun_2": card(hours=3), "call_1": card(hours=4, state=WRONG)}
    assert looked_back(on, [], **cards) == ["call-2", "sun-1"]


def test_so_many_are_asked_at_most() -> None:
    names = [f"idea{number}" for number in range(MOST_ASKED + 2)]
    cards = {f"{name}_1": card(hours=number) for number, name in enumerate(names)}
    assert looked_back(path_of(*names), [], **cards) == [f"{name}-2" for name in names[:MOST_ASKED]]


def test_the_checks_stay_new_until_they_were_asked() -> None:
    on = path_of("sun", forms=True)  # its forms hold a2 and b2 of the same idea
    assert looked_back(on, sun_1=card(), sun_2=card(hours=1)) == ["sun-1"]
    assert looked_back(on, sun_1=card(hours=1), sun_2=card(hours=2), b2=card()) == ["b2"]
