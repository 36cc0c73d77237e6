"""Marks by hand for every rule, and what holds of every mark. The formulas are those of `assessment.marks`:
C is the set of right choices, k its size; S the ticked ones, n their number; N all choices; t = |S ∩ C|, f = |S - C|.
"""

import re
from itertools import pairwise, permutations
from random import Random
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from edu.assessment.marks import Mark, State, grade, misses_idea, parts, rule_name
from edu.assessment.response import (
    LONGEST_WRITTEN,
    DontKnow,
    Filled,
    Ordered,
    Picked,
    Placed,
    Response,
    Skipped,
    Ticked,
    Written,
    invalid,
)
from edu.course.ids import IdeaId, OptionId, QuestionId
from edu.course.parts import Accepted, Card, Degree, Entry, Gap, Group
from edu.course.question import (
    Categorise,
    Cloze,
    Interaction,
    Matching,
    Multiple,
    MultipleRule,
    Ordering,
    OrderingRule,
    PartsRule,
    Rating,
    Reflection,
    ShortAnswer,
    Single,
    TrueFalse,
)
from tests.assessment.example import OVER_CALL, RIGHT, WRONG, choice, single
from tests.assessment.strategies import answers, interactions, invalid_responses, orderings, responses


def multiple(rule: MultipleRule, *, right: str = "ab", wrong: str = "cd", critical: bool = False) -> Multiple:
    """Letters as choices: upper case in `wrong` are cautious ones."""
    return Multiple(
        id=QuestionId("multiple"),
        prompt="Which?",
        critical=critical,
        idea=IdeaId("idea") if critical else None,
        rule=rule,
        choices=(*(choice(x, correct=True) for x in right), *(choice(x, cautious=x.isupper()) for x in wrong)),
    )


def ticked(letters: str) -> Ticked:
    return Ticked(frozenset(map(OptionId, letters)))


def cards(**homes: str) -> Categorise:
    return Categorise(
        id=QuestionId("cards"),
        prompt="Sort.",
        critical=True,
        idea=IdeaId("idea"),
        groups=tuple(Group(id=OptionId(name), text=name) for name in ("keep", "call", "other")),
        cards=tuple(Card(id=OptionId(c), text=c, group=OptionId(home), feedback="Why.") for c, home in homes.items()),
        cautious_group=OptionId("call"),
    )


def placed(**groups: str) -> Placed:
    return Placed(tuple((OptionId(card), OptionId(group)) for card, group in groups.items()))


def true_false(*, answer: bool, critical: bool = False) -> TrueFalse:
    return TrueFalse(
        id=QuestionId("true-false"),
        prompt="So.",
        critical=critical,
        idea=IdeaId("idea") if critical else None,
        choices=(choice("true", correct=answer), choice("false", correct=not answer)),
    )


WORDS = ShortAnswer(
    id=QuestionId("words"),
    prompt="Which two?",
    answers=(
        Accepted(text="collagen and elastin"),
        Accepted(text="collagen", credit=0.5),
        Accepted(text="keratin", credit=0),
    ),
)
RATING = Rating(
    id=QuestionId("ready"), prompt="How ready?", scale=tuple(Degree(id=OptionId(x), text=x) for x in ("not", "fully"))
)
REFLECTION = Reflection(id=QuestionId("own-words"), prompt="Say it.", model_answer="It.")
ALL, NET, COVERAGE, EACH = (
    MultipleRule.ALL_CORRECT,
    MultipleRule.NET_CORRECT,
    MultipleRule.COVERAGE,
    MultipleRule.EACH_DECISION,
)


TABLE: dict[tuple[MultipleRule, str], dict[str, float]] = {
    (ALL, "1 if S = C, else 0"): {"ab": 1, "a": 0, "abc": 0, "cd": 0, "abcd": 0, "ac": 0, "c": 0},
    (NET, "max(0, (t - f) / k)"): {"ab": 1, "a": 1 / 2, "abc": 1 / 2, "cd": 0, "abcd": 0, "ac": 0, "c": 0},
    (COVERAGE, "(t / k)(t / n)"): {"ab": 1, "a": 1 / 2, "abc": 2 / 3, "cd": 0, "abcd": 1 / 2, "ac": 1 / 4, "c": 0},
    (EACH, "1 - (f + k - t) / N"): {"ab": 1, "a": 3 / 4, "abc": 3 / 4, "cd": 0, "abcd": 1 / 2, "ac": 1 / 2, "c": 1 / 4},
}
ROWS = [
    pytest.param(rule, letters, fraction, id=f"{rule.value}: {formula} of {letters}")
    for (rule, formula), row in TABLE.items()
    for letters, fraction in row.items()
]


