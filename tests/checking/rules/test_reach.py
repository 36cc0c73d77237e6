"""Lessons and quizzes that no path leads to are found, and those of every kind of step are not."""

from pathlib import Path

import pytest

from tests.checking.rules import changed
from tests.checking.rules.changed import COURSE
from tests.checking.rules.template import LESSON, quiz, single, template

LESSON_STEP = "      - lesson: wash-your-hands\n"
STEP = "      - lesson: wash-your-hands\n        quiz: wash-your-hands\n"


@pytest.mark.parametrize(
    ("steps", "found"),
    [
        (STEP, []),
        ("      - lesson: wash-your-hands\n", ["wash-your-hands"]),
        (
            STEP + "      - check: before\n        title: One\n        forms: [wash-your-hands, other]\n",
            [],
        ),
        ("      - quiz: wash-your-hands\n        title: Practice\n" + LESSON_STEP, []),
    ],
)
def test_a_quiz_is_reached_by_a_lesson_a_check_or_a_step_of_its_own(
    steps: str, found: list[str], tmp_path: Path
) -> None:
    root = changed.changed(tmp_path, (COURSE, STEP, steps))
    if "other" in steps:
        changed.written(root, "quizzes/other.yaml", quiz(single()).replace("id: wash-your-hands", "id: other"))
    assert changed.marked(root, "W507") == found


def test_a_lesson_and_its_quiz_are_told_each_at_its_id(tmp_path: Path) -> None:
    root = changed.changed(tmp_path)
    lesson = template(LESSON).replace("id: wash-your-hands", "id: other")
    changed.written(root, "content/lessons/02-other.md", lesson)
    changed.written(root, "quizzes/other.yaml", quiz(single()).replace("id: wash-your-hands", "id: other"))
    problems = changed.said(root, "W507")
    assert [Path(problem.path).name for problem in problems] == ["02-other.md", "other.yaml"]
    assert changed.marked(root, "W507") == ["other", "other"]
    assert "this lesson" in problems[0].message and "this quiz" in problems[1].message


def test_a_second_path_may_lead_there(tmp_path: Path) -> None:
    more = f"  - id: more\n    title: More\n    about: More of it.\n    audience: patient\n    steps:\n{STEP}"
    first = "      - lesson: wash-your-hands\n"
    root = changed.changed(tmp_path, (COURSE, STEP, first + more))
    assert changed.marked(root, "W507") == []


@pytest.mark.parametrize(
    ("step", "found"), [("      - quiz: exam\n        title: Exam\n", []), ("", ["wash-your-hands", "exam"])]
)
def test_a_quiz_is_reached_through_another_that_draws_from_it(step: str, found: list[str], tmp_path: Path) -> None:
    root = changed.changed(tmp_path, (COURSE, STEP, LESSON_STEP + step))
    exam = "id: exam\ntitle: Exam\npath: patient\nsections:\n  - from: [wash-your-hands]\n"
    changed.written(root, "quizzes/exam.yaml", exam)
    assert sorted(changed.marked(root, "W507")) == sorted(found)
