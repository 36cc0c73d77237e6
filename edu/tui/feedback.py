"""What is said after an answer: a word first, then why, then the best answer, then other words."""

from collections.abc import Iterator
from typing import assert_never

from textual.content import Content

from edu.assessment.marks import State, grade, misses_idea, parts
from edu.assessment.numbers import NotANumber, Side, number, right_number, side
from edu.assessment.response import DontKnow, Picked, Ticked, Written
from edu.assessment.session import Answered
from edu.assessment.wording import meant
from edu.course.parts import Choice
from edu.course.question import (
    Categorise,
    Cloze,
    Interaction,
    Matching,
    Multiple,
    Numeric,
    Ordering,
    Rating,
    Reflection,
    ShortAnswer,
    Single,
    TrueFalse,
)
from edu.tui.page import Row
from edu.tui.prose import BULLET
from edu.tui.spelling import is_misspelled, spelled
from edu.tui.text import ended, join, text

_words = {
    State.RIGHT: ("Yes.", "bold $good"),
    State.PARTLY: ("Partly.", "bold $care"),
    State.WRONG: ("Not yet.", "bold $care"),
    State.DONT_KNOW: ("That is an honest answer.", "bold $care"),
}
_far = {Side.LOW: "That is too low.", Side.HIGH: "That is too high."}
_tries = {2: "second", 3: "third"}


def rows(
    question: Interaction, answered: Answered, *, next_is_variant: bool, talk: bool, with_key: bool = True
) -> list[Row]:
    """The panel under an answered question; its first row is the word and what is said to this answer.

    `next_is_variant` says that the same idea comes again in other words; `talk` that it was missed for good. Without
    the key, nothing but a hint leads to what would have been right, for another try follows.
    """
    match question:
        case Reflection():
            return _to_compare(question)
        case Rating():
            return [Row(text(question.explanation))] if question.explanation else []
        case _:
            pass
    if not with_key:
        return _before_another_try(question, answered)
    listed = [Row(_said(question, answered))]
    if talk:
        words = "This one matters. Please talk it through with your clinic. It is noted on your take-home sheet."
        listed.append(Row(text(words, "bold $care"), space_before=1))
    listed += _best(question, answered)
    if question.explanation:
        listed.append(Row(text(question.explanation), space_before=1))
    if not _is_right(answered) and question.say_it_again:
        listed.append(Row(join(text("In other words: ", "bold"), text(question.say_it_again)), space_before=1))
    if next_is_variant and not talk:
        listed.append(Row(text("Next comes the same idea in another situation.", "$quiet"), space_before=1))
    return listed


def _before_another_try(question: Interaction, answered: Answered) -> list[Row]:
    """The word for this try, how far it is right, and the first hint that was not seen yet."""
    word = text(*_words.get(grade(question, answered.response).state, ("", "")))
    hints = question.hints[answered.hints : answered.hints + 1]
    return [
        Row(join(word, *(join(text(" "), said) for said in _how_far(question, answered)))),
        *(Row(join(text("Hint: ", "bold"), text(hint)), space_before=1) for hint in hints),
        Row(text("You can try again.", "$quiet"), space_before=1),
    ]


def _to_compare(question: Reflection) -> list[Row]:
    return [
        Row(text("One way to say it", "bold")),
        Row(text(question.model_answer)),
        *([Row(text("Did you say…", "bold"), space_before=1)] if question.checklist else []),
        *(Row(text(point), BULLET) for point in question.checklist),
    ]


def _is_right(answered: Answered) -> bool:
    return answered.mark.state in (State.RIGHT, State.RECTIFIED)


def _said(question: Interaction, answered: Answered) -> Content:
    """The word, and what belongs to this very answer."""
    said = [own for own in _own(question, answered) if own.plain]
    return join(*_word(question, answered), *(join(text(" "), own) for own in said))


