"""A course that was read once without a problem, kept beside the records so that starting need not read it again.

What is kept is data of the shapes in `edu.course`, read back with every type checked; nothing in it is run. It stands
for the files only as long as every byte of them, and the code that reads them, is the same.
"""

import errno
import hashlib
import os
import stat
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


def kept(root: Path, folder: Path) -> Course | None:
    """The course in `root` as it was kept in `folder`; None when it was not, or when anything has changed since."""
    try:
        data = (folder / KEPT).read_bytes()
        if data[:_DIGEST] != _digest(root):
            return None
        return msgpack.decode(data[_DIGEST:], type=Course)
    except (OSError, MsgspecError, UnicodeDecodeError):
        return None


def keep(course: Course, root: Path, folder: Path) -> None:
    """Keep a course for the next start. Where that cannot be done, the next start reads the files again."""
    part = folder / f"{KEPT}.{os.getpid()}"
    with suppress(OSError):
        try:
            part.write_bytes(_digest(root) + msgpack.encode(course))
            part.replace(folder / KEPT)
        finally:
            part.unlink(missing_ok=True)


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
