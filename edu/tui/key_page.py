"""A question with its key, for those who write it: what is right, what is said to whom, and what it rests on."""

from collections.abc import Iterable, Iterator
from typing import assert_never

from textual.content import Content

from edu.course.question import Categorise, Multiple, Question, Reflection, Single, TrueFalse
from edu.tui.page import Row, apart
from edu.tui.prose import BULLET
from edu.tui.text import join, text


def key_rows(question: Question) -> list[Row]:
    """Everything that the file says of it, in the order of the file."""
    return [
        Row(text(question.prompt, "bold")),
        *apart(_answers(question)),
        *apart(_said("Explanation", question.explanation)),
        *apart(_said("In other words", question.say_it_again)),
        *apart(row for hint in question.hints for row in _said("Hint", hint)),
        *apart([Row(text(" · ".join(_marks(question)), "$quiet"))]),
        *_said("The editor's", question.editor),
    ]


def _answers(question: Question) -> Iterator[Row]:
    match question:
        case Single() | TrueFalse() | Multiple():
            best = "Right" if isinstance(question, Multiple) else "Best answer"
            for number, choice in enumerate(question.choices, start=1):
                word = best if choice.correct else "Careful" if choice.cautious else ""
                lead = text(f" {number} ", "$quiet")
                yield _answer(word, choice.text, good=choice.correct, lead=lead)
                yield from _under(choice.feedback, choice.misconception)
        case Categorise():
            names = {group.id: group.text for group in question.groups}
            for number, card in enumerate(question.cards, start=1):
                lead = text(f" {number} ", "$quiet")
                yield _answer(names[card.group], card.text, good=True, lead=lead)
                yield from _under(card.feedback, card.misconception)
        case Reflection():
            yield from _said("One way to say it", question.model_answer)
            yield from (Row(text(point), BULLET) for point in question.checklist)
        case _:
            assert_never(question)


def _answer(word: str, words: str, *, good: bool, lead: Content) -> Row:
    said = text(f"{word}: ", "bold $good" if good else "bold $care") if word else text("")
    return Row(join(said, text(words)), lead)


def _under(feedback: str, misconception: str | None) -> Iterable[Row]:
    indent = text("   ")
    if feedback:
        yield Row(text(feedback, "$quiet"), indent)
    if misconception:
        yield Row(join(text("stands for ", "$quiet"), text(misconception, "$link")), indent)


def _said(what: str, words: str) -> list[Row]:
    return [Row(join(text(f"{what}: ", "bold"), text(words)))] if words else []


def _marks(question: Question) -> Iterator[str]:
    """What learners never see."""
    yield question.id
    if question.critical:
        yield "critical"
    if question.reserve:
        yield "in reserve"
    if question.idea:
        yield f"idea {question.idea}"
    if question.objective:
        yield f"objective {question.objective}"
    yield f"rests on {' '.join(question.supports)}" if question.supports else "rests on no claim"
    if not question.shuffle:
        yield "never shuffled"
    if question.points != 1:
        yield f"{question.points:g} points"
