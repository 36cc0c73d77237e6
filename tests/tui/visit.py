"""A person in front of the app: keys and clicks as the terminal sends them, and what is on the screen.

Time stands still but for the clock of the test, and each act returns when all that came of it is done.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any, TypeVar

from rich.cells import cell_len
from textual import events
from textual.pilot import Pilot
from textual.screen import Screen
from textual.strip import Strip

from edu.assessment.takehome import Sheet
from edu.course.course import Clinic, Course
from edu.records.lease import Lease
from edu.records.store import Store
from edu.tui.app import EduApp
from edu.tui.desk import Services
from tests.assessment.example import START

S = TypeVar("S", bound=Screen[Any])
Open = Callable[..., AbstractAsyncContextManager["Visit"]]
FREE = Lease(None)
UNHURRIED = 1.0
"""Seconds between the acts of a person."""
HELD = 0.03
"""Seconds between the repeats of a held key."""


class Clock:
    """Seconds since some moment; they pass only when a test says so."""

    def __init__(self, start: datetime = START) -> None:
        self.at = 1000.0
        self.start = start
        """What a clock on the wall said at the beginning."""

    def __call__(self) -> float:
        return self.at

    def today(self) -> datetime:
        return self.start + timedelta(seconds=self.at - 1000)


class Visit:
    """One app in a window without a terminal."""

    def __init__(self, app: EduApp, pilot: Pilot[None], clock: Clock) -> None:
        self.app = app
        self.clock = clock
        self._pilot = pilot

    # What a person does

    async def press(self, *keys: str) -> None:
        for key in keys:
            self.clock.at += UNHURRIED
            self.send(key)
            await self.settle()

    async def hold(self, key: str, times: int = 50) -> None:
        for _ in range(times):
            self.clock.at += HELD
            self.send(key)
            await self.settle()

    async def burst(self, *keys: str) -> None:
        """Keys that all arrive before the app has looked at the first."""
        self.clock.at += UNHURRIED
        for key in keys:
            self.send(key)
        await self.settle()

    async def write(self, words: str) -> None:
        """Type words, without a look between the letters."""
        for letter in words:
            self._post(events.Key({" ": "space"}.get(letter, letter), letter))
        await self.settle()

    async def paste(self, words: str) -> None:
        self._post(events.Paste(words))
        await self.settle()

    def send(self, key: str) -> None:
        printable = {"space": " ", "question_mark": "?"}.get(key, key if len(key) == 1 else None)
        self._post(events.Key(key, printable))

    async def click(self, words: str, *, nth: int = 0, times: int = 1, every: float = UNHURRIED) -> None:
        """Click on words where they stand on the screen."""
        x, y = self.find(words)[nth]
        await self.click_at(x, y, times=times, every=every)

    async def click_at(self, x: int, y: int, *, times: int = 1, every: float = UNHURRIED) -> None:
        for _ in range(times):
            self.clock.at += every
            for kind in (events.MouseMove, events.MouseDown, events.MouseUp):
                button = 0 if kind is events.MouseMove else 1
                self._post(kind(None, x, y, 0, 0, button, shift=False, meta=False, ctrl=False, screen_x=x, screen_y=y))
            await self.settle()

    async def resize(self, width: int, height: int) -> None:
        await self._pilot.resize_terminal(width, height)
        await self.settle()

    def _post(self, event: events.Event) -> None:
        event.set_sender(self.app)
        driver = self.app._driver
        assert driver is not None
        driver.send_message(event)

    # What is there

    @property
    def screen(self) -> Screen[object]:
        return self.app.screen

    def on(self, kind: type[S]) -> S:
        """The screen on top, which is of this kind."""
        assert isinstance(self.screen, kind), f"on {type(self.screen).__name__}:\n{self.shown}"
        return self.screen

    @property
    def strips(self) -> list[Strip]:
        return self.screen._compositor.render_strips()

    @property
    def lines(self) -> list[str]:
        return [strip.text.rstrip() for strip in self.strips]

    @property
    def shown(self) -> str:
        return "\n".join(self.lines)

    @property
    def words(self) -> str:
        """All that is shown as running words, without frames and line breaks."""
        return running(self.shown)

    def find(self, words: str) -> list[tuple[int, int]]:
        """Column and line of each place where words stand on one line."""
        found = [(cell_len(line.split(words)[0]), y) for y, line in enumerate(self.lines) if words in line]
        assert found, f"no “{words}” in\n{self.shown}"
        return found

    async def settle(self) -> None:
        """Let everything happen that is under way: messages, writing, drawing."""
        quiet = 0
        while quiet < 2 and self.app.is_running:
            busy = self._busy()
            await self._pilot._wait_for_screen()
            await asyncio.wrap_future(self.app.desk._writer.submit(int))
            if self.app._exception:
                raise self.app._exception
            self.app.screen._on_timer_update()
            quiet = 0 if busy or self._busy() else quiet + 1

    def _busy(self) -> bool:
        pumps = [self.app, *(node for screen in self.app.screen_stack for node in screen.walk_children(with_self=True))]
        return any(pump.message_queue_size for pump in pumps) or any(work.is_running for work in self.app.workers)


def running(words: str) -> str:
    return " ".join(words.translate(str.maketrans("│╭╮╰╯─━┃┏┓┗┛▌▐█▁▂▃▄▅▆▇", " " * 22)).split())


class Sheets:
    """Takes sheets in place of files."""

    def __init__(self) -> None:
        self.written: list[tuple[Sheet, str]] = []

    def __call__(self, sheet: Sheet, format_name: str) -> Path:
        self.written.append((sheet, format_name))
        return Path("/home/someone/sheet." + format_name)


@asynccontextmanager
async def visit(
    course: Course,
    store: Store,
    *,
    size: tuple[int, int] = (80, 24),
    clinic: Clinic | None = None,
    take_lease: Callable[[str], Lease | None] = lambda _: FREE,
    sheets: Sheets | None = None,
    ids: str = "id",
    log: Path = Path("/nonexistent/edu.log"),
    start: datetime = START,
) -> AsyncIterator[Visit]:
    """An app that has just been opened on these records."""
    clock, numbers = Clock(start), count(1)
    app = EduApp(
        Services(
            course=course,
            clinic=clinic or Clinic(),
            store=store,
            take_lease=take_lease,
            write_sheet=sheets or Sheets(),
            now=clock.today,
            monotonic=clock,
            new_id=lambda: f"{ids}-{next(numbers)}",
            new_seed=lambda: 1,
        ),
        log=log,
    )
    app.animation_level = "none"
    async with app.run_test(size=size, notifications=True) as pilot:
        there = Visit(app, pilot, clock)
        await there.settle()
        yield there
