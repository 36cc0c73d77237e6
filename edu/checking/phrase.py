"""A text of a course file: its words, and where in the file each of them stands."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from edu.authoring.nodes import Node, Scalar
from edu.authoring.reading import Place, end_column
from edu.checking.english.readability import sentences, words
from edu.checking.english.terms import WITHOUT_MEANING, root
from edu.checking.once import once

_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
_MOST_SKIPPED = 12
"""Characters between two of a text that YAML or Markdown may need: quotes, escapes, emphasis, the > of a block."""


class Word(NamedTuple):
    """One word of a phrase, in lower case with straight apostrophes, and where it stands in the text."""

    text: str
    start: int
    end: int


class Phrase:
    """What a learner reads in one place. Not frozen only because its words are found when they are first wanted."""

    def __init__(self, text: str, node: Node, path: str, lines: Sequence[str]) -> None:
        """`lines` are those of the file `path`, in which `node` says where the text begins."""
        self.text = text
        self.node = node
        self.path = path
        self.lines = lines

    def __bool__(self) -> bool:
        return bool(self.text)

    @once
    def tokens(self) -> list[str]:
        """The words alone, in order: quicker to have than with their places."""
        return _WORD.findall(self.text.lower().replace("’", "'"))

    @once
    def words(self) -> tuple[Word, ...]:
        """Every word; `don't`, `24-hour` and `1.5` are one word each."""
        text = self.text.lower().replace("’", "'")
        return tuple(Word(found.group(), *found.span()) for found in _WORD.finditer(text))

    @once
    def bag(self) -> frozenset[str]:
        """The words without their order."""
        return frozenset(self.tokens)

    @once
    def terms(self) -> dict[str, int]:
        """The words that carry meaning, by their root: which word of the text it is, where it first stands."""
        found: dict[str, int] = {}
        for index, token in enumerate(self.tokens):
            if token not in WITHOUT_MEANING:
                found.setdefault(root(token), index)
        return found

    @once
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Where in the text each sentence begins and ends."""
        return tuple(_bounds(self.text))

    def words_in(self, sentence: tuple[int, int]) -> tuple[Word, ...]:
        """The words of one sentence."""
        return tuple(word for word in self.words if sentence[0] <= word.start < sentence[1])

    def place(self, start: int | None = None, end: int | None = None) -> Place:
        """Where the text stands, or its characters from `start` up to `end` (0-based)."""
        if start is None or end is None:
            return Place(self.path, self.node.line, self.node.column, end_column(self.node))
        return self._span(start, end) or self.place()

    def word_place(self, word: Word) -> Place:
        return self.place(word.start, word.end)

    def _span(self, start: int, end: int) -> Place | None:
        """Walk text and file side by side; where they part for longer than syntax explains, say nothing."""
        node = self.node
        if isinstance(node, Scalar) and node.plain and node.text == self.text:
            return Place(self.path, node.line, node.column + start, node.column + end)
        line, column = node.line - 1, node.column - 1
        if self.lines[line][column : column + 1] in (">", "|"):
            line, column = line + 1, 0
        began: tuple[int, int] | None = None
        skipped = 0
        for index, wanted in enumerate(self.text[:end]):
            if wanted.isspace():
                continue
            while True:
                if line >= len(self.lines) or skipped > _MOST_SKIPPED:
                    return None
                if column >= len(self.lines[line]):
                    line, column = line + 1, 0
                    continue
                here = self.lines[line][column]
                column += 1
                if here == wanted:
                    break
                skipped += not here.isspace()
            skipped = 0
            if began is None and index >= start:
                began = line, column
        if began is None:
            return None
        last = column if began[0] == line else len(self.lines[began[0]].rstrip())
        return Place(self.path, began[0] + 1, began[1], last + 1)


def _bounds(text: str) -> Iterator[tuple[int, int]]:
    """What is left out of a sentence when it is counted, such as a pronunciation, lies within its bounds."""
    flat = text.replace("\n", " ")
    at = 0
    for sentence in sentences(text):
        start = flat.find(sentence, at)
        end = start + len(sentence)
        if start < 0:
            first, *others = words(sentence)
            start = max(flat.find(first, at), at)
            end = start + len(first)
            for word in others:
                end = max(flat.find(word, end) + len(word), end)
            end += len(flat[end:].split(" ", 1)[0])
        at = min(end, len(flat))
        yield start, at
