"""Which misconceptions an answer stands for."""

import pytest

from edu.assessment.beliefs import beliefs
from edu.assessment.response import DontKnow, Filled, Ordered, Picked, Placed, Response, Ticked, Written
from edu.course.ids import MisconceptionId, OptionId, QuestionId
from edu.course.parts import Accepted, Card, Choice, Entry, Gap, Group
from edu.course.question import (
    Categorise,
    Cloze,
    Interaction,
    Matching,
    Multiple,
    Numeric,
    Ordering,
    ShortAnswer,
    Single,
    TrueFalse,
)

ID = QuestionId("q")


def option(id: str, belief: str | None = None, *, correct: bool = False) -> Choice:
    named = MisconceptionId(belief) if belief else None
    return Choice(id=OptionId(id), text=id, correct=correct, feedback="Why.", misconception=named)


def card(id: str, belief: str) -> Card:
    return Card(
        id=OptionId(id), text=id, group=OptionId("home"), feedback="Why.", misconception=MisconceptionId(belief)
    )


def placed(**places: str) -> Placed:
    return Placed(tuple((OptionId(card), OptionId(group)) for card, group in places.items()))


def ticked(*choices: str) -> Ticked:
    return Ticked(frozenset(map(OptionId, choices)))


OPTIONS = (option("right", "never", correct=True), option("scrub", "scrubs"), option("sun", "suns"), option("plain"))
CARDS = (card("one", "first"), card("two", "second"), card("three", "first"))
GROUPS = (Group(id=OptionId("home"), text="Home"), Group(id=OptionId("away"), text="Away"))
WORDS = (
    Accepted(text="collagen", misconception=MisconceptionId("never")),
    Accepted(text="protein", credit=0.5, misconception=MisconceptionId("vague")),
    Accepted(text="keratin", credit=0, misconception=MisconceptionId("keratins")),
)
SINGLE = Single(id=ID, prompt="?", choices=OPTIONS)
MULTIPLE = Multiple(id=ID, prompt="?", choices=OPTIONS)
TYPED = ShortAnswer(id=ID, prompt="?", answers=WORDS, typos=1)
NUMBER = Numeric(id=ID, prompt="?", answer=2, unit="articles", misconception=MisconceptionId("counts"))
CLOZE = Cloze(
    id=ID,
    prompt="?",
    text="{a} and {b}",
    gaps=(Gap(id=OptionId("a"), answers=WORDS), Gap(id=OptionId("b"), choices=OPTIONS)),
)
ORDER = Ordering(id=ID, prompt="?", entries=(Entry(id=OptionId("a"), text="a"), Entry(id=OptionId("b"), text="b")))


@pytest.mark.parametrize(
    ("question", "response", "shown"),
    [
        (SINGLE, Picked(OptionId("right")), []),
        (SINGLE, Picked(OptionId("scrub")), ["scrubs"]),
        (SINGLE, Picked(OptionId("plain")), []),
        (SINGLE, DontKnow(), []),
        (TrueFalse(id=ID, prompt="?", choices=OPTIONS[:2]), Picked(OptionId("scrub")), ["scrubs"]),
        (MULTIPLE, ticked("sun", "right", "scrub", "plain"), ["scrubs", "suns"]),
        (MULTIPLE, ticked("right"), []),
        (Categorise(id=ID, prompt="?", groups=GROUPS, cards=CARDS), placed(one="home", two="home", three="home"), []),
        (Categorise(id=ID, prompt="?", groups=GROUPS, cards=CARDS), placed(one="home", two="away", three="home"), ["second"]),
        (Matching(id=ID, prompt="?", groups=GROUPS, cards=CARDS), placed(one="away", two="away", three="away"), ["first", "second"]),
        (TYPED, Written("Collagen"), []),
        (TYPED, Written("protein"), ["vague"]),
        (TYPED, Written("keratin"), ["keratins"]),
        (TYPED, Written("no idea at all"), []),
        (NUMBER, Written("2 articles"), []),
        (NUMBER, Written("3"), ["counts"]),
        (NUMBER, Written("1 article"), ["counts"]),
        (CLOZE, Filled(((OptionId("a"), "keratin"), (OptionId("b"), "sun"))), ["keratins", "suns"]),
        (CLOZE, Filled(((OptionId("a"), "collagen"), (OptionId("b"), "right"))), []),
        (ORDER, Ordered((OptionId("b"), OptionId("a"))), []),
    ],
)  # fmt: skip
def test_what_an_answer_stands_for(question: Interaction, response: Response, shown: list[str]) -> None:
    assert list(beliefs(question, response)) == shown
