"""Words in capitals: whether they are shouted, or short for something."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from edu.checking.english.wordlists import word_list
from edu.checking.phrase import Phrase

CAPITALS = re.compile(r"[A-Z][A-Z]")
"""A text without a match holds no such word."""
_LOUD = r"[A-Z]{2,}(?:['’][A-Z]{1,2})?"
_LOUD_WORD = re.compile(rf"(?<![\w-]){_LOUD}(?![\w-])")
_RUN = re.compile(rf"(?<![\w-]){_LOUD}(?:[\s,]+(?:[AI][\s,]+)*{_LOUD})+(?![\w-])")
_ALONE = re.compile(rf"\W*(?P<word>{_LOUD})(?P<end>\W*)")
_LONGEST_SHORT_FORM = 5
_FEWEST = 4
"""Letters of a word that nobody stresses by chance, such as WRONG and not NO."""
_VOWEL = re.compile("[AEIOUY]")


def shouts(phrase: Phrase, texts: Sequence[Phrase], short_forms: Collection[str]) -> Iterator[tuple[int, int]]:
    """Where two or more words in a row are in capitals, or a word that is a sentence of its own.

    One stressed word in a sentence is none. `texts` are all of the file; `short_forms` are those of the glossary.
    """
    if not CAPITALS.search(phrase.text):
        return
    runs = [found.span() for found in _RUN.finditer(phrase.text)]
    for start, end in runs:
        if _is_shouted(_LOUD_WORD.findall(phrase.text, start, end), texts, short_forms):
            yield start, end
    sentences = (_ALONE.fullmatch(phrase.text, start, end) for start, end in phrase.sentences)
    for alone in filter(None, sentences):
        word = alone["word"]
        is_loud = len(word) >= _FEWEST or "!" in alone["end"]
        if is_loud and word not in short_forms and is_ordinary(word, texts):
            yield alone.span("word")


def is_ordinary(word: str, texts: Iterable[Phrase]) -> bool:
    """Whether a word in capitals is one that is also written small: everywhere, or in one of these texts."""
    small = word.replace("’", "'").lower()
    if len(small) > _LONGEST_SHORT_FORM or "'" in small or small in word_list("ordinary"):
        return True
    written = re.compile(rf"(?<![\w-]){small}(?![\w-])")
    return any(small in phrase.text and written.search(phrase.text) for phrase in texts)


def can_be_spoken(word: str) -> bool:
    """Whether a word in capitals looks like one that people say, rather than letter by letter."""
    return len(word) >= _FEWEST and _VOWEL.search(word) is not None


def _is_shouted(words: Sequence[str], texts: Sequence[Phrase], short_forms: Collection[str]) -> bool:
    """Whether two or more of them are words; beside one that is, what can be spoken is another."""
    others = [word for word in words if word not in short_forms and word.lower() not in word_list("capitals")]
    ordinary = [word for word in others if is_ordinary(word, texts)]
    return bool(ordinary) and sum(word in ordinary or can_be_spoken(word) for word in others) > 1
