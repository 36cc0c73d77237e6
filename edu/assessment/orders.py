"""Orders as fractions. A position list says, for each entry as it was put, its right place from 0."""

from bisect import bisect_left
from collections.abc import Callable, Sequence

from edu.course.question import OrderingRule


def relative_to_correct(places: Sequence[int]) -> float:
    """Sum of max(0, (n - 1) - |shift|) over n(n - 1), for n of at least 2."""
    n = len(places)
    return sum(max(0, n - 1 - abs(place - at)) for at, place in enumerate(places)) / (n * (n - 1))


def absolute(places: Sequence[int]) -> float:
    """Entries in their place / n."""
    return sum(place == at for at, place in enumerate(places)) / len(places)


def longest_ordered(places: Sequence[int]) -> float:
    """Longest run of entries, not necessarily neighbours, that are in order / n; 0 where it is only one."""
    ends: list[int] = []  # the least end of an increasing run of each length
    for place in places:
        at = bisect_left(ends, place)
        ends[at : at + 1] = [place]
    return len(ends) / len(places) if len(ends) > 1 else 0.0


def all_correct(places: Sequence[int]) -> float:
    """1 for the very order, else 0."""
    return float(all(place == at for at, place in enumerate(places)))


RULES: dict[OrderingRule, Callable[[Sequence[int]], float]] = {
    OrderingRule.RELATIVE_TO_CORRECT: relative_to_correct,
    OrderingRule.ALL_CORRECT: all_correct,
    OrderingRule.LONGEST_ORDERED: longest_ordered,
    OrderingRule.ABSOLUTE: absolute,
}
