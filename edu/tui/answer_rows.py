"""A draft as rows: what is picked, placed or typed, in signs that need no colour; once answered, how it turned out."""

from collections.abc import Collection, Mapping
from typing import NamedTuple, assert_never

from textual.content import Content

from edu.assessment.draw import shown_choices
from edu.assessment.response import DontKnow
from edu.assessment.session import Answered
from edu.course.ids import OptionId
from edu.course.parts import Choice
from edu.course.question import (
    Categorise,
    Cloze,
    Matching,
    Multiple,
    Numeric,
    Ordering,
    Rating,
    Reflection,
    ShortAnswer,
    Single,
    TrueFalse,
    is_marked,
)
from edu.tui import gap_rows, part_rows
from edu.tui.draft import Draft
from edu.tui.page import Row, apart
from edu.tui.text import join, text

DONT_KNOW = "I don't know yet"


class AnswerRows(NamedTuple):
    """The rows of a draft, from top to bottom."""

    above: list[Row]
    to_pick: list[Row]
    below: list[Row]
    parts: Mapping[int, str]
    """For rows that a click points at without picking them: the part that they stand for. They count from the first
    row above; an empty part is told by the place of the click."""

    @property
    def rows(self) -> list[Row]:
        return [*self.above, *apart(self.to_pick), *self.below]


def rows(draft: Draft, answered: Answered | None = None) -> list[Row]:
    """All of them, for where nothing can be picked."""
    return answer_rows(draft, answered).rows


def answer_rows(
    draft: Draft, answered: Answered | None = None, *, with_key: bool = True, tried: Collection[OptionId] = ()
) -> AnswerRows:
    """The rows of an answer in the making; once answered, with words for what was right.

    Without the key only what was picked is judged, for another try follows. `tried` are choices that were wrong before.
    """
    told = _open(draft, tried) if answered is None else _told(draft, answered, with_key=with_key)
    if is_marked(draft.question) and (answered is None or draft.dont_know):
        told.to_pick.append(Row(text(DONT_KNOW, "$quiet"), lead("0", on=draft.dont_know), 1))
    return told


def _open(draft: Draft, tried: Collection[OptionId]) -> AnswerRows:
    question = draft.question
    match question:
        case Single() | TrueFalse() | Multiple():
            choices = shown_choices(question, seed=draft.seed)
            return _only([_choice_row(n, choice, draft, tried) for n, choice in enumerate(choices)])
        case Rating():
            return _only(_degrees(draft, question))
        case Matching():
            below = part_rows.right_sides(draft, question)
            first = draft.rows_to_pick + len(below) - len(question.groups)
            parts = {first + n: group for n, group in enumerate(part_rows.shown_ids(draft, question))}
            return AnswerRows([], part_rows.cards_to_place(draft, question), below, parts)
        case Categorise():
            return _only(part_rows.cards_to_place(draft, question))
        case Ordering():
            return _only(part_rows.entries_to_order(draft, question))
        case Cloze():
            return AnswerRows([gap_rows.sentence(draft, question)], _gap_choices(draft, question), [], {0: ""})
        case ShortAnswer() | Numeric() | Reflection():
            return _only([])
        case _:
            assert_never(question)


def _told(draft: Draft, answered: Answered, *, with_key: bool) -> AnswerRows:
    question = draft.question
    match question:
        case Single() | TrueFalse() | Multiple():
            choices = shown_choices(question, seed=draft.seed)
            return _only([_told_choice(n, choice, draft, with_key=with_key) for n, choice in enumerate(choices)])
        case Rating():
            return _only(_degrees(draft, question))
        case Matching() | Categorise():
            return _only(part_rows.told_cards(draft, question, with_key=with_key))
        case Ordering():
            return _only(part_rows.told_entries(draft, question, with_key=with_key))
        case Cloze():
            above = [gap_rows.sentence(draft, question, is_open=False)]
            return AnswerRows(above, gap_rows.told_gaps(draft, question, with_key=with_key), [], {})
        case ShortAnswer() | Numeric():
            unknown = isinstance(answered.response, DontKnow)
            return _only([] if unknown else [Row(join(text("You wrote: ", "bold"), text(draft.written.strip())))])
        case Reflection():
            return _only([])
        case _:
            assert_never(question)


def _only(listed: list[Row]) -> AnswerRows:
    return AnswerRows([], listed, [], {})


def lead(number: str, *, on: bool, several: bool = False) -> Content:
    """The number key of a row and whether it is picked."""
    box = ("[x]" if on else "[ ]") if several else ("(•)" if on else "( )")
    return join(text(f" {number} ", "$quiet"), text(f"{box} ", "bold" if on else ""))


def _choice_row(number: int, choice: Choice, draft: Draft, tried: Collection[OptionId]) -> Row:
    on = choice.id in draft.picked
    words = text(choice.text, "bold" if on else "")
    body = join(text("Tried: ", "$quiet"), words) if choice.id in tried and not on else words
    return Row(body, lead(str(number + 1), on=on, several=isinstance(draft.question, Multiple)))


def _told_choice(number: int, choice: Choice, draft: Draft, *, with_key: bool) -> Row:
    several = isinstance(draft.question, Multiple)
    on = choice.id in draft.picked
    right = choice.correct and (with_key or (several and on))
    best = "Right" if several else "Best answer"
    word = f"Your answer, {best.lower()}" if right and on else best if right else "Your answer" if on else ""
    said = text(f"{word}: ", "bold $good" if right else "bold $care") if word else text("")
    return Row(join(said, text(choice.text)), lead(str(number + 1), on=on, several=several))


def _degrees(draft: Draft, question: Rating) -> list[Row]:
    return [
        Row(
            text(degree.text, "bold" if degree.id in draft.picked else ""),
            lead(str(n + 1), on=degree.id in draft.picked),
        )
        for n, degree in enumerate(question.scale)
    ]


def _gap_choices(draft: Draft, question: Cloze) -> list[Row]:
    gap = question.gaps[draft.at]
    texts = {choice.id: choice.text for choice in gap.choices}
    put = draft.gaps.get(gap.id)
    return [
        Row(text(texts[name], "bold" if name == put else ""), lead(str(n + 1), on=name == put))
        for n, name in enumerate(draft.ids)
    ]
