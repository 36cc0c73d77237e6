"""How an answer looks: in signs that need no colour, and once given, in words for what was right."""

import pytest
from msgspec.structs import replace

from edu.assessment.response import DontKnow, Response, Written
from edu.assessment.session import Answered, answer, start
from edu.course.ids import OptionId
from edu.course.question import Interaction
from edu.tui.answer_rows import answer_rows, rows
from edu.tui.draft import Draft, draft_of
from tests.assessment.example import START
from tests.tui.every_kind import (
    CARE,
    GAPS,
    HAT,
    MATCH,
    NUMBER,
    ORDER,
    READY,
    SHADE,
    SORT,
    WORD,
    asking,
    picked,
    placed,
    ticked,
)
from tests.tui.test_draft import Picks, after, filled, ordered

NOT_KNOWN = " 0 ( ) I don't know yet"


def looks(draft: Draft, answered: Answered | None = None, *, with_key: bool = True) -> list[str]:
    listed = answer_rows(draft, answered, with_key=with_key).rows
    return [(row.lead + row.body).plain for row in listed]


def answered_with(question: Interaction, response: Response) -> Answered:
    return answer(start(asking(question), seed=1), response, at=START, answer_id="a")[1]


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
                NOT_KNOWN,
            ],
        ),
        (
            MATCH,
            ((1, "call"),),
            [
                " 1  A few flakes\n→ …",
                " 2  Dark spots\n→ A call",
                NOT_KNOWN,
                "To match with",
                "  • Gentle care",
                "  • A call",
                "  • The next visit",
            ],
        ),
        (ORDER, ((1, ""),), [" 1 [ ] The skin answers", " 2 [1] Tiny wounds", " 3 [ ] New skin forms", NOT_KNOWN]),
        (
            ORDER,
            ((1, ""), (2, "")),
            [" 1 [3] The skin answers", " 2 [1] Tiny wounds", " 3 [2] New skin forms", NOT_KNOWN],
        ),
        (READY, ((1, ""),), [" 1 ( ) Not yet", " 2 (•) Fully"]),
        (WORD, (), [NOT_KNOWN]),
        (NUMBER, ((0, ""),), [" 0 (•) I don't know yet"]),
    ],
)
def test_what_is_picked_is_seen_without_colour(question: Interaction, picks: Picks, look: list[str]) -> None:
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
        (
            MATCH,
            placed(flakes="wait", spots="call"),
            [
                " 1  A few flakes\nYou put: The next visit.\nBest: Gentle care. Flakes are common.",
                " 2  Dark spots\nYes: A call",
            ],
        ),
        (
            MATCH,
            DontKnow(),
            [
                " 1  A few flakes\nBest: Gentle care. Flakes are common.",
                " 2  Dark spots\nBest: A call. Spots need a look.",
                " 0 (•) I don't know yet",
            ],
        ),
        (
            ORDER,
            ordered("answer", "wound", "repair"),
            [
                " 1  Tiny wounds\nYou put it at 2. The needles begin it.",
                " 2  The skin answers\nYou put it at 1.",
                " 3  New skin forms\nYes, in its place.",
            ],
        ),
        (
            ORDER,
            DontKnow(),
            [" 1  Tiny wounds", " 2  The skin answers", " 3  New skin forms", " 0 (•) I don't know yet"],
        ),
        (
            GAPS,
            filled(wound="wound", reaction="ill", cells="cells"),
            [
                "Needling makes tiny [1 wound]. The body answers with [2 infection], and [3 cells] grow.",
                " 1  Yes: wound. It is spelled: wound[s].",
                " 2  Not yet: infection. Best: inflammation. That would be an illness.",
                " 3  Partly: cells. Best: new cells.",
            ],
        ),
        (
            GAPS,
            filled(wound="Injuries!", reaction="calm", cells="hair"),
            [
                "Needling makes tiny [1 Injuries!]. The body answers with [2 inflammation], and [3 hair] grow.",
                " 1  Yes: Injuries!",
                " 2  Yes: inflammation. It is the body at work.",
                " 3  Not yet: hair. Best: new cells.",
            ],
        ),
        (
            GAPS,
            DontKnow(),
            [
                "Needling makes tiny [1______]. The body answers with [2______], and [3______] grow.",
                " 1  Best: wounds.",
                " 2  Best: inflammation.",
                " 3  Best: new cells.",
                " 0 (•) I don't know yet",
            ],
        ),
        (WORD, Written("Colagen"), ["You wrote: Colagen"]),
        (WORD, DontKnow(), [" 0 (•) I don't know yet"]),
        (NUMBER, Written("3 days"), ["You wrote: 3 days"]),
        (READY, picked("fully"), [" 1 ( ) Not yet", " 2 (•) Fully"]),
    ],
)
def test_once_answered_words_say_what_was_picked_and_what_was_best(
    question: Interaction, response: Response, look: list[str]
) -> None:
    assert looks(draft_of(question, 1, response), answered_with(question, response)) == look


