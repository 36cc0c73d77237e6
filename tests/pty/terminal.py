"""A command in a real pseudo-terminal, and the screen that a person would see. POSIX only.

    with Terminal([sys.executable, "-m", "edu"]) as terminal:
        terminal.wait_for("Before your treatment")
        terminal.press("down", "enter")
        assert "Gentle daily care" in terminal.screen()
        assert terminal.wait() == 0
        assert terminal.untidied() == []

Every wait has an end (`TimeoutError`, which shows the screen). The terminal answers no queries, and has no thread: it
reads what the command writes only inside these methods, so a command that is left alone may wait for its reader.
"""

import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from copy import deepcopy
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pyte

PATIENCE = 15.0
"""Seconds that a wait lasts unless it is told otherwise."""

KEYS = {
    "enter": "\r",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "escape": "\x1b",
    "space": " ",
    "backspace": "\x7f",
    "delete": "\x1b[3~",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    **{f"f{number}": f"\x1bO{final}" for number, final in zip(range(1, 5), "PQRS", strict=True)},
    **{
        f"f{number}": f"\x1b[{code}~"
        for number, code in zip(range(5, 13), (15, 17, 18, 19, 20, 21, 23, 24), strict=True)
    },
    **{f"ctrl+{letter}": chr(ord(letter) - 96) for letter in "abcdefghijklmnopqrstuvwxyz"},
}

MODES_AT_REST = frozenset({7, 25})
"""Private modes that are on in a terminal at rest: lines wrap, the cursor shows."""

ALTERNATE_SCREEN = 1049

_MODE_CHANGE = re.compile(rb"\x1b\[\?([\d;]+)([hl])")
_KITTY_KEYS = re.compile(rb"\x1b\[([<>])[\d;]*u")
_UNKNOWN_TO_PYTE = re.compile(rb"\x1b\[[<>=][\d;]*[A-Za-z]|\x1b\[\d*(?: q)|\x1b\[\d+:[\d:]*m|\x1b[P_^][^\x1b]*\x1b\\")
_UNFINISHED = re.compile(rb"\x1b(?:\[[\d;:<=>?$ ]*|[P_^\]][^\x1b\x07]*\x1b?)?\Z")


