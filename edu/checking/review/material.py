"""What is rated: some lessons of a course, and the mark by which a later reader knows that they are still the same."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from edu.authoring.files import FileRead
from edu.authoring.load import Loaded
from edu.checking.context import Context, context_of
from edu.checking.lesson_text import LessonText
from edu.course.course import Course, LessonStep
from edu.course.ids import LessonId
from edu.course.lesson import Lesson
from edu.course.quiz import Audience

_DIGITS = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """Lessons in the order in which they are read."""

    course: Course
    context: Context
    root: Path
    lessons: tuple[LessonText, ...]

    def shown(self, lesson: LessonText) -> str:
        """The path of a lesson's file within the course, which is the same on every machine."""
        return lesson.file.path.relative_to(self.root).as_posix()


def material(loaded: Loaded, course: Course, root: Path, wanted: Sequence[LessonId]) -> Material:
    """The lessons of these ids, all of them known."""
    context = context_of(loaded)
    files = {file.value.id: file for file in loaded.lessons if file.value}
    texts = tuple(LessonText(course.lessons[id], files[id], context) for id in dict.fromkeys(wanted))
    return Material(course=course, context=context, root=root, lessons=texts)


def patient_lessons(course: Course) -> tuple[LessonId, ...]:
    """Every lesson of the first path for patients, in its order; without such a path, all there are."""
    for path in course.paths:
        if path.audience is Audience.PATIENT:
            return tuple(step.lesson for step in path.steps if isinstance(step, LessonStep))
    return tuple(course.lessons)


def digest(file: FileRead[Lesson]) -> str:
    """Changes with every letter of a lesson, and not with the line ends that a system likes."""
    return hashlib.sha256(file.text.encode()).hexdigest()[:_DIGITS]


def digests(loaded: Loaded) -> dict[str, str]:
    """Of every lesson there is now."""
    return {file.value.id: digest(file) for file in loaded.lessons if file.value}
