"""Where the lines of a lesson come from: articles and claims, or the makers of the course."""

from collections.abc import Iterable

from edu.course.course import Course
from edu.course.lesson import Chunk, Lesson
from edu.course.prose import Block, Bullet, Paragraph, blocks, plain
from edu.tui import prose
from edu.tui.page import Row
from edu.tui.text import text


def origins(chunk: Chunk, course: Course) -> Iterable[Row]:
    """Each line of a chunk, with what it rests on."""
    for block in blocks(chunk.body):
        if isinstance(block, Paragraph | Bullet):
            yield Row(text(plain(block), "italic"), space_before=1)
            yield from (Row(text(source), prose.BULLET) for source in _sources(block, course))


def _sources(block: Block, course: Course) -> Iterable[str]:
    if isinstance(block, Paragraph | Bullet):
        for claim_id in block.origin.claims:
            claim = course.claims.get(claim_id)
            if claim is None:  # `edu check` names it; a reader is not stopped by it
                continue
            yield f"Article {claim.article}, “{claim.section}”: {claim.says}"
        if block.origin.editor:
            yield "Added by the makers of this course. It is not in the articles."


def origin_of_points(lesson: Lesson, course: Course) -> Iterable[Row]:
    """What the main point and the key points rest on."""
    for claim_id in lesson.supports:
        claim = course.claims[claim_id]
        yield Row(text(f"Article {claim.article}, “{claim.section}”: {claim.says}"), prose.BULLET)
