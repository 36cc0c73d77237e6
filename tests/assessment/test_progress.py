"""Where a person is on a path, on histories written by hand."""

import pytest
from msgspec.structs import replace

from edu.assessment.gain import BeforeAndAfter, before_and_after
from edu.assessment.history import Attempt, History, Place
from edu.assessment.mastery import Standing
from edu.assessment.progress import StepState, last_result, open_attempt, path_result, view
from edu.assessment.replay import Changed
from edu.assessment.response import DontKnow
from edu.assessment.session import Session
from edu.assessment.steps import fresh_session, quiz_of, resumed
from edu.course.course import Course, LessonStep, Path
from edu.course.ids import LessonId, PathId, QuestionId, QuizId
from tests.assessment.example import (
    AFTER,
    BEFORE,
    READING,
    RIGHT,
    SUN,
    WRONG,
    attempt,
    course,
    quiz,
    right_throughout,
    single,
)

COURSE = course()
PATH, SHORT = COURSE.paths
READ = Place(page=2, finished=True)
OPENED = Place(page=0, finished=False)

BEFORE_DONE = attempt(COURSE, BEFORE, [WRONG, WRONG], form="form-a")
BEFORE_OPEN = attempt(COURSE, BEFORE, [RIGHT], form="form-a", finished=False)
SUN_DONE = attempt(COURSE, SUN, [RIGHT, RIGHT])
SUN_MISSED = attempt(COURSE, SUN, [WRONG, RIGHT])
SUN_MENDED = attempt(COURSE, SUN, [RIGHT, WRONG, RIGHT])
SUN_TALK = attempt(COURSE, SUN, [RIGHT, WRONG, DontKnow()])
SUN_OPEN = attempt(COURSE, SUN, [RIGHT], finished=False)
SUN_ELSEWHERE = attempt(COURSE, SUN, [RIGHT, RIGHT], path=SHORT.id)
AFTER_DONE = attempt(COURSE, AFTER, [RIGHT, RIGHT], form="form-b")
AFTER_MISSED = attempt(COURSE, AFTER, [RIGHT, WRONG, RIGHT], form="form-b")


def history(*attempts: Attempt, **places: Place) -> History:
    return History(attempts=attempts, places={LessonId(lesson): place for lesson, place in places.items()})


@pytest.mark.parametrize(
    ("past", "states", "following"),
    [
        (history(), "not started, not started, not started, not started", BEFORE),
        (history(BEFORE_OPEN), "started, not started, not started, not started", BEFORE),
        (history(BEFORE_DONE), "done, not started, not started, not started", SUN),
        (history(sun=OPENED), "not started, started, not started, not started", SUN),
        (history(sun=READ), "skipped, started, not started, not started", SUN),
        (history(BEFORE_OPEN, sun=READ), "skipped, started, not started, not started", SUN),
        (history(SUN_OPEN), "skipped, started, not started, not started", SUN),
        (history(BEFORE_DONE, SUN_DONE), "done, done, not started, not started", READING),
        (history(SUN_MISSED), "skipped, look again, not started, not started", READING),
        (history(SUN_MENDED), "skipped, done, not started, not started", READING),
        (history(SUN_TALK), "skipped, talk it through, not started, not started", READING),
        (history(SUN_TALK, SUN_DONE), "skipped, done, not started, not started", READING),
        (history(SUN_DONE, SUN_MISSED), "skipped, look again, not started, not started", READING),
        (history(SUN_DONE, SUN_OPEN), "skipped, started, not started, not started", SUN),
        (history(SUN_DONE, reading=OPENED), "skipped, done, started, not started", READING),
        (history(SUN_DONE, reading=READ), "skipped, done, done, not started", AFTER),
        (history(SUN_DONE, AFTER_DONE, reading=READ), "skipped, done, done, done", None),
        (history(SUN_TALK, AFTER_DONE, reading=READ), "skipped, talk it through, done, done", SUN),
        (history(SUN_DONE, AFTER_MISSED, reading=READ), "skipped, done, done, done", None),
        (history(SUN_ELSEWHERE), "not started, done, not started, not started", BEFORE),
    ],
)
def test_the_state_of_each_step_and_the_next_one(past: History, states: str, following: object) -> None:
    shown = view(COURSE, PATH, past)
    assert ", ".join(step.state for step in shown.steps) == states
    assert (shown.next.step if shown.next else None) == following


