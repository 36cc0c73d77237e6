"""Samples of what the store keeps, and processes that use it."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import edu
from edu.assessment.history import Attempt
from edu.assessment.marks import Mark, State
from edu.assessment.response import Picked, Response
from edu.assessment.session import Answered
from edu.records.store import Store

NOW = datetime(2026, 5, 22, 9, 30, 0, 123_000, tzinfo=UTC)
CHILD = Path(__file__).with_name("child.py")


def sample_attempt(attempt_id: str = "attempt-1", **fields: object) -> Attempt:
    values: dict[str, object] = {
        "id": attempt_id,
        "course": "course",
        "course_version": "1.0.0",
        "path": "path",
        "step": "step",
        "quiz": "quiz",
        "seed": 7,
        "started_at": NOW,
    }
    return Attempt(**(values | fields))  # type: ignore[arg-type]


def sample_answer(answer_id: str = "answer-1", response: Response = Picked("a"), **fields: object) -> Answered:
    values: dict[str, object] = {
        "id": answer_id,
        "question": "question",
        "question_hash": "0" * 32,
        "response": response,
        "mark": Mark(0.5, State.PARTLY, "net_correct", 1),
        "at": NOW + timedelta(seconds=1),
    }
    return Answered(**(values | fields))  # type: ignore[arg-type]


@pytest.fixture
def attempt() -> Callable[..., Attempt]:
    return sample_attempt


@pytest.fixture
def answer() -> Callable[..., Answered]:
    return sample_answer


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a database may come to be."""
    return tmp_path / "data" / "records.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    """A new store on a real file, with one person who has begun one attempt."""
    with Store.open(path) as opened:
        opened.add_person("Robin", person_id="robin", at=NOW)
        opened.begin("robin", sample_attempt())
        yield opened


@pytest.fixture
def child() -> Callable[..., "subprocess.Popen[str]"]:
    """Start a task of `child.py` in a process of its own."""

    def start(task: str, *arguments: object) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            [sys.executable, str(CHILD), task, *map(str, arguments)],
            env=os.environ | {"PYTHONPATH": str(Path(edu.__file__).parents[1]), "PYTHONDONTWRITEBYTECODE": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    return start


@pytest.fixture
def long(request: pytest.FixtureRequest) -> bool:
    """Whether to try much more of the same."""
    return bool(request.config.getoption("--long", default=False))
