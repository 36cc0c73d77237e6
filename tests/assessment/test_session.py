"""A quiz being taken: what is asked next, and that undo and resume are the same replay."""

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from edu.assessment.marks import State, misses_idea
from edu.assessment.response import DontKnow, Response
from edu.assessment.session import (
    Answered,
    Changed,
    Session,
    answer,
    back,
    missed_questions,
    replay,
    reserves_of,
    shown_cards,
    shown_choices,
    start,
)
from edu.course.ids import IdeaId, OptionId, QuestionId
from edu.course.question import Card, Categorise, Group, Multiple, Question, Single, content_hash
from edu.course.quiz import Quiz
from tests.assessment.example import OVER_CALL, RIGHT, START, WRONG, answer_all, course, quiz, single
from tests.assessment.strategies import quizzes, responses


def ids(questions: tuple[Question, ...]) -> list[str]:
    return [question.id for question in questions]


def answered_by(draw: st.DataObject, session: Session, most: int | None = None) -> list[Session]:
    """The session after each of up to `most` drawn answers, from the start on."""
    sessions = [session]
    while session.current and (most is None or len(session.answered) < most):
        session = answer_all(session, [draw.draw(responses(session.current))])
        sessions.append(session)
    return sessions


@st.composite
def fresh(draw: st.DrawFn) -> Session:
    drawn = draw(quizzes())
    only = draw(st.sets(st.sampled_from([q.id for q in drawn.questions if not q.reserve])))
    return start(drawn, seed=draw(st.integers(0, 2**32)), only=only, loop=draw(st.booleans()))


@given(fresh(), st.data())
def test_answering_ends_and_asks_nothing_twice(session: Session, data: st.DataObject) -> None:
    last = answered_by(data, session)[-1]
    assert last.finished
    assert len(last.asked) <= len(session.quiz.questions)
    assert len(set(ids(last.asked))) == len(last.asked)
    assert [each.question for each in last.answered] == ids(last.asked)


@given(fresh(), st.data())
def test_replay_of_what_was_stored_is_the_live_session(session: Session, data: st.DataObject) -> None:
    for live in answered_by(data, session):
        assert replay(session, live.answered) == live


@given(fresh(), st.data())
def test_back_is_undo(session: Session, data: st.DataObject) -> None:
    sessions = answered_by(data, session)
    for earlier, later in pairwise(sessions):
        assert back(later) == earlier
    assert back(session) == session


@given(fresh(), st.data())
def test_replay_of_a_log_with_changed_answers_is_the_live_session(session: Session, data: st.DataObject) -> None:
    """Only answers are stored: a step back shows in the log when the next answer is to an earlier question."""
    log: list[Answered] = []
    live = session
    for _ in range(data.draw(st.integers(1, 15))):
        for _ in range(data.draw(st.integers(0, 3))):
            live = back(live)
        if live.current:
            live = answer_all(live, [data.draw(responses(live.current))])
            log.append(live.answered[-1])
            assert replay(session, log) == live


@given(fresh(), st.data())
def test_two_misses_stop_the_idea_and_a_miss_brings_a_variant(session: Session, data: st.DataObject) -> None:
    sessions = answered_by(data, session)
    for before, after in pairwise(sessions):
        question, given_answer = after.asked[-1], after.answered[-1]
        if not session.loop or not misses_idea(question, given_answer.response):
            assert after.queue == before.queue[1:]
            continue
        left = [q for q in after.queue if q.critical and q.idea == question.idea]
        spare = [q for q in session.reserves if q.idea == question.idea and q not in after.asked]
        if after.misses(question.idea) >= 2:
            assert not left
        elif spare:
            assert after.current == spare[0]
    if session.loop:
        assert all(sessions[-1].misses(question.idea) <= 2 for question in session.planned)


@given(fresh(), st.data())
def test_the_position_counts_up_to_a_total_that_is_never_less(session: Session, data: st.DataObject) -> None:
    for number, live in enumerate(answered_by(data, session)):
        here, total = live.position
        assert total == len(live.asked) + len(live.queue)
        assert here == (number + 1 if live.current else total)
        assert live.right_so_far == sum(each.mark.state is State.RIGHT for each in live.answered)


