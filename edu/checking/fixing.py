"""Mending files where that is safe: the text is edited in place, so that comments and layout stay as they are.

Positions count in text with newlines at line ends and no byte-order mark; here they find their way back to the bytes.
"""

import os
import re
import stat
import tempfile
from bisect import bisect, insort
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from edu.authoring.files import FileRead
from edu.checking.checker import Checked, Checker
from edu.checking.mendable import safe_fix
from edu.errors import UsageError
from edu.problems import Edit, Fix, Problem

_ROUNDS = 10  # mending one thing can show another
_LINE = re.compile(r"[^\r\n]*(\r\n|\r|\n|\Z)")
_MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class Mended:
    """One problem that is no more."""

    problem: Problem
    fix: Fix


@dataclass(frozen=True, slots=True)
class _Plan:
    """What one file would become."""

    file: FileRead[object]
    before: bytes
    after: str
    mended: tuple[Mended, ...]


def mend(checker: Checker, wanted: Callable[[Problem], bool]) -> Iterator[Mended]:
    """Mend what is wanted and safe, until nothing is left to do; gives what was written.

    A file that has changed since it was read stays as it is, and so does one that could not be read afterwards.
    Raises UsageError when a file cannot be written.
    """
    for _ in range(_ROUNDS):
        plans = list(_plans(checker.check(), wanted))
        plans = _without_harm(checker, plans)
        if not plans:
            return
        for plan in plans:
            if _write(plan):
                yield from plan.mended


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The text with these edits made. Lines may end in any way, and those that are added end like the one before."""
    lines = list(_LINE.finditer(text))
    mark = len(_MARK) if text.startswith(_MARK) else 0

    def offset(line: int, column: int) -> int:
        return lines[line - 1].start() + column - 1 + (mark if line == 1 else 0)

    pieces: list[str] = []
    done = 0
    for edit in sorted(edits, key=_start):
        newline = lines[edit.line - 1][1] or lines[max(edit.line - 2, 0)][1] or "\n"
        pieces += [text[done : offset(edit.line, edit.column)], edit.text.replace("\n", newline)]
        done = offset(edit.end_line, edit.end_column)
    return "".join([*pieces, text[done:]])


def _plans(checked: Checked, wanted: Callable[[Problem], bool]) -> Iterator[_Plan]:
    files = checked.loaded.files()
    by_file: dict[str, list[Mended]] = {}
    for problem in checked.problems:
        fix = safe_fix(problem)
        if fix and problem.path in files and wanted(problem):
            by_file.setdefault(problem.path, []).append(Mended(problem, fix))
    for path, found in by_file.items():
        file, mended = files[path], _apart(found)
        data = _bytes(file.path)
        text = data.decode("utf-8", "surrogateescape")
        if _as_read(text) == file.text:
            edits = [edit for each in mended for edit in each.fix.edits]
            yield _Plan(file, data, edited(text, edits), tuple(mended))


def _apart(found: Sequence[Mended]) -> list[Mended]:
    """Those that touch no place twice; the next round sees the others again."""
    kept: list[Mended] = []
    used: list[tuple[tuple[int, int], tuple[int, int]]] = []  # in order, none touching another
    for each in found:
        spans = [(_start(edit), (edit.end_line, edit.end_column)) for edit in each.fix.edits]
        if all(_is_free(start, end, used) for start, end in spans):
            for span in spans:
                insort(used, span)
            kept.append(each)
    return kept


def _is_free(start: tuple[int, int], end: tuple[int, int], used: list[tuple[tuple[int, int], tuple[int, int]]]) -> bool:
    after = bisect(used, (start, end))
    return (not after or used[after - 1][1] < start) and (after == len(used) or end < used[after][0])


def _without_harm(checker: Checker, plans: list[_Plan]) -> list[_Plan]:
    """Those after which the file can be read as well as before."""
    if not plans:
        return []
    before = _unreadable(checker.check())
    checker.shelf.unsaved = {plan.file.path: _as_read(plan.after) for plan in plans}
    after = _unreadable(checker.check())
    checker.shelf.unsaved = {}
    return [plan for plan in plans if after.count(plan.file.shown) <= before.count(plan.file.shown)]


def _unreadable(checked: Checked) -> list[str]:
    return [problem.path for problem in checked.problems if problem.code.startswith("E0")]


def _as_read(text: str) -> str:
    return text.removeprefix(_MARK).replace("\r\n", "\n").replace("\r", "\n")


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:  # gone since it was read
        return b""


def _write(plan: _Plan) -> bool:
    """Wholly or not at all, under the same name and with the same permissions; a link stays a link.

    False when the file is no longer what the plan was made from.
    """
    path = Path(os.path.realpath(plan.file.path))
    try:
        mode = stat.S_IMODE(path.stat().st_mode)
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".edu-", suffix=".part")
        part = Path(name)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(plan.after.encode("utf-8", "surrogateescape"))
            part.chmod(mode)
            if path.read_bytes() != plan.before:
                return False
            part.replace(path)
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise UsageError(f"{plan.file.shown} could not be mended ({why}); it is as it was.") from error
    return True


def _start(edit: Edit) -> tuple[int, int]:
    return edit.line, edit.column
