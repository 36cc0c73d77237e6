"""What is new in a course put on disk: all of it or nothing, and never over what is there."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from edu.checking.rewriting import rewrite
from edu.errors import UsageError
from edu.problems import shown


def read_raw(path: Path) -> str:
    """The text as it is, with its own line ends. Raises UsageError."""
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{shown(path)} cannot be read; `edu check` says why.") from error


def put_on_disk(made: Mapping[Path, str], changed: Mapping[Path, str] | None = None) -> None:
    """Make files that are not there, with their folders, and then change others. Raises UsageError."""
    with _all_or_nothing() as undo:
        for path, text in made.items():
            _make_folders(path.parent, undo)
            with path.open("x", encoding="utf-8", newline="") as file:
                undo.append(path)
                file.write(text)
        for path, text in (changed or {}).items():
            _change(path.resolve(), text)


@contextmanager
def _all_or_nothing() -> Iterator[list[Path]]:
    """What is put into the list is taken away again when something goes wrong."""
    undo: list[Path] = []
    try:
        yield undo
    except BaseException as error:
        for path in reversed(undo):
            with suppress(OSError):
                path.rmdir() if path.is_dir() else path.unlink()
        match error:
            case FileExistsError(filename=str(name)):
                raise UsageError(f"{shown(Path(name))} is in the way; nothing was changed.") from error
            case OSError(strerror=why, filename=name):
                where = shown(Path(str(name))) if name else "The course"
                raise UsageError(f"{where} could not be written ({why}); nothing was changed.") from error
            case ValueError():
                raise UsageError("That is no name for a file or folder; please choose another.") from error
            case _:
                raise


def _make_folders(folder: Path, undo: list[Path]) -> None:
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    for each in reversed(missing):
        each.mkdir()
        undo.append(each)


def _change(path: Path, text: str) -> None:
    if not os.access(path, os.W_OK):
        raise PermissionError(None, "Permission denied", str(path))
    rewrite(path, text.encode("utf-8"))
