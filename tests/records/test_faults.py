"""Every statement fails in its turn, every commit is in doubt: all or nothing, and a second try is enough."""

import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path

import pytest

from edu.assessment.history import Attempt, ClinicQuestion, Place
from edu.assessment.marks import Mark, State
from edu.assessment.session import Answered
from edu.course.ids import LessonId
from edu.errors import RecordsError
from edu.records import schema
from edu.records.store import Store

Child = Callable[..., "subprocess.Popen[str]"]


class Failing(sqlite3.Connection):
    """Fails from its n-th statement on, before or after that is done; `left` of 0 or less is a sound connection."""

    left = 0
    done_first = False
    for_ever = False

    def execute(self, *arguments: object) -> sqlite3.Cursor:
        Failing.left -= 1
        fails = Failing.left == 0 or (Failing.for_ever and Failing.left < 0)
        if not fails:
            return super().execute(*arguments)  # type: ignore[arg-type]
        if Failing.done_first:
            super().execute(*arguments)  # type: ignore[arg-type]
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorname = "SQLITE_IOERR_WRITE"
        raise error


@pytest.fixture(autouse=True)
def failing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite3, "connect", partial(sqlite3.connect, factory=Failing))
    monkeypatch.setattr(Failing, "left", 0)
    monkeypatch.setattr(Failing, "done_first", False)
    monkeypatch.setattr(Failing, "for_ever", False)


@pytest.fixture
def changes(
    now: datetime, attempt: Callable[..., Attempt], answer: Callable[..., Answered]
) -> dict[str, Callable[[Store], object]]:
    question = ClinicQuestion(id="c", text="?", about="", at=now)
    place = Place(page=1, finished=True)
    mark = Mark(1.0, State.RIGHT, "net_correct")
    return {
        "add_person": lambda store: store.add_person("Kim", person_id="kim", at=now),
        "begin": lambda store: store.begin("robin", attempt("second")),
        "add_answer": lambda store: store.add_answer("attempt-1", answer()),
        "finish": lambda store: store.finish(
            "attempt-1", at=now, standing="good", conversations=["x"], unanswered=["left"]
        ),
        "set_flag": lambda store: store.set_flag("attempt-1", "question", on=True),
        "lift_flag": lambda store: store.set_flag("attempt-1", "flagged", on=False),
        "add_wait": lambda store: store.add_wait("attempt-1", 2500),
        "keep_snapshot": lambda store: store.keep_snapshot("robin", "course", 1, b"data"),
        "add_remarks": lambda store: store.add_remarks({"kept": mark, "gone": mark}, {"old": "better"}, at=now),
        "set_place": lambda store: store.set_place("robin", LessonId("one"), place, at=now),
        "add_question": lambda store: store.add_question("robin", question),
        "remove_question": lambda store: store.remove_question("kept"),
        "set_setting": lambda store: store.set_setting("robin", "theme", "dark"),
        "remove_person": lambda store: store.remove_person("robin"),
        "ping_writable": lambda store: store.ping_writable(),
    }


NAMES = """
add_person begin add_answer finish set_flag lift_flag add_wait keep_snapshot add_remarks set_place add_question
remove_question set_setting remove_person ping_writable
"""


