"""Kinds of value: each says what a text of a course file has to be, and reads it into a value.

Lists and mappings are in `compound` and `record`.

A kind is a declaration (its fields are its rules), so that other descriptions of the format can be made from it.
`read` returns None after it has reported a problem; it never raises, and what is below is read to its end.
"""

import re
from abc import abstractmethod
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Generic, Protocol, TypeVar

from edu.authoring.nodes import Mapping, Node, Scalar, Sequence, Unread
from edu.authoring.reading import Reading, Space, listed, plain, twice
from edu.authoring.slips import right_kind
from edu.problems import quoted

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
Word = TypeVar("Word", bound=StrEnum)

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
CLAIM = re.compile(r"C[0-9]{3}")
INTEGER = re.compile(r"[+-]?[0-9]{1,9}")
NUMBER = re.compile(r"[+-]?[0-9]{1,9}(?:\.[0-9]{1,9})?")
DATE = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])")
YES_NO = {"yes": True, "true": True, "no": False, "false": False}
ID_LENGTH = 80


class Kind(Protocol[T_co]):
    """Something that a value in a file can be."""

    @abstractmethod
    def read(self, node: Node, reading: Reading) -> T_co | None:
        """The value, or None when a problem has been reported."""


def typed(node: Node, reading: Reading, wanted: str) -> str | None:
    """The text of a scalar without the space around it, or None when there is none."""
    if type(node) is Scalar:
        text = node.text.strip()
        if text:
            return text
        reading.error_at(node, "E105", f"this is empty where {wanted} is wanted", "fill it in, or take the field out")
    else:
        wrong_kind(node, reading, wanted)
    return None


def wrong_kind(node: Node, reading: Reading, wanted: str) -> None:
    """Say that one kind of YAML value stands where another is wanted."""
    match node:
        case Unread():
            return
        case Scalar(text=""):
            said = f"this is empty where {wanted} is wanted"
        case Scalar():
            said = f"a text stands where {wanted} is wanted"
        case Sequence():
            said = f"a list stands where {wanted} is wanted"
        case Mapping():
            said = f"a mapping (key: value) stands where {wanted} is wanted"
    reading.error_at(node, "E103", said, right_kind(node, wanted))


@dataclass(frozen=True, slots=True)
class Text:
    """Words for a reader, at most `limit` characters. Without `lines`, they stand on one line."""

    limit: int = 4_000
    lines: bool = False
    empty: bool = False
    """Whether nothing may be written."""

    def read(self, node: Node, reading: Reading) -> str | None:
        if type(node) is not Scalar:
            wrong_kind(node, reading, "a text")
            return None
        text = node.text.strip()
        if not text and not self.empty:
            return typed(node, reading, "a text")
        if len(text) > self.limit:
            said = f"this has {len(text):,} characters; at most {self.limit:,} fit here"
            reading.error_at(node, "E106", said, "shorten it")
            return None
        if "\n" in text and not self.lines:
            reading.error_at(
                node, "E107", "this has several lines where one is wanted", "use > and not |, or shorten it"
            )
            return None
        return text


@dataclass(frozen=True, slots=True)
class Ident:
    """An id: lower-case words joined by hyphens. It may name something of this course, or refer to it."""

    gives: Space | None = None
    refers: Space | None = None

    @property
    def form(self) -> tuple[re.Pattern[str], str]:
        """What it has to match, and how that is said to a person."""
        return (CLAIM, "C and three digits") if Space.CLAIM in (self.gives, self.refers) else (ID, _LOOKS)

    def read(self, node: Node, reading: Reading) -> str | None:
        text = self._text(node, reading)
        if text is None:
            if self.gives:
                reading.names.incomplete.add(self.gives)
            return None
        if self.gives:
            self._give(self.gives, text, node, reading)
        if self.refers:
            reading.names.used.append((self.refers, text, reading.place(node)))
        return text

    def _text(self, node: Node, reading: Reading) -> str | None:
        pattern = CLAIM if self.refers is Space.CLAIM or self.gives is Space.CLAIM else ID
        if type(node) is Scalar and pattern.fullmatch(node.text) and len(node.text) <= ID_LENGTH:
            return node.text  # as nearly always
        wanted = f"the id of {self.refers.one}" if self.refers else "an id"
        text = typed(node, reading, wanted)
        if text is None:
            return None
        pattern, looks = self.form
        if not pattern.fullmatch(text) or len(text) > ID_LENGTH:
            reading.error_at(node, "E108", f"{quoted(text)} is not a valid id", f"an id is {looks}")
            return None
        return text

    def _give(self, space: Space, text: str, node: Node, reading: Reading) -> None:
        given = reading.names.given[space]
        first = given.setdefault(text, place := reading.place(node))
        if first is not place:
            reading.report(twice(space, text, first, place))


