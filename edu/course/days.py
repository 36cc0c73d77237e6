"""Days in words that nobody reads two ways."""

from datetime import date

_MONTHS = "January February March April May June July August September October November December".split()


def long_date(day: date) -> str:
    """As in 22 November 2026."""
    return f"{short_date(day)} {day.year}"


def short_date(day: date) -> str:
    """As in 22 November."""
    return f"{day.day} {_MONTHS[day.month - 1]}"
