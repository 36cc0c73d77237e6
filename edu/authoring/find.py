"""Where the course is that a command means."""

import os
from pathlib import Path

import edu
from edu.errors import CourseError
from edu.problems import shown

BUILT_IN = "built-in"
_HINT = f"`--course {BUILT_IN}` opens the course that ships with edu"


def find(course: Path | None, start: Path) -> Path:
    """The folder of the course: the one that was asked for, else the nearest around `start`, else the built-in one.

    A folder inside a course, such as quizzes/, stands for the course. Raises CourseError when the folder that was asked
    for is not there.
    """
    if course is not None:
        return built_in() if str(course) == BUILT_IN else _asked_for(course)
    return _around(start) or built_in()


def course_of(file: Path) -> Path:
    """The folder of the course that a file is a part of. Raises CourseError when there is none around it."""
    folder = _around(file)
    if folder is None:
        raise CourseError(
            f"{shown(file)} is in no course: a course is a folder with content/course.yaml and quizzes/. "
            "`edu new course FOLDER` makes one."
        )
    return folder


def built_in() -> Path:
    """The course that ships with edu: inside the package once installed, beside it in a checkout."""
    package = Path(edu.__file__).resolve().parent
    for folder in (package / "_course", package.parent):
        if _holds_course(folder):
            return folder
    raise CourseError("The course that ships with edu is missing: install edu again, or name a course with `--course`.")


def _asked_for(course: Path) -> Path:
    try:
        if course.is_dir():
            return course if _is_meant_as_course(course) else _around(course) or course
    except (OSError, ValueError):
        pass
    raise CourseError(
        f"There is no course folder at {shown(course)}: give a folder with content/ and quizzes/; {_HINT}."
    )


def _around(path: Path) -> Path | None:
    """The nearest folder with a course from a path upwards; None when there is none."""
    try:
        inside = Path(os.path.normpath(path.absolute()))  # a `..` in it would count as a folder
    except OSError:  # the current folder was deleted
        return None
    return next((folder for folder in (inside, *inside.parents) if _holds_course(folder)), None)


def _is_meant_as_course(folder: Path) -> bool:
    """Whether it has a part of a course, so that what is missing is to be said of it."""
    return (folder / "content").is_dir() or (folder / "quizzes").is_dir()


def _holds_course(folder: Path) -> bool:
    try:
        return (folder / "content" / "course.yaml").is_file() and (folder / "quizzes").is_dir()
    except OSError:  # a folder that may not be looked into is not ours
        return False