_LOOKS = f"lower-case letters, digits and single hyphens, at most {ID_LENGTH}"


@dataclass(frozen=True, slots=True)
class Integer:
    """A whole number from `least` to `most`."""

    least: int
    most: int

    def read(self, node: Node, reading: Reading) -> int | None:
        text = typed(node, reading, "a whole number")
        if text is None:
            return None
        if not INTEGER.fullmatch(text):
            said = f"{quoted(text)} is not a whole number"
            reading.error_at(node, "E109", said, f"write a number from {self.least} to {self.most}")
            return None
        return _in_range(int(text), self.least, self.most, node, reading)


@dataclass(frozen=True, slots=True)
class Number:
    """A number from `least` to `most`, with a point for decimals."""

    least: float
    most: float

    def read(self, node: Node, reading: Reading) -> float | None:
        text = typed(node, reading, "a number")
        if text is None:
            return None
        if not NUMBER.fullmatch(text):
            said = f"{quoted(text)} is not a number"
            reading.error_at(
                node, "E109", said, f"write a number from {plain(self.least)} to {plain(self.most)}, as in 0.5"
            )
            return None
        return _in_range(float(text), self.least, self.most, node, reading)


Size = TypeVar("Size", int, float)


def _in_range(number: Size, least: Size, most: Size, node: Node, reading: Reading) -> Size | None:
    if least <= number <= most:
        return number
    said = f"{plain(number)} is not from {plain(least)} to {plain(most)}"
    reading.error_at(node, "E110", said, "write a number in that range")
    return None


@dataclass(frozen=True, slots=True)
class YesNo:
    """`yes` or `true`, `no` or `false`."""

    def read(self, node: Node, reading: Reading) -> bool | None:
        text = typed(node, reading, "yes or no")
        if text is None:
            return None
        value = YES_NO.get(text.lower())
        if value is None:
            reading.error_at(node, "E111", f"{quoted(text)} is neither yes nor no", "write yes or no")
        return value


@dataclass(frozen=True, slots=True)
class OneOf(Generic[Word]):
    """One of a few words."""

    words: type[Word]

    def read(self, node: Node, reading: Reading) -> Word | None:
        wanted = listed([str(word) for word in self.words])
        text = typed(node, reading, wanted)
        if text is None:
            return None
        try:
            return self.words(text)
        except ValueError:
            meant = reading.names.did_you_mean(text, [str(word) for word in self.words])
            remedy = f"did you mean {quoted(meant)}?" if meant else f"write {wanted}"
            said = f"{quoted(text)} is not one of {wanted}"
            reading.error_at(node, "E104", said, remedy, fixes=reading.instead(node, meant))
            return None


@dataclass(frozen=True, slots=True)
class Date:
    """A day as in 2027-05-22; the value is the text."""

    empty: bool = False
    """Whether nothing may be written."""

    def read(self, node: Node, reading: Reading) -> str | None:
        if self.empty and type(node) is Scalar and not node.text.strip():
            return ""
        text = typed(node, reading, "a date")
        if text is None:
            return None
        try:
            if not DATE.fullmatch(text):
                raise ValueError
            return date.fromisoformat(text).isoformat()
        except ValueError:
            reading.error_at(node, "E112", f"{quoted(text)} is not a date", "write year-month-day, as in 2027-05-22")
            return None
