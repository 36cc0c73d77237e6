"""The report as one JSON object for other programs. What it holds is stable: fields are added, never changed.

version   1
edu       the version of edu
course    the folder of the course
problems  by path, line and column; each has path, line, column, end_column (null where not known; 1-based, columns in
          characters, the end just past the last), code, level (error or warning), message, remedy, and fixes: each a
          title, whether it is safe to make without asking, and edits (line, column, end_line, end_column, text)
counts    errors, warnings, and mendable: how many of the problems `edu check --fix` mends
"""

import json
from collections.abc import Sequence

from edu import __version__
from edu.checking.mendable import safe_fix
from edu.problems import Edit, Fix, Level, Problem

Json = dict[str, object]

VERSION = 1


def as_json(course: str, problems: Sequence[Problem]) -> str:
    """`course` is the folder as problems would say it."""
    errors = sum(problem.level is Level.ERROR for problem in problems)
    said: Json = {
        "version": VERSION,
        "edu": __version__,
        "course": course,
        "problems": [_problem(problem) for problem in problems],
        "counts": {
            "errors": errors,
            "warnings": len(problems) - errors,
            "mendable": sum(safe_fix(problem) is not None for problem in problems),
        },
    }
    return json.dumps(said, indent=1)


def _problem(problem: Problem) -> Json:
    return {
        "path": problem.path,
        "line": problem.line,
        "column": problem.column,
        "end_column": problem.end_column,
        "code": problem.code,
        "level": str(problem.level),
        "message": problem.message,
        "remedy": problem.remedy,
        "fixes": [_fix(fix) for fix in problem.fixes],
    }


def _fix(fix: Fix) -> Json:
    return {"title": fix.title, "safe": fix.safe, "edits": [_edit(edit) for edit in fix.edits]}


def _edit(edit: Edit) -> Json:
    return {name: getattr(edit, name) for name in edit.__struct_fields__}
