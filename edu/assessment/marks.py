"""From an answer to a mark: a fraction in [0, 1] with the name and version of the rule that gave it.

C is the set of right choices, k its size; S the ticked ones, n their number; N all choices; t = |S ∩ C|, f = |S - C|.
"""

from collections.abc import Callable, Mapping
from enum import StrEnum
from math import fsum
from typing import assert_never

from msgspec import Struct

from edu.assessment import orders
from edu.assessment.numbers import NotANumber, Side, number, side
from edu.assessment.response import (
    DontKnow,
    Filled,
    Ordered,
    Picked,
    Placed,
    Response,
    Skipped,
    Ticked,
    Written,
    invalid,
)
from edu.assessment.wording import meant
from edu.course.ids import OptionId
from edu.course.parts import Choice, Gap
from edu.course.question import (
    Categorise,
    Cloze,
    Interaction,
    Matching,
    Multiple,
    MultipleRule,
    Numeric,
    Ordering,
    OrderingRule,
    PartsRule,
    Rating,
    Reflection,
    ShortAnswer,
    Single,
    TrueFalse,
    is_marked,
)


class State(StrEnum):
    """How an answer turned out."""

    RIGHT = "right"
    RECTIFIED = "rectified"
    """Right on a later try."""
    PARTLY = "partly"
    WRONG = "wrong"
    DONT_KNOW = "dont_know"
    SKIPPED = "skipped"
    UNMARKED = "unmarked"


class Mark(Struct, frozen=True):
    """`fraction` of the question's points, in [0, 1]; 0 where nothing is marked."""

    fraction: float
    state: State
    rule: str
    version: int = 1


class _Tally(Struct, frozen=True):
    right: int
    ticked: int
    choices: int
    hits: int
    slips: int
    credit: float


def _all_correct(tally: _Tally) -> float:
    return float(tally.hits == tally.right and tally.slips == 0)


def _net_correct(tally: _Tally) -> float:
    return max(0.0, (tally.hits - tally.slips) / tally.right)


def _coverage(tally: _Tally) -> float:
    return (tally.hits / tally.right) * (tally.hits / tally.ticked) if tally.ticked else 0.0


def _each_decision(tally: _Tally) -> float:
    return 1 - (tally.slips + tally.right - tally.hits) / tally.choices


def _weighted(tally: _Tally) -> float:
    return min(1.0, max(0.0, tally.credit))


_multiple_rules: dict[MultipleRule, Callable[[_Tally], float]] = {
    MultipleRule.ALL_CORRECT: _all_correct,
    MultipleRule.NET_CORRECT: _net_correct,
    MultipleRule.COVERAGE: _coverage,
    MultipleRule.EACH_DECISION: _each_decision,
    MultipleRule.WEIGHTED: _weighted,
}


def grade(question: Interaction, response: Response) -> Mark:
    """Mark one answer. Raises ValueError for one that `invalid` would send back."""
    if why := invalid(question, response):
        raise ValueError(why)
    rule = rule_name(question)
    match question, response:
        case _, Skipped():
            return Mark(0.0, State.SKIPPED, rule)
        case ((Reflection() | Rating()), _):
            return Mark(0.0, State.UNMARKED, rule)
        case _, DontKnow():
            return Mark(0.0, State.DONT_KNOW, rule)
        case ((Single() | TrueFalse()), Picked(choice=picked)):
            return _mark(_credit(next(c for c in question.choices if c.id == picked)), rule)
        case Multiple(), Ticked(choices=ticked):
            tally = _tally(question, ticked)
            some = question.rule is MultipleRule.ALL_CORRECT and tally.hits > 0
            return _mark(_multiple_rules[question.rule](tally), rule, some=some)
        case Ordering(), Ordered(entries=entries):
            places = _places(question, entries)
            some = question.rule is OrderingRule.ALL_CORRECT and orders.absolute(places) > 0
            return _mark(orders.RULES[question.rule](places), rule, some=some)
        case ShortAnswer(), Written(text=text):
            found = meant(question.answers, question.typos, text)
            return _mark(found.credit if found else 0.0, rule)
        case Numeric(unit=unit), Written(text=text):
            typed = number(text, unit)
            return _mark(float(not isinstance(typed, NotANumber) and side(question, typed) is Side.WITHIN), rule)
        case ((Matching() | Categorise() | Cloze()), (Placed() | Filled())):
            return _parts_mark(question.rule, parts(question, response), rule)
        case _:
            raise ValueError(f"a {type(response).__name__} does not answer a {type(question).__name__}")


