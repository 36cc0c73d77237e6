"""A session again from what was stored: the same one, or re-marked, or what has changed since."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from edu.assessment.certainty import Certainty
from edu.assessment.marks import Mark, State
from edu.assessment.mastery import Standing, result
from edu.assessment.replay import Changed, go_to, replay
from edu.assessment.response import Response, Written
from edu.assessment.session import Answered, Session, answer, start
from edu.course.ids import OptionId, QuestionId
from edu.course.parts import Choice
from edu.course.question import Numeric, Question, Scenario, Single
from edu.course.quiz import Feedback, Quiz
from tests.assessment.example import OVER_CALL, RIGHT, START, WRONG, choice, quiz, single
from tests.assessment.strategies import certain, drawing, responses

AT_END, IMMEDIATE = Feedback.AT_END, Feedback.IMMEDIATE


def log_of(session: Session, given_answers: list[Response]) -> tuple[Session, list[Answered]]:
    """The session with these answers, and everything that was recorded of it."""
    log: list[Answered] = []
    for number, response in enumerate(given_answers):
        session, fact = answer(session, response, at=START + timedelta(minutes=number), answer_id=f"answer-{number}")
        log.append(fact)
    return session, log


def names(session: Session) -> tuple[list[str], list[str]]:
    return [question.id for question in session.asked], [question.id for question in session.queue]


ZONES = st.sampled_from([None, UTC, timezone(timedelta(hours=14)), timezone(timedelta(hours=-12))])
TIMES = st.datetimes(timezones=ZONES)


@given(drawing(small=False), st.integers(0, 2**32), st.booleans(), st.booleans(), st.data())
def test_a_session_comes_back_from_its_log_at_any_point_whatever_the_clock_said(
    drawn: tuple[Quiz, dict[str, Quiz]], seed: int, marked: bool, loop: bool, data: st.DataObject
) -> None:
    """Times may have no zone, and each may lie before the last."""
    asked, pools = drawn
    fresh = start(certain(asked) if marked else asked, seed=seed, loop=loop, pools=pools)  # type: ignore[arg-type]
    live, log = fresh, list[Answered]()
    for number in range(data.draw(st.integers(0, 8))):
        if live.at_end and data.draw(st.booleans()):
            live = go_to(live, data.draw(st.sampled_from(live.order)).id)
        if live.current is None:
            break
        live, fact = answer(
            live,
            data.draw(responses(live.current)),
            at=data.draw(TIMES),
            answer_id=f"answer-{number}",
            certainty=data.draw(st.sampled_from(Certainty)),
            hints=data.draw(st.integers(0, 3)),
            milliseconds=data.draw(st.integers(-1, 10_000)),
        )
        log.append(fact)
        assert replay(fresh, log) == replace(live, at=None)
    again = replay(fresh, log)
    assert isinstance(again, Session)
    assert result(again) == result(live)


def test_tries_that_were_open_are_open_again() -> None:
    fresh = start(quiz(single("one"), single("two"), tries=3), seed=1)
    live, log = log_of(fresh, [WRONG, OVER_CALL])
    again = replay(fresh, log)
    assert again == live
    assert len(live.trying) == 2


def test_tries_that_were_given_up_are_settled_by_the_next_answer() -> None:
    fresh = start(quiz(single("one"), single("two"), tries=3), seed=1)
    _, log = log_of(fresh, [WRONG])
    _, later = log_of(start(quiz(single("two")), seed=1), [RIGHT])
    again = replay(fresh, [*log, *later])
    assert isinstance(again, Session) and again.finished
    assert [fact.mark.state for fact in again.answered] == [State.WRONG, State.RIGHT]


# Edited in the middle of an attempt

ONE, TWO, THREE = (single(name, prompt=f"Is it “{name}”?") for name in ("one", "two", "three"))


def other_key(question: Single) -> Single:
    """What was wrong is right, and the other way round."""
    swap = {"right": False, "wrong": True}
    return replace(question, choices=tuple(replace(c, correct=swap.get(c.id, c.correct)) for c in question.choices))


def retold(question: Single) -> Single:
    """With all said about its answers anew, and other points, hints and sources."""
    return replace(
        question,
        explanation="Because.",
        say_it_again="Again.",
        hints=("Think.",),
        points=3.0,
        choices=tuple(replace(each, feedback="New words.") for each in question.choices),
    )


def worded(question: Single, prompt: str) -> Single:
    return replace(question, prompt=prompt)


def with_choice(question: Single, *more: Choice) -> Single:
    return replace(question, choices=(*question.choices[:3], *more))


@pytest.mark.parametrize("feedback", Feedback)
@pytest.mark.parametrize(
    ("today", "changed"),
    [
        ((ONE, TWO, THREE), None),
        ((worded(ONE, "is it 'ONE'"), TWO, THREE), None),
        ((worded(ONE, "Is  it\u00a0one…?"), TWO, THREE), None),
        ((retold(ONE), retold(TWO), retold(THREE)), None),
        ((replace(ONE, choices=ONE.choices[::-1]), TWO, THREE), None),
        ((ONE, TWO, THREE, single("added")), None),
        ((ONE, TWO, worded(THREE, "Not asked yet?")), None),
        ((ONE, TWO), None),
        ((worded(ONE, "Is it not one?"), TWO, THREE), "one"),
        ((ONE, worded(TWO, "Is it 2?"), THREE), "two"),
        ((with_choice(ONE, choice("new")), TWO, THREE), "one"),
        ((replace(ONE, choices=ONE.choices[:2]), TWO, THREE), "one"),
        ((ONE, THREE), "two"),
        ((TWO, THREE), "one"),
        ((ONE, replace(TWO, choices=tuple(replace(c, id=OptionId(f"x{c.id}")) for c in TWO.choices)), THREE), "two"),
    ],
)
def test_what_was_asked_counts_not_how_it_is_set_or_told(
    feedback: Feedback, today: tuple[Question, ...], changed: str | None
) -> None:
    """The last one offers the same words under ids that no stored answer names."""
    _, log = log_of(start(quiz(ONE, TWO, THREE, feedback=feedback), seed=1), [RIGHT, WRONG])
    found = replay(start(quiz(*today, feedback=feedback), seed=1), log)
    if changed:
        assert found == Changed(QuestionId(changed))
    else:
        assert isinstance(found, Session) and found.answered == tuple(log)


@pytest.mark.parametrize(
    ("today", "changed"),
    [((TWO, ONE, THREE), "one"), ((single("added"), ONE, TWO, THREE), "one")],
)
def test_with_feedback_at_once_the_order_counts_and_at_the_end_it_does_not(
    today: tuple[Question, ...], changed: str
) -> None:
    _, log = log_of(start(quiz(ONE, TWO, THREE), seed=1), [RIGHT, WRONG])
    assert replay(start(quiz(*today), seed=1), log) == Changed(QuestionId(changed))
    again = replay(start(quiz(*today, feedback=AT_END), seed=1), log)
    assert isinstance(again, Session) and len(again.answered) == 2


@pytest.mark.parametrize("feedback", Feedback)
def test_a_corrected_key_marks_every_stored_answer_again(feedback: Feedback) -> None:
    _, log = log_of(start(quiz(ONE, TWO, THREE, feedback=feedback), seed=1), [RIGHT, WRONG, WRONG])
    again = replay(start(quiz(ONE, other_key(TWO), THREE, feedback=feedback), seed=1), log)
    assert isinstance(again, Session)
    assert [fact.mark.state for fact in again.answered] == [State.RIGHT, State.RIGHT, State.WRONG]
    assert [replace(fact, mark=old.mark) for fact, old in zip(again.answered, log, strict=True)] == log
    assert result(again).earned == 2


def test_a_wider_tolerance_and_another_rule_mark_again() -> None:
    asked = Numeric(id=QuestionId("n"), prompt="How many?", answer=2.0)
    _, log = log_of(start(quiz(asked), seed=1), [Written("3")])
    again = replay(start(quiz(replace(asked, tolerance=1.0)), seed=1), log)
    assert isinstance(again, Session) and again.answered[0].mark == Mark(1.0, State.RIGHT, "absolute")


SUN = single("sun", idea="sun")
SPARE = single("spare", idea="sun", reserve=True)
LATER = single("later", idea="sun")


@pytest.mark.parametrize(
    ("before", "given_answers", "today", "asked", "left", "states"),
    [
        ((SUN, TWO, SPARE), [WRONG, RIGHT, RIGHT], (other_key(SUN), TWO, SPARE), "sun spare two", "", "right right right"),
        ((SUN, TWO, SPARE), [RIGHT, RIGHT], (other_key(SUN), TWO, SPARE), "sun two", "spare", "wrong right"),
        ((SUN, TWO, SPARE), [WRONG], (other_key(SUN), TWO, SPARE), "sun", "two", "right"),
        ((SUN, TWO, SPARE), [RIGHT], (other_key(SUN), TWO, SPARE), "sun", "spare two", "wrong"),
        ((SUN, LATER, TWO), [WRONG, WRONG, RIGHT], (other_key(SUN), LATER, TWO), "sun later two", "", "right wrong right"),
        (
            (SUN, LATER, TWO, SPARE),
            [WRONG, RIGHT, RIGHT],
            (other_key(SUN), other_key(LATER), TWO, SPARE),
            "sun spare later",
            "two",
            "right right wrong",
        ),
        (
            (SUN, LATER, TWO, SPARE),
            [RIGHT, RIGHT, RIGHT],
            (other_key(SUN), other_key(LATER), TWO, SPARE),
            "sun later two",
            "",
            "wrong wrong right",
        ),
    ],
    ids=[
        "a miss that was none: the variant that was asked still counts",
        "a miss that was not seen: the variant is still to ask",
        "a miss that was none, and the variant not asked yet",
        "a miss that was not seen, and nothing asked since",
        "a second miss that was a first",
        "a miss that was another one: the variant was asked already",
        "two misses that were not seen",
    ],
)  # fmt: skip
def test_a_corrected_key_does_not_lose_an_attempt_that_went_another_way(
    before: tuple[Question, ...],
    given_answers: list[Response],
    today: tuple[Question, ...],
    asked: str,
    left: str,
    states: str,
) -> None:
    _, log = log_of(start(quiz(*before), seed=1), given_answers)
    again = replay(start(quiz(*today), seed=1), log)
    assert isinstance(again, Session)
    assert names(again) == (asked.split(), left.split())
    assert [fact.mark.state for fact in again.answered] == states.split()
    marked_again_before = [replace(fact, mark=Mark(1.0, State.RIGHT, "another_rule", 2)) for fact in log]
    assert replay(start(quiz(*today), seed=1), marked_again_before) == again


@pytest.mark.parametrize(
    ("given_answers", "states", "trying"),
    [
        ([WRONG, RIGHT, RIGHT], ["right", "right"], 0),
        ([WRONG, WRONG, RIGHT, RIGHT], ["right", "right"], 0),
        ([RIGHT, RIGHT], ["wrong", "right"], 0),
        ([RIGHT], [], 1),
    ],
)
def test_a_corrected_key_makes_tries_that_are_not_needed_no_tries(
    given_answers: list[Response], states: list[str], trying: int
) -> None:
    _, log = log_of(start(quiz(ONE, TWO, tries=3), seed=1), given_answers)
    again = replay(start(quiz(other_key(ONE), TWO, tries=3), seed=1), log)
    assert isinstance(again, Session)
    assert [fact.mark.state for fact in again.answered] == states
    assert len(again.trying) == trying


def test_a_corrected_key_does_not_hide_that_a_question_is_gone() -> None:
    _, log = log_of(start(quiz(ONE, TWO, THREE), seed=1), [WRONG, RIGHT, RIGHT])
    assert replay(start(quiz(other_key(ONE), THREE), seed=1), log) == Changed(QuestionId("two"))


STORY = Scenario(
    id=QuestionId("story"),
    prompt="They call.",
    steps=(
        replace(ONE, choices=tuple(replace(c, next=QuestionId("three")) for c in ONE.choices)),
        TWO,
        THREE,
    ),
)


@pytest.mark.parametrize("feedback", Feedback)
def test_a_scenario_that_leads_elsewhere_today_asks_something_else(feedback: Feedback) -> None:
    _, log = log_of(start(quiz(STORY, feedback=feedback), seed=1), [RIGHT, RIGHT])
    straight = replace(STORY, steps=(ONE, TWO, THREE))
    found = replay(start(quiz(straight, feedback=feedback), seed=1), log)
    if feedback is IMMEDIATE:
        assert found == Changed(QuestionId("three"))
    else:
        assert isinstance(found, Session) and names(found) == (["one", "three"], ["two"])


def test_a_mark_is_todays_and_never_the_stored_one() -> None:
    session, log = log_of(start(quiz(ONE), seed=1), [RIGHT])
    as_stored = replace(log[0], mark=replace(log[0].mark, fraction=0.25, version=0))
    assert replay(start(quiz(ONE), seed=1), [as_stored]) == session


def test_a_result_of_a_corrected_key_is_todays() -> None:
    _, log = log_of(start(quiz(SUN), seed=1), [WRONG])
    again = replay(start(quiz(other_key(SUN)), seed=1), log)
    assert isinstance(again, Session) and result(again).standing is Standing.READY


@pytest.mark.parametrize("at", [datetime(2026, 11, 22, 9), START, datetime.max, datetime.min])  # noqa: DTZ001, DTZ901
def test_when_it_was_is_kept_as_it_was_said(at: datetime) -> None:
    session, fact = answer(start(quiz(ONE), seed=1), RIGHT, at=at, answer_id="id")
    assert fact.at is at
    assert replay(start(quiz(ONE), seed=1), [fact]) == session
