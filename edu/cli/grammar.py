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
        asked = re.match(r"argument (\w+): invalid choice", message)
        if wrong and asked and asked[1] in _NOTHING:
            message = f"{_NOTHING[asked[1]]} {wrong[1]}"
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

        known = list(self.words())
        return next((near for near in get_close_matches(wrong, known, n=1, cutoff=0.6) if near != wrong), "")


_NOTHING = {"COMMAND": "there is no command", "FORM": "there is no form", "WHAT": "there is no template for a"}
"""What is said of a word that is none of those that can stand in its place."""


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

    for add in (
        _check,
        _new,
        _preview,
        _readability,
        _coverage,
        _fingerprint,
        _review,
        _schema,
        _lsp,
        _sheet,
        _remark,
        _clinic,
    ):
        add(commands)
    return grammar


def _check(commands: "argparse._SubParsersAction[_Parser]") -> None:
    check = commands.add_parser("check", parents=[_where()], help="find what is wrong with a course")
    check.add_argument(
        "paths",
        nargs="*",
        type=Path,
        metavar="PATH",
        help="a course's folder, or files of it (default: as for the app)",
    )
    check.add_argument(
        "--explain",
        metavar="CODES",
        help='say what a code such as W205 means; W2,E3 or "all" lists what is looked for',
    )
    check.add_argument(
        "--select", action="append", metavar="CODES", help="tell of these alone, as in E301,W2; errors of form stay"
    )
    check.add_argument("--ignore", action="append", metavar="CODES", help="do not tell of these")
    check.add_argument("--release", action="store_true", help="also ask whether a clinic has signed off")
    check.add_argument("--format", choices=("text", "json", "sarif", "github"), default="text", help="default: text")
    doing = check.add_mutually_exclusive_group()
    doing.add_argument("--fix", action="store_true", help="first mend what can be mended without asking")
    doing.add_argument("--watch", action="store_true", help="check again whenever a file changes")
    check.set_defaults(command="check")


def _sheet(commands: "argparse._SubParsersAction[_Parser]") -> None:
    sheet = commands.add_parser("sheet", parents=[_where()], help="print or save a person's take-home sheet")
    sheet.add_argument("--person", metavar="NICKNAME", help="whose (needed when there are several)")
    sheet.add_argument("--path", metavar="ID", help="for which path (default: the one that is open)")
    sheet.add_argument("--format", choices=("md", "txt", "html"), default="txt", help="default: txt")
    sheet.add_argument("--out", type=Path, metavar="FILE", help="save it there instead of printing it")
    sheet.add_argument("--ask", action="store_true", help='the "Ask your clinic" card instead')
    sheet.set_defaults(command="sheet")


def _remark(commands: "argparse._SubParsersAction[_Parser]") -> None:
    remark = commands.add_parser(
        "remark", parents=[_where()], help="mark what was answered again, after a key or a rule was corrected"
    )
    remark.add_argument("--person", metavar="NICKNAME", help="only what this person answered (default: everyone)")
    remark.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
    remark.set_defaults(command="remark")


def _readability(commands: "argparse._SubParsersAction[_Parser]") -> None:
    readability = commands.add_parser(
        "readability", parents=[_where()], help="show how hard each lesson and quiz is to read"
    )
    readability.add_argument(
        "path", nargs="?", type=Path, metavar="PATH", help="the course's folder (default: as for the app)"
    )
    readability.add_argument("--questions", action="store_true", help="show each question, too")
    readability.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
    readability.set_defaults(command="readability")


def _coverage(commands: "argparse._SubParsersAction[_Parser]") -> None:
    coverage = commands.add_parser(
        "coverage", parents=[_where()], help="show what is taught, and which questions ask for it"
    )
    coverage.add_argument(
        "path", nargs="?", type=Path, metavar="PATH", help="the course's folder (default: as for the app)"
    )
    coverage.add_argument("--format", choices=("text", "html", "json"), default="text", help="default: text")
    coverage.add_argument("--out", type=Path, metavar="FILE", help="save it there instead of printing it")
    coverage.set_defaults(command="coverage")


def _fingerprint(commands: "argparse._SubParsersAction[_Parser]") -> None:
    fingerprint = commands.add_parser(
        "fingerprint", parents=[_where()], help="let the check find what is copied from your sources"
    )
    fingerprint.add_argument(
        "files", nargs="+", type=Path, metavar="FILE", help="a source as plain text; it is not kept"
    )
    fingerprint.set_defaults(command="fingerprint")


