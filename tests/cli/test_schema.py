"""`edu schema`: schemas on stdout, or in a folder where nothing else is lost."""

import json
from argparse import Namespace
from pathlib import Path

import pytest

from edu.checking.schema import COURSE, KINDS, schema
from edu.cli.schema import run
from edu.errors import UsageError


def ask(kind: str | None = None, out: Path | None = None) -> int:
    return run(Namespace(kind=kind, out=out))


@pytest.mark.parametrize("kind", KINDS)
def test_one_is_printed(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert ask(kind) == 0
    assert json.loads(capsys.readouterr().out) == json.loads(schema(kind))


def test_those_of_a_course_are_saved(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "content" / "schema"
    assert ask(out=folder) == 0
    assert {path.name: path.read_text() for path in folder.iterdir()} == {
        f"{kind}.json": schema(kind) for kind in COURSE
    }
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("Saved: ") == len(COURSE)


def test_one_is_saved(tmp_path: Path) -> None:
    assert ask("clinic", tmp_path) == 0
    assert [path.name for path in tmp_path.iterdir()] == ["clinic.json"]


def test_an_older_one_is_brought_up_to_date(tmp_path: Path) -> None:
    (tmp_path / "quiz.json").write_text(schema("quiz").replace("A quiz", "An old quiz"))
    assert ask("quiz", tmp_path) == 0
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"quiz.json": schema("quiz")}


def test_a_file_of_somebody_else_stays(tmp_path: Path) -> None:
    (tmp_path / "quiz.json").write_text("{}")
    with pytest.raises(UsageError, match="was not made by edu"):
        ask("quiz", tmp_path)
    assert (tmp_path / "quiz.json").read_text() == "{}"


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UsageError, match="name another folder"):
        ask(out=tmp_path / "file")


def test_something_has_to_be_asked_for() -> None:
    with pytest.raises(UsageError, match="edu schema quiz"):
        ask()
