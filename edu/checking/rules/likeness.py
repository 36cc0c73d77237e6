"""Options that are too like each other, and options that give the key away by how they differ."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from edu.authoring.texts import same
from edu.checking.english.amounts import amount_of
from edu.checking.english.terms import root
from edu.checking.found import Found
from edu.checking.option import Offer, Option
from edu.checking.phrase import Phrase
from edu.checking.rules import ItemRules, of_each_offer
from edu.problems import quoted

TIMES_LONGER = 1.25
WORDS_LONGER = 3
"""Between options of a few words, a quarter more is too little to be seen."""
MOST_OF_THEM = 0.6
"""What share of its words makes a key the meeting point of the others."""

_FILLING = frozenset("a an the your my our some please just simply".split())
_SAME = dict(
    pair.split("/")
    for pair in (
        "phone/call telephone/call physician/doctor rapidly/quickly fast/quickly begin/start large/big frequently/often"
        " seldom/rarely immediately/now"
    ).split()
)
"""Words that say the same, each with the one that stands for both."""
_SAME_ROOTS = frozenset(root(word) for pair in _SAME.items() for word in pair)
_WORD = re.compile(r"[\w'.%-]+")
_LISTED = re.compile(r",\s*(?:and|or)\s+|[,;]\s*|\s+(?:and|or|&)\s+")
_ORDER = frozenset("order first next then sequence step steps before after".split())

_NOT = frozenset("not never no don't".split())
_DOES = frozenset("do does did".split())
_OPPOSITES = frozenset(
    frozenset(map(root, pair.split("/")))
    for pair in (
        "more/less more/fewer most/least many/few always/never before/after with/without hot/cold warm/cold wet/dry"
        " on/off in/out inside/outside open/closed open/close up/down over/under above/below high/low strong/weak"
        " strong/mild hard/soft heavy/light thick/thin large/small big/small long/short fast/slow quickly/slowly"
        " early/late sooner/later start/stop begin/end add/remove raise/lower increase/decrease rise/fall"
        " help/harm gain/lose tighten/loosen better/worse good/bad right/wrong true/false safe/unsafe clean/dirty healthy/ill"
        " everyone/nobody everything/nothing all/none yes/no can/cannot can/can't faster/slower stronger/weaker"
        " smaller/larger smaller/bigger higher/lower longer/shorter warmer/colder thicker/thinner heavier/lighter"
        " wider/narrower wide/narrow tall/short earlier/later"
    ).split()
)

_NO_CHANGE = re.compile(
    r"\b(?:the same|unchanged|stays?|no (?:effect|difference|change|influence)|nothing|neither|(?:not|n['’]t) change)\b",
    re.I,
)
"""What stands between a rise and a fall."""


def longest_key(offer: Offer) -> Iterator[Found]:
    keys, others = _lengths(offer.keys), _lengths(offer.distractors)
    if not keys or not others or min(keys) <= max(others):
        return
    average, own = sum(others) / len(others), sum(keys) / len(keys)
    if own > TIMES_LONGER * average and own - average >= WORDS_LONGER and _looks_longer(offer):
        key = max(offer.keys, key=lambda option: len(option.text.tokens))
        mean = f"about {average:.0f}" if average != round(average) else f"{average:.0f}"
        said = f"the right choice is clearly the longest: {max(keys)} words, where the wrong ones have {mean}"
        remedy = "shorten it, leave its reason to the feedback, or let the wrong ones say as much"
        yield Found(key.text.place(), said, remedy)


def convergence(offer: Offer) -> Iterator[Found]:
    """A key that shares one thing with this option and another thing with that one, while those two share nothing."""
    if not _is_one_of_many(offer):
        return
    key, others = offer.keys[0].text, [option.text for option in offer.distractors]
    if amount_of(key):
        return  # neighbouring ranges share their ends
    terms = [set(option.terms) for option in others]
    in_all = set(key.terms).intersection(*terms)
    own = set(key.terms) - in_all
    shared = [own & each for each in terms]
    held = set().union(*shared)
    if len(held) < MOST_OF_THEM * len(own) or len(held) < 2 or any(held == each for each in shared):
        return
    if not any((one & other) - in_all for one, other in combinations(terms, 2)):
        words = ", ".join(quoted(key.tokens[key.terms[term]]) for term in key.terms if term in held)
        said = f"{words} of the right choice stand in the wrong ones too, as if these were made from it"
        yield Found(key.place(), said, "let the wrong choices differ from the right one in more than a word")


def near_duplicates(offer: Offer) -> Iterator[Found]:
    about: dict[frozenset[str], list[Phrase]] = {}
    for option in offer.options:
        about.setdefault(frozenset(option.text.terms.keys() - _SAME_ROOTS), []).append(option.text)
    for texts in about.values():
        first: dict[object, Phrase] = {}
        for text in texts if len(texts) > 1 else ():
            parts = _parts(text.text)
            in_any_order = _ORDER.isdisjoint(offer.stem.bag)
            before = first.setdefault(frozenset(parts) if in_any_order else tuple(parts), text)
            if any(parts) and before is not text and same(before.text) != same(text.text):
                message = f"this says the same as {quoted(before.text)} on line {before.node.line}"
                yield Found(text.place(), message, "change or drop one of them")


def opposites(offer: Offer) -> Iterator[Found]:
    if not _is_one_of_many(offer):
        return
    key, others = offer.keys[0].text, [option.text for option in offer.distractors]
    against = [other for other in others if _opposed(key, other)]
    if len(against) != 1 or any(_opposed(one, other) for one, other in combinations(others, 2)):
        return
    between = [other for other in others if other is not against[0]]
    if any(_one_word_off(key, other) or _NO_CHANGE.search(other.text) for other in between):
        return  # steps of a scale, such as hot, warm and cold, or all that can be: more, less and the same
    said = f"{quoted(key.text)} and {quoted(against[0].text)} are opposites, so the answer seems to be one of them"
    yield Found(against[0].place(), said, "write another wrong choice, or give the third one its opposite too")


def _is_one_of_many(offer: Offer) -> bool:
    """Whether it has one right choice, which the wrong ones can point to together."""
    return offer.only_one and len(offer.keys) == 1 and len(offer.distractors) > 1


def _looks_longer(offer: Offer) -> bool:
    """Few long words take as much of the page as many short ones."""
    keys, others = ([len(option.text.text) for option in options] for options in (offer.keys, offer.distractors))
    return min(keys) > TIMES_LONGER * max(others)


def _lengths(options: Sequence[Option]) -> list[int]:
    return [len(option.text.tokens) for option in options]


def _parts(text: str) -> list[tuple[str, ...]]:
    """What a text lists, each in a form that takes no notice of small words."""
    listed = _LISTED.split(text.lower().replace("’", "'").strip(" .!?"))
    parts = ([word for word in _WORD.findall(part) if word not in _FILLING] for part in listed)
    joint = [("or",)] if " or " in text else []
    return [*(tuple(root(_SAME.get(word, word)) for word in part) for part in parts), *joint]


def _opposed(one: Phrase, other: Phrase) -> bool:
    if len(one.bag ^ other.bag) > 4:
        return False  # far apart, as most are
    (bare, denied), (another, also) = _bare(one), _bare(other)
    if bare == another:
        return denied is not also
    differ = _one_word_off(one, other)
    return differ is not None and frozenset(map(root, differ)) in _OPPOSITES


def _bare(phrase: Phrase) -> tuple[list[str], bool]:
    """The words without what denies them, and whether anything does."""
    words = phrase.tokens
    denied = not _NOT.isdisjoint(words)
    return [root(word) for word in words if word not in _NOT and not (denied and word in _DOES)], denied


def _one_word_off(one: Phrase, other: Phrase) -> frozenset[str] | None:
    """The two words that differ, when all others are the same and in the same place."""
    if len(one.tokens) != len(other.tokens):
        return None
    differ = [
        frozenset((here.text, there.text))
        for here, there in zip(one.words, other.words, strict=True)
        if here.text != there.text
    ]
    return differ[0] if len(differ) == 1 else None


ITEM_RULES: ItemRules = {
    "W203": of_each_offer(longest_key),
    "W209": of_each_offer(convergence),
    "W211": of_each_offer(near_duplicates),
    "W212": of_each_offer(opposites),
}