@pytest.mark.parametrize(("rule", "letters", "fraction"), ROWS)
def test_two_right_of_four_by_each_rule(rule: MultipleRule, letters: str, fraction: float) -> None:
    mark = grade(multiple(rule), ticked(letters))
    assert mark.fraction == pytest.approx(fraction)
    assert mark.rule == rule.value
    some = bool(fraction) or (rule is ALL and set(letters) & set("ab"))
    assert mark.state is (State.RIGHT if fraction == 1 else State.PARTLY if some else State.WRONG)


@pytest.mark.parametrize(
    ("rule", "letters", "fraction"),
    [(NET, "abd", 1 / 3), (COVERAGE, "abd", 4 / 9), (EACH, "abd", 3 / 5), (NET, "a", 1 / 3), (COVERAGE, "ade", 1 / 9)],
)
def test_three_right_of_five(rule: MultipleRule, letters: str, fraction: float) -> None:
    assert grade(multiple(rule, right="abc", wrong="de"), ticked(letters)).fraction == pytest.approx(fraction)


@pytest.mark.parametrize("rule", MultipleRule)
def test_nothing_right_ticked_of_all_that_is_right_earns_nothing_by_any_rule(rule: MultipleRule) -> None:
    assert grade(multiple(rule), ticked("cd")).fraction == 0


@pytest.mark.parametrize(
    ("credits", "letters", "fraction"),
    [
        ({"a": 0.5, "b": 0.5, "c": -0.5}, "ab", 1),
        ({"a": 0.5, "b": 0.5, "c": -0.5}, "a", 0.5),
        ({"a": 0.5, "b": 0.5, "c": -0.5}, "ac", 0),
        ({"a": 0.5, "b": 0.5, "c": -0.5}, "c", 0),
        ({"a": 1.0, "b": 1.0, "c": 0.0}, "ab", 1),
        ({"a": 0.1, "b": 0.2, "c": -0.3}, "abc", 0),
        ({"a": 0.1, "b": 0.2, "c": 0.7}, "abc", 1),
    ],
)
def test_weighted_is_the_sum_of_credits_within_bounds(credits: dict[str, float], letters: str, fraction: float) -> None:
    question = Multiple(
        id=QuestionId("weighted"),
        prompt="Which?",
        rule=MultipleRule.WEIGHTED,
        choices=tuple(choice(id, correct=credit > 0, credit=credit) for id, credit in credits.items()),
    )
    mark = grade(question, ticked(letters))
    assert mark.fraction == pytest.approx(fraction)
    assert mark.state is (State.RIGHT if fraction == 1 else State.PARTLY if fraction else State.WRONG)


def matching(rule: PartsRule = PartsRule.EACH_PART, *, critical: bool = False) -> Matching:
    """Each letter goes with itself in capitals; X fits none."""
    return Matching(
        id=QuestionId("matching"),
        prompt="Match.",
        critical=critical,
        idea=IdeaId("idea") if critical else None,
        rule=rule,
        groups=tuple(Group(id=OptionId(name), text=name) for name in "ABCDX"),
        cards=tuple(Card(id=OptionId(c), text=c, group=OptionId(c.upper()), feedback="Why.") for c in "abcd"),
    )


def cloze(rule: PartsRule = PartsRule.EACH_PART) -> Cloze:
    """A gap to pick for, one to type into, and one whose second answer is worth half."""
    return Cloze(
        id=QuestionId("cloze"),
        prompt="Complete.",
        text="{pick} {type} {half}",
        rule=rule,
        gaps=(
            Gap(id=OptionId("pick"), choices=(choice("right", correct=True), choice("wrong"))),
            Gap(id=OptionId("type"), answers=(Accepted(text="wounds"), Accepted(text="injuries")), typos=1),
            Gap(id=OptionId("half"), answers=(Accepted(text="collagen"), Accepted(text="protein", credit=0.5))),
        ),
    )


def filled(pick: str, typed: str, half: str) -> Filled:
    return Filled(((OptionId("pick"), pick), (OptionId("type"), typed), (OptionId("half"), half)))


def ordering(rule: OrderingRule, length: int) -> Ordering:
    entries = tuple(Entry(id=OptionId(letter), text=letter) for letter in "abcdef"[:length])
    return Ordering(id=QuestionId("ordering"), prompt="Order.", entries=entries, rule=rule)


