"""An answer in the making: what keys and clicks make of it, how it looks, and what it will be."""

import pytest
from msgspec.structs import replace

from edu.assessment.draw import shown_choices
from edu.assessment.response import DontKnow, Filled, Ordered, Picked, Response, Skipped, Written, invalid
from edu.course.ids import OptionId
from edu.course.question import Interaction, Single
from edu.tui.answer_rows import rows
from edu.tui.draft import Draft, draft_of
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
    picked,
    placed,
    ticked,
)

Picks = tuple[tuple[int, str], ...]


def ordered(*entries: str) -> Ordered:
    return Ordered(tuple(map(OptionId, entries)))


def filled(**gaps: str) -> Filled:
    return Filled(tuple((OptionId(gap), words) for gap, words in gaps.items()))


def after(question: Interaction, picks: Picks) -> Draft:
    draft = Draft(question, seed=1)
    for index, part in picks:
        draft = draft.pick(index, part)
    return draft


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
        (MATCH, ((0, ""),), placed(flakes="care")),
        (MATCH, ((0, ""), (0, ""), (0, "")), placed(flakes="wait")),
        (MATCH, ((0, ""), (0, ""), (0, ""), (0, "")), placed(flakes="care")),
        (MATCH, ((1, "call"), (0, "call")), placed(flakes="call", spots="call")),
        (MATCH, ((0, ""), (2, "")), DontKnow()),
        (ORDER, (), ordered()),
        (ORDER, ((1, ""),), ordered("wound")),
        (ORDER, ((1, ""), (0, "")), ordered("wound", "answer", "repair")),
        (ORDER, ((1, ""), (0, ""), (2, "")), ordered("wound", "answer", "repair")),
        (ORDER, ((1, ""), (0, ""), (1, "")), ordered("answer", "repair")),
        (ORDER, ((1, ""), (0, ""), (1, ""), (1, "")), ordered("answer", "repair", "wound")),
        (ORDER, ((1, ""), (1, "")), ordered()),
        (ORDER, ((1, ""), (3, "")), DontKnow()),
        (WORD, (), Written("")),
        (WORD, ((0, ""),), DontKnow()),
        (NUMBER, ((0, ""),), DontKnow()),
        (READY, (), Skipped()),
        (READY, ((1, ""), (0, "")), picked("not")),
    ],
)
def test_picks_become_an_answer(question: Interaction, picks: Picks, response: Response) -> None:
    draft = after(question, picks)
    assert draft.response() == response
    assert draft.touched == bool(picks and response not in (ticked(), ordered()))
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


@pytest.mark.parametrize("question", [WORD, NUMBER])
def test_what_is_on_the_line_becomes_an_answer(question: Interaction) -> None:
    draft = Draft(question, seed=1).write("two ").write("two  words ")
    assert draft.line == "two  words " and draft.touched
    assert draft.response() == Written("two  words")
    assert draft.pick(0).line == "" and draft.pick(0).response() == DontKnow()
    assert draft.pick(0).write("w").response() == Written("w"), "typing clears not knowing"
    assert draft_of(question, 1, draft.response()).line == "two  words"


def test_gaps_are_typed_and_picked_one_after_the_other() -> None:
    draft = Draft(GAPS, seed=1)
    assert draft.line == "" and draft.count == 0 and draft.empty_gap == 1
    draft = draft.write("wounds ").onward()
    assert draft.line is None and draft.ids == ("ill", "calm")
    draft = draft.pick(1)
    assert (draft.at, draft.line, draft.empty_gap) == (2, "", 2)
    assert draft.response() == filled(wound="wounds", reaction="calm")
    draft = draft.write("cells")
    assert draft.empty_gap is None and draft.onward() == draft
    assert draft.response() == filled(wound="wounds", reaction="calm", cells="cells")
    assert invalid(GAPS, draft.response()) is None
    assert draft_of(GAPS, 1, draft.response()).response() == draft.response()
    back = draft.move(0, -1)
    assert back.at == 1 and back.chosen(1) and not back.chosen(0)
    assert draft.point("wound", None).write(" ").response() == filled(reaction="calm", cells="cells")
    assert draft.point("elsewhere", None) == draft
    assert draft.pick(0).response() == DontKnow() and draft.pick(0).at == 2


@pytest.mark.parametrize(("by", "at"), [(-1, 0), (1, 1), (2, 2), (9, 2)])
def test_one_goes_no_further_than_the_last_gap(by: int, at: int) -> None:
    assert Draft(GAPS, seed=1).move(0, by).at == at


