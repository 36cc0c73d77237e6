"""What is common to all that is new in a course: what it is made beside, and what can be said of it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from edu.authoring.course_file import Manifest
from edu.authoring.files import FileRead
from edu.authoring.load import Loaded
from edu.authoring.nodes import Mapping as MappingNode
from edu.authoring.nodes import Sequence
from edu.authoring.reading import Names, Space
from edu.course.lesson import Lesson
from edu.errors import UsageError
from edu.problems import Level, quoted, shown

T = TypeVar("T")

_MOST_LISTED = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What was made, and how it is joined to the rest of the course."""

    path: Path
    id: str
    note: str = ""
    """A sentence: what else was changed, or what is left to do by hand."""


def whole(file: FileRead[T] | None, root: Path) -> tuple[FileRead[T], T]:
    """A file of the course without an error, and what it says. Raises UsageError."""
    if file is None:
        raise UsageError(f"There is no content/course.yaml in {shown(root)}; `edu new course` makes a whole course.")
    errors = [problem for problem in file.problems if problem.level is Level.ERROR]
    if file.value is None or errors:
        why = f": {errors[0].message}" if errors else ""
        raise UsageError(f"{file.shown} has a problem that comes first{why}. `edu check` shows where.")
    return file, file.value


def named(name: str, files: Mapping[str, FileRead[T]], what: str) -> FileRead[T]:
    """The file that has this id, or this name. Raises UsageError."""
    found = files.get(name) or next((file for file in files.values() if file.path.name == Path(name).name), None)
    if found:
        return found
    meant = Names().did_you_mean(name, files)
    some = ", ".join([*list(files)[:_MOST_LISTED], *(["…"] if len(files) > _MOST_LISTED else [])])
    hint = f"did you mean {meant}?" if meant else f"the ids there are: {some or 'none yet'}."
    raise UsageError(f"There is no {what} {quoted(name)} in this course; {hint}")


def lessons(loaded: Loaded) -> dict[str, FileRead[Lesson]]:
    """The files of lessons by the ids that their names tell, be they whole or not."""
    return {re.sub(r"^\d\d-", "", file.path.stem): file for file in loaded.lessons}


def steps(manifest: FileRead[Manifest]) -> list[Sequence]:
    """The lists of steps as they are written, path by path."""
    found: list[Sequence] = []
    match manifest.root:
        case MappingNode(entries={"paths": (_, Sequence(items=paths))}):
            for path in paths:
                match path:
                    case MappingNode(entries={"steps": (_, Sequence() as listed)}):
                        found.append(listed)
                    case _:
                        pass
        case _:
            pass
    return found


def first(loaded: Loaded, space: Space) -> str | None:
    """The id that the course gives first, to stand in a template until its author writes another."""
    return next(iter(loaded.names.given[space]), None)


def schema_at(root: Path, kind: str, seen_from: str) -> str | None:
    """The way to a schema from the folder of a new file, where the course has one."""
    return f"{seen_from}/schema/{kind}.json" if (root / "content" / "schema" / f"{kind}.json").is_file() else None
