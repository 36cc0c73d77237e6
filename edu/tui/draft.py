"""An answer in the making, as a value: what is picked so far, how it looks as rows, what it will be."""

from typing import assert_never

from msgspec import Struct, field
from msgspec.structs import replace
from textual.content import Content
from textual.style import Style

from edu.assessment.response import DontKnow, Picked, Placed, Response, Skipped, Ticked, Written
from edu.assessment.session import Answered, shown_cards, shown_choices
from edu.course.ids import OptionId
from edu.course.question import Card, Categorise, Choice, Multiple, Question, Reflection, Single, TrueFalse
from edu.tui.page import Row
from edu.tui.text import join, text

DONT_KNOW = "I don't know yet"


class Draft(Struct, frozen=True):
    """What a person has picked for one question; nothing at first."""

    question: Question
    seed: int
    picked: frozenset[OptionId] = frozenset()
    places: dict[OptionId, OptionId] = field(default_factory=dict)
    dont_know: bool = False
    written: str = ""

    @property
    def count(self) -> int:
        """Rows to pick from, without "I don't know yet"."""
        match self.question:
            case Single() | TrueFalse() | Multiple():
                return len(self.question.choices)
            case Categorise():
                return len(self.question.cards)
            case Reflection():
                return 0
            case _:
                assert_never(self.question)

    @property
    def touched(self) -> bool:
        return bool(self.picked or self.places or self.dont_know or self.written.strip())

    def chosen(self, index: int) -> bool:
        """Whether that row is picked already, so that picking it again means: check it."""
        if index == self.count:
            return self.dont_know
        match self.question:
            case Single() | TrueFalse():
                return shown_choices(self.question, seed=self.seed)[index].id in self.picked
            case _:
                return False

    def pick(self, index: int, part: str = "") -> "Draft":
        """Pick a row, or a part of it; a tick goes on and off, a card moves to the next group."""
        if index == self.count:
            return replace(self, picked=frozenset(), places={}, dont_know=True)
        fresh = replace(self, dont_know=False)
        match self.question:
            case Single() | TrueFalse():
                choice = shown_choices(self.question, seed=self.seed)[index]
                return replace(fresh, picked=frozenset({choice.id}))
            case Multiple():
                choice = shown_choices(self.question, seed=self.seed)[index]
                return replace(fresh, picked=self.picked ^ {choice.id})
            case Categorise():
                card = shown_cards(self.question, seed=self.seed)[index]
                return replace(fresh, places={**self.places, card.id: self._next_group(card, part, self.question)})
            case _:
                return self

    def move(self, index: int, by: int) -> "Draft":
        """Move a card one group to the left or right."""
        if not isinstance(self.question, Categorise) or index >= self.count:
            return self
        groups = [group.id for group in self.question.groups]
        card = shown_cards(self.question, seed=self.seed)[index]
        at = groups.index(self.places[card.id]) + by if card.id in self.places else (0 if by < 0 else len(groups) - 1)
        return self.pick(index, groups[max(0, min(len(groups) - 1, at))])

    def _next_group(self, card: Card, part: str, question: Categorise) -> OptionId:
        groups = [group.id for group in question.groups]
        if part in groups:
            return OptionId(part)
        return groups[(groups.index(self.places[card.id]) + 1) % len(groups)] if card.id in self.places else groups[0]

    def response(self) -> Response:
        """The answer as it stands; `assessment.invalid` says whether it is one yet."""
        if self.dont_know:
            return DontKnow()
        match self.question:
            case Single() | TrueFalse():
                return Picked(next(iter(self.picked), OptionId("")))
            case Multiple():
                return Ticked(self.picked)
            case Categorise():
                return Placed(tuple((c.id, self.places[c.id]) for c in self.question.cards if c.id in self.places))
            case Reflection():
                return Written(self.written.strip()) if self.written.strip() else Skipped()
            case _:
                assert_never(self.question)


def draft_of(question: Question, seed: int, response: Response) -> Draft:
    """The draft that gives this answer."""
    draft = Draft(question, seed)
    match response:
        case Picked(choice=choice):
            return replace(draft, picked=frozenset({choice}))
        case Ticked(choices=choices):
            return replace(draft, picked=choices)
        case Placed(places=places):
            return replace(draft, places=dict(places))
        case Written(text=words):
            return replace(draft, written=words)
        case DontKnow():
            return replace(draft, dont_know=True)
        case Skipped():
            return draft
        case _:
            assert_never(response)


def rows(draft: Draft, answered: Answered | None = None) -> list[Row]:
    """The rows to pick from; once answered, with words for what was best and what was picked."""
    question = draft.question
    match question:
        case Single() | TrueFalse() | Multiple():
            choices = shown_choices(question, seed=draft.seed)
            listed = [_choice_row(n, choice, draft, answered) for n, choice in enumerate(choices)]
        case Categorise():
            listed = [
                _card_row(n, card, draft, question, answered)
                for n, card in enumerate(shown_cards(question, seed=draft.seed))
            ]
        case Reflection():
            return []
        case _:
            assert_never(question)
    if answered is None or draft.dont_know:
        listed.append(Row(text(DONT_KNOW, "$quiet"), _lead("0", on=draft.dont_know, several=False), 1))
    return listed


def _lead(number: str, *, on: bool, several: bool) -> Content:
    box = ("[x]" if on else "[ ]") if several else ("(•)" if on else "( )")
    return join(text(f" {number} ", "$quiet"), text(f"{box} ", "bold" if on else ""))


def _choice_row(number: int, choice: Choice, draft: Draft, answered: Answered | None) -> Row:
    several = isinstance(draft.question, Multiple)
    on = choice.id in draft.picked
    body = text(choice.text, "bold" if on and answered is None else "")
    if answered is not None:
        best = "Right" if several else "Best answer"
        word = f"Your answer, {best.lower()}" if choice.correct and on else best if choice.correct else ""
        word = word or ("Your answer" if on else "")
        if word:
            body = join(text(f"{word}: ", "bold $good" if choice.correct else "bold $care"), body)
    return Row(body, _lead(str(number + 1), on=on, several=several))


def _card_row(number: int, card: Card, draft: Draft, question: Categorise, answered: Answered | None) -> Row:
    put = draft.places.get(card.id)
    if answered is not None and put is not None:
        names = {group.id: group.text for group in question.groups}
        right = put == card.group
        verdict = f"Yes: {names[put]}" if right else f"You put: {names[put]}. Best: {names[card.group]}."
        under = join(text(verdict, "bold $good" if right else "bold $care"), text("" if right else f" {card.feedback}"))
    else:
        under = text("   ").join(
            text(f"{'(•)' if group.id == put else '( )'} {group.text}", "bold" if group.id == put else "").stylize(
                Style.from_meta({"part": group.id})
            )
            for group in question.groups
        )
    return Row(join(text(f"{card.text}\n"), under), text(f" {number + 1}  ", "$quiet"))
