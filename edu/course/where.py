"""Where in the lessons a question is taught."""

from collections.abc import Iterable

from edu.course.course import Course, LessonStep, Path
from edu.course.ids import LessonId
from edu.course.lesson import Lesson
from edu.course.prose import Bullet, Paragraph, blocks
from edu.course.question import Interaction
from edu.course.quiz import Quiz


def lesson_for(course: Course, path: Path, quiz: Quiz, question: Interaction) -> LessonId | None:
    """The lesson of its critical idea, else of its quiz, else the one of the path that shares most claims with it."""
    if question.critical and question.idea and question.idea in course.ideas:
        return course.ideas[question.idea].lesson
    if quiz.lesson is not None:
        return quiz.lesson
    lessons = [course.lessons[step.lesson] for step in path.steps if isinstance(step, LessonStep)]
    shared = [max(_shared(lesson, question), default=0) for lesson in lessons]
    return lessons[shared.index(max(shared))].id if any(shared) else None


def chunk_for(lesson: Lesson, question: Interaction) -> int:
    """0-based index of the chunk that shares most claims with the question; the first where none does."""
    shared = list(_shared(lesson, question))
    return shared.index(max(shared)) if shared else 0


def _shared(lesson: Lesson, question: Interaction) -> Iterable[int]:
    """How many claims each chunk shares with the question."""
    wanted = set(question.supports)
    for chunk in lesson.chunks:
        yield sum(
            len(wanted.intersection(block.origin.claims))
            for block in blocks(chunk.body)
            if isinstance(block, Paragraph | Bullet)
        )
