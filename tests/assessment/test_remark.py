"""Marks given again by the course as it stands: each answer by itself, each round by what it asked."""

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from edu.assessment.history import Attempt
from edu.assessment.marks import Mark, State
from edu.assessment.mastery import result
from edu.assessment.remark import Recorded, Remarked, Why, remarked, same_mark
from edu.assessment.replay import go_to
from edu.assessment.response import DontKnow, Picked, Response
from edu.assessment.session import answer, start
from edu.assessment.steps import fresh_session, resumed
from edu.course.course import Course, Step
from edu.course.ids import OptionId, QuestionId, QuizId
from edu.course.question import Interaction, Single
from edu.course.quiz import Feedback, Quiz
from tests.assessment.example import AFTER, OVER_CALL, RIGHT, START, SUN, WRONG, attempt, course, quiz, single

ENOUGH_FOR_ANY = 12


def key_turned(question: Single) -> Single:
    """The same question, with `wrong` as the right choice and `right` as a wrong one."""
    turned = {"right": False, "wrong": True}
    return replace(
        question,
        choices=tuple(replace(each, correct=turned.get(each.id, each.correct)) for each in question.choices),
    )


def sun(*, turned: Sequence[str] = (), **changes: object) -> Course:
    """The small course with another key for some questions of the lesson's quiz."""
    questions = [single("s1"), single("s2", idea="sun"), single("s3", idea="sun", reserve=True)]
    ours = quiz(*(key_turned(each) if each.id in turned else each for each in questions), id="sun")
    return course(sun=replace(ours, **changes))


def finished(
    attempt: Attempt, standing: str, marks: Mapping[str, Mark] | None = None, judged: str | None = None
) -> Recorded:
    return Recorded(attempt=attempt, standing=standing, marks=marks or {}, judged=judged)


def again(today: Course, recorded: Recorded) -> Remarked:
    (done,) = remarked(today, [recorded])
    return done


SUN_READY = attempt(sun(), SUN, [RIGHT, RIGHT])
SUN_LOOK_AGAIN = attempt(sun(), SUN, [WRONG, RIGHT])
SUN_MENDED = attempt(sun(), SUN, [RIGHT, WRONG, RIGHT])


@pytest.mark.parametrize(
    "past", [SUN_READY, SUN_LOOK_AGAIN, SUN_MENDED, attempt(sun(), SUN, [RIGHT, DontKnow(), DontKnow()])]
)
def test_by_the_same_course_nothing_is_new(past: Attempt) -> None:
    standing = result(resumed(sun(), SUN, past)).standing  # type: ignore[arg-type]
    done = again(sun(), finished(past, standing))
    assert (done.changed, done.unmarked, done.differing, done.moved) == ((), (), 0, False)
    assert done.old == done.new == standing


def test_a_corrected_key_changes_the_mark_and_the_result() -> None:
    done = again(sun(turned=["s1"]), finished(SUN_LOOK_AGAIN, "look_again"))
    (change,) = done.changed
    assert change.answered == SUN_LOOK_AGAIN.answered[0]
    assert (change.old.state, change.new) == (State.WRONG, Mark(1.0, State.RIGHT, "all_correct"))
    assert (done.old, done.new, done.moved, done.differing) == ("look_again", "ready", True, 1)


def test_a_miss_that_is_none_any_more_leaves_the_variant_that_it_brought() -> None:
    done = again(sun(turned=["s2"]), finished(SUN_MENDED, "ready"))
    assert [change.answered.question for change in done.changed] == ["s2"]
    assert done.new == "ready"


def test_a_new_miss_counts_though_its_variant_was_never_asked() -> None:
    done = again(sun(turned=["s2"]), finished(SUN_READY, "ready"))
    assert (done.old, done.new) == ("ready", "look_again")
    twice = again(sun(turned=["s2", "s3"]), finished(attempt(sun(), SUN, [RIGHT, WRONG, WRONG]), "needs_conversation"))
    assert twice.new == "ready"


def test_a_second_look_compares_with_the_newest_mark_and_counts_from_the_first() -> None:
    today = sun(turned=["s1"])
    first = again(today, finished(SUN_LOOK_AGAIN, "look_again"))
    marks = {change.answered.id: change.new for change in first.changed}
    second = again(today, finished(SUN_LOOK_AGAIN, "look_again", marks, first.new))
    assert (second.changed, second.old, second.new) == ((), "ready", "ready")
    assert (second.differing, second.moved) == (1, True)
    back = again(sun(), finished(SUN_LOOK_AGAIN, "look_again", marks, first.new))
    assert [(change.old.state, change.new.state) for change in back.changed] == [(State.RIGHT, State.WRONG)]
    assert (back.old, back.new, back.differing, back.moved) == ("ready", "look_again", 0, False)


