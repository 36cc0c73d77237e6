"""An example beside the one it differs from: what is other is marked, and what is long and the same is left out."""

from collections.abc import Iterator, Sequence

from edu.checking.report.cells import cells, filled, fitting
from edu.checking.report.piece import Piece, Style

LONG = 25
"""Lines of an example that is shown whole, even though little in it matters."""
_AROUND = 2  # lines that are kept on either side of what is other
_FEWEST = 3  # lines that are worth leaving out
_HANGING = 4


def example(text: str, other: str, style: Style, width: int, *, folded: bool) -> Iterator[Piece]:
    """Its lines, each with a sign before it: `>` where it is not in the other example, `…` for those left out."""
    lines, others = text.rstrip("\n").split("\n"), other.rstrip("\n").split("\n")
    changed, near = _changes(lines, others)
    marked = changed if len(changed) < len(lines) else frozenset()
    out = _left_out(len(lines), near) if folded and near else frozenset()
    for number, line in enumerate(lines):
        if number not in out:
            sign = ">" if number in marked else "│"
            for part in _wrapped(line, width - 4):
                yield Piece(f"  {sign} ", style)
                yield Piece(f"{part}\n")
                sign = "┊"
        elif number - 1 not in out:
            yield Piece("  …\n", Style.QUIET)


def _changes(lines: Sequence[str], others: Sequence[str]) -> tuple[frozenset[int], frozenset[int]]:
    """The lines that are not in the other, and those with the ones around them and around what is only there."""
    from difflib import SequenceMatcher

    changed: set[int] = set()
    near: set[int] = set()
    for kind, _, _, start, end in SequenceMatcher(None, others, lines, autojunk=False).get_opcodes():
        if kind != "equal":
            changed.update(range(start, end))
            near.update(range(start - _AROUND, end + _AROUND))
    return frozenset(changed), frozenset(near)


def _left_out(number: int, near: frozenset[int]) -> frozenset[int]:
    """The lines of each stretch that is far from any change and long."""
    out: set[int] = set()
    stretch: list[int] = []
    for line in range(number + 1):
        if line < number and line not in near:
            stretch.append(line)
            continue
        if len(stretch) >= _FEWEST:
            out.update(stretch)
        stretch = []
    return frozenset(out)


def _wrapped(line: str, room: int) -> Iterator[str]:
    """As many lines as it takes; what is continued stands deeper."""
    inner = line.lstrip(" ")
    indent = min(len(line) - len(inner), room // 2)
    words = [part for word in inner.split(" ") for part in _pieces(word, room - indent - _HANGING)]
    for number, chosen in enumerate(filled(words, room - indent, _HANGING)):
        yield " " * (indent + (_HANGING if number else 0)) + " ".join(words[each] for each in chosen)


def _pieces(word: str, room: int) -> Iterator[str]:
    """A word that is too long for a line, cut."""
    while cells(word) > room:
        fits = max(fitting(word, room), 1)
        yield word[:fits]
        word = word[fits:]
    yield word
