"""`edu check`: every problem of a course, each where it is; what a code means; safe mending."""

import gc
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from edu.checking.catalogue import explanations
from edu.checking.checker import Checked, Checker
from edu.checking.fixing import mend
from edu.checking.mendable import safe_fix
from edu.checking.report.piece import Piece
from edu.checking.report.text import Look, text
from edu.checking.selection import Selection, selection
from edu.cli.output import clear_screen, on_terminal, put, put_pieces, say, width
from edu.errors import ExitCode, UsageError
from edu.problems import Level, Problem, in_order, shown

if TYPE_CHECKING:
    from argparse import Namespace

_WIDTH = 100
"""Of a report that goes into a file or to another program."""
_MODEST = "A clean check does not make a question a good one."


def run(arguments: "Namespace") -> int:
    """Print the problems on stdout, what they come to on stderr."""
    if arguments.explain is not None:
        from edu.checking.report.explain import explain

        put_pieces(explain(arguments.explain, explanations(), width(_WIDTH)))
        return ExitCode.OK
    asked = _asked(arguments)
    checker = Checker(asked.root)
    if arguments.fix:
        for mended in mend(checker, asked.holds):
            problem = mended.problem
            say(f"Mended {problem.path}:{problem.line}:{problem.column}: {problem.code} {mended.fix.title}.")
    if arguments.watch:
        from edu.cli.watching import watch

        def again() -> None:
            clear_screen()
            _report(asked, checker.check(), arguments.format)

        watch(asked.root, again)
        return ExitCode.OK
    gc.disable()  # one look, and then the process ends
    return _report(asked, checker.check(), arguments.format)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is looked at, and what of it is told."""

    root: Path
    file: str | None
    """Of this file alone, as problems name it."""
    selection: Selection | None
    clinic: Path | None
    """The file of its details that was named."""
    release: bool

    @property
    def name(self) -> str:
        """What is looked at, in a sentence."""
        folder = shown(self.root)
        return self.file or ("this folder" if folder == "." else folder)

    def holds(self, problem: Problem) -> bool:
        """Whether it is asked for."""
        return self.file in (None, problem.path) and (self.selection is None or self.selection.holds(problem))

    def problems(self, checked: Checked) -> tuple[Problem, ...]:
        return tuple(filter(self.holds, in_order([*checked.problems, *self._unsigned(checked)])))

    def _unsigned(self, checked: Checked) -> tuple[Problem, ...]:
        """What stands between the course and its release."""
        if not self.release:
            return ()
        from edu.checking.release import release_problems
        from edu.cli.opening import Where, read_details

        path, clinic, problems = read_details(Where(clinic=self.clinic))
        today = datetime.now().astimezone().date()
        where = shown(path) if path else "clinic.yaml"
        return (*problems, *release_problems(checked.loaded, clinic, where, today))


def _asked(arguments: "Namespace") -> _Asked:
    from edu.authoring.find import course_of, find

    given: Path | None = arguments.path or arguments.course
    select, ignore = arguments.select or [], arguments.ignore or []
    chosen = selection(select, ignore, explanations(), release=arguments.release) if select or ignore else None
    is_file = given is not None and _is_file(given)
    root = course_of(given) if given and is_file else find(given, Path())
    return _Asked(
        root=root,
        file=shown(given.absolute()) if given and is_file else None,
        selection=chosen,
        clinic=arguments.clinic,
        release=arguments.release,
    )


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False


def _report(asked: _Asked, checked: Checked, form: str) -> int:
    """Print it, and tell what it comes to."""
    problems = asked.problems(checked)
    files = checked.loaded.files()
    if asked.file and asked.file not in {*files, *(problem.path for problem in problems)}:
        raise UsageError(
            f"{asked.file} is no part of a course: what is read are content/course.yaml, sources.yaml and "
            "glossary.yaml, content/lessons/*.md and quizzes/*.yaml."
        )
    match form:
        case "json":
            from edu.checking.report.as_json import as_json

            put(as_json(shown(asked.root), problems))
        case "sarif":
            from edu.checking.report.sarif import sarif

            put(sarif(problems, explanations()))
        case "github":
            from edu.checking.report.github import github

            put(github(problems))
        case _:
            put_pieces(text(problems, files, Look(width(_WIDTH), wrapped=on_terminal())))
            if problems and on_terminal():
                put_pieces([Piece("\n")])
    say(_told_of(problems, asked) if problems else _clean(asked, checked))
    return ExitCode.PROBLEMS if problems else ExitCode.OK


def _told_of(problems: tuple[Problem, ...], asked: _Asked) -> str:
    mendable = sum(safe_fix(problem) is not None for problem in problems)
    mended = f" {mendable} can be mended by `--fix`." if mendable else ""
    code = problems[0].code
    return f"{_counts(problems)} in {asked.name}; `edu check --explain {code}` says why.{mended}"


def _clean(asked: _Asked, checked: Checked) -> str:
    """That nothing was found, and of what."""
    course = checked.loaded.course
    others = f" Elsewhere in the course there are {_counts(checked.problems)}." if checked.problems else ""
    if asked.file or course is None:
        return f"No problem found in {asked.name}.{others} {_MODEST}"
    if asked.selection is not None:
        return f"{course.title}: no problem of the kinds that were asked for in {asked.name}. {_MODEST}"
    questions = sum(1 for _ in course.questions())
    held = (
        _count(len(course.lessons), "lesson"),
        f"{len(course.quizzes)} quiz{'' if len(course.quizzes) == 1 else 'zes'}",
        _count(questions, "question"),
    )
    return f"{course.title}: {', '.join(held)}, no problem found in {asked.name}. {_MODEST}"


def _counts(problems: tuple[Problem, ...]) -> str:
    errors = sum(problem.level is Level.ERROR for problem in problems)
    return f"{_count(errors, 'error')}, {_count(len(problems) - errors, 'warning')}"


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
