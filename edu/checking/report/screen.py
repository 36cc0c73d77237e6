"""As much of a report as a terminal can show at once."""

from collections.abc import Mapping, Sequence

from edu.authoring.files import FileRead
from edu.checking.report.cells import cells
from edu.checking.report.piece import Piece
from edu.checking.report.text import Look, parts
from edu.problems import Level, Problem


def first_screen(
    problems: Sequence[Problem], files: Mapping[str, FileRead[object]], look: Look, room: int, more: int
) -> tuple[list[Piece], int]:
    """What fits into so many rows, and how many problems are left over.

    When some are, errors come first, and there is still room for `more` rows about the others. The first problem is
    there in any case.
    """
    every = list(parts(problems, files, look))
    if sum(rows(part.pieces, look.width) for part in every) <= room:
        return [piece for part in every for piece in part.pieces], 0
    shown: list[Piece] = []
    left = len(problems)
    for part in parts(sorted(problems, key=lambda problem: problem.level is Level.WARNING), files, look):
        if shown and rows([*shown, *part.pieces], look.width) > room - more:
            break
        shown += part.pieces
        left -= part.told
    return shown, left


def rows(pieces: Sequence[Piece], width: int) -> int:
    """How many rows of a terminal it takes; a line that is too wide goes on in the next."""
    lines = "".join(piece.text for piece in pieces).removesuffix("\n").split("\n")
    return sum(max(-(-cells(line) // width), 1) for line in lines)
