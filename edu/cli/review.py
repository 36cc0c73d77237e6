"""`edu review`: a form for someone who rates the lessons, and what two raters found."""

import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from edu.cli.opening import is_there
from edu.cli.output import put
from edu.errors import CourseError, ExitCode, UsageError

if TYPE_CHECKING:
    from argparse import Namespace

    from edu.authoring.load import Loaded
    from edu.checking.review.form import Form
    from edu.course.course import Course


def run(arguments: "Namespace") -> int:
    """Write a form, or read the forms that are given."""
    from edu.checking.review.forms import forms

    form = forms[arguments.form]
    today = datetime.now().astimezone().date()
    if arguments.files:
        return _read(form, arguments, today)
    return _write(form, arguments, today)


def _write(form: "Form", arguments: "Namespace", today: date) -> int:
    from edu.checking.review.filled import LONGEST_NAME
    from edu.checking.review.material import material, patient_lessons
    from edu.checking.review.writing import write_form
    from edu.course.text import clean
    from edu.exchange.writing import write_export

    rater = clean(arguments.rater or "", limit=LONGEST_NAME)
    if not rater:
        raise UsageError(f"Say with --rater whose form it is, or give two forms: `edu review {form.id} FILE FILE`.")
    if arguments.out is not None and is_there(arguments.out):
        raise UsageError(f"{arguments.out} is there already and may be filled in; choose another name with --out.")
    root, loaded, course = _course(arguments)
    for id in arguments.lesson or ():
        if id not in course.lessons:
            raise UsageError(f"There is no lesson {id}. There is: {', '.join(course.lessons)}.")
    rated = material(loaded, course, root, arguments.lesson or patient_lessons(course))
    text = write_form(form, rated, rater, on=today)
    if arguments.out is None:
        put(text.rstrip("\n"))
    else:
        print(f"Saved: {write_export(arguments.out, text)}. Open it in an editor and fill it in.", file=sys.stderr)
    return ExitCode.OK


def _read(form: "Form", arguments: "Namespace", today: date) -> int:
    from edu.checking.review.filled import read_sheet
    from edu.checking.review.material import digests
    from edu.checking.review.report import report
    from edu.checking.review.sheet import at_odds, stale
    from edu.problems import Level

    if arguments.rater or arguments.lesson or arguments.out:
        raise UsageError("--rater, --lesson and --out are for a new form, so no files can be given with them.")
    if len(arguments.files) > 2:
        raise UsageError("Give the forms of two raters; more cannot be compared at once.")
    for path in arguments.files:
        if not is_there(path):
            raise UsageError(f"There is no file {path}. `edu review {form.id} --rater NAME --out {path}` writes one.")
    _, loaded, course = _course(arguments)
    now = digests(loaded)
    read = [read_sheet(form, path, today=today) for path in arguments.files]
    problems = [problem for _, found in read for problem in found]
    for problem in problems:
        if problem.level is Level.WARNING:
            print(problem, file=sys.stderr)
    sheets = [sheet for sheet, _ in read if sheet]
    to_do = [str(problem) for problem in problems if problem.level is Level.ERROR]
    for sheet in sheets:
        to_do += map(str, (*stale(sheet, course.id, now), *sheet.open))
    if len(sheets) == 2:
        to_do += map(str, at_odds(*sheets))
    if to_do:
        put("\n".join(to_do))
        print("No score is printed until all of this is done.", file=sys.stderr)
        return ExitCode.PROBLEMS
    if len(sheets) == 1:
        print(f"{sheets[0].path} is complete. Scores are printed together with a second rater's.", file=sys.stderr)
        return ExitCode.OK
    put(report(form, *sheets))
    return ExitCode.OK


def _course(arguments: "Namespace") -> "tuple[Path, Loaded, Course]":
    from edu.authoring.find import find
    from edu.authoring.prose_check import check
    from edu.cli.whole_course import name_of

    root = find(arguments.course, Path())
    loaded = check(root)
    if loaded.course is None:
        raise CourseError(f"The course in {name_of(root)} cannot be rated while it has errors; `edu check` lists them.")
    return root, loaded, loaded.course
