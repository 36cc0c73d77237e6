"""The tables, as numbered steps that each happen wholly or not at all, and how a file says that it is ours."""

import sqlite3
from pathlib import Path

from msgspec import Struct

from edu.errors import RecordsError

APPLICATION_ID = 0x65647521
"""`edu!`, in the header of the file."""


class Migration(Struct, frozen=True):
    """One step; its number is its place in `MIGRATIONS`, from 1. Statements are single: `executescript` would commit."""

    name: str
    statements: tuple[str, ...]


MIGRATIONS = (
    Migration(
        "the first tables",
        (
            f"PRAGMA application_id = {APPLICATION_ID}",
            """CREATE TABLE migration (
                version INTEGER PRIMARY KEY,
                name TEXT NOT NULL,
                applied_at TEXT NOT NULL
            ) STRICT""",
            """CREATE TABLE person (
                number INTEGER PRIMARY KEY,
                id TEXT NOT NULL UNIQUE,
                nickname TEXT NOT NULL,
                folded TEXT NOT NULL UNIQUE,
                created_at TEXT NOT NULL
            ) STRICT""",
            """CREATE TABLE attempt (
                number INTEGER PRIMARY KEY,
                id TEXT NOT NULL UNIQUE,
                person TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
                course TEXT NOT NULL,
                course_version TEXT NOT NULL,
                path TEXT NOT NULL,
                step TEXT NOT NULL,
                quiz TEXT NOT NULL,
                seed INTEGER NOT NULL,
                only_questions TEXT NOT NULL,
                started_at TEXT NOT NULL,
                finished_at TEXT,
                standing TEXT,
                conversations TEXT NOT NULL DEFAULT '[]',
                CHECK ((finished_at IS NULL) = (standing IS NULL))
            ) STRICT""",
            "CREATE INDEX attempt_of_person ON attempt (person, number)",
            """CREATE TABLE answer (
                id TEXT PRIMARY KEY NOT NULL,
                attempt TEXT NOT NULL REFERENCES attempt (id) ON DELETE CASCADE,
                seq INTEGER NOT NULL CHECK (seq >= 1),
                question TEXT NOT NULL,
                question_hash TEXT NOT NULL,
                response TEXT NOT NULL,
                fraction REAL NOT NULL CHECK (fraction BETWEEN 0 AND 1),
                state TEXT NOT NULL,
                rule TEXT NOT NULL,
                rule_version INTEGER NOT NULL,
                certainty TEXT,
                hints INTEGER NOT NULL CHECK (hints >= 0),
                milliseconds INTEGER NOT NULL CHECK (milliseconds >= 0),
                answered_at TEXT NOT NULL,
                UNIQUE (attempt, seq)
            ) STRICT""",
            """CREATE TABLE place (
                person TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
                lesson TEXT NOT NULL,
                page INTEGER NOT NULL CHECK (page >= 0),
                finished INTEGER NOT NULL CHECK (finished IN (0, 1)),
                at TEXT NOT NULL,
                PRIMARY KEY (person, lesson)
            ) STRICT, WITHOUT ROWID""",
            """CREATE TABLE clinic_question (
                number INTEGER PRIMARY KEY,
                id TEXT NOT NULL UNIQUE,
                person TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
                text TEXT NOT NULL,
                about TEXT NOT NULL,
                written_at TEXT NOT NULL
            ) STRICT""",
            "CREATE INDEX clinic_question_of_person ON clinic_question (person, number)",
            # person '' is the device itself, so this cannot refer to the table of persons
            """CREATE TABLE setting (
                person TEXT NOT NULL,
                key TEXT NOT NULL,
                value TEXT NOT NULL,
                PRIMARY KEY (person, key)
            ) STRICT, WITHOUT ROWID""",
        ),
    ),
    Migration(
        "tries, a clock and flagged questions",
        (
            "ALTER TABLE answer ADD COLUMN tries INTEGER NOT NULL DEFAULT 1 CHECK (tries >= 1)",
            "ALTER TABLE attempt ADD COLUMN minutes REAL CHECK (minutes > 0)",
            """CREATE TABLE flag (
                attempt TEXT NOT NULL REFERENCES attempt (id) ON DELETE CASCADE,
                question TEXT NOT NULL,
                PRIMARY KEY (attempt, question)
            ) STRICT, WITHOUT ROWID""",
        ),
    ),
    Migration(
        "marks given again",
        (
            """CREATE TABLE remark (
                number INTEGER PRIMARY KEY,
                answer TEXT NOT NULL REFERENCES answer (id) ON DELETE CASCADE,
                remarked_at TEXT NOT NULL,
                fraction REAL NOT NULL CHECK (fraction BETWEEN 0 AND 1),
                state TEXT NOT NULL,
                rule TEXT NOT NULL,
                rule_version INTEGER NOT NULL
            ) STRICT""",
            "CREATE INDEX remark_of_answer ON remark (answer, number)",
            """CREATE TABLE judged_again (
                number INTEGER PRIMARY KEY,
                attempt TEXT NOT NULL REFERENCES attempt (id) ON DELETE CASCADE,
                judged_at TEXT NOT NULL,
                standing TEXT NOT NULL
            ) STRICT""",
            "CREATE INDEX judged_again_of_attempt ON judged_again (attempt, number)",
        ),
    ),
    Migration(
        "what was asked last",
        (
            # numbers of finished attempts, so that none of the others have to be looked at; see `records.recent`
            """CREATE TABLE asked (
                person TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
                step TEXT NOT NULL,
                quiz TEXT NOT NULL,
                path TEXT NOT NULL,
                question TEXT NOT NULL,
                question_hash TEXT NOT NULL,
                newest INTEGER NOT NULL,
                first_whole INTEGER,
                PRIMARY KEY (person, step, quiz, path, question, question_hash)
            ) STRICT, WITHOUT ROWID""",
            """INSERT INTO asked
                SELECT person, step, quiz, path, question, question_hash, max(number),
                       min(CASE only_questions WHEN '[]' THEN number END)
                FROM attempt JOIN answer ON answer.attempt = attempt.id
                WHERE finished_at IS NOT NULL AND step != 'quiz-review'
                GROUP BY person, step, quiz, path, question, question_hash""",
            "CREATE INDEX attempt_of_step ON attempt (person, step, quiz, path, number)",
            """CREATE INDEX finished_attempt_of_step ON attempt (person, step, quiz, path, number)
                WHERE finished_at IS NOT NULL""",
            """CREATE INDEX whole_attempt_of_step ON attempt (person, step, quiz, path, number)
                WHERE finished_at IS NOT NULL AND only_questions = '[]'""",
        ),
    ),
    Migration(
        "snapshots",
        (
            """CREATE TABLE snapshot (
                person TEXT PRIMARY KEY NOT NULL REFERENCES person (id) ON DELETE CASCADE,
                kept_for TEXT NOT NULL,
                upto INTEGER NOT NULL CHECK (upto >= 0),
                data BLOB NOT NULL
            ) STRICT""",
        ),
    ),
    Migration(
        "time at questions that were left",
        ("ALTER TABLE attempt ADD COLUMN waited INTEGER NOT NULL DEFAULT 0 CHECK (waited >= 0)",),
    ),
)


