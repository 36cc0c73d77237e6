"""The courses that an editor has files of open, each checked with what the editor has not saved yet."""

from dataclasses import dataclass, field
from pathlib import Path

from edu.authoring.files import FileRead, Shelf
from edu.authoring.find import course_of
from edu.checking.checker import Checked, Checker
from edu.errors import CourseError
from edu.problems import Problem


@dataclass(slots=True)
class Courses:
    """Courses by their folder; a file that is in none is left alone."""

    _unsaved: dict[Path, str] = field(default_factory=dict)
    _checkers: dict[Path, Checker] = field(default_factory=dict)
    _checked: dict[Path, Checked] = field(default_factory=dict)

    def hold(self, path: Path, text: str) -> None:
        """The editor has this text in hand, whatever is on the disk."""
        self._unsaved[path] = text

    def let_go(self, path: Path) -> None:
        """The editor has closed the file."""
        self._unsaved.pop(path, None)

    def check(self, path: Path) -> dict[Path, tuple[Problem, ...]]:
        """The problems of the course that a file is part of, by file, with every open file of it; none for no course."""
        root = _root(path)
        if root is None:
            return {}
        checker = self._checkers.setdefault(root, Checker(root, Shelf(unsaved=self._unsaved)))
        checked = self._checked[root] = checker.check()
        found: dict[Path, list[Problem]] = {held: [] for held in self._unsaved if held.is_relative_to(root)}
        files = checked.loaded.files()
        for problem in checked.problems:
            file = files.get(problem.path)
            found.setdefault(file.path if file else Path(problem.path).absolute(), []).append(problem)
        return {path: tuple(problems) for path, problems in found.items()}

    def checked(self, path: Path) -> Checked | None:
        """The course of a file as it was checked last."""
        root = _root(path)
        return self._checked.get(root) if root else None

    def file(self, path: Path) -> FileRead[object] | None:
        """A file as it was read last."""
        checked = self.checked(path)
        files = checked.loaded.files().values() if checked else ()
        return next((file for file in files if file.path == path), None)


def _root(path: Path) -> Path | None:
    try:
        return course_of(path)
    except CourseError:
        return None
