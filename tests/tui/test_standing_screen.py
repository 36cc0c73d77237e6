"""How I am doing: everything in words, plots beside them for trainees, and for patients nothing that reads like marks."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from msgspec.structs import replace

from edu.assessment.certainty import Certainty
from edu.course.quiz import Audience
from edu.records.store import Store
from edu.tui.home import HomeScreen
from edu.tui.progress import ProgressScreen
from edu.tui.screen import Body
from tests.assessment.example import START
from tests.tui.every_kind import SUN
from tests.tui.staff import AFTER, BEFORE, DAY, EXAM, PRACTICE, course, done
from tests.tui.visit import Visit, running, visit

SIZES = [(80, 24), (60, 20), (50, 16), (120, 40)]


@pytest.fixture(autouse=True)
def in_greenwich(move_to: Callable[[str], None]) -> None:
    move_to("UTC")


@pytest.fixture
def practised(robin: Store) -> Store:
    """Two weeks ago the check and the lesson, then practice and an exam, and yesterday the check after."""
    on, long_ago = course(), START - 14 * DAY
    done(robin, on, BEFORE, "22", long_ago)
    done(robin, on, SUN, "12", long_ago + timedelta(hours=1), certainty=Certainty.GUESS)
    for number, keys in enumerate(["112", "121", "111"]):
        done(robin, on, PRACTICE, keys, long_ago + number * DAY, certainty=Certainty.SURE)
    done(robin, on, EXAM, "211", long_ago + 3 * DAY, certainty=Certainty.FAIRLY)
    done(robin, on, AFTER, "12", START - DAY)
    return robin


async def read(here: Visit) -> str:
    """The words of it, page after page."""
    body, words = here.on(ProgressScreen).query_one(Body), here.words
    while body.scroll_offset.y < body.max_scroll_y:
        await here.press("pagedown")
        words += " " + here.words
    return words


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_everything_is_said_in_words(size: tuple[int, int], practised: Store) -> None:
    async with visit(course(), practised, size=size) as here:
        await here.press("o")
        assert "How I am doing" in here.lines[0]
        words = await read(here)
    said = (
        "Your rounds",
        "Practice: 3 of 3 right",
        "Exam: 2 of 3 right",
        "What you can do",
        "Find the shade",
        "7 of 10 right",
        "Safety",
        "look again",
        "How sure, and how often right",
        "7 of 9 right.",
        "When you were fairly sure, you were right 2 times out of 3.",
        "When you guessed, you were right once out of 2.",
        "Worth another look",
        "The sun at noon burns.",
        "Not: The sun at noon is mild.",
        "Review in the coming days",
        "Sun 22: ",
        "Before and after",
        "Before the lessons 0 of 2 right, after them 1 of 2.",
    )
    assert not [each for each in said if each not in words], words


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_plots_stand_between_the_words_and_fit(size: tuple[int, int], practised: Store) -> None:
    async with visit(course(), practised, size=size) as here:
        await here.press("o")
        shown = here.shown
        for _ in range(12):
            await here.press("pagedown")
            shown += "\n" + here.shown
        assert "100 %┤" in shown and "Share of questions right in your last 7 rounds" in running(shown)
        assert re.search(r"Su +Mo +Tu", shown), "the coming days"
        frames = [line.rstrip(" ▁▂▃▄▅▆▇█") for line in shown.splitlines() if "┌" in line]
        assert frames and all(line.endswith("┐") for line in frames), "no plot is cut at its right"


async def test_a_window_that_grows_gets_wider_plots(practised: Store) -> None:
    async with visit(course(), practised, size=(60, 20)) as here:
        await here.press("o")
        narrow = max(len(line) for line in here.lines if "┌" in line)
        await here.resize(120, 40)
        wide = max(len(line) for line in here.lines if "┌" in line)
        assert narrow < wide <= 80


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_with_nothing_answered_it_says_so(size: tuple[int, int], robin: Store) -> None:
    async with visit(course(), robin, size=size) as here:
        await here.press("o")
        assert "There is nothing to show yet. Answer some questions first, and come back." in here.words
        assert "Your rounds" not in here.words and "┌" not in here.shown
        await here.press("escape")
        here.on(HomeScreen)


async def test_two_rounds_are_told_without_a_plot(robin: Store) -> None:
    done(robin, course(), PRACTICE, "112", START)
    done(robin, course(), PRACTICE, "222", START + DAY)
    async with visit(course(), robin, start=START + DAY) as here:
        await here.press("o")
        assert "Practice: 0 of 3 right" in here.words and "100 %┤" not in here.shown


async def test_rounds_of_a_quiz_that_is_gone_are_still_told(practised: Store) -> None:
    on = course()
    left = replace(
        on,
        paths=(replace(on.paths[0], steps=(BEFORE, SUN, EXAM, AFTER)),),
        quizzes={name: quiz for name, quiz in on.quizzes.items() if name != "practice"},
    )
    async with visit(left, practised) as here:
        await here.press("o")
        assert "a quiz that is no longer there: 3 of 3 right" in await read(here)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_patients_see_words_and_no_marks(size: tuple[int, int], robin: Store) -> None:
    on = course(audience=Audience.PATIENT)
    async with visit(on, robin, size=size) as here:
        await here.press("o")
        assert "The main ideas not covered yet Out of the sun" in here.words
    done(robin, on, SUN, "12", START)
    async with visit(on, robin, size=size, ids="later") as here:
        await here.press("o")
        words = await read(here)
    for said in ("The main ideas", "ready Out of the sun", "Worth another look", "The sun at noon burns."):
        assert said in words
    for unsaid in ("%", "Your rounds", "Marks", "Safety", "How sure", "of 2", "┌", "█"):
        assert unsaid not in words, unsaid


async def test_a_guest_sees_how_they_are_doing_and_leaves_nothing(store: Store) -> None:
    async with visit(course(), store) as here:
        await here.press("down", "enter", "o")
        assert "There is nothing to show yet." in here.words
        await here.press("escape", "r")
        assert "Answer some questions first." in here.words
    assert not store.people()
