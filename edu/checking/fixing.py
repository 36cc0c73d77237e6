"""Mending files where that is safe: the text is edited in place, so that comments and layout stay as they are.

Positions count in text with newlines at line ends and no byte-order mark; here they find their way back to the bytes.
"""

import re
from bisect import bisect, insort
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from edu.authoring.files import FileRead
from edu.checking.checker import Checked, Checker
from edu.checking.mendable import safe_fix
from edu.checking.mended import Mended
from edu.checking.rewriting import rewrite
from edu.errors import UsageError
from edu.problems import Edit, Fix, Problem

_ROUNDS = 10  # mending one thing can show another
_LINE = re.compile(r"[^\r\n]*(\r\n|\r|\n|\Z)")
_MARK = "\ufeff"

_Wanted = tuple[Problem, Fix]


@dataclass(frozen=True, slots=True)
class _Plan:
    """What one file would become."""

    file: FileRead[object]
    before: bytes
    after: str
    edits: Sequence[Edit]
    mended: tuple[Mended, ...]
    """As they stand before."""


def mend(checker: Checker, wanted: Callable[[Problem], bool]) -> Iterator[Mended]:
    """Mend what is wanted and safe, until nothing is left to do; gives what was written, in order.

    A file that has changed since it was read stays as it is, and so does one that could not be read afterwards.
    Raises UsageError, after it has given the others, when a file cannot be written.
    """
    done: list[Mended] = []
    failed: UsageError | None = None
    try:
        for _ in range(_ROUNDS):
            plans = _without_harm(checker, list(_plans(checker.check(), wanted)))
            if not plans:
                break
            for plan in filter(_write, plans):
                path = plan.file.shown
                done = [each.moved(plan.edits) if each.problem.path == path else each for each in done]
                done += (each.moved(plan.edits) for each in plan.mended)
    except UsageError as error:
        failed = error
    yield from sorted(done, key=lambda each: (each.problem.path, each.line, each.column))
    if failed:
        raise failed


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
    by_file: dict[str, list[_Wanted]] = {}
    for problem in checked.problems:
        fix = safe_fix(problem)
        if fix and problem.path in files and wanted(problem):
            by_file.setdefault(problem.path, []).append((problem, fix))
    for path, found in by_file.items():
        file, kept = files[path], _apart(found)
        data = _bytes(file.path)
        text = data.decode("utf-8", "surrogateescape")
        if _as_read(text) == file.text:
            edits = [edit for _, fix in kept for edit in fix.edits]
            mended = tuple(_mended(file, problem, fix) for problem, fix in kept)
            yield _Plan(file, data, edited(text, edits), edits, mended)


def _mended(file: FileRead[object], problem: Problem, fix: Fix) -> Mended:
    first = min(fix.edits, key=_start)
    before = file.lines[first.line - 1][first.column - 1 : first.end_column - 1] if first.line == first.end_line else ""
    line, column = (problem.line, problem.column) if problem.line and problem.column else _start(first)
    return Mended(problem=problem, fix=fix, before=before, line=line, column=column)


def _apart(found: Sequence[_Wanted]) -> list[_Wanted]:
    """Those that touch no place twice; the next round sees the others again."""
    kept: list[_Wanted] = []
    used: list[tuple[tuple[int, int], tuple[int, int]]] = []  # in order, none touching another
    for each in found:
        spans = [(_start(edit), (edit.end_line, edit.end_column)) for edit in each[1].edits]
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
    """False when the file is no longer what the plan was made from."""
    try:
        return rewrite(plan.file.path, plan.after.encode("utf-8", "surrogateescape"), only_over=plan.before)
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise UsageError(f"{plan.file.shown} could not be mended ({why}); it is as it was.") from error


def _start(edit: Edit) -> tuple[int, int]:
    return edit.line, edit.column
