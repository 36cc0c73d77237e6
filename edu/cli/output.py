"""What a command prints: all of it at once, or a sentence why it could not be."""

import os
import shutil
import sys
from collections.abc import Iterable

from edu import crash
from edu.checking.report.piece import Piece, Style
from edu.course.text import FORBIDDEN
from edu.errors import UsageError

_COLOURS = {
    Style.STRONG: "1",
    Style.QUIET: "2",
    Style.ERROR: "1;31",
    Style.WARNING: "1;33",
    Style.GOOD: "1;32",
}
_NARROWEST = 40


def put(text: str = "") -> None:
    """Print on stdout, without what could steer a terminal: a name on the command line may hold anything.

    Raises:
        UsageError: the output is full or otherwise broken.
        BrokenPipeError: its reader has gone.
    """
    _print(f"{FORBIDDEN.sub('?', text)}\n" if text else "")


def put_pieces(pieces: Iterable[Piece]) -> None:
    """Print styled text as it is, in colour where that is wanted; what could steer a terminal is in none of it."""
    if _in_colour():
        _print("".join(map(_painted, pieces)))
    else:
        _print("".join(FORBIDDEN.sub("?", piece.text) for piece in pieces))


def clear_screen() -> None:
    """Begin anew at the top of a terminal; elsewhere nothing happens."""
    if on_terminal():
        _print("\x1b[H\x1b[2J")


def say(text: str) -> None:
    """Tell the person at the terminal something that is not what was asked for."""
    crash.say(FORBIDDEN.sub("?", text))


def on_terminal() -> bool:
    """Whether a person sees what is printed."""
    return sys.stdout is not None and sys.stdout.isatty()


def width(otherwise: int) -> int:
    """The columns of the terminal, or what is given where the output is none."""
    return max(shutil.get_terminal_size().columns, _NARROWEST) if on_terminal() else otherwise


def height() -> int:
    """The rows of the terminal."""
    return shutil.get_terminal_size().lines


def _in_colour() -> bool:
    return on_terminal() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _painted(piece: Piece) -> str:
    safe = FORBIDDEN.sub("?", piece.text)
    colour = _COLOURS.get(piece.style)
    return f"\x1b[{colour}m{safe}\x1b[0m" if colour else safe


def _print(text: str) -> None:
    try:
        if text:
            print(text, end="")
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        crash.silence_output(crash.STDOUT)
        raise UsageError(f"What was asked for could not be printed ({error.strerror}); print it elsewhere.") from error
