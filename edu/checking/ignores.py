"""`# edu: ignore[W205] reason` in a file: which problems its author has looked at and keeps, and why.

A comment at the end of a line covers that line. Alone on a line, it covers what starts on the next line with all
that is indented below it. In the first lines of a file, or of a lesson's front matter, it covers the whole file.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from edu.problems import Problem, quoted

_COMMENT = re.compile(r"(?:^|(?<=\s))#\s*edu:\s*(?P<order>.*)$")
_ORDER = re.compile(r"ignore\s*\[(?P<codes>[^\]]*)\]\s*(?P<reason>.*)")
_REMEDY = "write `# edu: ignore[W205] reason`, with a code and why it is kept"
_NEVER_IGNORED = ("E0", "E1", "E6", "W025")

REMARK = "edu:"
"""Stands in every file that has anything for this module to read."""


@dataclass(frozen=True, slots=True)
class Ignore:
    """One code that is kept in some lines of a file; the last line counts in."""

    code: str
    first: int
    last: int
    line: int
    """Where the comment stands, 1-based like the others."""
    column: int

    def covers(self, problem: Problem) -> bool:
        at = problem.line or 1
        return problem.code == self.code and self.first <= at <= self.last


def can_be_ignored(code: str) -> bool:
    """Whether it is advice: what a course needs to be opened or released is not left out with a comment."""
    return not code.startswith(_NEVER_IGNORED)


def sift(
    path: str, lines: Sequence[str], problems: Sequence[Problem], known: Collection[str], *, whole: bool
) -> list[Problem]:
    """The problems of a file without those that it says to ignore, and with what is wrong with its ignores.

    `known` are all codes; `whole` says whether every rule was tried, so that an ignore can be called idle.
    """
    found = list(read_ignores(path, lines, known))
    kept = [problem for problem in found if isinstance(problem, Problem)]
    ignores = [ignore for ignore in found if isinstance(ignore, Ignore)]
    used: set[Ignore] = set()
    for problem in problems:
        covering = [ignore for ignore in ignores if ignore.covers(problem)]
        used.update(covering)
        if not covering:
            kept.append(problem)
    for ignore in ignores:
        if whole and ignore not in used:
            said = f"nothing here is reported as {ignore.code}, so there is nothing to ignore"
            kept.append(_problem(path, (ignore.line, ignore.column), "W025", said, "take the comment out"))
    return kept


def read_ignores(path: str, lines: Sequence[str], known: Collection[str]) -> Iterator[Ignore | Problem]:
    """Every ignore in a file, and a problem for each comment to edu that cannot be followed."""
    for number, line in enumerate(lines, start=1):
        comment = _COMMENT.search(line)
        if comment is None:
            continue
        column = comment.start() + 1
        order = _ORDER.fullmatch(comment["order"].strip())
        codes = [code.strip().upper() for code in order["codes"].split(",") if code.strip()] if order else []
        if order is None or not codes:
            said = f"this comment to edu cannot be followed: {quoted(comment.group())}"
            yield _problem(path, (number, column), "E023", said, _REMEDY)
        elif not any(letter.isalpha() for letter in order["reason"]):
            yield _problem(path, (number, column), "E023", f"no reason is given to ignore {', '.join(codes)}", _REMEDY)
        else:
            first, last = _scope(lines, number, alone=not line[: comment.start()].strip())
            for code in codes:
                if code not in known or not can_be_ignored(code):
                    what = "cannot be ignored" if code in known else "is no code of edu"
                    remedy = "mend what it says" if code in known else "`edu check --explain all` lists the codes"
                    yield _problem(path, (number, column), "E024", f"{quoted(code)} {what}", remedy)
                else:
                    yield Ignore(code, first, last, number, column)


def _scope(lines: Sequence[str], number: int, *, alone: bool) -> tuple[int, int]:
    """First and last line that a comment on line `number` covers."""
    if not alone:
        return number, number
    if all(not line.strip() or line.strip() == "---" or line.lstrip().startswith("#") for line in lines[: number - 1]):
        return 1, len(lines)
    first = next((n for n in range(number, len(lines)) if lines[n].strip() and not _is_comment(lines[n])), None)
    if first is None:
        return number, number
    depth = _depth(lines[first])
    last = first
    for n in range(first + 1, len(lines)):
        if lines[n].strip() and _depth(lines[n]) <= depth and not _is_comment(lines[n]):
            break
        if lines[n].strip():
            last = n
    return first + 1, last + 1


def _is_comment(line: str) -> bool:
    return line.lstrip().startswith("#")


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())


def _problem(path: str, at: tuple[int, int], code: str, message: str, remedy: str) -> Problem:
    return Problem(path=path, line=at[0], column=at[1], code=code, message=message, remedy=remedy)