def ordered(letters: str) -> Ordered:
    return Ordered(tuple(map(OptionId, letters)))


EACH_PART, WHOLE = PartsRule.EACH_PART, PartsRule.ALL_CORRECT


@pytest.mark.parametrize(
    ("question", "response", "fraction", "state"),
    [
        (matching(), placed(a="A", b="B", c="C", d="D"), 4 / 4, State.RIGHT),
        (matching(), placed(d="D", c="C", b="B", a="X"), 3 / 4, State.PARTLY),
        (matching(), placed(a="A", b="A", c="A", d="A"), 1 / 4, State.PARTLY),
        (matching(), placed(a="B", b="A", c="D", d="C"), 0 / 4, State.WRONG),
        (matching(WHOLE), placed(a="A", b="B", c="C", d="D"), 1, State.RIGHT),
        (matching(WHOLE), placed(a="A", b="B", c="C", d="X"), 0, State.PARTLY),
        (matching(WHOLE), placed(a="X", b="X", c="X", d="X"), 0, State.WRONG),
        (replace(cards(a="keep", b="call"), rule=WHOLE), placed(a="keep", b="call"), 1, State.RIGHT),
        (replace(cards(a="keep", b="call"), rule=WHOLE), placed(a="keep", b="keep"), 0, State.PARTLY),
        (cards(a="keep", b="call", c="call"), placed(a="keep", b="keep", c="call"), 2 / 3, State.PARTLY),
        (cloze(), filled("right", "wounds", "collagen"), 3 / 3, State.RIGHT),
        (cloze(), filled("right", " Wunds. ", "COLLAGEN"), 3 / 3, State.RIGHT),
        (cloze(), filled("wrong", "injuries", "collagen"), 2 / 3, State.PARTLY),
        (cloze(), filled("right", "wounds", "protein"), 2.5 / 3, State.PARTLY),
        (cloze(), filled("wrong", "x", "protein"), 0.5 / 3, State.PARTLY),
        (cloze(), filled("wrong", "x", "colagen"), 0 / 3, State.WRONG),
        (cloze(WHOLE), filled("right", "injuries", "collagen"), 1, State.RIGHT),
        (cloze(WHOLE), filled("right", "injuries", "protein"), 0, State.PARTLY),
        (cloze(WHOLE), filled("wrong", "x", "x"), 0, State.WRONG),
    ],
)
def test_parts_are_right_over_total_or_all_or_nothing(
    question: Interaction, response: Response, fraction: float, state: State
) -> None:
    mark = grade(question, response)
    assert mark.fraction == pytest.approx(fraction)
    assert (mark.state, mark.rule) == (state, rule_name(question))


def test_each_part_says_what_it_earned() -> None:
    assert parts(matching(), placed(a="A", b="A", c="X", d="D")) == {"a": 1, "b": 0, "c": 0, "d": 1}
    assert parts(cloze(), filled("right", "x", "protein")) == {"pick": 1, "type": 0, "half": 0.5}
    assert parts(ordering(OrderingRule.ABSOLUTE, 4), ordered("acbd")) == {"a": 1, "c": 0, "b": 0, "d": 1}
    assert parts(matching(), DontKnow()) == parts(single("s"), RIGHT) == {}


ORDERS: dict[tuple[OrderingRule, str], dict[str, float]] = {
    (OrderingRule.RELATIVE_TO_CORRECT, "sum of max(0, (n - 1) - |shift|) / n(n - 1)"): {
        "abcd": 1, "abdc": 10 / 12, "dabc": 6 / 12, "bcda": 6 / 12, "dcba": 4 / 12, "cdab": 4 / 12, "ab": 1, "ba": 0,
        "cba": 2 / 6, "bca": 2 / 6,
    },
    (OrderingRule.ABSOLUTE, "in place / n"): {
        "abcd": 1, "abdc": 1 / 2, "dabc": 0, "bcda": 0, "dcba": 0, "adcb": 1 / 2, "ab": 1, "ba": 0, "cba": 1 / 3,
    },
    (OrderingRule.LONGEST_ORDERED, "longest increasing subsequence / n, 0 if 1"): {
        "abcd": 1, "abdc": 3 / 4, "dabc": 3 / 4, "bcda": 3 / 4, "dcba": 0, "cdab": 1 / 2, "badc": 1 / 2, "ba": 0,
        "fabecd": 4 / 6,
    },
    (OrderingRule.ALL_CORRECT, "1 if every one is in place, else 0"): {"abcd": 1, "abdc": 0, "dcba": 0, "ab": 1},
}  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "letters", "fraction"),
    [
        pytest.param(rule, letters, fraction, id=f"{rule.value}: {formula} of {letters}")
        for (rule, formula), row in ORDERS.items()
        for letters, fraction in row.items()
    ],
)
def test_orders_by_each_rule(rule: OrderingRule, letters: str, fraction: float) -> None:
    mark = grade(ordering(rule, len(letters)), ordered(letters))
    assert mark.fraction == pytest.approx(fraction)
    assert mark.rule == rule.value


