"""How hard a course is to read, as the command prints it."""

import json
from pathlib import Path

from tests.cli.conftest import Edu

LESSON = "content/lessons/04-gentle-daily-care.md"


def test_each_lesson_and_quiz_has_a_row(edu: Edu) -> None:
    code, out, err = edu("readability")
    assert (code, err) == (0, "No course here; this is the one that ships with edu.\n")
    assert out.startswith("Skin peeling after microneedling: how easy it is to read\n===")
    assert "Gentle daily care " in out and "gentle-daily-care " in out and "flakes-before-a-party" not in out
    assert max(map(len, out.splitlines())) <= 80
    assert "\n\nEverything is within the aims.\n\nLessons\n---" in out
    assert "!" not in out.replace("!: outside the aim.", "")
    assert out.endswith("!: outside the aim.\n")


def test_questions_come_when_they_are_asked_for(edu: Edu) -> None:
    code, out, _ = edu("readability", "--questions")
    assert code == 0
    assert "Questions of gentle-daily-care\n---" in out and "flakes-before-a-party " in out


def test_json_holds_all_of_it(edu: Edu) -> None:
    said = json.loads(edu("readability", "--format", "json").out)
    assert said["course"] == "skin-peeling-after-microneedling"
    assert [lesson["id"] for lesson in said["lessons"]][3] == "gentle-daily-care"
    assert sum(len(quiz["questions"]) for quiz in said["quizzes"]) == 145


def test_what_is_too_hard_is_marked_and_named(edu: Edu, course: Path) -> None:
    path = course / LESSON
    path.write_text(path.read_text().replace("does not make your skin sore", "causes no erythema"))
    code, out, _ = edu("readability", course, cwd=course)
    assert code == 0
    assert "- Not explained in content/lessons/04-gentle-daily-care.md: erythema." in out
    assert " 1!\n" in out


def test_a_course_with_errors_is_not_measured(edu: Edu, course: Path) -> None:
    (course / LESSON).write_text("")
    code, out, err = edu("readability", "--course", course, cwd=course)
    assert (code, out) == (3, "")
    assert err == "edu: Nothing can be said of the course in this folder while it has errors; `edu check` lists them.\n"
