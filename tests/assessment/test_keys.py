"""A key earns full marks in every kind of question, and nothing else that is tried does."""

from collections.abc import Sequence
from math import factorial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edu.assessment.keys import MOST_COMBINED, key_of, wrong_answers
from edu.assessment.marks import State, grade
from edu.assessment.response import Filled, Ordered, Picked, Placed, Ticked, Written, invalid
from edu.course.ids import OptionId, QuestionId
from edu.course.parts import Accepted, Card, Choice, Degree, Entry, Gap, Group
from edu.course.question import (
    Categorise,
    Cloze,
    Interaction,
    Matching,
    Multiple,
    MultipleRule,
    Numeric,
    NumericRule,
    Ordering,
    OrderingRule,
    PartsRule,
    Rating,
    Reflection,
    ShortAnswer,
    Single,
    TrueFalse,
)


def choices(right: Sequence[bool], credits: Sequence[float | None] = ()) -> tuple[Choice, ...]:
    return tuple(
        Choice(
            id=OptionId(f"c{at}"),
            text=f"Choice {at}",
            correct=correct,
            feedback="",
            credit=credits[at] if credits else None,
        )
        for at, correct in enumerate(right)
    )


def groups(count: int) -> tuple[Group, ...]:
    return tuple(Group(id=OptionId(f"g{at}"), text=f"Group {at}") for at in range(count))


def cards(homes: Sequence[int]) -> tuple[Card, ...]:
    return tuple(
        Card(id=OptionId(f"k{at}"), text=f"Card {at}", group=OptionId(f"g{home}"), feedback="")
        for at, home in enumerate(homes)
    )


def entries(count: int) -> tuple[Entry, ...]:
    return tuple(Entry(id=OptionId(f"e{at}"), text=f"Entry {at}") for at in range(count))


def multiple(right: Sequence[bool], rule: MultipleRule, credits: Sequence[float | None] = ()) -> Multiple:
    return Multiple(id=ID, prompt="What?", choices=choices(right, credits), rule=rule)


def numeric(
    answer: float | None = None,
    tolerance: float = 0.0,
    rule: NumericRule = NumericRule.ABSOLUTE,
    *,
    least: float | None = None,
    most: float | None = None,
    unit: str = "",
) -> Numeric:
    return Numeric(
        id=ID, prompt="What?", answer=answer, tolerance=tolerance, rule=rule, least=least, most=most, unit=unit
    )


def true_false(answer: bool) -> TrueFalse:
    true, false = choices([answer, not answer])
    return TrueFalse(id=ID, prompt="What?", choices=(true, false))


def cloze(*gaps: Gap, rule: PartsRule = PartsRule.EACH_PART) -> Cloze:
    return Cloze(id=ID, prompt="What?", text=" ".join(f"{{{gap.id}}}" for gap in gaps), gaps=gaps, rule=rule)


def gap(at: int) -> Gap:
    if at % 2:
        return Gap(id=OptionId(f"p{at}"), choices=choices([False, True, False]))
    known = (Accepted(text="wound"), Accepted(text="injury"), Accepted(text="scar", credit=0))
    return Gap(id=OptionId(f"p{at}"), answers=known, typos=1)


ID = QuestionId("q")

MARKED: st.SearchStrategy[Interaction] = st.one_of(
    st.integers(0, 4).map(lambda at: Single(id=ID, prompt="What?", choices=choices([n == at for n in range(5)]))),
    st.booleans().map(true_false),
    st.builds(
        multiple,
        st.lists(st.booleans(), min_size=2, max_size=10).filter(any),
        st.sampled_from([rule for rule in MultipleRule if rule is not MultipleRule.WEIGHTED]),
    ),
    st.builds(
        lambda homes, rule: Matching(id=ID, prompt="What?", cards=cards(homes), groups=groups(4), rule=rule),
        st.lists(st.integers(0, 3), min_size=2, max_size=6),
        st.sampled_from(PartsRule),
    ),
    st.builds(
        lambda homes, rule: Categorise(id=ID, prompt="What?", cards=cards(homes), groups=groups(3), rule=rule),
        st.lists(st.integers(0, 2), min_size=1, max_size=8),
        st.sampled_from(PartsRule),
    ),
    st.builds(
        lambda count, rule: Ordering(id=ID, prompt="What?", entries=entries(count), rule=rule),
        st.integers(3, 8),
        st.sampled_from(OrderingRule),
    ),
    st.builds(
        lambda answer, tolerance, unit: numeric(answer=answer, tolerance=tolerance, unit=unit),
        st.integers(-50, 50).map(lambda tenths: tenths / 10),
        st.sampled_from([0.0, 0.1]),
        st.sampled_from(["", "ml", "days", "%"]),
    ),
    st.builds(
        lambda answer, share: numeric(answer=answer, tolerance=share, rule=NumericRule.RELATIVE),
        st.integers(1, 999_999).map(lambda hundredths: hundredths / 100),
        st.sampled_from([0.0, 0.1, 0.5]),
    ),
    st.builds(
        lambda least, width: numeric(least=least, most=least + width, rule=NumericRule.RANGE),
        st.integers(-9, 9),
        st.integers(0, 20),
    ),
    st.builds(
        lambda count, rule: cloze(*map(gap, range(count)), rule=rule), st.integers(1, 9), st.sampled_from(PartsRule)
    ),
)


