"""`edu readability`: how hard each lesson, quiz and question is to read."""

from typing import TYPE_CHECKING

from edu.cli.output import put, width
from edu.errors import ExitCode

if TYPE_CHECKING:
    from argparse import Namespace


def run(arguments: "Namespace") -> int:
    """Print the tables, or the same as JSON, on stdout."""
    from edu.checking.ease import ease_of
    from edu.checking.ease_report import ease_json, ease_report
    from edu.cli.whole_course import whole_course
    from edu.exchange.table import WIDTH, report_text

    loaded, course = whole_course(arguments)
    ease = ease_of(loaded)
    if arguments.format == "json":
        put(ease_json(course.id, ease))
    else:
        report = ease_report(course.title, course.language, ease, questions=arguments.questions)
        put(report_text(report, min(width(WIDTH), WIDTH)).rstrip("\n"))
    return ExitCode.OK
