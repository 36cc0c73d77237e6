"""The app's manners at its borders: signals, a terminal that goes away, bytes that are no text, and faults.

Stock Textual leaves the terminal raw after SIGTERM, dies of one byte that is not UTF-8, spins for ever when the
terminal has gone, and prints local variables (so answers) after a fault.
"""

import asyncio
import io
import os
import selectors
import signal
import sys
import time
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import Any, ClassVar

from rich.console import RenderableType
from textual._xterm_parser import XTermParser
from textual.app import App, SystemCommand
from textual.driver import Driver
from textual.events import Resize
from textual.geometry import Size
from textual.screen import Screen
from textual.worker import WorkerFailed

from edu.errors import EduError, ExitCode
from edu.tui import crash

SignalHandler = Callable[[int, FrameType | None], None]

HUNG_UP = 129
"""The exit code of an app whose terminal went away: 128 and the number of SIGHUP."""


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
        """The terminal driver below in place of the stock one; any other (the web server's) as it is."""
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


if sys.platform != "win32":
    import termios

    from textual.drivers.linux_driver import LinuxDriver

    class TerminalDriver(LinuxDriver):
        """The stock driver, except that what a terminal does wrong does not end the app with a fault."""

        TAKE_BACK: ClassVar[bytes] = (
            b"\x1b[?2004l\x1b[?7h\x1b[?2048l\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l"
            b"\x1b[<u\x1b[?1049l\x1b[?25h\x1b[?1004l"
        )
        """Undoes every mode that the stock driver sets, and leaves the alternate screen."""

        def __init__(
            self, app: App[Any], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
        ) -> None:
            super().__init__(app, debug=debug, mouse=mouse, size=size)
            self._file = TerminalOutput()

        def start_application_mode(self) -> None:
            """Then learn sizes in the loop: stock handlers interrupt each other, so the last to post may be stale."""
            super().start_application_mode()  # type: ignore[no-untyped-call]  # Textual gives it no types
            signal.signal(signal.SIGWINCH, lambda *_: self._loop.call_soon_threadsafe(self._measure))

        def _measure(self) -> None:
            if not self._in_band_window_resize:
                size = Size(*self._get_terminal_size())
                self._app.post_message(Resize(size, size))

        def let_go(self) -> None:
            """Mend the terminal at once, without the loop, and even if nobody reads the terminal."""
            screen, end = 2, time.monotonic() + 1
            signal.signal(signal.SIGALRM, lambda *_: None)
            with suppress(OSError, termios.error):
                if self.attrs_before is not None:
                    termios.tcsetattr(self.fileno, termios.TCSANOW, self.attrs_before)
                os.set_blocking(screen, False)
                while time.monotonic() < end and not self._written_at_once(screen):
                    time.sleep(0.01)
            with suppress(OSError):
                os.set_blocking(screen, True)

        def _written_at_once(self, screen: int) -> bool:
            """Drop what waits for a reader, and interrupt the thread that writes: it holds the terminal until then."""
            termios.tcflush(screen, termios.TCOFLUSH)
            if self._writer_thread is not None and self._writer_thread.ident and self._writer_thread.is_alive():
                signal.pthread_kill(self._writer_thread.ident, signal.SIGALRM)
            with suppress(BlockingIOError):
                return os.write(screen, self.TAKE_BACK) == len(self.TAKE_BACK)
            return False

        def _sigcont_application(self, *_: object) -> None:
            """Draw anew after a stop that nobody announced (SIGSTOP); the stock driver would then read keys twice."""
            if self._app._exit:
                return
            if self._key_thread is not None and self._key_thread.is_alive():
                self._loop.call_soon_threadsafe(self._start_again)
            else:
                super()._sigcont_application()

        def _start_again(self) -> None:
            self.suspend_application_mode()
            self.resume_application_mode()

        def run_input_thread(self) -> None:
            """Read keys until told to stop. Bytes that are not UTF-8 are dropped; the end of input ends the app."""
            parser = XTermParser(self._debug)
            decode = getincrementaldecoder("utf-8")("ignore").decode
            with selectors.SelectSelector() as selector:
                selector.register(self.fileno, selectors.EVENT_READ)
                while not self.exit_event.is_set():
                    if selector.select(0.1):
                        typed = self._read()
                        if not typed:
                            self._loop.call_soon_threadsafe(self._app.exit, None, HUNG_UP)
                            return
                        text = decode(typed)
                        for event in parser.feed(text) if text else ():  # fed nothing, the parser takes it for the end
                            self.process_message(event)
                    for event in parser.tick():
                        self.process_message(event)

        def _read(self) -> bytes:
            try:
                return os.read(self.fileno, 4096)
            except OSError:
                return b""

        def _run_input_thread(self) -> None:
            try:
                self.run_input_thread()
            except Exception as error:
                self._loop.call_soon_threadsafe(self._app._handle_exception, error)

    class TerminalOutput(io.TextIOWrapper):
        """The terminal, written in UTF-8; once it has gone, what is written is lost and nothing fails.

        Otherwise the thread that writes dies, its queue fills, and the whole app waits for it for ever.
        """

        def __init__(self) -> None:
            terminal = io.BufferedWriter(io.FileIO(2, "w", closefd=False))
            super().__init__(terminal, encoding="utf-8", errors="backslashreplace", newline="")

        def write(self, text: str) -> int:
            with suppress(OSError):
                super().write(text)
            return len(text)

        def flush(self) -> None:
            with suppress(OSError):
                super().flush()
