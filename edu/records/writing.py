"""The changes that the store makes, each inside a transaction that is open already.

Each looks for its own row first: the same again changes nothing, something else under the same id is an error.
"""

import sqlite3
from collections.abc import Sequence
from datetime import datetime

from edu.assessment.history import Attempt, ClinicQuestion, Place
from edu.assessment.session import Answered
from edu.course.ids import IdeaId, LessonId, QuestionId
from edu.errors import RecordsError
from edu.records.codec import names_text, response_text, time_text
from edu.records.person import NicknameError, Person, folded
from edu.records.recent import note_asked

Row = dict[str, str | int | float | None]
"""Column to value, with the id first."""


def add_person(connection: sqlite3.Connection, person_id: str, nickname: str, at: datetime) -> Person:
    row: Row = {"id": person_id, "nickname": nickname, "folded": folded(nickname), "created_at": time_text(at)}
    if not _stored(connection, "person", row):
        if _found(connection, "SELECT 1 FROM person WHERE folded = ?", row["folded"]):
            raise NicknameError(f'Someone here already uses "{nickname}"; please choose another nickname.')
        _insert(connection, "person", row)
    return Person(id=person_id, nickname=nickname, created_at=at)


def remove_person(connection: sqlite3.Connection, person_id: str) -> None:
    connection.execute("DELETE FROM person WHERE id = ?", (person_id,))  # the rest of theirs goes with it
    connection.execute("DELETE FROM setting WHERE person = ?", (person_id,))


def begin(connection: sqlite3.Connection, person_id: str, attempt: Attempt) -> None:
    row: Row = {
        "id": attempt.id,
        "person": person_id,
        "course": attempt.course,
        "course_version": attempt.course_version,
        "path": attempt.path,
        "step": attempt.step,
        "quiz": attempt.quiz,
        "seed": attempt.seed,
        "only_questions": names_text(attempt.only),
        "started_at": time_text(attempt.started_at),
        "minutes": attempt.minutes,
    }
    if not _stored(connection, "attempt", row):
        _need_person(connection, person_id)
        _insert(connection, "attempt", row)


def add_answer(connection: sqlite3.Connection, attempt_id: str, answered: Answered) -> None:
    row: Row = {
        "id": answered.id,
        "attempt": attempt_id,
        "question": answered.question,
        "question_hash": answered.question_hash,
        "response": response_text(answered.response),
        "fraction": answered.mark.fraction,
        "state": answered.mark.state.value,
        "rule": answered.mark.rule,
        "rule_version": answered.mark.version,
        "certainty": answered.certainty.value if answered.certainty is not None else None,
        "hints": answered.hints,
        "tries": answered.tries,
        "milliseconds": answered.milliseconds,
        "answered_at": time_text(answered.at),
    }
    if _stored(connection, "answer", row):
        return
    finished_at, _, _ = _ending(connection, attempt_id)
    if finished_at is not None:
        raise RecordsError("This quiz was finished already, so this answer was not added; start the quiz anew.")
    (last,) = connection.execute("SELECT coalesce(max(seq), 0) FROM answer WHERE attempt = ?", (attempt_id,)).fetchone()
    _insert(connection, "answer", row | {"seq": last + 1})


def finish(
    connection: sqlite3.Connection,
    attempt_id: str,
    at: datetime,
    standing: str,
    conversations: Sequence[IdeaId | str],
    *,
    unanswered: Sequence[str],
) -> None:
    ending = (time_text(at), standing, names_text(conversations))
    found = _ending(connection, attempt_id)
    if found == ending:
        return
    if found[0] is not None:
        raise RecordsError("This quiz was finished already with another result, which stays; start the quiz anew.")
    connection.execute(
        "UPDATE attempt SET finished_at = ?, standing = ?, conversations = ? WHERE id = ?", (*ending, attempt_id)
    )
    note_asked(connection, attempt_id, unanswered)


