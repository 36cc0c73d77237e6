"""`edu new`: a course, a lesson, a quiz or a question to start from."""

import shlex
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from edu.cli.output import put
from edu.errors import ExitCode, UsageError
from edu.problems import shown

if TYPE_CHECKING:
    from argparse import Namespace


def run(arguments: "Namespace") -> int:
    """Make what was asked for, and say where it is and what to type next."""
    match arguments.what:
        case "course":
            said = _course(arguments.folder, arguments.title)
        case "lesson":
            said = _lesson(arguments)
        case "quiz":
            said = _quiz(arguments)
        case _:
            said = _question(arguments)
    put("\n".join(said))
    return ExitCode.OK


def _course(folder: Path, title: str | None) -> list[str]:
    from edu.checking.new.course import new_course

    files = new_course(folder, title, datetime.now(UTC).astimezone().date())
    return [
        f"Made a course in {shown(folder)}:",
        *(f"  {path}" for path in files),
        "It is about washing hands, to show how a course is made: write your own over it. Then type",
        f"  {shlex.join(['edu', 'check', str(folder)])}",
        f"  {shlex.join(['edu', '--course', str(folder)])}",
    ]


def _lesson(arguments: "Namespace") -> list[str]:
    from edu.checking.new.lesson import new_lesson

    made = new_lesson(_root(arguments.course), arguments.title)
    return [
        f"Made {shown(made.path)}. {made.note}",
        "Write your own text over it. Then type",
        f"  {_command(arguments, 'new', 'quiz', made.id)}",
        f"  {_command(arguments, 'check')}",
    ]


def _quiz(arguments: "Namespace") -> list[str]:
    from edu.checking.new.quiz import new_quiz

    made = new_quiz(_root(arguments.course), arguments.lesson)
    return [
        f"Made {shown(made.path)} with two questions. {made.note}",
        "Write your own over them. Then type",
        f"  {_command(arguments, 'new', 'question', made.id)}",
        f"  {_command(arguments, 'check')}",
    ]


def _question(arguments: "Namespace") -> list[str]:
    from edu.checking.new.quiz import new_question

    made = new_question(_root(arguments.course), arguments.quiz, arguments.type)
    return [
        f"Added the question {made.id} at the end of {shown(made.path)}.",
        "Write your own over it. Then type",
        f"  {_command(arguments, 'check')}",
    ]


def _root(course: Path | None) -> Path:
    """The course that is meant; never the one that ships with edu, unless someone works in its folder."""
    from edu.authoring.find import BUILT_IN, built_in, find

    here = Path().absolute()
    root = find(course, Path())
    if str(course) == BUILT_IN or (course is None and root == built_in() and root not in (here, *here.parents)):
        raise UsageError(
            "There is no course of yours here: go into its folder, or name it with --course. "
            "`edu new course FOLDER` makes one."
        )
    return root


def _command(arguments: "Namespace", *words: str) -> str:
    """What to type next, for the course that was named."""
    course = ["--course", str(arguments.course)] if arguments.course else []
    return shlex.join(["edu", *words, *course])
