"""What has to be true before a course is handed to patients: a clinic has looked at it, and not too long ago."""

from collections.abc import Iterator
from datetime import date

from edu.authoring.load import Loaded
from edu.authoring.nodes import Mapping, Node
from edu.authoring.reading import Place, end_column
from edu.checking.found import Found
from edu.checking.placeholders import unwritten
from edu.course.course import Clinic
from edu.problems import Problem

_NOBODY = frozenset({"", "-", "n/a", "nobody", "no one", "none", "none yet", "not yet", "not yet reviewed", "tbd", "?"})
_WHEN_NEW = "let a clinic read it, and then write a new date in review_by"


def release_problems(loaded: Loaded, clinic: Clinic | None, clinic_path: str, today: date) -> Iterator[Problem]:
    """What is not signed off; `clinic_path` is where the clinic's details are, or would be, as problems say it.

    They are None where there is no such file.
    """
    yield from unwritten(loaded)
    manifest = loaded.manifest
    if manifest is not None and manifest.value is not None:
        said = manifest.value.governance
        if _is_nobody(said.reviewed_by):
            message = "nobody at a clinic has reviewed this course"
            remedy = "let a clinic read it, and write here who did"
            yield Found(_place(manifest.shown, manifest.root, "reviewed_by"), message, remedy).as_problem("E601")
        if date.fromisoformat(said.review_by) < today:
            message = f"the course was to be looked at again by {said.review_by}"
            yield Found(_place(manifest.shown, manifest.root, "review_by"), message, _WHEN_NEW).as_problem("E602")
    if clinic is None:
        message = "there is no file with the clinic's details yet"
        yield Problem(path=clinic_path, code="E603", message=message, remedy="`edu clinic` makes it")
    elif _is_nobody(clinic.approved_by):
        message = "nobody at the clinic has approved its details in this file"
        remedy = "let the clinic check them, and write who did at approved_by"
        yield Problem(path=clinic_path, code="E603", message=message, remedy=remedy)


def _is_nobody(name: str) -> bool:
    return name.strip().rstrip(".").casefold() in _NOBODY


def _place(path: str, root: Node | None, field: str) -> Place:
    """Where a field of the governance stands."""
    _, governance = root.entries["governance"] if isinstance(root, Mapping) else (None, None)
    if not isinstance(governance, Mapping):
        raise TypeError("a course that was read has a governance")
    _, node = governance.entries[field]
    return Place(path, node.line, node.column, end_column(node))
