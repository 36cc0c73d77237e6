"""Choices that are numbers belong in their order, in the file and before the learner."""

from collections.abc import Iterator
from itertools import pairwise

from edu.checking.amounts import Amount, amount_of
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
    return [(number.low, number.high) for number in found]


ITEM_RULES: ItemRules = {"W219": numbers_out_of_order}
