"""Words that give the key away: absolutes, vague frequencies, clang words, grammar."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from edu.checking.english.terms import root
from edu.checking.found import Found
from edu.checking.option import Offer
from edu.checking.phrase import Phrase, Word
from edu.checking.rules import ItemRules, of_each_offer
from edu.problems import quoted

_TIMES_AND_NUMBERS = (
    "day|night|morning|evening|hour|minute|week|month|year|time|few|other|second|now|one|two|three|four|five|six"
)
_ABSOLUTE = re.compile(
    r"\b(?:always|completely|totally|entirely|absolutely|definitely|guaranteed|impossible|nobody|no one|every(?:one|body)"
    r"|every time|all the time|at all times|in (?:all|every) cases?|no matter what|without exception"
    rf"|all (?:people|patients|women|men|children|adults)|every (?!(?:{_TIMES_AND_NUMBERS})\b)\w+)\b"
    r"|^all (?:\w+ ){1,2}?(?:is|are|have|need|must|will|can|means?)\b"
    # "Never share it" says what not to do, which is how safety is spoken of
    r"|(?<!^)(?<![.,;:!] )(?<!\band )(?<!\bbut )(?<!\bor )\bnever\b|^never\b(?=\W*$)",
    re.I,
)
_IN_ABSOLUTES = frozenset(
    "always completely totally entirely absolutely definitely guaranteed impossible nobody no everyone everybody every"
    " all without never".split()
)
"""Where none of these words is, the pattern, which is slow, finds nothing."""
_VAGUE = re.compile(
    # who is told to drink often, or often enough, hears nothing vague
    r"\b(?:(?:often|frequently)(?=\s+(?!and\b|or\b|enough\b|as\b|to\b)\w)"
    r"|usually|sometimes|generally|typically|rarely|seldom|occasionally|mostly|commonly|as a rule"
    r"|most of the time|now and then|from time to time|in (?:some|most|many) cases|at times)\b",
    re.I,
)
_IN_VAGUE = frozenset(
    "usually often sometimes generally typically frequently rarely seldom occasionally mostly commonly rule time then"
    " cases times".split()
)
_ASKS_HOW_OFTEN = re.compile(r"\bhow (?:often|frequently|much|many)\b", re.I)
_TIMES = frozenset(
    map(
        root,
        "second minute hour day night morning evening week weekend month year three four five seven eight nine eleven"
        " twelve".split(),
    )
)
"""A situation tells its times and numbers, and an answer has to."""
SHORTEST_CLANG = 4
"""Letters of a word whose echo is heard."""


def absolutes(offer: Offer) -> Iterator[Found]:
    wrong = [option.text for option in offer.distractors if not _IN_ABSOLUTES.isdisjoint(option.text.bag)]
    if not wrong or any("never" in key.text.bag or _ABSOLUTE.search(key.text.text) for key in offer.keys):
        return
    for text in wrong:
        found = _ABSOLUTE.search(text.text)
        if found:
            said = f"{quoted(found.group())} stands in a wrong choice, and nothing like it in the right one"
            remedy = "say it without that word: few things are so without exception, and learners know that"
            yield Found(text.place(*found.span()), said, remedy)


def vague_key(offer: Offer) -> Iterator[Found]:
    vague = [option.text for option in offer.keys if not _IN_VAGUE.isdisjoint(option.text.bag)]
    if not vague or _ASKS_HOW_OFTEN.search(offer.stem.text):
        return
    if any(_VAGUE.search(option.text.text) for option in offer.distractors):
        return
    for text in vague:
        found = _VAGUE.search(text.text)
        if found:
            said = f"{quoted(found.group())} stands only in the right choice, and what is vague is hard to call wrong"
            yield Found(text.place(*found.span()), said, "say what is so, or be as vague in a wrong choice")


def clang(offer: Offer) -> Iterator[Found]:
    """Where a wrong choice repeats some word of the stem too, the echo leads nowhere."""
    asked = offer.stem.terms.keys()
    if not offer.keys or any(not asked.isdisjoint(option.text.terms) for option in offer.distractors):
        return
    for option in offer.keys:
        echoes = (
            option.text.words[index]
            for term, index in option.text.terms.items()
            if term in asked and term not in _TIMES
        )
        echo = next((word for word in echoes if len(word.text) >= SHORTEST_CLANG), None)
        if echo:
            said = f"only this right choice repeats {quoted(echo.text)} from the prompt"
            yield Found(
                option.text.word_place(echo), said, "use another word there, or repeat it in a wrong choice too"
            )


def grammar(offer: Offer) -> Iterator[Found]:
    """A word of the stem that fits the key and not some other choice, or choices that all begin alike but the key."""
    keys, others = [key.text.text for key in offer.keys], [other.text.text for other in offer.distractors]
    if not keys or not others:
        return
    for word, fits in _to_fit(offer.lead):
        wrong = next((other for other in others if not fits(other, word.text)), None)
        if wrong and all(fits(key, word.text) for key in keys):
            said = f"{quoted(word.text)} fits the right choice, but not {quoted(wrong)}"
            yield Found(offer.lead.word_place(word), said, "write the prompt so that every choice can follow it")
    form = _form(others[0])
    if form and len(others) > 1 and all(_form(other) == form for other in others) and form not in map(_form, keys):
        said = f"every wrong choice begins with {_FORMS[form]}, and the right one does not"
        yield Found(offer.keys[0].text.place(), said, "begin all choices in the same way")


def _to_fit(stem: Phrase) -> Iterator[tuple[Word, Callable[[str, str], bool]]]:
    """Words of a stem that a choice has to fit, and whether it does."""
    if stem.tokens and stem.tokens[-1] in _LAST:
        last = stem.words[-1]
        if not stem.text[last.end :].strip(" _.…:-"):
            yield last, _LAST[last.text]
    if not _NUMBERS.isdisjoint(stem.bag):
        for before, word in pairwise(stem.words):
            if word.text in _NUMBERS and before.text in _ASKING:
                yield word, _lists


def _article_fits(option: str, article: str) -> bool:
    return (article == "an") is bool(_VOWEL_SOUND.match(option))


def _number_fits(option: str, verb: str) -> bool:
    return not (_ONE_THING if verb in ("are", "were") else _MANY_THINGS).match(option)


def _lists(option: str, _number: str) -> bool:
    return bool(_LIST.search(option))


_VOWEL_SOUND = re.compile(
    r"\W*(?:[FHLMNRSX](?=[A-Z]{1,4}\b)|(?!U[A-Z])(?i:hour|honest|heir|8|11\b|18\b"
    r"|(?!eu|one\b|once\b|uni(?![mn])|us[eu]|uti|uri)[aeiou]))"
)
_ONE_THING = re.compile(r"\W*an? (?!few\b|lot\b|couple\b|number\b)(?!.*(?:,| and\b))", re.I)
_MANY_THINGS = re.compile(r"\W*(?:two|three|four|several|many)\b", re.I)
_LIST = re.compile(r",| and\b| &|\+")
_LAST: dict[str, Callable[[str, str], bool]] = {
    **dict.fromkeys(("a", "an"), _article_fits),
    **dict.fromkeys(("are", "were", "is", "was"), _number_fits),
}
"""How a choice fits a stem that ends in one of these words."""
_NUMBERS = frozenset({"two", "three"})
_ASKING = frozenset({"which", "what", "name"})

_FORMS = {"ing": "a word in -ing", "to": '"to"', "by": '"by"', "because": '"because"'}
_FIRST = re.compile(r"\W*([^\W\d_]+)")
_NOT_DOING = frozenset(
    "nothing something anything everything during morning evening spring string king ring bring swelling itching"
    " peeling bleeding flaking healing feeling building clothing dressing burning stinging bruising needling".split()
)


def _form(option: str) -> str:
    """How a choice begins, where that says something of its grammar."""
    first = _FIRST.match(option)
    word = first[1].lower() if first else ""
    if word.endswith("ing") and len(word) > 5 and word not in _NOT_DOING:
        return "ing"
    return word if word in _FORMS else ""


ITEM_RULES: ItemRules = {
    "W205": of_each_offer(absolutes),
    "W206": of_each_offer(vague_key),
    "W207": of_each_offer(clang),
    "W208": of_each_offer(grammar),
}
