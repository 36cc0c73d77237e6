"""An answer is on disk before its feedback shows; what cannot be written is said, kept and tried again."""

import sqlite3
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from edu.assessment.session import Answered
from edu.errors import RecordsError
from edu.records.store import Store
from edu.tui.dialog import AskScreen
from edu.tui.home import HomeScreen
from edu.tui.lesson import LessonScreen
from edu.tui.question import QuestionScreen
from edu.tui.result import ResultScreen
from tests.tui.every_kind import A_ROUND, HAT, SHADE, asking, short
from tests.tui.visit import Open, Visit, visit

FULL = "The disk is full; make some room."


@pytest.fixture
def open_quiz(robin: Store) -> Open:
    return partial(visit, short(asking(SHADE, HAT)), robin)


def failing(times: int, work: Callable[..., object]) -> Callable[..., object]:
    """The same work, that fails so many times first."""
    left = [times]

    def once_more(*arguments: object, **named: object) -> object:
        if left[0]:
            left[0] -= 1
            raise RecordsError(FULL)
        return work(*arguments, **named)

    return once_more


async def to_the_quiz(here: Visit) -> None:
    await here.press("enter", "right", "right", "right", "enter")
    here.on(QuestionScreen)


@pytest.mark.parametrize("keys", [("1",), ("2",), ("0",)], ids=str)
async def test_an_answer_is_on_disk_before_its_feedback_shows(
    keys: tuple[str, ...], open_quiz: Open, robin: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    happened: list[str] = []
    add, draw = Store.add_answer, QuestionScreen._draw_feedback

    def added(store: Store, attempt_id: str, answered: Answered) -> None:
        happened.append("adding")
        add(store, attempt_id, answered)
        happened.append("added")

    def drawn(screen: QuestionScreen) -> None:
        with sqlite3.connect(next(tmp_path.rglob("edu.db"))) as other:
            (on_disk,) = other.execute("SELECT count(*) FROM answer").fetchone()
            happened.append(f"drawn with {on_disk} on disk")
        other.close()
        draw(screen)

    monkeypatch.setattr(Store, "add_answer", added)
    monkeypatch.setattr(QuestionScreen, "_draw_feedback", drawn)
    async with open_quiz() as here:
        await to_the_quiz(here)
        await here.press(*keys, "c")
    assert happened == ["adding", "added", "drawn with 1 on disk"]


async def test_a_write_that_fails_once_is_tried_again_and_stored_once(
    open_quiz: Open, robin: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(robin, "add_answer", failing(1, robin.add_answer))
    async with open_quiz() as here:
        await to_the_quiz(here)
        await here.press("1", "c")
        here.on(AskScreen)
        assert f"This is not saved yet {FULL}" in here.words
        assert "Shade is kind." not in here.words
        await here.press("enter")
        assert "Yes. Shade is kind." in here.words
        await here.press("enter")
        assert "A hat helps." in here.words
    (attempt,) = robin.history("robin").attempts
    assert [answer.question for answer in attempt.answered] == ["shade"]


async def test_a_write_that_failed_but_happened_is_not_stored_twice(
    open_quiz: Open, robin: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids: list[str] = []
    add = robin.add_answer

    def add_then_fail(attempt_id: str, answered: Answered) -> None:
        ids.append(answered.id)
        add(attempt_id, answered)
        if len(ids) == 1:
            raise RecordsError(FULL)

    monkeypatch.setattr(robin, "add_answer", add_then_fail)
    async with open_quiz() as here:
        await to_the_quiz(here)
        await here.press("1", "c", "enter")
        assert "Yes. Shade is kind." in here.words
    assert ids == [ids[0]] * 2
    assert [answer.id for answer in robin.history("robin").attempts[0].answered] == ids[:1]


@pytest.mark.parametrize("leave", ["escape", "no"])
async def test_not_now_leaves_the_question_with_what_was_picked(
    leave: str, open_quiz: Open, robin: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids: list[str] = []
    add = robin.add_answer

    def fail_twice(attempt_id: str, answered: Answered) -> None:
        ids.append(answered.id)
        if len(ids) < 3:
            raise RecordsError(FULL)
        add(attempt_id, answered)

    monkeypatch.setattr(robin, "add_answer", fail_twice)
    async with open_quiz() as here:
        await to_the_quiz(here)
        await here.press("2", "c", "enter")
        here.on(AskScreen)
        await here.press(*(["escape"] if leave == "escape" else ["tab", "enter"]))
        here.on(QuestionScreen)
        assert "(•) In full sun" in here.shown and "1 of 2" in here.words
        await here.press("c")
        assert "Not yet. Sun can harm." in here.words
    assert ids == [ids[0]] * 3
    assert len(robin.history("robin").attempts[0].answered) == 1


async def test_another_answer_after_not_now_is_another_answer(
    open_quiz: Open, robin: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(robin, "add_answer", failing(1, robin.add_answer))
    async with open_quiz() as here:
        await to_the_quiz(here)
        await here.press("2", "c", "escape", "1", "c")
        assert "Yes. Shade is kind." in here.words
    (answer,) = robin.history("robin").attempts[0].answered
    assert answer.mark.fraction == 1


async def test_every_other_write_says_so_and_can_be_tried_again(
    open_quiz: Open, robin: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("set_place", "begin", "finish", "add_question", "remove_question", "set_setting"):
        monkeypatch.setattr(robin, name, failing(1, getattr(robin, name)))

    async with open_quiz() as here:

        async def fails_then_works() -> None:
            here.on(AskScreen)
            assert FULL in here.words
            await here.press("enter")

        await here.press("g", "down", "enter")
        await fails_then_works()
        assert "Light on" in here.words
        await here.press("escape", "enter")
        await fails_then_works()
        here.on(LessonScreen)
        await here.press("right", "right", "right", "enter")
        await fails_then_works()
        here.on(QuestionScreen)
        await here.press("f3", *"hi", "enter")
        await fails_then_works()
        assert "• hi" in here.words
        await here.press("tab", "down", "enter")
        await fails_then_works()
        assert "Nothing written yet." in here.words
        await here.press("escape", "1", "c", "enter", "1", "c", "enter")
        await fails_then_works()
        here.on(ResultScreen)
    history = robin.history("robin")
    assert len(history.attempts) == 1 and history.attempts[0].finished_at
    assert history.places["sun"].finished and not history.questions  # type: ignore[index]
    assert robin.settings("")["theme"] == "edu-light"


@pytest.mark.parametrize("late", [False, True])
async def test_an_end_that_is_not_saved_can_be_saved_later(
    late: bool, robin: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    from edu.course.quiz import Feedback

    monkeypatch.setattr(robin, "finish", failing(2, robin.finish))
    quiz = asking(*A_ROUND[:1], feedback=Feedback.AT_END if late else Feedback.IMMEDIATE)
    async with visit(short(quiz), robin) as here:
        await to_the_quiz(here)
        await here.press("1", "c", *([] if late else ["enter"]))
        here.on(AskScreen)
        await here.press("escape")
        here.on(QuestionScreen)
        assert "See the result" in here.words
        await here.press("c", "n")
        here.on(AskScreen)
        await here.press("escape", "escape")
        here.on(HomeScreen)
        await here.press("enter", *(["c"] if late else []))  # what can still be changed is shown before its end
        here.on(ResultScreen)
    assert [len(attempt.answered) for attempt in robin.history("robin").attempts] == [1]
