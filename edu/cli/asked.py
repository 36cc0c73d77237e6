"""What `edu check` is asked to look at, and what of it to tell."""

import os
import shlex
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from edu.checking.catalogue import explanations
from edu.checking.checker import Checked
from edu.checking.selection import Selection, selection
from edu.cli.whole_course import is_stray
from edu.errors import UsageError
from edu.problems import Problem, in_order, shown

if TYPE_CHECKING:
    from argparse import Namespace


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A course, or some files of it."""

    root: Path
    files: tuple[str, ...]
    """Of these alone, as problems name them; of all when empty."""
    selection: Selection | None
    clinic: Path | None
    """The file of its details that was named."""
    release: bool
    words: tuple[str, ...]
    """Those of the command line that say all of this."""
    stray: bool
    """Whether the course that ships with edu was taken for want of another."""

    @property
    def name(self) -> str:
        """What is looked at, in a sentence."""
        match self.files:
            case ():
                folder = shown(self.root)
                return "this folder" if folder == "." else folder
            case (file,):
                return file
            case _:
                return f"these {len(self.files)} files"

    def command(self, *options: str) -> str:
        """What to type to look at the same again."""
        return f"`{shlex.join(['edu', 'check', *options, *self.words])}`"

    def holds(self, problem: Problem) -> bool:
        """Whether it is asked for."""
        return (not self.files or problem.path in self.files) and (
            self.selection is None or self.selection.holds(problem)
        )

    def problems(self, checked: Checked) -> tuple[Problem, ...]:
        """Those that are asked for; what is said of the clinic's details comes last."""
        where, unsigned = self._unsigned(checked)
        found = sorted(in_order([*checked.problems, *unsigned]), key=lambda problem: problem.path == where)
        return tuple(filter(self.holds, found))

    def _unsigned(self, checked: Checked) -> tuple[str, tuple[Problem, ...]]:
        """Where the clinic's details are or would be, and what stands between the course and its release."""
        if not self.release:
            return "", ()
        from edu.checking.release import release_problems
        from edu.cli.opening import Where, is_there, read_details

        path, clinic, problems = read_details(Where(clinic=self.clinic))
        where = shown(path) if path else "clinic.yaml"
        details = clinic if path and is_there(path) else None
        today = datetime.now().astimezone().date()
        return where, (*problems, *release_problems(checked.loaded, details, where, today))


def asked(arguments: "Namespace") -> Asked:
    """What the command line says. Raises UsageError or CourseError where that cannot be done."""
    given: Sequence[Path] = arguments.paths or ([arguments.course] if arguments.course else [])
    select, ignore = arguments.select or [], arguments.ignore or []
    chosen = selection(select, ignore, explanations(), release=arguments.release) if select or ignore else None
    root = _root(given)
    return Asked(
        root=root,
        files=tuple(dict.fromkeys(shown(path.absolute()) for path in given)) if all(map(_is_file, given)) else (),
        selection=chosen,
        clinic=arguments.clinic,
        release=arguments.release,
        words=tuple(_words(arguments)),
        stray=not given and is_stray(root),
    )


def _root(given: Sequence[Path]) -> Path:
    """The one course that all of these are, or are in."""
    from edu.authoring.find import course_of, find

    roots: dict[str, Path] = {}
    for path in given:
        if not _is_file(path) and path.suffix and not path.is_dir():
            raise UsageError(f"There is no file {shown(path)}.")
        root = course_of(path) if _is_file(path) else find(path, Path())
        roots.setdefault(os.path.realpath(root), root)
    if len(roots) > 1:
        raise UsageError("These are of several courses; check one course at a time.")
    return next(iter(roots.values()), None) or find(None, Path())


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False


def _words(arguments: "Namespace") -> Iterator[str]:
    """What was typed, without what is done about the problems."""
    if arguments.release:
        yield "--release"
    for name in ("select", "ignore"):
        for codes in getattr(arguments, name) or ():
            yield from (f"--{name}", codes)
    for name in ("clinic",) if arguments.paths else ("clinic", "course"):
        if path := getattr(arguments, name):
            yield from (f"--{name}", str(path))
    yield from map(str, arguments.paths)
