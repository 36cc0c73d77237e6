"""The report in SARIF 2.1.0, which code hosts and editors read."""

import json
from collections.abc import Mapping, Sequence
from pathlib import PurePath

from edu import __version__
from edu.checking.catalogue import Explanation
from edu.problems import Edit, Fix, Level, Problem

Json = dict[str, object]

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_PLAIN = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/")


def sarif(problems: Sequence[Problem], explained: Mapping[str, Explanation]) -> str:
    """One run of one tool; paths are relative to the folder that it ran in."""
    codes = sorted({problem.code for problem in problems})
    numbers = {code: number for number, code in enumerate(codes)}
    driver: Json = {
        "name": "edu",
        "version": __version__,
        "rules": [_rule(code, explained.get(code)) for code in codes],
    }
    run: Json = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, numbers[problem.code]) for problem in problems],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1)


def _rule(code: str, explained: Explanation | None) -> Json:
    rule: Json = {"id": code, "defaultConfiguration": {"level": _level(code)}}
    if explained is None:
        return rule
    parts = [
        explained.why,
        f"Instead of:\n\n{explained.bad}",
        f"Write:\n\n{explained.good}",
        f"Source: {explained.source}" if explained.source else "",
    ]
    return rule | {
        "shortDescription": {"text": explained.finds},
        "fullDescription": {"text": explained.why},
        "help": {"text": "\n\n".join(filter(None, parts))},
    }


def _result(problem: Problem, rule: int) -> Json:
    message = f"{problem.message} ({problem.remedy})" if problem.remedy else problem.message
    result: Json = {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": _level(problem.code),
        "message": {"text": message},
        "locations": [{"physicalLocation": _place(problem)}],
    }
    if problem.fixes:
        result["fixes"] = [_fix(fix, problem.path) for fix in problem.fixes]
    return result


def _place(problem: Problem) -> Json:
    place: Json = {"artifactLocation": {"uri": uri(problem.path)}}
    if problem.line is not None:
        parts = {"startLine": problem.line, "startColumn": problem.column, "endColumn": problem.end_column}
        place["region"] = {name: value for name, value in parts.items() if value is not None}
    return place


def _fix(fix: Fix, path: str) -> Json:
    change = {"artifactLocation": {"uri": uri(path)}, "replacements": [_replacement(edit) for edit in fix.edits]}
    return {"description": {"text": fix.title}, "artifactChanges": [change]}


def _replacement(edit: Edit) -> Json:
    region = {
        "startLine": edit.line,
        "startColumn": edit.column,
        "endLine": edit.end_line,
        "endColumn": edit.end_column,
    }
    return {"deletedRegion": region, "insertedContent": {"text": edit.text}}


def _level(code: str) -> str:
    return str(Level.WARNING if code.startswith("W") else Level.ERROR)


def uri(path: str) -> str:
    """A path as a reference: relative when it is, with `file://` before it when it is not."""
    pure = PurePath(path)
    said = "".join(chr(byte) if byte in _PLAIN else f"%{byte:02X}" for byte in pure.as_posix().encode())
    return f"file://{'' if said.startswith('/') else '/'}{said}" if pure.is_absolute() else said
