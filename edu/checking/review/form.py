"""What a rating form is: items with the words that answer them, and how answers make a score."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto


class Mark(Enum):
    """What a rater says of an item, whatever the words of the form."""

    OPEN = auto()
    """Nothing yet."""
    YES = auto()
    NO = auto()
    NA = auto()
    """The item does not apply, so it does not count."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One row of a form. Numbers are the official ones, with their gaps."""

    number: int
    says: str
    """What it asks, in our own words."""
    scale: str
    """The score that it counts towards."""
    topic: str
    """The heading that it stands under."""
    na: str = ""
    """When it does not apply; empty where it always does."""
    earns: Mark = Mark.YES
    """The answer that is worth the point."""
    needs: int = 0
    """The item without whose point this one cannot have its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Something to settle in words before rating."""

    key: str
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A published instrument."""

    id: str
    """As the command line and the files name it."""
    title: str
    asks: str
    """What it is about, as a question that stands after the title."""
    source: str
    """Where it comes from."""
    rule: str
    """When a row earns its point, said to the rater."""
    words: Mapping[str, Mark]
    """The answers as raters write them."""
    items: tuple[Item, ...]
    before: tuple[Question, ...] = ()
    passes: int | None = None
    """The score from which a material passes; None where the instrument names none."""

    @property
    def by_number(self) -> dict[int, Item]:
        return {item.number: item for item in self.items}

    @property
    def scales(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(item.scale for item in self.items))

    def answers(self, item: Item) -> tuple[str, ...]:
        """The words that may answer an item."""
        return tuple(word for word, mark in self.words.items() if mark is not Mark.NA or item.na)

    def word(self, mark: Mark) -> str:
        """How a rater writes a mark; nothing while it is open."""
        return next((word for word, meant in self.words.items() if meant is mark), "")
