"""Problems for a person: what is wrong and what to do, then the line at fault with a caret under the words.

A problem begins with `path:line:column: CODE`, on a line of its own that other programs can find.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from edu.authoring.files import FileRead
from edu.checking.report.cells import cells, filled, fitting, reaching_back
from edu.checking.report.piece import Piece, Style
from edu.problems import Level, Problem

INDENT = 4
"""Of a sentence that goes on in another line."""
_CUT = "…"
_BEFORE = 24  # cells of a cut line that are kept before the span, where there are any

STYLES: Mapping[Level, Style] = {Level.ERROR: Style.ERROR, Level.WARNING: Style.WARNING}


class Look(NamedTuple):
    """How a report is laid out."""

    width: int = 100
    """Cells of a line of a file, with what stands before it."""
    wrapped: bool = False
    """Whether sentences are broken into lines of that width too; not where a program may search them."""


def text(problems: Sequence[Problem], files: Mapping[str, FileRead[object]], look: Look) -> list[Piece]:
    """The whole report; nothing when there are no problems. `files` are those of the course, as problems name them."""
    gutter = len(str(max((problem.line or 0 for problem in problems), default=0)))
    lines: dict[str, list[str]] = {}
    pieces: list[Piece] = []
    apart = False
    for problem in problems:
        if problem.path not in lines:
            file = files.get(problem.path)
            lines[problem.path] = file.lines if file else []
        excerpt = list(_excerpt(problem, lines[problem.path], gutter, look.width))
        if pieces and (apart or excerpt):
            pieces.append(Piece("\n"))
        pieces += [*_sentence(problem, look), *excerpt]
        apart = bool(excerpt)
    return pieces


def _sentence(problem: Problem, look: Look) -> Iterator[Piece]:
    whole = str(problem)
    words = whole.split(" ") if look.wrapped else [whole]
    code = whole.index(f" {problem.code} ") + 1
    starts = 0
    for number, line in enumerate(filled(words, look.width, INDENT)):
        said = " ".join(words[each] for each in line)
        if number:
            yield Piece(" " * INDENT)
        yield from _marked(said, starts, code, code + len(problem.code), STYLES[problem.level])
        yield Piece("\n")
        starts += len(said) + 1


def _marked(said: str, starts: int, code: int, message: int, style: Style) -> Iterator[Piece]:
    """One line of a sentence: up to `code` strong, from there up to `message` in the style of its level."""
    cuts = [min(max(cut - starts, 0), len(said)) for cut in (0, code, message, starts + len(said))]
    for start, end, how in zip(cuts, cuts[1:], (Style.STRONG, style, Style.PLAIN), strict=False):
        if start < end:
            yield Piece(said[start:end], how)


def _excerpt(problem: Problem, lines: Sequence[str], gutter: int, width: int) -> Iterator[Piece]:
    """The line at fault and a caret under what is wrong in it."""
    if problem.line is None or problem.column is None or problem.line > len(lines):
        return
    line = lines[problem.line - 1].rstrip()
    start = min(problem.column - 1, len(line))
    end = min(problem.end_column - 1, len(line)) if problem.end_column else start + 1
    room = max(width - gutter - 5, 20)
    shown, before, under = _window(line, start, max(end, start + 1), room)
    yield Piece(f"  {problem.line:>{gutter}} │ ", Style.QUIET)
    yield Piece(f"{shown}\n".replace("\t", "    "))
    yield Piece(f"  {'':>{gutter}} │ ", Style.QUIET)
    yield Piece(" " * before)
    yield Piece(f"{'^' * under}\n", STYLES[problem.level])


def _window(line: str, start: int, end: int, room: int) -> tuple[str, int, int]:
    """As much of a line as there is room for, with the cells before and under the characters that are meant."""
    first = 0
    if fitting(line, room) < len(line) and end > fitting(line, room - 1):
        first = reaching_back(line, start, _BEFORE)
    head = _CUT if first else ""
    kept = line[first:]
    fits = fitting(kept, room - len(head))
    tail = ""
    if fits < len(kept):
        kept, tail = kept[: fitting(kept, room - len(head) - len(_CUT))], _CUT
    before = len(head) + cells(line[first:start])
    under = max(cells(kept[start - first : end - first]), 1)
    return f"{head}{kept}{tail}", before, under
