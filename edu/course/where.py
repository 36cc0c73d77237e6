"""Where in a lesson a question is taught."""

from edu.course.lesson import Lesson
from edu.course.prose import Bullet, Paragraph, blocks
from edu.course.question import Question


def chunk_for(lesson: Lesson, question: Question) -> int:
    """0-based index of the chunk that shares most claims with the question; the first where none does."""
    wanted = set(question.supports)
    shared = [
        sum(
            len(wanted.intersection(block.origin.claims))
            for block in blocks(chunk.body)
            if isinstance(block, Paragraph | Bullet)
        )
        for chunk in lesson.chunks
    ]
    return shared.index(max(shared)) if shared else 0
