"""Which course a command means."""

from pathlib import Path

import pytest

import edu
from edu.authoring.find import built_in, course_of, find
from edu.errors import CourseError


def test_the_folder_that_is_asked_for_wins(folder: Path, tmp_path: Path) -> None:
    assert find(tmp_path, folder) == tmp_path


def test_the_nearest_course_around_the_start_is_found(folder: Path) -> None:
    assert find(None, folder) == folder
    assert find(None, folder / "content" / "lessons") == folder


def test_half_a_course_is_passed_over(folder: Path) -> None:
    inner = folder / "inner"
    (inner / "content").mkdir(parents=True)
    (inner / "quizzes").mkdir()
    assert find(None, inner) == folder


@pytest.mark.parametrize("inner", ["quizzes", "content", "content/lessons", "content/../quizzes"])
def test_a_folder_inside_a_course_stands_for_it(folder: Path, tmp_path: Path, inner: str) -> None:
    assert find(folder / inner, tmp_path) == folder
    assert course_of(folder / inner) == folder


def test_a_folder_in_no_course_or_with_half_a_course_stands_for_itself(folder: Path, tmp_path: Path) -> None:
    half = folder / "half"
    (half / "quizzes").mkdir(parents=True)
    empty = tmp_path / "empty"
    empty.mkdir()
    assert find(half, folder) == half
    assert find(empty, folder) == empty


def test_a_file_beside_a_course_is_in_none(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder.parent / "notes.yaml").write_text("")
    monkeypatch.chdir(folder / "quizzes")
    assert course_of(Path("form-a.yaml")) == folder
    with pytest.raises(CourseError, match="is in no course"):
        course_of(Path("../../notes.yaml"))


@pytest.mark.parametrize("name", ["nowhere", "a\0b", "x" * 5000])
def test_a_folder_that_is_not_there_is_said_in_a_sentence(tmp_path: Path, name: str) -> None:
    with pytest.raises(CourseError, match="`--course built-in` opens the course that ships with edu"):
        find(tmp_path / name, tmp_path)


@pytest.fixture
def package(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package of this program inside the course folder, as in a checkout."""
    package = folder / "edu"
    package.mkdir()
    monkeypatch.setattr(edu, "__file__", str(package / "__init__.py"))
    return package


def test_a_checkout_stands_beside_its_package(package: Path, tmp_path: Path) -> None:
    assert built_in() == package.parent
    assert find(None, tmp_path) == package.parent
    assert find(Path("built-in"), tmp_path) == package.parent


def test_an_installed_package_carries_its_course(package: Path) -> None:
    (package / "_course").mkdir()
    (package.parent / "content").rename(package / "_course" / "content")
    (package.parent / "quizzes").rename(package / "_course" / "quizzes")
    assert built_in() == package / "_course"


def test_a_package_without_course_says_so(package: Path, tmp_path: Path) -> None:
    (package.parent / "content" / "course.yaml").unlink()
    with pytest.raises(CourseError, match="install edu again"):
        find(None, tmp_path)
