"""A quiz being taken: what is asked next, in both ways of giving feedback."""

from collections.abc import Iterable
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from edu.assessment.certainty import Certainty
from edu.assessment.marks import State, misses_idea
from edu.assessment.mastery import result
from edu.assessment.replay import back, go_to, missed_questions
from edu.assessment.response import DontKnow, Response, Skipped
from edu.assessment.session import Session, answer, settle, start
from edu.assessment.steps import reserves_of
from edu.course.ids import IdeaId, QuestionId, QuizId
from edu.course.meaning import content_hash
from edu.course.question import Question, Reflection, Scenario, Single
from edu.course.quiz import Feedback
from tests.assessment.example import OVER_CALL, RIGHT, START, WRONG, answer_all, course, quiz, single
from tests.assessment.strategies import certain, quizzes, responses

REFLECTION = Reflection(id=QuestionId("own-words"), prompt="Say it.", model_answer="It.")


def ids(questions: Iterable[Question]) -> list[str]:
    return [question.id for question in questions]


def answered_by(draw: st.DataObject, session: Session) -> list[Session]:
    """The session after each of the drawn answers, from the start on to its end."""
    sessions = [session]
    while session.current and not session.finished:
        session = answer_all(session, [draw.draw(responses(session.current))])
        sessions.append(session)
    return sessions


@st.composite
def fresh(draw: st.DrawFn, *, feedback: Feedback | None = Feedback.IMMEDIATE, tries: int | None = 1) -> Session:
    drawn = draw(quizzes(feedback=feedback, tries=tries))
    only = draw(st.lists(st.sampled_from([q.id for q in drawn.questions if not q.reserve]), unique=True))
    return start(drawn, seed=draw(st.integers(0, 2**32)), only=only, loop=draw(st.booleans()))


@given(fresh(feedback=None, tries=None), st.data())
def test_answering_ends_and_asks_nothing_twice(session: Session, data: st.DataObject) -> None:
    last = answered_by(data, session)[-1]
    assert last.finished
    assert len(set(ids(last.asked))) == len(last.asked)
    assert [each.question for each in last.answered] == ids(last.asked)


@given(fresh(), st.data())
def test_two_misses_stop_the_idea_and_a_miss_brings_a_variant(session: Session, data: st.DataObject) -> None:
    sessions = answered_by(data, session)
    for before, after in pairwise(sessions):
        question, given_answer = after.asked[-1], after.answered[-1]
        if not session.loop or not misses_idea(question, given_answer.response):
            assert set(after.queue) <= set(before.queue[1:])
            assert len(after.queue) == len(before.queue) - 1 or before.story(question)
            continue
        left = [q for q in after.queue if q.critical and q.idea == question.idea]
        spare = [q for q in session.reserves if q.idea == question.idea and q not in after.asked]
        if after.misses(question.idea) >= 2:
            assert not left
        elif spare:
            assert after.current == spare[0]
    if session.loop:
        assert all(sessions[-1].misses(question.idea) <= 2 for question in sessions[-1].asked)


@given(fresh(), st.data())
def test_the_position_counts_up_to_the_total(session: Session, data: st.DataObject) -> None:
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


def test_only_some_questions_in_the_order_that_is_asked_for_with_their_reserves() -> None:
    session = start(LOOPED, seed=1, only=[QuestionId("three"), QuestionId("spare"), QuestionId("one")])
    assert session.partial and not start(LOOPED, seed=1).partial
    assert ids(session.queue) == ["three", "one"]
    assert ids(answer_all(session, [WRONG]).queue) == ["spare", "one"]


def test_a_closing_check_falls_back_on_every_reserve_of_the_course_but_none_twice() -> None:
    whole = course()
    session = start(whole.quizzes[QuizId("form-b")], seed=1, reserves=reserves_of(whole))
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


def test_a_variant_that_was_missed_stands_for_every_question_of_its_idea_and_one_that_waits_for_none() -> None:
    both = quiz(single("one", idea="sun"), single("two", idea="sun"), single("spare", idea="sun", reserve=True))
    waiting = answer_all(start(both, seed=1), [RIGHT, WRONG])
    assert ids(waiting.queue) == ["spare"]
    assert list(missed_questions(waiting)) == ["two"]
    assert list(missed_questions(answer_all(waiting, [WRONG]))) == ["one", "two"]


