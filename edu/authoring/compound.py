"""Kinds of value that hold others: lists, and mappings that are one of several kinds."""

from collections.abc import Mapping as Table
from dataclasses import dataclass
from typing import Generic, TypeVar

from msgspec import Struct

from edu.authoring.nodes import Mapping, Node, Scalar, Sequence
from edu.authoring.reading import Reading, listed
from edu.authoring.shape import Kind, typed, wrong_kind
from edu.problems import quoted

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class ListOf(Generic[T]):
    """Any number of values of one kind, in order. Entries that cannot be read are left out after their problem."""

    kind: Kind[T]
    least: int = 0
    most: int | None = None
    distinct: bool = False
    """Whether the same text may stand only once."""

    def read(self, node: Node, reading: Reading) -> tuple[T, ...] | None:
        if type(node) is not Sequence:
            wrong_kind(node, reading, "a list")
            return None
        kind = self.kind
        values = [kind.read(item, reading) for item in node.items]
        if len(node.items) < self.least and not any(map(doubled, node.items)):
            said = f"this list has {_entries(len(node.items))}; at least {self.least} are wanted"
            reading.error_at(node, "E113", said, "add to it")
        elif self.most is not None and len(node.items) > self.most:
            said = f"this list has {_entries(len(node.items))}; at most {self.most} fit here"
            reading.error_at(node, "E113", said, "shorten it")
        if self.distinct:
            self._refuse_twins(node, reading)
        return tuple(value for value in values if value is not None)

    def _refuse_twins(self, node: Sequence, reading: Reading) -> None:
        seen: dict[str, Node] = {}
        for item in node.items:
            if type(item) is Scalar and item.text.strip():
                first = seen.setdefault(item.text.strip(), item)
                if first is not item:
                    said = f"{quoted(item.text)} stands here a second time; the first is on line {first.line}"
                    reading.error_at(item, "E114", said, "keep one of them")


def doubled(node: Node) -> bool:
    """Whether a key stands twice in a mapping: what it says is then not known."""
    return isinstance(node, Mapping) and node.doubled


def _entries(number: int) -> str:
    return f"{number} entr{'y' if number == 1 else 'ies'}"


class Placed(Struct, Generic[T_co], frozen=True, eq=False):
    """A value together with the node it was read from, for rules about it that need a place to point at."""

    value: T_co
    node: Node


@dataclass(frozen=True, slots=True)
class WithPlace(Generic[T]):
    """Reads what `kind` reads, and keeps where it stood."""

    kind: Kind[T]

    def read(self, node: Node, reading: Reading) -> Placed[T] | None:
        value = self.kind.read(node, reading)
        return None if value is None else Placed(value, node)


@dataclass(frozen=True, slots=True)
class Union(Generic[T]):
    """A mapping whose field `tag` says which of the `kinds` it is."""

    name: str
    """What any of them is, as in "question"."""
    tag: str
    kinds: Table[str, Kind[T]]

    def read(self, node: Node, reading: Reading) -> T | None:
        if type(node) is not Mapping:
            wrong_kind(node, reading, f"a mapping with a {self.tag}")
            return None
        _, tag = node.entries.get(self.tag, (None, None))
        if type(tag) is Scalar and (kind := self.kinds.get(tag.text)):
            return kind.read(node, reading)
        names = listed(list(self.kinds))
        if tag is None:
            reading.error_at(node, "E117", f"the field {self.tag} is missing", f"write {self.tag}: with {names}")
            return None
        text = typed(tag, reading, names)
        kind = self.kinds.get(text) if text else None
        if kind:
            return kind.read(node, reading)
        if text:
            meant = reading.names.did_you_mean(text, self.kinds)
            remedy = f"did you mean {quoted(meant)}?" if meant else f"write {names}"
            said = f"there is no {self.tag} {quoted(text)}"
            reading.error_at(tag, "E117", said, remedy, fixes=reading.instead(tag, meant))
        return None


@dataclass(frozen=True, slots=True)
class ByField(Generic[T]):
    """A mapping that is told by which of these fields it has, as a step is by `check` or `lesson`."""

    name: str
    """What it is to a person, as in "a step"."""
    kinds: Table[str, Kind[T]]
    otherwise: Kind[T] | None = None
    """What it is with none of the fields, where it may be something else."""

    def read(self, node: Node, reading: Reading) -> T | None:
        names = listed(list(self.kinds))
        if type(node) is Mapping:
            for field, kind in self.kinds.items():
                if field in node.entries:
                    return kind.read(node, reading)
        if self.otherwise:
            return self.otherwise.read(node, reading)
        if type(node) is not Mapping:
            wrong_kind(node, reading, f"{self.name} with {names}")
            return None
        reading.error_at(node, "E101", f"{self.name} has neither {listed(list(self.kinds), 'nor')}", f"write {names}")
        return None
