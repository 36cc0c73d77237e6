"""Courses that are not whole: every problem is said where it is, and the app is opened on none of them."""

import os
import re
import time
from collections.abc import Callable
from pathlib import Path
from shutil import copytree, rmtree

import pytest

from edu.authoring.find import built_in
from tests.cli.conftest import AS_NOBODY, Edu, of_nobody

QUIZ = "quizzes/gentle-daily-care.yaml"
LESSON = "content/lessons/04-gentle-daily-care.md"
NOT_HERE = "No course here; this is the one that ships with edu.\n"


def folder_in_place_of(path: Path) -> None:
    path.unlink()
    path.mkdir()


def pipe_in_place_of(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def link_to_itself(path: Path) -> None:
    path.unlink()
    path.symlink_to(path)


def write(data: bytes) -> Callable[[Path], None]:
    def written(path: Path) -> None:
        path.write_bytes(data)

    return written


def replace(old: bytes, new: bytes) -> Callable[[Path], None]:
    def replaced(path: Path) -> None:
        data = path.read_bytes()
        assert old in data
        path.write_bytes(data.replace(old, new, 1))

    return replaced


BROKEN = [
    ("content", rmtree, "content: E018"),
    ("quizzes", rmtree, "quizzes: E018"),
    ("content/lessons", rmtree, "content/lessons: E018"),
    ("content/course.yaml", Path.unlink, "content/course.yaml: E018"),
    ("content/course.yaml", write(b""), "content/course.yaml: E016"),
    ("content/glossary.yaml", write(b"# nothing\n"), "content/glossary.yaml: E016"),
    ("content/sources.yaml", write(b"\n\n"), "content/sources.yaml: E016"),
    (QUIZ, write(b""), f"{QUIZ}: E016"),
    (QUIZ, write(b"id: [a\ntitle: b\n"), f"{QUIZ}:1:5: E005"),
    (QUIZ, write(b"id: a\n\ttitle: b\n"), f"{QUIZ}:2:1: E004"),
    (QUIZ, write(b"[" * 1_000_000), rf"{QUIZ}:1:\d+: E012"),
    (QUIZ, write(b"- " * 500_000), rf"{QUIZ}:1:\d+: E012"),
    (QUIZ, write(b"a: &a [b]\nc: *a\n"), f"{QUIZ}:1:4: E009"),
    (QUIZ, write("id: a\n".encode("utf-16")), f"{QUIZ}: E002"),
    (QUIZ, replace(b"title: Gentle", b"title: \xe9 Gentle"), f"{QUIZ}:3:8: E001"),
    (QUIZ, replace(b"title: Gentle", b"title: \x00 Gentle"), f"{QUIZ}:3:8: E003"),
    (QUIZ, replace(b"title: Gentle", b"title: \x1b[2J Gentle"), f"{QUIZ}:3:8: E015"),
    (QUIZ, replace(b"pass_mark: 80", b"id: again"), f"{QUIZ}:6:1: E006"),
    (QUIZ, replace(b"pass_mark: 80", b"pass_mark: many"), f"{QUIZ}:6:12: E109"),
    (QUIZ, replace(b"pass_mark: 80", b"pas_mark: 80"), f"{QUIZ}:6:1: E102"),
    (QUIZ, folder_in_place_of, f"{QUIZ}: E017"),
    (QUIZ, pipe_in_place_of, f"{QUIZ}: E017"),
    (QUIZ, link_to_itself, f"{QUIZ}: E017"),
    (LESSON, write(b""), f"{LESSON}: E016"),
    (LESSON, write(b"## Wash\n"), f"{LESSON}:1:1: E019"),
    (LESSON, replace(b"supports: [C020", b"supports: [C999"), rf"{LESSON}:\d+:12: E116"),
    (LESSON, replace(b"{C020 C101}", b""), rf"{LESSON}:\d+:\d+: E140"),
    (LESSON, replace(b"{C020 C101}", b"{C999}"), rf"{LESSON}:\d+:\d+: E141"),
]
NAMES = [f"{path.rpartition('/')[2]}-{said[-4:]}-{number}" for number, (path, _, said) in enumerate(BROKEN)]


@pytest.mark.parametrize(("path", "damage", "said"), BROKEN, ids=NAMES)
def test_a_broken_course_is_told_of_and_not_opened(
    edu: Edu, course: Path, path: str, damage: Callable[[Path], None], said: str
) -> None:
    damage(course / path)
    start = time.monotonic()
    code, out, err = edu("check", course, cwd=course)
    assert time.monotonic() - start < 5
    assert code == 1
    assert re.search(f"^{said} [^\n]+ \\([^\n]+\\)$", out, re.MULTILINE), out
    assert re.fullmatch(r"\d+ errors?, \d+ warnings? in .+\n", err)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", out)

    done = edu.refuses("--course", course, cwd=course)
    assert done.code == 3
    assert re.search(f"{said} ", done.err)
    assert "`edu check` shows them all; `edu --course built-in` opens the course that ships with edu." in done.err


def test_a_course_that_may_not_be_read_is_told_of(nobody: Edu) -> None:
    course = nobody.home / "course"
    for name in ("content", "quizzes"):
        copytree(built_in() / name, course / name)
    of_nobody(course, *course.rglob("*"))
    (course / QUIZ).chmod(0)
    (course / "content" / "lessons").chmod(0)
    code, out, _ = nobody("check", "course", planted=AS_NOBODY)
    (course / "content" / "lessons").chmod(0o700)
    assert code == 1
    assert f"course/{QUIZ}: E017 this file cannot be read: you have no permission to read it" in out
    assert "course/content/lessons: E017 this folder cannot be read: you have no permission" in out


def test_many_problems_are_counted_but_not_all_shown_before_the_app(edu: Edu, course: Path) -> None:
    for quiz in (course / "quizzes").iterdir():
        quiz.write_text("id: x\nid: x\n")
    code, out, err = edu("check", course)
    assert code == 1
    more = sum(map(int, re.findall(r"; (\d+) more on this line", out)))
    errors = len(re.findall(r"^\S+: E\d{3} ", out, re.MULTILINE)) + more
    assert errors > 20
    assert err.startswith(f"{errors} errors, ")
    done = edu.refuses("--course", course)
    assert done.code == 3
    assert f"problems above and {errors - 20} more." in done.err


def test_the_shipped_course_is_clean_and_opens_beside_a_broken_one(edu: Edu, course: Path) -> None:
    for words in (["check"], ["check", "built-in"], ["check", "--course", "built-in"]):
        code, out, err = edu(*words)
        assert (code, out) == (0, "")
        assert err.startswith(NOT_HERE) == (words == ["check"])
        assert err.removeprefix(NOT_HERE).startswith("Skin peeling after microneedling: 9 lessons, 18 quizzes, ")
    (course / QUIZ).write_text("")
    with edu.app("--course", "built-in", cwd=course) as terminal:
        terminal.wait_for("Look around as a guest")
        terminal.press("ctrl+q")
        assert terminal.wait() == 0


def test_a_warning_does_not_keep_a_course_from_opening(edu: Edu, course: Path) -> None:
    (course / "quizzes" / "more.yml").write_text("")
    code, out, err = edu("check", course, cwd=course)
    assert code == 1 and err.startswith("0 errors, 1 warning in ")
    assert out.startswith("quizzes/more.yml: W022 ")
    with edu.app(cwd=course) as terminal:
        terminal.wait_for("Look around as a guest")
        terminal.press("ctrl+q")
        assert terminal.wait() == 0


def test_the_nearest_course_around_the_current_folder_is_meant(edu: Edu, course: Path) -> None:
    replace(b"title: Skin peeling after microneedling", b"title: The nearest one")(course / "content" / "course.yaml")
    half = course / "content" / "inner"
    (half / "content").mkdir(parents=True)
    for folder in (course, course / "content" / "lessons", half):
        assert edu("check", cwd=folder).err.startswith("The nearest one: 9 lessons")
        with edu.app(cwd=folder) as terminal:
            terminal.wait_for("The nearest one")
            terminal.press("ctrl+q")
            assert terminal.wait() == 0
    assert edu("check").err.startswith(f"{NOT_HERE}Skin peeling")
    assert edu("check", cwd=course.parent).err.startswith(f"{NOT_HERE}Skin peeling")


def test_a_changed_course_is_seen_at_the_next_start(edu: Edu, course: Path) -> None:
    """Although it was kept at the first one."""
    for title in ("Skin peeling after", "Skin healing after"):
        replace(b"title: Skin peeling after", f"title: {title}".encode())(course / "content" / "course.yaml")
        with edu.app(cwd=course) as terminal:
            terminal.wait_for(title)
            terminal.press("ctrl+q")
            assert terminal.wait() == 0
        assert (edu.data / "course.compiled").is_file()
