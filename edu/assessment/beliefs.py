"""Which misconceptions an answer stands for."""

from collections.abc import Iterator

from edu.assessment.numbers import NotANumber, Side, number, side
from edu.assessment.response import Filled, Picked, Placed, Response, Ticked, Written
from edu.assessment.wording import meant
from edu.course.ids import MisconceptionId, OptionId
from edu.course.parts import Accepted, Choice, Gap
from edu.course.question import (
    Categorise,
    Cloze,
    Interaction,
    Matching,
    Multiple,
    Numeric,
    ShortAnswer,
    Single,
    TrueFalse,
)


def beliefs(question: Interaction, response: Response) -> tuple[MisconceptionId, ...]:
    """Those of wrong choices, misplaced cards, wrong gaps, known wrong words and a wrong number; each once.

    They come in the order of the question. The response is one that `response.invalid` lets through.
    """
    return tuple(dict.fromkeys(belief for belief in _each(question, response) if belief))


def _each(question: Interaction, response: Response) -> Iterator[MisconceptionId | None]:
    match question, response:
        case ((Single() | TrueFalse()), Picked(choice=picked)):
            yield from (_of_choice(choice) for choice in question.choices if choice.id == picked)
        case Multiple(), Ticked(choices=ticked):
            yield from (_of_choice(choice) for choice in question.choices if choice.id in ticked)
        case ((Matching() | Categorise()), Placed(places=places)):
            put = dict(places)
            yield from (card.misconception for card in question.cards if put[card.id] != card.group)
        case ShortAnswer(), Written(text=text):
            yield _of_words(question.answers, question.typos, text)
        case Numeric(unit=unit), Written(text=text):
            typed = number(text, unit)
            if not isinstance(typed, NotANumber) and side(question, typed) is not Side.WITHIN:
                yield question.misconception
        case Cloze(), Filled(gaps=gaps):
            filled: dict[OptionId, str] = dict(gaps)
            yield from (_of_gap(gap, filled[gap.id]) for gap in question.gaps)
        case _:
            pass


def _of_gap(gap: Gap, words: str) -> MisconceptionId | None:
    if gap.choices:
        return next((_of_choice(choice) for choice in gap.choices if choice.id == words.strip()), None)
    return _of_words(gap.answers, gap.typos, words)


def _of_choice(choice: Choice) -> MisconceptionId | None:
    return None if choice.correct else choice.misconception


def _of_words(answers: tuple[Accepted, ...], typos: int, text: str) -> MisconceptionId | None:
    found = meant(answers, typos, text)
    return found.misconception if found and found.credit < 1 else None
