"""A file of version 1 with real rows, as its edu wrote it: it opens, keeps everything, and goes on."""

import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest

from edu.assessment.history import Attempt, History
from edu.assessment.session import Answered
from edu.errors import RecordsError
from edu.records.schema import APPLICATION_ID, MIGRATIONS
from edu.records.store import Store

WRITTEN = Path(__file__).with_name("version_1.sql")
Rows = dict[str, list[tuple[object, ...]]]


@pytest.fixture
def old(path: Path) -> Path:
    """Such a file; Robin has done most of a path, Zoë has begun."""
    make(path)
    return path


def make(path: Path) -> None:
    path.parent.mkdir(mode=0o700, parents=True)
    connection = sqlite3.connect(path, factory=sqlite3.Connection)
    connection.executescript(WRITTEN.read_text(encoding="utf-8"))
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute("PRAGMA user_version = 1")
    connection.close()
    path.chmod(0o600)


def rows(path: Path, columns: dict[str, list[str]]) -> Rows:
    connection = sqlite3.connect(path, factory=sqlite3.Connection)
    try:
        return {
            table: connection.execute(f"SELECT {', '.join(names)} FROM {table} ORDER BY 1, 2").fetchall()  # noqa: S608 its own
            for table, names in columns.items()
        }
    finally:
        connection.close()


def columns(path: Path) -> dict[str, list[str]]:
    connection = sqlite3.connect(path, factory=sqlite3.Connection)
    try:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        return {name: [row[1] for row in connection.execute(f"PRAGMA table_info({name})")] for name in tables}
    finally:
        connection.close()


def test_it_keeps_every_row(old: Path) -> None:
    held = columns(old)
    before = rows(old, held)
    assert {table: len(found) for table, found in before.items()} == {
        "migration": 1,
        "person": 2,
        "attempt": 13,
        "answer": 41,
        "place": 1,
        "clinic_question": 1,
        "setting": 2,
    }
    for _ in range(2):
        with Store.open(old) as store:
            assert store.settings("")
        after = rows(old, held)
        assert [after["migration"].pop() for _ in MIGRATIONS[1:]]
        assert after == before
        assert columns(old).keys() > held.keys()


def test_what_it_did_not_know_is_as_it_was_then(old: Path) -> None:
    with Store.open(old) as store:
        past = store.history("robin")
        assert {answered.tries for attempt in past.attempts for answered in attempt.answered} == {1}
        assert {(attempt.minutes, attempt.waited, attempt.flagged) for attempt in past.attempts} == {
            (None, 0, frozenset())
        }
        assert store.snapshot("robin") is None
        assert all(not each.marks and each.judged is None for each in store.recorded("robin"))
        assert [attempt.id for attempt in store.history("zoe").attempts] == ["of-zoe"]


def test_what_was_asked_last_is_found_in_it(old: Path) -> None:
    with Store.open(old) as store:
        past, recent = store.history("robin"), store.recent("robin")
        found = store._database.read(
            lambda connection: connection.execute("SELECT question, question_hash, newest, first_whole FROM asked")
        ).fetchall()
        numbers = {attempt.id: number for number, attempt in store.attempts_after("robin", 0, ())}
    assert sorted(found) == sorted(asked(past, numbers))
    gone = {attempt.id for attempt in past.attempts} - {attempt.id for attempt in recent.attempts}
    assert gone == {"first"}


def asked(past: History, numbers: dict[str, int]) -> set[tuple[str, str, int, int | None]]:
    rounds: dict[tuple[str, str, str], list[Attempt]] = {}
    for attempt in past.attempts:
        if attempt.finished_at:
            for answered in attempt.answered:
                rounds.setdefault((attempt.step, answered.question, answered.question_hash), []).append(attempt)
    return {
        (
            question,
            question_hash,
            max(numbers[attempt.id] for attempt in those),
            min((numbers[attempt.id] for attempt in those if not attempt.only), default=None),
        )
        for (_, question, question_hash), those in rounds.items()
    }


def test_a_round_that_was_open_is_ended(old: Path, answer: Callable[..., Answered]) -> None:
    with Store.open(old) as store:
        store.add_answer("open", answer("new", tries=2))
        store.set_flag("open", "question", on=True)
        store.add_wait("open", 2500)
        store.finish("open", at=answer().at, standing="ready", conversations=[])
        (attempt,) = (attempt for attempt in store.recent("robin").attempts if attempt.id == "open")
    assert [answered.tries for answered in attempt.answered] == [1, 1, 2]
    assert attempt.finished_at
    assert attempt.flagged == {"question"}
    assert attempt.waited == 2500


@pytest.mark.parametrize("nth", range(2, 62, 4))
def test_a_kill_on_the_way_leaves_old_or_new(
    old: Path, child: Callable[..., "subprocess.Popen[str]"], nth: int
) -> None:
    held = columns(old)
    before = rows(old, held)
    child("open_dying", old, nth).communicate()
    connection = sqlite3.connect(old)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    assert connection.execute("SELECT version FROM migration").fetchall() == [(n + 1,) for n in range(version)]
    connection.close()
    after = rows(old, held)
    del after["migration"][1:]
    assert after == before
    with Store.open(old) as store:
        assert len(store.history("robin").attempts) == 12
        assert len(store.recent("robin").attempts) == 11


def test_without_a_kill_the_child_lives(old: Path, child: Callable[..., "subprocess.Popen[str]"]) -> None:
    out, _ = child("open_dying", old, 1000).communicate()
    assert out == "lived\n"
    assert len(rows(old, {"migration": ["version", "name"]})["migration"]) == len(MIGRATIONS)


class Failing(sqlite3.Connection):
    """Fails once, at its n-th statement from now, before or after it is done."""

    left = 0
    done_first = False

    def execute(self, *arguments: object) -> sqlite3.Cursor:
        Failing.left -= 1
        if Failing.left != 0:
            return super().execute(*arguments)
        if Failing.done_first:
            super().execute(*arguments)
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorname = "SQLITE_IOERR_WRITE"
        raise error


@pytest.mark.parametrize("done_first", [False, True], ids=["before", "after"])
def test_a_fault_on_the_way_is_said_and_the_next_start_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, done_first: bool
) -> None:
    monkeypatch.setattr(sqlite3, "connect", partial(sqlite3.connect, factory=Failing))
    for nth in range(1, 200):
        path = tmp_path / str(nth) / "records.db"
        Failing.left = 0
        make(path)
        Failing.left, Failing.done_first = nth, done_first
        with suppress(RecordsError):
            Store.open(path).close()
        reached = Failing.left <= 0
        Failing.left = 0
        with Store.open(path) as store:
            assert len(store.history("robin").attempts) == 12
        if not reached:
            break
    else:
        pytest.fail("opening never came to its end")
    assert nth > 50
