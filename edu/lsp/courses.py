"""The courses that an editor has files of open, each checked with what the editor has not saved yet."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from edu.authoring.files import FileRead, Shelf
from edu.authoring.find import course_of
from edu.authoring.load import Loaded
from edu.checking.checker import Checker
from edu.errors import CourseError
from edu.problems import Problem

_HALF_CHARACTER = re.compile("[\ud800-\udfff]")  # no file can hold it: an editor saves U+FFFD in its place


class _Read(NamedTuple):
    loaded: Loaded
    files: dict[Path, FileRead[object]]


@dataclass(slots=True)
class Courses:
    """Courses by their folder; a file that is in none is left alone."""

    _unsaved: dict[Path, str] = field(default_factory=dict)
    _checkers: dict[Path, Checker] = field(default_factory=dict)
    _read: dict[Path, _Read] = field(default_factory=dict)

    def hold(self, path: Path, text: str) -> None:
        """The editor has this text in hand, whatever is on the disk."""
        self._unsaved[path] = _HALF_CHARACTER.sub("\ufffd", text)

    def let_go(self, path: Path) -> None:
        """The editor has closed the file."""
        self._unsaved.pop(path, None)

    def around(self, path: Path) -> set[Path]:
        """The courses that a file is or was a part of."""
        now = _root(path)
        return {root for root in self._read if path.is_relative_to(root)} | ({now} if now else set())

    def all(self) -> set[Path]:
        """Every course that was checked or has a file open."""
        return {*self._read, *(root for path in self._unsaved if (root := _root(path)))}

    def check(self, root: Path) -> dict[Path, tuple[Problem, ...]]:
        """The problems of a course by file, with every open file of it; none of a course that is no longer there."""
        if _root(root / "quizzes") != root:
            self._checkers.pop(root, None)
            self._read.pop(root, None)
            return {}
        checker = self._checkers.setdefault(root, Checker(root, Shelf(unsaved=self._unsaved)))
        checked = checker.check()
        files = checked.loaded.files()
        self._read[root] = _Read(checked.loaded, {file.path: file for file in files.values()})
        found: dict[Path, list[Problem]] = {held: [] for held in self._unsaved if _root(held) == root}
        for problem in checked.problems:
            file = files.get(problem.path)
            found.setdefault(file.path if file else Path(problem.path).absolute(), []).append(problem)
        return {path: tuple(problems) for path, problems in found.items()}

    def loaded(self, path: Path) -> Loaded | None:
        """The course of a file as it was read last."""
        root = _root(path)
        return self._read[root].loaded if root in self._read else None

    def file(self, path: Path) -> FileRead[object] | None:
        """A file as it was read last."""
        return next((read.files[path] for read in self._read.values() if path in read.files), None)

    def text(self, path: Path) -> str:
        """What the editor has in hand of a file, or what was read of it."""
        if path in self._unsaved:
            return self._unsaved[path]
        file = self.file(path)
        return file.text if file else ""


def _root(path: Path) -> Path | None:
    try:
        return course_of(path)
    except CourseError:
        return None
