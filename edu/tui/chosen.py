"""What a person chose, read from their settings; what makes no sense is as if it had not been chosen."""

from collections.abc import Mapping
from datetime import date

from edu.assessment.clock import EXTRA

EXTRA_TIME = "extra_time"
VISIT = "visit"
"""Names of settings."""


def extra_time(settings: Mapping[str, str]) -> int:
    """Per cent of more time."""
    chosen = settings.get(EXTRA_TIME, "")
    return int(chosen) if chosen in map(str, EXTRA) else 0


def visit_day(settings: Mapping[str, str]) -> date | None:
    """The day of the treatment, if it was said."""
    try:
        day = date.fromisoformat(settings.get(VISIT, ""))
    except ValueError:
        return None
    return day if date.min < day < date.max else None  # there are days before and after it
