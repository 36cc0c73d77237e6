"""Putting an export on disk: wholly or not at all, readable by its owner only, never over another file unasked."""

import os
import re
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import NamedTuple

from edu.assessment.takehome import Sheet
from edu.course.text import FORBIDDEN
from edu.errors import UsageError
from edu.exchange.markdown import markdown
from edu.exchange.plain import plain
from edu.exchange.sheet_html import sheet_html

MOST_NAMES = 999


class Format(NamedTuple):
    """A kind of file that a sheet can become."""

    suffix: str
    renderer: Callable[[Sheet], str]


formats: Mapping[str, Format] = {
    "md": Format(".md", markdown),
    "txt": Format(".txt", plain),
    "html": Format(".html", sheet_html),
}


def file_name(course_id: str, on: date, suffix: str) -> str:
    """A name that says what and when, and nothing about whose it is."""
    return f"{re.sub('[^a-z0-9-]+', '-', course_id.lower()).strip('-') or 'course'}-{on.isoformat()}{suffix}"


def write_export(path: Path, text: str, *, overwrite: bool = False) -> Path:
    """Write the text and return where it is: at `path`, or under the next free name beside it if that is taken.

    The folder has to exist. Raises UsageError with nothing written when it cannot be done.
    """
    try:
        if not path.name or path.is_dir():
            raise UsageError(f"{_shown(path)} is a folder; add the name of a file to write in it.")
        if not path.parent.is_dir():
            raise UsageError(f"There is no folder {_shown(path.parent)}; make it first, or name one that exists.")
        return _write(path, text.encode("utf-8", errors="replace"), overwrite=overwrite)
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise UsageError(
            f"Could not write {_shown(path)} ({why}); nothing was written. Try another folder, or free some space."
        ) from error
    except ValueError as error:
        raise UsageError(f"{_shown(path)} is no name for a file; please choose another.") from error


def _write(path: Path, data: bytes, *, overwrite: bool) -> Path:
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".edu-", suffix=".part")
    part = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        return _moved(part, path) if overwrite else _moved_to_a_free_name(part, path)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _moved(part: Path, target: Path) -> Path:
    part.replace(target)
    _sync_folder(target.parent)
    return target


def _moved_to_a_free_name(part: Path, path: Path) -> Path:
    for target in _names(path):
        try:
            descriptor = os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        except FileExistsError:
            continue
        # The name is ours now: nobody else's file can be under it when ours moves there.
        try:
            os.close(descriptor)
            return _moved(part, target)
        except BaseException:
            with suppress(OSError):
                target.unlink()
            raise
    raise FileExistsError(None, f"{MOST_NAMES} files of that name are there already")


def _names(path: Path) -> Iterator[Path]:
    yield path
    for number in range(2, MOST_NAMES + 1):
        yield path.with_name(f"{path.stem}-{number}{path.suffix}")


def _sync_folder(folder: Path) -> None:
    """So that the new name survives a power cut; where a folder cannot be synced, the file itself is."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _shown(path: Path) -> str:
    return FORBIDDEN.sub("?", str(path))
