"""What several commands open first: the course, the clinic's details, the records."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Self

from edu.course.course import Clinic, Course
from edu.errors import CourseError, RecordsError, UsageError
from edu.problems import Problem
from edu.records.person import Person, folded
from edu.records.place import database_path
from edu.records.store import Store

if TYPE_CHECKING:
    from argparse import Namespace

MOST_SHOWN = 20


class Where(NamedTuple):
    """The places that were named on the command line; None is left to be found."""

    course: Path | None = None
    data: Path | None = None
    clinic: Path | None = None

    @classmethod
    def named(cls, arguments: "Namespace") -> Self:
        return cls(arguments.course, arguments.data, arguments.clinic)


def open_course(where: Where, kept_in: Path | None = None) -> Course:
    """The course that was asked for or found, as it was kept in a folder when nothing has changed since.

    With errors in it, they are printed and CourseError is raised.
    """
    from edu.authoring.compiled import digest, keep, kept
    from edu.authoring.find import built_in, find

    root = find(where.course, Path())
    files = digest(root) if kept_in else None
    if kept_in and (course := kept(files, kept_in)):
        return course
    if root == built_in():  # its prose was checked before it was shipped, and to do so again takes time
        from edu.authoring.load import load as read
    else:
        from edu.authoring.prose_check import check as read

    loaded = read(root)
    if loaded.course is None:
        errors = [problem for problem in loaded.problems if problem.level == "error"]
        for problem in errors[:MOST_SHOWN]:
            print(problem, file=sys.stderr)
        more = f" and {len(errors) - MOST_SHOWN} more" if len(errors) > MOST_SHOWN else ""
        raise CourseError(
            f"The course in {root} cannot be used because of the problems above{more}. "
            "`edu check` shows them all; `edu --course built-in` opens the course that ships with edu."
        )
    if kept_in and not loaded.problems:
        keep(loaded.course, files, kept_in)
    return loaded.course


def clinic_file(where: Where) -> Path | None:
    """Where the clinic's details are, or would be; None for a user without a home, when no file was named."""
    if where.clinic is not None:
        return Path(where.clinic)
    if os.environ.get("EDU_CLINIC"):
        return Path(os.environ["EDU_CLINIC"])
    from platformdirs import user_config_path

    try:
        path = user_config_path("edu", appauthor=False) / "clinic.yaml"
    except RuntimeError:
        return None
    return path if path.is_absolute() else None


def is_there(path: Path) -> bool:
    """Whether there is anything by that name; what may not be looked at is there, for reading it says why."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True


def open_clinic(where: Where) -> Clinic:
    """The clinic's details; none when there is no file and none was named."""
    path, clinic, problems = read_details(where)
    for problem in problems:
        print(problem, file=sys.stderr)
    if any(problem.level == "error" for problem in problems):
        raise CourseError(f"The clinic's details in {path} cannot be used; please mend what is said above.")
    return clinic


def read_details(where: Where) -> tuple[Path | None, Clinic, tuple[Problem, ...]]:
    """Where the clinic's details are or would be, what they say, and what is wrong with them."""
    path = clinic_file(where)
    if path is None or not is_there(path):
        if where.clinic is not None:
            raise UsageError(f"There is no file {path}. `edu clinic --clinic {path}` makes one to fill in.")
        return path, Clinic(), ()
    from edu.authoring.clinic import read_clinic

    return path, *read_clinic(path)


def open_store(where: Where) -> tuple[Store, Path]:
    """The records, known to be writable, and the folder they are in."""
    try:
        path = database_path(where.data, os.environ)
    except RuntimeError as error:  # platformdirs knows no home
        raise RecordsError("This system does not say where your files belong; name a folder with --data.") from error
    store = Store.open(path)
    store.ping_writable()
    return store, path.parent


def people_named(store: Store, nickname: str | None) -> Sequence[Person]:
    """The person of that nickname, or everyone where none is asked for; there is at least one."""
    people = store.people()
    if not people:
        raise UsageError("Nobody has used edu with these records yet. Run `edu` first, or name them with --data.")
    if nickname is None:
        return people
    found = [person for person in people if folded(person.nickname) == folded(nickname.strip())]
    if not found:
        raise UsageError(f"There is no {nickname} here. There is: {', '.join(each.nickname for each in people)}.")
    return found
