"""`edu preview` at a terminal: opens on a quiz, shows each save, leaves no trace."""

import time
from pathlib import Path
from shutil import copy

import pytest

from tests.cli.conftest import Edu


def test_a_save_is_on_the_screen_in_time_and_nothing_is_kept(edu: Edu, course: Path) -> None:
    quiz = course / "quizzes" / "when-to-call.yaml"
    with edu.app("preview", quiz) as terminal:
        terminal.wait_for("question 1 of")
        terminal.press("1", "c")
        terminal.wait_for("Try again")
        text = quiz.read_text(encoding="utf-8")
        quiz.write_text(text.replace("itches badly", "itches and itches"), encoding="utf-8")
        began = time.monotonic()
        terminal.wait_for("itches and itches")
        assert time.monotonic() - began < 2
        terminal.press("q")
        assert terminal.wait() == 0
    assert not list(edu.home.rglob("*.db")) and not list(edu.home.rglob("edu.log"))


def test_a_question_that_was_just_added_comes_to_the_front(edu: Edu, course: Path) -> None:
    quiz = course / "quizzes" / "when-to-call.yaml"
    with edu.app("preview", quiz) as terminal:
        terminal.wait_for("question 1 of 10")
        assert edu("new", "question", "when-to-call", cwd=course).code == 0
        terminal.wait_for("question 11 of 11")
        terminal.press("q")
        assert terminal.wait() == 0


def test_a_lesson_is_shown_page_by_page(edu: Edu, course: Path) -> None:
    lesson = course / "content" / "lessons" / "04-gentle-daily-care.md"
    with edu.app("preview", Path("content") / "lessons" / lesson.name, cwd=course) as terminal:
        terminal.wait_for("1 of 6")
        text = lesson.read_text(encoding="utf-8")
        lesson.write_text(text.replace("Smooth on", "Gently smooth on"), encoding="utf-8")
        terminal.wait_for("Gently smooth on")
        terminal.press("q")
        assert terminal.wait() == 0
    assert not list(edu.home.rglob("*.db")) and not list(edu.home.rglob("edu.log"))


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("quizzes/nothing.yaml", "There is no file"),
        ("quizzes", "There is no file"),
        ("content/course.yaml", "is neither a quiz nor a lesson of the course around it"),
        ("drafts/when-to-call.yaml", "is neither a quiz nor a lesson of the course around it"),
    ],
)
def test_what_is_no_quiz_and_no_lesson_is_refused_in_a_sentence(edu: Edu, course: Path, name: str, says: str) -> None:
    (course / "drafts").mkdir()
    copy(course / "quizzes" / "when-to-call.yaml", course / "drafts")
    done = edu.refuses("preview", course / name)
    assert done.code == 2 and says in done.err


def test_a_quiz_outside_of_a_course_is_refused_in_a_sentence(edu: Edu, tmp_path: Path) -> None:
    (tmp_path / "alone.yaml").write_text("id: alone\n", encoding="utf-8")
    done = edu.refuses("preview", tmp_path / "alone.yaml")
    assert done.code != 0 and "is in no course" in done.err
