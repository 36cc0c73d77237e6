"""A new course: a copy of the template, with a name of its own."""

from datetime import date, timedelta
from pathlib import Path

from edu.authoring.texts import TITLE
from edu.checking.new.files import put_on_disk
from edu.checking.new.text import TEMPLATES, id_from, scalar, title_of
from edu.checking.schema import COURSE, schema
from edu.course.text import clean
from edu.errors import UsageError
from edu.problems import shown

TEMPLATE = TEMPLATES / "course"
_MANIFEST = Path("content", "course.yaml")
_A_YEAR = timedelta(days=365)


def new_course(folder: Path, title: str | None, today: date) -> tuple[Path, ...]:
    """Make a course in a folder that is empty or not there, and say which files it has. Raises UsageError."""
    name = _name_of_empty(folder)
    title = title_of(_as_title(name) if title is None else title)
    files = _files(id_from(name, "course"), title, today + _A_YEAR)
    put_on_disk({folder / path: text for path, text in files.items()})
    return tuple(files)


def _name_of_empty(folder: Path) -> str:
    """What the folder is called, when it may be filled."""
    try:
        if folder.is_dir():
            if any(not each.name.startswith(".") for each in folder.iterdir()):
                raise UsageError(f"{shown(folder)} is not empty; name a folder that is new, or an empty one.")
        elif folder.exists() or folder.is_symlink():
            raise UsageError(f"{shown(folder)} is no folder; name one that is new, or an empty one.")
        return folder.absolute().resolve().name
    except OSError as error:
        raise UsageError(f"{shown(folder)} cannot be used ({error.strerror}); name another folder.") from error
    except ValueError as error:
        raise UsageError(f"{shown(folder)} is no name for a folder; please choose another.") from error


def _as_title(name: str) -> str:
    """The name of a folder as people would write it; of one without words, something to replace."""
    words = clean(name.replace("-", " ").replace("_", " "), limit=TITLE.limit)
    return words[:1].upper() + words[1:] or "A new course"


def _files(course_id: str, title: str, review_by: date) -> dict[Path, str]:
    """Every file of the new course with its text."""
    files = {
        path.relative_to(TEMPLATE): path.read_text(encoding="utf-8")
        for path in sorted(TEMPLATE.rglob("*"))
        if path.suffix in (".yaml", ".md")
    }
    named = files[_MANIFEST]
    for old, new in (
        ("id: hand-washing", f"id: {course_id}"),
        ("title: Washing your hands", f"title: {scalar(title)}"),
        ("review_by: 2027-05-22", f"review_by: {review_by.isoformat()}"),
    ):
        named = named.replace(old, new, 1)
    files[_MANIFEST] = named
    for kind in COURSE:
        files[Path("content", "schema", f"{kind}.json")] = schema(kind)
    return files