@given(fresh(), st.data())
def test_what_was_missed_can_be_asked_again_by_itself(session: Session, data: st.DataObject) -> None:
    last = answered_by(data, session)[-1]
    missed = missed_questions(last)
    assume(missed)
    again = start(session.quiz, seed=1, only=missed)
    wanted = set(missed)
    assert wanted <= set(ids(again.queue)), "steps of a scenario with the others of it"
    assert ids(q for q in again.planned if not isinstance(q, Scenario)) == [
        name for name in missed if not any(name in ids(q.steps) for q in again.planned if isinstance(q, Scenario))
    ]


def test_misses_count_only_their_own_idea() -> None:
    session = answer_all(start(LOOPED, seed=1), [WRONG, WRONG])
    assert session.misses(IdeaId("sun")) == 2
    assert session.misses(IdeaId("call")) == 0


# Several tries


def test_a_question_stays_until_it_is_right_or_no_try_is_left() -> None:
    session = start(quiz(single("one"), single("two"), tries=3), seed=1)
    session = answer_all(session, [WRONG])
    assert (ids(session.asked), ids(session.queue), len(session.trying)) == ([], ["one", "two"], 1)
    assert session.position == (1, 2) and session.right_so_far == 0
    session = answer_all(session, [RIGHT])
    assert (ids(session.asked), ids(session.queue), session.trying) == (["one"], ["two"], ())
    assert session.answered[0].mark.fraction == pytest.approx(2 / 3)
    assert session.answered[0].mark.state is State.RECTIFIED
    assert session.right_so_far == 0
    session = answer_all(session, [WRONG, WRONG, WRONG])
    assert session.finished
    assert (session.answered[1].tries, session.answered[1].mark.state) == (3, State.WRONG)


@pytest.mark.parametrize("last", [DontKnow(), RIGHT])
def test_saying_that_one_does_not_know_ends_the_tries_too(last: Response) -> None:
    assert answer_all(start(quiz(single("one"), tries=3), seed=1), [WRONG, last]).finished


def test_settling_takes_the_last_try_for_the_answer() -> None:
    tried = answer_all(start(replace(LOOPED, tries=3), seed=1), [WRONG, WRONG])
    settled = settle(tried)
    assert (ids(settled.asked), ids(settled.queue)) == (["one"], ["spare", "two", "three"])
    assert settled.answered == tried.trying[-1:] and settled.trying == ()
    assert settled.quiz.tries == 3
    assert settle(settled) == settled


def test_a_miss_that_was_mended_brings_no_variant() -> None:
    assert ids(answer_all(start(replace(LOOPED, tries=2), seed=1), [WRONG, RIGHT]).queue) == ["two", "three"]


# Feedback at the end

THREE = quiz(*(single(name) for name in ("one", "two", "three")), feedback=Feedback.AT_END)


def test_at_the_end_answers_come_in_any_order_and_can_be_changed() -> None:
    session = go_to(start(THREE, seed=1), QuestionId("two"))
    session = answer_all(session, [WRONG])
    assert (ids(session.asked), ids(session.queue)) == (["two"], ["one", "three"])
    assert session.position == (3, 3)
    session = answer_all(back(session), [RIGHT])
    assert ids(session.asked) == ["two"] and session.right_so_far == 1
    session = answer_all(back(back(session)), [RIGHT])
    assert (ids(session.asked), ids(session.queue)) == (["one", "two"], ["three"])
    assert ids([session.current] if session.current else []) == ["two"], "the one after it, answered or not"


def test_at_the_end_going_back_stops_at_the_first_and_going_nowhere_stays() -> None:
    session = start(THREE, seed=1)
    assert back(session) == session
    assert go_to(session, QuestionId("no-such")) == session
    last = go_to(session, QuestionId("three"))
    assert (last.position, back(last).position) == ((3, 3), (2, 3))


@given(fresh(tries=None), st.data())
def test_with_feedback_at_once_there_is_no_way_back(session: Session, data: st.DataObject) -> None:
    for live in answered_by(data, session):
        assert back(live) == live
        assert all(go_to(live, question.id) == live for question in live.order)


def test_at_the_end_nothing_is_looped_and_no_certainty_is_asked_for_what_is_not_marked() -> None:
    session = answer_all(start(replace(LOOPED, feedback=Feedback.AT_END), seed=1), [WRONG, WRONG])
    assert not session.loop
    assert ids(session.queue) == ["three"]


# How sure one is


