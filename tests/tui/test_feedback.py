"""What is said after an answer: a word first, then why, the best answer, other words, and what comes next."""

import pytest
from msgspec.structs import replace

from edu.assessment.response import DontKnow, Response, Skipped, Written
from edu.assessment.session import answer, start
from edu.course.ids import OptionId
from edu.course.question import Interaction
from edu.tui.feedback import rows
from tests.assessment.example import START
from tests.tui.every_kind import (
    CARE,
    GAPS,
    HAT,
    MATCH,
    NUMBER,
    ORDER,
    OWN_WORDS,
    READY,
    SHADE,
    SORT,
    WORD,
    asking,
    picked,
    placed,
    ticked,
)
from tests.tui.test_draft import filled, ordered

NEXT = "Next comes the same idea in another situation."
TALK = "This one matters. Please talk it through with your clinic. It is noted on your take-home sheet."
OTHER_WORDS = "In other words: Treat your skin like a young plant."
MODEL = ["One way to say it", "I will stay in the shade.", "Did you say…", "  • Shade.", "  • A hat."]


def said(question: Interaction, response: Response, *, next_is_variant: bool = False, talk: bool = False) -> list[str]:
    _, answered = answer(start(asking(question), seed=1), response, at=START, answer_id="a")
    listed = rows(question, answered, next_is_variant=next_is_variant, talk=talk)
    return [(row.lead + row.body).plain.rstrip() for row in listed]


@pytest.mark.parametrize(
    ("question", "response", "words"),
    [
        (SHADE, picked("shade"), ["Yes. Shade is kind.", "New skin needs shade."]),
        (
            SHADE,
            picked("sun"),
            ["Not yet. Sun can harm.", "Best: In the shade. Shade is kind.", "New skin needs shade.", OTHER_WORDS],
        ),
        (
            SHADE,
            picked("home"),
            [
                "A careful choice. That is careful.",
                "Best: In the shade. Shade is kind.",
                "New skin needs shade.",
                OTHER_WORDS,
            ],
        ),
        (
            SHADE,
            DontKnow(),
            ["That is an honest answer.", "Best: In the shade. Shade is kind.", "New skin needs shade.", OTHER_WORDS],
        ),
        (HAT, picked("true"), ["Yes. It does."]),
        (HAT, picked("false"), ["Not yet. It keeps the light off.", "Best: True. It does."]),
        (CARE, ticked("cream", "mild"), ["Yes. Cream keeps it moist. Mild is kind.", "Be kind."]),
        (
            CARE,
            ticked("cream"),
            ["Partly. Cream keeps it moist.", "A mild cleanser. Mild is kind.", "Be kind."],
        ),
        (
            CARE,
            ticked("scrub"),
            [
                "Not yet. A scrub is rough.",
                "Cream. Cream keeps it moist.",
                "A mild cleanser. Mild is kind.",
                "Be kind.",
            ],
        ),
        (SORT, placed(flakes="keep", pain="call"), ["Yes."]),
        (SORT, placed(flakes="call", pain="call"), ["Partly. 1 of 2 is right."]),
        (SORT, placed(flakes="call", pain="keep"), ["Not yet. None of them is right."]),
        (MATCH, placed(flakes="care", spots="call"), ["Yes."]),
        (MATCH, placed(flakes="call", spots="call"), ["Partly. 1 of 2 is right."]),
        (MATCH, DontKnow(), ["That is an honest answer."]),
        (ORDER, ordered("wound", "answer", "repair"), ["Yes."]),
        (ORDER, ordered("wound", "repair", "answer"), ["Partly. 1 of 3 is in its place."]),
        (ORDER, ordered("repair", "wound", "answer"), ["Partly. None of them is in its place."]),
        (GAPS, filled(wound="wounds", reaction="calm", cells="new cells"), ["Yes."]),
        (GAPS, filled(wound="wounds", reaction="calm", cells="cells"), ["Partly. 2 of 3 are right."]),
        (WORD, Written("Collagen."), ["Yes. It holds skin up."]),
        (WORD, Written("colagen"), ["Yes. It is spelled: co[l]lagen. It holds skin up."]),
        (WORD, Written("a protein"), ["Partly. But which one?", "The best answer: collagen."]),
        (WORD, Written("keratin"), ["Not yet. That is in the nails.", "The best answer: collagen."]),
        (WORD, Written("hair"), ["Not yet.", "The best answer: collagen."]),
        (WORD, DontKnow(), ["That is an honest answer.", "The best answer: collagen."]),
        (NUMBER, Written("15 days"), ["Yes. Two weeks."]),
        (
            NUMBER,
            Written("12,5"),
            ["Not yet. That is too low. New skin needs longer.", "The right number: 14 days."],
        ),
        (
            NUMBER,
            Written("100"),
            ["Not yet. That is too high. You may come out before that.", "The right number: 14 days."],
        ),
        (NUMBER, DontKnow(), ["That is an honest answer.", "The right number: 14 days."]),
        (READY, picked("not"), []),
        (READY, Skipped(), []),
        (replace(READY, explanation="Nobody is ever quite ready."), Skipped(), ["Nobody is ever quite ready."]),
        (OWN_WORDS, Written("I will."), MODEL),
        (OWN_WORDS, Skipped(), MODEL),
        (replace(OWN_WORDS, checklist=()), Skipped(), MODEL[:2]),
    ],
)
def test_the_words_after_an_answer(question: Interaction, response: Response, words: list[str]) -> None:
    assert said(question, response) == words


