"""The course that a report is about: one without errors, for nothing sound can be counted in another."""

from pathlib import Path
from typing import TYPE_CHECKING

from edu.errors import CourseError

if TYPE_CHECKING:
    from argparse import Namespace

    from edu.authoring.load import Loaded
    from edu.course.course import Course


def whole_course(arguments: "Namespace") -> "tuple[Loaded, Course]":
    """Its files and what they come to; CourseError when something in them has to be mended first."""
    from edu.authoring.find import find
    from edu.authoring.prose_check import check
    from edu.problems import shown

    root = find(arguments.path or arguments.course, Path())
    loaded = check(root)
    if loaded.course is None:
        raise CourseError(
            f"Nothing can be said of the course in {shown(root)} while it has errors; `edu check` lists them."
        )
    return loaded, loaded.course
