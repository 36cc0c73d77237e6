"""What a person can answer, and when an answer is not yet one."""

from collections.abc import Collection, Sequence
from typing import assert_never

from msgspec import Struct

from edu.assessment.numbers import NotANumber, number
from edu.course.ids import OptionId
from edu.course.parts import Gap
from edu.course.question import (
    Categorise,
    Cloze,
    Interaction,
    Matching,
    Multiple,
    Numeric,
    Ordering,
    Rating,
    Reflection,
    ShortAnswer,
    Single,
    TrueFalse,
)

LONGEST_WRITTEN = 4_000
LONGEST_TYPED = 200


class Picked(Struct, frozen=True, tag="picked"):
    """One choice of a `Single` or `TrueFalse`, or one degree of a `Rating`."""

    choice: OptionId


class Ticked(Struct, frozen=True, tag="ticked"):
    """The choices ticked in a `Multiple`."""

    choices: frozenset[OptionId]


class Placed(Struct, frozen=True, tag="placed"):
    """Card to group, for a `Categorise` or a `Matching`; cards in the order of the question."""

    places: tuple[tuple[OptionId, OptionId], ...]


class Ordered(Struct, frozen=True, tag="ordered"):
    """The entries of an `Ordering`, from first to last."""

    entries: tuple[OptionId, ...]


class Filled(Struct, frozen=True, tag="filled"):
    """Gap to the id of the choice that was picked, or to the words that were typed; gaps in the order of the text."""

    gaps: tuple[tuple[OptionId, str], ...]


class Written(Struct, frozen=True, tag="written"):
    """Typed words, for a `ShortAnswer`, a `Numeric` or a `Reflection`."""

    text: str


class DontKnow(Struct, frozen=True, tag="dont_know"):
    """An honest "I don't know yet"; valid for every kind."""


class Skipped(Struct, frozen=True, tag="skipped"):
    """Nothing was answered; valid only where nothing is marked."""


Response = Picked | Ticked | Placed | Ordered | Filled | Written | DontKnow | Skipped


def invalid(question: Interaction, response: Response) -> str | None:
    """Why this cannot be marked yet, as a sentence to the person; None when it can. Never a wrong answer."""
    match question, response:
        case _, DontKnow():
            return None
        case ((Reflection() | Rating()), Skipped()):
            return None
        case Reflection(), Written(text=text):
            return _too_long(text, LONGEST_WRITTEN)
        case ((Single() | TrueFalse()), Picked(choice=choice)) if choice in {c.id for c in question.choices}:
            return None
        case Rating(), Picked(choice=degree) if degree in {d.id for d in question.scale}:
            return None
        case Multiple(), Ticked(choices=ticked) if ticked and ticked <= {c.id for c in question.choices}:
            return None
        case ((Categorise() | Matching()), Placed(places=places)) if _every_card_once(question, places):
            return None
        case Ordering(), Ordered(entries=entries) if sorted(entries) == sorted(e.id for e in question.entries):
            return None
        case ShortAnswer(), Written(text=text) if text.strip():
            return _too_long(text, LONGEST_TYPED)
        case Numeric(unit=unit), Written(text=text) if text.strip():
            found = number(text, unit)
            return found.why if isinstance(found, NotANumber) else None
        case Cloze(), Filled(gaps=filled):
            return _unfilled(question.gaps, filled)
        case _:
            return _how_to_answer(question)


def _how_to_answer(question: Interaction) -> str:
    match question:
        case Single() | TrueFalse():
            return f"Choose one answer first, or {_OR}."
        case Multiple():
            return f"Tick at least one answer first, or choose {_OR}."
        case Categorise():
            return f"Give every card a place first, or choose {_OR}."
        case Matching():
            return f"Give every line a match first, or choose {_OR}."
        case Ordering():
            return f"Give every line its number first, or choose {_OR}."
        case ShortAnswer():
            return f"Type a few words first, or choose {_OR}."
        case Numeric():
            return f"Type a number first, or choose {_OR}."
        case Cloze():
            return f"Fill every gap first, or choose {_OR}."
        case Reflection():
            return "Write a few words, or go on without."
        case Rating():
            return "Choose one first, or go on without."
        case _:
            assert_never(question)


_OR = '"I don\'t know yet"'


def _too_long(text: str, most: int) -> str | None:
    if len(text) <= most:
        return None
    return f"That is longer than this page can keep. Please use at most {most:,} characters."


def _every_card_once(question: Categorise | Matching, places: Collection[tuple[OptionId, OptionId]]) -> bool:
    groups = {group.id for group in question.groups}
    return sorted(card for card, _ in places) == sorted(card.id for card in question.cards) and all(
        group in groups for _, group in places
    )


def _unfilled(gaps: Sequence[Gap], filled: Sequence[tuple[OptionId, str]]) -> str | None:
    said = dict(filled)
    if len(said) != len(filled) or not said.keys() <= {gap.id for gap in gaps}:
        return f"Fill every gap once, or choose {_OR}."
    for place, gap in enumerate(gaps, start=1):
        words = said.get(gap.id, "").strip()
        if not words or (gap.choices and words not in {choice.id for choice in gap.choices}):
            return f"Gap {place} is still empty. Fill every gap first, or choose {_OR}."
        if len(words) > LONGEST_TYPED:
            return f"What stands in gap {place} is too long. Please use at most {LONGEST_TYPED} characters."
    return None
