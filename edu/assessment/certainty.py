"""How sure a person says they are, and what it is worth."""

from enum import StrEnum

MOST = 3
"""Certainty marks for a right answer of which one was sure."""


class Certainty(StrEnum):
    """For patients it only orders the review."""

    GUESS = "guess"
    FAIRLY = "fairly"
    SURE = "sure"


_WORTH = {Certainty.GUESS: (1, 0), Certainty.FAIRLY: (2, -2), Certainty.SURE: (3, -6)}


def certainty_mark(fraction: float, certainty: Certainty | None) -> float:
    """1, 2 or 3 where right and 0, -2 or -6 where wrong (Gardner-Medwin 2006), 0 where nothing was said.

    Part of an answer earns that part of the one and loses the rest of the other.
    """
    if certainty is None:
        return 0.0
    right, wrong = _WORTH[certainty]
    return fraction * right + (1 - fraction) * wrong
