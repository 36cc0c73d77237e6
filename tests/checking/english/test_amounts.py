"""Numbers in choices, as words or digits, alone or as ranges."""

from math import inf

import pytest

from edu.checking.english.amounts import amount

HOUR = 3_600.0


@pytest.mark.parametrize(
    ("text", "low", "high", "frame"),
    [
        ("7", 7, 7, ()),
        ("Seven.", 7, 7, ()),
        ("None", 0, 0, ()),
        ("1,000 drops", 1_000, 1_000, ("drop",)),
        ("1,5 l", 1.5, 1.5, ("l",)),
        ("0.5 l", 0.5, 0.5, ("l",)),
        ("5%", 5, 5, ("%",)),
        ("2 to 5", 2, 5, ()),
        ("2-5", 2, 5, ()),
        ("2 – 5 towels", 2, 5, ("towel",)),
        ("two or three", 2, 3, ()),
        ("Between 2 and 5", 2, 5, ()),
        ("Less than 5", -inf, 5, ()),
        ("5 or fewer", -inf, 5, ()),
        ("Up to five towels", -inf, 5, ("towel",)),
        ("More than 5", 5, inf, ()),
        ("5 or more towels", 5, inf, ("towel",)),
        ("5 towels or more", 5, inf, ("towel",)),
        ("2 hours", 2 * HOUR, 2 * HOUR, ("second",)),
        ("For 90 minutes.", 1.5 * HOUR, 1.5 * HOUR, ("second",)),
        ("Twice a day", 2, 2, ("day",)),
        ("Three times a day", 3, 3, ("day",)),
        ("Rinse 2 times", 2, 2, ("rins",)),
    ],
)
def test_an_amount_is_read(text: str, low: float, high: float, frame: tuple[str, ...]) -> None:
    found = amount(text)
    assert found and (found.low, found.high, found.frame) == (low, high, frame)


@pytest.mark.parametrize(
    "text", ["", "Soap and water", "12:30", "2 and 5", "Take 2 towels and 3 cloths", "1/2", "B12", "someone", "Often"]
)
def test_what_is_not_one_amount_is_none(text: str) -> None:
    assert amount(text) is None
