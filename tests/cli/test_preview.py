"""`edu preview` at a terminal: opens on a quiz, shows each save, leaves no trace."""

import time
from pathlib import Path

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


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("quizzes/nothing.yaml", "There is no quiz"),
        ("quizzes", "There is no quiz"),
        ("content/lessons/04-gentle-daily-care.md", "There is no quiz"),
        ("content/course.yaml", "is no quiz of the course around it"),
    ],
)
def test_what_is_no_quiz_is_refused_in_a_sentence(edu: Edu, course: Path, name: str, says: str) -> None:
    done = edu.refuses("preview", course / name)
    assert done.code == 2 and says in done.err


def test_a_quiz_outside_of_a_course_is_refused_in_a_sentence(edu: Edu, tmp_path: Path) -> None:
    (tmp_path / "alone.yaml").write_text("id: alone\n", encoding="utf-8")
    done = edu.refuses("preview", tmp_path / "alone.yaml")
    assert done.code != 0 and "is in no course" in done.err
