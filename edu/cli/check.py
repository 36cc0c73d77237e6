"""`edu check`: every problem of a course, each where it is."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from edu.cli.output import put
from edu.errors import ExitCode

if TYPE_CHECKING:
    from argparse import Namespace


def run(arguments: "Namespace") -> int:
    """Print the problems on stdout, what they come to on stderr."""
    from edu.authoring.find import find
    from edu.authoring.prose_check import check
    from edu.problems import shown

    root = find(arguments.path or arguments.course, Path())
    loaded = check(root)
    put("\n".join(map(str, loaded.problems)))
    course = loaded.course
    if loaded.problems or course is None:
        errors = sum(problem.level == "error" for problem in loaded.problems)
        warnings = len(loaded.problems) - errors
        print(f"{_count(errors, 'error')}, {_count(warnings, 'warning')} in {shown(root)}", file=sys.stderr)
        return ExitCode.PROBLEMS
    questions = sum(1 for _ in course.questions())
    print(
        f"{course.title}: {len(course.lessons)} lessons, {len(course.quizzes)} quizzes, {questions} questions, "
        f"no problem found in {shown(root)}. A clean check does not make a question a good one.",
        file=sys.stderr,
    )
    return ExitCode.OK


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
