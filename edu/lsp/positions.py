"""Places of a text as an editor counts them: lines from 0, columns in the units that it asked for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lsprotocol.types import Position, PositionEncodingKind, Range, TextEdit

from edu.problems import Edit, Problem

_LINE_END = re.compile(r"\r\n|\r|\n")
_CODECS = {PositionEncodingKind.Utf8: ("utf-8", 1), PositionEncodingKind.Utf32: ("utf-32-le", 4)}
_UTF_16 = ("utf-16-le", 2)
_MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class EditorText:
    """A text that an editor has in hand. It holds what the reader leaves out or replaces, so columns are its own."""

    lines: Sequence[str]
    encoding: str | None

    def position(self, line: int, column: int) -> Position:
        """From 1-based lines and characters; just past the text for a place that it does not have."""
        if line > len(self.lines):
            return Position(line=len(self.lines), character=0)
        text = self.lines[line - 1]
        if text.isascii():
            return Position(line=line - 1, character=min(column - 1, len(text)))
        codec, width = self._codec()
        before = text[: column - 1 + self._mark(line)]
        return Position(line=line - 1, character=len(before.encode(codec, "surrogatepass")) // width)

    def place(self, at: Position) -> tuple[int, int]:
        """To 1-based lines and characters; the end of the line, or of the text, for what lies beyond it."""
        if at.line >= len(self.lines):
            return len(self.lines), len(self.lines[-1]) + 1
        text = self.lines[at.line]
        codec, width = self._codec()
        before = text.encode(codec, "surrogatepass")[: at.character * width].decode(codec, "ignore")
        return at.line + 1, max(1, len(before) + 1 - self._mark(at.line + 1))

    def range_of(self, problem: Problem) -> Range:
        """The words at fault; to the end of the line where the end is not known, the first line where nothing is."""
        line = min(problem.line or 1, len(self.lines))
        column = problem.column or 1
        end = problem.end_column or max(column + 1, len(self.lines[line - 1].rstrip()) + 1)
        return Range(start=self.position(line, column), end=self.position(line, end))

    def edit(self, edit: Edit) -> TextEdit:
        """One edit of a fix."""
        start, end = self.position(edit.line, edit.column), self.position(edit.end_line, edit.end_column)
        return TextEdit(range=Range(start=start, end=end), new_text=edit.text)

    def _codec(self) -> tuple[str, int]:
        return _CODECS.get(PositionEncodingKind(self.encoding), _UTF_16) if self.encoding else _UTF_16

    def _mark(self, line: int) -> int:
        """A byte-order mark counts in an editor that sends it."""
        return int(line == 1 and self.lines[0].startswith(_MARK))


def lines_of(text: str) -> list[str]:
    """The lines as the protocol divides them, and the reader too: nothing else ends a line."""
    return _LINE_END.split(text)
