"""Choices that are numbers: `2 hours`, `3 to 5`, `less than ten minutes`, `twice a day`."""

import re
from dataclasses import dataclass
from functools import lru_cache
from math import inf

from edu.checking.english.terms import root
from edu.checking.phrase import Phrase

_NUMBERS = {
    word: float(number)
    for number, words in enumerate(
        "zero|none one|once two|twice three four five six seven eight nine ten eleven twelve".split()
    )
    for word in words.split("|")
} | {"fifteen": 15.0, "twenty": 20.0, "thirty": 30.0, "forty": 40.0, "fifty": 50.0, "sixty": 60.0, "hundred": 100.0}
_SECONDS = {
    root(unit): seconds
    for units, seconds in {
        "second sec": 1.0,
        "minute min": 60.0,
        "hour hr": 3_600.0,
        "day": 86_400.0,
        "week": 604_800.0,
        "month": 2_629_800.0,
        "year": 31_557_600.0,
    }.items()
    for unit in units.split()
}
_BELOW = {"less than": True, "fewer than": True, "under": True, "below": True, "up to": False, "at most": False}
"""How an amount that ends at its number begins, and whether the number itself is out of it."""
_ABOVE = {"more than": True, "over": True, "above": True, "longer than": True, "at least": False}
"""The same of one that begins there."""
_ONWARDS = ("more", "longer", "over", "up", "above")
_DOWNWARDS = ("less", "fewer", "under", "below", "shorter")

_NUMBER = rf"(?:\d+(?:[.,]\d+)*|(?:{'|'.join(_NUMBERS)})\b)"
_BOUND = "|".join([*_BELOW, *_ABOVE, "between", "from"])
_AFTER = rf"(?:or|and) (?:{'|'.join([*_ONWARDS, *_DOWNWARDS])})\b"
_AMOUNT = re.compile(
    rf"(?:\b(?P<bound>{_BOUND}) )?(?<![\w.,])(?P<low>{_NUMBER})"
    rf"(?: ?(?P<joint>-|–|to|and|or) ?(?P<high>{_NUMBER}))?(?: (?P<after>{_AFTER}))?"
    rf"(?:[ -]?(?P<unit>[^\W\d_]+|%))?(?: (?P<later>{_AFTER}))?"
)
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_WORD = re.compile(r"[^\W_]+|%")
_DIGIT = re.compile(r"\d")
_FILLING = frozenset("about around roughly exactly some time times for a an the".split())


@dataclass(frozen=True, slots=True)
class Amount:
    """A number or a range of numbers; only those of one frame can be compared."""

    low: float
    high: float
    without_ends: bool
    """Whether the number that is named lies just outside: `less than 5`."""
    frame: tuple[str, ...]
    """What is said around the number, with what it counts."""

    def overlaps(self, other: "Amount") -> bool:
        """Whether some number fits both. Two that are open at the same end are thresholds, and do not count."""
        if self.frame != other.frame or (self.low == other.low == -inf) or (self.high == other.high == inf):
            return False
        low, high = max(self.low, other.low), min(self.high, other.high)
        return low < high or (low == high and not (self.leaves_out(low) or other.leaves_out(low)))

    @property
    def is_range(self) -> bool:
        return self.low != self.high

    def leaves_out(self, number: float) -> bool:
        """Whether it ends just before that number, or begins just after it."""
        return self.without_ends and number in (self.low, self.high)


def amount_of(phrase: Phrase) -> Amount | None:
    """What a choice says when it says one number or one range of them."""
    if phrase.bag.isdisjoint(_NUMBERS) and not _DIGIT.search(phrase.text):
        return None  # as most do
    return amount(phrase.text)


@lru_cache(maxsize=4_096)
def amount(text: str) -> Amount | None:
    """What a text says when it says one number or one range of them."""
    text = " ".join(text.lower().split())
    found = list(_AMOUNT.finditer(text))
    if len(found) != 1:
        return None
    said = found[0]
    if said["joint"] == "and" and said["bound"] != "between":
        return None
    bound, after, unit = said["bound"] or "", said["after"] or said["later"] or "", said["unit"] or ""
    scale = _SECONDS.get(root(unit))
    low = _value(said["low"]) * (scale or 1.0)
    high = _value(said["high"]) * (scale or 1.0) if said["high"] else low
    if bound in _BELOW or after.endswith(_DOWNWARDS):
        low = -inf
    elif bound in _ABOVE or after:
        high = inf
    counted = ["seconds" if scale else unit]
    words = [*_WORD.findall(text[: said.start()]), *counted, *_WORD.findall(text[said.end() :])]
    frame = tuple(root(word) for word in words if word and word not in _FILLING)
    return Amount(low, high, _BELOW.get(bound, False) or _ABOVE.get(bound, False), frame)


def _value(number: str) -> float:
    if number in _NUMBERS:
        return _NUMBERS[number]
    if _THOUSANDS.fullmatch(number):
        return float(number.replace(",", ""))
    whole, *parts = re.split("[.,]", number)
    return float(f"{whole}.{''.join(parts)}")
