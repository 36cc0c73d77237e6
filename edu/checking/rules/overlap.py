"""Choices that include each other: when one of them is right, so is another."""

import re
from collections.abc import Iterator
from itertools import combinations

from edu.checking.english.amounts import amount_of
from edu.checking.found import Found
from edu.checking.option import Offer
from edu.checking.phrase import Phrase
from edu.checking.rules import ItemRules, of_each_offer
from edu.problems import quoted

_GO_ON = frozenset(
    "and or with without at on in for to then but when if after before as until by from because since so while".split()
)
"""A choice that goes on with one of these says the same as without it, and more."""
_TURNS_IT_ROUND = frozenset(
    "no not never don't without of for from off out against after before until then wait avoid stop skip less like to"
    " with instead than how why when where what who which".split()
)
"""A choice that begins with one of these says something else than its last words alone."""
_MOST_BEFORE = 2
"""So many words before the same ending only say which: `Water` and `Hot water`."""
_CLAUSE = re.compile(r"[,;:(–]")


def overlap(offer: Offer) -> Iterator[Found]:
    numbers = {option.text: amount_of(option.text) for option in offer.options}
    for one, other in combinations(numbers, 2):
        less, more = sorted((one, other), key=lambda text: len(text.tokens))
        number, another = numbers[one], numbers[other]
        if _includes(more, less):
            said = f"{quoted(more.text)} includes {quoted(less.text)}, which is a choice too"
            yield Found(more.place(), said, "change one of them, so that only one can be right")
        elif number and another and (number.is_range or another.is_range) and number.overlaps(another):
            said = f"{quoted(one.text)} and {quoted(other.text)} overlap: a number can be in both"
            yield Found(other.place(), said, "let each range begin where the one before has ended")


def _includes(more: Phrase, less: Phrase) -> bool:
    if not (less.bag < more.bag and (less.terms or len(less.tokens) > 2)):
        return False
    long, short = more.tokens, less.tokens
    count = len(short)
    if long[:count] == short:
        between = more.text[more.words[count - 1].end : more.words[count].start]
        return long[count] in _GO_ON or bool(_CLAUSE.search(between))
    before = long[:-count]
    return long[-count:] == short and len(before) <= _MOST_BEFORE and _TURNS_IT_ROUND.isdisjoint(before)


ITEM_RULES: ItemRules = {"W210": of_each_offer(overlap)}
