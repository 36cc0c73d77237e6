"""A text with gaps: the gaps stand in the sentence; once answered, a row for each says how it turned out."""

import re
from collections.abc import Iterator

from textual.content import Content
from textual.style import Style

from edu.assessment.wording import meant
from edu.course.parts import Accepted, Choice, Gap
from edu.course.question import Cloze
from edu.tui.draft import Draft
from edu.tui.page import Row
from edu.tui.spelling import is_misspelled, spelled
from edu.tui.text import ended, join, text

EMPTY = "______"
TO_PICK = "▾_____"
"""An empty gap for which there is something to pick from."""
HERE = "▸"
"""Before the gap that is being filled."""


def sentence(draft: Draft, question: Cloze, *, is_open: bool = True) -> Row:
    """The text, with what stands in each gap so far; a click on a gap tells which it is."""
    return Row(join(*_pieces(draft, question, is_open=is_open)), space_before=1)


def _pieces(draft: Draft, question: Cloze, *, is_open: bool) -> Iterator[Content]:
    numbers = {str(gap.id): number for number, gap in enumerate(question.gaps)}
    marks = "|".join(map(re.escape, numbers))
    for between, piece in enumerate(re.split(rf"\{{({marks})\}}", question.text)):
        if between % 2 == 0:
            yield text(piece)
            continue
        number = numbers[piece]
        here = is_open and number == draft.at
        asked = question.gaps[number]
        words = _words(asked, draft)
        empty = TO_PICK if is_open and asked.choices else EMPTY
        inside = f"{number + 1} {words}" if words else f"{number + 1}{empty}"  # which no end of a line breaks
        gap = text(f"{HERE if here else ''}[{inside}]", "bold" if here or words else "")
        yield gap.stylize(Style.from_meta({"part": piece})) if is_open else gap


def _words(gap: Gap, draft: Draft) -> str:
    said = draft.gaps.get(gap.id, "").strip()
    return next((choice.text for choice in gap.choices if choice.id == said), said)


def told_gaps(draft: Draft, question: Cloze, *, with_key: bool) -> list[Row]:
    """A row for each gap: right or not and, with the key, what is right and why."""
    return [
        Row(join(*_told(gap, draft, with_key=with_key)), text(f" {number}  ", "$quiet"))
        for number, gap in enumerate(question.gaps, start=1)
    ]


def _told(gap: Gap, draft: Draft, *, with_key: bool) -> Iterator[Content]:
    words, found = _words(gap, draft), _found(gap, draft)
    credit = _credit(found)
    misspelled = isinstance(found, Accepted) and credit > 0 and is_misspelled(words, found.text)
    word = "Yes" if credit >= 1 else "Partly" if credit > 0 else "Not yet"
    if words:
        yield text(ended(f"{word}: {words}"), "bold $good" if credit >= 1 else "bold $care")
    if not with_key:
        return
    if credit < 1:
        yield text(ended(f"{' ' if words else ''}Best: {best_of(gap)}"), "bold $care")
    if isinstance(found, Accepted) and misspelled:
        yield join(text(" It is spelled: "), spelled(words, found.text), text("."))
    if found and found.feedback:
        yield text(f" {found.feedback}")


def _found(gap: Gap, draft: Draft) -> Choice | Accepted | None:
    """The choice or the known answer that stands in the gap."""
    said = draft.gaps.get(gap.id, "").strip()
    if gap.choices:
        return next((choice for choice in gap.choices if choice.id == said), None)
    return meant(gap.answers, gap.typos, said) if said else None


def _credit(found: Choice | Accepted | None) -> float:
    match found:
        case None:
            return 0.0
        case Accepted(credit=credit):
            return credit
        case Choice(credit=None, correct=correct):
            return float(correct)
        case Choice(credit=float(credit)):
            return credit
        case _:
            return 0.0


def best_of(gap: Gap) -> str:
    """What fits the gap best."""
    choices = [choice.text for choice in gap.choices if choice.correct]
    return next(iter(choices or [answer.text for answer in gap.answers if answer.credit >= 1]), "")