def test_an_order_with_something_in_its_place_is_partly_right_even_where_that_earns_nothing() -> None:
    assert grade(ordering(OrderingRule.ALL_CORRECT, 4), ordered("abdc")).state is State.PARTLY
    assert grade(ordering(OrderingRule.ALL_CORRECT, 4), ordered("badc")).state is State.WRONG


@pytest.mark.parametrize("length", [2, 3, 4, 5])
def test_the_longest_ordered_run_is_the_longest_of_all_that_can_be_left_in(length: int) -> None:
    question = ordering(OrderingRule.LONGEST_ORDERED, length)
    letters = "abcdef"[:length]
    for order in permutations(letters):
        kept = ([x for at, x in enumerate(order) if mask >> at & 1] for mask in range(2**length))
        longest = max(len(some) for some in kept if all(one < two for one, two in pairwise(some)))
        expected = longest / length if longest > 1 else 0
        assert grade(question, ordered("".join(order))).fraction == pytest.approx(expected)


@given(orderings({"id": "q", "prompt": ""}), st.data())
def test_only_the_very_order_is_right_by_every_rule(question: Ordering, data: st.DataObject) -> None:
    response = data.draw(responses(question).filter(lambda given: isinstance(given, Ordered)))
    the_order = response == Ordered(tuple(entry.id for entry in question.entries))
    for rule in OrderingRule:
        assert (grade(replace(question, rule=rule), response).state is State.RIGHT) == the_order


CREDITED = replace(
    single("credited"), choices=(choice("right", correct=True), choice("half", credit=0.5), choice("minus", credit=-1))
)


@pytest.mark.parametrize(
    ("question", "response", "mark"),
    [
        (single("s"), RIGHT, Mark(1.0, State.RIGHT, "all_correct")),
        (single("s"), WRONG, Mark(0.0, State.WRONG, "all_correct")),
        (single("s"), DontKnow(), Mark(0.0, State.DONT_KNOW, "all_correct")),
        (CREDITED, Picked(OptionId("right")), Mark(1.0, State.RIGHT, "choice_credit")),
        (CREDITED, Picked(OptionId("half")), Mark(0.5, State.PARTLY, "choice_credit")),
        (CREDITED, Picked(OptionId("minus")), Mark(0.0, State.WRONG, "choice_credit")),
        (true_false(answer=True), Picked(OptionId("true")), Mark(1.0, State.RIGHT, "all_correct")),
        (true_false(answer=False), Picked(OptionId("true")), Mark(0.0, State.WRONG, "all_correct")),
        (cards(a="keep", b="call"), placed(a="keep", b="call"), Mark(1.0, State.RIGHT, "each_part")),
        (cards(a="keep", b="call"), placed(b="call", a="call"), Mark(0.5, State.PARTLY, "each_part")),
        (cards(a="keep", b="call"), placed(a="call", b="keep"), Mark(0.0, State.WRONG, "each_part")),
        (WORDS, Written(" Collagen and ELASTIN!"), Mark(1.0, State.RIGHT, "accepted_answer")),
        (WORDS, Written("collagen"), Mark(0.5, State.PARTLY, "accepted_answer")),
        (WORDS, Written("keratin"), Mark(0.0, State.WRONG, "accepted_answer")),
        (WORDS, Written("who knows"), Mark(0.0, State.WRONG, "accepted_answer")),
        (WORDS, DontKnow(), Mark(0.0, State.DONT_KNOW, "accepted_answer")),
        (RATING, Picked(OptionId("fully")), Mark(0.0, State.UNMARKED, "unmarked")),
        (RATING, Skipped(), Mark(0.0, State.SKIPPED, "unmarked")),
        (REFLECTION, Written("Mine."), Mark(0.0, State.UNMARKED, "unmarked")),
        (REFLECTION, DontKnow(), Mark(0.0, State.UNMARKED, "unmarked")),
        (REFLECTION, Skipped(), Mark(0.0, State.SKIPPED, "unmarked")),
    ],
)
def test_marks_by_hand(question: Interaction, response: Response, mark: Mark) -> None:
    assert grade(question, response) == mark


