"""From words to a command; each is a file of its own, loaded when it is asked for."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from edu import crash
from edu.cli.output import put
from edu.course.text import FORBIDDEN
from edu.errors import EduError, RecordsError

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
    words = sys.argv[1:] if argv is None else argv
    try:
        with crash.reporting(fault_log):
            try:
                return _run(words)
            finally:
                put()  # argparse prints its help by itself
    except EduError as error:
        crash.say(f"edu: {FORBIDDEN.sub('?', str(error))}")
        return error.exit_code


def fault_log() -> Path:
    """Where a fault outside the app is noted: beside the usual records, whatever the command line names."""
    from edu.records.place import database_path

    try:
        return database_path(None, os.environ).parent / "edu.log"
    except (RecordsError, RuntimeError):
        return Path("edu.log")


def _run(words: Sequence[str]) -> int:
    """Without a word to read, the grammar is not loaded: it is a twentieth of the way to the first frame."""
    if not words:
        from edu.cli.opening import Where
        from edu.cli.start import open_app

        return open_app(Where())
    from edu.cli.grammar import parser

    arguments = parser().parse_args(words)
    command = cast(Command, import_module(f"edu.cli.{arguments.command}"))
    return command.run(arguments)
