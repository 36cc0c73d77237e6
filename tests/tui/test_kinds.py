"""Every kind of question, answered by keys alone and by mouse alone, in three sizes, with each answer kept."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import pytest
from msgspec.structs import replace

from edu.assessment.certainty import Certainty
from edu.assessment.response import DontKnow, Response, Skipped, Written
from edu.course.ids import QuestionId
from edu.course.question import Question
from edu.course.quiz import CertaintyUse, Feedback, Quiz
from edu.records.store import Store
from edu.tui.own_words import AnswerLine
from edu.tui.question import QuestionScreen
from edu.tui.result import ResultScreen
from edu.tui.rows import Rows
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
    STORY,
    WORD,
    asking,
    picked,
    placed,
    short,
    ticked,
)
from tests.tui.test_draft import filled, ordered
from tests.tui.test_walk import go_on
from tests.tui.visit import Open, Visit, visit

SIZES = [(80, 24), (60, 20)]


@pytest.fixture
def asked(robin: Store) -> Open:
    """Open the app on the first question of a quiz."""

    @asynccontextmanager
    async def opened(quiz: Quiz, size: tuple[int, int] = (80, 24), ids: str = "id") -> AsyncIterator[Visit]:
        async with visit(short(replace(quiz, intro="")), robin, size=size, ids=ids) as here:
            await here.press("enter", *(["right"] * 3 + ["enter"] if ids == "id" else []))
            here.on(QuestionScreen)
            yield here

    return opened


def given(store: Store) -> list[Response]:
    return [answered.response for attempt in store.history("robin").attempts for answered in attempt.answered]


async def do(here: Visit, acts: Sequence[str]) -> None:
    """Keys; words to type after `"`, and places to click after `@`."""
    for act in acts:
        match act[0], act[1:]:
            case '"', words if words:
                await here.write(words)
            case "@", place if place:
                await here.click(place)
            case _:
                await here.press(act)


KEYS = [
    (SHADE, "1 c", picked("shade"), "Yes. Shade is kind."),
    (HAT, "down enter enter", picked("true"), "Yes. It does."),
    (CARE, "1 2 c", ticked("cream", "mild"), "Yes. Cream keeps it moist."),
    (SORT, "1 2 2 c", placed(flakes="keep", pain="call"), "Yes: Call"),
    (SORT, "down left down right c", placed(flakes="keep", pain="call"), "Yes: Call"),
    (MATCH, "1 2 2 c", placed(flakes="care", spots="call"), "Yes: A call"),
    (MATCH, "down right down left left c", placed(flakes="care", spots="call"), "Yes: A call"),
    (MATCH, "down enter down enter enter c", placed(flakes="care", spots="call"), "Yes: A call"),
    (ORDER, "2 1 c", ordered("wound", "answer", "repair"), "Yes, in its place."),
    (ORDER, "2 1 3 c", ordered("wound", "answer", "repair"), "Yes, in its place."),
    (ORDER, "1 2 down left down right c", ordered("answer", "repair", "wound"), "You put it at 3."),
    (WORD, '"colagen enter', Written("colagen"), "It is spelled: co[l]lagen. It holds skin up."),
    (WORD, '"chsnl0 tab c', Written("chsnl0"), "The best answer: collagen."),
    (WORD, "down enter enter", DontKnow(), "That is an honest answer."),
    (WORD, "tab 0 c", DontKnow(), "That is an honest answer."),
    (WORD, 'tab 0 tab "keratin enter', Written("keratin"), "That is in the nails."),
    (WORD, 'down up "keratin enter', Written("keratin"), "That is in the nails."),
    (NUMBER, '"14 enter', Written("14"), "Yes. Two weeks."),
    (NUMBER, '"many enter backspace backspace backspace backspace "3 enter', Written("3"), "That is too low."),
    (GAPS, '"wounds enter 2 "cells enter', filled(wound="wounds", reaction="calm", cells="cells"), "Partly: cells."),
    (
        GAPS,
        'tab 1 "c shift+tab shift+tab "w enter',
        filled(wound="w", reaction="ill", cells="c"),
        "Not yet: infection.",
    ),
    (GAPS, 'tab right "c tab c "w enter 2 c', filled(wound="w", reaction="calm", cells="c"), "Yes: inflammation."),
    (GAPS, "tab 0 c", DontKnow(), "Best: inflammation."),
    (READY, "2 c", picked("fully"), "Ready"),
    (READY, "c", Skipped(), "Ready"),
    (OWN_WORDS, '"Shade enter', Written("Shade"), "One way to say it"),
]


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize(("question", "acts", "response", "says"), KEYS)
async def test_keys_alone_are_enough(
    question: Question, acts: str, response: Response, says: str, size: tuple[int, int], asked: Open, robin: Store
) -> None:
    async with asked(asking(question), size=size) as here:
        await do(here, acts.split())
        shown = here.words
        for _ in range(8):
            if isinstance(here.screen, QuestionScreen):
                await here.press("enter")
                shown += " " + here.words
        assert says in shown
    assert given(robin) == [response]


MOUSE = [
    (SHADE, ["@In the shade", "@Check"], picked("shade")),
    (CARE, ["@Cream", "@A mild cleanser", "@Check"], ticked("cream", "mild")),
    (MATCH, ["@A few flakes", "@Dark spots", "@Dark spots", "@Check"], placed(flakes="care", spots="call")),
    (MATCH, ["@Gentle care", "@Dark spots", "@• A call", "@Check"], placed(flakes="care", spots="call")),
    (MATCH, ["@Dark spots", "@I don't know yet", "@Check"], DontKnow()),
    (ORDER, ["@Tiny wounds", "@The skin answers", "@Check"], ordered("wound", "answer", "repair")),
    (
        ORDER,
        ["@Hint", "@How sure", "@New skin", "@New skin", "@Tiny", "@New", "@Check"],
        ordered("wound", "repair", "answer"),
    ),
    (WORD, ['"keratin', "@Hint", "@How sure", "@Check"], Written("keratin")),
    (WORD, ["@I don't know yet", "@│", '"keratin', "@Check"], Written("keratin")),
    (WORD, ['"keratin', "@I don't know yet", "@Check"], DontKnow()),
    (NUMBER, ['"14 days', "@Check"], Written("14 days")),
    (
        GAPS,
        ["@[2▾_", "@infection", '"cells', "@[1__", '"wounds', "@[2 inf", "@inflammation", "@Check"],
        filled(wound="wounds", reaction="calm", cells="cells"),
    ),
    (READY, ["@Fully", "@Next"], picked("fully")),
    (READY, ["@Go on without"], Skipped()),
]


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize(("question", "acts", "response"), MOUSE)
async def test_the_mouse_is_enough_but_for_typing(
    question: Question, acts: list[str], response: Response, size: tuple[int, int], asked: Open, robin: Store
) -> None:
    async with asked(asking(question), size=size) as here:
        await do(here, acts)
    assert given(robin) == [response]


async def test_a_story_stands_above_its_steps_and_leads_on_by_the_answers(asked: Open, robin: Store) -> None:
    async with asked(asking(STORY, HAT)) as here:
        assert "You answer the phone of the clinic. Sam is on the line. Step 1 of 3 Sam has a fever." in here.words
        await here.press("2", "c")
        assert "Not yet. A fever gets worse." in here.words
        await go_on(here)
        assert "Sam is on the line. Step 2 of 2 Sam calls again" in here.words and "2 of 3" in here.words
        await here.press("1", "c")
        await go_on(here)
        assert "A hat helps." in here.words and "Sam" not in here.words
    assert given(robin) == [picked("wait"), picked("true")]


async def test_a_section_begins_with_its_title(asked: Open) -> None:
    from edu.course.quiz import Section

    sections = (
        Section(title="Out of doors", blocks=((SHADE.id,), (HAT.id,))),
        Section(title="At home", blocks=((CARE.id,),)),
    )
    async with asked(replace(asking(SHADE, HAT, CARE), sections=sections)) as here:
        for title in ("Out of doors", "", "At home"):
            assert [name for name in ("Out of doors", "At home") if name in here.words] == ([title] if title else [])
            await here.press("1", "c")
            await go_on(here)


# What is typed


async def test_letters_are_letters_on_the_line_and_the_line_says_how_to_leave_it(asked: Open, robin: Store) -> None:
    async with asked(asking(WORD)) as here:
        assert "Type it and press Enter to check. Tab leaves the line, for other keys." in here.words
        assert "c Check" not in here.lines[-1]
        await here.write("chsnlqa0123?")
        assert "chsnlqa0123?" in here.words and "Hint:" not in here.words
        await here.press("tab")
        assert "All keys work now: c to check. Tab goes back to the line." in here.words
        assert "c Check" in here.lines[-1]
        await here.press("h", "s")
        assert "Hint: It begins with a c." in here.words and "How sure: a guess" in here.words
        await here.press("tab", "backspace")
        assert "chsnlqa0123 " in here.shown and "chsnlqa0123?" not in here.shown
    assert given(robin) == []


async def test_what_is_no_number_is_asked_again(asked: Open, robin: Store) -> None:
    async with asked(asking(NUMBER)) as here:
        await here.write("two weeks")
        await here.press("enter")
        assert "Please type one number, such as 2 or 2 days." in " ".join(here.words.split())
        assert here.on(QuestionScreen).query_one(AnswerLine).is_typed_on
    assert given(robin) == []


async def test_a_check_with_an_empty_gap_leads_there(asked: Open, robin: Store) -> None:
    async with asked(asking(GAPS)) as here:
        await here.write("wounds")
        await here.press("tab", "c")
        assert "▸[2" in here.words
        await here.press("tab", "tab", "c")
        assert "Gap 2 is still empty." in here.words and "▸[2▾_____]" in here.words
    assert given(robin) == []


async def test_the_line_takes_a_paste_once_clean_and_no_longer_than_it_can_keep(asked: Open, robin: Store) -> None:
    async with asked(asking(WORD)) as here:
        await here.paste("col\x1blagen\u202e\nand " + "x" * 300)
        await here.press("enter")
    (response,) = given(robin)
    assert response == Written("collagen and " + "x" * 187)


async def test_letters_that_come_too_fast_land_in_no_other_gap(asked: Open) -> None:
    async with asked(asking(GAPS)) as here:
        await here.burst("a", "enter", "b")
        assert "[1 a" in here.words and "[2▾_____]" in here.words and "[3______]" in here.words


# Tries, how sure, hints


async def test_another_try_shows_what_was_wrong_but_not_the_key(asked: Open, robin: Store) -> None:
    async with asked(replace(asking(SHADE, HAT), tries=2)) as here:
        await here.press("2", "c")
        assert "Not yet. Hint: Think of a hat. You can try again." in here.words and "1 of 2 · 0 right" in here.words
        for told in ("est answer", "Best:", "young plant", "Sun can harm."):
            assert told not in here.words
        assert "n Try again" in here.lines[-1] and "a Show the answer" in here.lines[-1]
        await here.press("enter")
        assert "( ) Tried: In full sun" in here.words and "Hint: Think of a hat." in here.words
        await here.press("c")
        assert "Choose one answer first" in here.words
        await here.press("1", "c")
        assert "Yes, on the second try. Shade is kind." in here.words
        await go_on(here)
        assert "A hat helps." in here.words
    assert given(robin) == [picked("sun"), picked("shade")]


async def test_the_answer_can_be_shown_instead_of_another_try(asked: Open, robin: Store) -> None:
    async with asked(replace(asking(MATCH, HAT), tries=3)) as here:
        await here.press("1", "2", "c")
        assert "Not yet: Gentle care" in here.words and "Best:" not in here.words
        await here.press("n")
        assert "A few flakes → Gentle care" in here.words and "Dark spots → …" in here.words
        await here.press("2", "c")
        assert "That is what you answered before." in here.words
        await here.press("2", "2", "c")
        await here.click("Show the answer")
        assert "Best: A call. Spots need a look." in here.words and "Try again" not in here.words
        await go_on(here)
        assert "A hat helps." in here.words
    assert [answered.tries for answered in robin.history("robin").attempts[0].answered] == [1, 2]


async def test_another_try_at_gaps_begins_at_the_first_that_is_not_right(asked: Open, robin: Store) -> None:
    async with asked(replace(asking(GAPS, HAT), tries=2)) as here:
        await do(here, ['"w', "enter", "2", '"hair', "enter"])
        assert "Not yet: w. 2 Yes: inflammation. 3 Not yet: hair." in here.words and "Best" not in here.words
        await here.press("enter")
        assert "▸[1______]. The body answers with [2 inflammation], and [3______]" in here.words
        await do(here, ['"wounds', "enter"])
        assert "▸[3______]" in here.words
        await do(here, ['"new', "space", '"cells', "enter"])
        assert "Yes, on the second try." in here.words
    assert len(given(robin)) == 2


@pytest.mark.parametrize("feedback", Feedback)
async def test_what_was_said_in_passing_goes_with_its_question(feedback: Feedback, asked: Open) -> None:
    async with asked(asking(SHADE, HAT, feedback=feedback)) as here:
        await here.press("c")
        assert "Choose one answer first" in here.words
        await here.press("1", "c")
        assert "Choose one answer first" not in here.words


async def test_what_need_not_be_answered_goes_on_with_enter_from_anywhere(asked: Open, robin: Store) -> None:
    again = replace(READY, id=QuestionId("again"))
    async with asked(asking(READY, OWN_WORDS, again, HAT)) as here:
        assert "Pick one if you like, with the arrow keys or its number. Enter goes on." in here.words
        await here.press("enter")
        assert "Write if you like. Enter goes on, also with nothing written." in here.words
        await here.write("Shade")
        await here.press("tab", "enter")
        assert "One way to say it" in here.words
        await go_on(here)
        assert "How ready do you feel?" in here.words
        await here.hold("enter")
        assert "How ready do you feel?" in here.words
        await here.press("1", "enter")
        assert "A hat helps." in here.words and "Choose an answer first" not in here.words
        await here.press("enter")
        assert "Choose an answer first" in here.words
    assert given(robin) == [Skipped(), Written("Shade"), picked("not")]


async def test_the_last_try_shows_the_answer(asked: Open) -> None:
    async with asked(replace(asking(WORD, HAT), tries=2)) as here:
        await do(here, ['"keratin', "enter", "n", "backspace", "enter"])
        assert "The best answer: collagen." in here.words and "Try again" not in here.words


async def test_an_app_that_was_closed_between_two_tries_comes_back_to_them(asked: Open, robin: Store) -> None:
    quiz = replace(asking(SHADE, HAT), tries=2)
    async with asked(quiz) as here:
        await here.press("2", "c")
    async with asked(quiz, ids="later") as here:
        assert "Not yet. Hint: Think of a hat. You can try again." in here.words
        await here.press("n", "1", "c")
        assert "Yes, on the second try." in here.words
    assert given(robin) == [picked("sun"), picked("shade")]


@pytest.mark.parametrize("key", ["enter", "n", "c", "space"])
async def test_a_held_key_neither_spends_the_tries_nor_skips_what_was_said(key: str, asked: Open, robin: Store) -> None:
    async with asked(replace(asking(SHADE, HAT), tries=3)) as here:
        await here.press("down", "down", "enter", "c")
        await here.hold(key)
        assert "Not yet. Hint: Think of a hat." in here.words
    assert given(robin) == [picked("sun")]


async def test_how_sure_has_to_be_said_where_it_is_marked(asked: Open, robin: Store) -> None:
    async with asked(replace(asking(SHADE, WORD, HAT, READY), certainty=CertaintyUse.MARKED)) as here:
        await here.press("1", "c")
        assert "Say how sure you are first: press s." in here.words and "How sure: not said" in here.words
        await here.press("s", "c")
        await go_on(here)
        await do(here, ['"collagen', "enter", "s", "s"])
        assert "How sure: fairly sure" in here.words
        await here.press("c")
        await go_on(here)
        await here.press("0", "c")
        assert "That is an honest answer." in here.words
        await go_on(here)
        await here.press("1", "c")
        here.on(ResultScreen)
    sure = [answered.certainty for answered in robin.history("robin").attempts[0].answered]
    assert sure == [Certainty.GUESS, Certainty.FAIRLY, None, None]


async def test_there_are_no_hints_where_feedback_waits_for_the_end(asked: Open) -> None:
    async with asked(replace(asking(SHADE, HAT), feedback=Feedback.IMMEDIATE)) as here:
        assert "Hint" in here.words
    sitting_at_end = replace(asking(SHADE, HAT), feedback=Feedback.AT_END)
    async with asked(sitting_at_end, ids="later") as here:
        assert "Hint" not in here.words
        await here.press("h")
        assert "Think of a hat." not in here.words


# Held keys

ROUND = (MATCH, ORDER, WORD, NUMBER, GAPS, READY, replace(READY, id=QuestionId("again")), STORY)


@pytest.mark.parametrize("first", range(len(ROUND)))
@pytest.mark.parametrize("key", ["0", "c", "enter", "space"])
async def test_a_held_key_answers_at_most_one_question(key: str, first: int, asked: Open, robin: Store) -> None:
    async with asked(asking(*ROUND[first:], *ROUND[:first])) as here:
        await here.hold(key, 6)
        await here.press("tab", "0", "1")
        await here.hold(key, 12)
    assert len(given(robin)) <= 1


async def test_moving_between_kinds_builds_no_widget_anew(asked: Open) -> None:
    async with asked(asking(WORD, MATCH, GAPS, SHADE)) as here:
        screen = here.on(QuestionScreen)
        before = [*screen.walk_children()]
        for _ in range(3):
            await here.press(*(["tab"] * 3 if screen._sitting.draft.line is not None else []), "0", "c")
            await go_on(here)
            assert here.screen is screen and [*screen.walk_children()] == before
        assert screen.query_one("#question", Rows).has_focus
