"""What is shown of a report that is higher than the terminal."""

from pathlib import Path

import pytest

from edu.authoring.files import FileRead
from edu.authoring.reading import Names
from edu.checking.report.piece import Piece
from edu.checking.report.screen import first_screen, rows
from edu.checking.report.text import Look, text
from edu.problems import Problem

PROBLEMS = [
    Problem(path="a.yaml", line=line, column=1, code=code, message="x")
    for line, code in enumerate(["W205", "W205", "E201", "W206", "E202"], start=1)
]


def screen(room: int, more: int = 2) -> tuple[list[str], int]:
    shown, left = first_screen(PROBLEMS, {}, Look(40, wrapped=True), room, more)
    return [line.split()[1] for line in "".join(piece.text for piece in shown).splitlines()], left


def test_what_fits_is_shown_as_it_is() -> None:
    assert screen(5) == (["W205", "W205", "E201", "W206", "E202"], 0)
    assert first_screen(PROBLEMS, {}, Look(), 5, 2)[0] == text(PROBLEMS, {}, Look())


@pytest.mark.parametrize(
    ("room", "codes"),
    [(4, ["E201", "E202"]), (3, ["E201"]), (2, ["E201"]), (0, ["E201"]), (-9, ["E201"])],
)
def test_what_does_not_fit_leaves_room_for_errors_and_is_counted(room: int, codes: list[str]) -> None:
    assert screen(room) == (codes, 5 - len(codes))


def test_what_is_told_in_one_sentence_counts_as_several() -> None:
    read: FileRead[object] = FileRead(
        path=Path("a.yaml"), shown="a.yaml", text="aa bb cc", root=None, value=None, problems=(), names=Names()
    )
    words = [
        Problem(path="a.yaml", line=1, column=column, end_column=column + 2, code="W401", message="x")
        for column in (1, 4, 7)
    ]
    shown, left = first_screen([*words, PROBLEMS[3]], {"a.yaml": read}, Look(), 4, 1)
    assert "2 more on this line" in "".join(piece.text for piece in shown)
    assert left == 1


@pytest.mark.parametrize(
    ("said", "number"), [("a\n", 1), ("a\n\nb\n", 3), ("x" * 10 + "\n", 1), ("x" * 11 + "\n", 2), ("日" * 6 + "\n", 2)]
)
def test_a_line_that_is_too_wide_takes_several_rows(said: str, number: int) -> None:
    assert rows([Piece(said[:1]), Piece(said[1:])], 10) == number
