"""How hard a text is to read: sentences, words, syllables, and the two usual formulas over them.

Markdown may come as it is written: headings, fenced drawings, marks of origin in braces and pronunciations such as
(KOL-uh-jen) are dropped, and each bullet is at least one sentence. Nothing here reads a file.
"""

import math
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from edu.checking.english import syllables

ENOUGH_SENTENCES = 30
"""SMOG was fitted on samples of thirty sentences; below that both formulas are rough."""
_MANY_SYLLABLES = 3

_WORD = re.compile(r"\d[\d.,]*\d|\d|[^\W\d_]+(?:['’\u2010\u2011-][^\W\d_]+)*")
_MARK = re.compile(r"\{[^{}\n]*\}")
_PRONUNCIATION = re.compile(r"\s?\((?=[^()\n]{0,60}[A-Z]{2})[A-Za-z]+(?:-[A-Za-z]+)+(?:,? [A-Za-z]+(?:-[A-Za-z]+)*)*\)")
_FENCE = re.compile(r"\s*(```|~~~)")
_HEADING = re.compile(r"\s{0,3}#{1,6}(\s|$)")
_BULLET = re.compile(r"\s*(?:[-*+•–]|\d{1,3}[.)])\s+")
_END = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’)\]*_]*+(?=\s|$)")
_NEVER_AN_END = frozenset("dr mr mrs ms prof st vs e.g i.e cf approx".split())
_MAYBE_AN_END = frozenset("etc a.m p.m u.s u.k inc jr sr".split())

