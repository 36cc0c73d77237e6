"""An answer in the making: what keys and clicks make of it, how it looks, and what it will be."""

import pytest
from msgspec.structs import replace

from edu.assessment.response import DontKnow, Picked, Response, Skipped, Written, invalid
from edu.assessment.session import Answered, answer, shown_choices, start
from edu.course.question import Question, Single
from edu.tui.draft import Draft, draft_of, rows
from tests.assessment.example import START
from tests.tui.every_kind import CARE, HAT, OWN_WORDS, SHADE, SORT, asking, picked, placed, ticked

Picks = tuple[tuple[int, str], ...]


def after(question: Question, picks: Picks) -> Draft:
    draft = Draft(question, seed=1)
    for index, part in picks:
        draft = draft.pick(index, part)
    return draft


def looks(draft: Draft, answered: Answered | None = None) -> list[str]:
    return [(row.lead + row.body).plain for row in rows(draft, answered)]


def answered_with(question: Question, response: Response) -> Answered:
    return answer(start(asking(question), seed=1), response, at=START, answer_id="a")[1]


@pytest.mark.parametrize(
    ("question", "picks", "response"),
    [
        (SHADE, (), picked("")),
        (SHADE, ((1, ""),), picked("sun")),
        (SHADE, ((1, ""), (0, "")), picked("shade")),
        (SHADE, ((1, ""), (1, "")), picked("sun")),
        (SHADE, ((1, ""), (3, "")), DontKnow()),
        (SHADE, ((3, ""), (2, "")), picked("home")),
        (HAT, ((0, ""),), picked("true")),
        (HAT, ((2, ""),), DontKnow()),
        (CARE, (), ticked()),
        (CARE, ((0, ""), (2, "")), ticked("cream", "scrub")),
        (CARE, ((0, ""), (0, "")), ticked()),
        (CARE, ((0, ""), (3, "")), DontKnow()),
        (CARE, ((3, ""), (1, "")), ticked("mild")),
        (SORT, (), placed()),
        (SORT, ((0, ""),), placed(flakes="keep")),
        (SORT, ((0, ""), (0, "")), placed(flakes="call")),
        (SORT, ((0, ""), (0, ""), (0, "")), placed(flakes="keep")),
        (SORT, ((1, "call"), (0, "keep")), placed(flakes="keep", pain="call")),
        (SORT, ((1, "elsewhere"),), placed(pain="keep")),
        (SORT, ((0, ""), (2, "")), DontKnow()),
        (SORT, ((2, ""), (1, "call")), placed(pain="call")),
    ],
)
def test_picks_become_an_answer(question: Question, picks: Picks, response: Response) -> None:
    draft = after(question, picks)
    assert draft.response() == response
    assert draft.touched == bool(picks and response != ticked())
    if invalid(question, response) is None:
        assert draft_of(question, 1, response).response() == response


@pytest.mark.parametrize(
    ("written", "response"), [("", Skipped()), ("  \n", Skipped()), (" I will. ", Written("I will."))]
)
def test_own_words_become_an_answer(written: str, response: Response) -> None:
    draft = Draft(OWN_WORDS, seed=1, written=written)
    assert draft.response() == response
    assert draft.touched == isinstance(response, Written)
    assert draft.count == 0 and rows(draft) == []
    assert draft_of(OWN_WORDS, 1, response).response() == response


@pytest.mark.parametrize(
    ("moves", "group"),
    [((1,), "call"), ((-1,), "keep"), ((1, -1), "keep"), ((1, 1), "call"), ((-1, -1), "keep"), ((-1, 1), "call")],
)
def test_cards_move_between_the_groups_and_no_further(moves: tuple[int, ...], group: str) -> None:
    draft = Draft(SORT, seed=1)
    for by in moves:
        draft = draft.move(0, by)
    assert draft.response() == placed(flakes=group)


