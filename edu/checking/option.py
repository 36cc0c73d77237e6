"""What a learner can pick, sort, put in order or type, and sets of choices of which one is to be picked."""

from dataclasses import dataclass

from edu.authoring.nodes import Mapping
from edu.checking.once import once
from edu.checking.phrase import Phrase
from edu.course.ids import MisconceptionId


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A choice, a card, an entry of an order, or an answer that can be typed."""

    text: Phrase
    feedback: Phrase
    """What is said to a learner who picks it, or puts it in a wrong place; the empty text where nothing is."""
    correct: bool
    """The key, or one of them; always true for what is sorted or put in order."""
    misconception: MisconceptionId | None
    cautious: bool
    node: Mapping


class Offer:
    """Choices side by side: those of a question, or of one gap. Not frozen only because parts are made when wanted."""

    def __init__(
        self, node: Mapping, stem: Phrase, lead: Phrase, options: tuple[Option, ...], *, only_one: bool
    ) -> None:
        self.node = node
        """The question, or the gap."""
        self.stem = stem
        """What is asked: the prompt, or the text with its gaps empty."""
        self.lead = lead
        """What a choice has to follow: the prompt, or the text up to the gap."""
        self.options = options
        self.only_one = only_one
        """Whether just one of them is right."""

    @once
    def keys(self) -> tuple[Option, ...]:
        return tuple(option for option in self.options if option.correct)

    @once
    def distractors(self) -> tuple[Option, ...]:
        return tuple(option for option in self.options if not option.correct)