def test_where_certainty_is_marked_it_has_to_be_said_unless_one_does_not_know() -> None:
    session = start(certain(quiz(single("one"), REFLECTION)), seed=1)
    with pytest.raises(ValueError, match="sure"):
        answer(session, RIGHT, at=START, answer_id="id")
    after, fact = answer(session, RIGHT, at=START, answer_id="id", certainty=Certainty.SURE)
    assert fact.certainty is Certainty.SURE
    assert answer(session, DontKnow(), at=START, answer_id="id")[0].current == REFLECTION
    assert after.current == REFLECTION and not after.wants_certainty()
    assert answer(after, DontKnow(), at=START, answer_id="id")[0].finished


# Scenarios


def step(name: str, **onward: str) -> Single:
    """`right`, `wrong` and `over_call` may each lead somewhere."""
    asked = single(name)
    return replace(
        asked,
        choices=tuple(
            replace(c, next=QuestionId(onward[key]) if (key := c.id.replace("-", "_")) in onward else None)
            for c in asked.choices
        ),
    )


STORY = Scenario(
    id=QuestionId("story"),
    prompt="Three people call.",
    points=3.0,
    steps=(step("first", wrong="repair", over_call="end"), step("good"), step("repair"), REFLECTION, step("last")),
)


@pytest.mark.parametrize("feedback", Feedback)
@pytest.mark.parametrize(
    ("given_answers", "asked", "left"),
    [
        ([], "", "first good repair own-words last after"),
        ([RIGHT], "first", "good repair own-words last after"),
        ([WRONG], "first", "repair own-words last after"),
        ([OVER_CALL], "first", "after"),
        ([DontKnow()], "first", "good repair own-words last after"),
        ([WRONG, RIGHT, Skipped()], "first repair own-words", "last after"),
        ([WRONG, RIGHT, Skipped(), RIGHT], "first repair own-words last", "after"),
    ],
)
def test_a_choice_leads_past_the_steps_between(
    feedback: Feedback, given_answers: list[Response], asked: str, left: str
) -> None:
    session = answer_all(start(quiz(STORY, single("after"), feedback=feedback), seed=1), given_answers)
    assert (ids(session.asked), ids(session.queue)) == (asked.split(), left.split())


@pytest.mark.parametrize(
    ("given_answers", "points"),
    [([RIGHT], 3 / 4), ([WRONG], 3 / 3), ([OVER_CALL], 3 / 1), ([WRONG, RIGHT, Skipped(), RIGHT], 3 / 3)],
    ids=lambda value: f"points / marked steps visited = {value}" if isinstance(value, float) else "",
)
@pytest.mark.parametrize("feedback", Feedback)
def test_the_points_of_a_scenario_are_shared_by_the_marked_steps_that_are_visited(
    given_answers: list[Response], points: float, feedback: Feedback
) -> None:
    session = answer_all(start(quiz(STORY, single("after", points=2), feedback=feedback), seed=1), given_answers)
    assert session.points(STORY.steps[0]) == pytest.approx(points)
    assert session.points(session.queue[-1] if session.queue else single("after", points=2)) == 2


def test_another_answer_at_the_end_leads_elsewhere_and_leaves_out_what_was_answered_there() -> None:
    session = answer_all(start(quiz(STORY, feedback=Feedback.AT_END), seed=1), [WRONG, RIGHT, Skipped(), RIGHT])
    assert session.finished
    session = answer_all(go_to(session, QuestionId("first")), [RIGHT])
    assert ids(session.queue) == ["good"]
    assert ids(session.asked) == ["first", "repair", "own-words", "last"]
    session = answer_all(go_to(session, QuestionId("first")), [OVER_CALL])
    assert session.finished and ids(session.asked) == ["first"]
    assert [each.question for each in session.answered] == ["first"]


def test_the_mark_of_a_scenario_is_the_mean_of_its_marked_steps() -> None:
    session = answer_all(start(quiz(STORY, single("after")), seed=1), [WRONG, RIGHT, Skipped(), RIGHT, WRONG])
    shown = result(session)
    assert shown.earned == pytest.approx(3 * 2 / 3)
    assert shown.possible == pytest.approx(3 + 1)


def test_a_missed_step_brings_its_whole_story_again() -> None:
    missed = missed_questions(answer_all(start(quiz(STORY), seed=1), [WRONG, RIGHT, Skipped(), RIGHT]))
    assert missed == ("first",)
    assert start(quiz(STORY), seed=1, only=missed).planned == (STORY,)
