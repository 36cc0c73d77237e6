"""A person's whole past, folded: the same in one go or in parts, and by today's course."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import msgpack
from msgspec.structs import replace

from edu.assessment.card import Rating, reviewed
from edu.assessment.certainty import Certainty
from edu.assessment.history import Attempt
from edu.assessment.learner import MOST_ROUNDS, Learner, Tally, course_fingerprint, fold, with_open
from edu.assessment.marks import State
from edu.assessment.mastery import Standing, result
from edu.assessment.replay import go_to, replay
from edu.assessment.response import DontKnow, Picked, Response, Written
from edu.assessment.session import Answered, answer
from edu.assessment.steps import REVIEW, fresh_session, quiz_named, review_step
from edu.course.course import Course, QuizStep, Step
from edu.course.ids import MisconceptionId, OptionId, PathId, QuestionId, QuizId
from edu.course.question import Reflection, Scenario
from edu.course.quiz import Audience, CertaintyUse, Feedback, Quiz
from tests.assessment.example import BEFORE, OVER_CALL, RIGHT, START, SUN, WRONG, attempt, course, quiz, single

GUESS, FAIRLY, SURE = Certainty.GUESS, Certainty.FAIRLY, Certainty.SURE
PRACTICE = QuizStep(quiz=QuizId("sun"), title="Practice")
Said = tuple[Response, Certainty | None]


def done(
    on: Course,
    *said: Response | Said,
    id: str = "one",
    step: Step = PRACTICE,
    of: QuizId = PRACTICE.quiz,
    only: tuple[QuestionId, ...] = (),
    at: datetime = START,
    finished: bool = True,
    order: Sequence[str] = (),
) -> Attempt:
    """A go at a quiz with these answers, one a minute; `order` names the questions they answer, where that is free."""
    asked_of = quiz_named(on, of)
    assert asked_of
    session = fresh_session(on, step, asked_of, seed=1, only=only)
    log: list[Answered] = []
    for number, each in enumerate(said):
        response, certainty = each if isinstance(each, tuple) else (each, None)
        if order:
            session = go_to(session, QuestionId(order[number]))
        session, answered = answer(
            session, response, at=at + timedelta(minutes=number), answer_id=f"{id}-{number}", certainty=certainty
        )
        log.append(answered)
    return Attempt(
        id=id,
        course=on.id,
        course_version=on.version,
        path=PathId("path"),
        step=step.key,
        quiz=of,
        seed=1,
        only=only,
        started_at=at,
        finished_at=at + timedelta(minutes=len(said)) if finished else None,
        answered=tuple(log),
    )


def folded(on: Course, *attempts: Attempt) -> Learner:
    return fold(Learner(), on, enumerate(attempts, start=1))


def practice(**changes: object) -> Course:
    """A course with a quiz of two plain questions and three variants of an idea, the last in reserve."""
    own = quiz(
        single("one"), single("two"), single("late", idea="sun"), single("spare", idea="sun", reserve=True), id="sun"
    )
    return course(sun=replace(own, **changes))


def test_a_card_is_the_last_answer_with_what_came_before_in_numbers() -> None:
    on = practice()
    later = START + timedelta(days=3)
    learner = folded(
        on, done(on, (RIGHT, SURE), WRONG, RIGHT), done(on, (WRONG, FAIRLY), RIGHT, RIGHT, id="2", at=later)
    )
    card = learner.cards[QuestionId("one")]
    assert (card.state, card.fraction, card.certainty, card.at) == (State.WRONG, 0.0, FAIRLY, later)
    assert (card.seen, card.right) == (2, 1)
    assert card.memory == reviewed(reviewed(None, Rating.EASY, START), Rating.AGAIN, later)
    two = learner.cards[QuestionId("two")]
    minute = timedelta(minutes=1)
    assert (two.seen, two.right, two.certainty) == (2, 1, None)
    assert two.memory == reviewed(reviewed(None, Rating.AGAIN, START + minute), Rating.GOOD, later + minute)


def test_several_tries_are_one_review_and_the_first_says_how_sure_one_may_be() -> None:
    on = practice(tries=3)
    learner = folded(on, done(on, (WRONG, SURE), (WRONG, FAIRLY), (RIGHT, GUESS), RIGHT))
    card = learner.cards[QuestionId("one")]
    assert (card.state, card.seen, card.right, card.certainty) == (State.RECTIFIED, 1, 0, GUESS)
    assert card.fraction == pytest.approx(1 / 3)
    assert card.memory == reviewed(None, Rating.AGAIN, START + timedelta(minutes=2))
    assert learner.calibration == {Audience.PATIENT: {SURE: Tally(1, 0)}}


def test_where_feedback_waits_for_the_end_the_answer_that_counts_is_the_last() -> None:
    on = practice(feedback=Feedback.AT_END)
    changed = done(on, WRONG, (WRONG, SURE), (RIGHT, SURE), order=["two", "one", "one"])
    card = folded(on, changed).cards[QuestionId("one")]
    assert (card.state, card.seen, card.memory) == (
        State.RIGHT,
        1,
        reviewed(None, Rating.EASY, START + timedelta(minutes=2)),
    )
    assert folded(on, changed).calibration == {Audience.PATIENT: {SURE: Tally(1, 1)}}
    assert set(folded(on, changed).cards) == {"one", "two"}


def test_what_cannot_be_reviewed_has_no_card_and_counts_for_certainty_where_it_is_marked() -> None:
    story = Scenario(id=QuestionId("story"), prompt="Someone calls.", steps=(single("first"), single("second")))
    thought = Reflection(id=QuestionId("thought"), prompt="Why?", model_answer="So.")
    own = quiz(single("late", idea="sun"), single("spare", idea="sun", reserve=True), story, thought, id="sun")
    on = course(sun=replace(own, audience=Audience.TRAINEE))
    answers: list[Said] = [(WRONG, SURE), (RIGHT, SURE), (RIGHT, GUESS), (RIGHT, SURE), (Written("So."), SURE)]
    learner = folded(on, done(on, *answers))
    assert set(learner.cards) == {"late"}
    assert learner.calibration == {Audience.TRAINEE: {SURE: Tally(3, 2), GUESS: Tally(1, 1)}}


def test_what_was_known_before_the_lessons_is_a_round_and_nothing_else() -> None:
    on = course()
    learner = folded(on, done(on, (WRONG, SURE), DontKnow(), step=BEFORE, of=QuizId("form-a")))
    assert (learner.cards, learner.calibration) == ({}, {})
    assert [(round_.quiz, round_.right, round_.marked) for round_ in learner.rounds] == [("form-a", 0, 2)]


def test_an_answer_to_what_was_reworded_is_left_aside_and_the_others_count() -> None:
    then = practice()
    reworded = quiz(single("one", prompt="What is worst?"), single("two"), single("late", idea="sun"), id="sun")
    now = course(sun=reworded)
    old = done(then, (RIGHT, SURE), (WRONG, SURE), (RIGHT, SURE))
    learner = folded(now, old)
    assert set(learner.cards) == {"two", "late"}
    assert learner.calibration == {Audience.PATIENT: {SURE: Tally(2, 1)}}
    assert learner.quizzes == {}
    (round_,) = learner.rounds
    assert (round_.right, round_.marked, round_.standing) == (2, 3, None)
    assert round_.share == pytest.approx(2 / 3)
    assert (round_.certainty, round_.whole) == (3 - 6 + 3, True)
    card = folded(now, old, done(now, WRONG, RIGHT, RIGHT, id="2")).cards[QuestionId("one")]
    assert (card.seen, card.right) == (1, 0)


def test_a_card_that_was_folded_by_another_wording_starts_anew() -> None:
    then, now = practice(), course(sun=quiz(single("one", prompt="What is worst?"), id="sun"))
    learner = fold(folded(then, done(then, RIGHT, RIGHT, RIGHT)), now, [(2, done(now, WRONG, id="2"))])
    card = learner.cards[QuestionId("one")]
    assert (card.seen, card.right, card.memory) == (1, 0, reviewed(None, Rating.AGAIN, START))


def test_an_answer_that_cannot_be_given_any_more_is_left_aside() -> None:
    on = practice()
    old = done(on, RIGHT, RIGHT, RIGHT)
    first = replace(old.answered[0], response=Picked(OptionId("gone")))
    assert set(folded(on, replace(old, answered=(first, *old.answered[1:]))).cards) == {"two", "late"}


def test_a_corrected_key_marks_everything_again() -> None:
    then = practice()
    own = then.quizzes[QuizId("sun")]
    one = single("one")
    turned = replace(one, choices=tuple(replace(choice, correct=choice.id == "wrong") for choice in one.choices))
    now = course(sun=replace(own, questions=(turned, *own.questions[1:])))
    old = done(then, WRONG, RIGHT, RIGHT)
    assert course_fingerprint(then) != course_fingerprint(now)
    assert folded(then, old).cards[QuestionId("one")].state is State.WRONG
    assert folded(now, old).cards[QuestionId("one")].state is State.RIGHT
    assert [folded(on, old).rounds[0].right for on in (then, now)] == [2, 3]


def test_a_quiz_that_is_gone_leaves_rounds() -> None:
    then = course(extra=quiz(single("x"), id="extra"))
    learner = folded(course(), done(then, RIGHT, of=QuizId("extra")))
    assert learner.cards == {}
    assert [(round_.quiz, round_.right, round_.standing) for round_ in learner.rounds] == [("extra", 1, None)]


def test_a_round_is_what_the_result_said() -> None:
    on = practice(certainty=CertaintyUse.MARKED, feedback=Feedback.AT_END)
    answers: list[Said] = [(RIGHT, SURE), (WRONG, FAIRLY)]
    gone = done(on, *answers)
    own = on.quizzes[QuizId("sun")]
    shown = result(replay(fresh_session(on, PRACTICE, own, seed=1), gone.answered))  # type: ignore[arg-type]
    (round_,) = folded(on, gone).rounds
    assert (round_.at, round_.quiz, round_.whole) == (START + timedelta(minutes=2), "sun", True)
    assert (round_.share, round_.right, round_.marked) == (shown.share, shown.right, shown.marked) == (0.5, 1, 3)
    assert (round_.certainty, round_.standing) == (shown.certainty, shown.standing) == (1.0, Standing.LOOK_AGAIN)


def test_rounds_of_review_and_of_what_was_missed_count_for_cards_and_not_as_whole_rounds() -> None:
    on = practice()
    two = (QuestionId("two"),)
    learner = folded(
        on,
        done(on, RIGHT, WRONG, RIGHT),
        done(on, RIGHT, id="missed", only=two),
        done(on, RIGHT, id="review", step=review_step(), of=REVIEW, only=two),
    )
    assert [(round_.quiz, round_.whole) for round_ in learner.rounds] == [
        ("sun", True),
        ("sun", False),
        (REVIEW, False),
    ]
    assert learner.cards[QuestionId("two")].seen == 3
    record = learner.quizzes[QuizId("sun")]
    assert record.first and (record.number, record.first.share, record.last.share) == (1, 0.5, 1.0)
    assert set(learner.quizzes) == {"sun"}


def test_misconceptions_are_those_of_the_last_answer() -> None:
    one = single("one")
    believed = replace(one.choices[1], misconception=MisconceptionId("scrub"))
    on = course(sun=quiz(replace(one, choices=(one.choices[0], believed, one.choices[2])), id="sun"))
    assert folded(on, done(on, WRONG)).cards[one.id].misconceptions == ("scrub",)
    assert folded(on, done(on, WRONG), done(on, RIGHT, id="2")).cards[one.id].misconceptions == ()


def test_only_so_many_rounds_are_kept() -> None:
    on = practice()
    many = [
        done(on, WRONG, id=f"{number}", at=START + timedelta(days=number), step=step, of=of, only=(QuestionId("one"),))
        for number in range(MOST_ROUNDS + 5)
        for step, of in [(review_step(), REVIEW) if number % 2 else (PRACTICE, PRACTICE.quiz)]
    ]
    learner = folded(on, *many)
    assert len(learner.rounds) == MOST_ROUNDS
    assert [round_.at for round_ in learner.rounds] == [each.finished_at for each in many[5:]]
    assert learner.cards[QuestionId("one")].seen == MOST_ROUNDS + 5


def test_what_was_folded_is_not_folded_again_and_what_was_open_is_when_it_is_finished() -> None:
    on = practice()
    first, last = done(on, RIGHT, RIGHT, RIGHT), done(on, RIGHT, WRONG, RIGHT, id="3")
    ended = done(on, WRONG, WRONG, RIGHT, id="2")
    learner = fold(Learner(), on, [(1, first), (2, replace(ended, finished_at=None)), (3, last)])
    assert (learner.upto, learner.pending) == (3, ("2",))
    assert learner.cards[QuestionId("two")].seen == 2
    assert fold(learner, on, [(1, first), (2, replace(ended, finished_at=None)), (3, last)]) == learner
    later = fold(learner, on, [(2, ended)])
    assert (later.upto, later.pending, len(later.rounds)) == (3, (), 3)
    assert later.cards[QuestionId("two")].seen == 3
    assert fold(later, on, [(2, ended)]) == later
    assert learner.cards[QuestionId("two")].seen == 2


@pytest.mark.parametrize(
    ("changes", "seen"),
    [({}, {"one", "two"}), ({"tries": 2}, {"one", "two"}), ({"feedback": Feedback.AT_END}, set())],
)
def test_an_open_round_counts_where_feedback_comes_at_once(changes: dict[str, object], seen: set[str]) -> None:
    on = practice(**changes)
    left = done(on, RIGHT, WRONG, finished=False)
    learner = fold(Learner(), on, [(1, left)])
    assert (learner.cards, learner.rounds, learner.pending) == ({}, (), ("one",))
    shown = with_open(learner, on, [left])
    assert set(shown.cards) == seen
    assert (shown.rounds, shown.pending, shown.upto) == ((), ("one",), 1)
    assert learner.cards == {}


def test_an_open_round_of_a_quiz_that_is_gone_counts_nothing() -> None:
    then = course(extra=quiz(single("s1"), id="extra"))
    left = done(then, RIGHT, of=QuizId("extra"), finished=False)
    assert with_open(Learner(), course(), [left]) == Learner()


def test_an_attempt_as_the_app_makes_it_has_its_cards() -> None:
    on = course()
    learner = folded(on, attempt(on, SUN, [RIGHT, OVER_CALL]))
    assert {name: card.state for name, card in learner.cards.items()} == {"s1": State.RIGHT, "s2": State.WRONG}
    assert learner.quizzes[QuizId("sun")].last.standing is Standing.READY


@st.composite
def pasts(draw: st.DrawFn) -> tuple[Course, list[tuple[int, Attempt]]]:
    """A course, and attempts at its quizzes and in review by a clock that jumps; some of an older wording."""
    on = course(sun=replace(practice().quizzes[QuizId("sun")], tries=draw(st.integers(1, 3))))
    own = on.quizzes[QuizId("sun")]
    older = course(sun=replace(own, questions=(single("one", prompt="What was best?"), *own.questions[1:])))
    exam = replace(own, feedback=Feedback.AT_END)
    ways: list[tuple[Course, Step, QuizId]] = [
        (on, PRACTICE, PRACTICE.quiz),
        (on, review_step(), REVIEW),
        (on, BEFORE, QuizId("form-a")),
        (older, PRACTICE, PRACTICE.quiz),
        (course(sun=exam), PRACTICE, PRACTICE.quiz),
    ]
    said = st.tuples(st.sampled_from([RIGHT, WRONG, DontKnow()]), st.none() | st.sampled_from(Certainty))
    attempts: list[Attempt] = []
    for number in range(draw(st.integers(0, 8))):
        then, step, of = draw(st.sampled_from(ways))
        only = (QuestionId("two"), QuestionId("late")) if of == REVIEW else ()
        at = START + timedelta(hours=draw(st.integers(-20_000, 20_000)))
        answers = draw(st.lists(said, max_size=2))
        attempts.append(done(then, *answers, id=f"{number}", step=step, of=of, only=only, at=at))
    return on, list(enumerate(attempts, start=1))


@given(pasts(), st.data())
def test_a_fold_in_parts_is_the_fold_at_once(
    past: tuple[Course, list[tuple[int, Attempt]]], data: st.DataObject
) -> None:
    on, attempts = past
    whole = fold(Learner(), on, attempts)
    at = data.draw(st.integers(0, len(attempts)))
    stored = msgpack.encode(fold(Learner(), on, attempts[:at]))
    assert fold(msgpack.decode(stored, type=Learner), on, attempts[at:]) == whole
    assert msgpack.decode(msgpack.encode(whole), type=Learner) == whole
    assert fold(whole, on, attempts) == whole


@given(pasts())
def test_whatever_the_clock_did_nothing_is_due_before_its_last_review(
    past: tuple[Course, list[tuple[int, Attempt]]],
) -> None:
    on, attempts = past
    learner = Learner()
    for each in attempts:
        before, learner = learner, fold(learner, on, [each])
        for name, card in learner.cards.items():
            assert card.memory.due > card.memory.last >= card.at
            if name in before.cards:
                assert card.memory.last >= before.cards[name].memory.last


@pytest.mark.parametrize(
    "changed",
    [
        quiz(
            single("s1", prompt="What now?"), single("s2", idea="sun"), single("s3", idea="sun", reserve=True), id="sun"
        ),
        quiz(single("s1"), single("s2", idea="sun"), single("s3", idea="sun", reserve=True), single("s4"), id="sun"),
        quiz(single("s1", points=2), single("s2", idea="sun"), single("s3", idea="sun", reserve=True), id="sun"),
        replace(course().quizzes[QuizId("sun")], pass_mark=50),
        replace(course().quizzes[QuizId("sun")], tries=2),
    ],
)
def test_another_question_key_or_rule_has_another_fingerprint(changed: Quiz) -> None:
    assert course_fingerprint(course(sun=changed)) != course_fingerprint(course())


def test_what_decides_nothing_leaves_the_fingerprint() -> None:
    retold = replace(course(), welcome="Hello.", version="9.9.9", lessons={})
    assert course_fingerprint(retold) == course_fingerprint(course())
    assert len(course_fingerprint(course())) == 32


def test_times_are_kept_in_utc_whatever_zone_they_came_in() -> None:
    on = practice()
    old = done(on, RIGHT, RIGHT, RIGHT)
    elsewhere = [replace(each, at=each.at.astimezone(timezone(timedelta(hours=5)))) for each in old.answered]
    learner = folded(on, replace(old, answered=tuple(elsewhere)))
    assert learner == folded(on, old)
    assert all(card.at.tzinfo is UTC for card in learner.cards.values())