LOOPED = quiz(
    single("one", idea="sun"),
    single("two"),
    single("three", idea="sun"),
    single("spare", idea="sun", reserve=True),
    single("spare-too", idea="sun", reserve=True),
    single("other-spare", idea="call", reserve=True),
)


@pytest.mark.parametrize(
    ("given_answers", "asked", "left"),
    [
        ([], "", "one two three"),
        ([RIGHT], "one", "two three"),
        ([OVER_CALL], "one", "two three"),
        ([WRONG], "one", "spare two three"),
        ([DontKnow()], "one", "spare two three"),
        ([WRONG, RIGHT], "one spare", "two three"),
        ([WRONG, OVER_CALL], "one spare", "two three"),
        ([WRONG, WRONG], "one spare", "two"),
        ([WRONG, RIGHT, RIGHT, WRONG], "one spare two three", ""),
        ([RIGHT, WRONG, WRONG], "one two three", "spare"),
    ],
)
def test_what_is_asked_next(given_answers: list[Response], asked: str, left: str) -> None:
    session = answer_all(start(LOOPED, seed=1), given_answers)
    assert (ids(session.asked), ids(session.queue)) == (asked.split(), left.split())


def test_before_the_lessons_nothing_is_looped() -> None:
    session = answer_all(start(LOOPED, seed=1, loop=False), [WRONG, WRONG])
    assert ids(session.queue) == ["three"]


def test_back_brings_back_a_question_that_two_misses_had_dropped() -> None:
    twice = quiz(single("one", idea="sun"), single("two", idea="sun"), single("three", idea="sun"), single("four"))
    session = answer_all(start(twice, seed=1), [WRONG, WRONG])
    assert ids(session.queue) == ["four"]
    assert ids(back(session).queue) == ["two", "three", "four"]


def test_a_changed_answer_takes_its_variant_back() -> None:
    session = answer_all(start(LOOPED, seed=1), [WRONG, RIGHT])
    log = list(session.answered)
    session = answer_all(back(back(session)), [RIGHT])
    log.append(session.answered[-1])
    assert ids(session.queue) == ["two", "three"]
    assert replay(start(LOOPED, seed=1), log) == session


def test_only_some_questions_with_their_reserves() -> None:
    session = start(LOOPED, seed=1, only=[QuestionId("three"), QuestionId("spare")])
    assert ids(session.queue) == ["three"]
    assert ids(answer_all(session, [WRONG]).queue) == ["spare"]


def test_a_closing_check_falls_back_on_every_reserve_of_the_course_but_none_twice() -> None:
    whole = course()
    session = start(whole.quizzes["form-b"], seed=1, reserves=reserves_of(whole))  # type: ignore[index]
    assert ids(answer_all(session, [RIGHT, WRONG]).queue) == ["s3"]
    own = start(LOOPED, seed=1, reserves=LOOPED.questions)
    assert ids(own.reserves) == ["spare", "spare-too", "other-spare"]


def test_a_finished_session_takes_no_answer() -> None:
    session = answer_all(start(quiz(single("one")), seed=1), [RIGHT])
    with pytest.raises(ValueError, match="finished"):
        answer(session, RIGHT, at=START, answer_id="late")


def test_the_fact_of_an_answer_carries_what_it_answered() -> None:
    question = single("one")
    _, fact = answer(start(quiz(question), seed=1), WRONG, at=START, answer_id="id", hints=2, milliseconds=-5)
    assert fact.question_hash == content_hash(question)
    assert (fact.id, fact.question, fact.response, fact.at) == ("id", "one", WRONG, START)
    assert (fact.hints, fact.milliseconds, fact.certainty) == (2, 0, None)


