"""Where the records are: a folder and a file that only their owner can open."""

import os
import stat
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from edu.errors import RecordsError
from edu.records.lease import Lease, lock

FILE_NAME = "records.db"
LEAST_FREE = 20_000_000
"""Bytes; with less, a start is refused before anyone has answered anything."""
LONGEST_WAIT = 10.0
"""Seconds to wait for another process that makes the file at this moment."""


def database_path(data: Path | None, environ: Mapping[str, str]) -> Path:
    """The file of the records: in `data` (--data), else in EDU_DATA, else where this system keeps such things."""
    if data is None and environ.get("EDU_DATA"):
        data = Path(environ["EDU_DATA"])
    if data is None:
        return _usual_folder() / FILE_NAME
    try:
        return data.expanduser().absolute() / FILE_NAME
    except (RuntimeError, OSError) as error:
        raise RecordsError(f"The folder {data} cannot be found; name another with --data.") from error


def _usual_folder() -> Path:
    import platformdirs  # late: it costs start-up time and is not needed with --data

    folder = Path(platformdirs.user_data_dir("edu", appauthor=False))
    if not folder.is_absolute():
        raise RecordsError("This system does not say where your files belong; name a folder with --data.")
    return folder


def prepare(path: Path) -> bool:
    """Make the folder safe to keep records in and look at the file. True when the file is there already."""
    folder = path.parent
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _check_folder(folder, holds_records=os.path.lexists(path))
        _check_space(folder)
        found = os.path.lexists(path)
        if found:
            _check_file(path)
    except OSError as error:
        raise RecordsError(
            f"The folder {folder} cannot be used ({error.strerror}); choose another with --data."
        ) from error
    return found


def _check_folder(folder: Path, *, holds_records: bool) -> None:
    """Others are locked out of a folder that is ours alone; a folder with other things in it is never changed."""
    found = folder.stat()
    if sys.platform != "win32":
        if found.st_uid != os.geteuid():
            raise RecordsError(f"The folder {folder} belongs to someone else; choose one of your own with --data.")
        mode = stat.S_IMODE(found.st_mode)
        if mode & 0o077:
            if mode & stat.S_ISVTX or not (holds_records or not any(folder.iterdir())):
                raise RecordsError(
                    f"The folder {folder} is open to others and holds other things;"
                    " choose an empty or a new folder with --data."
                )
            folder.chmod(mode & 0o700)
    if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        raise RecordsError(f"The folder {folder} is read-only, so nothing could be saved; choose another with --data.")


def _check_file(path: Path) -> None:
    found = path.lstat()
    if stat.S_ISLNK(found.st_mode):
        raise RecordsError(
            f"{path} is a link, and records are kept only in a real file; choose another folder with --data."
        )
    if not stat.S_ISREG(found.st_mode):
        raise RecordsError(f"{path} is not a file; choose another folder with --data.")
    if found.st_nlink != 1:
        raise RecordsError(
            f"{path} has a second name (a hard link), which can damage it;"
            " remove the other name or choose another folder with --data."
        )
    if sys.platform != "win32":
        if found.st_uid != os.geteuid():
            raise RecordsError(f"{path} belongs to someone else; choose a folder of your own with --data.")
        if stat.S_IMODE(found.st_mode) & 0o077:
            path.chmod(stat.S_IMODE(found.st_mode) & 0o700)
    if not os.access(path, os.R_OK | os.W_OK):
        raise RecordsError(
            f"{path} is read-only, so nothing could be saved; make it writable or choose another folder with --data."
        )


def _check_space(folder: Path) -> None:
    free = free_space(folder)
    if free < LEAST_FREE:
        raise RecordsError(
            f"The disk of {folder} has only {free // 1_000_000} MB left and answers could be lost;"
            f" free {LEAST_FREE // 1_000_000} MB or choose another folder with --data."
        )


def free_space(folder: Path) -> int:
    """Bytes that this user can still write there."""
    if sys.platform == "win32":
        import shutil

        return shutil.disk_usage(folder).free
    else:  # noqa: RET505 the type checker takes only this for another platform
        found = os.statvfs(folder)
        return found.f_bavail * found.f_frsize


def install(path: Path, build: Callable[[Path], None]) -> None:
    """Make the file appear complete or not at all: `build` fills a new private file, which then gets its name.

    When another process was faster, its file is left as it is. So an empty file there is never one of ours.
    """
    unfinished = path.with_name(path.name + ".new")
    held = _wait_for(path.with_name(path.stem + ".lock"))
    try:
        if os.path.lexists(path):
            return
        _remove(unfinished)
        os.close(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_NOFOLLOW", 0), 0o600))
        build(unfinished)
        unfinished.rename(path)
        _remove(unfinished)
        _keep_name(path.parent)
    except OSError as error:
        raise RecordsError(f"{path} cannot be made ({error.strerror}); choose another folder with --data.") from error
    finally:
        held.release()


def _wait_for(path: Path) -> Lease:
    until = time.monotonic() + LONGEST_WAIT
    while (held := lock(path)) is None:
        if time.monotonic() > until:
            raise RecordsError(f"Another window is still preparing {path.parent}; close it, then try again.")
        time.sleep(0.01)
    return held


def _remove(unfinished: Path) -> None:
    unfinished.unlink(missing_ok=True)
    unfinished.with_name(unfinished.name + "-journal").unlink(missing_ok=True)


def _keep_name(folder: Path) -> None:
    """Without this a power cut could forget the new name, and all that was saved under it."""
    if sys.platform != "win32":
        file = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(file)
        finally:
            os.close(file)
