"""Where a person is on a path: the state of each step, and the one to do next."""

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from edu.assessment.history import Attempt, History
from edu.assessment.mastery import Result, Standing, result, worst
from edu.assessment.session import Session
from edu.assessment.steps import asked_count, resumed
from edu.course.course import CheckStep, Course, LessonStep, Moment, Path, QuizStep, Step
from edu.course.ids import IdeaId, QuestionId, QuizId
from edu.course.question import is_marked, steps_of
from edu.course.quiz import Policy


class StepState(StrEnum):
    """What the home screen says about a step."""

    NOT_STARTED = "not started"
    STARTED = "started"
    DONE = "done"
    LOOK_AGAIN = "look again"
    TALK = "talk it through"
    SKIPPED = "skipped"


class StepView(Struct, frozen=True, kw_only=True):
    """A step as the home screen shows it."""

    step: Step
    title: str
    minutes: int
    state: StepState


class PathView(Struct, frozen=True, kw_only=True):
    """A path as the home screen shows it; `next` is None when there is nothing left to do."""

    steps: tuple[StepView, ...]
    next: StepView | None


def attempts_at(history: History, path: Path, step: Step) -> Iterator[Attempt]:
    """Attempts at a step, newest first. A lesson counts on every path it stands on."""
    for attempt in reversed(history.attempts):
        if _serves(attempt, path, step):
            yield attempt


def _serves(attempt: Attempt, path: Path, step: Step) -> bool:
    if attempt.step != step.key:
        return False
    return attempt.path == path.id if isinstance(step, CheckStep) else attempt.quiz == step.quiz


def open_attempt(history: History, path: Path, step: Step) -> Attempt | None:
    """The attempt to take up again, if the newest was not finished."""
    newest = next(attempts_at(history, path, step), None)
    return newest if newest and not newest.finished_at else None


def last_result(course: Course, history: History, path: Path, step: Step) -> Result | None:
    """What the newest finished attempt at a step shows; None when there is none that still fits the course."""
    for attempt in attempts_at(history, path, step):
        if attempt.finished_at:
            session = resumed(course, step, attempt)
            if isinstance(session, Session):
                return result(session)
    return None


def view(course: Course, path: Path, history: History) -> PathView:
    """The whole path with the state of each step."""
    begun = any(
        place.page or place.finished
        for lesson, place in history.places.items()
        if lesson in {step.key for step in path.steps}
    ) or any(attempt.path == path.id and attempt.step != f"check-{Moment.BEFORE}" for attempt in history.attempts)
    steps = tuple(
        StepView(
            step=step,
            title=_title(course, step),
            minutes=_minutes(course, step),
            state=_state(course, path, step, history, begun=begun),
        )
        for step in path.steps
    )
    return PathView(steps=steps, next=_left_open(steps, history) or _next(steps))


def _left_open(steps: tuple[StepView, ...], history: History) -> StepView | None:
    """The step of the newest round that is not finished, for it is what a person was doing last."""
    started = {step.step.key: step for step in steps if step.state is StepState.STARTED}
    left = (attempt for attempt in reversed(history.attempts) if not attempt.finished_at and attempt.answered)
    return next((started[attempt.step] for attempt in left if attempt.step in started), None)


def _next(steps: tuple[StepView, ...]) -> StepView | None:
    for wanted in ({StepState.STARTED}, {StepState.NOT_STARTED}, {StepState.LOOK_AGAIN, StepState.TALK}):
        for step in steps:
            if step.state in wanted:
                return step
    return None


def _title(course: Course, step: Step) -> str:
    match step:
        case LessonStep(lesson=lesson):
            return course.lessons[lesson].title
        case CheckStep(title=title) | QuizStep(title=title):
            return title


def _minutes(course: Course, step: Step) -> int:
    match step:
        case LessonStep(lesson=lesson):
            return course.lessons[lesson].minutes
        case CheckStep(forms=forms):
            return max(1, round(asked_count(course, course.quizzes[forms[0]]) / 3))
        case QuizStep(quiz=quiz):
            return max(1, round(asked_count(course, course.quizzes[quiz]) * 2 / 3))


