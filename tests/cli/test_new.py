"""From an empty folder to a course of one's own, as it is typed."""

import shlex
from pathlib import Path

import pytest

from edu.authoring.find import built_in
from edu.cli.new import _root
from tests.cli.conftest import AS_NOBODY, Edu, of_nobody


def follow(edu: Edu, said: str, cwd: Path) -> list[int]:
    """Type what was said to type next, but for the app, and give how it ended."""
    orders = [shlex.split(line) for line in said.splitlines() if line.startswith("  edu ")]
    return [edu(*words[1:], cwd=cwd).code for words in orders if words[:2] != ["edu", "--course"]]


def test_a_course_is_made_and_grows_as_it_says(edu: Edu) -> None:
    code, out, err = edu("new", "course", "dry skin", "--title", "Skin: dry & sore")
    assert (code, err) == (0, "")
    assert out.startswith("Made a course in dry skin:\n  content/course.yaml\n")
    assert out.endswith("Then type\n  edu check 'dry skin'\n  edu --course 'dry skin'\n")
    assert follow(edu, out, edu.home) == [0]
    course = edu.home / "dry skin"
    with edu.app("--course", "dry skin") as terminal:
        terminal.wait_for("Skin: dry & sore")
        terminal.press("ctrl+q")
        assert terminal.wait() == 0

    code, out, err = edu("new", "lesson", "What helps?", cwd=course)
    assert (code, err) == (0, "")
    made, *rest = out.splitlines()
    assert made == (
        "Made content/lessons/02-what-helps.md. "
        'It is now the last lesson of the path "Clean hands" in content/course.yaml.'
    )
    assert rest == [
        "Write your own text over it. Then type",
        "  edu new quiz what-helps",
        "  edu check",
    ]
    assert edu("check", cwd=course).code == 0
    assert follow(edu, out, course) == [0, 0]
    assert edu("new", "question", "what-helps", "--type", "categorise", cwd=course).out.splitlines() == [
        "Added the question new-question-3 at the end of quizzes/what-helps.yaml.",
        "Write your own over it. Then type",
        "  edu check",
    ]
    code, out, err = edu("check", cwd=course)
    assert (code, out) == (0, "")
    assert err.startswith("Skin: dry & sore: 2 lessons, 2 quizzes, 7 questions, no problem found")


def test_a_course_elsewhere_is_named(edu: Edu) -> None:
    assert edu("new", "course", "it's mine").code == 0
    code, out, _ = edu("new", "lesson", "What helps", "--course", "it's mine")
    assert code == 0
    assert out.startswith("Made it's mine/content/lessons/02-what-helps.md. ")
    assert follow(edu, out, edu.home) == [0, 0]
    code, out, _ = edu("--course", "it's mine", "new", "question", "what-helps")
    assert code == 0
    assert follow(edu, out, edu.home) == [0]


@pytest.mark.parametrize(
    "words",
    [
        ["lesson", "Dry skin"],
        ["quiz", "when-to-call"],
        ["question", "when-to-call"],
        ["lesson", "Dry skin", "--course", "built-in"],
    ],
)
def test_the_course_that_ships_with_edu_is_left_alone(edu: Edu, words: list[str]) -> None:
    before = sorted((built_in() / "content" / "lessons").iterdir())
    code, out, err = edu("new", *words)
    assert (code, out) == (2, "")
    assert "There is no course of yours here: go into its folder, or name it with --course." in err
    assert sorted((built_in() / "content" / "lessons").iterdir()) == before


def test_who_works_on_that_course_in_its_folder_means_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(built_in() / "content")
    assert _root(None) == built_in()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "WHAT"),
        (["course"], "FOLDER"),
        (["curse", "x"], "course"),
        (["course", "full"], "full is not empty; name a folder that is new, or an empty one."),
        (["course", "full/file"], "full/file is no folder"),
        (["course", "full/file/x"], "(Not a directory); nothing was changed."),
        (["course", "new", "--title", ""], "The title is empty"),
        (["course", "new", "--title", "\x1b[2J"], "a character that may not be shown (U+001B)"),
        (["lesson", "--course", "course", " "], "The title is empty"),
        (["lesson", "--course", "nowhere", "Dry skin"], "There is no course folder at nowhere"),
        (["lesson", "--course", "full", "Dry skin"], "There is no content/course.yaml in full"),
        (["quiz", "--course", "course", "wash-hands"], "did you mean wash-your-hands?"),
        (["question", "--course", "course", "wash-hands"], "did you mean wash-your-hands?"),
        (["question", "--course", "course", "wash-your-hands", "--type", "singel"], "did you mean single?"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(edu: Edu, words: list[str], said: str) -> None:
    (edu.home / "full").mkdir()
    (edu.home / "full" / "file").touch()
    edu("new", "course", "course")
    before = {path: path.stat().st_mtime_ns for path in edu.home.rglob("*")}
    code, out, err = edu("new", *words)
    assert (code, out) == (3 if "nowhere" in words else 2, "")
    assert err.startswith("edu: ") and said in err
    assert {path: path.stat().st_mtime_ns for path in edu.home.rglob("*")} == before


def test_where_nothing_may_be_written_nothing_is(nobody: Edu) -> None:
    closed = nobody.home / "closed"
    nobody("new", "course", "course")
    closed.mkdir()
    of_nobody(nobody.home, closed, *(nobody.home / "course").rglob("*"))
    closed.chmod(0o500)
    done = nobody("new", "course", "closed/course", planted=AS_NOBODY)
    assert done.code == 2
    assert "closed/course could not be written (Permission denied); nothing was changed." in done.err
    done = nobody("new", "course", "closed", planted=AS_NOBODY)
    assert done.code == 2
    assert "(Permission denied); nothing was changed." in done.err
    manifest = nobody.home / "course" / "content" / "course.yaml"
    manifest.chmod(0o400)
    done = nobody("new", "lesson", "Dry skin", "--course", "course", planted=AS_NOBODY)
    assert done.code == 2
    assert "course/content/course.yaml could not be written (Permission denied); nothing was changed." in done.err
    assert not (nobody.home / "course" / "content" / "lessons" / "02-dry-skin.md").exists()