def test_steps_are_shown_with_their_titles_and_minutes() -> None:
    shown = view(COURSE, PATH, history())
    assert [(step.title, step.minutes) for step in shown.steps] == [
        ("What do you already know?", 1),
        ("Lesson sun", 2),
        ("Lesson reading", 2),
        ("Check your understanding", 1),
    ]


def test_a_check_counts_only_on_its_own_path() -> None:
    elsewhere = replace(AFTER_DONE, path=SHORT.id)
    assert view(COURSE, PATH, history(elsewhere)).steps[-1].state is StepState.NOT_STARTED


def test_the_open_attempt_is_the_newest_if_it_is_not_finished() -> None:
    assert open_attempt(history(SUN_DONE, SUN_OPEN), PATH, SUN) == SUN_OPEN
    assert open_attempt(history(SUN_OPEN, SUN_DONE), PATH, SUN) is None
    assert open_attempt(history(), PATH, SUN) is None


# Taking up again


def test_an_attempt_is_taken_up_where_it_was_left() -> None:
    session = resumed(COURSE, SUN, SUN_OPEN)
    assert isinstance(session, Session)
    assert session.answered == SUN_OPEN.answered
    assert session.current == COURSE.quizzes[QuizId("sun")].questions[1]


def test_an_attempt_at_some_questions_stays_one_of_those() -> None:
    some = attempt(COURSE, SUN, [], only=(QuestionId("s2"),), finished=False)
    session = resumed(COURSE, SUN, some)
    assert isinstance(session, Session)
    assert [question.id for question in session.queue] == ["s2"]


@pytest.mark.parametrize(
    ("today", "changed"),
    [
        (course(sun=quiz(single("s1", prompt="New words?"), id="sun")), Changed(QuestionId("s1"))),
        (replace(COURSE, quizzes={}), Changed(None)),
    ],
)
def test_an_attempt_that_no_longer_fits_says_so_and_counts_for_nothing(today: Course, changed: Changed) -> None:
    assert resumed(today, SUN, SUN_DONE) == changed
    assert last_result(today, history(SUN_DONE), PATH, SUN) is None


def test_an_older_result_stands_in_for_one_that_no_longer_fits() -> None:
    past = history(SUN_DONE, replace(SUN_TALK, quiz=QuizId("gone")))
    found = last_result(COURSE, past, PATH, SUN)
    assert found and found.standing is Standing.READY


def test_only_a_closing_check_falls_back_on_the_reserves_of_all_lessons() -> None:
    form = COURSE.quizzes[QuizId("form-a")]
    assert [q.id for q in fresh_session(COURSE, AFTER, form, seed=1).reserves] == ["s3"]
    assert fresh_session(COURSE, AFTER, form, seed=1).loop
    assert fresh_session(COURSE, BEFORE, form, seed=1).reserves == ()
    assert not fresh_session(COURSE, BEFORE, form, seed=1).loop


# The whole path


@pytest.mark.parametrize(
    ("past", "standing", "complete", "sun"),
    [
        (history(), "look_again", False, "look_again"),
        (history(BEFORE_DONE), "look_again", False, "look_again"),
        (history(SUN_DONE), "look_again", False, "ready"),
        (history(SUN_DONE, AFTER_DONE), "ready", True, "ready"),
        (history(SUN_ELSEWHERE, AFTER_DONE), "ready", True, "ready"),
        (history(SUN_TALK, AFTER_DONE), "ready", True, "ready"),
        (history(AFTER_DONE, SUN_TALK), "needs_conversation", True, "needs_conversation"),
        (history(SUN_MISSED, AFTER_DONE), "look_again", True, "ready"),
        (history(SUN_MISSED, AFTER_DONE, SUN_DONE), "ready", True, "ready"),
        (history(SUN_DONE, AFTER_DONE, SUN_OPEN), "ready", True, "ready"),
        (history(SUN_DONE, AFTER_MISSED), "ready", True, "ready"),
    ],
)
def test_what_a_path_shows_together(past: History, standing: str, complete: bool, sun: str) -> None:
    shown = path_result(COURSE, PATH, past)
    assert (shown.standing, shown.complete, shown.ideas) == (standing, complete, {"sun": sun})


