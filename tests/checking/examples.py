"""The examples of the catalogue, tried in the course that `edu new course` copies."""

import re
from datetime import date
from pathlib import Path
from shutil import copytree
from textwrap import indent

import edu
from edu.authoring.clinic import read_clinic
from edu.checking.catalogue import QUESTION, Explanation
from edu.checking.checker import Checked, Checker
from edu.checking.release import release_problems
from edu.course.course import Clinic
from edu.problems import Problem

TEMPLATE = Path(edu.__file__).parent / "templates" / "course"
QUIZ = "quizzes/wash-your-hands.yaml"
TODAY = date(2026, 1, 1)
"""Before the day by which the template course is to be looked at again."""
_ESCAPE = re.compile(r"\\(x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|[tr])")


def planted(explained: Explanation, example: str, folder: Path) -> tuple[Path, Path]:
    """A copy of the template course with the example in it, and the file that holds it."""
    root = folder / "course"
    copytree(TEMPLATE, root)
    path = root / (QUIZ if explained.where == QUESTION else explained.where)
    text = example
    if explained.where == QUESTION:
        head, heading, _ = path.read_text(encoding="utf-8").partition("questions:\n")
        text = head + heading + indent(example, "  ", lambda line: not line.startswith("\n"))
    elif explained.instead_of:
        whole = path.read_text(encoding="utf-8")
        old = explained.instead_of.rstrip("\n")
        assert whole.count(old) == 1, f"{old!r} stands {whole.count(old)} times in {explained.where}"
        text = whole.replace(old, example.rstrip("\n"))
    escaped = text if explained.escapes else ""
    if escaped:
        text = _ESCAPE.sub(lambda found: found.group().encode().decode("unicode_escape"), text)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_bytes(text, escaped))
    return root, path


def checked(root: Path) -> tuple[Checked, list[Problem]]:
    """A course, and all that is said of it, with what its release needs."""
    found = Checker(root).check()
    path = root / "clinic.yaml"
    clinic, problems = read_clinic(path) if path.exists() else (Clinic(approved_by="someone"), ())
    return found, [*found.problems, *problems, *release_problems(found.loaded, clinic, str(path), TODAY)]


def _bytes(text: str, escaped: str) -> bytes:
    """As UTF-8, unless an escape stands for a byte that may be none."""
    return text.encode("latin-1" if re.search(r"\\x[89A-Fa-f]", escaped) else "utf-8")
