"""A course that was read once without a problem, kept beside the records so that starting need not read it again.

What is kept is data of the shapes in `edu.course`, read back with every type checked; nothing in it is run. It stands
for the files only as long as every byte of them, and the code that reads them, is the same.
"""

import errno
import hashlib
import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from msgspec import MsgspecError, msgpack

import edu
from edu.course.course import Course

KEPT = "course.compiled"
LARGEST = 16_000_000
"""Bytes; what is larger, or is no plain file, is left to the reader and its complaint."""
_DIGEST = 32
_READERS = ("authoring", "course")


def digest(root: Path) -> bytes | None:
    """Of every byte that the course in `root` is read from; None when it cannot be told."""
    try:
        return _digest(root)
    except OSError:
        return None


def kept(files: bytes | None, folder: Path) -> Course | None:
    """The course that was kept in `folder` for files of this digest; None when there is none, or it is damaged."""
    try:
        data = (folder / KEPT).read_bytes()
        if files is None or data[:_DIGEST] != _seal(files, data[_DIGEST:]):
            return None
        return msgpack.decode(data[_DIGEST:], type=Course)
    except (OSError, MsgspecError, UnicodeDecodeError, RecursionError):
        return None


def keep(course: Course, files: bytes | None, folder: Path) -> None:
    """Keep a course for the next start; `files` is the digest from before they were read.

    Where it cannot be kept, the next start reads the files again.
    """
    if files is None:
        return
    packed = msgpack.encode(course)
    with suppress(OSError):
        handle, name = tempfile.mkstemp(dir=folder, prefix=f"{KEPT}.")
        part = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(_seal(files, packed) + packed)
            part.replace(folder / KEPT)
        finally:
            part.unlink(missing_ok=True)


def _seal(files: bytes, packed: bytes) -> bytes:
    return hashlib.sha256(files + packed).digest()


def _digest(root: Path) -> bytes:
    seen = hashlib.sha256(f"{edu.__version__} {root.absolute()}".encode("utf-8", "surrogateescape"))
    for path in _files(root):
        about = path.stat()
        if not stat.S_ISREG(about.st_mode) or about.st_size > LARGEST:
            raise OSError(errno.EINVAL, "not a file of a course", str(path))
        data = path.read_bytes()
        seen.update(f"{path.relative_to(root)} {len(data)}\n".encode("utf-8", "surrogateescape"))
        seen.update(data)
    for room in _READERS:
        for entry in sorted(os.scandir(Path(edu.__file__).parent / room), key=lambda entry: entry.name):
            if entry.name.endswith(".py"):
                about = entry.stat()
                seen.update(f"{entry.name} {about.st_size} {about.st_mtime_ns}\n".encode())
    return seen.digest()


def _files(root: Path) -> Iterator[Path]:
    for folder in (root / "content", root / "content" / "lessons", root / "quizzes"):
        yield from sorted(path for path in folder.iterdir() if path.suffix in (".yaml", ".md"))