def _word(question: Interaction, answered: Answered) -> Iterator[Content]:
    slips = [choice for choice in _picked(question, answered) if not choice.correct]
    if answered.mark.state is State.RECTIFIED:
        yield text(f"Yes, on the {_tries.get(answered.tries, 'last')} try.", "bold $good")
    elif slips and all(choice.cautious for choice in slips) and not misses_idea(question, answered.response):
        yield text("A careful choice.", "bold $care")
    else:
        yield text(*_words.get(answered.mark.state, ("", "")))


def _own(question: Interaction, answered: Answered) -> Iterator[Content]:
    match question, answered.response:
        case _, DontKnow():
            return
        case ((Single() | TrueFalse() | Multiple()), _):
            yield from (text(choice.feedback) for choice in _picked(question, answered))
        case ShortAnswer(), Written(text=typed):
            yield from _about_words(question, typed)
        case Numeric(), Written(text=typed):
            yield from _how_far(question, answered)
            yield text(_about_number(question, typed))
        case _:
            yield from _how_far(question, answered)


def _how_far(question: Interaction, answered: Answered) -> Iterator[Content]:
    """How much of it is right, or on which side of right it is; nothing of what would be right."""
    match question, answered.response:
        case ShortAnswer(), Written(text=typed):
            found = meant(question.answers, question.typos, typed)
            if found and found.credit:
                yield text("That is part of it.")
        case Numeric(), Written(text=typed):
            where = _side(question, typed)
            if where in _far:
                yield text(_far[where], "bold")
        case ((Matching() | Categorise() | Ordering() | Cloze()), _) if not _is_right(answered):
            earned = parts(question, answered.response).values()
            yield text(_count_up(question, sum(part >= 1 for part in earned), len(earned)))
        case _:
            return


def _count_up(question: Interaction, right: int, count: int) -> str:
    match question:
        case Ordering() if right == 0:
            return "None of them is in its place."
        case _ if right == 0:
            return "None of them is right."
        case Ordering():
            return f"{right} of {count} {'is in its' if right == 1 else 'are in their'} place."
        case _:
            return f"{right} of {count} {'is' if right == 1 else 'are'} right."


def _about_words(question: ShortAnswer, typed: str) -> Iterator[Content]:
    found = meant(question.answers, question.typos, typed)
    if found is None:
        return
    if found.credit and is_misspelled(typed, found.text):
        yield join(text("It is spelled: "), spelled(typed, found.text), text("."))
    yield text(found.feedback)


def _about_number(question: Numeric, typed: str) -> str:
    match _side(question, typed):
        case Side.WITHIN:
            return question.feedback
        case Side.LOW:
            return question.if_low
        case Side.HIGH:
            return question.if_high
        case None:
            return ""


def _side(question: Numeric, typed: str) -> Side | None:
    value = number(typed, question.unit)
    return None if isinstance(value, NotANumber) else side(question, value)


def _best(question: Interaction, answered: Answered) -> Iterator[Row]:
    """What would have been right, where it does not stand beside the parts."""
    match question:
        case Single() | TrueFalse() | Multiple():
            picked = _picked(question, answered)
            for choice in question.choices:
                if choice.correct and choice not in picked:
                    lead = "" if isinstance(question, Multiple) else "Best: "
                    best = text(f"{lead}{ended(choice.text)} ", "bold")
                    yield Row(join(best, text(choice.feedback)), space_before=1)
        case ShortAnswer() if not _is_right(answered):
            right = next((known for known in question.answers if known.credit >= 1), None)
            if right:
                yield Row(join(text("The best answer: ", "bold"), text(ended(right.text))), space_before=1)
        case Numeric() if not _is_right(answered):
            yield Row(join(text("The right number: ", "bold"), text(ended(right_number(question)))), space_before=1)
        case ShortAnswer() | Numeric() | Matching() | Categorise() | Ordering() | Cloze() | Reflection() | Rating():
            return
        case _:
            assert_never(question)


def _picked(question: Interaction, answered: Answered) -> list[Choice]:
    choices = question.choices if isinstance(question, Single | TrueFalse | Multiple) else ()
    match answered.response:
        case Picked(choice=choice):
            return [c for c in choices if c.id == choice]
        case Ticked(choices=ticked):
            return [c for c in choices if c.id in ticked]
        case _:
            return []
