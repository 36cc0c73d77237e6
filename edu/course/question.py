"""The kinds of question, as a union of frozen types to `match` on."""

import hashlib
from enum import StrEnum
from functools import lru_cache

from msgspec import Struct, json

from edu.course.ids import ClaimId, IdeaId, MisconceptionId, ObjectiveId, OptionId, QuestionId


class MultipleRule(StrEnum):
    """How a set of ticked choices becomes a fraction; the formulas are in `assessment.marks`."""

    ALL_CORRECT = "all_correct"
    NET_CORRECT = "net_correct"
    COVERAGE = "coverage"
    EACH_DECISION = "each_decision"
    WEIGHTED = "weighted"


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


class Group(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One of the heaps that cards are sorted into."""

    id: OptionId
    text: str


class Card(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing to sort, and the group it belongs to."""

    id: OptionId
    text: str
    group: OptionId
    feedback: str
    misconception: MisconceptionId | None = None


class Asked(Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type"):
    """What every kind of question has."""

    id: QuestionId
    prompt: str
    explanation: str = ""
    say_it_again: str = ""
    """The same point in other words, for a second try."""
    hints: tuple[str, ...] = ()
    critical: bool = False
    idea: IdeaId | None = None
    """Parallel variants share an idea."""
    objective: ObjectiveId | None = None
    supports: tuple[ClaimId, ...] = ()
    editor: str = ""
    """What in this question is the editor's caution and not in the sources."""
    points: float = 1.0
    shuffle: bool = True
    reserve: bool = False
    """Asked only after a miss of its idea."""


class Single(Asked, frozen=True, kw_only=True, tag="single"):
    """One choice is best."""

    choices: tuple[Choice, ...]


class TrueFalse(Asked, frozen=True, kw_only=True, tag="true_false"):
    """A statement that holds or does not; its choices are always True, False in that order."""

    choices: tuple[Choice, Choice]


class Multiple(Asked, frozen=True, kw_only=True, tag="multiple"):
    """Any number of choices may be right."""

    choices: tuple[Choice, ...]
    rule: MultipleRule = MultipleRule.NET_CORRECT


class Categorise(Asked, frozen=True, kw_only=True, tag="categorise"):
    """Sort each card into a group; each card is marked alone."""

    groups: tuple[Group, ...]
    cards: tuple[Card, ...]
    cautious_group: OptionId | None = None
    """A card put here by mistake errs towards asking for help: never a miss of a critical idea."""


class Reflection(Asked, frozen=True, kw_only=True, tag="reflection"):
    """Own words, unmarked; then a model answer and a list to compare with."""

    model_answer: str
    checklist: tuple[str, ...] = ()


Question = Single | TrueFalse | Multiple | Categorise | Reflection

_AS_STRAIGHT = tuple((mark.encode(), said) for mark, said in {"‘": b"'", "’": b"'", "“": rb"\"", "”": rb"\""}.items())
"""What JSON says for each mark once it is straight; no part of another character looks like one of these in UTF-8."""


@lru_cache(maxsize=4096)
def content_hash(question: Question) -> str:
    """32 hex digits over everything the question says, so that a stored answer knows what it answered.

    Defaults are left out: a field that is added later changes no hash. Quotation marks and apostrophes count as
    straight ones: whoever sets them well asks the same question.
    """
    said = json.encode(question, order="deterministic")
    if not said.isascii():
        for mark, straight in _AS_STRAIGHT:
            said = said.replace(mark, straight)
    return hashlib.sha256(said).hexdigest()[:32]
