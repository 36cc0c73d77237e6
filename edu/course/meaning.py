"""What a question asks, apart from how it is set: by this a stored answer knows what it answered.

Commas, capitals, quotation marks and spaces carry no meaning here, and neither do feedback, explanations and hints,
which come after the answer or help towards it. The key is not in it either: when it is corrected, the same question
was asked, and its answers can be marked again.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import assert_never

from msgspec import json

from edu.course.question import (
    Categorise,
    Cloze,
    Matching,
    Multiple,
    Numeric,
    Ordering,
    Question,
    Rating,
    Reflection,
    Scenario,
    ShortAnswer,
    Single,
    TrueFalse,
)
from edu.course.text import straight

_MARK = "\u0300"
_WORD = re.compile(rf"[-−–+]?\d+(?:[.,]\d+)*|(?:[^\W\d_]{_MARK}*)+|[<>≤≥=≠%‰°€$£¥±×÷/]")
_SELECTORS = frozenset(map(chr, range(0xFE00, 0xFE10)))
"""Whether a sign is shown as a picture or as a letter."""


def plain_words(text: str) -> str:
    """The words, numbers and signs of a text with one space between them: what is left when it is set otherwise.

    A text without any is itself, with straight quotation marks.
    """
    said = unicodedata.normalize("NFKC", text.replace("\xad", "")).casefold()
    found = [said[word.start() : word.end()] for word in _WORD.finditer(_with_one_mark(said))]
    return " ".join(word.replace("−", "-").replace("–", "-") for word in found) or straight(text)


def _with_one_mark(text: str) -> str:
    """The same with one mark for all that stand on letters, such as vowels in Hindi: no pattern knows them by kind."""
    if text.isascii():
        return text
    return "".join(
        _MARK if unicodedata.category(each) in ("Mn", "Mc") and each not in _SELECTORS else each for each in text
    )


@lru_cache(maxsize=4096)
def content_hash(question: Question) -> str:
    """32 hex digits over what the question asks and offers. What is shuffled anyway counts in any order."""
    said = json.encode([str(type(question).__name__), question.id, plain_words(question.prompt), _offered(question)])
    return hashlib.sha256(said).hexdigest()[:32]


def _offered(question: Question) -> object:
    match question:
        case Single() | TrueFalse() | Multiple():
            return _set(choice.text for choice in question.choices)
        case Matching() | Categorise():
            return [_set(card.text for card in question.cards), _set(group.text for group in question.groups)]
        case Ordering():
            return _set(entry.text for entry in question.entries)
        case Numeric():
            return plain_words(question.unit)
        case Cloze():
            return [plain_words(question.text), *(_set(choice.text for choice in gap.choices) for gap in question.gaps)]
        case Rating():
            return [plain_words(degree.text) for degree in question.scale]
        case Scenario():
            return [content_hash(step) for step in question.steps]
        case ShortAnswer() | Reflection():
            return None
        case _:
            assert_never(question)


def _set(texts: Iterable[str]) -> list[str]:
    return sorted(map(plain_words, texts))
