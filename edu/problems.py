"""A complaint about a file: one value for `edu check`, the preview, the language server and imports."""

import os
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path

from msgspec import Struct

from edu.course.text import clean


class Level(StrEnum):
    """How bad it is: a course with an error is not opened."""

    ERROR = "error"
    WARNING = "warning"


class Edit(Struct, frozen=True, kw_only=True):
    """Put `text` in place of what stands from one place of a file up to another; where both are one, insert it.

    Lines and columns are 1-based, columns in characters; the end is just past the last character that goes.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    text: str


class Fix(Struct, frozen=True, kw_only=True):
    """Edits of the file that has the problem, which together mend it."""

    title: str
    """What it does, as an order: `Sort the choices by their numbers`."""
    edits: tuple[Edit, ...]
    safe: bool = True
    """Whether it may be made without asking, for nothing that a learner is told changes its meaning."""


class Problem(Struct, frozen=True, kw_only=True):
    """What is wrong, where, and what to do. A position that is not known is None, never a guess."""

    path: str
    """As shown to a person: relative to the current folder when it lies below it."""
    line: int | None = None
    """1-based."""
    column: int | None = None
    """1-based, in characters."""
    end_column: int | None = None
    """1-based, just past the last character; on the same line."""
    code: str
    """Stable, as in `E006`; `edu check --explain` says what each stands for. Its letter is the level."""
    message: str
    remedy: str = ""
    fixes: tuple[Fix, ...] = ()
    """Ways to mend it, the likeliest first."""

    @property
    def level(self) -> Level:
        return Level.WARNING if self.code.startswith("W") else Level.ERROR

    @property
    def sentences(self) -> tuple[str, ...]:
        """The message, then the remedy if there is one, each as a sentence of its own."""
        return tuple(_sentence(words) for words in (self.message, self.remedy) if words)

    def __str__(self) -> str:
        place = ":".join([self.path, *(str(part) for part in (self.line, self.column) if part is not None)])
        return f"{place}: {self.code} {self.message}" + (f" ({self.remedy})" if self.remedy else "")


def _sentence(words: str) -> str:
    """A message or a remedy with a capital letter first, and what it may ask with one question mark last."""
    return f"{words[:1].upper()}{words[1:].rstrip('.?')}{'?' if words.endswith('?') else '.'}"


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """By path, line and column; what has no position stands first in its file. Said twice is kept once."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda p: (p.path, p.line or 0, p.column or 0, p.code, p.message)))


def shown(path: Path) -> str:
    """A path as problems print it: relative when below the current folder, and safe for a terminal."""
    try:
        text = os.path.relpath(path)
        if text.split(os.sep, 1)[0] == os.pardir:
            text = str(path)
    except (OSError, ValueError):  # the current folder was deleted, or is on another drive
        text = str(path)
    return clean(text.encode("utf-8", "backslashreplace").decode(), limit=4_096)


def quoted(text: str, limit: int = 60) -> str:
    """Text of an author inside a message: one line, no control characters, short."""
    most = 20 * limit  # a value can be a whole file long, and to clean it takes seconds
    said = clean(text[:most], limit=limit + 1)
    return f'"{said[:limit].rstrip()}…"' if len(said) > limit or len(text) > most else f'"{said}"'
