"""Quizzes that draw from other quizzes: what can be told only of all files together."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from edu.authoring.asked_in import items_in
from edu.authoring.files import FileRead
from edu.authoring.nodes import Mapping as MappingNode
from edu.authoring.nodes import Node, Scalar
from edu.authoring.reading import end_column
from edu.authoring.sections import too_many
from edu.course.ids import QuestionId, QuizId
from edu.course.question import can_be_drawn
from edu.course.quiz import Quiz, Section
from edu.problems import Level, Problem, quoted

T = TypeVar("T")


def check_pools(files: tuple[FileRead[Quiz], ...]) -> Iterator[Problem]:
    """Each section draws from quizzes that draw from none, and finds as much there as it wants.

    Files with errors of their own are left out, for nobody knows what is in them.
    """
    known = {file.value.id: file.value for file in files if file.value is not None and not _is_faulty(file)}
    for file in files:
        if file.value is not None and file.value.sections and not _is_faulty(file):
            sections = list(zip(file.value.sections, items_in(file.root, "sections"), strict=True))
            for _, node in sections:
                yield from _chained(file, node, known)
            yield from _too_few(file, sections, {name: quiz for name, quiz in known.items() if not _draws(quiz)})


def _too_few(
    file: FileRead[Quiz], sections: Sequence[tuple[Section, Node]], known: Mapping[QuizId, Quiz]
) -> Iterator[Problem]:
    """At each `pick` that can run short; what sections above can have drawn is not drawn again."""
    above: list[tuple[set[QuestionId], int]] = []
    for section, node in sections:
        if not known.keys() >= set(section.pools):
            return
        pooled = _drawable(section, known)
        gone = min(sum(min(most, len(pooled & others)) for others, most in above), len(pooled))
        there = len(section.blocks) + len(pooled) - gone
        if section.pools and section.pick is not None and section.pick > there and isinstance(node, MappingNode):
            yield _problem(file, node.entries["pick"][1], "E162", *too_many(section.pick, there, left=gone > 0))
        above.append((pooled, len(pooled) if section.pick is None else section.pick))


def _chained(file: FileRead[Quiz], section: Node, known: Mapping[QuizId, Quiz]) -> Iterator[Problem]:
    for item in items_in(section, "from"):
        pool = known.get(QuizId(item.text.strip())) if isinstance(item, Scalar) else None
        if pool and _draws(pool):
            message = f"the quiz {quoted(pool.id)} itself draws from others"
            yield _problem(file, item, "E163", message, "name the quizzes that it draws from")


def _draws(quiz: Quiz) -> bool:
    return any(section.pools for section in quiz.sections)


def _drawable(section: Section, known: Mapping[QuizId, Quiz]) -> set[QuestionId]:
    """The questions of other quizzes that a section can draw."""
    return {question.id for pool in section.pools for question in known[pool].questions if can_be_drawn(question)}


def _is_faulty(file: FileRead[T]) -> bool:
    return any(problem.level is Level.ERROR for problem in file.problems)


def _problem(file: FileRead[T], at: Node, code: str, message: str, remedy: str) -> Problem:
    return Problem(
        path=file.shown,
        line=at.line,
        column=at.column,
        end_column=end_column(at),
        code=code,
        message=message,
        remedy=remedy,
    )
