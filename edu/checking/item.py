"""A question as rules look at it: what a learner reads in it, part by part, each with its place in the file."""

from bisect import bisect
from collections.abc import Iterator
from collections.abc import Sequence as Several
from dataclasses import dataclass

from edu.authoring.files import FileRead
from edu.authoring.nodes import Mapping, Node, Scalar, Sequence
from edu.authoring.reading import Place, end_column
from edu.checking.context import Context
from edu.checking.once import once
from edu.checking.phrase import Phrase
from edu.course.ids import MisconceptionId
from edu.course.question import Categorise, Multiple, Question, Single, TrueFalse
from edu.course.quiz import Audience, Quiz
from edu.problems import Level


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A choice or a card."""

    text: Phrase
    feedback: Phrase
    """What is said to a learner who picks it; the empty text where nothing is."""
    correct: bool
    """The key, or one of them; for a card always true."""
    misconception: MisconceptionId | None
    cautious: bool
    node: Mapping


class Item:
    """One question of a quiz. Not frozen only because its parts are made when they are first wanted."""

    def __init__(
        self, question: Question, node: Mapping, file: FileRead[Quiz], lines: list[str], context: Context
    ) -> None:
        """`lines` are those of `file`."""
        self.question = question
        self.node = node
        self.file = file
        self.context = context
        self._lines = lines
        self._phrases: dict[int, Phrase] = {}

    @property
    def for_patients(self) -> bool:
        return self.file.value is not None and self.file.value.audience is Audience.PATIENT

    @once
    def stem(self) -> Phrase:
        return self.phrase("prompt")

    @once
    def choices(self) -> tuple[Option, ...]:
        """The choices of a single or multiple question as they are written; of other kinds there are none."""
        match self.question:
            case Single(choices=choices) | Multiple(choices=choices):
                nodes = self._entries("choices")
                return tuple(
                    Option(
                        text=self._phrase_in(node, "text"),
                        feedback=self._phrase_in(node, "feedback"),
                        correct=choice.correct,
                        misconception=choice.misconception,
                        cautious=choice.cautious,
                        node=node,
                    )
                    for choice, node in zip(choices, nodes, strict=False)
                )
            case _:
                return ()

    @once
    def keys(self) -> tuple[Option, ...]:
        return tuple(option for option in self.choices if option.correct)

    @once
    def distractors(self) -> tuple[Option, ...]:
        return tuple(option for option in self.choices if not option.correct)

    @once
    def cards(self) -> tuple[Option, ...]:
        """The cards of a question that sorts them."""
        if not isinstance(self.question, Categorise):
            return ()
        return tuple(
            Option(
                text=self._phrase_in(node, "text"),
                feedback=self._phrase_in(node, "feedback"),
                correct=True,
                misconception=card.misconception,
                cautious=False,
                node=node,
            )
            for card, node in zip(self.question.cards, self._entries("cards"), strict=False)
        )

    @once
    def feedback(self) -> tuple[Phrase, ...]:
        """What is said after an answer, where anything is."""
        if isinstance(self.question, TrueFalse):
            said = [self.phrase("if_true"), self.phrase("if_false")]
        else:
            said = [option.feedback for option in (*self.choices, *self.cards)]
        return tuple(phrase for phrase in said if phrase)

    @once
    def said(self) -> tuple[Phrase, ...]:
        """Everything that a learner can read in it, in the order of the file."""
        return tuple(self._said(self.node))

    @once
    def told(self) -> tuple[Phrase, ...]:
        """What of it the course says in its own voice: all but the prompt, the cards and the wrong choices."""
        others = {id(option.text.node) for option in (*self.distractors, *self.cards)}
        if not (isinstance(self.question, TrueFalse) and self.question.choices[0].correct):
            others.add(id(self.stem.node))
        return tuple(phrase for phrase in self.said if id(phrase.node) not in others)

    @once
    def bag(self) -> frozenset[str]:
        """Every word in it."""
        return frozenset().union(*(phrase.bag for phrase in self.said))

    def phrase(self, field: str) -> Phrase:
        """A text field of the question; the empty text, at the question, where it is not written."""
        return self._phrase_in(self.node, field)

    def place(self, field: str = "") -> Place:
        """Where the value of a field stands; where the question begins, without one or when it is not written."""
        _, value = self.node.entries.get(field, (None, None))
        return self.place_of(value or self.node)

    def key_place(self, field: str) -> Place:
        """Where the name of a field stands, or where the question begins."""
        key, _ = self.node.entries.get(field, (None, None))
        return self.place_of(key or self.node)

    def place_of(self, node: Node) -> Place:
        return Place(self.file.shown, node.line, node.column, end_column(node))

    def _phrase_in(self, node: Mapping, field: str) -> Phrase:
        _, value = node.entries.get(field, (None, None))
        if isinstance(value, Scalar):
            return self._phrase(value)
        return Phrase("", node, self.file.shown, self._lines)

    def _phrase(self, scalar: Scalar) -> Phrase:
        """One and the same for a text, whoever asks, so that its words are found once."""
        made = self._phrases.get(id(scalar))
        if made is None:
            made = self._phrases[id(scalar)] = Phrase(scalar.text.strip(), scalar, self.file.shown, self._lines)
        return made

    def _entries(self, field: str) -> list[Mapping]:
        _, listed = self.node.entries.get(field, (None, None))
        return [item for item in listed.items if isinstance(item, Mapping)] if isinstance(listed, Sequence) else []

    def _said(self, node: Mapping) -> Iterator[Phrase]:
        for name, (_, value) in node.entries.items():
            match value:
                case Scalar() if name in _READ and value.text.strip():
                    yield self._phrase(value)
                case Sequence(items=items) if name in _READ_LISTS:
                    for each in items:
                        if isinstance(each, Mapping):
                            yield from self._said(each)
                        elif isinstance(each, Scalar):
                            yield self._phrase(each)
                case _:
                    pass


_READ = frozenset("prompt text feedback explanation say_it_again if_true if_false model_answer".split())
"""Fields that a learner reads; `editor` is for those who ask where a line comes from."""
_READ_LISTS = frozenset("choices groups cards hints checklist".split())


def head(item: Item) -> Iterator[Phrase]:
    """What the quiz of a question says before the first one."""
    root = item.file.root
    for field in ("title", "intro"):
        _, value = root.entries.get(field, (None, None)) if isinstance(root, Mapping) else (None, None)
        if isinstance(value, Scalar) and value.text.strip():
            yield Phrase(value.text.strip(), value, item.file.shown, item.file.lines)


def quiz_said(items: Several[Item]) -> list[Phrase]:
    """Everything that a learner can read in the quiz of these questions, of which there is at least one."""
    return [*head(items[0]), *(phrase for item in items for phrase in item.said)]


def items(file: FileRead[Quiz], context: Context) -> Iterator[Item]:
    """The questions of a quiz that were read as they were meant.

    One with an error of form says something else than its author wrote, and to judge it would only make noise.
    """
    if file.value is None:
        return
    nodes = file.entries("questions")
    lines = file.lines
    starts = sorted(node.line for node in nodes.values())
    faulty = {bisect(starts, problem.line or 0) for problem in file.problems if problem.level is Level.ERROR}
    for question in file.value.questions:
        node = nodes.get(question.id)
        if node is not None and bisect(starts, node.line) not in faulty:
            yield Item(question, node, file, lines, context)