@pytest.mark.parametrize(
    ("question", "response"),
    [
        (single("s"), Picked(OptionId("no-such-choice"))),
        (single("s"), ticked("a")),
        (single("s"), Skipped()),
        (single("s"), Written("right")),
        (multiple(NET), ticked("")),
        (multiple(NET), ticked("az")),
        (multiple(NET), Picked(OptionId("a"))),
        (cards(a="keep", b="call"), placed(a="keep")),
        (cards(a="keep", b="call"), placed(a="keep", b="nowhere")),
        (cards(a="keep", b="call"), placed(a="keep", c="keep")),
        (cards(a="keep"), Placed(((OptionId("a"), OptionId("keep")), (OptionId("a"), OptionId("keep"))))),
        (cards(a="keep"), Skipped()),
        (REFLECTION, RIGHT),
        (REFLECTION, Written("x" * (LONGEST_WRITTEN + 1))),
    ],
)
def test_what_cannot_be_marked_is_asked_again_and_never_wrong(question: Interaction, response: Response) -> None:
    sentence = invalid(question, response)
    assert sentence is not None and sentence.endswith(".")
    with pytest.raises(ValueError, match=r"first|words|place|longer"):
        grade(question, response)


@given(interactions(), st.data())
def test_no_kind_marks_what_it_would_send_back(question: Interaction, data: st.DataObject) -> None:
    response = data.draw(invalid_responses(question))
    sentence = invalid(question, response)
    assert sentence is not None and sentence.endswith(".")
    with pytest.raises(ValueError, match=re.escape(sentence)):
        grade(question, response)


@given(answers())
def test_a_mark_is_a_fraction_and_says_which_rule_gave_it(drawn: tuple[Interaction, Response]) -> None:
    question, response = drawn
    assert invalid(question, response) is None
    mark = grade(question, response)
    assert 0 <= mark.fraction <= 1
    assert mark.rule == rule_name(question)
    assert (mark.state is State.RIGHT) == (mark.fraction == 1)
    assert mark.state is State.PARTLY or not 0 < mark.fraction < 1
    assert all(0 <= earned <= 1 for earned in parts(question, response).values())


@given(answers())
def test_a_mark_is_the_mean_of_the_parts_where_each_counts(drawn: tuple[Interaction, Response]) -> None:
    question, response = drawn
    earned = parts(question, response)
    if earned and not isinstance(question, Ordering):
        mark = grade(question, response)
        mean = sum(earned.values()) / len(earned)
        each = isinstance(question, Matching | Categorise | Cloze) and question.rule is PartsRule.EACH_PART
        assert mark.fraction == pytest.approx(mean if each else float(all(part == 1 for part in earned.values())))


@given(interactions(kind=Multiple), st.data())
def test_one_more_right_tick_never_loses_marks_and_one_more_wrong_one_never_earns_any(
    question: Multiple, data: st.DataObject
) -> None:
    """By the rules that look at which choices are right, not at what an author says each is worth."""
    rule = data.draw(st.sampled_from([ALL, NET, COVERAGE, EACH]))
    question = replace(question, rule=rule)
    ticks = data.draw(responses(question).filter(lambda given: isinstance(given, Ticked)))
    assert isinstance(ticks, Ticked)
    for more in question.choices:
        if more.id not in ticks.choices:
            before = grade(question, ticks).fraction
            after = grade(question, Ticked(ticks.choices | {more.id})).fraction
            assert after >= before - 1e-12 if more.correct else after <= before + 1e-12


@given(interactions(), st.data())
def test_one_more_right_part_never_loses_marks(question: Interaction, data: st.DataObject) -> None:
    response = data.draw(responses(question))
    if isinstance(question, Matching | Categorise) and isinstance(response, Placed):
        for at, card in enumerate(question.cards):
            mended = Placed((*response.places[:at], (card.id, card.group), *response.places[at + 1 :]))
            assert grade(question, mended).fraction >= grade(question, response).fraction - 1e-12