_after_result = {
    Standing.READY: StepState.DONE,
    Standing.LOOK_AGAIN: StepState.LOOK_AGAIN,
    Standing.NEEDS_CONVERSATION: StepState.TALK,
}


def _state(course: Course, path: Path, step: Step, history: History, *, begun: bool) -> StepState:
    before = _is_before(step)
    if open_attempt(history, path, step) and not (before and begun):
        return StepState.STARTED
    found = _standing(course, history, path, step)
    if found:
        return StepState.DONE if before else _after_result[found]
    if before and begun:
        return StepState.SKIPPED
    place = history.places.get(step.lesson) if isinstance(step, LessonStep) else None
    if isinstance(step, LessonStep) and step.quiz is None and place and place.finished:
        return StepState.DONE
    return StepState.STARTED if place else StepState.NOT_STARTED


def _standing(course: Course, history: History, path: Path, step: Step) -> Standing | None:
    """Of the round that counts; None where none was finished."""
    quiz = None if isinstance(step, CheckStep) or step.quiz is None else course.quizzes.get(step.quiz)
    if quiz and quiz.attempts is not Policy.LAST and quiz.id in history.counted:
        return history.counted[quiz.id].standing
    found = last_result(course, history, path, step)
    return found.standing if found else None


class PathResult(Struct, frozen=True, kw_only=True):
    """What everything done on a path shows together."""

    standing: Standing
    complete: bool
    """Whether every step that is not optional has a finished check."""
    ideas: dict[IdeaId, Standing]
    """The latest standing of each critical idea of the path; one that was never asked is LOOK_AGAIN."""
    unasked: frozenset[IdeaId]
    """Those that no finished check has asked yet."""


def path_result(course: Course, path: Path, history: History) -> PathResult:
    """Every critical idea ready, and the pass mark of the rest, by the latest answer to each question.

    The latest finished check that asked an idea decides about it, so that a later right answer mends an earlier miss.
    """
    ideas = dict.fromkeys(_critical_ideas(course, path), Standing.LOOK_AGAIN)
    unasked = set(ideas)
    fractions: dict[QuestionId, tuple[float, float]] = {}
    for session in _finished_sessions(course, path, history):
        shown = {idea: standing for idea, standing in result(session).ideas.items() if idea in ideas}
        ideas.update(shown)
        unasked.difference_update(shown)
        for question, answered in session.pairs:
            if is_marked(question) and not question.critical:
                points = session.points(question)
                fractions[question.id] = (answered.mark.fraction * points, points)
    earned = sum(got for got, _ in fractions.values())
    possible = sum(points for _, points in fractions.values())
    complete = all(last_result(course, history, path, step) for step in path.steps if _has_to_be_done(step))
    enough = complete and earned * 100 + 1e-6 >= PATH_PASS_MARK * possible
    standing = worst((*ideas.values(), Standing.READY if enough else Standing.LOOK_AGAIN))
    return PathResult(standing=standing, complete=complete, ideas=ideas, unasked=frozenset(unasked))


PATH_PASS_MARK = 80


def _finished_sessions(course: Course, path: Path, history: History) -> Iterator[Session]:
    steps = {step.key: step for step in path.steps if not _is_before(step)}
    for attempt in history.attempts:
        step = steps.get(attempt.step)
        if step and attempt.finished_at and _serves(attempt, path, step):
            session = resumed(course, step, attempt)
            if isinstance(session, Session):
                yield session


def _is_before(step: Step) -> bool:
    return isinstance(step, CheckStep) and step.moment is Moment.BEFORE


def _has_to_be_done(step: Step) -> bool:
    match step:
        case LessonStep(quiz=quiz):
            return quiz is not None
        case CheckStep(optional=optional):
            return not optional
        case QuizStep():
            return True


def _critical_ideas(course: Course, path: Path) -> list[IdeaId]:
    quizzes: list[QuizId] = []
    for step in path.steps:
        match step:
            case LessonStep(quiz=quiz):
                quizzes += [quiz] if quiz else []
            case CheckStep(forms=forms):
                quizzes += forms
            case QuizStep(quiz=quiz):
                quizzes.append(quiz)
    asked = (s for quiz in quizzes for q in course.quizzes[quiz].questions for s in steps_of(q))
    return list(dict.fromkeys(step.idea for step in asked if step.critical and step.idea))
