"""From an answer to a mark: a fraction in [0, 1] with the name and version of the rule that gave it.

C is the set of right choices, k its size; S the ticked ones, n their number; N all choices; t = |S ∩ C|, f = |S - C|.
"""

from collections.abc import Callable
from enum import StrEnum
from math import fsum
from typing import assert_never

from msgspec import Struct

from edu.assessment.response import DontKnow, Picked, Placed, Response, Skipped, Ticked, Written, invalid
from edu.course.question import Categorise, Choice, Multiple, MultipleRule, Question, Reflection, Single, TrueFalse


class State(StrEnum):
    """How an answer turned out."""

    RIGHT = "right"
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


def grade(question: Question, response: Response) -> Mark:
    """Mark one answer. Raises ValueError for one that `invalid` would send back."""
    if why := invalid(question, response):
        raise ValueError(why)
    rule = rule_name(question)
    match question, response:
        case Reflection(), (Written() | DontKnow()):
            return Mark(0.0, State.UNMARKED, rule)
        case _, Skipped():
            return Mark(0.0, State.SKIPPED, rule)
        case _, DontKnow():
            return Mark(0.0, State.DONT_KNOW, rule)
        case ((Single() | TrueFalse()), Picked(choice=picked)):
            return _mark(_credit(next(c for c in question.choices if c.id == picked)), rule)
        case Multiple(), Ticked(choices=ticked):
            return _mark(_multiple_rules[question.rule](_tally(question, ticked)), rule)
        case Categorise(), Placed(places=places):
            home = {card.id: card.group for card in question.cards}
            return _mark(sum(home[card] == group for card, group in places) / len(home), rule)
        case _:
            raise ValueError(f"a {type(response).__name__} does not answer a {type(question).__name__}")


def rule_name(question: Question) -> str:
    """The name under which the mark of this question is recorded."""
    match question:
        case Single() if any(choice.credit is not None for choice in question.choices):
            return "choice_credit"
        case Single() | TrueFalse():
            return "all_correct"
        case Multiple():
            return question.rule.value
        case Categorise():
            return "each_card"
        case Reflection():
            return "unmarked"
        case _:
            assert_never(question)


def _mark(fraction: float, rule: str) -> Mark:
    fraction = min(1.0, max(0.0, fraction))
    if fraction > 1 - 1e-9:
        return Mark(1.0, State.RIGHT, rule)
    if fraction < 1e-9:
        return Mark(0.0, State.WRONG, rule)
    return Mark(fraction, State.PARTLY, rule)


def _credit(choice: Choice) -> float:
    if choice.credit is not None:
        return choice.credit
    return 1.0 if choice.correct else 0.0


def _tally(question: Multiple, ticked: frozenset[str]) -> _Tally:
    right = {choice.id for choice in question.choices if choice.correct}
    return _Tally(
        right=len(right),
        ticked=len(ticked),
        choices=len(question.choices),
        hits=len(ticked & right),
        slips=len(ticked - right),
        credit=fsum(_credit(choice) for choice in question.choices if choice.id in ticked),
    )


def misses_idea(question: Question, response: Response) -> bool:
    """Whether this answer shows that a critical idea is not understood.

    Anything short of right is a miss, except an answer whose every slip errs towards asking for help.
    """
    if not question.critical or isinstance(question, Reflection):
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
            return True