@pytest.mark.parametrize(
    ("today", "changed"),
    [
        (quiz(single("one"), single("two")), None),
        (quiz(single("one"), single("two"), single("added")), None),
        (quiz(single("one", prompt="Another prompt?"), single("two")), "one"),
        (quiz(single("one"), single("two", points=2)), "two"),
        (quiz(single("two"), single("one")), "one"),
        (quiz(single("one")), "two"),
        (quiz(single("added"), single("one"), single("two")), "one"),
    ],
)
def test_stored_answers_that_no_longer_fit_are_named(today: Quiz, changed: str | None) -> None:
    stored = answer_all(start(quiz(single("one"), single("two")), seed=1), [RIGHT, WRONG]).answered
    found = replay(start(today, seed=1), stored)
    if changed:
        assert found == Changed(QuestionId(changed))
    else:
        assert isinstance(found, Session) and found.answered == stored


def test_replay_marks_by_todays_rules() -> None:
    session = answer_all(start(quiz(single("one")), seed=1), [RIGHT])
    as_stored = replace(session.answered[0], mark=replace(session.answered[0].mark, fraction=0.25, version=0))
    assert replay(start(quiz(single("one")), seed=1), [as_stored]) == session


@pytest.mark.parametrize(
    ("given_answers", "missed"),
    [
        ([RIGHT, RIGHT, RIGHT], ""),
        ([RIGHT, WRONG, RIGHT], "two"),
        ([WRONG, RIGHT, RIGHT, RIGHT], "one"),
        ([WRONG, WRONG, RIGHT], "one"),
        ([OVER_CALL, RIGHT, RIGHT], "one"),
        ([RIGHT, DontKnow(), WRONG, RIGHT], "two three"),
    ],
)
def test_only_what_i_missed(given_answers: list[Response], missed: str) -> None:
    session = answer_all(start(LOOPED, seed=1), given_answers)
    assert session.finished
    assert list(missed_questions(session)) == missed.split()


@given(fresh(), st.data())
def test_what_was_missed_can_be_asked_again_by_itself(session: Session, data: st.DataObject) -> None:
    last = answered_by(data, session)[-1]
    missed = missed_questions(last)
    again = start(session.quiz, seed=1, only=missed)
    assume(missed)
    assert ids(again.queue) == [q.id for q in session.quiz.questions if q.id in missed]


# The order in which choices are shown


@given(fresh(), st.integers(0, 2**64), st.data())
def test_shown_choices_are_the_same_choices_and_the_same_order_every_time(
    session: Session, seed: int, data: st.DataObject
) -> None:
    for question in session.quiz.questions:
        if isinstance(question, Categorise):
            assert sorted(c.id for c in shown_cards(question, seed=seed)) == sorted(c.id for c in question.cards)
        elif isinstance(question, (Single, Multiple)):
            shown = shown_choices(question, seed=seed)
            assert shown == shown_choices(question, seed=seed)
            if question.shuffle:
                turned = replace(question, choices=question.choices[::-1])
                assert shown_choices(turned, seed=seed) == shown
                assert sorted(c.id for c in shown) == sorted(c.id for c in question.choices)
            else:
                assert shown == question.choices


def test_every_place_is_as_likely_for_the_right_choice() -> None:
    places = Counter(
        [choice.id for choice in shown_choices(single("one"), seed=seed)].index(OptionId("right"))
        for seed in range(900)
    )
    assert all(240 < places[place] < 360 for place in range(3))


def test_the_order_of_an_attempt_never_changes_with_the_program() -> None:
    assert [c.id for c in shown_choices(single("one"), seed=7)] == ["right", "over-call", "wrong"]
    cards = Categorise(
        id=QuestionId("cards"),
        prompt="Sort.",
        groups=(Group(id=OptionId("g"), text="G"),),
        cards=tuple(Card(id=OptionId(c), text=c, group=OptionId("g"), feedback="") for c in "abcd"),
    )
    assert "".join(c.id for c in shown_cards(cards, seed=7)) == "dbca"
    assert "".join(c.id for c in shown_cards(replace(cards, shuffle=False), seed=7)) == "abcd"


def test_misses_count_only_their_own_idea() -> None:
    session = answer_all(start(LOOPED, seed=1), [WRONG, WRONG])
    assert session.misses(IdeaId("sun")) == 2
    assert session.misses(IdeaId("call")) == 0