def _review(commands: "argparse._SubParsersAction[_Parser]") -> None:
    review = commands.add_parser(
        "review", parents=[_where()], help="write a form to rate the lessons by, or compare two that are filled in"
    )
    forms = review.add_subparsers(title="forms", metavar="FORM", required=True, parser_class=_Parser)
    for name, what in (
        ("pemat", "PEMAT-P: easy to understand, and to act on?"),
        ("cdc", "CDC Clear Communication Index: clear?"),
    ):
        form = forms.add_parser(name, parents=[_where()], help=what)
        form.add_argument(
            "files",
            nargs="*",
            type=Path,
            metavar="FILE",
            help="the filled-in forms of two raters; without them, a new form is written",
        )
        form.add_argument("--rater", metavar="NAME", help="who will fill in the new form")
        form.add_argument(
            "--lesson",
            action="append",
            metavar="ID",
            help="only this lesson; may be repeated (default: the whole path of patients)",
        )
        form.add_argument("--out", type=Path, metavar="FILE", help="save the new form there instead of printing it")
        form.set_defaults(command="review", form=name)


_QUESTIONS = (
    *("single", "true_false", "multiple", "matching", "categorise", "ordering", "short_answer", "numeric", "cloze"),
    *("reflection", "rating", "scenario"),
)
"""As in `edu.authoring.questions`, which takes its time to load."""


def _new(commands: "argparse._SubParsersAction[_Parser]") -> None:
    new = commands.add_parser("new", parents=[_where()], help="make a course, lesson, quiz or question to start from")
    new.set_defaults(command="new")
    made = new.add_subparsers(title="what to make", metavar="WHAT", dest="what", required=True, parser_class=_Parser)
    course = made.add_parser("course", help="a small course that passes the check, to write your own over")
    course.add_argument("folder", type=Path, metavar="FOLDER", help="a folder that is new, or an empty one")
    course.add_argument("--title", metavar="TEXT", help="what learners see (default: the name of the folder)")
    lesson = made.add_parser("lesson", parents=[_where()], help="a lesson, as the last one of the first path")
    lesson.add_argument("title", metavar="TITLE", help="what learners see above it")
    quiz = made.add_parser("quiz", parents=[_where()], help="a quiz with two questions, after a lesson")
    quiz.add_argument("lesson", metavar="LESSON", help="the id of the lesson")
    question = made.add_parser("question", parents=[_where()], help="a question at the end of a quiz")
    question.add_argument("quiz", metavar="QUIZ", help="the id of the quiz")
    question.add_argument("--type", choices=_QUESTIONS, default="single", help="default: single")


def _preview(commands: "argparse._SubParsersAction[_Parser]") -> None:
    preview = commands.add_parser(
        "preview", parents=[_where()], help="show a quiz or a lesson as learners see it while you write it"
    )
    preview.add_argument("file", metavar="FILE", help="a file in quizzes/ or content/lessons/; each save shows at once")
    preview.set_defaults(command="preview")


def _schema(commands: "argparse._SubParsersAction[_Parser]") -> None:
    schema = commands.add_parser("schema", help="describe the files of a course as JSON Schema, for editors")
    kinds = ("quiz", "course", "sources", "glossary", "lesson", "clinic")
    schema.add_argument("kind", nargs="?", choices=kinds, help="the kind of file to describe")
    schema.add_argument(
        "--out", type=Path, metavar="FOLDER", help="save it there; without a kind, all of a course (content/schema)"
    )
    schema.set_defaults(command="schema")


def _lsp(commands: "argparse._SubParsersAction[_Parser]") -> None:
    lsp = commands.add_parser("lsp", help="answer an editor that speaks the Language Server Protocol")
    lsp.add_argument(
        "--stdio", action="store_true", help=argparse.SUPPRESS
    )  # many editors add it; there is no other way
    lsp.set_defaults(command="lsp")


def _clinic(commands: "argparse._SubParsersAction[_Parser]") -> None:
    clinic = commands.add_parser("clinic", parents=[_where()], help="make the file where a clinic fills in its details")
    clinic.set_defaults(command="clinic")
