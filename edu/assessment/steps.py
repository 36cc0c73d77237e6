"""From a step of a path to the session that it asks for, new or taken up again."""

import hashlib
from collections.abc import Iterator

from edu.assessment.history import Attempt
from edu.assessment.replay import Changed, replay
from edu.assessment.session import Session, settle, start
from edu.course.course import CheckStep, Course, LessonStep, Moment, QuizStep, Step
from edu.course.ids import QuestionId, QuizId
from edu.course.question import Interaction, Question, Scenario, is_marked, steps_of
from edu.course.quiz import Quiz

REVIEW = QuizId("review")
"""A round of questions from all over the course, for those who come back to them."""


def quiz_of(course: Course, step: Step, *, learner: str) -> Quiz | None:
    """The quiz that a step asks of this learner, None for a lesson without one."""
    match step:
        case LessonStep(quiz=quiz):
            return course.quizzes[quiz] if quiz else None
        case CheckStep(moment=moment, forms=forms):
            turned = (hashlib.sha256(learner.encode()).digest()[0] + (moment is Moment.AFTER)) % 2
            return course.quizzes[forms[turned]]
        case QuizStep(quiz=quiz):
            return quiz_named(course, quiz)


def quiz_named(course: Course, quiz: QuizId) -> Quiz | None:
    """A quiz of the course, or the one that holds every question that can be reviewed."""
    if quiz != REVIEW:
        return course.quizzes.get(quiz)
    return Quiz(id=REVIEW, title="A look back", questions=tuple(question for _, question in reviewable(course)))


def review_step() -> QuizStep:
    """The step that rounds of review are recorded under; no path has it."""
    return QuizStep(quiz=REVIEW, title="A look back")


def reviewable(course: Course) -> Iterator[tuple[Quiz, Interaction]]:
    """Questions that make sense alone and earn marks, each with its quiz; reserves wait for a miss as ever."""
    for quiz, question in course.questions():
        if not isinstance(question, Scenario) and is_marked(question) and not question.reserve:
            yield quiz, question


def fresh_session(course: Course, step: Step, quiz: Quiz, *, seed: int, only: tuple[QuestionId, ...] = ()) -> Session:
    """A session as this step asks for it: before the lessons nothing is looped; what crosses lessons has all reserves."""
    before = isinstance(step, CheckStep) and step.moment is Moment.BEFORE
    across = not before and (isinstance(step, CheckStep) or quiz.id == REVIEW)
    reserves = reserves_of(course) if across else ()
    return start(quiz, seed=seed, only=only, reserves=reserves, loop=not before, pools=course.quizzes)


def resumed(course: Course, step: Step, attempt: Attempt) -> Session | Changed:
    """The session of a stored attempt, or what changed since. Once it is finished, no question waits for another try."""
    quiz = quiz_named(course, attempt.quiz)
    if quiz is None:
        return Changed(None)
    fresh = fresh_session(course, step, quiz, seed=attempt.seed, only=attempt.only)
    known = {name for q in fresh.planned for name in (q.id, *(step.id for step in steps_of(q)))}
    if not known.issuperset(attempt.only):
        return Changed(None)
    session = replay(fresh, attempt.answered)
    return settle(session) if attempt.finished_at and isinstance(session, Session) else session


def reserves_of(course: Course) -> tuple[Question, ...]:
    """Every reserve of the course: what a closing check can fall back on."""
    return tuple(question for _, question in course.questions() if question.reserve)


def asked_count(course: Course, quiz: Quiz) -> int:
    """How many questions a round of it asks; with pools and scenarios it may be one or two more or less."""
    return len(start(quiz, seed=0, pools=course.quizzes).queue)
