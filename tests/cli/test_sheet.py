"""The take-home sheet and the card, printed and saved."""

import re
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest

from edu.assessment.history import ClinicQuestion
from edu.authoring.find import built_in
from edu.authoring.load import load
from edu.course.course import Course
from edu.records.store import Store
from tests.cli.conftest import AS_NOBODY, Edu, of_nobody

NOW = datetime(2026, 5, 22, 9, 30, tzinfo=UTC)
QUESTION = 'May I swim on <day 3> & "4"?'


@pytest.fixture(scope="module")
def built_in_course() -> Course:
    loaded = load(built_in()).course
    assert loaded is not None
    return loaded


def come(edu: Edu, nickname: str, *, path: str = "") -> None:
    """Someone who learns here and has written down a question."""
    with Store.open(edu.data / "records.db") as store:
        person = store.add_person(nickname, person_id=f"id-of-{nickname}", at=NOW)
        question = ClinicQuestion(id=f"question-of-{nickname}", text=f"{QUESTION} {nickname}", about="", at=NOW)
        store.add_question(person.id, question)
        if path:
            store.set_setting(person.id, "path", path)


def test_the_card_needs_no_records(edu: Edu, built_in_course: Course) -> None:
    code, out, err = edu("sheet", "--ask")
    assert (code, err) == (0, "")
    said = " ".join(out.split())
    assert said.startswith("Ask your clinic")
    assert all(question in said for group in built_in_course.ask_clinic for question in group.questions)
    assert not edu.data.exists()


@pytest.mark.parametrize("words", [[], ["--person", "robin"], ["--person", " ROBIN "], ["--path", "five-minutes"]])
def test_the_only_person_need_not_be_named(edu: Edu, built_in_course: Course, words: list[str]) -> None:
    come(edu, "Robin")
    code, out, err = edu("sheet", *words)
    assert (code, err) == (0, "")
    said = " ".join(out.split())
    title = "Five minutes" if words and words[0] == "--path" else "Before your treatment"
    assert f"For Robin · {title} · " in said
    assert f"{QUESTION} Robin" in said
    assert all(sign.text in said for sign in built_in_course.when_to_call.signs)
    assert built_in_course.when_to_call.urgent in said
    assert "Your clinic has not filled this in yet." in said
    assert built_in_course.governance.notice in said


def test_the_path_that_is_open_is_meant(edu: Edu) -> None:
    come(edu, "Robin", path="five-minutes")
    assert "Five minutes" in edu("sheet").out
    assert "Before your treatment" in edu("sheet", "--path", "before-treatment").out


@pytest.mark.parametrize("kind", ["txt", "md", "html"])
def test_every_format_says_the_same(edu: Edu, kind: str) -> None:
    come(edu, "Robin")
    code, out, err = edu("sheet", "--format", kind)
    assert (code, err) == (0, "")
    assert (out.lstrip().lower().startswith("<!doctype html>")) == (kind == "html")
    assert out.startswith("# ") == (kind == "md")
    assert ("<day" in out) == (kind != "html")
    for said in ("When to call", "What to do", "My questions for the clinic", "Robin"):
        assert said in out
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", out)


def test_of_several_people_one_has_to_be_named(edu: Edu) -> None:
    come(edu, "Robin")
    come(edu, "Zoë")
    done = edu("sheet")
    assert done == (2, "", "edu: Several people learn here (Robin, Zoë). Say whose sheet with --person.\n")
    out = edu("sheet", "--person", "ZOË").out
    assert "For Zoë" in out
    assert "Robin" not in out
    done = edu("sheet", "--person", "Kim")
    assert done == (2, "", "edu: There is no Kim here. There is: Robin, Zoë.\n")


def test_a_path_that_is_not_there_is_said(edu: Edu) -> None:
    come(edu, "Robin")
    done = edu("sheet", "--path", "short")
    assert done == (2, "", "edu: There is no path short. There is: before-treatment, five-minutes, for-staff.\n")


def test_without_anyone_it_says_so(edu: Edu) -> None:
    code, out, err = edu("sheet")
    assert (code, out) == (2, "")
    assert "Nobody has used edu with these records yet." in err


@pytest.mark.parametrize("words", [["--ask"], []])
@pytest.mark.parametrize("kind", ["txt", "md", "html"])
def test_it_is_saved_privately_and_never_over_another_file(edu: Edu, words: list[str], kind: str) -> None:
    come(edu, "Robin")
    printed = edu("sheet", "--format", kind, *words).out
    (edu.home / f"sheet.{kind}").write_text("mine")
    for free in (f"sheet-2.{kind}", f"sheet-3.{kind}"):
        done = edu("sheet", "--format", kind, "--out", f"sheet.{kind}", *words)
        assert done == (0, "", f"Saved: {free}\n")
        saved = edu.home / free
        assert saved.read_text(encoding="utf-8").rstrip("\n") == printed.rstrip("\n")
        assert stat.S_IMODE(saved.stat().st_mode) == 0o600
    assert (edu.home / f"sheet.{kind}").read_text() == "mine"
    assert not list(edu.home.glob(".edu-*"))


@pytest.mark.parametrize(
    ("out", "said"),
    [
        (".", "is a folder; add the name of a file"),
        ("nowhere/sheet.txt", "There is no folder nowhere; make it first"),
        ("/dev/null/sheet.txt", "There is no folder /dev/null"),
        ("x" * 300, "File name too long"),
    ],
)
def test_a_place_where_it_cannot_be_saved_is_said(edu: Edu, out: str, said: str) -> None:
    before = list(edu.home.rglob("*"))
    code, printed, err = edu("sheet", "--ask", "--out", out)
    assert (code, printed) == (2, "")
    assert said in err
    assert list(edu.home.rglob("*")) == before


def test_a_folder_that_may_not_be_written_to_is_said(nobody: Edu) -> None:
    closed = nobody.home / "closed"
    closed.mkdir()
    of_nobody(closed)
    closed.chmod(0o500)
    code, _, err = nobody("sheet", "--ask", "--out", "closed/card.txt", planted=AS_NOBODY)
    assert code == 2
    assert "Could not write closed/card.txt (Permission denied); nothing was written." in err
    assert not list(closed.iterdir())


def test_a_full_disk_leaves_no_half_of_it(edu: Edu) -> None:
    code, _, err = edu("sheet", "--ask", "--out", "card.txt", script='ulimit -f 1; exec "$@"')
    assert code == 2
    assert "Could not write card.txt (File too large); nothing was written." in err
    assert not list(edu.home.iterdir())


def test_the_app_saves_it_in_the_current_folder_when_there_are_no_documents(edu: Edu, tmp_path: Path) -> None:
    come(edu, "Robin")
    for documents in (tmp_path / "here", edu.home / "Documents"):
        documents.mkdir()
        with edu.app(cwd=tmp_path / "here") as terminal:
            terminal.wait_for("Start: ")
            terminal.press("t")
            terminal.wait_for("Save as Markdown")
            terminal.press("end", "enter")
            terminal.wait_for("Saved:")
            terminal.press("ctrl+q")
            assert terminal.wait() == 0
        (saved,) = documents.iterdir()
        assert re.fullmatch(r"skin-peeling-after-microneedling-\d{4}-\d\d-\d\d\.md", saved.name)
        assert stat.S_IMODE(saved.stat().st_mode) == 0o600
