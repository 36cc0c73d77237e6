"""The app's manners at its borders: signals, a terminal that goes away, bytes that are no text, and faults.

Stock Textual leaves the terminal raw after SIGTERM, dies of one byte that is not UTF-8, spins for ever when the
terminal has gone, and prints local variables (so answers) after a fault.
"""

import asyncio
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any, ClassVar

from rich.console import RenderableType
from textual.app import App, SystemCommand
from textual.driver import Driver
from textual.screen import Screen
from textual.worker import WorkerFailed

from edu.errors import EduError, ExitCode

if sys.platform != "win32":
    from textual.drivers.linux_driver import LinuxDriver

    from edu.tui.driver import TerminalDriver
from edu import crash

SignalHandler = Callable[[int, FrameType | None], None]


class GuardedApp(App[None]):
    """An app to be run with `run_to_exit_code`, from the main thread; `run_test` works as ever."""

    grace: ClassVar[float] = 12.0
    """Seconds that the way out may take before the terminal is mended and the process ended by force; more than the
    ten seconds that a write may wait for another process."""

    def __init__(self, crash_log: Path, *, driver_class: type[Driver] | None = None) -> None:
        super().__init__(driver_class=driver_class)
        self.crash_log = crash_log
        self._last_words: str | None = None  # of the first fault; empty once they were said
        self._may_be_forced = False

    def run_to_exit_code(self, *, mouse: bool = True) -> int:
        """Run until the end and give the code that the process should exit with."""
        with self._forced_out_after_grace():
            try:
                asyncio.run(self._run_guarded(mouse=mouse))
            except KeyboardInterrupt:
                return crash.INTERRUPTED
            except Exception as error:
                self._note_fault(error)
                self._print_error_renderables()
        return self.return_code or 0

    def exit(self, result: None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        self._start_grace()
        super().exit(result, return_code, message)

    def panic(self, *renderables: RenderableType) -> None:
        """End after a fault. What Textual would show of it is dropped: it may hold answers."""
        if self._last_words is None:
            self._note_fault(sys.exception() or RuntimeError())
        self._start_grace()
        self._close_messages_no_wait()

    def get_driver_class(self) -> type[Driver]:
        """Our terminal driver in place of the stock one; any other (the web server's) as it is."""
        chosen = super().get_driver_class()
        if sys.platform != "win32" and chosen is LinuxDriver:
            return TerminalDriver
        return chosen

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """What the palette offers: all of Textual's, but nothing that saves what is on the screen."""
        return (command for command in super().get_system_commands(screen) if command.title != "Screenshot")

    def action_screenshot(self, filename: str | None = None, path: str | None = None) -> None:
        """Never save the screen, whoever asks: it shows a person's answers."""

    def _handle_exception(self, error: Exception) -> None:
        self._note_fault(error)
        code = self._return_code
        super()._handle_exception(error)
        self._return_code = code

    def _fatal_error(self) -> None:
        self.panic()

    def _print_error_renderables(self) -> None:
        if self._last_words is None:
            try:
                super()._print_error_renderables()
            except OSError:
                crash.silence_output()
        elif self._last_words:
            crash.say(self._last_words)
            self._last_words = ""

    def _note_fault(self, error: BaseException) -> None:
        """Log it, and keep what the first fault has to say until the terminal is mended."""
        fault = error.error if isinstance(error, WorkerFailed) else error
        recorded = crash.record(fault, self.crash_log)
        if self._last_words is not None:
            return
        if isinstance(fault, EduError):
            self._last_words, self._return_code = str(fault), fault.exit_code
        else:
            self._last_words = crash.sentence(self.crash_log, recorded=recorded)
            self._return_code = ExitCode.INTERNAL

    async def _run_guarded(self, *, mouse: bool) -> None:
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(self._note_stray)
        with self._ended_by_signals(loop):
            try:
                await self.run_async(mouse=mouse)
            finally:
                if self._driver is not None:
                    self._driver.close()  # a fault in an unmount skips it, and with it the last bytes to the terminal

    def _note_stray(self, _loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        """A fault in a task that nobody waits for is logged, and the app goes on."""
        error = context.get("exception")
        if isinstance(error, Exception):
            crash.record(error, self.crash_log)

    @contextmanager
    def _ended_by_signals(self, loop: asyncio.AbstractEventLoop) -> Iterator[None]:
        """Plain handlers: the loop's own would wait while the loop is stuck. What nohup ignores stays ignored."""

        def leave(number: int, _frame: FrameType | None) -> None:
            self._return_code = 128 + number
            self._start_grace()
            loop.call_soon_threadsafe(lambda: self.exit(return_code=128 + number))

        if sys.platform == "win32":
            with _handled({"SIGTERM": leave}):
                yield
        else:
            with _handled({"SIGTERM": leave, "SIGHUP": leave}):
                try:
                    yield
                finally:  # what the driver set: without a loop, its handlers fail
                    signal.signal(signal.SIGTSTP, signal.SIG_DFL)
                    signal.signal(signal.SIGCONT, signal.SIG_DFL)

    @contextmanager
    def _forced_out_after_grace(self) -> Iterator[None]:
        def force(_number: int, _frame: FrameType | None) -> None:
            if sys.platform != "win32" and isinstance(self._driver, TerminalDriver):
                self._driver.let_go()
            os._exit(self._return_code or 0)

        if sys.platform == "win32":
            yield
        else:
            with _handled({"SIGALRM": force}):
                self._may_be_forced = True
                try:
                    yield
                finally:
                    self._may_be_forced = False
                    signal.setitimer(signal.ITIMER_REAL, 0)

    def _start_grace(self) -> None:
        if sys.platform != "win32" and self._may_be_forced:
            signal.setitimer(signal.ITIMER_REAL, self.grace)


@contextmanager
def _handled(handlers: dict[str, SignalHandler]) -> Iterator[None]:
    numbers = {signal.Signals[name]: handler for name, handler in handlers.items()}
    numbers = {number: each for number, each in numbers.items() if signal.getsignal(number) is not signal.SIG_IGN}
    before = {number: signal.signal(number, handler) for number, handler in numbers.items()}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler or signal.SIG_DFL)
