"""The grammar of the command line. What each command does is in its own file, loaded when it is asked for."""

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import NoReturn, Protocol, cast

from edu import __version__
from edu.errors import EduError, ExitCode


class Command(Protocol):
    """A module in this folder with a `run`."""

    def run(self, arguments: argparse.Namespace) -> int: ...


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; every error that a person can mend is one sentence on stderr and its own exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        arguments = _parser().parse_args(argv)
        command = cast(Command, import_module(f"edu.cli.{arguments.command}"))
        return command.run(arguments)
    except EduError as error:
        print(f"edu: {error}", file=sys.stderr)
        return error.exit_code
    except BrokenPipeError:
        return _reader_left()


def _reader_left() -> int:
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return ExitCode.PROBLEMS


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise _usage(message, self.prog)


def _usage(message: str, prog: str) -> EduError:
    from edu.errors import UsageError

    return UsageError(f"{message}. `{prog} --help` lists what can be asked for.")


def _parser() -> argparse.ArgumentParser:
    where = _Parser(add_help=False, argument_default=argparse.SUPPRESS)
    where.add_argument(
        "--course", type=Path, metavar="PATH", help='folder with content/ and quizzes/; "built-in" is the one in edu'
    )
    where.add_argument("--data", type=Path, metavar="PATH", help="folder for the records (also EDU_DATA)")
    where.add_argument("--clinic", type=Path, metavar="FILE", help="the clinic's details (also EDU_CLINIC)")

    parser = _Parser(
        prog="edu",
        parents=[where],
        description="Short lessons and checks about skin peeling after microneedling. "
        "Without a command it opens the app. Everything stays on this machine.",
    )
    parser.add_argument("--version", action="version", version=f"edu {__version__}")
    parser.set_defaults(command="start", course=None, data=None, clinic=None)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", parser_class=_Parser)

    check = commands.add_parser("check", parents=[where], help="find what is wrong with a course")
    check.add_argument(
        "path", nargs="?", type=Path, metavar="PATH", help="the course's folder (default: found as for the app)"
    )
    check.set_defaults(command="check")

    sheet = commands.add_parser("sheet", parents=[where], help="print or save a person's take-home sheet")
    sheet.add_argument("--person", metavar="NICKNAME", help="whose (needed when there are several)")
    sheet.add_argument("--path", metavar="ID", help="for which path (default: the one that is open)")
    sheet.add_argument("--format", choices=("md", "txt", "html"), default="txt", help="default: txt")
    sheet.add_argument("--out", type=Path, metavar="FILE", help="save it there instead of printing it")
    sheet.add_argument("--ask", action="store_true", help='the "Ask your clinic" card instead')
    sheet.set_defaults(command="sheet")

    clinic = commands.add_parser("clinic", parents=[where], help="make the file where a clinic fills in its details")
    clinic.set_defaults(command="clinic")
    return parser
