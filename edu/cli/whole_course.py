"""The course that a report is about: one without errors, for nothing sound can be counted in another."""

from pathlib import Path
from typing import TYPE_CHECKING

from edu.cli.output import say
from edu.errors import CourseError

if TYPE_CHECKING:
    from argparse import Namespace

    from edu.authoring.load import Loaded
    from edu.course.course import Course

NOT_YOURS = "No course here; this is the one that ships with edu."


def whole_course(arguments: "Namespace") -> "tuple[Loaded, Course]":
    """Its files and what they come to; CourseError when something in them has to be mended first."""
    from edu.authoring.find import find
    from edu.authoring.prose_check import check

    given: Path | None = arguments.path or arguments.course
    root = find(given, Path())
    if given is None and is_stray(root):
        say(NOT_YOURS)
    loaded = check(root)
    if loaded.course is None:
        raise CourseError(
            f"Nothing can be said of the course in {name_of(root)} while it has errors; `edu check` lists them."
        )
    return loaded, loaded.course


def is_stray(root: Path) -> bool:
    """Whether a course that was found for the current folder is none that is around it."""
    try:
        return not Path().absolute().is_relative_to(root.absolute())
    except OSError:  # the current folder was deleted
        return True


def name_of(root: Path) -> str:
    """The folder of a course, in a sentence."""
    from edu.problems import shown

    folder = shown(root)
    return "this folder" if folder == "." else folder
