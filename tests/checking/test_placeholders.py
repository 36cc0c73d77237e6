"""What `edu new` put into a course is found before the release, and nothing that an author wrote is."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from edu.authoring.load import load
from edu.checking.checker import check
from edu.checking.new.course import new_course
from edu.checking.new.lesson import new_lesson
from edu.checking.new.quiz import KINDS, new_question, new_quiz
from edu.checking.placeholders import MAY_STAY, PARTS, placeholders, unwritten
from tests.checking.examples import TEMPLATE

LESSON = "content/lessons/02-dry-skin.md"
QUIZ = "quizzes/dry-skin.yaml"


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A new course with a new lesson and quiz."""
    root = tmp_path / "course"
    new_course(root, "Skin", date(2026, 3, 1))
    new_lesson(root, "Dry skin")
    new_quiz(root, "dry-skin")
    return root


@pytest.fixture
def change(course: Path) -> Callable[[str, str, str], None]:
    """Write something else over a text that stands in a file of the course."""

    def changed(path: str, old: str, new: str) -> None:
        text = (course / path).read_text(encoding="utf-8")
        assert old in text
        (course / path).write_text(text.replace(old, new), encoding="utf-8")

    return changed


def found(root: Path, path: str = "") -> list[str]:
    """What stands where a problem is, up to the end of the line."""
    marked = []
    for problem in unwritten(load(root)):
        assert problem.code == "E604" and problem.line and problem.column
        if problem.path.endswith(path):
            lines = Path(problem.path).read_text(encoding="utf-8").splitlines()
            marked.append(lines[problem.line - 1][problem.column - 1 :])
    return marked


def test_each_new_part_is_told_once_and_each_new_id(course: Path) -> None:
    assert check(course).problems == ()
    assert found(course, LESSON) == ["Say the one thing to take away, in a short sentence."]
    assert found(course, QUIZ) == [
        "Say in a sentence what the questions are about.",
        "new-question",
        "Tell of a moment from daily life. What should the reader do first?",
        "new-question-2",
        "Say what the reader wants to reach. Which steps help?",
    ]
    assert len(found(course)) == 6


@pytest.mark.parametrize("kind", KINDS)
def test_every_type_of_question_is_found(kind: str, course: Path) -> None:
    before = len(found(course))
    new_question(course, "wash-your-hands", kind)
    steps = 2 if kind == "scenario" else 0
    assert len(found(course)) == before + 2 * (1 + steps)


def test_the_next_text_is_found_when_the_first_is_written_over(
    course: Path, change: Callable[[str, str, str], None]
) -> None:
    change(LESSON, "Say the one thing to take away, in a short sentence.", "Dry skin needs care.")
    assert found(course, LESSON) == ["Write what to do, and start with a verb."]
    change(QUIZ, "Tell of a moment from daily life. What should the reader do first?", "What helps dry skin?")
    assert "Put in the right answer." not in found(course, QUIZ)
    assert "Write what some people do by mistake." in found(course, QUIZ)


def test_a_line_under_a_heading_is_found_however_it_is_wrapped(
    course: Path, change: Callable[[str, str, str], None]
) -> None:
    text = (course / LESSON).read_text(encoding="utf-8")
    front, _, _ = text.removeprefix("---\n").partition("\n---\n")
    for placeholder in placeholders():
        front = front.replace(placeholder, "My own words.")
    body = "## Care\n\n- Tell your reader why this part\n  is worth the time. {editor}\n"
    (course / LESSON).write_text(f"---\n{front}\n---\n{body}", encoding="utf-8")
    assert found(course, LESSON) == ["- Tell your reader why this part"]
    change(LESSON, "worth the time", "worth your time")
    assert found(course, LESSON) == []


@pytest.mark.parametrize("name", ["new-question-about-soap", "a-new-question", "new-questions", "new-question-two"])
def test_an_id_of_ones_own_is_left_alone(name: str, course: Path, change: Callable[[str, str, str], None]) -> None:
    change(QUIZ, "id: new-question-2\n", f"id: {name}\n")
    assert not [each for each in found(course, QUIZ) if each == name]


def test_only_what_an_author_has_to_write_over_is_a_placeholder() -> None:
    written = "\n".join(path.read_text(encoding="utf-8") for path in PARTS.iterdir())
    assert all(text in written for text in placeholders() | MAY_STAY)
    assert "Put in the right answer." in placeholders()
    assert "Nothing here rests on a source yet." in placeholders()
    assert not placeholders() & MAY_STAY
    assert not [text for text in placeholders() if "<" in text or "{editor}" in text or text.startswith(("#", "- "))]


def test_whole_courses_have_none() -> None:
    for root in (TEMPLATE, Path(__file__).parents[2]):
        assert list(unwritten(load(root))) == []
