"""The kinds of question, as a union of frozen types to `match` on."""

import hashlib
import json
from dataclasses import asdict, dataclass
from enum import StrEnum
from functools import lru_cache

from edu.course.ids import ClaimId, IdeaId, MisconceptionId, ObjectiveId, OptionId, QuestionId


class MultipleRule(StrEnum):
    """How a set of ticked choices becomes a fraction; the formulas are in `assessment.marks`."""

    ALL_CORRECT = "all_correct"
    NET_CORRECT = "net_correct"
    COVERAGE = "coverage"
    EACH_DECISION = "each_decision"
    WEIGHTED = "weighted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """One of the heaps that cards are sorted into."""

    id: OptionId
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One thing to sort, and the group it belongs to."""

    id: OptionId
    text: str
    group: OptionId
    feedback: str
    misconception: MisconceptionId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Single(Asked):
    """One choice is best."""

    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueFalse(Asked):
    """A statement that holds or does not; its choices are always True, False in that order."""

    choices: tuple[Choice, Choice]


@dataclass(frozen=True, slots=True, kw_only=True)
class Multiple(Asked):
    """Any number of choices may be right."""

    choices: tuple[Choice, ...]
    rule: MultipleRule = MultipleRule.NET_CORRECT


@dataclass(frozen=True, slots=True, kw_only=True)
class Categorise(Asked):
    """Sort each card into a group; each card is marked alone."""

    groups: tuple[Group, ...]
    cards: tuple[Card, ...]
    cautious_group: OptionId | None = None
    """A card put here by mistake errs towards asking for help: never a miss of a critical idea."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reflection(Asked):
    """Own words, unmarked; then a model answer and a list to compare with."""

    model_answer: str
    checklist: tuple[str, ...] = ()


type_names = {
    Single: "single",
    TrueFalse: "true_false",
    Multiple: "multiple",
    Categorise: "categorise",
    Reflection: "reflection",
}

Question = Single | TrueFalse | Multiple | Categorise | Reflection


@lru_cache(maxsize=4096)
def content_hash(question: Question) -> str:
    """32 hex digits over everything the question says, so that a stored answer knows what it answered."""
    text = json.dumps([type_names[type(question)], asdict(question)], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:32]
