"""A course to edit."""

import shutil
from pathlib import Path

import pytest

from edu.authoring.find import built_in


@pytest.fixture
def quiz(tmp_path: Path) -> Path:
    """A quiz of a course of its own, whose folder an URI cannot say as it is."""
    for folder in ("content", "quizzes"):
        shutil.copytree(built_in() / folder, tmp_path / "my course (1)" / folder)
    return tmp_path / "my course (1)" / "quizzes" / "when-to-call.yaml"
