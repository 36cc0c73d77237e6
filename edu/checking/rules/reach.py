"""Lessons and quizzes that no path leads to."""

from collections.abc import Iterable, Iterator

from edu.authoring.load import Loaded
from edu.authoring.reading import Space
from edu.checking.coverage import pools_of, quizzes_of
from edu.checking.found import Found
from edu.checking.rules import CourseRules
from edu.course.course import LessonStep


def off_every_path(loaded: Loaded) -> Iterator[Found]:
    """A quiz that others draw from is reached through them."""
    course = loaded.course
    steps = [step for path in course.paths for step in path.steps] if course else []
    lessons = {step.lesson for step in steps if isinstance(step, LessonStep)}
    quizzes = {quiz for step in steps for quiz in quizzes_of(step)}
    drawn = {pool for quiz in quizzes for pool in pools_of(course.quizzes[quiz])} if course else set()
    yield from _unreached(loaded, Space.LESSON, lessons)
    yield from _unreached(loaded, Space.QUIZ, quizzes | drawn)


def _unreached(loaded: Loaded, space: Space, reached: Iterable[str]) -> Iterator[Found]:
    for name, place in loaded.names.given[space].items():
        if name not in reached:
            message = f"no path leads to this {space}, so no learner will see it"
            yield Found(place, message, "add it under steps: in content/course.yaml")


COURSE_RULES: CourseRules = {"W507": off_every_path}
