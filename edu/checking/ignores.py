"""`# edu: ignore[W205] reason` in a file: which problems its author has looked at and keeps, and why.

A comment at the end of a line covers that line. Alone on a line, it covers what starts on the next line with all
that is indented below it. In the first lines of a file, or of a lesson's front matter, it covers the whole file.

Under the headings of a lesson it is `<!-- edu: ignore[W401] reason -->`. Alone on a line, it covers the paragraph or
the list below it, up to an empty line; above a heading, all that stands under the heading.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from edu.authoring.comments import codes_in
from edu.problems import Problem, quoted

_TO_EDU = r"edu\b *(?:(?P<colon>:)|(?=ignore\b))(?P<order>.*?)"
_ORDER = re.compile(r"ignore\s*\[(?P<codes>[^\]]*)\]\s*(?P<reason>.*)")
_NAME = "edu"
_FARTHEST = 80  # characters between the sign and the name
_NEVER_IGNORED = ("E0", "E1", "E6", "W025")


class _Form(NamedTuple):
    """How comments are written in one part of a file."""

    found: re.Pattern[str]
    example: str
    code: str
    """The code that an example names where the author has named none."""


_YAML = _Form(re.compile(rf"(?:^|(?<=\s))#\s*{_TO_EDU}$"), "# edu: ignore[{}] reason", "W205")
_MARKDOWN = _Form(re.compile(rf"<!--\s*{_TO_EDU}-->"), "<!-- edu: ignore[{}] reason -->", "W401")
_OPEN = re.compile(rf"<!--\s*{_TO_EDU}$")


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


def speaks_to_edu(text: str) -> bool:
    """Whether a file may have a comment for this module: the name behind a sign that begins a comment.

    A word such as `reduce` holds the name too, and a search by pattern would be slow over many files.
    """
    at = text.find(_NAME)
    while at >= 0:
        if text[max(0, at - _FARTHEST) : at].rstrip(" \t").endswith(("#", "<!--")):
            return True
        at = text.find(_NAME, at + 1)
    return False


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
    prose = _first_of_prose(path, lines)
    for number, line in enumerate(lines, start=1):
        if _NAME not in line:
            continue
        form, other = (_MARKDOWN, _YAML) if number >= prose else (_YAML, _MARKDOWN)
        comments = list(form.found.finditer(line))
        for comment in comments:
            at = number, comment.start() + 1
            alone = not (line[: comment.start()] + line[comment.end() :]).strip()
            for code in _codes(path, at, comment, form, known):
                match code:
                    case str():
                        yield Ignore(code, *_covered(lines, number, prose, alone=alone), *at)
                    case _:
                        yield code
        misplaced = None if comments else other.found.search(line) or _OPEN.search(line)
        if misplaced and not (number >= prose and line.startswith("#") and not misplaced.start()):  # told of as E142
            said = f"a comment is written another way here: {quoted(misplaced.group())}"
            yield _problem(path, (number, misplaced.start() + 1), "E023", said, _remedy(misplaced.group(), form))


def _codes(
    path: str, at: tuple[int, int], comment: re.Match[str], form: _Form, known: Collection[str]
) -> Iterator[str | Problem]:
    """The codes that a comment orders to ignore, with a problem for what is wrong with them."""
    order = _ORDER.fullmatch(comment["order"].strip()) if comment["colon"] else None
    codes = [code.strip().upper() for code in order["codes"].split(",") if code.strip()] if order else []
    if order is None or not codes:
        said = f"this comment to edu cannot be followed: {quoted(comment.group())}"
        yield _problem(path, at, "E023", said, _remedy(comment.group(), form))
    elif not any(letter.isalpha() for letter in order["reason"]):
        said = f"no reason is given to ignore {', '.join(codes)}"
        yield _problem(path, at, "E023", said, _remedy(comment.group(), form))
    else:
        for code in codes:
            if code not in known or not can_be_ignored(code):
                what = "cannot be ignored" if code in known else "is no code of edu"
                remedy = "mend what it says" if code in known else "`edu check --explain all` lists the codes"
                yield _problem(path, at, "E024", f"{quoted(code)} {what}", remedy)
            else:
                yield code


def _remedy(comment: str, form: _Form) -> str:
    codes = codes_in(comment)
    example = form.example.format(codes or form.code)
    return f"write `{example}`, with {'' if codes else 'a code and '}why it is kept"


def _first_of_prose(path: str, lines: Sequence[str]) -> int:
    """The first line of the Markdown of a lesson; past the end of any other file."""
    if path.endswith(".md") and lines[0].rstrip() == "---":
        for number, line in enumerate(lines[1:], start=2):
            if line.rstrip() == "---":
                return number + 1
    return len(lines) + 1


def _covered(lines: Sequence[str], number: int, prose: int, *, alone: bool) -> tuple[int, int]:
    """First and last line that a comment on line `number` covers."""
    if not alone:
        return number, number
    if number >= prose:
        return _block(lines, number)
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


def _block(lines: Sequence[str], number: int) -> tuple[int, int]:
    """The paragraph, list or part of a lesson below line `number`."""
    first = next((n for n in range(number, len(lines)) if _MARKDOWN.found.sub("", lines[n]).strip()), None)
    if first is None:
        return number, number
    heading = lines[first].startswith("## ")
    below = range(first + 1, len(lines))
    end = next((n for n in below if (lines[n].startswith("## ") if heading else not lines[n].strip())), len(lines))
    return first + 1, end


def _is_comment(line: str) -> bool:
    return line.lstrip().startswith("#")


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())


def _problem(path: str, at: tuple[int, int], code: str, message: str, remedy: str) -> Problem:
    return Problem(path=path, line=at[0], column=at[1], code=code, message=message, remedy=remedy)
