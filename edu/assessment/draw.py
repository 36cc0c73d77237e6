"""Chance without a random generator: what a seed draws and shuffles, the same for ever."""

import hashlib
from collections.abc import Iterator, Mapping

from msgspec import Struct

from edu.course.ids import QuestionId, QuizId
from edu.course.parts import Card, Choice, Entry, Gap, Group
from edu.course.question import (
    Categorise,
    Matching,
    Multiple,
    Ordering,
    Question,
    Single,
    TrueFalse,
    can_be_drawn,
    steps_of,
)
from edu.course.quiz import Quiz, Section


class Drawn(Struct, frozen=True, kw_only=True):
    """The questions of one section, in the order in which they are asked."""

    title: str
    questions: tuple[Question, ...]


def draw(quiz: Quiz, pools: Mapping[QuizId, Quiz], *, seed: int) -> tuple[Drawn, ...]:
    """What this round of a quiz asks; a question is drawn once, by the first section that names it."""
    if not quiz.sections:
        return (Drawn(title="", questions=tuple(q for q in quiz.questions if not q.reserve)),)
    own = {question.id: question for question in quiz.questions}
    taken: set[QuestionId] = set()
    drawn: list[Drawn] = []
    for number, section in enumerate(quiz.sections):
        blocks = [block for block in _blocks(section, own, pools) if taken.isdisjoint(q.id for q in block)]
        ranked = sorted(blocks, key=lambda block: rank(seed, quiz.id, str(number), block[0].id))
        picked = ranked[: section.pick]
        ordered = picked if section.shuffle else [block for block in blocks if block in picked]
        questions = tuple(question for block in ordered for question in block)
        taken.update(question.id for question in questions)
        drawn.append(Drawn(title=section.title, questions=questions))
    return tuple(drawn)


def everything(quiz: Quiz, pools: Mapping[QuizId, Quiz]) -> dict[QuestionId, Question]:
    """Whatever a round of the quiz could ask but for reserves, by the ids of questions and of steps."""
    found = [question for question in quiz.questions if not question.reserve]
    for section in quiz.sections:
        found += [q for pool in section.pools if pool in pools for q in pools[pool].questions if can_be_drawn(q)]
    return {name: question for question in found for name in (question.id, *(s.id for s in steps_of(question)))}


def _blocks(
    section: Section, own: Mapping[QuestionId, Question], pools: Mapping[QuizId, Quiz]
) -> Iterator[tuple[Question, ...]]:
    for block in section.blocks:
        questions = tuple(own[name] for name in block if not own[name].reserve)
        if questions:
            yield questions
    for pool in section.pools:
        for question in pools[pool].questions if pool in pools else ():
            if can_be_drawn(question):
                yield (question,)


def shown_choices(question: Single | TrueFalse | Multiple, *, seed: int) -> tuple[Choice, ...]:
    """The choices in the order this attempt shows them."""
    if isinstance(question, TrueFalse) or not question.shuffle:
        return question.choices
    return tuple(sorted(question.choices, key=lambda choice: rank(seed, question.id, choice.id)))


def shown_cards(question: Categorise | Matching, *, seed: int) -> tuple[Card, ...]:
    """The cards in the order this attempt shows them."""
    if not question.shuffle:
        return question.cards
    return tuple(sorted(question.cards, key=lambda card: rank(seed, question.id, card.id)))


def shown_groups(question: Categorise | Matching, *, seed: int) -> tuple[Group, ...]:
    """The groups as they are written, but the right sides to match with in an order of their own."""
    if isinstance(question, Categorise) or not question.shuffle:
        return question.groups
    return tuple(sorted(question.groups, key=lambda group: rank(seed, question.id, "right", group.id)))


def shown_entries(question: Ordering, *, seed: int) -> tuple[Entry, ...]:
    """The entries in the order this attempt shows them, which is never the right one."""
    shown = tuple(sorted(question.entries, key=lambda entry: rank(seed, question.id, entry.id)))
    return shown if shown != question.entries else (*shown[1:], shown[0])


def shown_gap(question_id: QuestionId, gap: Gap, *, seed: int) -> tuple[Choice, ...]:
    """The choices of a gap in the order this attempt shows them."""
    return tuple(sorted(gap.choices, key=lambda choice: rank(seed, question_id, gap.id, choice.id)))


def rank(seed: int, *names: str) -> bytes:
    """Orders the same names the same way for ever: no state, no version of a random generator."""
    return hashlib.sha256("\0".join((str(seed), *names)).encode()).digest()
