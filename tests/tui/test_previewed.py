"""Which question or page of a file comes to the front after a save."""

from collections.abc import Callable
from pathlib import Path

import pytest

import edu.cli.preview
from edu.cli.preview import Watched
from edu.tui.previewed import Previewed, State, following
from tests.tui.writing import course_in

HEAD = "id: when-to-call\ntitle: A title\npath: patient\nlesson: when-to-call\nquestions:\n"
TAIL = "\n# the end\npass_mark: 80\n"


def question(name: str, prompt: str = "") -> str:
    choices = "".join(
        f"      - text: {text}\n        feedback: It is {text}.\n{mark}"
        for text, mark in (("One", "        correct: yes\n"), ("Two", ""), ("Three", ""))
    )
    return f"\n  # remark on {name}\n  - id: {name}\n    type: single\n    prompt: {prompt or name}?\n    choices:\n{choices}"


ONE, TWO, THREE, NEW = (question(name) for name in ("one", "two", "three", "new"))
WHOLE = HEAD + ONE + TWO + THREE + TAIL


@pytest.fixture
def quiz(tmp_path: Path) -> Path:
    """A quiz of three questions, with remarks and blank lines between them and a key after them."""
    file = course_in(tmp_path) / "quizzes" / "when-to-call.yaml"
    file.write_text(WHOLE, encoding="utf-8")
    return file


def look(watched: Watched) -> Previewed:
    """What a preview shows next, as soon as it has been seen twice that a file is gone."""
    now = watched.look() or watched.look()
    assert now is not None
    return now


@pytest.mark.parametrize(
    ("text", "index", "becomes"),
    [
        pytest.param(HEAD + ONE + NEW + TWO + THREE + TAIL, 0, "new", id="new in the middle"),
        pytest.param(HEAD + ONE + TWO + THREE + NEW + TAIL, 0, "new", id="new at the end"),
        pytest.param(HEAD + NEW + ONE + TWO + THREE + TAIL, 2, "new", id="new at the start"),
        pytest.param(HEAD + question("one", "Else") + TWO + NEW + THREE + TAIL, 0, "new", id="new wins over changed"),
        pytest.param(WHOLE.replace("prompt: two", "prompt: Else"), 0, "two", id="changed"),
        pytest.param(WHOLE.replace("remark on two", "else"), 0, "two", id="remark above changed"),
        pytest.param(WHOLE.replace("- id: two", "- id: twain"), 2, "twain", id="called otherwise"),
        pytest.param(WHOLE.replace("A title", "Else"), 1, "two", id="title"),
        pytest.param(WHOLE.replace("the end", "else"), 1, "two", id="remark at the end"),
        pytest.param(WHOLE.replace("pass_mark: 80", "pass_mark: 90"), 2, "three", id="key after the questions"),
        pytest.param(WHOLE.replace("\n  # remark on two", "\n\n\n  # remark on two"), 2, "three", id="blank lines"),
        pytest.param(HEAD + THREE + TWO + ONE + TAIL, 0, "one", id="moved"),
        pytest.param(HEAD + TWO + THREE + TAIL, 1, "two", id="one above it taken out"),
        pytest.param(HEAD + ONE + THREE + TAIL, 1, "three", id="itself taken out"),
        pytest.param(HEAD + ONE + TWO + TAIL, 2, "two", id="the last taken out"),
        pytest.param(WHOLE.replace("  - id: two\n  ", "  -\n    id: two\n  "), 0, "two", id="dash alone"),
        pytest.param(HEAD.strip() + " [{id: a, type: x}, {id: b}]\n", 0, "", id="on one line"),
    ],
)
def test_what_was_edited_comes_to_the_front_and_else_nothing_moves(
    quiz: Path, text: str, index: int, becomes: str
) -> None:
    watched = Watched(quiz)
    before = look(watched)
    quiz.write_text(text, encoding="utf-8")
    shown, at = following(before, look(watched), index)
    assert shown.entries[at].id == becomes or not becomes


def test_the_copy_of_a_question_comes_to_the_front(quiz: Path) -> None:
    watched = Watched(quiz)
    before = look(watched)
    quiz.write_text(HEAD + ONE + TWO + TWO.replace("two?", "Else?") + THREE + TAIL, encoding="utf-8")
    assert following(before, look(watched), 0)[1] == 2


@pytest.mark.parametrize(
    ("old", "new", "index", "becomes"),
    [
        ("prompt: two?", 'prompt: "two?', 0, 1),
        ("prompt: three?", "prompt: [three", 0, 2),
        (TWO, TWO + "   bad\n", 0, 1),
        ("title: A title", 'title: "A title', 1, 1),
    ],
)
def test_what_breaks_the_file_comes_to_the_front_as_it_was(
    quiz: Path, old: str, new: str, index: int, becomes: int
) -> None:
    watched = Watched(quiz)
    before = look(watched)
    quiz.write_text(WHOLE.replace(old, new), encoding="utf-8")
    shown, at = following(before, look(watched), index)
    assert (shown.state, shown.entries, at) == (State.BROKEN, before.entries, becomes)
    assert shown.problems_of(at)


def test_problems_belong_to_the_question_below_a_remark_and_to_none_above_and_below_the_list(quiz: Path) -> None:
    text = WHOLE.replace("# remark on two", "# edu: ignore[W205]").replace("A title", "A title  # edu: look")
    quiz.write_text(text.replace("# the end\n", "pass_mark: 80  # edu: ignore\n").replace("\npass_mark: 80\n", "\n"))
    shown = look(Watched(quiz))
    found = [[problem for problem in shown.problems_of(index) if problem.code == "E023"] for index in range(3)]
    assert [len(each) for each in found] == [0, 1, 0]
    assert [problem.code for problem in shown.problems].count("E023") == 3


def blank(file: Path) -> None:
    file.write_text("", encoding="utf-8")


def renamed(file: Path) -> None:
    file.rename(file.with_suffix(".bak"))


@pytest.mark.parametrize("step", [blank, renamed])
def test_a_file_that_an_editor_is_still_writing_is_not_looked_at(
    quiz: Path, step: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    watched = Watched(quiz)
    look(watched)
    step(quiz)
    with monkeypatch.context() as patch:
        patch.setattr(edu.cli.preview, "sleep", lambda _: quiz.write_text(WHOLE + "# more\n", encoding="utf-8"))
        assert watched.look() is None
    assert look(watched).state is State.READ