@pytest.mark.parametrize("for_ever", [False, True], ids=["once", "for ever"])
@pytest.mark.parametrize("done_first", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("name", NAMES.split())
def test_all_or_nothing(
    tmp_path: Path,
    now: datetime,
    attempt: Callable[..., Attempt],
    answer: Callable[..., Answered],
    changes: dict[str, Callable[[Store], object]],
    name: str,
    done_first: bool,
    for_ever: bool,
) -> None:
    change = changes[name]
    failures = 0
    for nth in range(1, 40):
        Failing.left, Failing.done_first, Failing.for_ever = 0, done_first, False
        path = tmp_path / str(nth) / "records.db"
        with Store.open(path) as store:
            store.add_person("Robin", person_id="robin", at=now)
            store.begin("robin", attempt())
            store.add_question("robin", ClinicQuestion(id="kept", text="?", about="", at=now))
            store.add_answer("attempt-1", answer("kept"))
            store.set_flag("attempt-1", "flagged", on=True)
            store.begin("robin", attempt("old"))
            store.finish("old", at=now, standing="good", conversations=[])
            before = dump(path)
            Failing.left, Failing.for_ever = nth, for_ever
            try:
                change(store)
                succeeded = True
            except RecordsError as error:
                assert "disk" in str(error)
                succeeded = False
            reached = Failing.left <= 0
            Failing.left, Failing.for_ever = 0, False
            found = dump(path)
            change(store)
            after = dump(path)
        assert found in (before, after)
        assert not succeeded or found == after
        assert succeeded or reached
        failures += not succeeded
        if not reached:
            break
    else:
        pytest.fail("the change never came to its end")
    assert failures >= 2
    assert name == "ping_writable" or before != after


def test_a_commit_that_failed_once_is_made_good(store: Store, answer: Callable[..., Answered]) -> None:
    for done_first in (False, True):
        Failing.left, Failing.done_first = 6, done_first
        store.add_answer("attempt-1", answer(str(done_first)))
        assert Failing.left < 0
    assert [answered.id for answered in store.history("robin").attempts[0].answered] == ["False", "True"]


READINGS: dict[str, Callable[[Store], object]] = {
    "history": lambda store: store.history("robin"),
    "recent": lambda store: store.recent("robin"),
    "attempts_after": lambda store: store.attempts_after("robin", 1, ["attempt-1"]),
    "snapshot": lambda store: store.snapshot("robin"),
    "recorded": lambda store: store.recorded("robin"),
}


@pytest.mark.parametrize("name", READINGS)
def test_reading_fails_in_words_and_works_again(store: Store, answer: Callable[..., Answered], name: str) -> None:
    read = READINGS[name]
    store.add_answer("attempt-1", answer())
    store.keep_snapshot("robin", "course", 1, b"data")
    before = read(store)
    assert before
    for nth in range(1, 12):
        Failing.left = nth
        try:
            assert read(store) == before
        except RecordsError as error:
            assert "disk" in str(error)
    Failing.left = 0
    assert read(store) == before


@pytest.mark.parametrize("done_first", [False, True], ids=["before", "after"])
def test_opening_fails_in_words_and_works_again(tmp_path: Path, done_first: bool) -> None:
    for nth in range(1, 200):
        path = tmp_path / str(nth) / "records.db"
        Failing.left, Failing.done_first = nth, done_first
        with suppress(RecordsError):
            Store.open(path).close()
        if Failing.left > 0:
            break
        Failing.left = 0
        with Store.open(path) as store:
            assert store.people() == ()
    else:
        pytest.fail("opening never came to its end")
    assert nth > 30


def test_a_failed_migration_is_undone(store: Store, path: Path) -> None:
    store.close()
    before = dump(path)
    broken = (*schema.MIGRATIONS, schema.Migration("broken", ("CREATE TABLE x (a)", "DROP TABLE person", "nonsense")))
    connection = sqlite3.connect(path, isolation_level=None)
    with pytest.raises(sqlite3.OperationalError):
        schema.migrate(connection, broken)
    assert not connection.in_transaction
    connection.close()
    assert dump(path) == before


def test_a_later_migration_keeps_what_is_there(store: Store, path: Path) -> None:
    store.close()
    more = (*schema.MIGRATIONS, schema.Migration("more", ("CREATE TABLE more (a)",)))
    connection = sqlite3.connect(path, isolation_level=None)
    schema.migrate(connection, more)
    schema.migrate(connection, more)
    assert schema.version(connection) == len(more)
    assert connection.execute("SELECT version, name FROM migration").fetchall() == [
        (number, migration.name) for number, migration in enumerate(more, 1)
    ]
    assert connection.execute("SELECT nickname FROM person").fetchall() == [("Robin",)]
    connection.close()


def test_every_migration_is_made_of_single_statements() -> None:
    for migration in schema.MIGRATIONS:
        for statement in migration.statements:
            assert not sqlite3.complete_statement(statement)
            assert sqlite3.complete_statement(statement + ";")
            assert ";" not in statement


def test_a_short_lock_is_waited_for(store: Store, path: Path, child: Child, answer: Callable[..., Answered]) -> None:
    holder = child("hold", path, 0.4)
    assert holder.stdout
    holder.stdout.readline()
    store.add_answer("attempt-1", answer())
    assert store.history("robin").attempts[0].answered
    holder.communicate()


def test_a_long_lock_is_said_and_the_next_try_succeeds(
    store: Store, path: Path, child: Child, answer: Callable[..., Answered]
) -> None:
    store.close()
    with Store.open(path, timeout=0.2) as impatient:
        holder = child("hold", path, 60)
        assert holder.stdout
        holder.stdout.readline()
        with pytest.raises(RecordsError, match=r"busy for 0\.2 seconds"):
            impatient.add_answer("attempt-1", answer())
        with pytest.raises(RecordsError, match="busy"):
            impatient.ping_writable()
        holder.kill()
        holder.communicate()
        impatient.add_answer("attempt-1", answer())
        assert len(impatient.history("robin").attempts[0].answered) == 1


def test_a_file_that_may_not_grow_loses_nothing(path: Path, child: Child) -> None:
    out, error = child("full", path).communicate()
    assert not error
    sentence, consistent, mended = out.splitlines()
    assert "again" in sentence
    assert (consistent, mended) == ("True", "True")


def test_a_full_disk_loses_nothing(path: Path, child: Child) -> None:
    path.parent.mkdir(mode=0o700)
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=24m,mode=0700", "none", path.parent],
        capture_output=True,
        check=False,
    )
    if mounted.returncode:
        pytest.skip("needs the right to mount a small disk")
    try:
        out, error = child("small_disk", path).communicate()
    finally:
        subprocess.run(["umount", path.parent], check=True)
    assert not error
    assert "disk" in out.splitlines()[0]
    assert out.splitlines()[1:] == [
        f"The disk of {path.parent} has only 0 MB left and answers could be lost; free 20 MB or choose another folder with --data.",
        "True",
    ]


def dump(path: Path) -> list[str]:
    connection = sqlite3.connect(path, factory=sqlite3.Connection)
    try:
        return list(connection.iterdump())
    finally:
        connection.close()
