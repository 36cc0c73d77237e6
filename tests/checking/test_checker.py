"""A course that is checked again and again: only what has changed is looked at, and nothing is missed."""

from pathlib import Path
from shutil import copytree

import pytest

from edu.checking.checker import Checker
from tests.checking.examples import QUIZ, TEMPLATE

LESSON = "content/lessons/01-wash-your-hands.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the template course with a second quiz."""
    copytree(TEMPLATE, tmp_path / "course")
    text = (tmp_path / "course" / QUIZ).read_text(encoding="utf-8")
    start = text.replace("id: wash-your-hands\n", "id: more\n", 1).partition("questions:\n")[0]
    (tmp_path / "course" / "quizzes" / "more.yaml").write_text(
        f"{start}questions:\n  - {{id: in-your-words, type: reflection, prompt: Why?, model_answer: So.}}\n"
    )
    return tmp_path / "course"


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_after_an_edit_only_that_file_is_looked_at(root: Path) -> None:
    checker = Checker(root)
    before = checker.check()
    kept = dict(checker._kept)
    replace(root / QUIZ, "pass_mark: 80", "pass_mark: 70")
    after = checker.check()
    changed = {path.name for path, found in checker._kept.items() if found is not kept[path]}
    assert changed == {Path(QUIZ).name}
    assert after.problems == before.problems


@pytest.mark.parametrize("path", ["content/course.yaml", "content/glossary.yaml", "content/sources.yaml"])
def test_after_an_edit_of_what_others_refer_to_all_is_looked_at(root: Path, path: str) -> None:
    checker = Checker(root)
    checker.check()
    kept = dict(checker._kept)
    (root / path).write_text((root / path).read_text(encoding="utf-8") + "# more\n", encoding="utf-8")
    checker.check()
    assert all(found is not kept[path] for path, found in checker._kept.items())


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (QUIZ, "objective: wash-well", "objective: gone"),
        (LESSON, "{C004}", "{C904}"),
        (LESSON, "{C004}", ""),
        ("content/sources.yaml", "id: C004", "id: C904"),
        ("content/course.yaml", "id: wash-well", "id: gone"),
    ],
)
def test_a_second_look_finds_what_a_first_one_would(root: Path, path: str, old: str, new: str) -> None:
    checker = Checker(root)
    clean = checker.check().problems
    text = (root / path).read_text(encoding="utf-8")
    replace(root / path, old, new)
    assert checker.check().problems == Checker(root).check().problems != clean
    (root / path).write_text(text, encoding="utf-8")
    assert checker.check().problems == clean


def test_a_course_with_an_error_in_a_lesson_is_not_asked_for_its_coverage(root: Path) -> None:
    replace(root / LESSON, "{C004}", "{C904}")
    assert {problem.code[:2] for problem in Checker(root).check().problems if problem.path.endswith(".md")} == {"E1"}
    assert not any(problem.code[1] == "5" for problem in Checker(root).check().problems)


def test_a_text_that_is_not_saved_yet_counts(root: Path) -> None:
    checker = Checker(root)
    clean = checker.check().problems
    text = (root / QUIZ).read_text(encoding="utf-8")
    checker.shelf.unsaved = {root / QUIZ: text.replace("type: single", "type: singel")}
    assert "E117" in {problem.code for problem in checker.check().problems}
    checker.shelf.unsaved = {}
    assert checker.check().problems == clean


@pytest.mark.parametrize(
    "part",
    [
        "## How to wash\n\nSepsis is rare. {editor}%s\n",
        "## How to wash\n\n%s\nSepsis is rare. {editor}\n",
        "## How to wash\n\n- Sepsis is rare.%s {editor}\n",
        "%s\n## How to wash\n\nSepsis is rare. {editor}\n",
    ],
)
def test_a_comment_keeps_a_problem_in_a_lesson(root: Path, part: str) -> None:
    checker = Checker(root)
    before = checker.check().problems
    text = (root / LESSON).read_text(encoding="utf-8")
    replace(root / LESSON, "## How to wash\n", part.replace("%s", ""))
    assert {problem.code for problem in checker.check().problems} - {problem.code for problem in before} == {"W401"}
    (root / LESSON).write_text(text, encoding="utf-8")
    comment = "<!-- edu: ignore[W401] the nurse explains it -->"
    replace(root / LESSON, "## How to wash\n", part.replace("%s", comment))
    assert checker.check().problems == before


def test_an_ignore_without_colon_or_brackets_is_told_of(root: Path) -> None:
    replace(root / QUIZ, "pass_mark: 80", "pass_mark: 80 # edu ignore E201")
    told = [problem for problem in Checker(root).check().problems if problem.code in ("E023", "W021")]
    assert [(problem.code, problem.remedy) for problem in told] == [
        ("E023", "write `# edu: ignore[E201] reason`, with why it is kept")
    ]