def set_flag(connection: sqlite3.Connection, attempt_id: str, question: QuestionId, *, on: bool) -> None:
    flag = (attempt_id, question)
    finished_at, _, _ = _ending(connection, attempt_id)
    there = connection.execute("SELECT 1 FROM flag WHERE attempt = ? AND question = ?", flag).fetchone() is not None
    if there == on:
        return
    if finished_at is not None:
        raise RecordsError("This quiz was finished already, so its flags stay as they are; start the quiz anew.")
    if on:
        connection.execute("INSERT INTO flag (attempt, question) VALUES (?, ?)", flag)
    else:
        connection.execute("DELETE FROM flag WHERE attempt = ? AND question = ?", flag)


def add_wait(connection: sqlite3.Connection, attempt_id: str, milliseconds: int) -> None:
    finished_at, _, _ = _ending(connection, attempt_id)
    (before,) = connection.execute("SELECT waited FROM attempt WHERE id = ?", (attempt_id,)).fetchone()
    if milliseconds <= before:
        return
    if finished_at is not None:
        raise RecordsError("This quiz was finished already, so its time stays as it is; start the quiz anew.")
    connection.execute("UPDATE attempt SET waited = ? WHERE id = ?", (milliseconds, attempt_id))


def keep_snapshot(connection: sqlite3.Connection, person_id: str, kept_for: str, upto: int, data: bytes) -> None:
    _need_person(connection, person_id)
    connection.execute(
        "INSERT OR REPLACE INTO snapshot (person, kept_for, upto, data) VALUES (?, ?, ?, ?)",
        (person_id, kept_for, upto, data),
    )


def set_place(connection: sqlite3.Connection, person_id: str, lesson: LessonId, place: Place, at: datetime) -> None:
    _need_person(connection, person_id)
    connection.execute(
        "INSERT OR REPLACE INTO place (person, lesson, page, finished, at) VALUES (?, ?, ?, ?, ?)",
        (person_id, lesson, place.page, int(place.finished), time_text(at)),
    )


def add_question(connection: sqlite3.Connection, person_id: str, question: ClinicQuestion) -> None:
    row: Row = {
        "id": question.id,
        "person": person_id,
        "text": question.text,
        "about": question.about,
        "written_at": time_text(question.at),
    }
    if not _stored(connection, "clinic_question", row):
        _need_person(connection, person_id)
        _insert(connection, "clinic_question", row)


def remove_question(connection: sqlite3.Connection, question_id: str) -> None:
    connection.execute("DELETE FROM clinic_question WHERE id = ?", (question_id,))


def set_setting(connection: sqlite3.Connection, person_id: str, key: str, value: str) -> None:
    if person_id:
        _need_person(connection, person_id)
    connection.execute("INSERT OR REPLACE INTO setting (person, key, value) VALUES (?, ?, ?)", (person_id, key, value))


def _stored(connection: sqlite3.Connection, table: str, row: Row) -> bool:
    """Whether exactly this row is there. Raises RecordsError for another row of the same id."""
    found = _found(connection, f"SELECT {', '.join(row)} FROM {table} WHERE id = ?", row["id"])
    if found is not None and found != tuple(row.values()):
        raise RecordsError(
            f"Something else was saved under the same id ({table} {row['id']}) and stays; start edu again."
        )
    return found is not None


def _insert(connection: sqlite3.Connection, table: str, row: Row) -> None:
    places = ", ".join("?" * len(row))
    connection.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({places})", tuple(row.values()))


def _ending(connection: sqlite3.Connection, attempt_id: str) -> tuple[object, ...]:
    found = _found(connection, "SELECT finished_at, standing, conversations FROM attempt WHERE id = ?", attempt_id)
    if found is None:
        raise RecordsError("This quiz is no longer in the records, so nothing was saved; go home and start it anew.")
    return found


def _need_person(connection: sqlite3.Connection, person_id: str) -> None:
    if _found(connection, "SELECT 1 FROM person WHERE id = ?", person_id) is None:
        raise RecordsError("You are no longer in the records, so nothing was saved; start edu again.")


def _found(connection: sqlite3.Connection, question: str, value: object) -> tuple[object, ...] | None:
    row: tuple[object, ...] | None = connection.execute(question, (value,)).fetchone()
    return row
