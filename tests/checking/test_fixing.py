"""Mending in place: what is meant changes, and not a byte besides."""

import re
import stat
from dataclasses import replace
from pathlib import Path
from shutil import copytree

import pytest

import edu
from edu.authoring.files import Shelf
from edu.checking.checker import Checked, Checker
from edu.checking.fixing import edited, mend
from edu.checking.mended import DONE, Mended
from edu.errors import UsageError
from edu.problems import Edit, Fix, Problem
from tests.checking.examples import QUIZ, TEMPLATE

LESSON = "content/lessons/01-wash-your-hands.md"
ODD = """\
# A comment before everything.
id:   wash-your-hands   # the name
title: "Wash your hands"
path: pateint           # who it is for


questions:
      # a comment at its own depth
      -   type: singel
          promt: >
             What should you do first when you come home?
          choices:
             - {text: Wash your hands.,   korrect: yes, correct: yes}  # flow
             - { text: 'Sit down.', misconcepton: looks-clean-is-clean }
      - {type: true_false, prompt: What is “this”?, answer: yes}
      -
        # a comment first
        prompt: "What is this?"
        type: true_false
        answer: no
"""
MENDED = (
    ODD.replace("pateint", "patient")
    .replace("-   type: singel\n", "-   id: what-should-you-do-first\n          type: single\n")
    .replace("promt:", "prompt:")
    .replace("misconcepton", "misconception")
    .replace("{type: true_false,", "{id: what-is-this, type: true_false,")
    .replace('        prompt: "What is this?"', '        id: what-is-this-2\n        prompt: "What is this?"')
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the template course."""
    copytree(TEMPLATE, tmp_path / "course")
    return tmp_path / "course"


def everything(problem: Problem) -> bool:
    return True


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["plain", "mark"])
def test_nothing_changes_but_what_is_meant(root: Path, newline: str, mark: str) -> None:
    path = root / QUIZ
    path.write_bytes((mark + ODD).replace("\n", newline).encode())
    done = list(mend(Checker(root), everything))
    assert path.read_bytes().decode() == (mark + MENDED).replace("\n", newline)
    assert sorted(each.problem.code for each in done) == ["E101"] * 3 + ["E102"] * 2 + ["E104", "E117"]
    left = [problem.code for problem in Checker(root).check().problems if problem.code < "E2"]
    assert left == ["E102"]


def test_what_was_mended_is_told(root: Path) -> None:
    (root / QUIZ).write_text(ODD)
    told = [str(each).removeprefix(f"{root / QUIZ}:") for each in mend(Checker(root), everything)]
    assert sorted(told, key=lambda each: int(each.partition(":")[0])) == [
        "4: pateint → patient (E104)",
        "9: gave it the id what-should-you-do-first (E101)",
        "10: singel → single (E117)",
        "11: promt → prompt (E102)",
        "15: misconcepton → misconception (E102)",
        "16: gave it the id what-is-this (E101)",
        "19: gave it the id what-is-this-2 (E101)",
    ]


@pytest.mark.parametrize(
    ("title", "before", "text", "said"),
    [
        ("Write feedback instead", "feedbak", "feedback", "feedbak → feedback"),
        ("Sort the choices by their numbers", "3 days", "1 day", "sorted the choices by their numbers"),
        ("Write typographic quotation marks", '"', "“", "wrote typographic quotation marks"),
        ("Turn it round", "", "x", '"Turn it round"'),
    ],
)
def test_what_has_changed_is_said(title: str, before: str, text: str, said: str) -> None:
    edit = Edit(line=1, column=1, end_line=1, end_column=2, text=text)
    problem = Problem(path="a.yaml", line=1, code="W219", message="x")
    mended = Mended(problem=problem, fix=Fix(title=title, edits=(edit,)), before=before, line=7, column=1)
    assert str(mended) == f"a.yaml:7: {said} (W219)"


def test_every_title_of_a_fix_can_be_said_as_done() -> None:
    titles = [
        title
        for path in Path(edu.__file__).parent.rglob("*.py")
        for said in re.findall(r"\bFix\(\s*title=f?\"(\w+)|place, title = .+\"(\w+) ", path.read_text(encoding="utf-8"))
        for title in said
    ]
    assert {"Write", "Give"} <= set(titles)
    assert {title for title in titles if title} <= DONE.keys()


@pytest.mark.parametrize("path", [QUIZ, LESSON])
def test_a_file_without_an_id_gets_its_name(root: Path, path: str) -> None:
    text = (root / path).read_text()
    (root / path).write_text(text.replace("id: wash-your-hands\n", "", 1))
    (done,) = mend(Checker(root), everything)
    assert done.fix.title == "Give it the id wash-your-hands"
    assert Checker(root).check().loaded.course
    assert (root / path).read_text().replace("id: wash-your-hands\n", "", 1) == text.replace(
        "id: wash-your-hands\n", "", 1
    )


@pytest.mark.parametrize(
    ("prompt", "name"),
    [
        ("What do you do?", "what-do-you-do"),
        ("Don’t you wash it off?", "dont-you-wash-it-off"),
        ("Ça va? – Élève-toi, s'il te plaît", "ca-va-eleve-toi-sil"),
        ("手を洗いますか", "question"),
        (
            "Antidisestablishmentarianisms uncharacteristically misunderstood",
            "antidisestablishmentarianisms-uncharacte",
        ),
        ("", "question"),
    ],
)
def test_a_question_is_named_after_its_first_words(root: Path, prompt: str, name: str) -> None:
    start = (root / QUIZ).read_text().partition("questions:\n")[0]
    (root / QUIZ).write_text(f"{start}questions:\n  - type: true_false\n    prompt: '{prompt.replace(chr(39), '’')}'\n")
    list(mend(Checker(root), everything))
    assert f"  - id: {name}\n    type: true_false\n" in (root / QUIZ).read_text()


def test_questions_of_sections_and_steps_are_named_too(root: Path) -> None:
    start = (root / QUIZ).read_text().partition("questions:\n")[0]
    rest = (
        "sections:\n  - questions:\n      - {type: rating, prompt: How is it, scale: [a, b]}\n      - keep_together:\n"
        "          - {type: rating, prompt: How is it, scale: [a, b]}\n          - type: scenario\n"
        "            prompt: A story\n            steps:\n              - prompt: What now\n"
        "                type: true_false\n                answer: yes\n"
        "              - {type: true_false, prompt: What then, answer: yes}\n"
    )
    (root / QUIZ).write_text(start + rest)
    assert len(list(mend(Checker(root), everything))) == 5
    (file,) = Checker(root).check().loaded.quizzes
    assert list(file.questions()) == ["how-is-it", "how-is-it-2", "a-story", "what-now", "what-then"]


def test_an_id_of_another_quiz_is_not_given_again(root: Path) -> None:
    text = (root / QUIZ).read_text()
    other = text.replace("id: wash-your-hands\n", "id: b\n").replace("id: back-from-the-shop", "id: what-is-it")
    (root / "quizzes" / "b.yaml").write_text(other)
    (root / QUIZ).write_text(
        text.partition("questions:\n")[0] + "questions:\n  - {prompt: What is it, type: reflection}\n"
    )
    list(mend(Checker(root), everything))
    assert "- {id: what-is-it-2, prompt: What is it, type: reflection}" in (root / QUIZ).read_text()


@pytest.mark.parametrize(
    "questions",
    [
        "  - type: true_false\n",
        "  - - type: true_false\n      prompt: a\n",
        "  - [prompt: a]\n",
        "  - word\n",
        "  []\n",
    ],
)
def test_where_there_is_no_room_nothing_is_written(root: Path, questions: str) -> None:
    path = root / QUIZ
    text = path.read_text().partition("questions:\n")[0] + "questions:\n" + questions
    path.write_text(text)
    list(mend(Checker(root), everything))
    assert path.read_text() == text


def test_what_is_only_a_guess_stays(root: Path) -> None:
    text = (root / QUIZ).read_text().replace("objective: wash-well", "objective: wash-wel")
    (root / QUIZ).write_text(text)
    problem = next(each for each in Checker(root).check().problems if each.code == "E116")
    (fix,) = problem.fixes
    assert (fix.title, fix.safe) == ("Write wash-well instead", False)
    assert list(mend(Checker(root), everything)) == []
    assert (root / QUIZ).read_text() == text


def test_two_keys_that_may_mean_the_same_do_not_become_one(root: Path) -> None:
    text = (root / QUIZ).read_text().replace("pass_mark: 80\n", "pas_mark: 80\npass_mrk: 70\n")
    (root / QUIZ).write_text(text)
    list(mend(Checker(root), everything))
    assert (root / QUIZ).read_text() == text.replace("pas_mark", "pass_mark")


def test_only_what_is_wanted_is_mended(root: Path) -> None:
    (root / QUIZ).write_text(ODD)
    done = list(mend(Checker(root), lambda problem: problem.code == "E104"))
    assert [each.problem.code for each in done] == ["E104"]
    assert (root / QUIZ).read_text() == ODD.replace("pateint", "patient")


class Meddler(Checker):
    """Someone else who writes into the file while it is looked at."""

    def check(self) -> Checked:
        checked = super().check()
        path = self.root / QUIZ
        path.write_text(path.read_text() + "# mine\n")
        return checked


def test_a_file_that_someone_else_changes_stays_theirs(root: Path) -> None:
    (root / QUIZ).write_text(ODD)
    assert list(mend(Meddler(root), everything)) == []
    assert (root / QUIZ).read_text().replace("# mine\n", "") == ODD


@pytest.mark.parametrize("data", [ODD.encode() + b"# \xe9\n", ODD.encode() + b"# \x07\n"], ids=["bytes", "control"])
def test_a_file_that_cannot_be_read_as_it_is_stays(root: Path, data: bytes) -> None:
    (root / QUIZ).write_bytes(data)
    assert list(mend(Checker(root), everything)) == []
    assert (root / QUIZ).read_bytes() == data


class Careless(Checker):
    """Its fixes make a file that nobody can read."""

    def check(self) -> Checked:
        checked = super().check()
        edit = Edit(line=1, column=1, end_line=1, end_column=1, text="[")
        fix = Fix(title="Break it", edits=(edit,))
        bad = Problem(path=checked.loaded.quizzes[0].shown, line=1, column=1, code="W219", message="x", fixes=(fix,))
        return replace(checked, problems=(*checked.problems, bad))


def test_nothing_is_written_that_could_not_be_read(root: Path) -> None:
    before = (root / QUIZ).read_bytes()
    assert list(mend(Careless(root), everything)) == []
    assert (root / QUIZ).read_bytes() == before


def test_permissions_and_links_stay(root: Path, tmp_path: Path) -> None:
    real = tmp_path / "elsewhere.yaml"
    real.write_text(ODD)
    real.chmod(0o604)
    (root / QUIZ).unlink()
    (root / QUIZ).symlink_to(real)
    assert list(mend(Checker(root), everything))
    assert (root / QUIZ).is_symlink()
    assert real.read_text() == MENDED
    assert stat.S_IMODE(real.stat().st_mode) == 0o604
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_file_that_cannot_be_written_is_said(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, target: Path) -> None:
        raise PermissionError(13, "Permission denied")

    (root / QUIZ).write_text(ODD)
    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(UsageError, match=r"could not be mended \(Permission denied\); it is as it was"):
        list(mend(Checker(root), everything))
    assert (root / QUIZ).read_text() == ODD
    assert list((root / "quizzes").iterdir()) == [root / QUIZ]


def test_a_check_again_after_mending_reads_the_files(root: Path) -> None:
    (root / QUIZ).write_text(ODD)
    checker = Checker(root, Shelf())
    list(mend(checker, everything))
    assert checker.shelf.unsaved == {}
    assert [problem.code for problem in checker.check().problems if problem.code < "E2"] == ["E102"]


TEXT = "one\ntwo\nthree"


@pytest.mark.parametrize(
    ("edits", "said"),
    [
        ([(1, 1, 1, 1, "> ")], "> one\ntwo\nthree"),
        ([(3, 6, 3, 6, "\nfour")], "one\ntwo\nthree\nfour"),
        ([(1, 4, 2, 1, " ")], "one two\nthree"),
        ([(2, 1, 3, 1, "")], "one\nthree"),
        ([(3, 1, 3, 6, "one"), (1, 1, 1, 4, "three")], "three\ntwo\none"),
        ([], TEXT),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_edits_count_in_lines_of_any_kind(edits: list[tuple[int, int, int, int, str]], said: str, newline: str) -> None:
    made = [Edit(line=a, column=b, end_line=c, end_column=d, text=text) for a, b, c, d, text in edits]
    assert edited(TEXT.replace("\n", newline), made) == said.replace("\n", newline)
