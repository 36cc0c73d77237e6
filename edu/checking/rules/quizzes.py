"""The questions of a quiz together: where the keys stand, which are longest, and who gives away whom."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby
from math import exp, lgamma, log, log1p

from edu.authoring.nodes import Mapping
from edu.authoring.reading import Place
from edu.checking.english.terms import root
from edu.checking.found import Found
from edu.checking.item import Item
from edu.checking.phrase import Phrase
from edu.checking.rules import QuizRules
from edu.course.question import Single
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


def longest_keys(items: Sequence[Item]) -> Iterator[Found]:
    asked = _singles(items)
    if len(asked) < FEWEST_FOR_LENGTH:
        return
    long = [item for item in asked if _stands_out(item)]
    if len(long) > LONGEST_SHARE * len(asked):
        said = f"in {len(long)} of {len(asked)} questions with one right choice, that choice is clearly the longest"
        names = ", ".join(item.question.id for item in long[:3])
        remedy = f"shorten the right choice, or say as much in a wrong one; start with {names}"
        yield Found(_questions_place(items[0]), said, remedy)


def biased_places(items: Sequence[Item]) -> Iterator[Found]:
    asked = _singles(items)
    if len(asked) < FEWEST_FOR_PLACE:
        return
    for place, count in Counter(map(_key_at, asked)).items():
        chance = sum(1 / len(item.choices) for item in asked if len(item.choices) > place) / len(asked)
        if _tail(count, len(asked), chance) < LEAST_CHANCE:
            said = f"in {count} of {len(asked)} questions with one right choice, it is the {_PLACES[place]}"
            yield Found(_questions_place(items[0]), said, "move some right choices to other places")


def runs_of_places(items: Sequence[Item]) -> Iterator[Found]:
    for single, together in groupby(items, key=lambda item: isinstance(item.question, Single)):
        if not single:
            continue
        for place, run in groupby(_singles(list(together)), key=_key_at):
            same = list(run)
            if len(same) > LONGEST_RUN:
                first, last = same[0].question.id, same[-1].question.id
                said = f"from {first} to {last}, the right choice is the {_PLACES[place]} {len(same)} times in a row"
                third = same[LONGEST_RUN]
                yield Found(third.place_of(third.keys[0].node), said, "let it stand elsewhere in one of them")


def hinged(items: Sequence[Item]) -> Iterator[Found]:
    asked = [item for item in _singles(items) if _tells_enough(item.keys[0].text)]
    like: dict[tuple[str, ...], Item] = {}
    for item in asked:
        key = item.keys[0].text
        first = like.setdefault(tuple(key.tokens), item)
        if first is not item and not _variants(first, item):
            yield _gives_away(key, first)
    yield from _told_by_prompts(items, asked)


def _told_by_prompts(items: Sequence[Item], asked: Sequence[Item]) -> Iterator[Found]:
    """Keys are looked up by runs of three words, so that a long quiz takes no longer than its length."""
    keys = [_runs(item.keys[0].text) for item in asked]
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, runs in enumerate(keys):
        for run in runs:
            holders[run].append(number)
    for item in items if keys else ():
        shared: Counter[int] = Counter()
        for run in _runs(item.stem):
            numbers = holders.get(run, ())
            if len(numbers) <= COMMONPLACE:
                shared.update(numbers)
        for number, count in shared.items():
            other = asked[number]
            if other is not item and count >= NEARLY * len(keys[number]) and not _variants(item, other):
                yield _gives_away(item.stem, other)


def _gives_away(phrase: Phrase, other: Item) -> Found:
    said = f"this nearly repeats {quoted(other.keys[0].text.text)} and so gives away {other.question.id}"
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


def _singles(items: Sequence[Item]) -> list[Item]:
    """The questions with one right choice."""
    return [item for item in items if isinstance(item.question, Single) and item.keys]


def _key_at(item: Item) -> int:
    """The 0-based place of the right choice."""
    return next(place for place, choice in enumerate(item.choices) if choice.correct)


def _stands_out(item: Item) -> bool:
    longest = max(len(choice.text.text) for choice in item.distractors)
    return len(item.keys[0].text.text) > VISIBLY_LONGER * longest


def _tail(least: int, tries: int, chance: float) -> float:
    """How likely it is to get at least so many of the tries by chance: the upper tail of the binomial distribution."""
    ways = lgamma(tries + 1) - lgamma(least + 1) - lgamma(tries - least + 1)
    part = exp(ways + least * log(chance) + (tries - least) * log1p(-chance))
    whole = 0.0
    for n in range(least, tries + 1):
        whole += part
        part *= (tries - n) / (n + 1) * chance / (1 - chance)
    return whole


def _questions_place(item: Item) -> Place:
    """Where the quiz of a question begins to list them."""
    top = item.file.root
    key = top.entries["questions"][0] if isinstance(top, Mapping) else item.node
    return item.place_of(key)


QUIZ_RULES: QuizRules = {
    "E204": longest_keys,
    "W231": biased_places,
    "W232": runs_of_places,
    "W233": hinged,
}
