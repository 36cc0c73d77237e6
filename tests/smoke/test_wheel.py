"""The installed `edu`, as its users get it: run by `.ci/run`, not with the other tests.

EDU_COMMAND=/somewhere/bin/edu pytest tests/smoke/test_wheel.py
"""

import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from edu import __version__
from tests.pty.terminal import Terminal

COMMAND = os.environ["EDU_COMMAND"]


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., "subprocess.CompletedProcess[str]"]:
    """The command in an empty folder, with records beside it."""
    (tmp_path / "empty").mkdir()

    def started(*arguments: str) -> "subprocess.CompletedProcess[str]":
        command = [COMMAND, "--data", str(tmp_path / "records"), *arguments]
        return subprocess.run(command, cwd=tmp_path / "empty", capture_output=True, text=True, check=False, timeout=60)

    return started


@pytest.fixture
def app(tmp_path: Path) -> Callable[[], Terminal]:
    """The app in a terminal, on the same records each time."""
    (tmp_path / "home").mkdir()
    return lambda: Terminal([COMMAND, "--data", tmp_path / "records"], cwd=tmp_path / "home")


def test_it_is_this_version(run: Callable[..., "subprocess.CompletedProcess[str]"]) -> None:
    done = run("--version")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"edu {__version__}\n", "")


def test_its_course_is_whole(run: Callable[..., "subprocess.CompletedProcess[str]"]) -> None:
    done = run("check")
    assert (done.returncode, done.stdout) == (0, "")
    assert "no problem found" in done.stderr


def test_its_files_name_schemas_that_are_there(run: Callable[..., "subprocess.CompletedProcess[str]"]) -> None:
    where = "from edu.authoring.find import built_in; print(built_in())"
    python = [str(Path(COMMAND).with_name("python")), "-I", "-c", where]
    root = Path(subprocess.run(python, capture_output=True, text=True, check=True).stdout.strip())
    files = [*root.glob("quizzes/*.yaml"), *root.glob("content/*.yaml"), *root.glob("content/lessons/*.md")]
    named = {path: re.search(r"^# yaml-language-server: \$schema=(\S+)$", path.read_text(), re.M) for path in files}
    schemas = {(path.parent / found[1]).resolve() for path, found in named.items() if found}
    assert files
    assert all(named.values())
    assert schemas == set((root / "content" / "schema").iterdir())
    assert all(run("schema", path.stem).stdout == path.read_text() for path in schemas)


def test_it_prints_the_card(run: Callable[..., "subprocess.CompletedProcess[str]"]) -> None:
    done = run("sheet", "--ask")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Ask your clinic\n")


def test_a_question_is_answered_and_the_place_is_kept(app: Callable[[], Terminal]) -> None:
    with app() as terminal:
        terminal.wait_for("Start")
        terminal.press("enter")
        terminal.wait_for("Start: What do you already know?")
        terminal.press("enter")
        terminal.wait_for("1 of 6")
        terminal.settle()
        terminal.press("1")
        terminal.wait_for("1 (•)")
        terminal.press("c")
        terminal.wait_for("Your answer")
        terminal.press("escape")
        terminal.wait_for("Continue: What do you already know?")
        terminal.press("q")
        assert terminal.wait() == 0
        assert terminal.untidied() == []
    with app() as terminal:
        terminal.wait_for("Continue: What do you already know?")
        terminal.press("enter")
        terminal.wait_for("2 of 6")
        terminal.press("ctrl+q")
        assert terminal.wait() == 0
