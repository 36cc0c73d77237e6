"""Lessons and quizzes that no path leads to."""

from collections.abc import Iterable, Iterator

from edu.authoring.load import Loaded
from edu.authoring.reading import Space
from edu.checking.found import Found
from edu.checking.rules import CourseRules
from edu.course.course import LessonStep, Step
from edu.course.ids import QuizId


def off_every_path(loaded: Loaded) -> Iterator[Found]:
    paths = loaded.course.paths if loaded.course else ()
    steps = [step for path in paths for step in path.steps]
    lessons = {step.lesson for step in steps if isinstance(step, LessonStep)}
    quizzes = {quiz for step in steps for quiz in _quizzes(step)}
    yield from _unreached(loaded, Space.LESSON, lessons)
    yield from _unreached(loaded, Space.QUIZ, quizzes)


def _quizzes(step: Step) -> tuple[QuizId, ...]:
    match step:
        case LessonStep(quiz=quiz):
            return (quiz,) if quiz else ()
        case _:
            return step.forms


def _unreached(loaded: Loaded, space: Space, reached: Iterable[str]) -> Iterator[Found]:
    for name, place in loaded.names.given[space].items():
        if name not in reached:
            message = f"no path leads to this {space}, so no learner will see it"
            yield Found(place, message, "add it under steps: in content/course.yaml")


COURSE_RULES: CourseRules = {"W507": off_every_path}
