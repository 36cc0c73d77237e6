"""Problems for a person: what is wrong and what to do, then the line at fault with carets under the words.

A problem begins with `path:line:column: CODE`, on a line of its own that other programs can find.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from edu.authoring.files import FileRead
from edu.checking.report.cells import cells, filled, fitting, reaching_back
from edu.checking.report.gathered import Entry, Span, gathered
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


class Part(NamedTuple):
    """What is printed of one entry, with the empty line that sets it apart from the one before."""

    pieces: list[Piece]
    told: int
    """How many problems that are."""


def text(problems: Sequence[Problem], files: Mapping[str, FileRead[object]], look: Look) -> list[Piece]:
    """The whole report; nothing when there are no problems. `files` are those of the course, as problems name them."""
    return list(chain.from_iterable(part.pieces for part in parts(problems, files, look)))


def parts(problems: Sequence[Problem], files: Mapping[str, FileRead[object]], look: Look) -> Iterator[Part]:
    """The report bit by bit."""
    gutter = len(str(max((problem.line or 0 for problem in problems), default=0)))
    paths = dict.fromkeys(problem.path for problem in problems)
    lines = {path: files[path].lines for path in paths if path in files}
    apart: bool | None = None
    for entry in gathered(problems, lines):
        excerpt = list(_excerpt(entry, lines.get(entry.problem.path, ()), gutter, look.width))
        gap = [Piece("\n")] if apart or (excerpt and apart is not None) else []
        yield Part([*gap, *_sentence(entry.problem, look), *excerpt], entry.told)
        apart = bool(excerpt)


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


def _excerpt(entry: Entry, lines: Sequence[str], gutter: int, width: int) -> Iterator[Piece]:
    """The line at fault and carets under what is wrong in it."""
    number = entry.problem.line
    if number is None or not entry.spans or number > len(lines):
        return
    line = lines[number - 1].rstrip()
    spans = [_within(line, span) for span in entry.spans]
    window = _window(line, *spans[0], max(width - gutter - 5, 20))
    carets = _carets(line, spans, window)
    yield Piece(f"  {number:>{gutter}} │ ", Style.QUIET)
    yield Piece(f"{window.shown}\n".replace("\t", "    "))
    yield Piece(f"  {'':>{gutter}} │ ", Style.QUIET)
    yield Piece(" " * carets.index("^"))
    yield Piece(f"{carets.lstrip()}\n", STYLES[entry.problem.level])


def _within(line: str, span: Span) -> tuple[int, int]:
    """Where words start and end in a line, at least one character of it or just behind it."""
    start = min(span[0] - 1, len(line))
    return start, max(min(span[1] - 1, len(line)) if span[1] else start + 1, start + 1)


class _Window(NamedTuple):
    """As much of a line as there is room for."""

    shown: str
    first: int
    """The first character that is shown."""
    end: int
    """Just past the last one."""


def _window(line: str, start: int, end: int, room: int) -> _Window:
    """With the words from `start` to `end` in it."""
    first = 0
    if fitting(line, room) < len(line) and end > fitting(line, room - 1):
        first = reaching_back(line, start, _BEFORE)
    head = _CUT if first else ""
    kept = line[first:]
    fits = fitting(kept, room - len(head))
    tail = ""
    if fits < len(kept):
        kept, tail = kept[: fitting(kept, room - len(head) - len(_CUT))], _CUT
    return _Window(f"{head}{kept}{tail}", first, first + len(kept))


def _carets(line: str, spans: Sequence[tuple[int, int]], window: _Window) -> str:
    """As wide as the words above them; of the later ones only those that are shown."""
    said = ""
    head = len(_CUT) if window.first else 0
    for start, end in spans:
        if said and not window.first <= start < window.end:
            continue
        begin = head + cells(line[window.first : start])
        wide = max(cells(line[start : min(end, window.end)]), 1)
        said = said.ljust(begin) + "^" * (begin + wide - max(begin, len(said)))
    return said
