"""How much room characters take in a terminal: wide ones two cells, marks on another character none."""

import unicodedata
from collections.abc import Iterator

_TAB = 4
_MARKS = frozenset({"Mn", "Me", "Cf"})


def cells(text: str) -> int:
    """The width of a text."""
    return len(text) if text.isascii() and "\t" not in text else sum(map(_cells_of, text))


def fitting(text: str, room: int) -> int:
    """How many of its characters fit into so many cells, from the start."""
    used = 0
    for index, character in enumerate(text):
        used += _cells_of(character)
        if used > room:
            return index
    return len(text)


def reaching_back(text: str, end: int, room: int) -> int:
    """Where the characters begin that fit into so many cells before `end`."""
    start = end
    while start and (room := room - _cells_of(text[start - 1])) >= 0:
        start -= 1
    return start


def filled(words: list[str], width: int, indent: int) -> Iterator[list[int]]:
    """The words that go on each line, by their numbers; every line but the first is indented."""
    line: list[int] = []
    used = -1
    for number, word in enumerate(words):
        needed = cells(word) + 1
        if line and used + needed > width:
            yield line
            line, used = [], indent - 1
        line.append(number)
        used += needed
    yield line


def _cells_of(character: str) -> int:
    if character == "\t":
        return _TAB
    if character.isascii():
        return 1
    if unicodedata.category(character) in _MARKS:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
