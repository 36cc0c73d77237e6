"""Values to stored text and back."""

import json
from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edu.assessment.response import DontKnow, Filled, Ordered, Picked, Placed, Response, Skipped, Ticked, Written
from edu.records.codec import names_of, names_text, response_of, response_text, time_of, time_text

anything = st.text(st.characters(codec="utf-8"))
responses: st.SearchStrategy[Response] = st.one_of(
    st.builds(Picked, anything),
    st.builds(Ticked, st.frozensets(anything)),
    st.builds(Placed, st.lists(st.tuples(anything, anything)).map(tuple)),
    st.builds(Ordered, st.lists(anything).map(tuple)),
    st.builds(Filled, st.lists(st.tuples(anything, anything)).map(tuple)),
    st.builds(Written, anything),
    st.just(DontKnow()),
    st.just(Skipped()),
)


@given(responses)
def test_every_response_comes_back(response: Response) -> None:
    assert response_of(response_text(response)) == response


def test_ticked_choices_have_one_spelling() -> None:
    assert response_text(Ticked(frozenset("cab"))) == '{"type":"ticked","choices":["a","b","c"]}'


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "1",
        '"picked"',
        "[]",
        "{}",
        "{",
        '{"type":"picked"}',
        '{"type":"picked","choice":null}',
        '{"type":"picked","choice":1}',
        '{"type":"picked","choice":["a"]}',
        '{"type":"picked","choice":"a","choice":"b"}',
        '{"type":"picked","choice":"a","text":"b"}',
        '{"type":"Picked","choice":"a"}',
        '{"choice":"a"}',
        '{"type":"picked", "choice":"a"}',
        '{"type":"ticked","choices":"a"}',
        '{"type":"ticked","choices":["a","a"]}',
        '{"type":"ticked","choices":["b","a"]}',
        '{"type":"ticked","choices":["a",1]}',
        '{"type":"placed","places":[["a"]]}',
        '{"type":"placed","places":[["a","b","c"]]}',
        '{"type":"placed","places":{"a":"b"}}',
        '{"type":"ordered","entries":"ab"}',
        '{"type":"ordered","entries":["a",null]}',
        '{"type":"ordered","places":["a"]}',
        '{"type":"filled","gaps":["a","b"]}',
        '{"type":"filled","gaps":[["a",1]]}',
        '{"type":"filled","gaps":{"a":"b"}}',
        '{"type":"written","text":false}',
        '{"type":"written","text":"\ud800"}',
        '{"type":"dont_know"} x',
        '{"type":"skipped","more":1}',
        "[" * 100_000,
        "9" * 10_000,
        "NaN",
    ],
    ids=lambda text: text[:30],
)
def test_other_text_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        response_of(text)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | anything, lambda x: st.lists(x) | st.dictionaries(anything, x)
    )
)
def test_other_json_is_refused_or_read_but_never_breaks(value: object) -> None:
    with suppress(ValueError):
        assert isinstance(response_of(json.dumps(value)), Response)


@given(st.lists(anything).map(tuple))
def test_names_come_back(names: tuple[str, ...]) -> None:
    assert names_of(names_text(names)) == names


@pytest.mark.parametrize("text", ["", "{}", "null", '["a", 1]', '[["a"]]', '"a"'])
def test_other_names_are_refused(text: str) -> None:
    with pytest.raises(ValueError):
        names_of(text)


@given(st.datetimes(timezones=st.just(UTC)))
def test_times_come_back_to_the_millisecond(at: datetime) -> None:
    assert timedelta(0) <= at - time_of(time_text(at)) < timedelta(milliseconds=1)


@given(st.datetimes(timezones=st.just(UTC)), st.datetimes(timezones=st.just(UTC)))
def test_stored_times_sort_as_text(one: datetime, other: datetime) -> None:
    assert (one <= other) <= (time_text(one) <= time_text(other))


def test_times_of_other_zones_are_stored_in_utc() -> None:
    assert time_text(datetime(2026, 1, 1, 1, tzinfo=timezone(timedelta(hours=2)))) == "2025-12-31T23:00:00.000Z"


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        time_text(datetime(2026, 1, 1))  # noqa: DTZ001 that is the point


@pytest.mark.parametrize(
    "text",
    ["", "now", "2026-01-01", "2026-01-01T00:00:00Z", "2026-01-01T00:00:00.000", "0001-01-01T00:00:00.000+05:00"],
)
def test_other_times_are_refused(text: str) -> None:
    with pytest.raises(ValueError):
        time_of(text)
