"""What one read of a course gathers: limits, problems, and the names that are given and used."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import islice

from msgspec import Struct

from edu.authoring.nodes import Node, Scalar
from edu.problems import Edit, Fix, Problem, quoted

_SUGGESTIONS = (
    200  # looking for look-alikes is slow: a file that is wrong everywhere gets them for its first lines only
)
_DANGLING = 10_000  # references to nothing that are listed for a course


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much one file may hold."""

    size: int = 16 * 1024 * 1024
    """Bytes."""
    nodes: int = 2_000_000
    """Keys, values, lists and mappings together."""
    depth: int = 16
    """Lists and mappings inside each other."""
    problems: int = 10_000
    """Problems that are listed for one file."""


class Space(StrEnum):
    """What an id names; ids are unique within a space. The value is how a problem says it."""

    PATH = "path"
    LESSON = "lesson"
    QUIZ = "quiz"
    QUESTION = "question"
    OBJECTIVE = "objective"
    IDEA = "idea"
    MISCONCEPTION = "misconception"
    CLAIM = "claim"

    @property
    def one(self) -> str:
        """With its article, as in "an idea"."""
        return f"an {self}" if self[0] in "aeiou" else f"a {self}"


class Place(Struct, frozen=True, gc=False):
    """Where something stands."""

    path: str
    line: int
    column: int
    end_column: int | None = None


@dataclass(slots=True)
class Names:
    """Which ids are given, and which are referred to, over all files of a course."""

    given: dict[Space, dict[str, Place]] = field(default_factory=lambda: {space: {} for space in Space})
    used: list[tuple[Space, str, Place]] = field(default_factory=list)
    incomplete: set[Space] = field(default_factory=set)
    """Spaces some of whose ids could not be read: a reference into them cannot be called dangling."""
    suggestions_left: int = _SUGGESTIONS

    def did_you_mean(self, wrong: str, possible: Iterable[str]) -> str:
        """The name that was probably meant, or an empty text."""
        if self.suggestions_left <= 0 or len(wrong) > 100:
            return ""
        self.suggestions_left -= 1
        from difflib import get_close_matches

        return next(iter(get_close_matches(wrong, list(possible), n=1, cutoff=0.6)), "")

    def join(self, others: "Names") -> list[Problem]:
        """Take in the names of one more file; a problem for each id of it that is given already.

        Of a file that is the copy of another lesson or quiz, one for its own id says it all.
        """
        self.used.extend(others.used)
        self.incomplete.update(others.incomplete)
        copied = self.copied(others)
        if copied:
            return [copied]
        problems: list[Problem] = []
        for space, ids in others.given.items():
            given = self.given[space]
            if given.keys().isdisjoint(ids):
                given.update(ids)
                continue
            for text, place in ids.items():
                first = given.setdefault(text, place)
                if first is not place:
                    problems.append(twice(space, text, first, place))
        return problems

    def copied(self, others: "Names") -> Problem | None:
        """That a file gives a lesson or quiz which another one has given already."""
        for space in (Space.LESSON, Space.QUIZ):
            given = self.given[space]
            for text, place in others.given[space].items():
                if text in given and given[text] is not place:
                    remedy = "in a copy, give it another id, and call the file by it; or take one of the files away"
                    return twice(space, text, given[text], place, remedy)
        return None

    def dangling(self) -> list[Problem]:
        """A problem for each reference to an id that nothing has; of a flood of them, for the first."""
        unknown = (each for each in self.used if each[1] not in self.given[each[0]] and each[0] not in self.incomplete)
        problems = [self._unknown(*each) for each in islice(unknown, _DANGLING)]
        for _, _, place in islice(unknown, 1):
            said = f"there are more than {_DANGLING:,} names that nothing has; the rest is not listed"
            problems.append(Problem(path=place.path, code="E020", message=said, remedy="mend those first"))
        return problems

    def _unknown(self, space: Space, wanted: str, place: Place) -> Problem:
        meant = self.did_you_mean(wanted, self.given[space])
        return Problem(
            path=place.path,
            line=place.line,
            column=place.column,
            end_column=place.end_column,
            code="E116",
            message=f"there is no {space} {quoted(wanted)}",
            remedy=f"did you mean {quoted(meant)}?" if meant else f"give the id of {space.one} of this course",
            fixes=instead(place, meant, safe=False),
        )


