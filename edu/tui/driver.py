"""The stock terminal driver, mended: what a terminal does wrong does not end the app with a fault. POSIX only."""

import io
import os
import selectors
import signal
import termios
import time
from codecs import getincrementaldecoder
from contextlib import suppress
from typing import Any, ClassVar

from textual._xterm_parser import XTermParser
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Resize
from textual.geometry import Size

HUNG_UP = 129
"""The exit code of an app whose terminal went away: 128 and the number of SIGHUP."""


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
