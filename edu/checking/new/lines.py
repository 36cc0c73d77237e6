"""Lines put into a file that someone else wrote: nothing else in it changes, not even how its lines end.

Lists in brackets and other ways to write are not known here: read the text anew to see whether it says what it should.
"""

import re
from typing import TypeVar

from edu.authoring.events import read
from edu.authoring.nodes import Mapping, Sequence
from edu.authoring.reading import Reading
from edu.authoring.shape import Kind
from edu.authoring.source import text_of
from edu.problems import Level

T = TypeVar("T")

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


def with_item(raw: str, listed: Sequence, after: int, item: str, *, apart: bool = False) -> str:
    """The text with one more item, below the one of that index; `apart` leaves a blank line above it."""
    lines = _LINE.findall(raw)
    dash = listed.column - 1
    sibling = listed.items[after]
    inner = sibling.column - 1 if sibling.column - 1 > dash else dash + 2
    new = [*([""] if apart else []), *as_item(item, dash, inner)]
    return _inserted(lines, _end_of_item(lines, sibling.line, dash), new)


def with_field(raw: str, mapping: Mapping, below: str, field: str) -> str:
    """The text with one more line in a mapping, below the line of a field."""
    _, value = mapping.entries[below]
    return _inserted(_LINE.findall(raw), value.line, [" " * (mapping.column - 1) + field])


def reread(raw: str, kind: Kind[T]) -> T | None:
    """What a file with that text would say; None when it would have an error."""
    reading = Reading("")
    text = text_of(raw.encode("utf-8"), reading)
    root = read(text, reading) if text is not None else None
    value = kind.read(root, reading) if root else None
    return None if any(problem.level is Level.ERROR for problem in reading.problems) else value


def as_item(text: str, dash: int, inner: int) -> list[str]:
    """Lines of a mapping as an item of a list; comments at their beginning stand above the dash."""
    lines = text.splitlines()
    first = next(number for number, line in enumerate(lines) if not line.startswith("#"))
    above = [" " * dash + line for line in lines[:first]]
    head = " " * dash + "-".ljust(inner - dash) + lines[first]
    return [*above, head, *(" " * inner + line for line in lines[first + 1 :])]


def _end_of_item(lines: list[str], first: int, dash: int) -> int:
    """How many lines there are up to the end of the item that begins on line `first`."""
    end = first
    for number, line in enumerate(lines[first:], start=first + 1):
        text = line.strip()
        deeper = len(line) - len(line.lstrip()) > dash
        if text and not deeper and not text.startswith("#"):
            break
        if text and deeper:
            end = number
    return end


def _inserted(lines: list[str], at: int, new: list[str]) -> str:
    """With lines put in after the first `at`."""
    ending = next((match[0] for line in lines if (match := re.search(r"[\r\n]+$", line))), "\n")
    above = "".join(lines[:at])
    if not above.endswith(("\r", "\n")):
        above += ending
    return above + "".join(line + ending for line in new) + "".join(lines[at:])
