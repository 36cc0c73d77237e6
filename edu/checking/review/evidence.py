"""What a count shows about one item, and the answer that it suggests, if any. A suggestion is never a judgement."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from edu.checking.review.findings import Findings, Said
from edu.checking.review.form import Mark
from edu.problems import quoted

_LISTED = 5
_QUOTED = 69


@dataclass(frozen=True, slots=True)
class Evidence:
    """Lines to look at; `suggests` is OPEN where counting cannot tell.

    A line is a paragraph, or an entry of a list: `- ` and its place, a newline, and what stands there.
    """

    lines: tuple[str, ...]
    suggests: Mark = Mark.OPEN


Look = Callable[[Findings], Evidence]
"""At what was found, for one item."""


def shown(said: Iterable[Said]) -> list[str]:
    """The first few, quoted with their places, and how many more there are."""
    every = list(said)
    lines = [f"- {each.place}\n{quoted(each.text, _QUOTED)}" for each in every[:_LISTED]]
    return [*lines, f"- and {len(every) - _LISTED} more"] if len(every) > _LISTED else lines


def count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def yes(*, when: bool) -> Mark:
    return Mark.YES if when else Mark.NO