@pytest.mark.parametrize(
    ("highlighted", "places"),
    [(0, placed(flakes="wait")), (None, placed(flakes="wait")), (1, placed(spots="wait")), (2, placed(flakes="wait"))],
)
def test_pointing_at_a_right_side_matches_the_highlighted_card_or_the_first(
    highlighted: int | None, places: Response
) -> None:
    draft = Draft(MATCH, seed=1)
    assert draft.point("wait", draft.row_pointed_at(highlighted)).response() == places


def test_pointing_fills_the_cards_one_after_the_other_where_none_is_highlighted() -> None:
    draft = after(MATCH, ((0, "call"),))
    assert draft.row_pointed_at(None) == 1
    assert draft.point("care", 1).row_pointed_at(None) == 0


@pytest.mark.parametrize(
    ("moves", "group"),
    [((1,), "call"), ((-1,), "keep"), ((1, -1), "keep"), ((1, 1), "call"), ((-1, -1), "keep"), ((-1, 1), "call")],
)
def test_cards_move_between_the_groups_and_no_further(moves: tuple[int, ...], group: str) -> None:
    draft = Draft(SORT, seed=1)
    for by in moves:
        draft = draft.move(0, by)
    assert draft.response() == placed(flakes=group)


@pytest.mark.parametrize(
    ("moves", "group"), [((1,), "care"), ((-1,), "wait"), ((1, 1, 1, 1), "care"), ((1, -1), "wait"), ((1, 1), "call")]
)
def test_right_sides_come_round_again(moves: tuple[int, ...], group: str) -> None:
    draft = Draft(MATCH, seed=1)
    for by in moves:
        draft = draft.move(0, by)
    assert draft.response() == placed(flakes=group)


@pytest.mark.parametrize(
    ("index", "by", "order"),
    [
        (1, 1, "answer wound repair"),
        (1, -1, "wound answer repair"),
        (2, -1, "wound repair answer"),
        (1, 2, "answer repair wound"),
    ],
)
def test_entries_move_by_one_place(index: int, by: int, order: str) -> None:
    draft = after(ORDER, ((1, ""), (0, "")))
    assert draft.move(index, by).response() == ordered(*order.split())
    assert Draft(ORDER, seed=1).move(index, by).response() == ordered(draft.ids[index]), "the next free place"


@pytest.mark.parametrize(
    ("question", "picks", "again"),
    [
        (SHADE, ((1, ""),), picked("")),
        (CARE, ((1, ""),), ticked("mild")),
        (MATCH, ((0, "call"), (1, "call")), placed(spots="call")),
        (MATCH, ((0, "call"), (1, "care")), placed()),
        (SORT, ((0, "keep"), (1, "keep")), placed(flakes="keep")),
        (ORDER, ((2, ""), (1, ""), (0, "")), ordered("repair", "wound", "answer")),
    ],
)
def test_for_another_try_right_cards_stay_and_one_choice_is_picked_anew(
    question: Interaction, picks: Picks, again: Response
) -> None:
    assert after(question, picks).again().response() == again


@pytest.mark.parametrize(
    ("given", "again", "at"),
    [
        (filled(wound="w", reaction="calm", cells="x"), filled(reaction="calm"), 0),
        (filled(wound="wound", reaction="ill", cells="new cells"), filled(wound="wound", cells="new cells"), 1),
        (filled(wound="wounds", reaction="calm", cells="cells"), filled(wound="wounds", reaction="calm"), 2),
    ],
)
def test_for_another_try_wrong_gaps_are_empty_and_the_first_of_them_comes_first(
    given: Response, again: Response, at: int
) -> None:
    draft = draft_of(GAPS, 1, given).again()
    assert draft.response() == again and draft.at == at


@pytest.mark.parametrize("question", [WORD, NUMBER])
def test_for_another_try_typed_words_stay_to_be_mended(question: Interaction) -> None:
    assert Draft(question, seed=1, written="3").again().line == "3"


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
        (MATCH, ((0, ""),), set()),
        (ORDER, ((0, ""),), set()),
        (WORD, ((0, ""),), {0}),
        (READY, ((1, ""),), {1}),
        (GAPS, ((0, ""),), {0}),
    ],
)
def test_only_what_is_picked_once_and_for_all_is_checked_by_picking_it_again(
    question: Interaction, picks: Picks, chosen: set[int]
) -> None:
    draft = after(question, picks)
    assert {index for index in range(draft.count + 1) if draft.chosen(index)} == chosen


@pytest.mark.parametrize("seed", range(5))
def test_rows_and_picks_follow_the_order_of_the_attempt(seed: int) -> None:
    question: Single = replace(SHADE, shuffle=True)
    order = shown_choices(question, seed=seed)
    draft = Draft(question, seed=seed)
    assert [row.body.plain for row in rows(draft)][:3] == [choice.text for choice in order]
    assert [draft.pick(index).response() for index in range(3)] == [Picked(choice.id) for choice in order]
