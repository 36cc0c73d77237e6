"""The course, and a person with an empty home."""

from pathlib import Path

import pytest

from edu.authoring.find import built_in
from edu.authoring.load import load
from edu.course.course import Course
from tests.walk.place import Place


@pytest.fixture(scope="session")
def course() -> Course:
    """The course that ships with edu."""
    loaded = load(built_in()).course
    assert loaded is not None
    return loaded


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """A home with a folder for documents and nothing else."""
    (tmp_path / "home" / "Documents").mkdir(parents=True)
    return Place(tmp_path / "home")
