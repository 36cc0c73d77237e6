"""Choices that are numbers belong in their order, in the file and before the learner."""

import re
from collections.abc import Iterator
from itertools import pairwise

from edu.checking.english.amounts import Amount, amount_of
from edu.checking.english.terms import root
from edu.checking.found import Found
from edu.checking.item import Item
from edu.checking.rearranging import in_order
from edu.checking.rules import ItemRules
from edu.problems import Fix, quoted


def numbers_out_of_order(item: Item) -> Iterator[Found]:
    """Choices are shuffled unless the question says not to, so that their order in the file is only half of it."""
    sizes = _sizes(item)
    if not sizes:
        return
    is_sorted = sizes in (sorted(sizes), sorted(sizes, reverse=True))
    order = range(len(sizes)) if is_sorted else sorted(range(len(sizes)), key=sizes.__getitem__)
    if not is_sorted:
        first, second = next(pair for pair in pairwise(range(len(sizes))) if sizes[pair[0]] > sizes[pair[1]])
        before, after = item.choices[first].text, item.choices[second].text
        said = f"these choices are numbers and out of order: {quoted(after.text)} comes after {quoted(before.text)}"
        place, title = after.place(), "Sort the choices by their numbers"
    elif item.question.shuffle:
        said = "these choices are numbers, and a learner sees them in any order"
        place, title = item.key_place("choices"), "Keep the choices in their order"
    else:
        return
    sort = "sort them" if not is_sorted else ""
    keep = "write `shuffle: no` to keep them so" if item.question.shuffle else ""
    edits = in_order(item, order)
    fixes = (Fix(title=title, edits=edits),) if edits else ()
    yield Found(place, said, ", and ".join(part for part in (sort, keep) if part), fixes)


def _sizes(item: Item) -> list[tuple[float, float]]:
    """What the choices count, when each of them is a number of the same thing."""
    found: list[Amount] = []
    for option in item.choices:
        number = amount_of(option.text)
        if number is None or (found and number.frame != found[0].frame):
            return []
        found.append(number)
    if found and not (_is_measured(found[0]) or _has_digits(item) or _HOW_MANY.search(item.stem.text)):
        return []
    return [(number.low, number.high) for number in found]


def _is_measured(number: Amount) -> bool:
    """Whether it is a bare number, or one of minutes and the like; `one thing` is just a thing."""
    return not number.frame or not _UNITS.isdisjoint(number.frame)


def _has_digits(item: Item) -> bool:
    return all(_DIGIT.search(option.text.text) for option in item.choices)


_DIGIT = re.compile(r"\d")
_HOW_MANY = re.compile(r"\bhow (?:many|much|often|long|soon|far|old|big|large|high|deep)\b", re.I)
_UNITS = frozenset(
    map(
        root,
        """second minute hour day night week month year time percent % degree mile kilometer meter centimeter cm
        millimeter mm inch foot feet gram kilogram kg pound ounce milligram mg liter milliliter ml cup glass teaspoon
        tablespoon drop dose tablet pill puff pump cent dollar""".split(),
    )
)
"""The roots of what is measured."""


ITEM_RULES: ItemRules = {"W219": numbers_out_of_order}
