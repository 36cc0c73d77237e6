"""The grammar of the command line: which commands there are, and what they can be asked for."""

import argparse
from pathlib import Path
from typing import NoReturn

from edu import __version__
from edu.errors import UsageError


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message}. `{self.prog} --help` lists what can be asked for.")


def parser() -> argparse.ArgumentParser:
    """Every command with its options."""
    where = _Parser(add_help=False, argument_default=argparse.SUPPRESS)
    where.add_argument(
        "--course", type=Path, metavar="PATH", help='folder with content/ and quizzes/; "built-in" is the one in edu'
    )
    where.add_argument("--data", type=Path, metavar="PATH", help="folder for the records (also EDU_DATA)")
    where.add_argument("--clinic", type=Path, metavar="FILE", help="the clinic's details (also EDU_CLINIC)")

    grammar = _Parser(
        prog="edu",
        parents=[where],
        description="Short lessons and checks about skin peeling after microneedling. "
        "Without a command it opens the app. Everything stays on this machine.",
    )
    grammar.add_argument("--version", action="version", version=f"edu {__version__}")
    grammar.set_defaults(command="start", course=None, data=None, clinic=None)
    commands = grammar.add_subparsers(title="commands", metavar="COMMAND", parser_class=_Parser)

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
    return grammar
