"""A strict YAML reader over the parser's events: a tree with positions, and every complaint located.

Nothing here recurses, so depth cannot crash it; nothing is converted, so `no`, `12:30` and `1.10` stay as typed.
What YAML can do beyond text, lists and mappings (anchors, tags, merge keys, several documents) is refused.
"""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol, cast
from unicodedata import normalize

import yaml

from edu.authoring import syntax
from edu.authoring.comments import lines_with_comments, warn_of_comment
from edu.authoring.nodes import Mapping, Node, Scalar, Sequence, Unread
from edu.authoring.reading import Reading
from edu.authoring.source import text_of
from edu.course.text import first_forbidden
from edu.problems import quoted

_Parser = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_STANDARD_TAGS = "tag:yaml.org,2002:"
_TAG_LINES = 100  # the parser compares each with all above it
_NO_KEY = Scalar("", 0, 0, False)  # stands for a key that was refused: its value is read and dropped


def read_bytes(data: bytes, reading: Reading) -> Node | None:
    """The tree of a whole YAML file, or None when it could not be read to its end. Problems go to `reading`."""
    text = text_of(data, reading)
    return None if text is None else read(text, reading)


def read(text: str, reading: Reading, *, first_line: int = 1) -> Node | None:
    """The tree of clean text; `first_line` is the number of its first line in the file it was taken from."""
    with collector_paused():
        return _Tree(text, reading, first_line).read()


class _Mark(Protocol):
    """A position of the parser, 0-based, columns in characters."""

    line: int
    column: int


class _Event(Protocol):
    """What the loop asks of an event; which fields are there depends on its class."""

    start_mark: _Mark
    end_mark: _Mark
    value: str
    style: str | None
    anchor: str | None
    tag: str | None


