"""What questions are made of: choices, cards, groups, entries, accepted answers and gaps."""

from msgspec import Struct

from edu.course.ids import MisconceptionId, OptionId, QuestionId

END = QuestionId("end")
"""In place of the next step of a scenario: nothing follows."""


class Choice(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One row a person can pick."""

    id: OptionId
    text: str
    correct: bool
    feedback: str
    misconception: MisconceptionId | None = None
    cautious: bool = False
    """Not the best answer, but one that errs towards asking for help: never a miss of a critical idea."""
    credit: float | None = None
    """Fraction of the marks for picking it, signed; None leaves it to the rule."""
    next: QuestionId | None = None
    """In a step of a scenario, the step that this choice leads to, or `END`; None is the one after it."""


class Group(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One of the heaps that cards are sorted into, or one of the right sides that they are matched with."""

    id: OptionId
    text: str


class Card(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing to sort or to match, and the group it belongs to."""

    id: OptionId
    text: str
    group: OptionId
    feedback: str
    misconception: MisconceptionId | None = None


class Entry(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing to put in its place in an order."""

    id: OptionId
    text: str
    feedback: str = ""
    """Said when it stood in another place."""


class Accepted(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A typed answer that is known; with a credit of 0, known to be wrong."""

    text: str
    credit: float = 1.0
    """Fraction of the marks, in [0, 1]."""
    feedback: str = ""
    misconception: MisconceptionId | None = None


class Gap(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A gap in a text: with choices to pick from, or answers to type."""

    id: OptionId
    choices: tuple[Choice, ...] = ()
    answers: tuple[Accepted, ...] = ()
    typos: int = 0


class Degree(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One degree of a scale."""

    id: OptionId
    text: str
