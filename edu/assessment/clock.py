"""The time allowed for a round, for those who asked for the clock. It runs only while a question is in sight."""

from edu.assessment.history import Attempt
from edu.course.quiz import Quiz

EXTRA = (0, 25, 50, 100)
"""Per cent of more time that a person can choose to have."""
WARNINGS = (5, 1)
"""Minutes before the end at which a word is said."""


def minutes_allowed(quiz: Quiz, extra: int) -> float | None:
    """The quiz's minutes with `extra` per cent more; None for a quiz without a limit."""
    return None if quiz.time_limit is None else quiz.time_limit * (100 + extra) / 100


def seconds_left(attempt: Attempt, *, here: int) -> float | None:
    """What is left after all its answers, what was waited, and `here` milliseconds besides; None without the clock.

    Counted from times that were measured, so that a clock that is set anew, or a month away, takes nothing.
    """
    if attempt.minutes is None:
        return None
    taken = sum(answered.milliseconds for answered in attempt.answered) + attempt.waited + here
    return max(0.0, attempt.minutes * 60 - taken / 1000)


def in_words(seconds: float) -> str:
    """As in "12 min left"; it is never shown to the second, which would only hurry."""
    return f"{-(-seconds // 60):.0f} min left" if seconds > 60 else "less than 1 min left"