@given(answers(), st.randoms(use_true_random=False))
def test_the_order_of_choices_and_cards_changes_no_mark(drawn: tuple[Interaction, Response], random: Random) -> None:
    question, response = drawn
    shuffled = question
    match question:
        case Single() | Multiple():
            shuffled = replace(question, choices=_shuffled(question.choices, random))
        case Categorise() | Matching():
            shuffled = replace(
                question, cards=_shuffled(question.cards, random), groups=_shuffled(question.groups, random)
            )
        case Cloze():
            shuffled = replace(
                question, gaps=tuple(replace(gap, choices=_shuffled(gap.choices, random)) for gap in question.gaps)
            )
        case _:
            pass
    again = response
    match response:
        case Placed(places=places):
            again = Placed(_shuffled(places, random))
        case Filled(gaps=gaps):
            again = Filled(_shuffled(gaps, random))
        case _:
            pass
    assert grade(shuffled, again) == grade(question, response)
    assert misses_idea(shuffled, again) == misses_idea(question, response)


T = TypeVar("T")


def _shuffled(values: tuple[T, ...], random: Random) -> tuple[T, ...]:
    return tuple(random.sample(values, len(values)))


CRITICAL = single("critical", idea="idea")


@pytest.mark.parametrize(
    ("question", "response", "missed"),
    [
        (CRITICAL, RIGHT, False),
        (CRITICAL, WRONG, True),
        (CRITICAL, OVER_CALL, False),
        (CRITICAL, DontKnow(), True),
        (single("ordinary"), WRONG, False),
        (true_false(answer=True, critical=True), Picked(OptionId("false")), True),
        (multiple(NET, critical=True), ticked("ab"), False),
        (multiple(NET, critical=True), ticked("a"), True),
        (multiple(NET, critical=True), ticked("abc"), True),
        (multiple(NET, wrong="cD", critical=True), ticked("abD"), False),
        (multiple(NET, wrong="cD", critical=True), ticked("aD"), True),
        (multiple(NET, wrong="cD", critical=True), ticked("abcD"), True),
        (multiple(NET, critical=True), DontKnow(), True),
        (cards(a="keep", b="call"), placed(a="keep", b="call"), False),
        (cards(a="keep", b="call"), placed(a="call", b="call"), False),
        (cards(a="keep", b="call"), placed(a="keep", b="keep"), True),
        (cards(a="keep", b="call"), placed(a="other", b="call"), True),
        (cards(a="keep", b="call"), DontKnow(), True),
        (matching(critical=True), placed(a="A", b="B", c="C", d="D"), False),
        (matching(critical=True), placed(a="A", b="B", c="C", d="X"), True),
        (replace(cards(a="keep", b="call"), rule=WHOLE), placed(a="call", b="call"), False),
        (replace(WORDS, critical=True), Written("collagen"), True),
        (replace(WORDS, critical=True), Written("elastin"), True),
        (replace(WORDS, critical=True), Written("collagen and elastin"), False),
        (replace(cloze(), critical=True), filled("right", "wounds", "protein"), True),
        (replace(ordering(OrderingRule.ABSOLUTE, 3), critical=True), ordered("abc"), False),
        (replace(ordering(OrderingRule.ABSOLUTE, 3), critical=True), ordered("acb"), True),
        (replace(RATING, critical=True), Skipped(), False),
        (replace(REFLECTION, critical=True), Skipped(), False),
        (replace(REFLECTION, critical=True), DontKnow(), False),
    ],
)
def test_over_calls_never_miss_an_idea_and_under_calls_do(
    question: Interaction, response: Response, missed: bool
) -> None:
    assert misses_idea(question, response) is missed


def test_full_credit_does_not_hide_an_under_call() -> None:
    question = Multiple(
        id=QuestionId("weighted"),
        prompt="Which?",
        critical=True,
        idea=IdeaId("idea"),
        rule=MultipleRule.WEIGHTED,
        choices=(choice("a", correct=True, credit=1), choice("wait", credit=0)),
    )
    assert grade(question, Ticked(frozenset({OptionId("a"), OptionId("wait")}))).state is State.RIGHT
    assert misses_idea(question, Ticked(frozenset({OptionId("a"), OptionId("wait")})))


@given(answers())
def test_a_miss_is_never_right_but_for_the_weighted_rule_and_never_of_an_ordinary_question(
    drawn: tuple[Interaction, Response],
) -> None:
    question, response = drawn
    if misses_idea(question, response):
        assert question.critical
        weighted = isinstance(question, Multiple) and question.rule is MultipleRule.WEIGHTED
        assert weighted or grade(question, response).state is not State.RIGHT
    if question.critical and isinstance(response, DontKnow):
        assert misses_idea(question, response)
