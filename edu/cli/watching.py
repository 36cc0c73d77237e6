"""Doing something again whenever a file of a course changes, and telling it on one screen."""

import gc
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from textwrap import fill

from edu.authoring.files import FileRead
from edu.checking.report.piece import Piece, Style
from edu.checking.report.screen import first_screen, rows
from edu.checking.report.text import Look
from edu.checking.watching import State, state_of
from edu.cli.output import clear_screen, height, on_terminal, put_pieces, say, width
from edu.problems import Problem

_PAUSE = 0.1  # seconds between two looks
_REST = 0.02  # seconds in which nothing changes any more, for an editor may write in several steps
_WAITING = "──── {:%H:%M:%S} Waiting for a change; Ctrl+C ends it."


def watch(root: Path, report: Callable[[], None]) -> None:
    """Report now and after each change, until the person interrupts."""
    try:
        state = state_of(root)
        report()
        gc.freeze()  # what is kept between two looks is large and lives on: no use to search it for garbage
        while True:
            say(_waiting())
            state = _changed(root, state)
            report()
    except KeyboardInterrupt:
        if on_terminal():
            say("")  # the terminal has written ^C


def told_again(
    problems: Sequence[Problem], files: Mapping[str, FileRead[object]], before: str, summary: str, command: str
) -> None:
    """Fill a cleared screen with as many problems as leave room for what is said around them."""
    columns = width(0)
    around = [before] if before else []
    around += ["", summary, _waiting(), ""]
    more = f"\n… and {{}} more: {command} shows all"
    room = height() - _rows(around, columns)
    shown, left = first_screen(problems, files, Look(columns, wrapped=True), room, _rows([more], columns))
    clear_screen()
    if before:
        say(before)
    if left:
        shown.append(Piece(f"{more.format(left)}\n", Style.STRONG))
    put_pieces([*shown, Piece("\n")] if shown else [])
    say(summary)


def _rows(said: Iterable[str], columns: int) -> int:
    """How many rows of the terminal these lines take when they are told."""
    lines = (fill(line, columns, break_long_words=False, break_on_hyphens=False) for line in said)
    return rows([Piece(f"{line}\n") for line in lines], columns)


def _waiting() -> str:
    return _WAITING.format(datetime.now().astimezone())


def _changed(root: Path, before: State) -> State:
    """The next state that is not `before` and has come to rest."""
    while (state := state_of(root)) == before:
        time.sleep(_PAUSE)
    while True:
        time.sleep(_REST)
        later = state_of(root)
        if later == state:
            return state
        state = later