def test_another_rule_that_gives_the_same_is_no_other_mark() -> None:
    mark = Mark(1.0, State.RIGHT, "an older rule", 7)
    past = replace(SUN_READY, answered=(replace(SUN_READY.answered[0], mark=mark), SUN_READY.answered[1]))
    assert again(sun(), finished(past, "ready")).changed == ()


def test_a_pass_mark_that_was_lowered_changes_the_result_alone() -> None:
    done = again(sun(pass_mark=0), finished(SUN_LOOK_AGAIN, "look_again"))
    assert (done.changed, done.old, done.new) == ((), "look_again", "ready")


def test_an_unfinished_round_has_marks_and_no_result() -> None:
    past = attempt(sun(), SUN, [WRONG], finished=False)
    done = again(sun(turned=["s1"]), Recorded(attempt=past, standing=None, marks={}))
    assert len(done.changed) == 1
    assert (done.old, done.new, done.moved) == (None, None, False)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (Mark(0.5, State.PARTLY, "net_correct"), Mark(0.5, State.PARTLY, "coverage", 2), True),
        (Mark(0.1 + 0.2, State.PARTLY, "net_correct"), Mark(0.3, State.PARTLY, "net_correct"), True),
        (Mark(0.5, State.PARTLY, "net_correct"), Mark(0.25, State.PARTLY, "net_correct"), False),
        (Mark(0.0, State.WRONG, "all_correct"), Mark(0.0, State.PARTLY, "all_correct"), False),
        (Mark(1.0, State.RIGHT, "all_correct"), Mark(1.0, State.RECTIFIED, "all_correct"), False),
    ],
)
def test_marks_are_the_same_when_they_are_worth_the_same(one: Mark, other: Mark, same: bool) -> None:
    assert same_mark(one, other) is same_mark(other, one) is same


# What cannot be marked again


def with_first(question: Single | None) -> Course:
    rest = (single("s2", idea="sun"), single("s3", idea="sun", reserve=True))
    return course(sun=quiz(*((question,) if question else ()), *rest, id="sun"))


@pytest.mark.parametrize(
    ("question", "why"),
    [
        (None, Why.GONE),
        (single("s1", prompt="Another question?"), Why.OTHER),
        (replace(single("s1"), choices=single("s1").choices[:2]), Why.OTHER),
        (
            replace(single("s1"), choices=tuple(replace(c, id=OptionId(f"new-{c.id}")) for c in single("s1").choices)),
            Why.RESPONSE,
        ),
    ],
)
def test_an_answer_to_what_is_not_asked_today_keeps_its_mark(question: Single | None, why: Why) -> None:
    done = again(with_first(question), finished(SUN_LOOK_AGAIN, "look_again"))
    (kept,) = done.unmarked
    assert (kept.answered, kept.why) == (SUN_LOOK_AGAIN.answered[0], why)
    assert done.changed == ()
    assert (done.old, done.new) == ("look_again", "look_again")


def test_a_quiz_that_is_gone_leaves_the_result() -> None:
    today = replace(sun(), quizzes={QuizId("elsewhere"): sun(turned=["s1"]).quizzes[QuizId("sun")]})
    done = again(today, finished(SUN_LOOK_AGAIN, "look_again"))
    assert len(done.changed) == 1
    assert done.new == "look_again"


# Several tries


def tried(today: Course, responses: Sequence[Response]) -> Attempt:
    """A go at the lesson's quiz with several tries at each question."""
    return attempt(today, SUN, responses)


def test_a_later_try_is_marked_after_the_tries_before_it() -> None:
    three = sun(tries=3)
    past = tried(three, [WRONG, OVER_CALL, RIGHT])
    first = start(three.quizzes[QuizId("sun")], seed=1, only=(QuestionId("s1"),))
    stored = []
    for number, response in enumerate([WRONG, OVER_CALL, RIGHT]):
        first, answered = answer(first, response, at=START, answer_id=str(number))
        stored.append(answered)
    past = replace(past, answered=tuple(stored), only=(QuestionId("s1"),))
    assert [answered.tries for answered in past.answered] == [1, 2, 3]
    assert again(three, finished(past, "look_again")).changed == ()
    done = again(sun(tries=3, turned=["s1"]), finished(past, "look_again"))
    assert [(change.answered.tries, change.new.fraction) for change in done.changed] == [(1, 1.0), (2, 1.0), (3, 1.0)]
    assert [change.new.state for change in done.changed] == [State.RIGHT, State.RIGHT, State.RIGHT]


