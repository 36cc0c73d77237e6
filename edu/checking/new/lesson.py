"""A new lesson: a text that says what to write, as the last lesson of the first path."""

from dataclasses import replace
from pathlib import Path

from msgspec import structs

from edu.authoring.course_file import MANIFEST, Manifest
from edu.authoring.files import FileRead
from edu.authoring.load import load
from edu.authoring.reading import Space
from edu.checking.new.files import put_on_disk, read_raw
from edu.checking.new.lines import reread, with_item
from edu.checking.new.part import Made, first, lessons, schema_at, steps, whole
from edu.checking.new.text import free, id_from, scalar, template, title_of
from edu.course.course import LessonStep
from edu.course.ids import LessonId
from edu.errors import UsageError
from edu.problems import quoted

_MOST = 99
"""The number in the name of a lesson's file has two digits."""


def new_lesson(root: Path, title: str) -> Made:
    """Raises UsageError with nothing changed when it cannot be done."""
    title = title_of(title)
    loaded = load(root)
    file, manifest = whole(loaded.manifest, root)
    number = 1 + max((int(each.path.name[:2]) for each in loaded.lessons if each.path.name[:2].isdecimal()), default=0)
    if number > _MOST:
        raise UsageError(f"The numbers of lessons end at {_MOST}; start another course, or number the files anew.")
    name = free(id_from(title, f"lesson-{number:02}"), lessons(loaded))
    path = root / "content" / "lessons" / f"{number:02}-{name}.md"
    text = template(
        "lesson.md",
        id=name,
        title=scalar(title),
        objective=first(loaded, Space.OBJECTIVE),
        schema=schema_at(root, "lesson", ".."),
    )
    edited = _with_step(file, manifest, LessonId(name))
    put_on_disk({path: text}, {file.path: edited} if edited else {})
    where = f"the path {quoted(manifest.paths[0].title)} in {file.shown}"
    joined = f"It is now the last lesson of {where}."
    by_hand = f"Add `- lesson: {name}` to the steps of {where} yourself: they are not written one below the other."
    return Made(path=path, id=name, note=joined if edited else by_hand)


def _with_step(file: FileRead[Manifest], manifest: Manifest, lesson: LessonId) -> str | None:
    """The file with one more step, and otherwise the same; None when that cannot be made sure of.

    A check at the end of the path stays at its end.
    """
    path = manifest.paths[0]
    last = max((place for place, step in enumerate(path.steps) if isinstance(step, LessonStep)), default=-1)
    edited = with_item(read_raw(file.path), steps(file)[0], max(last, 0), f"lesson: {lesson}")
    longer = (*path.steps[: last + 1], LessonStep(lesson=lesson), *path.steps[last + 1 :])
    wanted = replace(manifest, paths=(structs.replace(path, steps=longer), *manifest.paths[1:]))
    return edited if reread(edited, MANIFEST) == wanted else None
