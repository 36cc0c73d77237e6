"""Places of problems as an editor counts them: lines from 0, columns in the units that it asked for."""

from collections.abc import Sequence

from lsprotocol.types import Position, Range, TextEdit
from pygls.workspace import PositionCodec, ServerTextPosition

from edu.problems import Edit, Problem


def range_of(problem: Problem, lines: Sequence[str], codec: PositionCodec) -> Range:
    """The words at fault; to the end of the line where the end is not known, the first line where nothing is."""
    line = min(problem.line or 1, max(1, len(lines)))
    text = lines[line - 1] if lines else ""
    column = problem.column or 1
    end = problem.end_column or max(column, len(text.rstrip())) + (problem.end_column is None)
    return Range(start=position(line, column, lines, codec), end=position(line, end, lines, codec))


def text_edit(edit: Edit, lines: Sequence[str], codec: PositionCodec) -> TextEdit:
    """One edit of a fix."""
    start = position(edit.line, edit.column, lines, codec)
    return TextEdit(
        range=Range(start=start, end=position(edit.end_line, edit.end_column, lines, codec)), new_text=edit.text
    )


def position(line: int, column: int, lines: Sequence[str], codec: PositionCodec) -> Position:
    """From 1-based lines and characters."""
    return codec.position_to_client_units(lines, ServerTextPosition(line=line - 1, character=column - 1))


def place(at: Position, lines: Sequence[str], codec: PositionCodec) -> tuple[int, int]:
    """To 1-based lines and characters."""
    found = codec.position_from_client_units(lines, at)
    return found.line + 1, found.character + 1