def parts(question: Interaction, response: Response) -> dict[OptionId, float]:
    """The fraction that each card, entry or gap earned; empty for kinds without such parts."""
    match question, response:
        case ((Matching() | Categorise()), Placed(places=places)):
            home = {card.id: card.group for card in question.cards}
            return {card: float(home[card] == group) for card, group in places}
        case Ordering(), Ordered(entries=entries):
            places_of = _places(question, entries)
            return {entry: float(place == at) for at, (entry, place) in enumerate(zip(entries, places_of, strict=True))}
        case Cloze(), Filled(gaps=filled):
            return {gap.id: _gap(gap, dict(filled)) for gap in question.gaps}
        case _:
            return {}


def rule_name(question: Interaction) -> str:
    """The name under which the mark of this question is recorded."""
    match question:
        case Single() if any(choice.credit is not None for choice in question.choices):
            return "choice_credit"
        case Single() | TrueFalse():
            return "all_correct"
        case Multiple() | Matching() | Categorise() | Ordering() | Cloze() | Numeric():
            return question.rule.value
        case ShortAnswer():
            return "accepted_answer"
        case Reflection() | Rating():
            return "unmarked"
        case _:
            assert_never(question)


def _mark(fraction: float, rule: str, *, some: bool = False) -> Mark:
    """`some` says that part of it was right, whatever the rule gives for that."""
    fraction = min(1.0, max(0.0, fraction))
    if fraction > 1 - 1e-9:
        return Mark(1.0, State.RIGHT, rule)
    if fraction < 1e-9:
        return Mark(0.0, State.PARTLY if some else State.WRONG, rule)
    return Mark(fraction, State.PARTLY, rule)


def _parts_mark(how: PartsRule, earned: Mapping[OptionId, float], rule: str) -> Mark:
    share = fsum(earned.values()) / len(earned)
    if how is PartsRule.ALL_CORRECT:
        return _mark(float(share > 1 - 1e-9), rule, some=share > 0)
    return _mark(share, rule)


def _credit(choice: Choice) -> float:
    if choice.credit is not None:
        return choice.credit
    return 1.0 if choice.correct else 0.0


def _tally(question: Multiple, ticked: frozenset[OptionId]) -> _Tally:
    right = {choice.id for choice in question.choices if choice.correct}
    return _Tally(
        right=len(right),
        ticked=len(ticked),
        choices=len(question.choices),
        hits=len(ticked & right),
        slips=len(ticked - right),
        credit=fsum(_credit(choice) for choice in question.choices if choice.id in ticked),
    )


def _places(question: Ordering, entries: tuple[OptionId, ...]) -> list[int]:
    """The right place, from 0, of each entry as it was put."""
    right = {entry.id: place for place, entry in enumerate(question.entries)}
    return [right[entry] for entry in entries]


def _gap(gap: Gap, filled: Mapping[OptionId, str]) -> float:
    words = filled[gap.id]
    if gap.choices:
        return _credit(next(choice for choice in gap.choices if choice.id == words.strip()))
    found = meant(gap.answers, gap.typos, words)
    return found.credit if found else 0.0


def misses_idea(question: Interaction, response: Response) -> bool:
    """Whether this answer shows that a critical idea is not understood.

    Anything short of right is a miss, except an answer whose every slip errs towards asking for help.
    """
    if not question.critical or not is_marked(question):
        return False
    match question, response:
        case ((Single() | TrueFalse()), Picked(choice=picked)):
            choice = next(c for c in question.choices if c.id == picked)
            return grade(question, response).state is not State.RIGHT and not choice.cautious
        case Multiple(), Ticked(choices=ticked):
            return any(
                not choice.cautious if choice.id in ticked else choice.correct
                for choice in question.choices
                if choice.correct != (choice.id in ticked)
            )
        case Categorise(), Placed(places=places):
            home = {card.id: card.group for card in question.cards}
            return any(group not in (home[card], question.cautious_group) for card, group in places)
        case _:
            return grade(question, response).state is not State.RIGHT
