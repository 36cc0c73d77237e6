"""Locks of the operating system: they end with the process that holds them, however it ends."""

import hashlib
import os
import sys
from pathlib import Path

from msgspec import Struct

from edu.errors import RecordsError

if sys.platform == "win32":
    import msvcrt

    def _lock(file: int) -> None:
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


class Lease(Struct):
    """Something that only one process may have open."""

    _file: int | None

    def release(self) -> None:
        """Let others have it; harmless when done twice. The empty lock file stays."""
        if self._file is not None:
            os.close(self._file)
        self._file = None


def take(folder: Path, person_id: str) -> Lease | None:
    """The right to be this person in this process, or None while another process has it.

    Also None when this process has it already: each `take` opens the lock anew.
    """
    return lock(folder / f"person-{hashlib.sha256(person_id.encode(errors='surrogatepass')).hexdigest()[:32]}.lock")


def lock(path: Path) -> Lease | None:
    """A lock on this file, which is made when missing; None while it is held elsewhere."""
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
    try:
        file = os.open(path, flags, 0o600)
    except OSError as error:
        raise RecordsError(
            f"The lock {path} cannot be opened ({error.strerror}); choose another folder with --data."
        ) from error
    try:
        _lock(file)
    except (BlockingIOError, PermissionError):
        os.close(file)
        return None
    except OSError as error:
        os.close(file)
        raise RecordsError(
            f"The disk of {path} cannot lock files ({error.strerror}); choose a folder on this machine with --data."
        ) from error
    return Lease(file)
