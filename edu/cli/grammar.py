"""The grammar of the command line: which commands there are, and what they can be asked for."""

import argparse
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NoReturn

from edu import __version__
from edu.errors import UsageError


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        wrong = re.search(r"invalid choice: '(.+?)'|unrecognized arguments: (\S+)", message)
        meant = self._nearest(wrong[1] or wrong[2]) if wrong else ""
        guess = f"; did you mean {meant}?" if meant else "."
        if wrong and message.startswith("argument COMMAND"):
            message = f"there is no command {wrong[1]}"
        raise UsageError(f"{message}{guess} `{self.prog} --help` lists what can be asked for.")

    def words(self) -> Iterator[str]:
        """Every command and option, with those of the commands below."""
        for action in self._actions:
            yield from action.option_strings
            yield from action.choices or ()
            if isinstance(action.choices, Mapping):
                for below in action.choices.values():
                    yield from below.words()

    def _nearest(self, wrong: str) -> str:
        from difflib import get_close_matches

        return next(iter(get_close_matches(wrong, list(self.words()), n=1, cutoff=0.6)), "")


def _where() -> _Parser:
    """The places, which can be named before and after a command: made anew each time, for defaults stick to options."""
    where = _Parser(add_help=False, argument_default=argparse.SUPPRESS)
    where.add_argument(
        "--course", type=Path, metavar="PATH", help='folder with content/ and quizzes/; "built-in" is the one in edu'
    )
    where.add_argument("--data", type=Path, metavar="PATH", help="folder for the records (also EDU_DATA)")
    where.add_argument("--clinic", type=Path, metavar="FILE", help="the clinic's details (also EDU_CLINIC)")
    return where


def parser() -> argparse.ArgumentParser:
    """Every command with its options."""
    grammar = _Parser(
        prog="edu",
        parents=[_where()],
        description="Short lessons and checks about skin peeling after microneedling. "
        "Without a command it opens the app. Everything stays on this machine.",
    )
    grammar.add_argument("--version", action="version", version=f"edu {__version__}")
    grammar.set_defaults(command="start", course=None, data=None, clinic=None)
    commands = grammar.add_subparsers(title="commands", metavar="COMMAND", parser_class=_Parser)

    check = commands.add_parser("check", parents=[_where()], help="find what is wrong with a course")
    check.add_argument(
        "path", nargs="?", type=Path, metavar="PATH", help="the course's folder (default: found as for the app)"
    )
    check.set_defaults(command="check")

    sheet = commands.add_parser("sheet", parents=[_where()], help="print or save a person's take-home sheet")
    sheet.add_argument("--person", metavar="NICKNAME", help="whose (needed when there are several)")
    sheet.add_argument("--path", metavar="ID", help="for which path (default: the one that is open)")
    sheet.add_argument("--format", choices=("md", "txt", "html"), default="txt", help="default: txt")
    sheet.add_argument("--out", type=Path, metavar="FILE", help="save it there instead of printing it")
    sheet.add_argument("--ask", action="store_true", help='the "Ask your clinic" card instead')
    sheet.set_defaults(command="sheet")

    clinic = commands.add_parser("clinic", parents=[_where()], help="make the file where a clinic fills in its details")
    clinic.set_defaults(command="clinic")
    return grammar
