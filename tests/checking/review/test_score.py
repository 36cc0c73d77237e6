"""Scores and agreement against sums by hand, and against what must hold of any answers."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edu.checking.review.cdc import CDC_INDEX
from edu.checking.review.form import Form, Mark
from edu.checking.review.pemat import PEMAT_P
from edu.checking.review.score import Score, agreement, scores

Y, N, NA = Mark.YES, Mark.NO, Mark.NA
MARKS = st.sampled_from([Y, N, NA])
PAIRS = st.lists(st.tuples(MARKS, MARKS), min_size=1, max_size=30)


def answers(form: Form, *, no: tuple[int, ...] = (), na: tuple[int, ...] = ()) -> dict[int, Mark]:
    """Yes to every item but these."""
    marks = {item.number: Y for item in form.items}
    return {**marks, **dict.fromkeys(no, N), **dict.fromkeys(na, NA)}


@pytest.mark.parametrize(
    ("no", "na", "understand", "act"),
    [
        ((), (), (17, 17, Fraction(100)), (7, 7, Fraction(100))),
        (tuple(range(1, 27)), (), (0, 17, Fraction(0)), (0, 7, Fraction(0))),
        ((1, 10, 15), (), (14, 17, Fraction(1400, 17)), (7, 7, Fraction(100))),
        ((5, 20, 26), (6, 19, 24, 25), (14, 15, Fraction(1400, 15)), (3, 5, Fraction(60))),
        ((2,), (6, 8, 9, 11, 16, 17, 18, 19, 24, 25), (8, 9, Fraction(800, 9)), (5, 5, Fraction(100))),
    ],
)
def test_pemat_has_two_scores_out_of_the_items_that_apply(
    no: tuple[int, ...],
    na: tuple[int, ...],
    understand: tuple[int, int, Fraction],
    act: tuple[int, int, Fraction],
) -> None:
    marks = {number: mark for number, mark in answers(PEMAT_P, no=no, na=na).items() if number not in (13, 14)}
    found = scores(PEMAT_P, marks)
    assert [score.scale for score in found] == ["Understandability", "Actionability"]
    assert [(score.points, score.possible, score.percent) for score in found] == [understand, act]


@pytest.mark.parametrize(
    ("no", "na", "points", "possible", "passes"),
    [
        ((17,), (), 20, 20, True),
        ((), (), 19, 20, True),
        ((17, 1, 2), (), 18, 20, True),
        ((1, 2), (), 17, 20, False),
        ((17, 2, 3), (20,), 17, 19, False),
        ((4,), tuple(range(12, 21)), 10, 11, True),
        ((3, 4), tuple(range(12, 21)), 9, 11, False),
    ],
)
def test_the_index_has_one_score_and_passes_from_90(
    no: tuple[int, ...], na: tuple[int, ...], points: int, possible: int, *, passes: bool
) -> None:
    (score,) = scores(CDC_INDEX, answers(CDC_INDEX, no=no, na=na))
    assert score == Score("Index", points, possible)
    assert CDC_INDEX.passes == 90
    assert (score.percent >= CDC_INDEX.passes) == passes


@pytest.mark.parametrize(
    ("first", "second", "same", "kappa"),
    [
        # 20 yes-yes, 5 yes-no, 10 no-yes, 15 no-no: observed 0.7, expected 0.5 * 0.6 + 0.5 * 0.4 = 0.5
        ([Y] * 25 + [N] * 25, [Y] * 20 + [N] * 5 + [Y] * 10 + [N] * 15, 35, Fraction(2, 5)),
        ([Y, Y, N, NA], [Y, N, N, NA], 3, Fraction(7, 11)),  # 12/16 observed, (2 + 2 + 1)/16 expected
        ([Y, Y, Y], [Y, Y, N], 2, Fraction(0)),  # 2/3 observed, 2/3 expected
        ([Y, N], [N, Y], 0, Fraction(-1)),
        ([Y, N, NA], [Y, N, NA], 3, Fraction(1)),
        ([Y, Y], [N, N], 0, Fraction(0)),
        ([Y, Y, Y], [Y, Y, Y], 3, None),
        ([NA], [NA], 1, None),
        ([], [], 0, None),
    ],
)
def test_kappa_is_what_the_formula_gives_by_hand(
    first: list[Mark], second: list[Mark], same: int, kappa: Fraction | None
) -> None:
    found = agreement(first, second)
    assert (found.same, found.rows, found.kappa) == (same, len(first), kappa)


def test_the_share_of_rows_answered_alike_is_a_percentage() -> None:
    assert agreement([Y, Y, N], [Y, N, N]).percent == Fraction(200, 3)


@given(PAIRS)
def test_agreement_is_the_same_from_either_side_and_within_its_bounds(pairs: list[tuple[Mark, Mark]]) -> None:
    first, second = [one for one, _ in pairs], [other for _, other in pairs]
    found = agreement(first, second)
    assert found == agreement(second, first)
    assert 0 <= found.percent <= 100
    assert found.kappa is None or -1 <= found.kappa <= 1
    assert (found.kappa == 1) == (first == second and len(set(first)) > 1)
    assert (found.kappa is None) == (len({*first, *second}) == 1)


@given(st.lists(MARKS, min_size=20, max_size=20))
def test_a_point_more_never_lowers_the_index(marks: list[Mark]) -> None:
    numbered = {item.number: mark for item, mark in zip(CDC_INDEX.items, marks, strict=True)} | {1: N}
    (before,) = scores(CDC_INDEX, numbered)
    (after,) = scores(CDC_INDEX, numbered | {1: Y})
    assert (after.points, after.possible) == (before.points + 1, before.possible)
