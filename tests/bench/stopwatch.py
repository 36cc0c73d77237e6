"""A command in a real pseudo-terminal, and the time until given bytes come out of it. Nothing is drawn."""

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from typing import Self


class Stopwatch:
    """Starts the command; every `until` gives seconds since the start or the last key."""

    def __init__(self, command: Sequence[str], env: Mapping[str, str], *, columns: int = 80, rows: int = 24) -> None:
        self._since = time.perf_counter()
        self._pid, self._master = pty.fork()
        if self._pid == 0:
            os.execvpe(command[0], list(command), dict(env))
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self._seen = b""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        os.kill(self._pid, signal.SIGKILL)
        os.waitpid(self._pid, 0)
        os.close(self._master)

    def until(self, marker: str, *, timeout: float = 20.0) -> float:
        """Seconds until these words came out since the last key."""
        wanted = marker.encode()
        while wanted not in self._seen:
            if time.perf_counter() - self._since > timeout:
                raise TimeoutError(f"never saw {marker!r}; the end of what came: {self._seen[-2000:]!r}")
            if select.select([self._master], [], [], 1.0)[0]:
                self._seen += os.read(self._master, 65536)
        return time.perf_counter() - self._since

    def press(self, keys: str) -> None:
        """Forget what came so far, type, and start the clock."""
        self.begin()
        os.write(self._master, keys.encode())

    def begin(self) -> None:
        """Wait until all is quiet, forget what came so far, and start the clock."""
        self.rest()
        self._seen = b""
        self._since = time.perf_counter()

    def rest(self, quiet: float = 0.25) -> None:
        """Read on until nothing has come for a while."""
        while select.select([self._master], [], [], quiet)[0]:
            self._seen += os.read(self._master, 65536)
