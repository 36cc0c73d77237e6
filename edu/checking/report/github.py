"""The report as annotations that GitHub shows beside the lines of a change."""

from collections.abc import Sequence
from pathlib import PurePath

from edu.problems import Problem

_IN_TEXT = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = _IN_TEXT | str.maketrans({":": "%3A", ",": "%2C"})


def github(problems: Sequence[Problem]) -> str:
    """A workflow command for each problem."""
    return "\n".join(map(_command, problems))


def _command(problem: Problem) -> str:
    properties = {
        "file": PurePath(problem.path).as_posix(),
        "line": problem.line,
        "col": problem.column,
        "endColumn": problem.end_column,
        "title": problem.code,
    }
    said = ",".join(
        f"{name}={str(value).translate(_IN_PROPERTY)}" for name, value in properties.items() if value is not None
    )
    message = f"{problem.message} ({problem.remedy})" if problem.remedy else problem.message
    return f"::{problem.level} {said}::{message.translate(_IN_TEXT)}"
