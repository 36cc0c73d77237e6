"""Writing a quiz with the real question screen beside it: each save shows, and nothing is ever kept."""

import asyncio
import shutil
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from edu.authoring.find import built_in
from edu.cli.preview import _course, _Watched
from edu.course.course import Clinic
from edu.records.store import Store
from edu.tui.desk import Services
from edu.tui.lesson import LessonScreen
from edu.tui.preview import PreviewApp, PreviewScreen
from tests.tui.visit import Clock, Sheets, Visit

SIZES = [(80, 24), (60, 20)]


@pytest.fixture
def quiz(tmp_path: Path) -> Path:
    """The longest quiz of a copy of the course."""
    for folder in ("content", "quizzes"):
        shutil.copytree(built_in() / folder, tmp_path / folder)
    return tmp_path / "quizzes" / "when-to-call.yaml"


@asynccontextmanager
async def beside(file: Path, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Visit]:
    """The preview of a file, beside an editor that a test has in hand."""
    watched, clock = _Watched(file, file.parents[1]), Clock()
    shown = watched.look()
    assert shown is not None
    with Store.in_memory() as store:
        services = Services(
            course=_course(watched.loaded),
            clinic=Clinic(),
            store=store,
            take_lease=lambda _: None,
            write_sheet=Sheets(),
            now=clock.today,
            monotonic=clock,
            new_seed=lambda: 1,
        )
        app = PreviewApp(services, shown, watched.look, log=file.with_name("edu.log"))
        app.animation_level = "none"
        async with app.run_test(size=size, notifications=True) as pilot:
            there = Visit(app, pilot, clock)
            await there.settle()
            yield there
        assert store.people() == ()
        assert store.settings("guest") == {}


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


async def until(here: Visit, words: str, within: float = 5) -> float:
    """Seconds until words are on the screen."""
    began = time.monotonic()
    while words not in here.words:
        assert time.monotonic() - began < within, here.shown
        await asyncio.sleep(0.01)
        await here.settle()
    return time.monotonic() - began


@pytest.mark.parametrize("size", SIZES)
async def test_every_question_is_shown_with_and_without_its_key(quiz: Path, size: tuple[int, int]) -> None:
    async with beside(quiz, size) as here:
        total = len(here.on(PreviewScreen)._shown.entries)
        for number in range(1, total + 1):
            assert f"question {number} of {total}" in here.words
            assert "Key" in here.lines[-2] and "Best answer" not in here.shown
            await here.press("k")
            assert "Check" not in here.words
            screen = here.on(PreviewScreen)
            question = screen._shown.entries[number - 1].question
            assert question is not None
            rows = " ".join(row.body.plain for row in screen._rows._page.rows)
            for said in (question.id, question.explanation, question.say_it_again, *question.hints):
                assert said in rows
            await here.press("k", "n")
        assert f"question {total} of {total}" in here.words
        await here.press("b")
        assert f"question {total - 1} of {total}" in here.words


async def test_a_question_can_be_answered_as_a_learner_would_and_tried_again(quiz: Path) -> None:
    async with beside(quiz) as here:
        await here.press("1", "c")
        assert "Not yet." in here.words or "Yes." in here.words
        assert "No problem in this file." in here.words
        await here.click("Try again")
        assert "Check" in here.words and "Not yet." not in here.words
        await here.press("1", "c", "l")
        assert not isinstance(here.screen, PreviewScreen | LessonScreen)
        await here.press("escape")
        await here.press("enter")
        assert "question 2 of" in here.words


async def test_a_save_shows_at_once_and_brings_the_question_under_edit(quiz: Path) -> None:
    async with beside(quiz) as here:
        await here.press("k")
        edit(quiz, "Your peeling skin is swollen and itches badly.", "Your skin has swollen a lot.")
        assert await until(here, "Your skin has swollen a lot.") < 1.0  # the figure is in the benchmark
        assert "question 2 of" in here.words and "stands for" in here.words


async def test_a_save_elsewhere_leaves_the_answer_alone(quiz: Path) -> None:
    async with beside(quiz) as here:
        await here.press("1")
        edit(quiz.with_name("gentle-daily-care.yaml"), "title: ", "title: Oh ")
        edit(quiz.parents[1] / "content" / "course.yaml", "id: get-help", "id: get-hel")
        await until(here, "E116")
        assert "(•)" in here.shown


async def test_problems_stand_with_their_question_and_are_counted_elsewhere(quiz: Path) -> None:
    async with beside(quiz) as here:
        edit(quiz, "misconception: treat-infection-at-home", "misconception: treat-at-home")
        await until(here, "E116")
        assert "question 2 of" in here.words and "problem here" in here.words
        await here.press("n")
        assert "No problem here; 1 problem elsewhere in this file." in here.words


async def test_a_broken_file_leaves_what_was_there_until_it_is_mended(quiz: Path) -> None:
    whole = quiz.read_text(encoding="utf-8")
    async with beside(quiz) as here:
        await here.press("n")
        quiz.write_text(whole + "  garbage: [\n", encoding="utf-8")
        await until(here, "E005")
        assert "The file cannot be read now; above is how it was." in here.words
        assert "itches badly" in here.words
        quiz.write_text(whole, encoding="utf-8")
        await until(here, "No problem in this file.")


async def test_a_question_that_cannot_be_read_has_its_place_and_its_problem(quiz: Path) -> None:
    async with beside(quiz) as here:
        edit(quiz, "    type: categorise\n", "    type: categories\n")
        await until(here, "E117")
        assert "This cannot be shown yet." in here.words and "question 3 of" in here.words
        await here.press("k", "c", "1", "enter")
        assert "question 4 of" in here.words


def broken(file: Path) -> None:
    file.write_text("questions: [", encoding="utf-8")


def emptied(file: Path) -> None:
    file.write_text("", encoding="utf-8")


def without_questions(file: Path) -> None:
    file.write_text("id: when-to-call\ntitle: x\npath: patient\nquestions: []\n", encoding="utf-8")


@pytest.mark.parametrize("harm", [broken, emptied, without_questions])
@pytest.mark.parametrize("size", SIZES)
async def test_a_file_without_a_question_says_so_and_waits(
    quiz: Path, harm: Callable[[Path], None], size: tuple[int, int]
) -> None:
    whole = quiz.read_text(encoding="utf-8")
    harm(quiz)
    async with beside(quiz, size) as here:
        assert "This cannot be shown yet." in here.words
        await here.press("k", "n", "b", "c", "0", "1", "h", "s", "enter", "space")
        assert "This cannot be shown yet." in here.words
        quiz.write_text(whole, encoding="utf-8")
        await until(here, "question 1 of")


async def test_a_file_that_goes_away_and_comes_back(quiz: Path) -> None:
    whole = quiz.read_text(encoding="utf-8")
    async with beside(quiz) as here:
        quiz.unlink()
        await asyncio.sleep(0.3)
        await here.settle()
        assert "question 1 of" in here.words
        quiz.write_text(whole.replace("Your peeling was light at first.", "It was light."), encoding="utf-8")
        await until(here, "It was light.")
