"""The records of everyone on this machine: the only door to SQL."""

import sqlite3
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from edu.assessment.history import Attempt, ClinicQuestion, History, Place
from edu.assessment.session import Answered
from edu.course.ids import LessonId, QuestionId
from edu.errors import RecordsError
from edu.records import writing
from edu.records.database import Database, connect, in_words, set_pragmas
from edu.records.person import Person, accepted
from edu.records.place import install, prepare
from edu.records.reading import read_attempts_after, read_history, read_people, read_snapshot
from edu.records.recent import read_recent
from edu.records.schema import KEPT, migrate, recognise, version

if TYPE_CHECKING:
    from edu.assessment.marks import Mark
    from edu.assessment.remark import Recorded

DEVICE = ""
"""The person whose settings are those of the machine."""
TIMEOUT = 10.0
"""Seconds to wait for another process that is writing."""
QUICK_TO_CHECK = 1_000_000
"""Bytes; the pages of a file up to this size are checked at each start, which takes a few milliseconds."""


class Store:
    """Everything that is recorded. Each method is one transaction and raises RecordsError with a remedy.

    What a method wrote is on the disk when it returns. Doing the same again is harmless everywhere, so whatever
    failed can be tried again. One call at a time: the app writes from the one thread of its executor, and reads from
    others wait for it.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    @classmethod
    def open(cls, path: Path, *, timeout: float = TIMEOUT) -> Self:
        """The records in this file, made when missing; refuses what is not safe, not whole or not ours."""
        if not prepare(path):
            install(path, _build)
            prepare(path)
        interrupted = _journal_size(path) > 0
        with in_words(path, timeout=timeout):
            connection = connect(path, timeout=timeout)
            try:
                recognise(connection, path)
                set_pragmas(connection)
                if interrupted or path.stat().st_size <= QUICK_TO_CHECK:
                    _check_pages(connection, path)
                migrate(connection)
            except BaseException:
                connection.close()
                raise
        return cls(Database(connection, path, timeout=timeout))

    @classmethod
    def in_memory(cls) -> Self:
        """Records for a guest: nothing reaches the disk, and all is gone when the store is closed."""
        connection = connect(None, timeout=TIMEOUT)
        set_pragmas(connection, in_memory=True)
        migrate(connection)
        return cls(Database(connection, None, timeout=TIMEOUT))

    def close(self) -> None:
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        self.close()

    def ping_writable(self) -> None:
        """Write and commit without changing anything, so that trouble is known before anyone answers."""
        self._database.write(lambda connection: connection.execute(f"PRAGMA user_version = {version(connection)}"))

    def people(self) -> tuple[Person, ...]:
        """In the order they came."""
        return self._database.read(read_people)

    def add_person(self, nickname: str, *, person_id: str, at: datetime) -> Person:
        """Raises NicknameError when the nickname is empty, taken or tells too much."""
        kept = accepted(nickname)
        return self._database.write(lambda connection: writing.add_person(connection, person_id, kept, at))

    def remove_person(self, person_id: str) -> None:
        """Erase this person with everything they did, to the last byte: it takes longer the more the file holds."""
        self._database.write(lambda connection: writing.remove_person(connection, person_id))
        self._database.compact()

    def history(self, person_id: str) -> History:
        """Everything of this person in the order it was recorded; times are kept to the millisecond."""
        return self._database.read(lambda connection: read_history(connection, person_id))

    def recent(self, person_id: str) -> History:
        """What decides about the steps, the results and the sheet of this person, however much more there is.

        As long as its finished attempts fit the course, `assessment.progress` and `assessment.gain` say the same of
        it as of the whole history.
        """
        return self._database.read(lambda connection: read_recent(connection, person_id))

    def attempts_after(self, person_id: str, upto: int, also: Sequence[str]) -> list[tuple[int, Attempt]]:
        """Attempts begun after the one with the number `upto`, 0 for all, and earlier ones by their ids.

        Each comes after its number, in that order; numbers grow with each attempt that a person begins.
        """
        return self._database.read(lambda connection: read_attempts_after(connection, person_id, upto, also))

    def snapshot(self, person_id: str) -> tuple[str, bytes] | None:
        """What was kept last with `keep_snapshot`: what it was kept for, and its data."""
        return self._database.read(lambda connection: read_snapshot(connection, person_id))

    def keep_snapshot(self, person_id: str, kept_for: str, upto: int, data: bytes) -> None:
        """Keep something that was worked out from all attempts up to a number; a later one replaces it."""
        self._database.write(lambda connection: writing.keep_snapshot(connection, person_id, kept_for, upto, data))

    def begin(self, person_id: str, attempt: Attempt) -> None:
        """Record that an attempt was started. Only that: its answers come one by one, its end by `finish`."""
        self._database.write(lambda connection: writing.begin(connection, person_id, attempt))

    def add_answer(self, attempt_id: str, answered: Answered) -> None:
        """Record the next answer of an attempt that is not finished."""
        self._database.write(lambda connection: writing.add_answer(connection, attempt_id, answered))

    def set_flag(self, attempt_id: str, question: QuestionId, *, on: bool) -> None:
        """Flag a question of an attempt that is not finished, or take its flag off."""
        self._database.write(lambda connection: writing.set_flag(connection, attempt_id, question, on=on))

    def add_wait(self, attempt_id: str, milliseconds: int) -> None:
        """Record the time at questions of an attempt that were left, in all: a total that only grows."""
        self._database.write(lambda connection: writing.add_wait(connection, attempt_id, milliseconds))

    def finish(
        self,
        attempt_id: str,
        *,
        at: datetime,
        standing: str,
        conversations: Sequence[str],
        unanswered: Sequence[str] = (),
    ) -> None:
        """Close an attempt; `conversations` are the ideas to talk through with someone.

        `unanswered` are questions that it asked and that were left without an answer.
        """
        self._database.write(
            lambda connection: writing.finish(
                connection, attempt_id, at, standing, tuple(conversations), unanswered=tuple(unanswered)
            )
        )

    def set_place(self, person_id: str, lesson: LessonId, place: Place, *, at: datetime) -> None:
        """Record how far a lesson was read; a later place replaces an earlier one."""
        self._database.write(lambda connection: writing.set_place(connection, person_id, lesson, place, at))

    def add_question(self, person_id: str, question: ClinicQuestion) -> None:
        """Keep a question for the clinic."""
        self._database.write(lambda connection: writing.add_question(connection, person_id, question))

    def remove_question(self, question_id: str) -> None:
        """Erase a question for the clinic."""
        self._database.write(lambda connection: writing.remove_question(connection, question_id))

    def recorded(self, person_id: str) -> "tuple[Recorded, ...]":
        """Every attempt of this person with the marks it got first and those it got later."""
        from edu.records.remarks import read_recorded

        return self._database.read(lambda connection: read_recorded(connection, person_id))

    def add_remarks(self, marks: "Mapping[str, Mark]", standings: Mapping[str, str], *, at: datetime) -> None:
        """Keep new marks of answers and new standings of attempts, by their ids, beside what they had before."""
        from edu.records.remarks import add_remarks

        self._database.write(lambda connection: add_remarks(connection, marks, standings, at))

    def settings(self, person_id: str) -> dict[str, str]:
        """What this person chose, or the machine for `DEVICE`."""
        return self._database.read(
            lambda connection: dict(
                connection.execute("SELECT key, value FROM setting WHERE person = ? ORDER BY key", (person_id,))
            )
        )

    def set_setting(self, person_id: str, key: str, value: str) -> None:
        """Choose; a later value replaces an earlier one."""
        self._database.write(lambda connection: writing.set_setting(connection, person_id, key, value))


def _build(path: Path) -> None:
    with in_words(path, timeout=TIMEOUT):
        connection = connect(path, timeout=TIMEOUT)
        try:
            set_pragmas(connection)
            migrate(connection)
        finally:
            connection.close()


def _journal_size(path: Path) -> int:
    """More than nothing when a process died while writing, or is writing now."""
    try:
        return path.with_name(path.name + "-journal").lstat().st_size
    except FileNotFoundError:
        return 0


def _check_pages(connection: sqlite3.Connection, path: Path) -> None:
    if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise RecordsError(f"The records in {path} are damaged. {KEPT}")
