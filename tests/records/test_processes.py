"""Many processes at once, and processes that are killed."""

import random
import sqlite3
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from edu.records.schema import MIGRATIONS
from edu.records.store import Store

Child = Callable[..., "subprocess.Popen[str]"]


def test_eight_writers_lose_nothing(path: Path, child: Child) -> None:
    """They also all find no database at first, so that one of them makes it."""
    writers = {person: child("write", path, person, 50) for person in "abcdefgh"}
    for person, writer in writers.items():
        out, error = writer.communicate()
        assert not error
        assert out.split() == [f"{person}-{number}" for number in range(50)]
    with Store.open(path) as store:
        for person in writers:
            (attempt,) = store.history(person).attempts
            assert [answered.id for answered in attempt.answered] == [f"{person}-{number}" for number in range(50)]


def test_killed_writers_keep_what_they_acknowledged(path: Path, child: Child, long: bool) -> None:
    chance = random.Random(time.time_ns())
    for run in range(100 if long else 6):
        with child("write", path, run, 1_000_000) as writer:
            assert writer.stdout
            assert writer.stderr
            first = writer.stdout.readline()
            time.sleep(chance.random() * 0.15)
            writer.kill()
            lines = [first, *writer.stdout]  # `communicate` would lose what `readline` has buffered
            assert not writer.stderr.read()
        acknowledged = [line for line in lines if line.endswith("\n")]
        with Store.open(path) as store:
            (attempt,) = store.history(str(run)).attempts
        stored = [f"{answered.id}\n" for answered in attempt.answered]
        assert stored[: len(acknowledged)] == acknowledged
        assert len(stored) - len(acknowledged) in (0, 1)
        assert sound(path)


def test_a_kill_while_the_database_is_made_leaves_none_or_all(tmp_path: Path, child: Child) -> None:
    statements = range(1, 140, 7)
    started = [child("die", tmp_path / str(nth) / "records.db", nth) for nth in statements]
    for nth, dying in zip(statements, started, strict=True):
        out, _ = dying.communicate()
        path = tmp_path / str(nth) / "records.db"
        assert path.exists() or not out
        if path.exists():
            assert sound(path)
        with Store.open(path) as store:
            assert store.people() == ()
        assert not list(path.parent.glob("*.new*"))
    assert out == "lived\n"


@pytest.mark.parametrize("nth", range(1, 19, 2))
def test_a_kill_inside_a_migration_leaves_old_or_new(store: Store, path: Path, child: Child, nth: int) -> None:
    store.close()
    child("die", path, nth).communicate()
    connection = sqlite3.connect(path)
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
    recorded = [number for (number,) in connection.execute("SELECT version FROM migration")]
    assert connection.execute("SELECT nickname FROM person").fetchall() == [("Robin",)]
    connection.close()
    assert recorded == list(range(1, version + 1))
    assert ("more" in tables, "most" in tables) == (version > len(MIGRATIONS), version > len(MIGRATIONS) + 1)
    assert sound(path)


def sound(path: Path) -> bool:
    connection = sqlite3.connect(path)
    try:
        return (
            connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            and not connection.execute("PRAGMA foreign_key_check").fetchall()
        )
    finally:
        connection.close()
