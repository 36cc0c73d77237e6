"""A question as rules look at it: what a learner reads in it, part by part, each with its place in the file."""

from collections.abc import Iterator

from edu.authoring.asked_in import name_of
from edu.authoring.files import FileRead
from edu.authoring.nodes import Mapping, Node, Scalar, Sequence
from edu.authoring.reading import Place, end_column
from edu.checking.context import Context
from edu.checking.once import once
from edu.checking.option import Offer, Option
from edu.checking.phrase import Phrase
from edu.checking.texts import Texts, listed
from edu.checking.woven import Woven
from edu.course.ids import ClaimId
from edu.course.question import (
    Categorise,
    Cloze,
    Interaction,
    Matching,
    Multiple,
    Numeric,
    Ordering,
    Question,
    Scenario,
    ShortAnswer,
    Single,
    TrueFalse,
)
from edu.course.quiz import Audience, Quiz


class Item:
    """One question of a quiz, or one step of a scenario. Not frozen only because its parts are made when wanted."""

    def __init__(
        self,
        question: Question,
        node: Mapping,
        file: FileRead[Quiz],
        texts: Texts,
        context: Context,
        *,
        story: "Item | None" = None,
    ) -> None:
        """`texts` are those of `file`; `story` is the scenario that a step belongs to."""
        self.question = question
        self.node = node
        self.file = file
        self.context = context
        self.story = story
        self.texts = texts

    @property
    def for_patients(self) -> bool:
        return self.file.value is not None and self.file.value.audience is Audience.PATIENT

    @property
    def steps(self) -> tuple[Interaction, ...]:
        """Those of a scenario."""
        return self.question.steps if isinstance(self.question, Scenario) else ()

    @property
    def supports(self) -> tuple[ClaimId, ...]:
        """The claims that it rests on, with those of its story."""
        return (*self.question.supports, *(self.story.supports if self.story else ()))

    @once
    def stem(self) -> Phrase:
        return self.phrase("prompt")

    @once
    def offers(self) -> tuple[Offer, ...]:
        """The choices of a question, or those of each gap of a text, as they are written."""
        match self.question:
            case Single(choices=choices) | Multiple(choices=choices):
                options = tuple(self.texts.choices(choices, self.node))
                return (Offer(self.node, self.stem, self.stem, options, only_one=isinstance(self.question, Single)),)
            case Cloze(gaps=gaps):
                text, nodes = self.phrase("text"), self._gaps
                empty = Woven(text, {})
                return tuple(
                    Offer(
                        nodes[gap.id],
                        empty,
                        Woven(text, {}, up_to=gap.id),
                        tuple(self.texts.choices(gap.choices, nodes[gap.id])),
                        only_one=True,
                    )
                    for gap in gaps
                    if gap.choices
                )
            case _:
                return ()

    @once
    def choices(self) -> tuple[Option, ...]:
        """The choices of a single or multiple question; of other kinds there are none."""
        return self.offers[0].options if isinstance(self.question, Single | Multiple) else ()

    @once
    def distractors(self) -> tuple[Option, ...]:
        """The wrong choices, those of gaps included."""
        return tuple(option for offer in self.offers for option in offer.distractors)

    @once
    def cards(self) -> tuple[Option, ...]:
        """What is to be sorted, or to be matched: the left sides."""
        match self.question:
            case Categorise(cards=cards):
                return tuple(self.texts.parts(cards, listed(self.node, "cards")))
            case Matching(cards=cards):
                return tuple(self.texts.parts(cards, listed(self.node, "pairs"), "left"))
            case _:
                return ()

    @once
    def sides(self) -> tuple[Phrase, ...]:
        """The right sides of pairs, and then those that fit nothing."""
        if not isinstance(self.question, Matching):
            return ()
        return (*(self.texts.field(pair, "right") for pair in listed(self.node, "pairs")), *self._extra)

    @once
    def entries(self) -> tuple[Option, ...]:
        """What is to be put in order, in the right one."""
        if not isinstance(self.question, Ordering):
            return ()
        return tuple(self.texts.parts(self.question.entries, listed(self.node, "entries")))

    @once
    def typed(self) -> tuple[tuple[Option, ...], ...]:
        """The answers that are known where something is typed: of the question, or of each gap."""
        match self.question:
            case ShortAnswer(answers=answers):
                return (tuple(self.texts.answers(answers, self.node)),)
            case Cloze(gaps=gaps):
                return tuple(tuple(self.texts.answers(gap.answers, self._gaps[gap.id])) for gap in gaps if gap.answers)
            case _:
                return ()

    @once
    def options(self) -> tuple[Option, ...]:
        """Whatever a learner can pick, sort, put in order or type."""
        if self.choices:
            return self.choices
        offered = (option for offer in self.offers for option in offer.options)
        return (*offered, *self.cards, *self.entries, *(answer for answers in self.typed for answer in answers))

    @once
    def feedback(self) -> tuple[Phrase, ...]:
        """What is said after an answer, where anything is."""
        said = [self.phrase(field) for field in _AFTER.get(type(self.question), ())]
        return tuple(phrase for phrase in (*said, *(option.feedback for option in self.options)) if phrase)

    @once
    def completed(self) -> Woven | None:
        """The text with gaps as it reads when all of them are right."""
        if not isinstance(self.question, Cloze):
            return None
        right: dict[str, Phrase] = {}
        for gap in self.question.gaps:
            node = self._gaps[gap.id]
            known = (*self.texts.choices(gap.choices, node), *self.texts.answers(gap.answers, node))
            right[gap.id] = next(option.text for option in known if option.correct)
        return Woven(self.phrase("text"), right)

    @once
    def said(self) -> tuple[Phrase, ...]:
        """Everything that a learner can read in it, in the order of the file; the steps of a story say their own."""
        said = tuple(self._said(self.node))
        if self.completed is None:
            return said
        put, base = {id(phrase.node) for phrase in self.completed.fillings}, self.completed.node
        return tuple(self.completed if each.node is base else each for each in said if id(each.node) not in put)

    @once
    def told(self) -> tuple[Phrase, ...]:
        """What of it the course says in its own voice: not the prompt, the cards, and what is wrong."""
        others = {id(option.text.node) for option in self.options if not option.correct}
        others |= {id(phrase.node) for phrase in (*(card.text for card in self.cards), *self._extra)}
        if not (isinstance(self.question, TrueFalse) and self.question.choices[0].correct):
            others.add(id(self.stem.node))
        return tuple(phrase for phrase in self.said if id(phrase.node) not in others)

    @once
    def bag(self) -> frozenset[str]:
        """Every word in it."""
        return frozenset().union(*(phrase.bag for phrase in self.said))

    def phrase(self, field: str) -> Phrase:
        """A text field of the question; the empty text, at the question, where it is not written."""
        return self.texts.field(self.node, field)

    def place(self, field: str = "") -> Place:
        """Where the value of a field stands; where the question begins, without one or when it is not written."""
        _, value = self.node.entries.get(field, (None, None))
        return self.place_of(value or self.node)

    def key_place(self, field: str, node: Mapping | None = None) -> Place:
        """Where the name of a field stands, of the question or of a part of it, or else where that begins."""
        holder = node or self.node
        key, _ = holder.entries.get(field, (None, None))
        return self.place_of(key or holder)

    def place_of(self, node: Node) -> Place:
        return Place(self.file.shown, node.line, node.column, end_column(node))

    @once
    def _gaps(self) -> dict[str, Mapping]:
        return {name_of(node): node for node in listed(self.node, "gaps")}

    @once
    def _extra(self) -> tuple[Phrase, ...]:
        _, given = self.node.entries.get("extra", (None, None))
        sides = given.items if isinstance(given, Sequence) else ()
        return tuple(self.texts.of(each) for each in sides if isinstance(each, Scalar))

    def _said(self, node: Mapping) -> Iterator[Phrase]:
        for name, (_, value) in node.entries.items():
            match value:
                case Scalar() if name in _READ and value.text.strip():
                    yield self.texts.of(value)
                case Sequence(items=items) if name in _READ_LISTS:
                    for each in items:
                        if isinstance(each, Mapping):
                            yield from self._said(each)
                        elif isinstance(each, Scalar):
                            yield self.texts.of(each)
                case _:
                    pass


_READ = frozenset(
    "prompt text left right unit feedback if_low if_high explanation say_it_again if_true if_false model_answer".split()
)
"""Fields that a learner reads; `editor` is for those who ask where a line comes from."""
_READ_LISTS = frozenset("choices groups cards pairs extra entries answers gaps scale hints checklist".split())
_AFTER: dict[type[Question], tuple[str, ...]] = {
    TrueFalse: ("if_true", "if_false"),
    Numeric: ("feedback", "if_low", "if_high"),
}
"""What is said after an answer and stands in none of the options."""
