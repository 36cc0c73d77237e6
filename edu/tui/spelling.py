"""Typed words beside what they should have been, letter by letter, readable without colour."""

from textual.content import Content

from edu.assessment.wording import differing, plain
from edu.tui.text import join, text


def is_misspelled(typed: str, wanted: str) -> bool:
    """Whether the words differ in more than capitals, spaces and punctuation."""
    return plain(typed) != plain(wanted)


def spelled(typed: str, wanted: str) -> Content:
    """`wanted` with the letters that differ from what was typed in square brackets."""
    pieces = differing(typed, wanted)
    if len("".join(piece for _, piece in pieces)) == len(wanted):  # else punctuation was left aside
        ends = [sum(len(piece) for _, piece in pieces[: n + 1]) for n in range(len(pieces))]
        pieces = [(off, wanted[end - len(piece) : end]) for (off, piece), end in zip(pieces, ends, strict=True)]
    return join(*(text(f"[{piece}]", "bold") if off and piece.strip() else text(piece) for off, piece in pieces))
