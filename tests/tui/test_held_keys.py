"""Choosing and checking are separate: no key that is held, and no second click, answers more than one question."""

from functools import partial

import pytest

from edu.course.quiz import Feedback
from edu.records.store import Store
from edu.tui.question import QuestionScreen
from edu.tui.rows import Rows
from tests.tui.every_kind import A_ROUND, HAT, OWN_WORDS, SHADE, asking, short
from tests.tui.visit import Open, Visit, visit

LATE = short(asking(SHADE, OWN_WORDS, HAT, OWN_WORDS, feedback=Feedback.AT_END))


@pytest.fixture
def open_quiz(robin: Store) -> Open:
    return partial(visit, short(asking(*A_ROUND)), robin)


async def to_the_quiz(here: Visit) -> QuestionScreen:
    await here.press("enter", "right", "right", "right", "enter")
    return here.on(QuestionScreen)


def answers(store: Store) -> int:
    return sum(len(attempt.answered) for attempt in store.history("robin").attempts)


async def test_nothing_is_highlighted_or_picked_on_a_new_question(open_quiz: Open) -> None:
    async with open_quiz() as here:
        question = await to_the_quiz(here)
        choices = question.query_one(Rows)
        assert choices.has_focus and choices.highlighted is None
        assert "(•)" not in here.shown
        await here.press("1", "c", "enter")
        assert "A hat helps." in here.words
        assert "(•)" not in here.shown and question.query_one(Rows).highlighted is None


@pytest.mark.parametrize("key", ["enter", "space"])
async def test_without_a_choice_these_keys_answer_nothing(key: str, open_quiz: Open, robin: Store) -> None:
    async with open_quiz() as here:
        await to_the_quiz(here)
        await here.press(key, key)
        await here.hold(key)
        assert "1 of 5" in here.words
    assert answers(robin) == 0


@pytest.mark.parametrize("before", [(), ("down",), ("1",), ("1", "enter")], ids=str)
@pytest.mark.parametrize("key", ["enter", "space"])
async def test_a_held_key_answers_at_most_one_question(
    key: str, before: tuple[str, ...], open_quiz: Open, robin: Store
) -> None:
    async with open_quiz() as here:
        await to_the_quiz(here)
        await here.press(*before)
        await here.hold(key)
        assert "1 of 5" in here.words
        await here.press("enter")  # let go, then pressed again
        assert ("2 of 5" in here.words) == bool(before)
    assert answers(robin) == bool(before)


@pytest.mark.parametrize("key", [*"0129chnlsbw", "tab", "up", "down", "left", "right", "f1", "f2", "f3"])
async def test_any_other_held_key_answers_at_most_one_question(key: str, open_quiz: Open, robin: Store) -> None:
    async with open_quiz() as here:
        await to_the_quiz(here)
        await here.press("2")
        await here.hold(key, 12)
    assert answers(robin) == (key == "c")


async def test_held_enter_stops_at_each_question_of_a_quiz_with_feedback_at_the_end(robin: Store) -> None:
    async with visit(LATE, robin) as here:
        await to_the_quiz(here)
        await here.press("1")
        await here.hold("enter")
        assert "What will you do?" in here.words
        assert answers(robin) == 1
        await here.press("enter")
        await here.hold("enter")
        assert "A hat helps." in here.words
    assert answers(robin) == 2


async def test_held_enter_does_not_slip_from_feedback_past_own_words(robin: Store) -> None:
    async with visit(short(asking(SHADE, OWN_WORDS)), robin) as here:
        await to_the_quiz(here)
        await here.press("1", "c", "enter")
        await here.hold("enter")
        assert "What will you do?" in here.words
    assert answers(robin) == 1


@pytest.mark.parametrize("every", [0.05, 0.2, 0.4])
async def test_a_double_click_on_check_does_not_skip_the_feedback(every: float, open_quiz: Open, robin: Store) -> None:
    async with open_quiz() as here:
        await to_the_quiz(here)
        await here.click("In full sun")
        await here.click("Check", times=2, every=every)
        assert "Not yet. Sun can harm." in here.words
        assert answers(robin) == 1
        await here.click("Next")
        assert "A hat helps." in here.words


async def test_a_double_click_on_a_choice_only_chooses(open_quiz: Open, robin: Store) -> None:
    async with open_quiz() as here:
        await to_the_quiz(here)
        await here.click("In full sun", times=3, every=0.1)
        assert "(•) In full sun" in here.shown
    assert answers(robin) == 0


async def test_many_keys_at_once_answer_once(open_quiz: Open, robin: Store) -> None:
    async with open_quiz() as here:
        await to_the_quiz(here)
        await here.press("1")
        await here.burst(*"ccccc", *["enter"] * 5)
        assert "Yes. Shade is kind." in here.words
    assert answers(robin) == 1


@pytest.mark.parametrize(
    ("right_before", "keys", "says"),
    [
        ((), ("c",), "Choose one answer first"),
        (("1", "c", "enter", "1", "c", "enter"), ("c",), "Tick at least one answer first"),
        (("1", "c", "enter", "1", "c", "enter"), ("1", "1", "c"), "Tick at least one answer first"),
        (("1", "c", "enter", "1", "c", "enter", "1", "c", "enter"), ("1", "c"), "Give every card a place first"),
    ],
)
async def test_what_is_no_answer_yet_is_asked_again_and_not_recorded(
    right_before: tuple[str, ...], keys: tuple[str, ...], says: str, open_quiz: Open, robin: Store
) -> None:
    async with open_quiz() as here:
        await to_the_quiz(here)
        await here.press(*right_before)
        before = answers(robin)
        await here.press(*keys)
        assert says in here.words
        assert answers(robin) == before
        await here.press("0", "c")
        assert "That is an honest answer." in here.words
    assert answers(robin) == before + 1


async def test_being_asked_again_does_not_cover_the_screen(open_quiz: Open) -> None:
    async with open_quiz() as here:
        await to_the_quiz(here)
        await here.hold("c", 10)
        assert here.shown.count("Choose one answer first") == 1
        assert "Where do you walk?" in here.words


async def test_enters_that_come_too_fast_begin_one_go_only(robin: Store) -> None:
    async with visit(short(asking(HAT)), robin) as here:
        await to_the_quiz(here)
        await here.press("1", "c", "enter")
        await here.press("home", "down")
        assert "All questions again" in here.words
        await here.burst("enter", "enter", "enter")
        here.on(QuestionScreen)
    assert [len(attempt.answered) for attempt in robin.history("robin").attempts] == [1, 0]
