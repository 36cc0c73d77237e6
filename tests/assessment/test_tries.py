"""Several tries at one question, and how sure one is: what they are worth."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edu.assessment.certainty import MOST, Certainty, certainty_mark
from edu.assessment.marks import Mark, State
from edu.assessment.tries import mark_of_try, may_try_again, worth
from edu.course.quiz import MOST_TRIES, Feedback
from tests.assessment.example import quiz, single

R, P, W, D, S = State.RIGHT, State.PARTLY, State.WRONG, State.DONT_KNOW, State.SKIPPED
FRACTIONS = st.floats(0, 1)


def mark(fraction: float, state: State | None = None) -> Mark:
    return Mark(fraction, state or (R if fraction == 1 else P if fraction else W), "rule")


def after(fractions: list[float]) -> Mark:
    *earlier, now = map(mark, fractions)
    return mark_of_try(earlier, now)


@pytest.mark.parametrize(
    ("fractions", "earned", "state"),
    [
        pytest.param(fractions, earned, state, id=f"sum of (s_i - best) v_i of {fractions}, v = 1, 2/3, 1/3")
        for fractions, earned, state in (
            ([1.0], 1, R),
            ([0.5], 0.5, P),
            ([0.0], 0, W),
            ([0.0, 1.0], 2 / 3, State.RECTIFIED),
            ([0.0, 0.0, 1.0], 1 / 3, State.RECTIFIED),
            ([0.5, 1.0], 0.5 + 0.5 * 2 / 3, State.RECTIFIED),
            ([0.5, 0.0], 0.5, P),
            ([0.5, 0.0, 1.0], 0.5 + 0.5 / 3, State.RECTIFIED),
            ([0.0, 0.5, 1.0], 0.5 * 2 / 3 + 0.5 / 3, State.RECTIFIED),
            ([0.5, 0.25, 0.75], 0.5 + 0.25 / 3, P),
            ([0.25, 0.5, 0.25], 0.25 + 0.25 * 2 / 3, P),
            ([0.0, 0.0, 0.0], 0, W),
        )
    ],
)
def test_a_later_try_adds_what_is_better_and_is_worth_less(fractions: list[float], earned: float, state: State) -> None:
    found = after(fractions)
    assert found.fraction == pytest.approx(earned)
    assert found.state is state
    assert (found.rule, found.version) == ("rule", 1)


def test_giving_up_after_a_try_keeps_what_it_earned() -> None:
    assert mark_of_try([mark(0.5)], mark(0, D)) == Mark(0.5, D, "rule")


@given(st.lists(FRACTIONS, min_size=1, max_size=MOST_TRIES))
def test_a_try_never_loses_marks_and_never_makes_up_for_all_of_a_slip(fractions: list[float]) -> None:
    earned = [after(fractions[: count + 1]).fraction for count in range(len(fractions))]
    assert earned == sorted(earned)
    assert fractions[0] - 1e-12 <= earned[-1] <= max(fractions) + 1e-12
    if max(fractions) > fractions[0] + 1e-6:
        assert earned[-1] < max(fractions)


def test_tries_are_worth_less_the_later_they_come() -> None:
    assert [worth(number) for number in (1, 2, 3)] == pytest.approx([1, 2 / 3, 1 / 3])


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("feedback", Feedback)
@pytest.mark.parametrize("allowed", [1, 2, 3])
@pytest.mark.parametrize("tried", [1, 2, 3])
def test_only_what_was_not_right_is_tried_again(state: State, feedback: Feedback, allowed: int, tried: int) -> None:
    asked = quiz(single("one"), feedback=feedback, tries=allowed)
    again = feedback is Feedback.IMMEDIATE and tried < allowed and state in {W, P}
    assert may_try_again(asked, state, tried=tried) is again


@pytest.mark.parametrize(
    ("certainty", "right", "half", "wrong"),
    [(Certainty.GUESS, 1, 0.5, 0), (Certainty.FAIRLY, 2, 0, -2), (Certainty.SURE, 3, -1.5, -6), (None, 0, 0, 0)],
    ids=["low 1/0", "middle 2/-2", "high 3/-6", "not said 0/0"],
)
def test_certainty_marks(certainty: Certainty | None, right: float, half: float, wrong: float) -> None:
    assert [certainty_mark(fraction, certainty) for fraction in (1, 0.5, 0)] == [right, half, wrong]


@given(FRACTIONS, FRACTIONS, st.sampled_from(Certainty))
def test_more_right_is_never_worth_less_and_never_more_than_the_most(one: float, other: float, sure: Certainty) -> None:
    less, more = sorted((one, other))
    assert certainty_mark(less, sure) <= certainty_mark(more, sure) + 1e-12 <= MOST + 1e-9


def test_saying_how_sure_one_is_pays_only_where_it_is_so() -> None:
    """By expectation, sure is best above 4 in 5, fairly above 2 in 3, and a guess below (Gardner-Medwin 2006)."""
    for chance, best in ((0.5, Certainty.GUESS), (0.7, Certainty.FAIRLY), (0.9, Certainty.SURE)):
        assert max(Certainty, key=lambda sure: certainty_mark(chance, sure)) is best
