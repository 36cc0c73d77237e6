"""A whole folder: what is gathered, in which order, and that no trouble with files escapes."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import pytest

from edu.authoring.load import Loaded, load
from edu.authoring.reading import Limits
from edu.course.course import CheckStep, LessonStep
from edu.course.ids import LessonId, QuizId
from edu.course.question import Single
from edu.problems import Level, Problem, quoted

Change = Callable[[str, str, str], Path]


def said(loaded: Loaded, root: Path) -> list[tuple[str, str]]:
    return [(os.path.relpath(problem.path, root), problem.code) for problem in loaded.problems]


def test_a_course_without_a_flaw_is_read(folder: Path) -> None:
    loaded = load(folder)
    assert loaded.problems == ()
    course = loaded.course
    assert course
    assert list(course.quizzes) == ["form-a", "form-b", "gentle-care"]
    assert [type(step) for step in course.paths[0].steps] == [CheckStep, LessonStep, CheckStep]
    lesson = course.lessons[LessonId("gentle-care")]
    assert lesson.supports == ("C001",)
    assert [(chunk.heading, chunk.line) for chunk in lesson.chunks] == [("Wash", 14)]
    assert lesson.chunks[0].body == "\n- Use a mild cleanser. {C001 C002}\n\nA paragraph. {editor}"
    question = course.quizzes[QuizId("form-a")].questions[0]
    assert isinstance(question, Single)
    assert [choice.text for choice in question.choices if choice.correct] == ["Leave it alone."]
    assert [list(found.questions()) for found in loaded.quizzes] == [
        ["form-a-one"],
        ["form-b-one"],
        ["gentle-care-one"],
    ]


def test_ids_of_choices_stay_when_their_order_changes(change: Change) -> None:
    def ids(root: Path) -> dict[str, str]:
        course = load(root).course
        assert course
        question = course.quizzes[QuizId("form-a")].questions[0]
        assert isinstance(question, Single)
        return {choice.text: choice.id for choice in question.choices}

    before = ids(change("quizzes/form-a.yaml", "Scrub.", "Scrub."))
    more = change("quizzes/form-a.yaml", "    choices:\n", "    choices:\n      - text: Another.\n")
    after = ids(more)
    assert before.items() < after.items()
    assert before["Scrub."] == "e8927b61"


def test_all_problems_of_all_files_come_in_one_pass_and_in_order(change: Change) -> None:
    change("quizzes/form-b.yaml", "path: patient", "path: nobody")
    change("quizzes/form-b.yaml", "prompt:", "promt:")
    change("quizzes/form-a.yaml", "title: A quiz", "title: a: b")
    change("content/sources.yaml", "id: C002", "id: C2")
    root = change("content/lessons/01-gentle-care.md", "## Wash", "text\n\n## Wash")
    loaded = load(root)
    assert loaded.course is None
    assert said(loaded, root) == [
        ("content/lessons/01-gentle-care.md", "E132"),
        ("content/sources.yaml", "E108"),
        ("quizzes/form-a.yaml", "E005"),
        ("quizzes/form-b.yaml", "E104"),
        ("quizzes/form-b.yaml", "E101"),
        ("quizzes/form-b.yaml", "E102"),
    ]


@pytest.mark.parametrize(
    "path", ["content/course.yaml", "content/sources.yaml", "content/lessons/01-gentle-care.md", "quizzes/form-a.yaml"]
)
@pytest.mark.parametrize("damage", [b"\xff\xfea\0", b"", b"a: [", b"- x\n", b"\0" * 100, b"a: b\n", b"---\n---\n"])
def test_one_unreadable_file_gives_no_flood_of_dangling_references(folder: Path, path: str, damage: bytes) -> None:
    (folder / path).write_bytes(damage)
    loaded = load(folder)
    assert loaded.course is None
    files = {file for file, _ in said(loaded, folder)}
    assert files == {path}, loaded.problems


@pytest.mark.parametrize(
    "name",
    ["content", "quizzes", "content/lessons", "content/course.yaml", "content/sources.yaml", "content/glossary.yaml"],
)
def test_what_is_missing_is_one_problem(folder: Path, name: str) -> None:
    target = folder / name
    shutil.rmtree(target) if target.is_dir() else target.unlink()
    assert said(load(folder), folder) == [(name, "E018")]


@pytest.mark.parametrize(
    "name",
    [
        "content",
        "quizzes",
        "content/lessons",
        "content/course.yaml",
        "content/lessons/01-gentle-care.md",
        "quizzes/form-a.yaml",
    ],
)
@pytest.mark.parametrize("trouble", ["the other kind", "loop of links", "dangling link", "pipe"])
def test_the_wrong_thing_in_a_place_is_one_problem(folder: Path, name: str, trouble: str) -> None:
    target = folder / name
    was_folder = target.is_dir()
    shutil.rmtree(target) if was_folder else target.unlink()
    match trouble:
        case "the other kind":
            target.write_text("x") if was_folder else target.mkdir()
        case "loop of links":
            target.symlink_to(target)
        case "dangling link":
            target.symlink_to(folder / "nowhere")
        case "pipe":
            os.mkfifo(target)
    found = said(load(folder), folder)
    assert [file for file, _ in found] == [name]
    assert found[0][1] in ("E017", "E018")


@pytest.mark.parametrize("root", ["nowhere", "course/quizzes/form-a.yaml", "course/\0", "x" * 5000])
def test_a_root_that_is_no_folder_is_one_problem(folder: Path, root: str) -> None:
    (problem,) = load(folder.parent / root).problems
    assert problem.code in ("E017", "E018")
    assert problem.line is None


def test_a_file_that_may_not_be_read_is_a_problem(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, mode: str = "r") -> BinaryIO:
        if path.name == "form-a.yaml":
            raise PermissionError(13, "Permission denied")
        return open(path, "rb")  # noqa: PTH123 Path.open is what is replaced

    monkeypatch.setattr(Path, "open", refuse)
    (problem,) = load(folder).problems
    assert problem.code == "E017"
    assert "you have no permission to read it" in str(problem)


def test_folders_without_files_are_problems(folder: Path) -> None:
    for path in [*(folder / "quizzes").iterdir(), *(folder / "content/lessons").iterdir()]:
        path.unlink()
    assert said(load(folder), folder) == [("content/lessons", "E018"), ("quizzes", "E018")]


def test_files_that_look_like_quizzes_are_not_silently_left_out(folder: Path) -> None:
    (folder / "quizzes/more.yml").write_text("id: more")
    (folder / "quizzes/.hidden.yaml").write_text("[")
    (folder / "quizzes/notes.txt").write_text("[")
    loaded = load(folder)
    assert loaded.course
    assert [(problem.code, problem.level) for problem in loaded.problems] == [("W022", Level.WARNING)]


def test_a_long_lesson_is_refused(change: Change) -> None:
    root = change("content/lessons/01-gentle-care.md", "", "- x {editor}\n" * 2_000)
    assert [code for _, code in said(load(root), root)] == ["E014"]
    root = change("content/lessons/01-gentle-care.md", "", "x" * 200 * 1024)
    assert [code for _, code in said(load(root), root)] == ["E014"]


def test_limits_are_settable(folder: Path) -> None:
    assert {code for _, code in said(load(folder, Limits(size=10)), folder)} == {"E014"}


def test_paths_are_shown_from_the_current_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "quizzes/form-a.yaml").write_text("")
    monkeypatch.chdir(folder)
    assert [problem.path for problem in load(Path()).problems] == ["quizzes/form-a.yaml"]
    assert [problem.path for problem in load(folder).problems] == ["quizzes/form-a.yaml"]
    monkeypatch.chdir(folder / "quizzes")
    assert [problem.path for problem in load(folder).problems] == ["form-a.yaml"]
    monkeypatch.chdir("/")
    assert [problem.path for problem in load(folder).problems] == [str(folder / "quizzes/form-a.yaml").lstrip("/")]


def test_odd_names_of_files_are_shown_safely(folder: Path) -> None:
    for name in (b"\x1b[2J.yaml", b"\xff.yaml", "\u202e.yaml".encode()):
        Path(os.fsdecode(os.fsencode(folder) + b"/quizzes/" + name)).write_text("")
    problems = load(folder).problems
    assert [problem.code for problem in problems] == ["E016"] * 3
    assert all(str(problem).isprintable() for problem in problems)


def test_unknown_positions_are_left_out() -> None:
    assert str(Problem(path="a.yaml", code="E016", message="the file is empty")) == "a.yaml: E016 the file is empty"
    full = Problem(path="a.yaml", line=3, column=7, code="E006", message="twice", remedy="keep one")
    assert str(full) == "a.yaml:3:7: E006 twice (keep one)"


def test_loading_starts_no_markdown_parser(folder: Path) -> None:
    code = f"""
