"""How long each sort of text may be, in one place, and the ids that are made from texts."""

import hashlib

from edu.authoring.compound import ListOf
from edu.authoring.reading import Space
from edu.authoring.shape import Ident, Text
from edu.course.ids import OptionId
from edu.course.meaning import plain_words
from edu.course.text import straight

TITLE = Text(200)
OPTION = Text(500)
SENTENCES = Text(4_000, lines=True)
LINES = ListOf(Text(500))
CLAIMS = ListOf(Ident(refers=Space.CLAIM), distinct=True)


def same(text: str) -> str:
    """Texts that a reader cannot tell apart have this in common."""
    return " ".join(straight(text).casefold().split())


def id_of(text: str) -> OptionId:
    """The id of a choice or card that was given none: it stays when the order changes, and goes with the text.

    Only its words count, so that setting it well changes no id.
    """
    return OptionId(hashlib.sha256(plain_words(text).encode()).hexdigest()[:8])
