"""The kinds of question, as a union of frozen types to `match` on."""

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from edu.course.ids import ClaimId, IdeaId, MisconceptionId, ObjectiveId, OptionId, QuestionId
from edu.course.parts import Accepted, Card, Choice, Degree, Entry, Gap, Group


class MultipleRule(StrEnum):
    """How a set of ticked choices becomes a fraction; the formulas are in `assessment.marks`."""

    ALL_CORRECT = "all_correct"
    NET_CORRECT = "net_correct"
    COVERAGE = "coverage"
    EACH_DECISION = "each_decision"
    WEIGHTED = "weighted"


class PartsRule(StrEnum):
    """How rows, cards or gaps that are right become a fraction."""

    EACH_PART = "each_part"
    ALL_CORRECT = "all_correct"


class OrderingRule(StrEnum):
    """How an order becomes a fraction; the formulas are in `assessment.orders`."""

    RELATIVE_TO_CORRECT = "relative_to_correct"
    ALL_CORRECT = "all_correct"
    LONGEST_ORDERED = "longest_ordered"
    ABSOLUTE = "absolute"


class NumericRule(StrEnum):
    """Which numbers are right."""

    ABSOLUTE = "absolute"
    """Those at most the tolerance away from the answer."""
    RELATIVE = "relative"
    """Those at most the tolerance, as a share of the answer, away from it."""
    RANGE = "range"
    """Those from `least` to `most`."""


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


class Matching(Asked, frozen=True, kw_only=True, tag="matching"):
    """Find the right side of each card. Every right side may be used any number of times."""

    cards: tuple[Card, ...]
    groups: tuple[Group, ...]
    """The right sides: those of the cards in their order, then those that fit no card."""
    rule: PartsRule = PartsRule.EACH_PART


class Categorise(Asked, frozen=True, kw_only=True, tag="categorise"):
    """Sort each card into a group; each card is marked alone."""

    groups: tuple[Group, ...]
    cards: tuple[Card, ...]
    cautious_group: OptionId | None = None
    """A card put here by mistake errs towards asking for help: never a miss of a critical idea."""
    rule: PartsRule = PartsRule.EACH_PART


class Ordering(Asked, frozen=True, kw_only=True, tag="ordering"):
    """Put the entries into the order in which they stand here."""

    entries: tuple[Entry, ...]
    rule: OrderingRule = OrderingRule.RELATIVE_TO_CORRECT


class ShortAnswer(Asked, frozen=True, kw_only=True, tag="short_answer"):
    """A few typed words."""

    answers: tuple[Accepted, ...]
    typos: int = 0
    """How many letters may be wrong; see `assessment.wording`."""


class Numeric(Asked, frozen=True, kw_only=True, tag="numeric"):
    """A typed number."""

    rule: NumericRule = NumericRule.ABSOLUTE
    answer: float | None = None
    """None with the rule `range`."""
    tolerance: float = 0.0
    """In the unit of the answer, or a share of it."""
    least: float | None = None
    most: float | None = None
    """Of a range, with the rule `range` only."""
    unit: str = ""
    feedback: str = ""
    if_low: str = ""
    if_high: str = ""
    misconception: MisconceptionId | None = None
    """What a wrong number stands for."""


class Cloze(Asked, frozen=True, kw_only=True, tag="cloze"):
    """A text with gaps, each marked by its id in braces."""

    text: str
    gaps: tuple[Gap, ...]
    """In the order of the text."""
    rule: PartsRule = PartsRule.EACH_PART


class Reflection(Asked, frozen=True, kw_only=True, tag="reflection"):
    """Own words, unmarked; then a model answer and a list to compare with."""

    model_answer: str
    checklist: tuple[str, ...] = ()


class Rating(Asked, frozen=True, kw_only=True, tag="rating"):
    """One degree of a scale, unmarked."""

    scale: tuple[Degree, ...]


Interaction = (
    Single
    | TrueFalse
    | Multiple
    | Matching
    | Categorise
    | Ordering
    | ShortAnswer
    | Numeric
    | Cloze
    | Reflection
    | Rating
)
"""A question that is answered in one go."""


class Scenario(Asked, frozen=True, kw_only=True, tag="scenario"):
    """A story in steps, each a question of its own; what was answered may lead elsewhere than to the next one.

    Its points are shared among the marked steps that were visited.
    """

    steps: tuple[Interaction, ...]


Question = Interaction | Scenario


def steps_of(question: Question) -> tuple[Interaction, ...]:
    """The questions that a person answers one by one: a scenario's steps, or the question itself."""
    return question.steps if isinstance(question, Scenario) else (question,)


def is_marked(question: Interaction) -> bool:
    """Whether the question can earn anything."""
    return not isinstance(question, Reflection | Rating)


def can_be_drawn(question: Question) -> bool:
    """Whether other quizzes may draw it: it earns marks, and does not wait for a miss."""
    return not question.reserve and (isinstance(question, Scenario) or is_marked(question))


def choices_of(question: Question) -> Iterator[Choice]:
    """Every choice in it that can be picked, those of gaps included."""
    match question:
        case Single() | TrueFalse() | Multiple():
            yield from question.choices
        case Cloze():
            for gap in question.gaps:
                yield from gap.choices
        case Scenario():
            for step in question.steps:
                yield from choices_of(step)
        case _:
            pass