def migrate(connection: sqlite3.Connection, migrations: tuple[Migration, ...] = MIGRATIONS) -> None:
    """Bring the tables up to date; a step that another process took meanwhile is not taken again."""
    while version(connection) < len(migrations):
        try:
            connection.execute("BEGIN IMMEDIATE")
            done = version(connection)
            if done < len(migrations):
                _take_step(connection, done + 1, migrations[done])
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def _take_step(connection: sqlite3.Connection, number: int, migration: Migration) -> None:
    for statement in migration.statements:
        connection.execute(statement)
    connection.execute(
        "INSERT INTO migration VALUES (?, ?, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))", (number, migration.name)
    )
    connection.execute(f"PRAGMA user_version = {number}")


def version(connection: sqlite3.Connection) -> int:
    """The number of the last step that this file has taken."""
    return _number(connection, "user_version")


def recognise(connection: sqlite3.Connection, path: Path, newest: int = len(MIGRATIONS)) -> None:
    """Raise RecordsError unless this is a whole file of ours that we can read. Changes nothing."""
    try:
        connection.execute("BEGIN")
        pages, size = _number(connection, "page_count"), path.stat().st_size
        ours, found = (_number(connection, "application_id") == APPLICATION_ID, version(connection))
        whole = size >= pages * _number(connection, "page_size")
        steps = connection.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'migration'").fetchone()[0]
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
    if not pages:
        raise RecordsError(f"The records in {path} are empty, as after a full disk. {KEPT}")
    if not ours:
        raise RecordsError(f"{path} was not made by edu. {KEPT}")
    if found > newest:
        raise RecordsError(
            f"The records in {path} were written by a newer edu (version {found}, this one knows {newest})."
            " The file was kept as it is: install the newer edu, or choose another folder with --data."
        )
    if not whole or found < 1 or not steps:
        raise RecordsError(f"The records in {path} are damaged: a part is missing. {KEPT}")


KEPT = "The file was kept as it is: put a backup in its place, or choose another folder with --data."


def _number(connection: sqlite3.Connection, pragma: str) -> int:
    value = connection.execute(f"PRAGMA {pragma}").fetchone()[0]
    if not isinstance(value, int):
        raise sqlite3.DatabaseError(f"{pragma} is not a number")
    return value
