"""One line of text on its way out, whatever the format."""

import re
from collections.abc import Iterable

from edu.course.text import FORBIDDEN

_SPACES = re.compile("[ \t\n]+")
SHORTEST_BLANK = 8


def one_line(text: str) -> str:
    """The text on a single line, without the characters that no text may show. Non-breaking spaces stay."""
    return _SPACES.sub(" ", FORBIDDEN.sub("", text.replace("\r", "\n"))).strip()


def filled(texts: Iterable[str]) -> list[str]:
    """Those of the texts that say something, each as one line."""
    return [line for line in map(one_line, texts) if line]


def label_of_blank(line: str) -> str | None:
    """What is to be written on this line, if it ends in a long run of underscores; None for any other line."""
    label = line.rstrip("_")
    return label.rstrip() if len(line) - len(label) >= SHORTEST_BLANK else None
