"""Scores of one rater, and how far two raters agree. All in fractions, so nothing is rounded before it is printed."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from edu.checking.review.form import Form, Mark

Marks = Mapping[int, Mark]
"""By the number of the item; complete."""


@dataclass(frozen=True, slots=True)
class Score:
    """Points on one scale, out of the items that apply."""

    scale: str
    points: int
    possible: int

    @property
    def percent(self) -> Fraction:
        return Fraction(100 * self.points, self.possible)


@dataclass(frozen=True, slots=True)
class Agreement:
    """How often two raters answer alike."""

    same: int
    rows: int
    kappa: Fraction | None
    """Cohen's; None where it is not defined: both gave the same one answer to every row, or there are no rows."""

    @property
    def percent(self) -> Fraction:
        return Fraction(100 * self.same, self.rows)


def scores(form: Form, marks: Marks) -> tuple[Score, ...]:
    """One for each scale of the form: points / items that apply."""
    found: list[Score] = []
    for scale in form.scales:
        counted = [item for item in form.items if item.scale == scale and marks[item.number] is not Mark.NA]
        points = sum(marks[item.number] is item.earns for item in counted)
        found.append(Score(scale, points, len(counted)))
    return tuple(found)


def agreement(first: Sequence[Mark], second: Sequence[Mark]) -> Agreement:
    """Over the same rows in the same order; "not applicable" is an answer like the others.

    kappa = (observed - expected) / (1 - expected), where expected is the agreement that chance alone would give two
    raters who use each answer as often as these do (Cohen 1960).
    """
    rows = len(first)
    same = sum(one is other for one, other in zip(first, second, strict=True))
    if not rows:
        return Agreement(0, 0, None)
    ours, theirs = Counter(first), Counter(second)
    expected = Fraction(sum(ours[mark] * theirs[mark] for mark in ours), rows * rows)
    kappa = None if expected == 1 else (Fraction(same, rows) - expected) / (1 - expected)
    return Agreement(same, rows, kappa)