class Terminal:
    """Starts the command as the leader of its own session, with the terminal as its three standard streams."""

    def __init__(
        self,
        command: Sequence[str | Path],
        *,
        columns: int = 80,
        rows: int = 24,
        env: Mapping[str, str | None] | None = None,
        cwd: Path | None = None,
    ) -> None:
        """`env` is laid over a plain environment; None takes a variable away."""
        self._master, self._slave = os.openpty()
        self._canvas = _Canvas(columns, rows)
        self._stream = pyte.ByteStream(self._canvas)
        self._undrawn = b""
        self._output = bytearray()
        self._set_size(columns, rows)
        self._attributes = termios.tcgetattr(self._slave)
        os.set_blocking(self._master, False)
        self.process = subprocess.Popen(
            [str(word) for word in command],
            stdin=self._slave,
            stdout=self._slave,
            stderr=self._slave,
            env=_environment(env or {}),
            cwd=cwd,
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    # What goes in

    def press(self, *keys: str) -> None:
        """Press keys by name (`KEYS`) or as the character itself, each in a write of its own."""
        for key in keys:
            self.send(KEYS.get(key, key))

    def send(self, typed: str | bytes, timeout: float = PATIENCE) -> None:
        """Type text or raw bytes; what the command writes meanwhile is read, so neither waits for the other."""
        rest = typed.encode() if isinstance(typed, str) else typed
        end = time.monotonic() + timeout
        while rest:
            if time.monotonic() > end:
                raise TimeoutError(f"the command did not read {len(rest)} bytes\n{self.screen()}")
            _, writable, _ = select.select([], [self._master], [], 0.05)
            if writable:
                rest = rest[os.write(self._master, rest[:1024]) :]
            self.read(0)

    def resize(self, columns: int, rows: int) -> None:
        """As dragging the corner of the window; the command hears SIGWINCH."""
        self.read(0)
        self._canvas.resize(rows, columns)
        self._set_size(columns, rows)

    def kill(self, number: int = signal.SIGKILL) -> None:
        """Send the command (not its children) a signal; nothing happens when it has ended."""
        self.process.send_signal(number)

    def hang_up(self) -> None:
        """Close the window. Nothing can be read or typed after it; `wait` still gives the exit code."""
        if self._master >= 0:
            os.close(self._slave)
            os.close(self._master)
            self._master = self._slave = -1

    def close(self) -> None:
        """End everything that is left of the command, and the terminal."""
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.hang_up()
        self.process.wait(PATIENCE)

    # What comes out

    def read(self, seconds: float = 0.0) -> bool:
        """Draw what the command wrote until now, waiting at most so long for the first of it; False if there was none.

        A command that never stops writing is drawn for a tenth of a second at most.
        """
        if self._master < 0:
            return False
        anything = ready = self._readable(seconds)
        end = time.monotonic() + 0.1
        while ready:
            written = os.read(self._master, 65536)
            self._output += written
            self._draw(written)
            ready = time.monotonic() < end and self._readable(0)
        return anything

    def screen(self) -> str:
        """The rows of the screen as they are now, without blanks at their ends."""
        self.read(0)
        return "\n".join(row.rstrip() for row in self._canvas.display)

    @property
    def output(self) -> bytes:
        """Every byte that the command wrote so far."""
        self.read(0)
        return bytes(self._output)

    def wait_until(self, seen: Callable[[], bool], timeout: float = PATIENCE, *, what: str = "it") -> None:
        """Wait for anything that can be asked again and again.

        Raises:
            TimeoutError: it did not become true in time, or the command ended before.
        """
        end = time.monotonic() + timeout
        while not seen():
            ended = self.process.poll()
            anything = self.read(0.02)
            late = time.monotonic() > end or (ended is not None and not anything)
            if late and not seen():
                state = "is running" if ended is None else f"ended with {ended}"
                raise TimeoutError(f"waited for {what} in vain; the command {state}\n{self.screen()}")

    def wait_for(self, text: str, timeout: float = PATIENCE) -> None:
        """Wait until the screen shows the text (in one row)."""
        self.wait_until(lambda: text in self.screen(), timeout, what=repr(text))

    def wait_gone(self, text: str, timeout: float = PATIENCE) -> None:
        """Wait until the screen shows the text no more."""
        self.wait_until(lambda: text not in self.screen(), timeout, what=f"{text!r} to go")

    def wait_for_output(self, written: bytes, timeout: float = PATIENCE, *, start: int = 0) -> None:
        """Wait for raw bytes after an offset into `output`: nearer to the moment of writing than `wait_for`."""
        self.wait_until(lambda: self._output.find(written, start) >= 0, timeout, what=repr(written))

    def settle(self, quiet: float = 0.15, timeout: float = PATIENCE) -> str:
        """Wait until nothing was written for a while, and give the screen."""
        end = time.monotonic() + timeout
        while self.read(quiet):
            if time.monotonic() > end:
                raise TimeoutError(f"the screen never came to rest\n{self.screen()}")
        return self.screen()

    # What is left behind

    def wait(self, timeout: float = PATIENCE) -> int:
        """Wait for the end: the exit code, or minus the number of the signal that killed the command."""
        self.wait_until(lambda: self.process.poll() is not None, timeout, what="the end")
        self.read(0)
        return self.process.wait(0)

    @property
    def exit_code(self) -> int | None:
        """None while the command runs."""
        return self.process.poll()

    def cpu_seconds(self) -> float:
        """Processor time of the command while it runs, without its children (Linux)."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def is_canonical(self) -> bool:
        """Whether the terminal echoes and edits lines itself, as a shell expects it."""
        local = termios.tcgetattr(self._slave)[3]
        return bool(local & termios.ICANON and local & termios.ECHO and local & termios.ISIG)

    def modes(self) -> set[int]:
        """The private modes that are on: 1049 alternate screen, 1000-1006 mouse, 2004 bracketed paste, 25 cursor."""
        on = set(MODES_AT_REST)
        for numbers, change in _MODE_CHANGE.findall(self.output):
            for number in map(int, numbers.split(b";")):
                on = on | {number} if change == b"h" else on - {number}
        return on

    def in_alternate_screen(self) -> bool:
        return ALTERNATE_SCREEN in self.modes()

    def untidied(self) -> list[str]:
        """What the command left otherwise than it found it; empty is as it should be."""
        left = [f"mode {mode} is on" for mode in sorted(self.modes() - MODES_AT_REST)]
        left += [f"mode {mode} is off" for mode in sorted(MODES_AT_REST - self.modes())]
        pushed = _KITTY_KEYS.findall(self.output)
        if pushed.count(b">") > pushed.count(b"<"):
            left.append("keys are reported in the kitty way")
        if termios.tcgetattr(self._slave) != self._attributes:
            left.append("the line discipline was changed")
        return left

    def _readable(self, seconds: float) -> bool:
        return bool(select.select([self._master], [], [], seconds)[0])

    def _set_size(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self._slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def _draw(self, written: bytes) -> None:
        """Pyte would print what it does not know, so that is left out, even where a read ended in the middle of it."""
        text = self._undrawn + written
        unfinished = _UNFINISHED.search(text)
        self._undrawn = unfinished.group() if unfinished and len(unfinished.group()) < 4096 else b""
        self._stream.feed(_UNKNOWN_TO_PYTE.sub(b"", text[: len(text) - len(self._undrawn)]))


class _Canvas(pyte.Screen):
    """Pyte's screen, and beside it the alternate one, which pyte does not know."""

    def __init__(self, columns: int, rows: int) -> None:
        self._main: tuple[Any, Any] | None = None
        super().__init__(columns, rows)

    def set_mode(self, *modes: int, **kwargs: Any) -> None:
        super().set_mode(*modes, **kwargs)
        if kwargs.get("private") and ALTERNATE_SCREEN in modes and self._main is None:
            self._main = deepcopy(self.buffer), deepcopy(self.cursor)
            self.erase_in_display(2)

    def reset_mode(self, *modes: int, **kwargs: Any) -> None:
        super().reset_mode(*modes, **kwargs)
        if kwargs.get("private") and ALTERNATE_SCREEN in modes and self._main is not None:
            self.buffer, self.cursor = self._main
            self._main = None


def _environment(changes: Mapping[str, str | None]) -> dict[str, str]:
    """Of this process's environment, without what would change the drawing; a UTF-8 terminal with 256 colors."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("TEXTUAL", "COV_", "PYTEST"))}
    wanted = {**kept, "COLUMNS": None, "LINES": None, "NO_COLOR": None, "FORCE_COLOR": None, "TERM_PROGRAM": None}
    wanted |= {"TERM": "xterm-256color", "LANG": "C.UTF-8", "LC_ALL": None, "PYTHONUTF8": None, **changes}
    return {name: value for name, value in wanted.items() if value is not None}
