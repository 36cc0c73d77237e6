"""Who uses this machine, by nickname only."""

import re
import unicodedata
from datetime import datetime

from msgspec import Struct

from edu.course.text import clean
from edu.errors import RecordsError

LONGEST_NICKNAME = 40
MOST_DIGITS = 5

_MONTH = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?"
    "|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_DATE = (
    r"\d{1,4}\s*[-./\\ ]\s*\d{1,2}\s*[-./\\ ]\s*\d{1,4}"
    rf"|\d(?:st|nd|rd|th)?(?: of)?[\W_]*(?:{_MONTH})(?![a-z])"
    rf"|(?<![a-z])(?:{_MONTH})[\W_]*\d"
)


class NicknameError(RecordsError):
    """This nickname cannot be used; the sentence is for the person who typed it."""


class Person(Struct, frozen=True, kw_only=True):
    """Someone who learns here."""

    id: str
    nickname: str
    created_at: datetime


def accepted(nickname: str) -> str:
    """The nickname as it is kept. Raises NicknameError for an empty one and for what could tell who someone is."""
    kept = clean(nickname, limit=LONGEST_NICKNAME)
    seen = unicodedata.normalize("NFKC", kept)
    if not kept:
        raise NicknameError("Please type a nickname first; it can be any word you like.")
    if "@" in seen:
        raise NicknameError(
            "That looks like an e-mail address. Please choose a nickname that does not tell who you are."
        )
    if sum(letter.isdigit() for letter in seen) > MOST_DIGITS:
        raise NicknameError("That looks like a number of yours. Please choose a nickname with at most five digits.")
    if re.search(_DATE, seen, re.IGNORECASE):
        raise NicknameError("That looks like a date. Please choose a nickname that does not tell who you are.")
    return kept


def folded(nickname: str) -> str:
    """The same for nicknames that differ only in capitals or in the width of letters."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", nickname).casefold())
