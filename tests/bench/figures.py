"""The figures: what is timed, against which floor, and how far it may be from it."""

import os
import shutil
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from edu.assessment.history import Attempt, Place
from edu.assessment.marks import Mark, State
from edu.assessment.response import Picked
from edu.assessment.session import Answered
from edu.course.ids import LessonId, OptionId, PathId, QuestionId, QuizId
from edu.records.store import Store
from tests.bench.authoring import authoring_figures
from tests.bench.figure import Figure
from tests.bench.past import past_figures
from tests.bench.review import due_list
from tests.bench.standing import standing_figures
from tests.bench.stopwatch import Stopwatch

CHECKOUT = Path(__file__).resolve().parents[2]
BARE = [sys.executable, str(Path(__file__).with_name("bare.py"))]
NOW = datetime(2026, 1, 1, tzinfo=UTC)


def all_figures(*, quick: bool) -> Iterator[Figure]:
    """Measure everything, one figure after the other."""
    runs = 5 if quick else 21
    with tempfile.TemporaryDirectory() as folder:
        yield _first_frame(_seeded(folder, "start"), runs)
        yield _lesson_opened(_seeded(folder, "lesson"), runs)
        yield _next_question([_seeded(folder, f"question-{run}") for run in range(2 if quick else 8)])
        yield _commit(Path(folder), 100 if quick else 1000)
        yield from past_figures(Path(folder), quick=quick)
        yield from standing_figures(Path(folder), EDU, _environment, quick=quick)
        yield due_list(Path(folder), runs)
        yield _saved_and_shown(Path(folder), runs)
        yield from authoring_figures(Path(folder), quick=quick)


def _environment(**more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("TEXTUAL", "PYTHON", "EDU"))}
    return {**kept, "TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8", "LANG": "C.UTF-8", **more}


EDU = [sys.executable, "-m", "edu"]
"""Run in the checkout, as a person would: the course is found, the records are named by the environment."""


def _seeded(folder: str, name: str) -> Path:
    """A data folder of someone who has begun the first lesson."""
    data = Path(folder) / name
    data.mkdir(mode=0o700)
    with Store.open(data / "records.db") as store:
        person = store.add_person("Bench", person_id="bench", at=NOW)
        store.set_place(person.id, LessonId("what-microneedling-does"), Place(page=1, finished=False), at=NOW)
    return data


@contextmanager
def _at_home(data: Path) -> Iterator[Stopwatch]:
    with Stopwatch(EDU, _environment(EDU_DATA=str(data))) as watch:
        watch.until("Continue: Lesson 1")
        watch.rest()
        yield watch


def _first_frame(data: Path, runs: int) -> Figure:
    ours, floor = [], []
    for run in range(runs + 1):
        with Stopwatch(BARE, _environment()) as watch:
            floor.append(watch.until("bare is ready"))
        with Stopwatch(EDU, _environment(EDU_DATA=str(data))) as watch:
            ours.append(watch.until("Continue: Lesson 1"))
        if run == 0:
            ours, floor = [], []
    return Figure("first useful frame of home", _median(ours), _median(floor), 1.15)


def _lesson_opened(data: Path, runs: int) -> Figure:
    """The first lesson of a process, so with everything that is loaded for it."""
    ours, floor = [], []
    for _ in range(runs):
        with Stopwatch(BARE, _environment()) as watch:
            watch.until("bare is ready")
            watch.press("p")
            floor.append(watch.until("pushed screen"))
        with _at_home(data) as watch:
            watch.press("\r")
            ours.append(watch.until("2 of 6"))
    return Figure("lesson opened, over an empty screen (ms)", _median(ours), _median(floor), 60, difference=True)


def _next_question(folders: list[Path]) -> Figure:
    ours, floor = [], []
    for data in folders:
        with Stopwatch(BARE, _environment()) as watch:
            watch.until("bare is ready")
            for count in range(1, 9):
                watch.press("u")
                floor.append(watch.until(f"updated to {count}."))
        with _at_home(data) as watch:
            _open_form(watch)
            for number in range(1, 6):
                watch.press("0")
                watch.press("c")
                watch.until("Next")
                watch.press("\x1b[6~")  # what is said may be longer than the screen
                time.sleep(0.6)  # see tui.question.SETTLE
                watch.press("n")
                ours.append(watch.until(f"{number + 1} of "))
    return Figure("next question in place", _median(ours), _median(floor), 2.2)


def _open_form(watch: Stopwatch) -> None:
    watch.press("\t")
    watch.press("\x1b[F")
    watch.press("\r")
    watch.until("1 of 6")


def _commit(folder: Path, answers: int) -> Figure:
    """One answer kept, against the smallest commit with the same journal and the same syncs."""
    path = folder / "commit" / "records.db"
    path.parent.mkdir(mode=0o700)
    ours, floor = [], []
    with Store.open(path) as store, _smallest(folder / "floor.db") as smallest:
        store.add_person("Bench", person_id="bench", at=NOW)
        store.begin("bench", _attempt())
        for number in range(answers):
            answered = _answered(number)
            begun = time.perf_counter()
            store.add_answer("attempt", answered)
            ours.append(time.perf_counter() - begun)
            begun = time.perf_counter()
            smallest.execute("BEGIN IMMEDIATE")
            smallest.execute("INSERT INTO t VALUES (?)", (number,))
            smallest.execute("COMMIT")
            floor.append(time.perf_counter() - begun)
    return Figure("commit of an answer", _median(ours), _median(floor), 1.3)


def _saved_and_shown(folder: Path, runs: int) -> Figure:
    """From the save of a quiz to its change on the screen of the preview."""
    root = folder / "previewed"
    shutil.copytree(CHECKOUT / "content", root / "content")
    shutil.copytree(CHECKOUT / "quizzes", root / "quizzes")
    quiz = root / "quizzes" / "when-to-call.yaml"
    text = quiz.read_text(encoding="utf-8")
    ours = []
    with Stopwatch([*EDU, "preview", str(quiz)], _environment(EDU_DATA=str(folder / "no-records"))) as watch:
        watch.until("question 1 of")
        for number in range(runs):
            watch.begin()
            quiz.write_text(text.replace("Your peeling was light", f"In look {number}, it was light"), encoding="utf-8")
            ours.append(watch.until(f"In look {number}, it"))
    return Figure("save of a quiz shown in the preview (ms)", _median(ours), 0, 300, difference=True)


@contextmanager
def _smallest(path: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode=TRUNCATE")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("CREATE TABLE t (x)")
    yield connection
    connection.close()


def _attempt() -> Attempt:
    return Attempt(
        id="attempt",
        course="bench",
        course_version="1",
        path=PathId("bench"),
        step="bench",
        quiz=QuizId("bench"),
        seed=1,
        started_at=NOW,
    )


def _answered(number: int) -> Answered:
    return Answered(
        id=f"answer-{number}",
        question=QuestionId(f"question-{number}"),
        question_hash="0" * 32,
        response=Picked(OptionId("a")),
        mark=Mark(1.0, State.RIGHT, "all_correct"),
        at=NOW,
    )


def _median(seconds: list[float]) -> float:
    return statistics.median(seconds) * 1000
