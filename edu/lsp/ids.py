"""Ids under the cursor: what they name, and which could stand there."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from edu.authoring.compound import ByField, ListOf, Union, WithPlace
from edu.authoring.course_file import MANIFEST
from edu.authoring.lesson_file import FRONT_MATTER
from edu.authoring.load import Loaded
from edu.authoring.quiz_file import QUIZ
from edu.authoring.reading import Place, Space
from edu.authoring.record import Record
from edu.authoring.shape import Ident

_FIELD = re.compile(r"\s*(?:- +)*(?P<name>[a-z_]+):(?:\s|$)")
_INDENT = re.compile(r"\s*(?:- +)*")
_PART = re.compile(r"[A-Za-z0-9-]*$")
_CLAIM = re.compile(r"(?<![\w-])C\d{3}(?![\w-])")
_OPEN_BRACE = re.compile(r"\{[^{}]*$")


class Id(NamedTuple):
    """An id that stands somewhere, and where the thing it names is given; None when nothing has it."""

    space: Space
    text: str
    given: Place | None


def id_at(loaded: Loaded, path: str, line: int, column: int, lines: Sequence[str]) -> Id | None:
    """The id at a 1-based place of a file (as problems show its path), be it given there or only used."""
    for space, text, place in loaded.names.used:
        if _covers(place, text, path, line, column):
            return Id(space, text, loaded.names.given[space].get(text))
    for space, given in loaded.names.given.items():
        for text, place in given.items():
            if _covers(place, text, path, line, column):
                return Id(space, text, place)
    if path.endswith(".md") and line <= len(lines):
        for found in _CLAIM.finditer(lines[line - 1]):
            if found.start() < column <= found.end() + 1:
                return Id(Space.CLAIM, found.group(), loaded.names.given[Space.CLAIM].get(found.group()))
    return None


def _covers(place: Place, text: str, path: str, line: int, column: int) -> bool:
    end = place.end_column or place.column + len(text) + 2  # the quotes
    return place.path == path and place.line == line and place.column <= column <= end


def about(loaded: Loaded, space: Space, text: str) -> str:
    """What the thing of that id says, in a line; empty where it could not be read."""
    manifest = loaded.manifest.value if loaded.manifest else None
    sources = loaded.sources.value if loaded.sources else None
    said: Iterator[tuple[str, str]]
    match space:
        case Space.CLAIM if sources:
            said = ((claim.id, f"{claim.says} (article {claim.article}, {claim.section})") for claim in sources.claims)
        case Space.OBJECTIVE if manifest:
            said = ((each.id, each.title) for each in manifest.objectives)
        case Space.IDEA if manifest:
            said = ((each.id, each.say) for each in manifest.ideas)
        case Space.MISCONCEPTION if manifest:
            said = ((each.id, f"{each.belief} — {each.instead}") for each in manifest.misconceptions)
        case Space.PATH if manifest:
            said = ((each.id, each.title) for each in manifest.paths)
        case Space.LESSON:
            said = ((file.value.id, file.value.title) for file in loaded.lessons if file.value)
        case Space.QUIZ:
            said = ((file.value.id, file.value.title) for file in loaded.quizzes if file.value)
        case Space.QUESTION:
            asked = (question for file in loaded.quizzes if file.value for question in file.value.questions)
            said = ((question.id, question.prompt) for question in asked)
        case _:
            return ""
    return next((words for name, words in said if name == text), "")


class Wanted(NamedTuple):
    """What sort of id may stand at a place, and what of it has been typed."""

    space: Space
    typed: str


def wanted_at(path: str, lines: Sequence[str], line: int, column: int) -> Wanted | None:
    """Which ids fit at a 1-based place of a text that is still being typed."""
    before = lines[line - 1][: column - 1] if line <= len(lines) else ""
    part = _PART.search(before)
    typed = part.group() if part else ""
    if path.endswith(".md") and _OPEN_BRACE.search(before):
        return Wanted(Space.CLAIM, typed)
    field = _field(lines, line, before)
    space = _references().get(field)
    return Wanted(space, typed) if space else None


def _field(lines: Sequence[str], line: int, before: str) -> str:
    """The field that the text at the cursor belongs to: on its line, or the nearest above that is indented less."""
    found = _FIELD.match(before)
    if found:
        return found["name"]
    if before.strip(" -") and not before.lstrip().startswith("- ") and "[" not in before and "," not in before:
        return ""
    depth = len(before) - len(before.lstrip())
    for above in reversed(lines[: line - 1]):
        start = _INDENT.match(above)
        if not above.strip() or above.lstrip().startswith(("- ", "#")) or start is None:
            continue
        if len(above) - len(above.lstrip()) <= depth:
            found = _FIELD.match(above)
            return found["name"] if found else ""
    return ""


@lru_cache(maxsize=1)
def _references() -> dict[str, Space]:
    """By the names of fields: what they refer to, as the shapes of the files declare it."""
    return dict(pair for record in (QUIZ, MANIFEST, FRONT_MATTER) for pair in _of(record))


def _of(kind: object) -> Iterator[tuple[str, Space]]:
    match kind:
        case Record(fields=fields):
            for field in fields.values():
                inner = field.kind.kind if isinstance(field.kind, ListOf) else field.kind
                if isinstance(inner, Ident) and inner.refers:
                    yield field.name, inner.refers
                yield from _of(field.kind)
        case ListOf(kind=inner) | WithPlace(kind=inner):
            yield from _of(inner)
        case Union(kinds=kinds) | ByField(kinds=kinds):
            for inner in kinds.values():
                yield from _of(inner)
        case _:
            pass