def test_a_try_counts_those_of_its_own_time_of_asking() -> None:
    """The same question stood in the round twice, as before an answer could be replaced."""
    first, second = SUN_READY.answered
    answers = (first, replace(first, id="again", response=WRONG), replace(first, id="later", tries=2))
    past = replace(SUN_READY, answered=(*answers, second))
    changes = again(sun(), finished(past, "ready")).changed
    assert [(change.answered.id, change.new.state) for change in changes] == [
        ("again", State.WRONG),
        ("later", State.RECTIFIED),
    ]


def test_a_try_whose_earlier_ones_are_missing_keeps_its_mark() -> None:
    past = replace(SUN_READY, answered=(replace(SUN_READY.answered[0], tries=2), SUN_READY.answered[1]))
    done = again(sun(turned=["s1"]), finished(past, "ready"))
    assert [kept.why for kept in done.unmarked] == [Why.TRIES]
    assert done.new == "ready"


# Feedback at the end: answers are replaced


def exam(*, turned: bool = False) -> Course:
    first = key_turned(single("e1")) if turned else single("e1")
    asked = Quiz(id=QuizId("sun"), title="Exam", questions=(first, single("e2", idea="sun")), feedback=Feedback.AT_END)
    return course(sun=asked)


def replaced(responses: Sequence[tuple[str, Response]]) -> Attempt:
    today = exam()
    session = fresh_session(today, SUN, today.quizzes[QuizId("sun")], seed=1)
    stored = []
    for number, (question, response) in enumerate(responses):
        session, answered = answer(go_to(session, QuestionId(question)), response, at=START, answer_id=str(number))
        stored.append(answered)
    return replace(attempt(sun(), SUN, []), answered=tuple(stored))


def test_each_answer_is_marked_and_the_one_that_counts_decides() -> None:
    past = replaced([("e1", WRONG), ("e2", RIGHT), ("e1", RIGHT)])
    done = again(exam(turned=True), finished(past, "ready"))
    assert [(change.answered.id, change.new.state) for change in done.changed] == [
        ("0", State.RIGHT),
        ("2", State.WRONG),
    ]
    assert (done.old, done.new) == ("ready", "look_again")


def test_what_had_no_answer_at_the_end_still_has_none() -> None:
    assert again(exam(), finished(replaced([("e1", RIGHT)]), "look_again")).new == "look_again"


@given(
    st.sampled_from([SUN, AFTER]),
    st.lists(st.sampled_from([RIGHT, WRONG, OVER_CALL, DontKnow()]), min_size=ENOUGH_FOR_ANY, max_size=ENOUGH_FOR_ANY),
    st.integers(1, 3),
)
def test_what_a_round_comes_to_is_what_it_came_to_when_it_was_played(
    step: Step, said: list[Response], tries: int
) -> None:
    today = sun(tries=tries)
    name = QuizId("sun") if step is SUN else QuizId("form-a")
    session = fresh_session(today, step, today.quizzes[name], seed=3)
    stored = []
    for number, response in enumerate(said):
        if session.current is None:
            break
        session, answered = answer(session, response, at=START, answer_id=str(number))
        stored.append(answered)
    past = replace(
        SUN_READY,
        step=step.key,
        quiz=name,
        seed=3,
        answered=tuple(stored),
    )
    standing = result(session).standing
    if session.finished:
        done = again(today, finished(past, standing))
        assert (done.changed, done.unmarked, done.new, done.moved) == ((), (), standing, False)


def test_a_question_is_found_wherever_it_stands_today() -> None:
    def asked(today: Course) -> list[Interaction]:
        return [question for _, question in today.interactions()]

    moved = course(sun=quiz(single("s2", idea="sun"), id="sun"), form_a=quiz(key_turned(single("s1")), id="form-a"))
    assert len(asked(moved)) == 4
    done = again(moved, finished(SUN_LOOK_AGAIN, "look_again"))
    assert [change.new.state for change in done.changed] == [State.RIGHT]
    assert isinstance(done.changed[0].answered.response, Picked)
