"""What the tests let other processes do: `python child.py TASK DATABASE ...`; each acknowledgement is one line."""

import os
import resource
import signal
import sqlite3
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from edu.assessment.history import Attempt
from edu.assessment.marks import Mark, State
from edu.assessment.response import Written
from edu.assessment.session import Answered
from edu.errors import RecordsError
from edu.records import schema, store
from edu.records.lease import take
from edu.records.place import prepare
from edu.records.store import Store


def say(*words: object) -> None:
    print(*words, flush=True)


def begin(records: Store, person: str) -> None:
    now = datetime.now(UTC)
    records.add_person(person, person_id=person, at=now)
    records.begin(
        person,
        Attempt(
            id=f"attempt-{person}", course="c", course_version="1", path="p", step="s", quiz="q", seed=1, started_at=now
        ),
    )


def answer(records: Store, person: str, number: int, words: str = "") -> str:
    answered = Answered(
        id=f"{person}-{number}",
        question=f"question-{number}",
        question_hash="0" * 32,
        response=Written(words),
        mark=Mark(0.0, State.UNMARKED, "unmarked"),
        at=datetime.now(UTC),
    )
    records.add_answer(f"attempt-{person}", answered)
    return answered.id


def write(path: Path, person: str, count: str) -> None:
    """Answer and say so, each time after the answer is kept."""
    with Store.open(path) as records:
        begin(records, person)
        for number in range(int(count)):
            say(answer(records, person, number))


def hold(path: Path, seconds: str) -> None:
    """Keep the database locked."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    say("held")
    time.sleep(float(seconds))
    connection.execute("ROLLBACK")


def lease(folder: Path, person: str) -> None:
    """Be this person until killed."""
    say("taken" if take(folder, person) else "refused")
    time.sleep(60)


class Dying(sqlite3.Connection):
    """A connection whose process is killed at its n-th statement."""

    left = 0

    def execute(self, *arguments: object) -> sqlite3.Cursor:
        Dying.left -= 1
        if Dying.left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return super().execute(*arguments)  # type: ignore[arg-type]


LATER = (
    *schema.MIGRATIONS,
    schema.Migration("more", ("CREATE TABLE more (a TEXT) STRICT", "INSERT INTO more VALUES ('x')")),
    schema.Migration("most", ("ALTER TABLE more ADD COLUMN b TEXT", "UPDATE more SET b = a", "CREATE TABLE most (c)")),
)


def die(path: Path, statement: str) -> None:
    """Open, and be killed on the way; with a database there, two more migrations are due."""
    Dying.left = int(statement)
    connect = sqlite3.connect
    sqlite3.connect = lambda *a, **k: connect(*a, factory=Dying, **k)  # type: ignore[assignment, misc]
    if path.exists():
        schema.migrate(sqlite3.connect(path, isolation_level=None), LATER)
    else:
        Store.open(path).close()
    say("lived")


def open_dying(path: Path, statement: str) -> None:
    """Open a file that has steps to take, and be killed on the way."""
    Dying.left = int(statement)
    connect = sqlite3.connect
    sqlite3.connect = lambda *a, **k: connect(*a, factory=Dying, **k)  # type: ignore[assignment, misc]
    Store.open(path).close()
    say("lived")


def full(path: Path) -> None:
    """Run into a limit on the size of files, then try the same again without it."""
    with Store.open(path) as records:
        begin(records, "robin")
        hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
        resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + 20_000, hard))
        number = 0
        try:
            while True:
                answer(records, "robin", number, "words " * 200)
                number += 1
        except RecordsError as error:
            say(error)
        say(sum(len(attempt.answered) for attempt in records.history("robin").attempts) == number)
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
        answer(records, "robin", number, "words " * 200)
        say(sum(len(attempt.answered) for attempt in records.history("robin").attempts) == number + 1)


def small_disk(path: Path) -> None:
    """Fill the disk under an open store, then make room again."""
    with Store.open(path) as records:
        begin(records, "robin")
        ballast = path.with_name("ballast")
        with ballast.open("wb", buffering=0) as file:
            try:
                while True:
                    file.write(bytes(4096))
            except OSError:
                pass
        try:
            for number in range(200):
                answer(records, "robin", number, "words " * 200)
        except RecordsError as error:
            say(error)
        try:
            prepare(path)
        except RecordsError as error:
            say(error)
        ballast.unlink()
        answer(records, "robin", number, "words " * 200)
        say(len(records.history("robin").attempts[0].answered) == number + 1)


def as_nobody(path: Path) -> None:
    """Open as a user who is not root, for root may write anywhere."""
    if os.geteuid() == 0:
        os.setgid(65534)
        os.setuid(65534)
    try:
        with Store.open(path) as records:
            records.ping_writable()
    except RecordsError as error:
        say(error)


def late_read_only(path: Path) -> None:
    """As `as_nobody`, with the look at the folder left out: SQLite itself must say it."""
    store.prepare = lambda path: True  # type: ignore[attr-defined]
    as_nobody(path)


if __name__ == "__main__":
    globals()[sys.argv[1]](Path(sys.argv[2]), *sys.argv[3:])