BE = frozenset(
    "am is are was were be been being isn't aren't wasn't weren't you're we're they're i'm get gets got getting".split()
)
_BETWEEN = frozenset(
    "not never always often also only just still already most more well now then soon too being".split()
)
_IRREGULAR_PARTICIPLES = frozenset(
    """beaten become begun bent bitten blown born bought bound broken brought built burnt caught chosen cut dealt done
    drawn driven drunk dug eaten fallen fed felt flown forbidden forgotten forgiven fought found frozen given gone grown
    heard held hidden hit hurt kept known laid lain led left lent lit lost made meant met mistaken overdone paid put
    read rid ridden risen run rung said seen sent set sewn shaken shaved shed shown shrunk shut slept sold sought
    spent split spoken spread spun stolen struck stuck stung sung swept sworn swum swung taken taught thought thrown
    told torn understood undone upset withdrawn withheld woken won worn wound woven written""".split()
)
_NOT_PARTICIPLES = frozenset(
    """bed concerned excited feed hundred indeed infrared interested married naked need red sacred scared seed speed
    supposed tired weed wicked worried used""".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Readability:
    """Counts over a text, and what the formulas make of them. Every formula gives 0 for a text without words."""

    words: int
    sentences: int
    syllables: int
    polysyllables: int
    """Words of three or more syllables, each time they stand."""
    untaught_polysyllables: int
    """The same without the words that the course explains."""
    longest_sentence: int
    """Words in the longest sentence."""
    longest_text: str
    """That sentence, to show to whoever has to mend it."""
    passive_sentences: int

    @property
    def fkgl(self) -> float:
        """Flesch-Kincaid grade: 0.39 words/sentences + 11.8 syllables/words - 15.59 (Kincaid et al. 1975)."""
        if not self.words:
            return 0.0
        return 0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59

    @property
    def smog(self) -> float:
        """SMOG grade: 1.0430 sqrt(30 polysyllables/sentences) + 3.1291 (McLaughlin 1969)."""
        return _smog(self.polysyllables, self.sentences)

    @property
    def smog_without_taught(self) -> float:
        """SMOG with the words that the course explains left out of the count of long words."""
        return _smog(self.untaught_polysyllables, self.sentences)

    @property
    def mean_sentence(self) -> float:
        """Words in a sentence, on average."""
        return self.words / self.sentences if self.sentences else 0.0

    @property
    def passive_share(self) -> float:
        """Sentences with a passive in them, from 0 to 1."""
        return self.passive_sentences / self.sentences if self.sentences else 0.0

    @property
    def rough(self) -> bool:
        """Whether the text is too short for the formulas to mean much: under thirty sentences."""
        return self.sentences < ENOUGH_SENTENCES


def measure(texts: Sequence[str], taught: Collection[str] = ()) -> Readability:
    """Count over all the texts together; a text always ends its last sentence.

    `taught` holds the words that the course explains; a plural or possessive of one is taught with it, and each word
    of a phrase too.
    """
    known = _known(taught)
    found = [sentence for text in texts for sentence in sentences(text)]
    in_words = [words(sentence) for sentence in found]
    every_word = [word for sentence in in_words for word in sentence]
    long_words = [word for word in every_word if syllables.count(word) >= _MANY_SYLLABLES]
    longest = max(range(len(found)), key=lambda index: len(in_words[index]), default=-1)
    return Readability(
        words=len(every_word),
        sentences=len(found),
        syllables=sum(syllables.count(word) for word in every_word),
        polysyllables=len(long_words),
        untaught_polysyllables=sum(not _is_taught(word, known) for word in long_words),
        longest_sentence=len(in_words[longest]) if found else 0,
        longest_text=found[longest] if found else "",
        passive_sentences=sum(is_passive(sentence) for sentence in found),
    )


def words(text: str) -> list[str]:
    """The words of a text as they stand; a hyphenated compound is one word, and so is a number in digits."""
    return _WORD.findall(text)


def sentences(text: str) -> list[str]:
    """The sentences of a text, Markdown or plain, each with at least one word in it."""
    return [
        sentence
        for paragraph in _paragraphs(text)
        for sentence in _split(_PRONUNCIATION.sub("", _MARK.sub(" ", paragraph)))
        if _WORD.search(sentence)
    ]


def is_passive(sentence: str) -> bool:
    """Whether a form of "be" or "get" is followed by a participle, with at most two small words between them."""
    said = [word.lower().replace("’", "'") for word in words(sentence)]
    return any(word in BE and _participle_follows(said[here + 1 : here + 4]) for here, word in enumerate(said))


def _participle_follows(said: list[str]) -> bool:
    for word in said:
        if word in _IRREGULAR_PARTICIPLES or (word.endswith("ed") and len(word) > 3 and word not in _NOT_PARTICIPLES):
            return True
        if word not in _BETWEEN and not word.endswith("ly"):
            return False
    return False


def _smog(polysyllables: int, sentence_count: int) -> float:
    if not sentence_count:
        return 0.0
    return 1.0430 * math.sqrt(polysyllables * 30 / sentence_count) + 3.1291


def _paragraphs(text: str) -> Iterator[str]:
    """Lines joined as Markdown joins them: a blank line, a bullet and a heading each end what stood before."""
    gathered: list[str] = []
    fenced = False
    for line in text.splitlines():
        if _FENCE.match(line):
            fenced = not fenced
        bullet = _BULLET.match(line)
        heading = _HEADING.match(line)
        if bullet or heading or fenced or not line.strip():
            if gathered:
                yield " ".join(gathered)
            gathered = []
        if not (heading or fenced or _FENCE.match(line)):
            gathered.append(line[bullet.end() :] if bullet else line)
    if gathered:
        yield " ".join(gathered)


def _split(paragraph: str) -> Iterator[str]:
    start = 0
    for end in _END.finditer(paragraph):
        if _ends_here(paragraph, start, end):
            yield paragraph[start : end.end()].strip()
            start = end.end()
    yield paragraph[start:].strip()


def _ends_here(paragraph: str, start: int, end: re.Match[str]) -> bool:
    following = paragraph[end.end() : end.end() + 3].strip()
    if end.group()[0] in "!?…" or end.group().startswith(".."):
        return not following[:1].islower()
    before = paragraph[max(start, end.start() - 12) : end.start()].split()
    last = before[-1].strip("(\"'“‘*_").lower() if before else ""
    if last in _NEVER_AN_END:
        return not following
    if last in _MAYBE_AN_END:
        return not following[:1].islower()
    is_first_word = len(last) == 1 and last.isalpha() and paragraph[start : end.start()].strip().lower() == last
    return not is_first_word or not following


@lru_cache(maxsize=64)
def _known_words(taught: frozenset[str]) -> frozenset[str]:
    return frozenset(word.lower().replace("’", "'") for entry in taught for word in words(entry))


def _known(taught: Collection[str]) -> frozenset[str]:
    return _known_words(frozenset(taught))


def _is_taught(word: str, known: frozenset[str]) -> bool:
    plain = word.lower().replace("’", "'").removesuffix("'s")
    return plain in known or plain.removesuffix("s") in known or plain.removesuffix("es") in known
