"""Someone who writes a file of a course, with the preview beside it."""

import asyncio
import shutil
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count
from pathlib import Path

from edu.authoring.find import built_in
from edu.cli.preview import Watched
from edu.course.course import Clinic
from edu.records.store import Store
from edu.tui.desk import Services
from edu.tui.preview import PreviewApp
from tests.tui.visit import Clock, Sheets, Visit

SIZES = [(80, 24), (60, 20)]
_seeds = count(1)


def course_in(folder: Path) -> Path:
    """A copy of the course that ships with edu."""
    for name in ("content", "quizzes"):
        shutil.copytree(built_in() / name, folder / name)
    return folder


@asynccontextmanager
async def beside(file: Path, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Visit]:
    """The preview of a file, beside an editor that a test has in hand."""
    watched, clock = Watched(file), Clock()
    shown = watched.look()
    assert shown is not None
    with Store.in_memory() as store:
        services = Services(
            course=shown.course,
            clinic=Clinic(),
            store=store,
            take_lease=lambda _: None,
            write_sheet=Sheets(),
            now=clock.today,
            monotonic=clock,
            new_seed=lambda: next(_seeds),
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