@given(MARKED)
def test_the_key_earns_full_marks(question: Interaction) -> None:
    key = key_of(question)
    assert key is not None and invalid(question, key) is None
    assert grade(question, key).state is State.RIGHT


@given(MARKED)
def test_no_other_answer_that_is_tried_earns_them(question: Interaction) -> None:
    tried = list(wrong_answers(question))
    assert tried and len(set(tried)) == len(tried) <= MOST_COMBINED
    assert key_of(question) not in tried
    for answer in tried:
        assert invalid(question, answer) is None
        assert grade(question, answer).state is not State.RIGHT


def test_what_nobody_marks_has_neither() -> None:
    scale = (Degree(id=OptionId("no"), text="No"), Degree(id=OptionId("yes"), text="Yes"))
    for question in (Reflection(id=ID, prompt="What?", model_answer="So."), Rating(id=ID, prompt="What?", scale=scale)):
        assert key_of(question) is None and list(wrong_answers(question)) == []


def test_each_kind_is_answered_in_its_own_way() -> None:
    assert key_of(Single(id=ID, prompt="What?", choices=choices([False, True]))) == Picked(OptionId("c1"))
    ticks = multiple([True, False, True], MultipleRule.ALL_CORRECT)
    assert key_of(ticks) == Ticked(frozenset({OptionId("c0"), OptionId("c2")}))
    assert len(list(wrong_answers(ticks))) == 2**3 - 2  # but for the key, and for no tick at all
    pairs = Matching(id=ID, prompt="What?", cards=cards([0, 1]), groups=groups(3))
    assert key_of(pairs) == Placed(((OptionId("k0"), OptionId("g0")), (OptionId("k1"), OptionId("g1"))))
    assert len(list(wrong_answers(pairs))) == 3**2 - 1
    order = Ordering(id=ID, prompt="What?", entries=entries(3))
    assert key_of(order) == Ordered((OptionId("e0"), OptionId("e1"), OptionId("e2")))
    assert len(list(wrong_answers(order))) == factorial(3) - 1
    assert key_of(cloze(gap(0), gap(1))) == Filled(((OptionId("p0"), "wound"), (OptionId("p1"), "c1")))
    assert Filled(((OptionId("p0"), "scar"), (OptionId("p1"), "c2"))) in wrong_answers(cloze(gap(0), gap(1)))


def test_many_parts_are_changed_one_at_a_time() -> None:
    order = Ordering(id=ID, prompt="What?", entries=entries(8))
    assert len(list(wrong_answers(order))) == 8 * 7 - 7  # each entry to each other place, neighbours once
    heaps = Categorise(id=ID, prompt="What?", cards=cards([0] * 8), groups=groups(3))
    assert len(list(wrong_answers(heaps))) == 8 * 2


def test_the_best_of_the_known_answers_is_the_key_and_the_lesser_ones_are_wrong() -> None:
    known = (Accepted(text="one of them", credit=0.5), Accepted(text="both"), Accepted(text="none", credit=0))
    question = ShortAnswer(id=ID, prompt="What?", answers=known, typos=2)
    assert key_of(question) == Written("both")
    assert list(wrong_answers(question)) == [Written("one of them"), Written("none")]
    assert [grade(question, wrong).fraction for wrong in wrong_answers(question)] == [0.5, 0]


@pytest.mark.parametrize(
    ("question", "wins"),
    [
        (multiple([True, True, False], MultipleRule.WEIGHTED, [0.5, 0.5, None]), {"c0", "c1", "c2"}),
        (multiple([True, True, False], MultipleRule.WEIGHTED, [1.0, 0.5, -1.0]), {"c0"}),
    ],
)
def test_credits_that_let_a_wrong_set_win_are_found(question: Multiple, wins: set[str]) -> None:
    winning = [wrong for wrong in wrong_answers(question) if grade(question, wrong).state is State.RIGHT]
    assert winning == [Ticked(frozenset(map(OptionId, wins)))]


@pytest.mark.parametrize(
    ("question", "wins"),
    [
        (numeric(answer=20, tolerance=10, rule=NumericRule.RELATIVE), ["200", "0"]),
        (numeric(answer=20, tolerance=1, rule=NumericRule.RELATIVE), ["0"]),
        (numeric(answer=2, tolerance=30), ["20"]),
        (numeric(answer=0, tolerance=30), []),
        (numeric(least=-5, most=5, rule=NumericRule.RANGE), []),
    ],
)
def test_a_tolerance_that_takes_in_what_nobody_means_is_found(question: Numeric, wins: list[str]) -> None:
    winning = [wrong for wrong in wrong_answers(question) if grade(question, wrong).state is State.RIGHT]
    assert winning == [Written(text) for text in wins]
