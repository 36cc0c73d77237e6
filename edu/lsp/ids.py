"""Ids under the cursor, and what they name."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from edu.authoring.load import Loaded
from edu.authoring.reading import Place, Space
from edu.course.question import steps_of

_CLAIM = re.compile(r"(?<![\w-])C\d{3}(?![\w-])")


class Id(NamedTuple):
    """An id that stands somewhere, and where the thing it names is given; None when nothing has it."""

    space: Space
    text: str
    given: Place | None


def id_at(loaded: Loaded, path: str, line: int, column: int, text: str) -> Id | None:
    """The id at a 1-based place of a file (as problems show its path), be it given there or only used.

    `text` is the whole line: claims in the prose of a lesson are found in it.
    """
    for space, name, place in loaded.names.used:
        if _covers(place, name, path, line, column):
            return Id(space, name, loaded.names.given[space].get(name))
    for space, given in loaded.names.given.items():
        for name, place in given.items():
            if _covers(place, name, path, line, column):
                return Id(space, name, place)
    for found in _CLAIM.finditer(text) if path.endswith(".md") else ():
        if found.start() < column <= found.end() + 1:
            return Id(Space.CLAIM, found.group(), loaded.names.given[Space.CLAIM].get(found.group()))
    return None


def _covers(place: Place, text: str, path: str, line: int, column: int) -> bool:
    if place.line != line or place.path != path:
        return False
    end = place.end_column or place.column + len(text) + 2  # the quotes
    return place.column <= column <= end


def meanings(loaded: Loaded, space: Space) -> dict[str, str]:
    """By the ids of a space: what each thing says, in a line. What could not be read is left out."""
    manifest = loaded.manifest.value if loaded.manifest else None
    sources = loaded.sources.value if loaded.sources else None
    said: Iterable[tuple[str, str]]
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
            said = ((each.id, each.prompt) for question in asked for each in (question, *steps_of(question)))
        case _:
            said = ()
    return dict(said)