def test_a_path_without_critical_ideas_rests_on_the_pass_mark_alone() -> None:
    plain = course(sun=quiz(single("s1"), id="sun"))
    assert path_result(plain, SHORT, history(attempt(plain, SUN, [RIGHT]))).standing is Standing.READY
    assert path_result(plain, SHORT, history(attempt(plain, SUN, [WRONG]))).standing is Standing.LOOK_AGAIN


# Forms, crossed over learners

LEARNERS = [f"learner-{number}" for number in range(1000)]


def test_a_learner_never_gets_the_same_form_twice_and_always_the_same_one_at_each_moment() -> None:
    for learner in LEARNERS:
        before, after = (quiz_of(COURSE, step, learner=learner) for step in (BEFORE, AFTER))
        assert before and after
        assert {before.id, after.id} == {"form-a", "form-b"}
        assert quiz_of(COURSE, BEFORE, learner=learner) == before


def test_about_half_of_the_learners_begin_with_each_form() -> None:
    first = sum(quiz_of(COURSE, BEFORE, learner=learner) == COURSE.quizzes[QuizId("form-a")] for learner in LEARNERS)
    assert 430 < first < 570


def test_a_lesson_asks_its_own_quiz_or_none() -> None:
    assert quiz_of(COURSE, SUN, learner="x") == COURSE.quizzes[QuizId("sun")]
    assert quiz_of(COURSE, READING, learner="x") is None


@pytest.mark.parametrize(
    ("past", "expected"),
    [
        (history(), None),
        (history(BEFORE_DONE), None),
        (history(AFTER_DONE), None),
        (history(BEFORE_OPEN, AFTER_DONE), None),
        (history(BEFORE_DONE, AFTER_DONE), BeforeAndAfter(before=0, after=2, of=2)),
        (history(BEFORE_DONE, AFTER_MISSED), BeforeAndAfter(before=0, after=1, of=2)),
        (history(BEFORE_DONE, AFTER_MISSED, AFTER_DONE), BeforeAndAfter(before=0, after=1, of=2)),
        (history(BEFORE_DONE, replace(AFTER_DONE, only=(QuestionId("b1"),))), None),
        (history(BEFORE_DONE, replace(AFTER_DONE, path=PathId("short"))), None),
    ],
)
def test_before_and_after_are_the_first_full_goes(past: History, expected: BeforeAndAfter | None) -> None:
    assert before_and_after(COURSE, PATH, past) == expected


def test_forms_of_two_lengths_are_not_compared() -> None:
    uneven = course(form_b=quiz(single("b1"), id="form-b"))
    past = history(
        attempt(uneven, BEFORE, [RIGHT, RIGHT], form="form-a"), attempt(uneven, AFTER, [RIGHT], form="form-b")
    )
    assert before_and_after(uneven, PATH, past) is None


def test_a_person_who_always_follows_the_next_step_reaches_the_end() -> None:
    past = history()
    for _ in PATH.steps:
        following = view(COURSE, PATH, past).next
        assert following is not None
        past = _done(past, PATH, following.step)
    assert view(COURSE, PATH, past).next is None
    assert path_result(COURSE, PATH, past).standing is Standing.READY


def _done(past: History, path: Path, step: object) -> History:
    if step == READING:
        return replace(past, places={**past.places, LessonId("reading"): READ})
    assert isinstance(step, LessonStep) or step in (BEFORE, AFTER)
    asked = quiz_of(COURSE, step, learner="ana")
    assert asked is not None
    session = right_throughout(fresh_session(COURSE, step, asked, seed=3))
    made = attempt(COURSE, step, [a.response for a in session.answered], form=asked.id, path=path.id)
    return replace(past, attempts=(*past.attempts, made))
