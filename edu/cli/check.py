"""`edu check`: every problem of a course, each where it is; what a code means; safe mending."""

import gc
from typing import TYPE_CHECKING

from edu.checking.catalogue import explanations
from edu.checking.checker import Checked, Checker
from edu.checking.report.piece import Piece
from edu.checking.report.summary import count, counts, mendable, start
from edu.checking.report.text import Look, text
from edu.cli.asked import Asked, asked
from edu.cli.output import on_terminal, put, put_pieces, say, width
from edu.cli.whole_course import NOT_YOURS
from edu.errors import ExitCode, UsageError
from edu.problems import Problem, shown

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
    wanted = asked(arguments)
    checker = Checker(wanted.root)
    if wanted.stray:
        say(NOT_YOURS)
    if arguments.watch:
        _watch(wanted, checker, arguments.format)
        return ExitCode.OK
    if arguments.fix:
        _mend(wanted, checker)
    gc.disable()  # one look, and then the process ends
    checked = checker.check()
    problems = _problems(wanted, checked)
    _print(wanted, checked, problems, arguments.format)
    if problems and arguments.format == "text" and on_terminal():
        put_pieces([Piece("\n")])
    say(_told_of(problems, wanted, fixed=arguments.fix) if problems else _clean(wanted, checked))
    return ExitCode.PROBLEMS if problems else ExitCode.OK


def _mend(wanted: Asked, checker: Checker) -> None:
    """Tell what was mended, and what is left to decide."""
    from edu.checking.fixing import mend
    from edu.checking.report.summary import to_decide

    mended = 0
    for each in mend(checker, wanted.holds):
        mended += 1
        say(f"Mended {each}")
    problems = wanted.problems(checker.check())
    if problems:
        for said in (*to_decide(problems, mended), ""):
            say(said)


def _watch(wanted: Asked, checker: Checker, form: str) -> None:
    """Report after each change; on a terminal as much as it shows at once."""
    from edu.cli.watching import told_again, watch

    def again() -> None:
        checked = checker.check()
        problems = _problems(wanted, checked)
        said = _told_of(problems, wanted, fixed=False) if problems else _clean(wanted, checked)
        if form == "text" and on_terminal():
            told_again(problems, checked.loaded.files(), NOT_YOURS if wanted.stray else "", said, wanted.command())
        else:
            _print(wanted, checked, problems, form)
            say(said)

    watch(wanted.root, again)


def _problems(wanted: Asked, checked: Checked) -> tuple[Problem, ...]:
    """Those that are asked for. Raises UsageError for a file that nothing is known of."""
    problems = wanted.problems(checked)
    known = {*checked.loaded.files(), *(problem.path for problem in problems)}
    for file in wanted.files:
        if file not in known:
            raise UsageError(
                f"{file} is no part of a course: what is read are content/course.yaml, sources.yaml and "
                "glossary.yaml, content/lessons/*.md and quizzes/*.yaml."
            )
    return problems


def _print(wanted: Asked, checked: Checked, problems: tuple[Problem, ...], form: str) -> None:
    match form:
        case "json":
            from edu.checking.report.as_json import as_json

            put(as_json(shown(wanted.root), problems))
        case "sarif":
            from edu.checking.report.sarif import sarif

            put(sarif(problems, explanations()))
        case "github":
            from edu.checking.report.github import github

            put(github(problems))
        case _:
            put_pieces(text(problems, checked.loaded.files(), Look(width(_WIDTH), wrapped=on_terminal())))


def _told_of(problems: tuple[Problem, ...], wanted: Asked, *, fixed: bool) -> str:
    unasked = wanted.selection is not None and any(each.code not in wanted.selection.codes for each in problems)
    sentences = (
        f"{counts(problems)} in {wanted.name}.",
        "Errors of form are always told." if unasked else "",
        "" if fixed else mendable(problems, wanted.command("--fix")),
        start(problems),
    )
    return " ".join(filter(None, sentences))


def _clean(wanted: Asked, checked: Checked) -> str:
    """That nothing was found, and of what."""
    course = checked.loaded.course
    others = f" Elsewhere in the course there are {counts(checked.problems)}." if checked.problems else ""
    if wanted.files or course is None:
        return f"No problem found in {wanted.name}.{others} {_MODEST}"
    if wanted.selection is not None:
        return f"{course.title}: no problem of the kinds that were asked for in {wanted.name}. {_MODEST}"
    held = (
        count(len(course.lessons), "lesson"),
        count(len(course.quizzes), "quiz", "zes"),
        count(sum(1 for _ in course.questions()), "question"),
    )
    return f"{course.title}: {', '.join(held)}, no problem found in {wanted.name}. {_MODEST}"
