"""What is said after an answer: a word first, then why, then the best answer, then other words."""

from collections.abc import Iterator

from edu.assessment.marks import State, misses_idea
from edu.assessment.response import Picked, Ticked
from edu.assessment.session import Answered
from edu.course.question import Categorise, Choice, Multiple, Question, Reflection, Single, TrueFalse
from edu.tui.page import Row
from edu.tui.prose import BULLET
from edu.tui.text import join, text

_words = {
    State.RIGHT: ("Yes.", "bold $good"),
    State.PARTLY: ("Partly.", "bold $care"),
    State.WRONG: ("Not yet.", "bold $care"),
    State.DONT_KNOW: ("That is an honest answer.", "bold $care"),
    State.SKIPPED: ("", ""),
    State.UNMARKED: ("", ""),
}


def rows(question: Question, answered: Answered, *, next_is_variant: bool, talk: bool) -> list[Row]:
    """The panel under an answered question.

    `next_is_variant` says that the same idea comes again in other words; `talk` that it was missed for good.
    """
    if isinstance(question, Reflection):
        return [
            Row(text("One way to say it", "bold")),
            Row(text(question.model_answer)),
            *([Row(text("Did you say…", "bold"), space_before=1)] if question.checklist else []),
            *(Row(text(point), BULLET) for point in question.checklist),
        ]
    listed = list(_said(question, answered))
    if talk:
        words = "This one matters. Please talk it through with your clinic. It is noted on your take-home sheet."
        listed.insert(1, Row(text(words, "bold $care"), space_before=1))
    if question.explanation:
        listed.append(Row(text(question.explanation), space_before=1))
    missed = answered.mark.state is not State.RIGHT
    if missed and question.say_it_again:
        listed.append(Row(join(text("In other words: ", "bold"), text(question.say_it_again)), space_before=1))
    if next_is_variant and not talk:
        listed.append(Row(text("Next comes the same idea in another situation.", "$quiet"), space_before=1))
    return listed


def _said(question: Question, answered: Answered) -> Iterator[Row]:
    word, style = _words[answered.mark.state]
    picked = _picked(question, answered)
    slips = [choice for choice in picked if not choice.correct]
    if slips and all(choice.cautious for choice in slips) and not misses_idea(question, answered.response):
        word = "A careful choice."
    own = " ".join(choice.feedback for choice in picked if choice.feedback)
    yield Row(join(text(f"{word} ", style), text(own)))
    if isinstance(question, Categorise):
        return
    best = [choice for choice in _choices(question) if choice.correct and choice not in picked]
    for choice in best:
        lead = f"{choice.text} " if isinstance(question, Multiple) else "The best answer: "
        yield Row(join(text(lead, "bold"), text(choice.feedback)), space_before=1)


def _choices(question: Question) -> tuple[Choice, ...]:
    return question.choices if isinstance(question, Single | TrueFalse | Multiple) else ()


def _picked(question: Question, answered: Answered) -> list[Choice]:
    match answered.response:
        case Picked(choice=choice):
            return [c for c in _choices(question) if c.id == choice]
        case Ticked(choices=choices):
            return [c for c in _choices(question) if c.id in choices]
        case _:
            return []
