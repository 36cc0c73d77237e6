"""Typed words beside the answers that are known: which of them is meant, and which letters differ.

A typo is forgiven only where nothing else can have been meant: never across a negation, a number, an opposite prefix
or another answer that is known, and at most one for each four letters.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from edu.course.parts import Accepted
from edu.course.text import straight

LETTERS_FOR_A_TYPO = 4
_KEPT = "%‰°"
_NEGATIONS = frozenset(
    "no not non never none nor neither without cannot nothing nobody"
    " arent cant couldnt didnt doesnt dont hadnt hasnt havent isnt mustnt neednt shouldnt wasnt werent wont wouldnt".split()
)
_NUMBER_WORDS = frozenset(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million"
    " once twice first second third fourth fifth sixth seventh eighth ninth tenth".split()
)
_EXACT = re.compile(r".*\d.*|.|[ivx]+", re.DOTALL)
"""A number in digits or in Roman ones, or a single letter as in vitamin C: another one is another thing."""
_HYPHEN = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")
_PREFIXES = ("un", "in", "im", "ir", "il", "non", "dis", "de", "anti", "an", "a")
_OPPOSITES = (
    ("hyper", "hypo"),
    ("intra", "inter"),
    ("pre", "post"),
    ("over", "under"),
    ("in", "ex"),
    ("im", "ex"),
    ("in", "de"),
    ("a", "de"),
    ("ac", "de"),
    ("at", "de"),
    ("ab", "ad"),
    ("af", "ef"),
    ("endo", "exo"),
    ("macro", "micro"),
    ("max", "min"),
)
_TURNED_ROUND = (*((prefix, "") for prefix in _PREFIXES), *_OPPOSITES, *(pair[::-1] for pair in _OPPOSITES))


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """NFC, casefolded, with single spaces and without the punctuation around words."""
    words = straight(unicodedata.normalize("NFC", text)).casefold().replace("‐", "-").split()
    return " ".join(word for word in map(_bare, words) if word)


def same_words(one: str, other: str) -> bool:
    """Whether two texts read the same: plain, and with a hyphen between letters as good as a space."""
    return _HYPHEN.sub(" ", plain(one)) == _HYPHEN.sub(" ", plain(other))


def meant(answers: Sequence[Accepted], typos: int, text: str) -> Accepted | None:
    """The known answer, right or wrong, that these words give; None when they give none."""
    typed = plain(text)
    exact = next((answer for answer in answers if same_words(answer.text, text)), None)
    if exact is not None or not typos:
        return exact
    known = [(plain(answer.text), answer) for answer in answers]
    near = [(distance(typed, words), answer) for words, answer in known]
    least = min((far for far, _ in near), default=typos + 1)
    nearest = [answer for far, answer in near if far == least]
    if least > typos or len({answer.credit for answer in nearest}) > 1 or not nearest[0].credit:
        return None
    return next((answer for answer in nearest if _is_forgiven(typed, plain(answer.text), least)), None)


def distance(one: str, other: str) -> int:
    """Letters that were changed, left out, put in, or changed places with the next: optimal string alignment."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        now = [row]
        for column, wanted in enumerate(other, start=1):
            same = letter == wanted
            best = min(last[column] + 1, now[-1] + 1, last[column - 1] + (not same))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == wanted:
                best = min(best, before[column - 2] + 1)
            now.append(best)
        before, last = last, now
    return last[-1]


def differing(typed: str, wanted: str) -> list[tuple[bool, str]]:
    """`wanted` in pieces, in order, each with whether it differs from what was typed; both are made plain first."""
    from difflib import SequenceMatcher  # only where something was misspelt

    one, other = plain(typed), plain(wanted)
    pieces: list[tuple[bool, str]] = []
    for what, _, _, start, end in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if end > start:
            pieces.append((what != "equal", other[start:end]))
    return pieces


def _bare(word: str) -> str:
    start, end = 0, len(word)
    while start < end and _around(word[start]) and not (word[start] == "-" and word[start + 1 : start + 2].isdigit()):
        start += 1
    while end > start and _around(word[end - 1]):
        end -= 1
    return word[start:end]


def _around(letter: str) -> bool:
    return unicodedata.category(letter).startswith("P") and letter not in _KEPT


def _is_forgiven(typed: str, wanted: str, typos: int) -> bool:
    return (
        len(wanted) >= typos * LETTERS_FOR_A_TYPO
        and _exact(typed) == _exact(wanted)
        and _number_words(typed) <= _number_words(wanted)
        and _negations(typed) == _negations(wanted)
        and not _opposite(typed.split(), wanted.split())
    )


def _exact(words: str) -> list[str]:
    return [word for word in words.split() if _EXACT.fullmatch(word)]


def _number_words(words: str) -> frozenset[str]:
    return _NUMBER_WORDS.intersection(words.replace("-", " ").split())


def _negations(words: str) -> int:
    return sum(word in _NEGATIONS or word.endswith("n't") for word in words.split())


def _opposite(typed: list[str], wanted: list[str]) -> bool:
    """Whether a word differs from its neighbour by a prefix that turns it round."""
    if len(typed) != len(wanted):  # only a space that is missing or too much, and not one that cuts off a prefix
        return "".join(typed) != "".join(wanted) or not set(_PREFIXES).isdisjoint(set(typed) ^ set(wanted))
    return any(_turned(one, other) or _turned(other, one) for one, other in zip(typed, wanted, strict=True))


def _turned(one: str, other: str) -> bool:
    """Whether the words are nearer to each other without such prefixes, whatever else is misspelt in them."""
    one, other = one.replace("-", ""), other.replace("-", "")
    apart = distance(one, other)
    return any(
        one.startswith(first) and other.startswith(second) and distance(one[len(first) :], other[len(second) :]) < apart
        for first, second in _TURNED_ROUND
    )
