"""Mappings with named fields: what may stand in them, what must, and the value they become."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Generic, TypeVar

from edu.authoring.compound import Placed
from edu.authoring.nodes import Mapping, Node, Sequence
from edu.authoring.reading import Reading, listed
from edu.authoring.shape import Ident, Kind, wrong_kind
from edu.problems import Problem, quoted

T = TypeVar("T")
D = TypeVar("D")
T_co = TypeVar("T_co", covariant=True)


class _Missing(Enum):
    VALUE = auto()


@dataclass(frozen=True, slots=True, eq=False)
class Field(Generic[T_co]):
    """One field of a mapping. It is also the key under which a record gives the value, with its type."""

    name: str
    kind: Kind[object]
    says: str
    """What the field means, for a person who writes it."""
    default: object
    required: bool


def required(name: str, kind: Kind[T], says: str) -> Field[T]:
    """A field that must be there."""
    return Field(name, kind, says, _Missing.VALUE, True)


def optional(name: str, kind: Kind[T], default: D, says: str) -> Field[T | D]:
    """A field that may be left out, and what it then is."""
    return Field(name, kind, says, default, False)


@dataclass(frozen=True, slots=True)
class Either:
    """Fields of which a mapping needs one."""

    names: tuple[str, ...]
    together: bool = False
    """Whether it may have more than one."""


class Written:
    """A mapping as it was written: typed values by field, and rules that point at what they are about."""

    __slots__ = ("_values", "node", "reading")

    def __init__(self, node: Mapping, reading: Reading, values: dict[str, object]) -> None:
        self.node = node
        self.reading = reading
        self._values = values

    def __getitem__(self, field: Field[T]) -> T:
        return self._values[field.name]  # type: ignore[return-value]  # read by this very field

    def says(self, field: Field[T]) -> bool:
        """Whether the field was written at all."""
        return field.name in self.node.entries

    def where(self, field: Field[T]) -> Node:
        """The value of a field, or the whole mapping when it is not there."""
        entry = self.node.entries.get(field.name)
        return entry[1] if entry else self.node

    def key(self, field: Field[T]) -> Node:
        """The key of a field, or the whole mapping when it is not there."""
        entry = self.node.entries.get(field.name)
        return entry[0] if entry else self.node

    def complete(self, field: Field[tuple[T, ...]]) -> bool:
        """Whether every entry of a list was read, so that rules about all of them make sense."""
        node = self.where(field)
        return not isinstance(node, Sequence) or len(node.items) == len(self[field])

    def error(self, at: Node, code: str, message: str, remedy: str) -> None:
        """Report what a rule across fields found, unless one of them is there twice."""
        if not self.node.doubled:
            self.reading.error_at(at, code, message, remedy)


def inside(placed: Placed[object], field: Field[object]) -> Node:
    """Where a field of a record that was read with its place stands."""
    entry = placed.node.entries.get(field.name) if isinstance(placed.node, Mapping) else None
    return entry[1] if entry else placed.node


@dataclass(frozen=True, slots=True, eq=False)
class Record(Generic[T]):
    """A mapping with these fields and no others; `build` makes the value and checks rules across fields."""

    name: str
    """What it is to a person, as in "a question"."""
    fields: dict[str, Field[object]]
    build: Callable[[Written], T | None]
    either: Either | None
    _defaults: dict[str, object]
    _required: frozenset[str]

    def read(self, node: Node, reading: Reading) -> T | None:
        if type(node) is not Mapping:
            wrong_kind(node, reading, f"{self.name} with its fields")
            return None
        fields = self.fields
        values = self._defaults.copy()
        whole = True
        free: list[str] | None = None
        for name, (key, value_node) in node.entries.items():
            field = fields.get(name)
            if field is None:
                free = [name for name in fields if name not in node.entries] if free is None else free
                self._unknown(name, key, free, reading)
                continue
            value = field.kind.read(value_node, reading)
            if value is not None:
                values[name] = value
            elif field.required:
                whole = False
        for field in () if self._required <= node.entries.keys() else fields.values():
            if field.required and field.name not in node.entries:
                whole = False
                if isinstance(field.kind, Ident) and field.kind.gives:
                    reading.names.incomplete.add(field.kind.gives)
                said = f"{_lacks(field.name)} of {self.name} is missing"
                reading.error("E101", said, f"add `{field.name}:` — {field.says}", line=node.line, column=node.column)
        if self.either and not self._has_one(self.either, node, reading):
            whole = False
        return self.build(Written(node, reading, values)) if whole else None

    def _has_one(self, either: Either, node: Mapping, reading: Reading) -> bool:
        there = [name for name in node.entries if name in either.names]
        if not there:
            said = f"{self.name} has neither {listed(either.names, 'nor')}"
            reading.error_at(node, "E101", said, f"write {listed(either.names)}")
        for name in there[1:] if not either.together else ():
            said = f"{self.name} has both {there[0]} and {name}"
            reading.error_at(node.entries[name][0], "E118", said, "keep one of the two")
        return bool(there)

    def _unknown(self, name: str, key: Node, free: list[str], reading: Reading) -> None:
        """`free` are the fields that may still be meant; each is meant once."""
        meant = reading.names.did_you_mean(name, free)
        if meant:
            free.remove(meant)
        remedy = f"did you mean {quoted(meant)}?" if meant else f"take it out; the fields are {', '.join(self.fields)}"
        said = f"{self.name} has no field {quoted(name)}"
        reading.error_at(key, "E102", said, remedy, fixes=reading.instead(key, meant))


def record(
    name: str, build: Callable[[Written], T | None], *fields: Field[object], either: Either | None = None
) -> Record[T]:
    """Declare a record; `fields` in the order that a person would write them."""
    return Record(
        name,
        {field.name: field for field in fields},
        build,
        either,
        _defaults={field.name: field.default for field in fields},
        _required=frozenset(field.name for field in fields if field.required),
    )


def lacks(problem: Problem, field: str) -> bool:
    """Whether a problem says that this field is missing from a record."""
    return problem.code == "E101" and problem.message.startswith(f"{_lacks(field)} ")


def _lacks(field: str) -> str:
    return f"the field {quoted(field)}"
