"""Typed numbers: with a comma or a point, with or without their unit; and which of them are right."""

import re
import unicodedata
from decimal import Decimal
from enum import Enum, auto

from msgspec import Struct

from edu.course.question import Numeric, NumericRule

_NUMBER = re.compile(r"(?P<sign>[-+]?) ?(?P<whole>\d{1,15})?(?:(?P<mark>[.,])(?P<part>\d{1,15}))?")
_GROUPED = re.compile(r"[-+]?\d{1,3}(?:[ '’]\d{3})+(?:[.,]\d{1,15})?")
_DASHES = str.maketrans("−–‒﹣－", "-----")


class NotANumber(Struct, frozen=True):
    """What was typed cannot be told to be one number."""

    why: str
    """A sentence to the person."""


class Side(Enum):
    """Where a number lies beside those that are right."""

    LOW = auto()
    WITHIN = auto()
    HIGH = auto()


def number(text: str, unit: str = "") -> Decimal | NotANumber:
    """The number that was typed, with its unit left aside.

    A comma is a point. Only a comma before exactly three digits could mean either, and is asked about.
    """
    said = unicodedata.normalize("NFKC", text).translate(_DASHES).strip()
    said = _without(unit, said)
    if _GROUPED.fullmatch(said):
        said = re.sub(r"[ '’]", "", said)
    found = _NUMBER.fullmatch(said)
    if found is None or not (found["whole"] or found["part"]):
        example = f"such as 2 or 2 {unit}" if unit else "such as 2 or 2.5"
        return NotANumber(f"Please type one number, {example}.")
    sign, whole, part = found["sign"], found["whole"] or "0", found["part"] or "0"
    if found["mark"] == "," and len(part) == 3 and found["whole"] not in (None, "0"):
        return NotANumber(f"{said} can be read in two ways. Please type {sign}{whole}{part} or {sign}{whole}.{part}.")
    return Decimal(f"{sign}{whole}.{part}")


def _without(unit: str, said: str) -> str:
    """The text before its unit, in whatever capitals and with or without an s at its end."""
    wanted = unicodedata.normalize("NFKC", unit).casefold().strip()
    singular = wanted.removesuffix("s") if len(wanted) > 2 else wanted  # ms is no plural of m
    plural = f"{wanted}s" if len(wanted) > 1 else wanted
    for form in {wanted, singular, plural} - {""}:
        if said.casefold().endswith(form) and len(said.casefold()) == len(said):
            rest = said[: -len(form)].rstrip()
            if rest and (rest[-1].isdigit() or rest[-1] in ".,"):
                return rest.rstrip(".,")
    return said


def bounds(question: Numeric) -> tuple[Decimal, Decimal]:
    """The least and the most that is right. Exact: what is written as 0.1 is a tenth."""
    if question.rule is NumericRule.RANGE:
        return _exact(question.least), _exact(question.most)
    answer, tolerance = _exact(question.answer), _exact(question.tolerance)
    width = tolerance * abs(answer) if question.rule is NumericRule.RELATIVE else tolerance
    return answer - width, answer + width


def side(question: Numeric, typed: Decimal) -> Side:
    """Whether a number is right, too low or too high: |x - a| <= tolerance, or least <= x <= most."""
    least, most = bounds(question)
    return Side.LOW if typed < least else Side.HIGH if typed > most else Side.WITHIN


def right_number(question: Numeric) -> str:
    """What would have been right, as it is said to a person."""
    unit = f" {question.unit}" if question.unit else ""
    if question.rule is NumericRule.RANGE:
        least, most = bounds(question)
        return f"from {_shown(least)} to {_shown(most)}{unit}"
    return f"{_shown(_exact(question.answer))}{unit}"


def _exact(value: float | None) -> Decimal:
    return Decimal(str(value or 0.0))


def _shown(value: Decimal) -> str:
    return f"{value.normalize():f}"
