"""What is taught and what is asked, printed and saved."""

import json
import stat
from pathlib import Path

import pytest

from tests.cli.conftest import Edu

QUIZ = "quizzes/gentle-daily-care.yaml"


def test_the_tables_are_printed(edu: Edu) -> None:
    code, out, err = edu("coverage")
    assert (code, err) == (0, "No course here; this is the one that ships with edu.\n")
    assert out.startswith("Skin peeling after microneedling: what is taught and what is asked\n===")
    for part in ("Lessons\n---", "Objectives\n---", "Critical ideas\n---", "Claims\n---"):
        assert part in out
    assert max(map(len, out.splitlines())) <= 80
    assert "\n! " not in out


def test_what_is_missing_is_said_in_words(edu: Edu, course: Path) -> None:
    path = course / QUIZ
    path.write_text(
        path.read_text()
        .replace("    critical: yes\n    idea: no-harsh-exfoliants\n", "")
        .replace("    reserve: yes\n", "")
    )
    code, out, _ = edu("coverage", course)
    assert code == 0
    assert "- Taught and not asked, critical ideas: no-harsh-exfoliants." in out
    assert "\n! No scrubs or harsh exfoliants" in out


@pytest.mark.parametrize(("kind", "start"), [("html", "<!doctype html>"), ("json", "{"), ("text", "Skin peeling")])
def test_each_format_is_printed_and_saved_alike(edu: Edu, tmp_path: Path, kind: str, start: str) -> None:
    code, out, err = edu("coverage", "built-in", "--format", kind)
    assert (code, err) == (0, "") and out.startswith(start)
    saved = tmp_path / f"coverage.{kind}"
    code, printed, err = edu("coverage", "built-in", "--format", kind, "--out", saved)
    assert (code, printed) == (0, "") and err == f"Saved: {saved}\n"
    assert saved.read_text().rstrip("\n") == out.rstrip("\n")


@pytest.mark.parametrize("kind", ["html", "json", "text"])
def test_an_earlier_report_is_replaced_and_another_file_is_not(edu: Edu, tmp_path: Path, kind: str) -> None:
    saved, note = tmp_path / "coverage", tmp_path / "note"
    edu("coverage", "built-in", "--format", kind, "--out", saved)
    whole = saved.read_text()
    saved.write_text(whole + "\n")
    assert edu("coverage", "built-in", "--format", kind, "--out", saved).err == f"Saved: {saved}\n"
    assert saved.read_text() == whole
    note.write_text("{}")
    assert edu("coverage", "built-in", "--format", kind, "--out", note).err == f"Saved: {note}-2\n"
    assert note.read_text() == "{}"


@pytest.mark.parametrize(("mask", "mode"), [("022", 0o644), ("077", 0o600), ("002", 0o644)])
def test_others_may_read_what_is_saved(edu: Edu, tmp_path: Path, mask: str, mode: int) -> None:
    for _ in range(2):
        edu("coverage", "--out", tmp_path / "coverage.txt", script=f'umask {mask}; exec "$@"')
        assert stat.S_IMODE((tmp_path / "coverage.txt").stat().st_mode) == mode


def test_json_holds_every_claim(edu: Edu) -> None:
    said = json.loads(edu("coverage", "--format", "json").out)
    assert sum(len(claim["same"]) for claim in said["claims"]) == 111
    assert not [
        row
        for kind in ("objectives", "ideas", "claims")
        for row in said[kind]
        if row["missing"] and row.get("needed", True)
    ]


def test_a_course_with_errors_is_not_counted(edu: Edu, course: Path) -> None:
    (course / QUIZ).write_text("")
    code, out, err = edu("coverage", course)
    assert (code, out) == (3, "")
    assert "while it has errors; `edu check` lists them." in err
