"""The grammar of the command line. What each command does is in its own file, loaded when it is asked for."""

import sys
from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from edu.errors import EduError, ExitCode

if TYPE_CHECKING:
    from argparse import Namespace


class Command(Protocol):
    """A module in this folder with a `run`."""

    def run(self, arguments: "Namespace") -> int: ...


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; every error that a person can mend is one sentence on stderr and its own exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        words = sys.argv[1:] if argv is None else argv
        if not words:
            return _start()
        from edu.cli.grammar import parser

        arguments = parser().parse_args(words)
        command = cast(Command, import_module(f"edu.cli.{arguments.command}"))
        return command.run(arguments)
    except EduError as error:
        print(f"edu: {error}", file=sys.stderr)
        return error.exit_code
    except BrokenPipeError:
        return _reader_left()


def _start() -> int:
    """Without a word to read, the grammar is not loaded: it is a twentieth of the way to the first frame."""
    from edu.cli.opening import Where
    from edu.cli.start import open_app

    return open_app(Where())


def _reader_left() -> int:
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return ExitCode.PROBLEMS
