"""What a patient reads of how they do, in the course that ships: no per cents, and no word of tests, marks or scores."""

import re
from datetime import timedelta
from pathlib import Path

import pytest

from edu.authoring.load import load
from edu.course.course import Course
from edu.records.store import Store
from edu.tui.home import HomeScreen
from edu.tui.progress import ProgressScreen
from edu.tui.question import QuestionScreen
from edu.tui.result import ResultScreen
from tests.assessment.example import START
from tests.tui.test_walk import go_on
from tests.tui.visit import Visit, visit

UNSAID = re.compile(
    r"%|per ?cent|\b(tests?|exams?|quiz(zes)?|fail(ed|s)?|pass(ed)?|scores?|marks?|grades?|debt|overdue)\b", re.I
)
"""Not among the questions and answers themselves, which are about skin, but in all that is said around them."""


@pytest.fixture(scope="module")
def shipped() -> Course:
    loaded = load(Path(__file__).parents[2])
    assert loaded.course is not None, loaded.problems
    return loaded.course


def look(here: Visit, seen: list[str]) -> None:
    assert not UNSAID.findall(here.words), here.shown
    seen.append(type(here.screen).__name__)


async def round_through(here: Visit, keys: str, seen: list[str]) -> None:
    """Answer what is asked, all by the same number or all by not knowing, down to the result."""
    for _ in range(30):
        if not isinstance(here.screen, QuestionScreen):
            break
        look(here, seen)
        await here.press(*keys, "c")
        if here.screen._sitting.is_open:  # one key is not a whole answer everywhere
            await here.press("0", "c")
        look(here, seen)
        await go_on(here)
    here.on(ResultScreen)
    for _ in range(4):
        look(here, seen)
        await here.press("pagedown")


@pytest.mark.parametrize("path", ["before-treatment", "five-minutes"])
@pytest.mark.parametrize("keys", ["0", "1"])
async def test_nothing_reads_like_a_test(path: str, keys: str, shipped: Course, robin: Store) -> None:
    robin.set_setting("robin", "path", path)
    steps = {known.id: known for known in shipped.paths}[path].steps  # type: ignore[index]
    lesson = next(step for step in steps if step.key == "when-to-call")
    seen: list[str] = []
    async with visit(shipped, robin) as here:
        look(here, seen)
        for key in "ov":
            await here.press(key)
            look(here, seen)
            await here.press("escape")
        await here.app.open_quiz(lesson)
        await here.settle()
        await round_through(here, keys, seen)
        await here.press("escape")
        look(here, seen)
        assert "A short look back: " in here.words
        await here.press("r")
        await round_through(here, keys, seen)
        await here.press("escape")
    async with visit(shipped, robin, start=START + timedelta(days=2), ids="later") as here:
        look(here, seen)
        await here.press("o")
        here.on(ProgressScreen)
        for _ in range(4):
            look(here, seen)
            await here.press("pagedown")
        await here.press("escape")
        here.on(HomeScreen)
    assert {"HomeScreen", "ProgressScreen", "VisitScreen", "QuizScreen", "ResultScreen"} <= set(seen)
