"""The key of a question as an answer, and answers that are wrong: by giving them, a key is proved."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import permutations, product
from math import factorial, prod
from typing import TypeVar, assert_never

from edu.assessment.numbers import bounds
from edu.assessment.response import Filled, Ordered, Picked, Placed, Response, Ticked, Written
from edu.course.ids import OptionId
from edu.course.parts import Choice, Gap
from edu.course.question import (
    Categorise,
    Cloze,
    Interaction,
    Matching,
    Multiple,
    Numeric,
    NumericRule,
    Ordering,
    Rating,
    Reflection,
    ShortAnswer,
    Single,
    TrueFalse,
)

T = TypeVar("T")

MOST_COMBINED = 64
"""Where parts can be answered in more ways together, only those are wrong answers that are one change from the key."""


def key_of(question: Interaction) -> Response | None:
    """The answer that is meant to earn full marks; None where nothing is marked."""
    match question:
        case Single() | TrueFalse():
            return Picked(_right(question.choices))
        case Multiple():
            return Ticked(frozenset(choice.id for choice in question.choices if choice.correct))
        case Matching() | Categorise():
            return Placed(tuple((card.id, card.group) for card in question.cards))
        case Ordering():
            return Ordered(tuple(entry.id for entry in question.entries))
        case ShortAnswer():
            return Written(max(question.answers, key=lambda answer: answer.credit).text)
        case Numeric():
            return Written(_typed(_right_number(question)))
        case Cloze():
            return Filled(tuple((gap.id, _fillings(gap)[0]) for gap in question.gaps))
        case Reflection() | Rating():
            return None
        case _:
            assert_never(question)


def wrong_answers(question: Interaction) -> Iterator[Response]:
    """Answers that must not earn full marks: whatever else can be picked, ticked, placed, ordered, or is known as wrong.

    Of numbers those that nobody can have meant to be right, such as ten times the answer.
    """
    match question:
        case Single() | TrueFalse():
            return (Picked(choice.id) for choice in question.choices if not choice.correct)
        case Multiple():
            return _wrong_ticks(question.choices)
        case Matching(cards=cards, groups=groups) | Categorise(cards=cards, groups=groups):
            ways = [(card.group, *(group.id for group in groups if group.id != card.group)) for card in cards]
            names = [card.id for card in cards]
            return (Placed(tuple(zip(names, places, strict=True))) for places in _other_than_first(ways))
        case Ordering():
            return map(Ordered, _other_orders([entry.id for entry in question.entries]))
        case ShortAnswer():
            return (Written(answer.text) for answer in question.answers if answer.credit < 1)
        case Numeric():
            return (Written(_typed(wrong)) for wrong in _wrong_numbers(question))
        case Cloze(gaps=gaps):
            names = [gap.id for gap in gaps]
            filled = _other_than_first([_fillings(gap) for gap in gaps])
            return (Filled(tuple(zip(names, words, strict=True))) for words in filled)
        case Reflection() | Rating():
            return iter(())
        case _:
            assert_never(question)


def _wrong_ticks(choices: Sequence[Choice]) -> Iterator[Response]:
    for ticks in _other_than_first([(choice.correct, not choice.correct) for choice in choices]):
        ticked = frozenset(choice.id for choice, tick in zip(choices, ticks, strict=True) if tick)
        if ticked:
            yield Ticked(ticked)


def _other_than_first(ways: Sequence[Sequence[T]]) -> Iterator[tuple[T, ...]]:
    """One of the ways for each part, in every combination but that of all first ones; or with one change from that."""
    if prod(map(len, ways)) <= MOST_COMBINED:
        combined = product(*ways)
        next(combined)
        yield from combined
        return
    first = tuple(each[0] for each in ways)
    for at, each in enumerate(ways):
        for other in each[1:]:
            yield (*first[:at], other, *first[at + 1 :])


def _other_orders(entries: Sequence[OptionId]) -> Iterator[tuple[OptionId, ...]]:
    """Every order but this one; where there are too many, those in which one entry was moved."""
    if factorial(len(entries)) <= MOST_COMBINED:
        orders = permutations(entries)
        next(orders)
        yield from orders
        return
    for at, entry in enumerate(entries):
        rest = [*entries[:at], *entries[at + 1 :]]
        for to in range(len(entries)):
            if to not in (at, at - 1):  # to the place before is what the other of the two gives
                yield (*rest[:to], entry, *rest[to:])


def _right(choices: Sequence[Choice]) -> OptionId:
    return max(choices, key=lambda choice: choice.correct).id


def _fillings(gap: Gap) -> tuple[str, ...]:
    """What can be put into a gap: first what is right, then what is known as wrong."""
    if gap.choices:
        right = _right(gap.choices)
        return (right, *(choice.id for choice in gap.choices if choice.id != right))
    best = max(gap.answers, key=lambda answer: answer.credit)
    return (best.text, *(answer.text for answer in gap.answers if answer.credit < 1 and answer is not best))


def _right_number(question: Numeric) -> Decimal:
    least, most = bounds(question)
    return least if question.rule is NumericRule.RANGE else (least + most) / 2


def _wrong_numbers(question: Numeric) -> Iterator[Decimal]:
    least, most = bounds(question)
    right = _right_number(question)
    yield from (least - 1, most + 1)
    if right and question.rule is not NumericRule.RANGE:
        yield right * 10
        if question.rule is NumericRule.RELATIVE:
            yield Decimal(0)


def _typed(number: Decimal) -> str:
    return f"{number.normalize():f}"