import sys
from pathlib import Path
from edu.authoring.load import load
assert load(Path({str(folder)!r})).course
print([name for name in ("markdown_it", "textual", "rich", "sqlite3", "difflib") if name in sys.modules])
"""
    checkout = Path(sys.modules["edu"].__file__ or "").parents[1]
    done = subprocess.run([sys.executable, "-c", code], cwd=checkout, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("[]\n", "")


@pytest.mark.parametrize("name", ["form-a copy.yaml", "form-c.yaml", "a.yaml"])
def test_of_a_quiz_and_its_copy_the_copy_is_blamed_once(folder: Path, name: str) -> None:
    shutil.copy(folder / "quizzes" / "form-a.yaml", folder / "quizzes" / name)
    (problem,) = load(folder).problems
    assert (Path(problem.path).name, problem.line, problem.column, problem.code) == (name, 1, 5, "E115")
    assert problem.message.startswith('the quiz "form-a" is already at ')
    assert problem.remedy.startswith("in a copy, give it another id")


def test_of_a_lesson_and_its_copy_the_copy_is_blamed_once(folder: Path) -> None:
    lessons = folder / "content" / "lessons"
    shutil.copy(lessons / "01-gentle-care.md", lessons / "01-gentle-care copy.md")
    (problem,) = load(folder).problems
    assert (Path(problem.path).name, problem.code) == ("01-gentle-care copy.md", "E115")


def test_a_copy_under_another_id_still_has_its_questions_twice(folder: Path) -> None:
    text = (folder / "quizzes" / "form-a.yaml").read_text()
    (folder / "quizzes" / "form-c.yaml").write_text(text.replace("id: form-a\n", "id: form-c\n"))
    (problem,) = load(folder).problems
    assert (Path(problem.path).name, problem.line, problem.code) == ("form-c.yaml", 5, "E115")


def test_what_is_quoted_of_a_long_text_is_cut_before_it_is_cleaned() -> None:
    assert quoted("a" * 60) == f'"{"a" * 60}"'
    assert quoted("a" * 61) == f'"{"a" * 60}…"'
    assert quoted(f"a{' ' * 2_000}b") == '"a…"'
    begun = time.perf_counter()
    assert quoted("é \x00" * 5_000_000).startswith('"é é é')
    assert time.perf_counter() - begun < 0.5
