"""The questions of a quiz together: where the keys stand, which are longest, and who gives away whom."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby
from math import exp, lgamma, log, log1p
from typing import NamedTuple

from edu.checking.english.terms import root
from edu.checking.found import Found
from edu.checking.item import Item
from edu.checking.option import Offer
from edu.checking.phrase import Phrase
from edu.checking.quiz_text import QuizText
from edu.checking.rules import QuizRules
from edu.course.question import Scenario
from edu.problems import quoted

FEWEST_FOR_LENGTH = 5
LONGEST_SHARE = 0.4
VISIBLY_LONGER = 1.1
"""How many times the length of the next longest choice makes a key stand out."""
FEWEST_FOR_PLACE = 8
LEAST_CHANCE = 0.02
"""How likely chance alone would have to be to put that many keys in one place."""
LONGEST_RUN = 2
SHORTEST_HINT = 5
FEWEST_TERMS = 3
"""Words in a key that says enough to be given away, and how many of them at least carry a meaning of their own."""
NEARLY = 0.8
"""What share of the runs of three words in a key has to stand elsewhere, too."""
COMMONPLACE = 12
"""A run of words that stands in more keys than this is how the course talks, and gives nothing away."""

_PLACES = ("first", "second", "third", "fourth", "fifth", "sixth")


class _Asked(NamedTuple):
    """Choices of which one is right, and the question that they are part of."""

    item: Item
    offer: Offer

    @property
    def key(self) -> Phrase:
        return self.offer.keys[0].text

    @property
    def at(self) -> int:
        """The 0-based place of the right choice."""
        return next(place for place, choice in enumerate(self.offer.options) if choice.correct)


def longest_keys(quiz: QuizText) -> Iterator[Found]:
    asked = _asked(quiz.items)
    if len(asked) < FEWEST_FOR_LENGTH:
        return
    long = [each for each in asked if _stands_out(each.offer)]
    if len(long) > LONGEST_SHARE * len(asked):
        said = f"in {len(long)} of {len(asked)} questions with one right choice, that choice is clearly the longest"
        names = ", ".join(dict.fromkeys(each.item.question.id for each in long[:3]))
        remedy = f"shorten the right choice, or say as much in a wrong one; start with {names}"
        yield Found(quiz.place, said, remedy)


def biased_places(quiz: QuizText) -> Iterator[Found]:
    asked = _asked(quiz.items)
    if len(asked) < FEWEST_FOR_PLACE:
        return
    for place, count in Counter(each.at for each in asked).items():
        numbers = (len(each.offer.options) for each in asked)
        chance = sum(1 / number for number in numbers if number > place) / len(asked)
        if _tail(count, len(asked), chance) < LEAST_CHANCE:
            said = f"in {count} of {len(asked)} questions with one right choice, it is the {_ordinal(place)}"
            yield Found(quiz.place, said, "move some right choices to other places")


def runs_of_places(quiz: QuizText) -> Iterator[Found]:
    questions = [item for item in quiz.items if not isinstance(item.question, Scenario)]
    for are_asked, together in groupby(questions, key=lambda item: bool(_asked([item]))):
        if not are_asked:
            continue
        for place, run in groupby(_asked(list(together)), key=lambda each: each.at):
            same = list(run)
            if len(same) > LONGEST_RUN:
                first, last = same[0].item.question.id, same[-1].item.question.id
                where = f"from {first} to {last}" if first != last else f"in {first}"
                said = f"{where}, the right choice is the {_ordinal(place)} {len(same)} times in a row"
                third = same[LONGEST_RUN]
                at = third.item.place_of(third.offer.keys[0].node)
                yield Found(at, said, "let it stand elsewhere in one of them")


def hinged(quiz: QuizText) -> Iterator[Found]:
    asked = [each for each in _asked(quiz.items) if _tells_enough(each.key)]
    like: dict[tuple[str, ...], _Asked] = {}
    for each in asked:
        first = like.setdefault(tuple(each.key.tokens), each)
        if first is not each and not _variants(first.item, each.item):
            yield _gives_away(each.key, first)
    yield from _told_by_prompts(quiz.items, asked)


def _told_by_prompts(items: Sequence[Item], asked: Sequence[_Asked]) -> Iterator[Found]:
    """Keys are looked up by runs of three words, so that a long quiz takes no longer than its length."""
    keys = [_runs(each.key) for each in asked]
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, runs in enumerate(keys):
        for run in runs:
            holders[run].append(number)
    for item in items if keys else ():
        for prompt in (item.stem, *([item.completed] if item.completed else ())):
            shared: Counter[int] = Counter()
            for run in _runs(prompt):
                numbers = holders.get(run, ())
                if len(numbers) <= COMMONPLACE:
                    shared.update(numbers)
            for number, count in shared.items():
                other = asked[number]
                if other.item is not item and count >= NEARLY * len(keys[number]) and not _variants(item, other.item):
                    yield _gives_away(prompt, other)


def _gives_away(phrase: Phrase, other: _Asked) -> Found:
    said = f"this nearly repeats {quoted(other.key.text)} and so gives away {other.item.question.id}"
    return Found(phrase.place(), said, "say it in other words, or ask one of the two in another quiz")


def _tells_enough(key: Phrase) -> bool:
    return len(key.tokens) >= SHORTEST_HINT and len(key.terms) >= FEWEST_TERMS


def _runs(phrase: Phrase) -> frozenset[tuple[str, ...]]:
    """Every three words in a row, by their roots."""
    roots = [root(token) for token in phrase.tokens]
    return frozenset(zip(roots, roots[1:], roots[2:], strict=False))


def _variants(one: Item, other: Item) -> bool:
    """Questions on one idea are asked instead of each other, so they may sound alike."""
    return one.question.idea is not None and one.question.idea == other.question.idea


def _asked(items: Sequence[Item]) -> list[_Asked]:
    """Every set of choices of which one is right, those of gaps included."""
    return [_Asked(item, offer) for item in items for offer in item.offers if offer.only_one and offer.keys]


def _stands_out(offer: Offer) -> bool:
    longest = max(len(choice.text.text) for choice in offer.distractors)
    return len(offer.keys[0].text.text) > VISIBLY_LONGER * longest


def _ordinal(place: int) -> str:
    return _PLACES[place] if place < len(_PLACES) else f"{place + 1}th"


def _tail(least: int, tries: int, chance: float) -> float:
    """How likely it is to get at least so many of the tries by chance: the upper tail of the binomial distribution."""
    ways = lgamma(tries + 1) - lgamma(least + 1) - lgamma(tries - least + 1)
    part = exp(ways + least * log(chance) + (tries - least) * log1p(-chance))
    whole = 0.0
    for n in range(least, tries + 1):
        whole += part
        part *= (tries - n) / (n + 1) * chance / (1 - chance)
    return whole


QUIZ_RULES: QuizRules = {
    "E204": longest_keys,
    "W231": biased_places,
    "W232": runs_of_places,
    "W233": hinged,
}
