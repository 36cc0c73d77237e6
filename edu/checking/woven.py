"""A text with gaps as a learner reads it: with what belongs into them, or with nothing there yet."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from edu.authoring.reading import Place
from edu.checking.phrase import Phrase

_GAP = re.compile(r"\{([^{}]*)\}")
_EMPTY = "___"


class _Piece(NamedTuple):
    """A stretch of a woven text, and where in the text with the gaps it stands, or its gap does."""

    text: str
    start: int
    base_start: int
    base_end: int
    filling: Phrase | None = None

    @property
    def end(self) -> int:
        return self.start + len(self.text)


class Woven(Phrase):
    """A text whose gaps are filled, and which knows where in the file each of its words stands."""

    def __init__(self, base: Phrase, fillings: Mapping[str, Phrase], *, up_to: str | None = None) -> None:
        """`base` has a name in braces for each gap; one without a filling stays empty, and at `up_to` the text ends."""
        self.base = base
        self._pieces = tuple(_pieces(base.text, fillings, up_to))
        super().__init__("".join(piece.text for piece in self._pieces), base.node, base.path, base.lines)

    @property
    def fillings(self) -> tuple[Phrase, ...]:
        """What was put into the gaps."""
        return tuple(piece.filling for piece in self._pieces if piece.filling)

    def place(self, start: int | None = None, end: int | None = None) -> Place:
        """What lies within one filling stands where that is written; all else in the text with the gaps."""
        if start is None or end is None:
            return self.base.place()
        touched = [piece for piece in self._pieces if piece.start < end and start < piece.end]
        if not touched:
            return self.base.place()
        first, last = touched[0], touched[-1]
        if first is last and first.filling:
            return first.filling.place(start - first.start, end - first.start)
        begin, until = first.base_start, last.base_end
        if not first.filling:
            begin += max(0, start - first.start)
        if not last.filling:
            until -= max(0, last.end - end)
        return self.base.place(begin, max(begin, until))


def _pieces(text: str, fillings: Mapping[str, Phrase], up_to: str | None) -> Iterator[_Piece]:
    at = done = 0
    for gap in _GAP.finditer(text):
        before = _Piece(text[done : gap.start()], at, done, gap.start())
        yield before
        if gap[1] == up_to:
            return
        filling = fillings.get(gap[1])
        put = _Piece(filling.text if filling else _EMPTY, before.end, *gap.span(), filling)
        yield put
        at, done = put.end, gap.end()
    yield _Piece(text[done:], at, done, len(text))