def test_only_cards_move() -> None:
    assert Draft(SHADE, seed=1).move(0, 1) == Draft(SHADE, seed=1)
    assert Draft(SORT, seed=1).move(2, 1) == Draft(SORT, seed=1), "not knowing is no card"


@pytest.mark.parametrize(
    ("question", "picks", "chosen"),
    [
        (SHADE, (), set()),
        (SHADE, ((1, ""),), {1}),
        (SHADE, ((3, ""),), {3}),
        (HAT, ((0, ""),), {0}),
        (CARE, ((0, ""),), set()),
        (CARE, ((3, ""),), {3}),
        (SORT, ((0, ""),), set()),
    ],
)
def test_only_what_is_picked_once_and_for_all_is_checked_by_picking_it_again(
    question: Question, picks: Picks, chosen: set[int]
) -> None:
    draft = after(question, picks)
    assert {index for index in range(draft.count + 1) if draft.chosen(index)} == chosen


@pytest.mark.parametrize(
    ("question", "picks", "look"),
    [
        (
            SHADE,
            ((1, ""),),
            [" 1 ( ) In the shade", " 2 (•) In full sun", " 3 ( ) I stay at home", " 0 ( ) I don't know yet"],
        ),
        (HAT, ((2, ""),), [" 1 ( ) True", " 2 ( ) False", " 0 (•) I don't know yet"]),
        (
            CARE,
            ((0, ""), (2, "")),
            [" 1 [x] Cream", " 2 [ ] A mild cleanser", " 3 [x] A scrub", " 0 ( ) I don't know yet"],
        ),
        (
            SORT,
            ((1, "call"),),
            [
                " 1  A few flakes\n( ) Go on   ( ) Call",
                " 2  Strong pain\n( ) Go on   (•) Call",
                " 0 ( ) I don't know yet",
            ],
        ),
    ],
)
def test_what_is_picked_is_seen_without_colour(question: Question, picks: Picks, look: list[str]) -> None:
    assert looks(after(question, picks)) == look


@pytest.mark.parametrize(
    ("question", "response", "look"),
    [
        (
            SHADE,
            picked("shade"),
            [" 1 (•) Your answer, best answer: In the shade", " 2 ( ) In full sun", " 3 ( ) I stay at home"],
        ),
        (
            SHADE,
            picked("sun"),
            [" 1 ( ) Best answer: In the shade", " 2 (•) Your answer: In full sun", " 3 ( ) I stay at home"],
        ),
        (HAT, DontKnow(), [" 1 ( ) Best answer: True", " 2 ( ) False", " 0 (•) I don't know yet"]),
        (
            CARE,
            ticked("cream", "scrub"),
            [" 1 [x] Your answer, right: Cream", " 2 [ ] Right: A mild cleanser", " 3 [x] Your answer: A scrub"],
        ),
        (
            SORT,
            placed(flakes="call", pain="call"),
            [
                " 1  A few flakes\nYou put: Call. Best: Go on. Flakes are common.",
                " 2  Strong pain\nYes: Call",
            ],
        ),
    ],
)
def test_once_answered_words_say_what_was_picked_and_what_was_best(
    question: Question, response: Response, look: list[str]
) -> None:
    assert looks(draft_of(question, 1, response), answered_with(question, response)) == look


def test_a_click_on_a_group_knows_its_group() -> None:
    (row, *_) = rows(Draft(SORT, seed=1))
    assert [str(span.style.meta.get("part")) for span in row.body.spans if not isinstance(span.style, str)] == [
        "keep",
        "call",
    ]


@pytest.mark.parametrize("seed", range(5))
def test_rows_and_picks_follow_the_order_of_the_attempt(seed: int) -> None:
    question: Single = replace(SHADE, shuffle=True)
    order = shown_choices(question, seed=seed)
    draft = Draft(question, seed=seed)
    assert [row.body.plain for row in rows(draft)][:3] == [choice.text for choice in order]
    assert [draft.pick(index).response() for index in range(3)] == [Picked(choice.id) for choice in order]