def twice(space: Space, text: str, first: Place, second: Place, remedy: str = "give one of them another id") -> Problem:
    """That an id is given at a second place."""
    where = f"line {first.line}" if first.path == second.path else f"{first.path}:{first.line}:{first.column}"
    return Problem(
        path=second.path,
        line=second.line,
        column=second.column,
        end_column=second.end_column,
        code="E115",
        message=f"the {space} {quoted(text)} is already at {where}",
        remedy=remedy,
    )


@dataclass(slots=True)
class Reading:
    """The reading of one file. Readers report into it and go on."""

    path: str
    """As shown to a person."""
    names: Names = field(default_factory=Names)
    limits: Limits = field(default_factory=Limits)
    problems: list[Problem] = field(default_factory=list)
    full: bool = False

    def error(
        self,
        code: str,
        message: str,
        remedy: str = "",
        *,
        line: int | None = None,
        column: int | None = None,
        end_column: int | None = None,
        fixes: tuple[Fix, ...] = (),
    ) -> None:
        """Report a problem at a position of this file, or of the file as a whole."""
        self.report(
            Problem(
                path=self.path,
                line=line,
                column=column,
                end_column=end_column,
                code=code,
                message=message,
                remedy=remedy,
                fixes=fixes,
            )
        )

    def report(self, problem: Problem) -> None:
        """Take a problem of this file."""
        if len(self.problems) < self.limits.problems:
            self.problems.append(problem)
        elif not self.full:
            self.full = True
            said = f"there are more than {self.limits.problems:,} problems; the rest is not listed"
            self.problems.append(Problem(path=self.path, code="E020", message=said, remedy="mend those first"))

    def error_at(self, node: Node, code: str, message: str, remedy: str = "", *, fixes: tuple[Fix, ...] = ()) -> None:
        """Report a problem where a node stands."""
        self.error(code, message, remedy, line=node.line, column=node.column, end_column=end_column(node), fixes=fixes)

    def place(self, node: Node) -> Place:
        """Where a node of this file stands."""
        return Place(self.path, node.line, node.column, end_column(node))

    def instead(self, node: Node, meant: str) -> tuple[Fix, ...]:
        """The fix that writes another word where this one stands."""
        return instead(self.place(node), meant)


def end_column(node: Node) -> int | None:
    """Just past a scalar without quotes on one line; of other nodes the end is not known."""
    if isinstance(node, Scalar) and node.plain and node.text and "\n" not in node.text:
        return node.column + len(node.text)
    return None


def instead(place: Place, meant: str, *, safe: bool = True) -> tuple[Fix, ...]:
    """The fix that writes another word in a place; none where its end is not known."""
    if not meant or place.end_column is None:
        return ()
    edit = Edit(line=place.line, column=place.column, end_line=place.line, end_column=place.end_column, text=meant)
    return (Fix(title=f"Write {meant} instead", edits=(edit,), safe=safe),)


def listed(words: Sequence[str], last: str = "or") -> str:
    """Words as a person lists them: `a, b or c`."""
    return f"{', '.join(words[:-1])} {last} {words[-1]}" if len(words) > 1 else "".join(words)


def plain(number: float) -> str:
    """A number as a person writes it, without an exponent."""
    return f"{number:.9f}".rstrip("0").rstrip(".")


def first_few(words: Iterable[str]) -> str:
    """Those of very many that a person would still read."""
    few = list(islice(words, 21))
    return ", ".join(few[:20]) + (" and others" if len(few) > 20 else "")
