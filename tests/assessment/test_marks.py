"""Marks by hand for every rule, and what holds of every mark."""

from random import Random
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from edu.assessment.marks import Mark, State, grade, misses_idea, rule_name
from edu.assessment.response import (
    LONGEST_WRITTEN,
    DontKnow,
    Picked,
    Placed,
    Response,
    Skipped,
    Ticked,
    Written,
    invalid,
)
from edu.course.ids import IdeaId, OptionId, QuestionId
from edu.course.question import Card, Categorise, Group, Multiple, MultipleRule, Question, Reflection, Single, TrueFalse
from tests.assessment.example import OVER_CALL, RIGHT, WRONG, choice, single
from tests.assessment.strategies import answers


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


REFLECTION = Reflection(id=QuestionId("own-words"), prompt="Say it.", model_answer="It.")
ALL, NET, COVERAGE, EACH = (
    MultipleRule.ALL_CORRECT,
    MultipleRule.NET_CORRECT,
    MultipleRule.COVERAGE,
    MultipleRule.EACH_DECISION,
)


@pytest.mark.parametrize(
    ("rule", "letters", "fraction"),
    [
        (ALL, "ab", 1), (ALL, "a", 0), (ALL, "abc", 0), (ALL, "cd", 0), (ALL, "abcd", 0),
        (NET, "ab", 1), (NET, "a", 1 / 2), (NET, "abc", 1 / 2), (NET, "ac", 0), (NET, "cd", 0), (NET, "abcd", 0),
        (COVERAGE, "ab", 1), (COVERAGE, "a", 1 / 2), (COVERAGE, "abc", 2 / 3), (COVERAGE, "ac", 1 / 4),
        (COVERAGE, "cd", 0), (COVERAGE, "abcd", 1 / 2),
        (EACH, "ab", 1), (EACH, "a", 3 / 4), (EACH, "abc", 3 / 4), (EACH, "ac", 1 / 2), (EACH, "cd", 0),
        (EACH, "abcd", 1 / 2),
    ],
)  # fmt: skip
def test_two_right_of_four_by_each_rule(rule: MultipleRule, letters: str, fraction: float) -> None:
    mark = grade(multiple(rule), ticked(letters))
    assert mark.fraction == pytest.approx(fraction)
    assert mark.rule == rule.value
    assert mark.state is (State.RIGHT if fraction == 1 else State.PARTLY if fraction else State.WRONG)


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
        (cards(a="keep", b="call"), placed(a="keep", b="call"), Mark(1.0, State.RIGHT, "each_card")),
        (cards(a="keep", b="call"), placed(b="call", a="call"), Mark(0.5, State.PARTLY, "each_card")),
        (cards(a="keep", b="call"), placed(a="call", b="keep"), Mark(0.0, State.WRONG, "each_card")),
        (REFLECTION, Written("Mine."), Mark(0.0, State.UNMARKED, "unmarked")),
        (REFLECTION, DontKnow(), Mark(0.0, State.UNMARKED, "unmarked")),
        (REFLECTION, Skipped(), Mark(0.0, State.SKIPPED, "unmarked")),
    ],
)
def test_marks_by_hand(question: Question, response: Response, mark: Mark) -> None:
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
def test_what_cannot_be_marked_is_asked_again_and_never_wrong(question: Question, response: Response) -> None:
    sentence = invalid(question, response)
    assert sentence is not None and sentence.endswith(".")
    with pytest.raises(ValueError, match=r"first|words|place|longer"):
        grade(question, response)


@given(answers())
def test_a_mark_is_a_fraction_and_says_which_rule_gave_it(drawn: tuple[Question, Response]) -> None:
    question, response = drawn
    mark = grade(question, response)
    assert 0 <= mark.fraction <= 1
    assert mark.rule == rule_name(question)
    assert (mark.state is State.RIGHT) == (mark.fraction == 1)
    assert (mark.state is State.PARTLY) == (0 < mark.fraction < 1)


@given(answers(), st.randoms(use_true_random=False))
def test_the_order_of_choices_and_cards_changes_no_mark(drawn: tuple[Question, Response], random: Random) -> None:
    question, response = drawn
    shuffled = question
    match question:
        case Single() | Multiple():
            shuffled = replace(question, choices=_shuffled(question.choices, random))
        case Categorise():
            shuffled = replace(question, cards=_shuffled(question.cards, random))
        case TrueFalse() | Reflection():
            pass
    again = Placed(_shuffled(response.places, random)) if isinstance(response, Placed) else response
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
        (replace(REFLECTION, critical=True), Skipped(), False),
        (replace(REFLECTION, critical=True), DontKnow(), False),
    ],
)
def test_over_calls_never_miss_an_idea_and_under_calls_do(question: Question, response: Response, missed: bool) -> None:
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
    drawn: tuple[Question, Response],
) -> None:
    question, response = drawn
    if misses_idea(question, response):
        assert question.critical
        weighted = isinstance(question, Multiple) and question.rule is MultipleRule.WEIGHTED
        assert weighted or grade(question, response).state is not State.RIGHT
    if question.critical and isinstance(response, DontKnow):
        assert misses_idea(question, response)
