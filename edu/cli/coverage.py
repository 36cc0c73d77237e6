"""`edu coverage`: what is taught and what is asked, printed or saved."""

import sys
from typing import TYPE_CHECKING

from edu.cli.output import put, width
from edu.errors import ExitCode

if TYPE_CHECKING:
    from argparse import Namespace


def run(arguments: "Namespace") -> int:
    """Print the report on stdout, or save it and say where."""
    from edu.checking.coverage import coverage_of
    from edu.checking.coverage_report import coverage_json, coverage_report
    from edu.cli.whole_course import whole_course
    from edu.exchange.table import WIDTH, report_text
    from edu.exchange.table_html import report_html
    from edu.exchange.writing import write_export

    _, course = whole_course(arguments)
    coverage = coverage_of(course)
    match arguments.format:
        case "json":
            said = coverage_json(coverage) + "\n"
        case "html":
            said = report_html(coverage_report(coverage))
        case _:
            said = report_text(coverage_report(coverage), min(width(WIDTH), WIDTH))
    if arguments.out is None:
        put(said.rstrip("\n"))
    else:
        print(f"Saved: {write_export(arguments.out, said)}", file=sys.stderr)
    return ExitCode.OK
