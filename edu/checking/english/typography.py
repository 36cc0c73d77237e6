"""Straight quotation marks and apostrophes: which typographic ones are meant, and exactly where they are written."""

import re
from collections.abc import Iterator, Sequence

from edu.authoring.nodes import Scalar
from edu.checking.phrase import Phrase
from edu.problems import Edit

TYPOGRAPHIC = re.compile("[‘’“”]")
STRAIGHT = re.compile("[\"']")
_BEFORE_A_WORD = frozenset("([{-–—/“‘\"'")
_CLOSING = re.compile(r"(?<=\S)'(?!\w)")
_EMPHASIS = frozenset("*_")
_BULLETS = frozenset("-+*")


def typographic(text: str) -> dict[int, str]:
    """What is meant by each straight mark of a text, by its 0-based place; marks of feet and inches are left out."""
    found: dict[int, str] = {}
    double = single = False
    for mark in STRAIGHT.finditer(text):
        at = mark.start()
        before, after = text[at - 1 : at] or " ", text[at + 1 : at + 2] or " "
        opens = (before.isspace() or before in _BEFORE_A_WORD) and not after.isspace()
        measure = before.isdigit() and not after.isalnum()
        if mark.group() == '"':
            if opens or double or not measure:
                found[at] = "“" if opens else "”"
                double = opens
        elif opens and after.isalpha() and _CLOSING.search(text, at + 1):
            found[at], single = "‘", True
        elif single or not measure:
            found[at] = "’"
            single = single and before.isalnum() and after.isalnum()
    return found


def edits(phrase: Phrase, marks: dict[int, str]) -> tuple[Edit, ...]:
    """What writes these marks into the file; nothing when text and file cannot be followed letter by letter."""
    walk = _yaml(phrase, phrase.lines) if isinstance(phrase.node, Scalar) else _markdown(phrase, phrase.lines)
    places = dict(zip((n for n, letter in enumerate(phrase.text) if not letter.isspace()), walk, strict=False))
    if not all(at in places for at in marks):
        return ()
    return tuple(
        Edit(line=line, column=column, end_line=line, end_column=column + width, text=marks[at])
        for at, (line, column, width) in places.items()
        if at in marks
    )


_At = tuple[int, int, int]
"""Line, column, both 1-based, and how many characters of the file stand for one of the text."""


def _yaml(phrase: Phrase, lines: Sequence[str]) -> Iterator[_At]:
    """Where each letter of the text stands in a YAML file, without the space between; ends where that is not sure."""
    line, column = phrase.node.line - 1, phrase.node.column - 1
    style = lines[line][column : column + 1]
    if style in ("'", '"'):
        column += 1
    elif style in (">", "|"):
        line, column = line + 1, 0
    for wanted in "".join(phrase.text.split()):
        line, column = _next(lines, line, column)
        if line >= len(lines):
            return
        width = 2 if (style, lines[line][column]) in {("'", "'"), ('"', "\\")} else 1
        here = lines[line][column : column + width]
        if here[-1] != wanted or here not in (wanted, "''", '\\"', "\\\\"):
            return
        yield line + 1, column + 1, width
        column += width


def _markdown(phrase: Phrase, lines: Sequence[str]) -> Iterator[_At]:
    """The same for a line of a lesson, over bullets, emphasis and backslashes."""
    line, column = phrase.node.line - 1, phrase.node.column - 1
    if lines[line][column : column + 1] in _BULLETS and lines[line][column + 1 : column + 2].isspace():
        column += 1
    for wanted in "".join(phrase.text.split()):
        line, column = _next(lines, line, column)
        while line < len(lines) and lines[line][column] != wanted and lines[line][column] in _EMPHASIS:
            line, column = _next(lines, line, column + 1)
        if line >= len(lines):
            return
        width = 2 if lines[line][column] == "\\" and lines[line][column + 1 : column + 2] == wanted else 1
        if lines[line][column : column + width][-1] != wanted:
            return
        yield line + 1, column + 1, width
        column += width


def _next(lines: Sequence[str], line: int, column: int) -> tuple[int, int]:
    """The next place that is not space; past the last line when there is none."""
    while line < len(lines):
        rest = lines[line][column:]
        if rest.strip():
            return line, column + len(rest) - len(rest.lstrip())
        line, column = line + 1, 0
    return line, 0
