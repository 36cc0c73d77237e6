"""Findings that differ only in the words they are about, told once for each line."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from edu.problems import Problem, quoted

Span = tuple[int, int | None]
"""Column and end column of the words at fault, as in a problem."""


class Entry(NamedTuple):
    """One sentence of a report."""

    problem: Problem
    """The first of those that it tells, with what is said of all of them."""
    spans: tuple[Span, ...]
    told: int = 1
    """How many it stands for."""


def gathered(problems: Sequence[Problem], lines: Mapping[str, Sequence[str]]) -> Iterator[Entry]:
    """The problems in their order, those alike at the place of their first; `lines` are those of each file."""
    alike: dict[object, list[tuple[Problem, str]]] = {}
    for number, problem in enumerate(problems):
        word = _word(problem, lines.get(problem.path, ()))
        same = (problem.path, problem.line, problem.code, problem.remedy, problem.message.replace(word, ""))
        alike.setdefault(same if word else number, []).append((problem, word))
    for found in alike.values():
        yield _entry(found)


def _entry(found: Sequence[tuple[Problem, str]]) -> Entry:
    (first, named), *others = found
    spans = tuple((problem.column, problem.end_column) for problem, _ in found if problem.column is not None)
    if not others:
        return Entry(first, spans)
    words = [word for word in dict.fromkeys(word for _, word in others) if word != named or named not in first.message]
    what = f": {', '.join(words)}" if words else ""
    return Entry(replace(first, message=f"{first.message}; {len(others)} more on this line{what}"), spans, len(found))


def _word(problem: Problem, lines: Sequence[str]) -> str:
    """What stands at the place of the problem, as a message quotes it; empty where that is not known."""
    line, start, end = problem.line, problem.column, problem.end_column
    if line is None or start is None or end is None or line > len(lines):
        return ""
    return quoted(lines[line - 1][start - 1 : end - 1])
