"""`edu coverage`: what is taught and what is asked, printed or saved."""

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from edu.cli.output import put, say, width
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
        say(f"Saved: {_save(arguments.out, said)}")
    return ExitCode.OK


def _save(path: Path, text: str) -> Path:
    """Over an earlier report, but over no other file; others may read it, for it holds nothing of anybody."""
    from edu.checking.coverage_report import is_coverage
    from edu.exchange.writing import write_export

    try:
        ours = path.is_file() and is_coverage(path.read_text(encoding="utf-8", errors="replace"))
    except (OSError, ValueError):  # writing says what is wrong with it
        ours = False
    saved = write_export(path, text, overwrite=ours)
    kept = os.umask(0)
    os.umask(kept)
    with suppress(OSError):
        saved.chmod(0o644 & ~kept)
    return saved
