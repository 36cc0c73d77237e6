"""Words that patients may not know, and whether a text explains them where it uses them."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from edu.checking.english.capitals import CAPITALS, can_be_spoken, is_ordinary, shouts
from edu.checking.english.syllables import count
from edu.checking.english.wordlists import word_list
from edu.checking.phrase import Phrase, Word

LONG = 4
"""A word of so many syllables is hard unless it is an everyday word."""
_FEWEST = 3
"""A shorter word that looks medical is none, unless the list has it."""

_LOOKS_MEDICAL = re.compile(
    r"\w{2,}(?:itis|osis|oses|a?emia|uria|ectomy|ostomy|oscopy|opathy|plasty|plegia|algia|rrho?ea|rrhagia|rrhagic"
    r"|megaly|penia|phagia|phasia|trophic|cutaneous|dermal|dermis|oid|oma|cyte|blast|stasis|esthesia|globin|vascular"
    r"|cardial|pno?ea)"
    r"|(?:hyper|hypo|ha?emo|ha?emat|erythe|dermat|gastro|hepat|nephr|neuro|osteo|thromb|leuko|lympho|cyto|kerat|melano"
    r"|fibro|angio|arterio|carcin|onco|immuno|antimicrob|sebac|subcut|subderm|intra(?:ven|der|mus|op)|transderm"
    r"|peri(?:op|or|card)|pneumoth|vaso|bronch|cardi(?!gan|nal))\w{3,}"
)
_ENDINGS = {
    "s": ("",),
    "es": ("", "is"),
    "ies": ("y",),
    "ed": ("", "e"),
    "ied": ("y",),
    "ing": ("", "e"),
    "ly": ("", "le"),
    "ally": ("al", "ic"),
    "ily": ("y",),
    "er": ("", "e"),
    "ers": ("", "e"),
    "ness": ("",),
    "iness": ("y",),
}
"""What a word may end in besides its stem, and what stands in that place when it does not."""

_ACRONYM = re.compile(r"[A-Z]{2,5}s?")

_PRONOUNCED = r"\s*\((?=[^()]*[A-Z]{2})[A-Za-z]+(?:-[A-Za-z]+)+(?:,? [A-Za-z]+(?:-[A-Za-z]+)*)*\)"
_EXPLAINED_AFTER = re.compile(
    rf"(?:['’]?s)?[\"”’*]*(?:{_PRONOUNCED})?+[\"”’*]*"
    r"(?:\s*[(\[–—:]|,\s(?:or|that is,?|which|an?|meaning|also called)\s"
    r"|\s(?:(?:is|are)\s(?:an?|when|what|where|another|short for)|means?|stands? for|refers? to|describes?)\s)"
)
_EXPLAINED_BEFORE = re.compile(
    r"(?:\(|\b(?:called|named|known as|that is|the (?:medical )?(?:terms?|words?|names?)(?: for it)?(?: is)?)\s)"
    r"[\"“‘*]*(?:an?\s|the\s)?$",
    re.I,
)
_BEFORE = 40
"""Characters before a word in which what introduces it may stand."""


class Hard(NamedTuple):
    """A word that many patients do not know, where it stands."""

    phrase: Phrase
    word: Word

    @property
    def said(self) -> str:
        """As it is written there."""
        return self.phrase.text[self.word.start : self.word.end]

    @property
    def is_explained_here(self) -> bool:
        text, word = self.phrase.text, self.word
        before = text[max(0, word.start - _BEFORE) : word.start]
        return bool(_EXPLAINED_AFTER.match(text, word.end) or _EXPLAINED_BEFORE.search(before))


def jargon(phrases: Sequence[Phrase], explained: Collection[str]) -> list[Hard]:
    """The hard words that nothing explains, each where it first stands; `explained` are words of the glossary."""
    hard = {word for phrase in phrases for word in phrase.bag if is_hard(word)}
    found = (
        Hard(phrase, word)
        for phrase in phrases
        if not phrase.bag.isdisjoint(hard)
        for word in phrase.words
        if word.text in hard and not _is_name(phrase, word)
    )
    return list(_unexplained(found, explained))


def acronyms(phrases: Sequence[Phrase], explained: Collection[str]) -> list[Hard]:
    """The acronyms that nobody spells out, each where it first stands."""
    found = (hard for phrase in phrases if CAPITALS.search(phrase.text) for hard in _in_capitals(phrase, phrases))
    return [hard for hard in _unexplained(found, explained) if not is_ordinary(hard.said.removesuffix("s"), phrases)]


@lru_cache(maxsize=20_000)
def is_hard(word: str) -> bool:
    """Whether many patients do not know this word, in lower case: a medical one, or a long one that is not everyday."""
    return any(_is_hard_part(part) for part in word.removesuffix("'s").split("-"))


def _is_hard_part(word: str) -> bool:
    if len(word) < 4 or not word.isalpha():
        return False
    stems = _stems(word)
    if not stems.isdisjoint(word_list("everyday")):
        return False
    if not stems.isdisjoint(word_list("medical")):
        return True
    syllables = min(count(stem) for stem in stems)
    return syllables >= LONG or (syllables >= _FEWEST and any(map(_LOOKS_MEDICAL.fullmatch, stems)))


def _stems(word: str) -> set[str]:
    """The word, and what it may be a form of."""
    wholes = (word, word.removeprefix("un"), word.removeprefix("non"))
    forms = {
        whole.removesuffix(ending) + instead
        for whole in wholes
        for ending, others in _ENDINGS.items()
        if whole.endswith(ending)
        for instead in others
    }
    return {*wholes, *(form for form in forms if len(form) > 2)}


def _in_capitals(phrase: Phrase, texts: Sequence[Phrase]) -> Iterator[Hard]:
    """What may be short for something; words that are stressed or shouted are not."""
    known = word_list("capitals") | word_list("ordinary")
    shouted = list(shouts(phrase, texts, ()))
    for word in phrase.words:
        hard = Hard(phrase, word)
        if not _ACRONYM.fullmatch(hard.said) or hard.said.removesuffix("s").lower() in known:
            continue
        if not (can_be_spoken(hard.said) and any(start <= word.start < end for start, end in shouted)):
            yield hard


def _unexplained(found: Iterable[Hard], explained: Collection[str]) -> Iterator[Hard]:
    """The first of each word, unless the glossary knows the word or one of the texts says what it is."""
    first: dict[str, Hard] = {}
    done: set[str] = set()
    for hard in found:
        text = hard.word.text.removesuffix("'s").removesuffix("s")
        if hard.is_explained_here:
            done.add(text)
        first.setdefault(text, hard)
    for text, hard in first.items():
        parts = (hard.word.text, *hard.word.text.removesuffix("'s").split("-"))
        if text not in done and not any(stem in explained for part in parts for stem in _stems(part)):
            yield hard


def _is_name(phrase: Phrase, word: Word) -> bool:
    """Whether a word has a capital although no sentence starts there."""
    before = phrase.text[: word.start].rstrip("\"“‘'( *")
    return phrase.text[word.start].isupper() and bool(before) and before[-1] not in ".!?:…"
