"""Typed numbers, and the edges of what is right, exact in decimals."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edu.assessment.marks import State, grade
from edu.assessment.numbers import NotANumber, Side, bounds, number, right_number, side
from edu.assessment.response import Written
from edu.course.ids import QuestionId
from edu.course.question import Numeric, NumericRule
from tests.assessment.strategies import numbers_near, numerics

ABSOLUTE, RELATIVE, RANGE = NumericRule.ABSOLUTE, NumericRule.RELATIVE, NumericRule.RANGE
SAID: dict[str, object] = {"id": QuestionId("q"), "prompt": "How many?"}


def numeric(**fields: object) -> Numeric:
    return Numeric(**SAID, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("typed", "unit", "value"),
    [
        ("2", "", "2"),
        (" 2.5 ", "", "2.5"),
        ("2,5", "", "2.5"),
        (".5", "", "0.5"),
        (",5", "", "0.5"),
        ("0,500", "", "0.5"),
        (",125", "", "0.125"),
        ("1.500", "", "1.5"),
        ("1,5000", "", "1.5"),
        ("-3", "", "-3"),
        ("+3", "", "3"),
        ("- 3", "", "-3"),
        ("−3", "", "-3"),
        ("–3", "", "-3"),
        ("－３．５", "", "-3.5"),
        ("007", "", "7"),
        ("-0", "", "0"),
        ("1 500", "", "1500"),
        ("1\u00a0500", "", "1500"),
        ("1\u202f500,25", "", "1500.25"),
        ("1'500", "", "1500"),
        ("1’500’000.5", "", "1500000.5"),
        ("-12 500", "", "-12500"),
        ("2 weeks", "weeks", "2"),
        ("2weeks", "weeks", "2"),
        ("2 WEEKS.", "weeks.", "2"),
        ("1 week", "weeks", "1"),
        ("2 weeks", "week", "2"),
        ("2,5 mm", "mm", "2.5"),
        ("1 500 mm", "mm", "1500"),
        ("80 %", "%", "80"),
        ("80%", "%", "80"),
        ("37 °C", "°C", "37"),
        ("37 ℃", "°C", "37"),
        ("5 µm", "μm", "5"),
        ("5 s", "s", "5"),
        ("5 kgs", "kg", "5"),
        ("2", "weeks", "2"),
        ("٣", "", "3"),
        ("²", "", "2"),
    ],
)  # fmt: skip
def test_numbers_as_people_type_them(typed: str, unit: str, value: str) -> None:
    assert number(typed, unit) == Decimal(value)


@pytest.mark.parametrize(
    ("typed", "unit"),
    [
        ("", ""), ("   ", ""), ("two", ""), ("2 or 3", ""), ("2-3", ""), ("1/2", ""), ("1e3", ""), ("1_000", ""),
        ("--2", ""), ("+-2", ""), ("2.", ""), (".", ""), ("-", ""), ("1.2.3", ""), ("1,2,3", ""), ("1 2", ""),
        ("1 50", ""), ("1 5000", ""), ("NaN", ""), ("inf", ""), ("2 weeks", ""), ("2 days", "weeks"), ("weeks", "weeks"),
        ("5 ms", "m"), ("5 m", "ms"), ("5 m", "mm"), ("9" * 16, ""), ("½", ""), ("1.500,5", ""),
        ("1,500.5", ""), ("s", "s"), ("5 s", ""),
    ],
)  # fmt: skip
def test_what_is_not_one_number_is_asked_again(typed: str, unit: str) -> None:
    found = number(typed, unit)
    assert isinstance(found, NotANumber)
    assert found.why.startswith("Please type one number") and (not unit or unit in found.why)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("1,500", "1,500 can be read in two ways. Please type 1500 or 1.500."),
        ("-12,345", "-12,345 can be read in two ways. Please type -12345 or -12.345."),
        ("1 500,250", "1500,250 can be read in two ways. Please type 1500250 or 1500.250."),
    ],
)
def test_a_comma_before_three_digits_could_mean_either(typed: str, why: str) -> None:
    assert number(typed) == NotANumber(why)


@given(st.decimals(-1_000_000, 1_000_000, places=2), st.sampled_from(["", "weeks", "%", "°C"]), st.booleans())
def test_every_number_is_read_back_with_a_comma_or_a_point(value: Decimal, unit: str, comma: bool) -> None:
    typed = f"{value:f} {unit}"
    assert number(typed.replace(".", ",") if comma else typed, unit) == value


@given(st.text(max_size=15), st.sampled_from(["", "weeks", "s", "%"]))
def test_whatever_is_typed_is_a_number_or_asked_about(text: str, unit: str) -> None:
    found = number(text, unit)
    assert found.is_finite() if isinstance(found, Decimal) else found.why.endswith(".")


LOW, WITHIN, HIGH = Side.LOW, Side.WITHIN, Side.HIGH
EDGES = {
    "|x - a| <= tolerance, a = 0.3, tolerance 0.1": (
        numeric(answer=0.3, tolerance=0.1),
        {"0.199999999999999": LOW, "0.2": WITHIN, "0.3": WITHIN, "0.4": WITHIN, "0.400000000000001": HIGH},
    ),
    "|x - a| <= tolerance, a = 2, tolerance 0": (
        numeric(answer=2, tolerance=0),
        {"1.999999999999999": LOW, "2": WITHIN, "2.000": WITHIN, "2.000000000000001": HIGH},
    ),
    "|x - a| <= tolerance |a|, a = 70, tolerance 0.1": (
        numeric(rule=RELATIVE, answer=70.0, tolerance=0.1),
        {"62.9999": LOW, "63": WITHIN, "77": WITHIN, "77.0001": HIGH},
    ),
    "|x - a| <= tolerance |a|, a = -0.3, tolerance 0.1": (
        numeric(rule=RELATIVE, answer=-0.3, tolerance=0.1),
        {"-0.331": LOW, "-0.33": WITHIN, "-0.27": WITHIN, "-0.269": HIGH, "0.3": HIGH},
    ),
    "|x - a| <= tolerance |a|, a = 0": (
        numeric(rule=RELATIVE, answer=0.0, tolerance=0.5),
        {"-0.001": LOW, "0": WITHIN, "-0": WITHIN, "0.001": HIGH},
    ),
    "least <= x <= most, from 0.1 to 0.3": (
        numeric(rule=RANGE, least=0.1, most=0.3),
        {"0.0999": LOW, "0.1": WITHIN, "0.3": WITHIN, "0.30000000000001": HIGH},
    ),
    "least <= x <= most, from -2 to -2": (
        numeric(rule=RANGE, least=-2.0, most=-2.0),
        {"-2.1": LOW, "-2": WITHIN, "-1.9": HIGH},
    ),
}


@pytest.mark.parametrize(
    ("question", "typed", "where"),
    [
        pytest.param(question, typed, where, id=f"{formula}: x = {typed}")
        for formula, (question, row) in EDGES.items()
        for typed, where in row.items()
    ],
)
def test_edges_are_right_and_one_step_beyond_is_not(question: Numeric, typed: str, where: Side) -> None:
    assert side(question, Decimal(typed)) is where
    mark = grade(question, Written(typed))
    assert (mark.fraction, mark.rule) == (float(where is WITHIN), question.rule.value)
    assert mark.state is (State.RIGHT if where is WITHIN else State.WRONG)


@given(numerics(SAID), st.data())
def test_right_is_what_lies_between_the_bounds(question: Numeric, data: st.DataObject) -> None:
    typed = data.draw(numbers_near(question))
    least, most = bounds(question)
    assert least <= most
    assert (side(question, typed) is WITHIN) == (least <= typed <= most)
    for edge in (least, most):
        assert grade(question, Written(f"{edge:f} {question.unit}")).state is State.RIGHT


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (numeric(answer=2.0, unit="articles"), "2 articles"),
        (numeric(answer=1500.0), "1500"),
        (numeric(answer=0.25), "0.25"),
        (numeric(answer=-0.0), "0"),
        (numeric(rule=RANGE, least=0.5, most=100.0, unit="mm"), "from 0.5 to 100 mm"),
    ],
)
def test_what_would_have_been_right_is_said_as_people_write_it(question: Numeric, said: str) -> None:
    assert right_number(question) == said
