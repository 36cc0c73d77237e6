"""A question with its key, for those who write it: what is right, what is said to whom, and what it rests on."""

from collections.abc import Iterable, Iterator, Sequence
from typing import assert_never

from textual.content import Content

from edu.assessment.numbers import right_number
from edu.course.parts import END, Accepted, Choice
from edu.course.question import (
    Categorise,
    Cloze,
    Interaction,
    Matching,
    Multiple,
    Numeric,
    NumericRule,
    Ordering,
    Question,
    Rating,
    Reflection,
    Scenario,
    ShortAnswer,
    Single,
    TrueFalse,
)
from edu.tui.page import Row, apart
from edu.tui.prose import BULLET
from edu.tui.text import join, text


def key_rows(question: Question) -> list[Row]:
    """Everything that the file says of it, in the order of the file."""
    steps = question.steps if isinstance(question, Scenario) else ()
    return [
        Row(text(question.prompt, "bold")),
        *([] if isinstance(question, Scenario) else apart(_answers(question))),
        *apart(_said("Explanation", question.explanation)),
        *apart(_said("In other words", question.say_it_again)),
        *apart(row for hint in question.hints for row in _said("Hint", hint)),
        *apart([Row(text(" · ".join(_marks(question)), "$quiet"))]),
        *_said("The editor's", question.editor),
        *(row for number, step in enumerate(steps, start=1) for row in _step(number, len(steps), step)),
    ]


def _step(number: int, count: int, step: Interaction) -> Iterator[Row]:
    yield Row(text(f"Step {number} of {count}", "bold $link"), space_before=1)
    yield from key_rows(step)


def _answers(question: Interaction) -> Iterator[Row]:
    match question:
        case Single() | TrueFalse() | Multiple():
            yield from _choices(question.choices, best="Right" if isinstance(question, Multiple) else "Best answer")
        case Matching() | Categorise():
            yield from _cards(question)
        case Ordering():
            for number, entry in enumerate(question.entries, start=1):
                yield Row(text(entry.text), _number(number))
                yield from _under(entry.feedback)
        case ShortAnswer():
            yield from _accepted(question.answers, question.typos)
        case Numeric():
            yield from _numbers(question)
        case Cloze():
            yield Row(text(question.text))
            for number, gap in enumerate(question.gaps, start=1):
                yield Row(text(gap.id, "bold"), text(f"[{number}] ", "bold"), space_before=1)
                yield from _choices(gap.choices, best="Right")
                yield from _accepted(gap.answers, gap.typos)
        case Reflection():
            yield from _said("One way to say it", question.model_answer)
            yield from (Row(text(point), BULLET) for point in question.checklist)
        case Rating():
            for number, degree in enumerate(question.scale, start=1):
                yield Row(text(degree.text), _number(number))
        case _:
            assert_never(question)


def _choices(choices: Iterable[Choice], *, best: str) -> Iterator[Row]:
    for number, choice in enumerate(choices, start=1):
        word = best if choice.correct else "Careful" if choice.cautious else ""
        yield _answer(word, choice.text, good=choice.correct, lead=_number(number))
        if choice.credit is not None:
            yield from _under(f"earns {choice.credit:g} of the marks")
        yield from _under(choice.feedback, choice.misconception)
        if choice.next:
            yield from _under("leads to the end" if choice.next == END else f"leads to {choice.next}")


def _cards(question: Matching | Categorise) -> Iterator[Row]:
    names = {group.id: group.text for group in question.groups}
    for number, card in enumerate(question.cards, start=1):
        yield _answer(names[card.group], card.text, good=True, lead=_number(number))
        yield from _under(card.feedback, card.misconception)
    used = {card.group for card in question.cards}
    for group in question.groups:
        if group.id not in used:
            yield _answer("Fits none", group.text, good=False, lead=text("   "))


def _accepted(answers: Sequence[Accepted], typos: int) -> Iterator[Row]:
    for number, answer in enumerate(answers, start=1):
        word = "Right" if answer.credit >= 1 else f"Earns {answer.credit:g}" if answer.credit else "Wrong"
        yield _answer(word, answer.text, good=answer.credit >= 1, lead=_number(number))
        yield from _under(answer.feedback, answer.misconception)
    if answers and typos:
        yield from _under(f"{typos} {'typo is' if typos == 1 else 'typos are'} forgiven")


def _numbers(question: Numeric) -> Iterator[Row]:
    within = {
        NumericRule.ABSOLUTE: f", {question.tolerance:g} more or less",
        NumericRule.RELATIVE: f", {question.tolerance * 100:g} % more or less",
        NumericRule.RANGE: "",
    }
    right = f"{right_number(question)}{within[question.rule] if question.tolerance else ''}"
    yield _answer("Right", right, good=True, lead=text("   "))
    yield from _under(question.feedback)
    for word, said in (("Too low", question.if_low), ("Too high", question.if_high)):
        if said:
            yield _answer(word, said, good=False, lead=text("   "))
    yield from _under("", question.misconception)


def _number(number: int) -> Content:
    return text(f" {number} ", "$quiet")


def _answer(word: str, words: str, *, good: bool, lead: Content) -> Row:
    said = text(f"{word}: ", "bold $good" if good else "bold $care") if word else text("")
    return Row(join(said, text(words)), lead)


def _under(feedback: str, misconception: str | None = None) -> Iterable[Row]:
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
    if isinstance(question, Matching | Categorise | Cloze | Multiple | Ordering | Numeric):
        yield f"rule {question.rule.value}"
    if not question.shuffle:
        yield "never shuffled"
    if question.points != 1:
        yield f"{question.points:g} points"
