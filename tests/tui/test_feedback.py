"""What is said after an answer: a word first, then why, the best answer, other words, and what comes next."""

import pytest
from msgspec.structs import replace

from edu.assessment.response import DontKnow, Response, Skipped, Written
from edu.assessment.session import answer, start
from edu.course.ids import OptionId
from edu.course.question import Question
from edu.tui.feedback import rows
from tests.assessment.example import START
from tests.tui.every_kind import CARE, HAT, OWN_WORDS, SHADE, SORT, asking, picked, placed, ticked

NEXT = "Next comes the same idea in another situation."
TALK = "This one matters. Please talk it through with your clinic. It is noted on your take-home sheet."
OTHER_WORDS = "In other words: Treat your skin like a young plant."
MODEL = ["One way to say it", "I will stay in the shade.", "Did you say…", "  • Shade.", "  • A hat."]


def said(question: Question, response: Response, *, next_is_variant: bool = False, talk: bool = False) -> list[str]:
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
            ["Not yet. Sun can harm.", "The best answer: Shade is kind.", "New skin needs shade.", OTHER_WORDS],
        ),
        (
            SHADE,
            picked("home"),
            [
                "A careful choice. That is careful.",
                "The best answer: Shade is kind.",
                "New skin needs shade.",
                OTHER_WORDS,
            ],
        ),
        (
            SHADE,
            DontKnow(),
            ["That is an honest answer.", "The best answer: Shade is kind.", "New skin needs shade.", OTHER_WORDS],
        ),
        (HAT, picked("true"), ["Yes. It does."]),
        (HAT, picked("false"), ["Not yet. It keeps the light off.", "The best answer: It does."]),
        (CARE, ticked("cream", "mild"), ["Yes. Cream keeps it moist. Mild is kind.", "Be kind."]),
        (
            CARE,
            ticked("cream"),
            ["Partly. Cream keeps it moist.", "A mild cleanser Mild is kind.", "Be kind."],
        ),
        (
            CARE,
            ticked("scrub"),
            ["Not yet. A scrub is rough.", "Cream Cream keeps it moist.", "A mild cleanser Mild is kind.", "Be kind."],
        ),
        (SORT, placed(flakes="keep", pain="call"), ["Yes."]),
        (SORT, placed(flakes="call", pain="call"), ["Partly."]),
        (SORT, placed(flakes="call", pain="keep"), ["Not yet."]),
        (OWN_WORDS, Written("I will."), MODEL),
        (OWN_WORDS, Skipped(), MODEL),
        (replace(OWN_WORDS, checklist=()), Skipped(), MODEL[:2]),
    ],
)
def test_the_words_after_an_answer(question: Question, response: Response, words: list[str]) -> None:
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
