"""One file of a course, read on its own, so that it need not be read again until it changes."""

import hashlib
from collections.abc import Callable
from collections.abc import Mapping as Table
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeVar, cast

from edu.authoring.asked_in import question_nodes
from edu.authoring.nodes import Mapping, Node
from edu.authoring.reading import Limits, Names, Reading
from edu.authoring.source import text_of, text_of_file
from edu.problems import Problem, shown

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRead(Generic[T]):
    """What one file said; `value` is None when a problem kept it from being read."""

    path: Path
    shown: str
    """The path as problems say it."""
    text: str
    """What the positions count in: newlines at line ends, no byte-order mark; empty when there is none."""
    root: Node | None
    """Its tree; for a lesson that of its front matter."""
    value: T | None
    problems: tuple[Problem, ...]
    names: Names
    """Ids that this file alone gives and uses."""

    @property
    def lines(self) -> list[str]:
        return self.text.split("\n")

    def questions(self) -> dict[str, Mapping]:
        """Of a quiz, every question and every step of a scenario that has an id, by it."""
        return question_nodes(self.root)


Read = Callable[[str, Reading], tuple[Node | None, T | None]]
"""Makes a value of clean text, reporting into the reading; also gives the tree it was made from."""


@dataclass(slots=True)
class Shelf:
    """Files as they were read last. What has not changed on disk, nor in an editor, is not read again."""

    limits: Limits = field(default_factory=Limits)
    unsaved: Table[Path, str] = field(default_factory=dict)
    """What an editor holds of a file that it has not written yet."""
    _kept: dict[Path, tuple[object, FileRead[object]]] = field(default_factory=dict)

    def read(self, path: Path, how: Read[T], limits: Limits | None = None) -> FileRead[T]:
        """Read a file, or give what it said when it is the same as before."""
        state = self._state(path)
        kept = self._kept.get(path)
        if kept and state is not None and kept[0] == state:
            return cast(FileRead[T], kept[1])  # a path is always read in the same way
        reading = Reading(shown(path), limits=limits or self.limits)
        text = self._text(path, reading)
        root, value = how(text, reading) if text is not None else (None, None)
        read = FileRead(
            path=path,
            shown=reading.path,
            text=text or "",
            root=root,
            value=value,
            problems=tuple(reading.problems),
            names=reading.names,
        )
        self._kept[path] = (state, cast(FileRead[object], read))
        return read

    def forget_others(self, paths: set[Path]) -> None:
        """Drop what is no longer part of the course."""
        self._kept = {path: kept for path, kept in self._kept.items() if path in paths}

    def _state(self, path: Path) -> object:
        """What changes when the file does; None where nothing can be said."""
        if path in self.unsaved:
            return hashlib.sha256(self.unsaved[path].encode("utf-8", "surrogatepass")).digest()
        try:
            about = path.stat()
        except (OSError, ValueError):
            return None
        return about.st_mtime_ns, about.st_ctime_ns, about.st_size, about.st_ino

    def _text(self, path: Path, reading: Reading) -> str | None:
        if path in self.unsaved:
            return text_of(self.unsaved[path].encode("utf-8", "surrogatepass"), reading)
        return text_of_file(path, reading)