def test_a_click_on_a_group_knows_its_group() -> None:
    (row, *_) = rows(Draft(SORT, seed=1))
    assert [str(span.style.meta.get("part")) for span in row.body.spans if not isinstance(span.style, str)] == [
        "keep",
        "call",
    ]


@pytest.mark.parametrize(
    ("question", "response", "look"),
    [
        (SHADE, picked("sun"), [" 1 ( ) In the shade", " 2 (•) Your answer: In full sun", " 3 ( ) I stay at home"]),
        (
            CARE,
            ticked("cream", "scrub"),
            [" 1 [x] Your answer, right: Cream", " 2 [ ] A mild cleanser", " 3 [x] Your answer: A scrub"],
        ),
        (
            SORT,
            placed(flakes="call", pain="call"),
            [" 1  A few flakes\nNot yet: Call", " 2  Strong pain\nYes: Call"],
        ),
        (
            MATCH,
            placed(flakes="wait", spots="call"),
            [" 1  A few flakes\nNot yet: The next visit", " 2  Dark spots\nYes: A call"],
        ),
        (
            ORDER,
            ordered("answer", "wound", "repair"),
            [
                " 1 [1] The skin answers\nNot in its place yet.",
                " 2 [2] Tiny wounds\nNot in its place yet.",
                " 3 [3] New skin forms\nIn its place.",
            ],
        ),
        (
            GAPS,
            filled(wound="wounds", reaction="ill", cells="cells"),
            [
                "Needling makes tiny [1 wounds]. The body answers with [2 infection], and [3 cells] grow.",
                " 1  Yes: wounds.",
                " 2  Not yet: infection.",
                " 3  Partly: cells.",
            ],
        ),
        (
            GAPS,
            filled(wound="wound", reaction="calm", cells="hair"),
            [
                "Needling makes tiny [1 wound]. The body answers with [2 inflammation], and [3 hair] grow.",
                " 1  Yes: wound.",
                " 2  Yes: inflammation.",
                " 3  Not yet: hair.",
            ],
        ),
    ],
)
def test_before_another_try_only_what_was_given_is_judged(
    question: Interaction, response: Response, look: list[str]
) -> None:
    assert looks(draft_of(question, 1, response), answered_with(question, response), with_key=False) == look


def test_the_gap_that_is_being_filled_is_marked_by_more_than_colour() -> None:
    draft = after(GAPS, ())
    assert looks(draft)[0].startswith("Needling makes tiny ▸[1______].")
    draft = draft.write("wounds").onward()
    assert looks(draft) == [
        "Needling makes tiny [1 wounds]. The body answers with ▸[2▾_____], and [3______] grow.",
        " 1 ( ) infection",
        " 2 ( ) inflammation",
        NOT_KNOWN,
    ]


def test_a_gap_to_pick_looks_unlike_a_gap_to_type() -> None:
    assert "▸[1______]" in looks(Draft(GAPS, seed=1))[0] and "[2▾_____]" in looks(Draft(GAPS, seed=1))[0]


def test_braces_that_are_no_gap_stay() -> None:
    question = replace(GAPS, text="{wound} {else} [b]{cells}[/b] {reaction} {")
    assert looks(Draft(question, seed=1))[0] == "▸[1______] {else} [b][3______][/b] [2▾_____] {"


def test_what_was_tried_is_said_until_it_is_picked_again() -> None:
    draft = Draft(SHADE, seed=1)
    tried = [OptionId("sun")]
    assert answer_rows(draft, tried=tried).to_pick[1].body.plain == "Tried: In full sun"
    assert answer_rows(draft.pick(1), tried=tried).to_pick[1].body.plain == "In full sun"


def test_clicks_know_the_gaps_and_the_right_sides() -> None:
    assert answer_rows(Draft(GAPS, seed=1)).parts == {0: ""}
    gaps = answer_rows(Draft(GAPS, seed=1)).above[0].body.spans
    assert [span.style.meta["part"] for span in gaps if not isinstance(span.style, str)] == [
        "wound",
        "reaction",
        "cells",
    ]
    matching = answer_rows(Draft(MATCH, seed=1))
    assert {matching.rows[row].body.plain: part for row, part in matching.parts.items()} == {
        "Gentle care": "care",
        "A call": "call",
        "The next visit": "wait",
    }
