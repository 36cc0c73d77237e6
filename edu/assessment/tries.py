"""Several tries at one question: never worth less than the try before, and worth less the later they come."""

from collections.abc import Sequence

from edu.assessment.marks import Mark, State
from edu.course.quiz import MOST_TRIES, Feedback, Quiz


def worth(number: int) -> float:
    """The share that try `number`, from 1, is worth: 1, 2/3, 1/3."""
    return 1 - (number - 1) / MOST_TRIES


def mark_of_try(earlier: Sequence[Mark], now: Mark) -> Mark:
    """The mark after this try, from the marks that each try would have had alone.

    Try i adds (s_i - best so far) times its worth, only where that is more than nothing.
    """
    if not earlier:
        return now
    best = earned = 0.0
    for number, mark in enumerate((*earlier, now), start=1):
        earned += max(0.0, mark.fraction - best) * worth(number)
        best = max(best, mark.fraction)
    return Mark(earned, _state(earned, best, now.state), now.rule, now.version)


def _state(earned: float, best: float, last: State) -> State:
    if best > 1 - 1e-9:
        return State.RIGHT if earned > 1 - 1e-9 else State.RECTIFIED
    return State.PARTLY if last is State.WRONG and earned else last


def may_try_again(quiz: Quiz, state: State, *, tried: int) -> bool:
    """Whether the same question may be tried once more after `tried` tries, of which the last came to `state`."""
    return quiz.feedback is Feedback.IMMEDIATE and tried < quiz.tries and state in (State.WRONG, State.PARTLY)