def test_a_miss_says_what_comes_next() -> None:
    assert said(SHADE, picked("sun"), next_is_variant=True)[-1] == NEXT
    assert said(SHADE, picked("sun"), talk=True)[1] == TALK
    both = said(SHADE, picked("sun"), next_is_variant=True, talk=True)
    assert TALK in both and NEXT not in both


def test_a_careful_slip_beside_a_careless_one_is_no_careful_choice() -> None:
    careful = replace(CARE.choices[2], cautious=True)
    careless = replace(CARE.choices[2], id=OptionId("soap"))
    question = replace(CARE, choices=(*CARE.choices[:2], careful, careless))
    assert said(question, ticked("scrub"))[0].startswith("A careful choice.")
    assert said(question, ticked("scrub", "soap"))[0].startswith("Not yet.")


AGAIN = "You can try again."


def said_between_tries(question: Interaction, *responses: Response, hints: int = 0) -> list[str]:
    """After the last of several tries, while another is open; `hints` were asked for before."""
    session = start(replace(asking(question), tries=3), seed=1)
    for response in responses:
        session, answered = answer(session, response, at=START, answer_id="a", hints=hints)
    listed = rows(question, answered, next_is_variant=False, talk=False, with_key=False)
    return [row.body.plain for row in listed]


@pytest.mark.parametrize(
    ("question", "response", "words"),
    [
        (replace(SHADE, hints=()), picked("sun"), ["Not yet.", AGAIN]),
        (SHADE, picked("home"), ["Not yet.", "Hint: Think of a hat.", AGAIN]),
        (CARE, ticked("cream"), ["Partly.", AGAIN]),
        (MATCH, placed(flakes="call", spots="call"), ["Partly. 1 of 2 is right.", AGAIN]),
        (SORT, placed(flakes="call", pain="keep"), ["Not yet. None of them is right.", AGAIN]),
        (
            ORDER,
            ordered("wound", "repair", "answer"),
            ["Partly. 1 of 3 is in its place.", "Hint: It begins with the needles.", AGAIN],
        ),
        (GAPS, filled(wound="wound", reaction="ill", cells="cells"), ["Partly. 1 of 3 is right.", AGAIN]),
        (WORD, Written("keratin"), ["Not yet.", "Hint: It begins with a c.", AGAIN]),
        (WORD, Written("hair"), ["Not yet.", "Hint: It begins with a c.", AGAIN]),
        (WORD, Written("a protien"), ["Partly. That is part of it.", "Hint: It begins with a c.", AGAIN]),
        (NUMBER, Written("3"), ["Not yet. That is too low.", AGAIN]),
        (NUMBER, Written("30 days"), ["Not yet. That is too high.", AGAIN]),
    ],
)
def test_before_another_try_the_key_is_not_told(question: Interaction, response: Response, words: list[str]) -> None:
    assert said_between_tries(question, response) == words


@pytest.mark.parametrize(("hints", "said"), [(0, ["Hint: Think of a hat."]), (1, ["Hint: Think of a tree."]), (2, [])])
def test_before_another_try_the_hint_is_one_that_was_not_seen(hints: int, said: list[str]) -> None:
    assert said_between_tries(SHADE, picked("sun"), hints=hints) == ["Not yet.", *said, AGAIN]


def test_the_word_before_another_try_is_of_this_try_alone() -> None:
    part, none = placed(flakes="call", spots="call"), placed(flakes="call", spots="care")
    assert said_between_tries(MATCH, part, none) == ["Not yet. None of them is right.", AGAIN]


@pytest.mark.parametrize(("tries", "words"), [(2, "Yes, on the second try."), (3, "Yes, on the third try.")])
def test_a_later_try_that_is_right_is_a_yes(tries: int, words: str) -> None:
    session = start(replace(asking(CARE), tries=3), seed=1)
    for response in [ticked("cream"), ticked("mild")][: tries - 1]:
        session, _ = answer(session, response, at=START, answer_id="a")
    _, answered = answer(session, ticked("cream", "mild"), at=START, answer_id="b")
    said = rows(CARE, answered, next_is_variant=False, talk=False)
    assert said[0].body.plain == f"{words} Cream keeps it moist. Mild is kind."
