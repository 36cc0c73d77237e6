"""Courses to rate, and forms as raters fill them in."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

from edu.authoring.find import built_in
from edu.authoring.load import load
from edu.checking.review.form import Form
from edu.checking.review.material import Material, material, patient_lessons
from edu.checking.review.writing import write_form
from edu.course.ids import LessonId

PREPARED = date(2026, 5, 22)
TODAY = date(2026, 5, 30)


def material_in(root: Path, *lessons: str) -> Material:
    """Those lessons of the course in a folder, or its whole patient path."""
    loaded = load(root)
    assert loaded.course is not None, loaded.problems
    return material(loaded, loaded.course, root, [LessonId(id) for id in lessons] or patient_lessons(loaded.course))


@pytest.fixture(scope="session")
def shipped() -> Material:
    return material_in(built_in())


@pytest.fixture(scope="session")
def one_lesson(shipped: Material) -> Material:
    return material_in(shipped.root, "when-to-call")


@pytest.fixture
def rewritten(tmp_path: Path) -> Callable[[str], Material]:
    """The material of one lesson of the shipped course whose sections are replaced by others."""

    def with_body(body: str) -> Material:
        for name in ("content", "quizzes"):
            copytree(built_in() / name, tmp_path / name)
        path = tmp_path / "content" / "lessons" / "04-gentle-daily-care.md"
        front = path.read_text(encoding="utf-8").partition("\n---\n")[0]
        path.write_text(f"{front}\n---\n{body}\n", encoding="utf-8")
        return material_in(tmp_path, "gentle-daily-care")

    return with_body


def blank(form: Form, of: Material, rater: str = "Ana Ruiz") -> str:
    """A form as it is written."""
    return write_form(form, of, rater, on=PREPARED)


def filled(form: Form, of: Material, rater: str = "Ana Ruiz", *, answer: str = "") -> str:
    """A form in which nothing is open: what was suggested stays, all else gets one answer."""
    text = blank(form, of, rater)
    text = re.sub(r"^    answer:$", f"    answer: {answer or next(iter(form.words))}", text, flags=re.M)
    for question in form.before:
        text = text.replace(f"  {question.key}:\n", f"  {question.key}: settled\n")
    return text.replace("\nsigned:\n", "\nsigned: 2026-05-24\n")
