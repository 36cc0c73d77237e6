"""Which ids fit where an author types: told from the lines above, which need not be whole, and the shapes of files."""

import re
import string
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from edu.authoring.compound import ByField, ListOf, Union, WithPlace
from edu.authoring.course_file import MANIFEST
from edu.authoring.lesson_file import FRONT_MATTER
from edu.authoring.quiz_file import QUIZ
from edu.authoring.reading import Space
from edu.authoring.record import Record
from edu.authoring.shape import Ident

_LINE = re.compile(r"(?P<start> *(?:-(?: +|$))*)(?:(?P<key>[a-z_]+):(?: +|$))?(?P<rest>.*)")
_OF_IDS = string.ascii_letters + string.digits + "-"


class Wanted(NamedTuple):
    """What sort of id may stand at a place, and what of it has been typed."""

    space: Space
    typed: str


def wanted_at(path: Path, lines: Sequence[str], line: int, column: int) -> Wanted | None:
    """Which ids fit at a 1-based place of a file; None in free text, and where none does."""
    before = lines[line - 1][: column - 1]
    if path.suffix == ".md":
        end = next((number for number, text in enumerate(lines[1:], start=2) if text.rstrip() == "---"), len(lines) + 1)
        if line > end:
            _, brace, inside = before.rpartition("{")
            return Wanted(Space.CLAIM, _typed(inside)) if brace and "}" not in inside else None
    shape = _shape(path)
    where = _where(lines, line, before) if shape else None
    return _fitting(shape, where) if where else None


def _shape(path: Path) -> object:
    match path.parent.name, path.suffix:
        case _, ".md":
            return FRONT_MATTER
        case "quizzes", ".yaml":
            return QUIZ
        case "content", ".yaml" if path.name == "course.yaml":
            return MANIFEST
        case _:
            return None


class _Where(NamedTuple):
    keys: tuple[str, ...]
    """The fields around the place, the outermost first."""
    value: str
    """What stands between the last of them and the place."""
    item: bool
    """Whether it stands behind the dash of a list."""


def _where(lines: Sequence[str], line: int, before: str) -> _Where | None:
    """Climb by indentation: a field belongs to the nearest one above that is indented less."""
    found = _LINE.fullmatch(before)
    if found is None or (not found["rest"] and before.endswith((":", "-"))):  # a space is wanted first
        return None
    start, key, value = found["start"], found["key"], found["rest"]
    item = "-" in start and not key
    keys, values = [key] if key else [], [value]
    bound = _bound(start)
    for above in reversed(lines[: line - 1]):
        if bound <= 0:
            break
        found = _LINE.fullmatch(above)
        if found is None or not above.strip() or above.lstrip().startswith("#"):
            continue
        column = len(found["start"])
        if found["key"] and column < bound:
            if not keys and not item:
                values.append(found["rest"])
            keys.append(found["key"])
            bound = _bound(found["start"])
        elif not keys and not item:
            values.append(above)
        elif "-" in found["start"]:
            bound = min(bound, _bound(found["start"]))
    return _Where(tuple(reversed(keys)), "\n".join(reversed(values)), item)


def _bound(start: str) -> int:
    """Fields left of this column are around a line that begins so; a list may stand right below its field."""
    return start.index("-") + 1 if "-" in start else len(start)


def _fitting(shape: object, where: _Where) -> Wanted | None:
    for kind in _kinds(shape, where.keys):
        listed = isinstance(kind, ListOf)
        ident = kind.kind if isinstance(kind, ListOf) else kind
        if isinstance(ident, Ident) and ident.refers and (listed or not where.item):
            typed = _typed(where.value)
            before = where.value.removesuffix(typed).strip().removesuffix('"').removesuffix("'").rstrip()
            begun = before.startswith("[") and before.endswith(("[", ",")) and "]" not in before
            if begun if listed and not where.item else not before:
                return Wanted(ident.refers, typed)
    return None


def _typed(text: str) -> str:
    """The part of an id that a text ends with."""
    return text[len(text.rstrip(_OF_IDS)) :]


def _kinds(shape: object, keys: Sequence[str]) -> Iterator[object]:
    """What the shape says may stand under these fields."""
    if not keys:
        yield shape
        return
    for record in _records(shape):
        if keys[0] in record.fields:
            yield from _kinds(record.fields[keys[0]].kind, keys[1:])


def _records(kind: object) -> Iterator[Record[object]]:
    match kind:
        case Record():
            yield kind
        case ListOf(kind=inner) | WithPlace(kind=inner):
            yield from _records(inner)
        case Union(kinds=kinds):
            for inner in kinds.values():
                yield from _records(inner)
        case ByField(kinds=kinds, otherwise=otherwise):
            for each in (*kinds.values(), otherwise):
                yield from _records(each)
        case _:
            pass
