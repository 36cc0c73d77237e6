"""A sheet as plain text: to print, to paste into a message, or to hear read aloud."""

import unicodedata
from collections.abc import Iterator

from edu.assessment.takehome import Section, Sheet
from edu.exchange.lines import filled, label_of_blank, one_line

NARROWEST = 20
BLANK_WIDTH = 40


def plain(sheet: Sheet, width: int = 72) -> str:
    """The whole sheet in lines of at most `width` columns (never under 20).

    Headings are underlined: the title and an urgent section with `=`, the others with `-`.
    """
    width = max(width, NARROWEST)
    paragraphs = ["\n".join(_heading(sheet.title, "=", width)), "\n".join(wrapped(sheet.subtitle, width))]
    for section in sheet.sections:
        paragraphs += _section(section, width)
    paragraphs += ["\n".join(wrapped(line, width)) for line in filled(sheet.small_print)]
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph) + "\n"


def _section(section: Section, width: int) -> Iterator[str]:
    yield "\n".join(_heading(section.heading, "=" if section.urgent else "-", width))
    yield "\n".join(wrapped(section.lead, width))
    yield "\n".join(line for item in filled(section.items) for line in wrapped(item, width, bullet="- "))
    for line in filled(section.tail):
        label = label_of_blank(line)
        yield "\n".join(wrapped(line, width) if label is None else _to_fill_in(label, width))
    yield from ["_" * min(BLANK_WIDTH, width)] * section.blanks


def _heading(text: str, underline: str, width: int) -> list[str]:
    lines = wrapped(text, width)
    return [*lines, underline * max(map(columns, lines), default=0)]


def _to_fill_in(label: str, width: int) -> list[str]:
    lines = wrapped(label, width)
    room = width - columns(lines[-1]) - 1 if lines else 0
    if room >= NARROWEST // 2:
        return [*lines[:-1], f"{lines[-1]} {'_' * min(BLANK_WIDTH, room)}"]
    return [*lines, "_" * min(BLANK_WIDTH, width)]


def wrapped(text: str, width: int, *, bullet: str = "") -> list[str]:
    """Text as lines of at most `width` columns; the first starts with the bullet, the rest stand under the text."""
    room = width - len(bullet)
    lines: list[str] = []
    for word in one_line(text).split(" "):
        if lines and columns(lines[-1]) + 1 + columns(word) <= room:
            lines[-1] += f" {word}"
        else:
            lines += _pieces(word, room)
    lines = [line for line in lines if line]
    return [(" " * len(bullet) if number else bullet) + line for number, line in enumerate(lines)]


def _pieces(word: str, room: int) -> list[str]:
    """A word cut where it would be too wide; a mark stays with the letter it stands on."""
    pieces = [""]
    taken = 0
    for character in word:
        wide = columns(character)
        if taken + wide > room and wide:
            pieces.append("")
            taken = 0
        pieces[-1] += character
        taken += wide
    return pieces


def columns(text: str) -> int:
    """How many columns the text takes where every letter is equally wide."""
    return sum(map(_width, text))


def _width(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
