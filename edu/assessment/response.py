"""What a person can answer, and when an answer is not yet one."""

from typing import assert_never

from msgspec import Struct

from edu.course.ids import OptionId
from edu.course.question import Categorise, Multiple, Question, Reflection, Single, TrueFalse

LONGEST_WRITTEN = 4_000


class Picked(Struct, frozen=True, tag="picked"):
    """One choice of a `Single` or `TrueFalse`."""

    choice: OptionId


class Ticked(Struct, frozen=True, tag="ticked"):
    """The choices ticked in a `Multiple`."""

    choices: frozenset[OptionId]


class Placed(Struct, frozen=True, tag="placed"):
    """Card to group, for a `Categorise`; cards in the order of the question."""

    places: tuple[tuple[OptionId, OptionId], ...]


class Written(Struct, frozen=True, tag="written"):
    """Own words, for a `Reflection`."""

    text: str


class DontKnow(Struct, frozen=True, tag="dont_know"):
    """An honest "I don't know yet"; valid for every kind."""


class Skipped(Struct, frozen=True, tag="skipped"):
    """Nothing was written; valid only where nothing is marked."""


Response = Picked | Ticked | Placed | Written | DontKnow | Skipped


def invalid(question: Question, response: Response) -> str | None:
    """Why this cannot be marked yet, as a sentence to the person; None when it can. Never a wrong answer."""
    match question, response:
        case Reflection(), Written(text=text) if len(text) > LONGEST_WRITTEN:
            return f"That is longer than this page can keep. Please use at most {LONGEST_WRITTEN:,} characters."
        case Reflection(), (Written() | Skipped() | DontKnow()):
            return None
        case _, DontKnow():
            return None
        case ((Single() | TrueFalse()), Picked(choice=choice)) if choice in {c.id for c in question.choices}:
            return None
        case ((Single() | TrueFalse()), _):
            return 'Choose one answer first, or "I don\'t know yet".'
        case Multiple(), Ticked(choices=ticked) if ticked and ticked <= {c.id for c in question.choices}:
            return None
        case Multiple(), _:
            return 'Tick at least one answer first, or choose "I don\'t know yet".'
        case Categorise(), Placed(places=places) if _every_card_once(question, places):
            return None
        case Categorise(), _:
            return 'Give every card a place first, or choose "I don\'t know yet".'
        case Reflection(), _:
            return "Write a few words, or go on without."
        case _:
            assert_never(question)


def _every_card_once(question: Categorise, places: tuple[tuple[OptionId, OptionId], ...]) -> bool:
    groups = {group.id for group in question.groups}
    return sorted(card for card, _ in places) == sorted(card.id for card in question.cards) and all(
        group in groups for _, group in places
    )