@contextmanager
def collector_paused() -> Iterator[None]:
    """Building a large tree with the cyclic collector running takes about three times as long."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class _Tree:
    """One tree while it grows."""

    def __init__(self, text: str, reading: Reading, first_line: int) -> None:
        self.text = text
        self.reading = reading
        self.first_line = first_line
        self.last_line = first_line + text.count("\n")
        self.root: Node | None = None
        self.commented = lines_with_comments(text)

    def read(self) -> Node | None:
        if self.text.count("\n%TAG") > _TAG_LINES:
            self.reading.error("E010", "many lines start with %TAG", "take them out; all values are text")
            return None
        try:
            finished = self._grow()
        except (yaml.YAMLError, ValueError, OverflowError) as error:  # the last two: the pure parser on odd escapes
            syntax.report(error, self.text.split("\n"), self.reading, self.first_line)
            return None
        if finished and self.root is None:
            self.reading.error("E016", "the file is empty", "write it, or take it away")
        return self.root if finished else None

    def _grow(self) -> bool:
        """Whether the end was reached. Long, because calls are dear: the loop runs for each key and value there is."""
        first_line, limits, commented = (self.first_line, self.reading.limits, self.commented)
        escapes = "\\" in self.text
        parents: list[tuple[Mapping | Sequence | None, Scalar | None]] = []
        parent: Mapping | Sequence | None = None
        key: Scalar | None = None
        left = limits.nodes
        documents = 0
        node: Node
        # `yaml.parse` asks in Python before each event whether there is one; None says the same
        for event in iter(cast(Callable[[], _Event | None], _Parser(self.text).get_event), None):
            kind: type = type(event)
            if kind is yaml.ScalarEvent:
                mark = event.start_mark
                text, style = event.value, event.style
                plain = not style and event.end_mark.line == mark.line
                if not text.isascii() and text != (composed := normalize("NFC", text)):
                    text, plain = composed, False
                node = scalar = Scalar(text, mark.line + first_line, mark.column + 1, plain)
                if not text and not style:
                    self._keep_inside(scalar)
                if event.anchor is not None or event.tag is not None:
                    self._refuse_extras(event, node)
                if escapes and style == '"':
                    self._refuse_escaped(scalar)
                elif commented and not style and event.end_mark.line in commented:
                    line, column = event.end_mark.line, event.end_mark.column
                    warn_of_comment(scalar, commented[line], (line + first_line, column), self.reading)
                if type(parent) is Mapping and key is None:
                    key = self._key(scalar)
                    left -= 1
                    continue
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                parent, key = parents.pop()
                continue
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                mark = event.start_mark
                node = opened = (Mapping if kind is yaml.MappingStartEvent else Sequence)(
                    mark.line + first_line, mark.column + 1
                )
                if event.anchor is not None or event.tag is not None:
                    self._refuse_extras(event, node)
                if len(parents) >= limits.depth:
                    said = f"this is nested more than {limits.depth} deep"
                    self.reading.error_at(node, "E012", said, "make it flatter")
                    return False
            elif kind is yaml.AliasEvent:
                node = Unread(event.start_mark.line + first_line, event.start_mark.column + 1)
                self.reading.error_at(
                    node, "E009", f"an alias ({quoted(f'*{event.anchor}')}) stands here", "write the text itself"
                )
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    said = "a second document starts here"
                    place = Unread(event.start_mark.line + first_line, event.start_mark.column + 1)
                    self.reading.error_at(place, "E011", said, "take the --- out, or move the rest into its own file")
                    return True
                continue
            else:
                continue

            left -= 1
            if left < 0:
                said = f"there are more than {limits.nodes:,} values in this file"
                self.reading.error_at(node, "E013", said, "divide it into several files")
                return False
            if type(parent) is Mapping:
                if key is None:  # a list, mapping or alias where a key is wanted
                    self._refuse_key(node)
                    key = _NO_KEY
                else:
                    if key is not _NO_KEY:
                        self._add(parent, key, node, parents[-1][0])
                    key = None
            elif type(parent) is Sequence:
                parent.items.append(node)
            else:
                self.root = node
            if kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                parents.append((parent, key))
                parent, key = opened, None
        return True

    def _keep_inside(self, empty: Scalar) -> None:
        """The parser puts a value that is not there one line too far when the last line has no break."""
        if empty.line > self.last_line:
            empty.line, empty.column = self.last_line, len(self.text) - self.text.rfind("\n")

    def _add(self, parent: Mapping, key: Scalar, value: Node, above: Mapping | Sequence | None) -> None:
        before = parent.entries.get(key.text)
        if before is None:
            parent.entries[key.text] = (key, value)
            return
        said = f"the key {quoted(key.text)} stands here a second time; the first is on line {before[0].line}"
        if type(above) is Sequence and key.column == parent.column:  # an entry of a list that is written line by line
            if not parent.doubled:  # the others come of the same dash that is missing
                remedy = "keep one of them, or put `- ` before the first line of the second"
                self.reading.error_at(key, "E006", said, remedy)
        else:
            remedy = "put a space after each dash" if key.text.startswith("-") else "keep one of them"
            self.reading.error_at(key, "E006", said, remedy)
        parent.doubled = True

    def _key(self, key: Scalar) -> Scalar:
        if key.text == "<<" and key.plain:
            self.reading.error_at(key, "E008", "merge keys (<<) are not read", "write the fields out")
            return _NO_KEY
        if not key.text:
            self.reading.error_at(key, "E007", "a key is missing before the colon", "write the name of the field")
            return _NO_KEY
        return key

    def _refuse_key(self, node: Node) -> None:
        if not isinstance(node, Unread):  # an alias has been reported
            what = "list" if isinstance(node, Sequence) else "mapping"
            self.reading.error_at(node, "E007", f"a {what} stands where a key is wanted", "write a plain word")

    def _refuse_extras(self, event: _Event, node: Node) -> None:
        place = Unread(node.line, node.column)
        if isinstance(node, Scalar):
            node.plain = False
        if event.anchor is not None:
            said = f"an anchor ({quoted(f'&{event.anchor}')}) stands here"
            self.reading.error_at(place, "E009", said, "take it out, or put the text in quotes")
        tag = getattr(event, "tag", None)
        if tag is not None:
            said = f"a tag ({quoted(tag.replace(_STANDARD_TAGS, '!!'))}) stands here"
            self.reading.error_at(place, "E010", said, "take it out; all values are text")

    def _refuse_escaped(self, scalar: Scalar) -> None:
        found = first_forbidden(scalar.text)
        if found:
            _, name = found
            code = "E003" if name == "U+0000" else "E015"
            self.reading.error_at(scalar, code, f"an escape makes {name}, which may not be shown", "take it out")
