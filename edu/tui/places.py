"""Where things stand while they are put into an order or matched: pure moves."""

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


def taken(order: tuple[T, ...], entries: Sequence[T], entry: T) -> tuple[T, ...]:
    """The order after `entry` took the next free place, or gave up its own so that the later ones moved up.

    Of all `entries`, one that is left alone takes the last place by itself, and giving that up would change nothing.
    """
    if entry in order:
        is_last_of_all = len(order) == len(entries) and order[-1] == entry
        return order if is_last_of_all else tuple(other for other in order if other != entry)
    order = (*order, entry)
    left = [other for other in entries if other not in order]
    return (*order, *left) if len(left) == 1 else order


def moved(order: tuple[T, ...], entry: T, by: int) -> tuple[T, ...]:
    """The order with `entry` so many places further, at most at its end."""
    at = order.index(entry)
    others = [*order[:at], *order[at + 1 :]]
    to = max(0, min(len(others), at + by))
    return (*others[:to], entry, *others[to:])


def beside(around: Sequence[T], here: T | None, by: int) -> T:
    """What comes so many further in a ring; from nowhere, the first or the last."""
    if here is None:
        return around[0] if by > 0 else around[-1]
    return around[(around.index(here) + by) % len(around)]
