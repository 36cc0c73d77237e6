"""Text with a style, not yet made safe for a terminal: whoever prints it does that, and knows if colours are wanted."""

from enum import StrEnum, auto
from typing import NamedTuple


class Style(StrEnum):
    """What a part of a report is, so that it can be set apart."""

    PLAIN = auto()
    STRONG = auto()
    QUIET = auto()
    ERROR = auto()
    WARNING = auto()
    GOOD = auto()


class Piece(NamedTuple):
    """Some text in one style."""

    text: str
    style: Style = Style.PLAIN
