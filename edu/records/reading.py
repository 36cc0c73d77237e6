"""Rows to values. A row that cannot be read is named, for someone with a backup can mend it."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from edu.assessment.certainty import Certainty
from edu.assessment.history import Attempt, ClinicQuestion, History, Place
from edu.assessment.marks import Mark, State
from edu.assessment.session import Answered
from edu.course.ids import LessonId, PathId, QuestionId, QuizId
from edu.errors import RecordsError
from edu.records.codec import names_of, response_of, time_of
from edu.records.person import Person
from edu.records.schema import KEPT


def read_people(connection: sqlite3.Connection) -> tuple[Person, ...]:
    """Everyone, in the order they came."""
    rows = connection.execute("SELECT id, nickname, created_at FROM person ORDER BY number")
    return tuple(_person(row) for row in rows)


def _person(row: tuple[str, str, str]) -> Person:
    with naming("person", row[0]):
        return Person(id=row[0], nickname=row[1], created_at=time_of(row[2]))


def read_history(connection: sqlite3.Connection, person_id: str) -> History:
    """All of one person in the order it was written, whatever the clock said."""
    return history_with(connection, person_id, read_attempts(connection, "attempt.person = ?", (person_id,)))


def history_with(connection: sqlite3.Connection, person_id: str, attempts: Sequence[tuple[int, Attempt]]) -> History:
    """These attempts, with everything else of this person."""
    questions = (_clinic_question(*row) for row in connection.execute(_CLINIC_QUESTIONS, (person_id,)))
    places = connection.execute("SELECT lesson, page, finished FROM place WHERE person = ?", (person_id,))
    return History(
        attempts=tuple(attempt for _, attempt in attempts),
        places={LessonId(lesson): Place(page=page, finished=bool(finished)) for lesson, page, finished in places},
        questions=tuple(questions),
    )


def read_attempts(connection: sqlite3.Connection, which: str, values: Sequence[str | int]) -> list[tuple[int, Attempt]]:
    """The attempts for which a condition in SQL holds, with their answers; each after its number, in that order."""
    answers: dict[str, list[Answered]] = {}
    for attempt_id, *row in connection.execute(_ANSWERS.format(which), values):
        answers.setdefault(attempt_id, []).append(_answered(*row))
    flagged: dict[str, set[QuestionId]] = {}
    for attempt_id, question in connection.execute(_FLAGS.format(which), values):
        flagged.setdefault(attempt_id, set()).add(QuestionId(question))
    rows = connection.execute(_ATTEMPTS.format(which), values)
    return [(number, _attempt(answers, flagged, *row)) for number, *row in rows]


def read_attempts_after(
    connection: sqlite3.Connection, person_id: str, upto: int, also: Sequence[str]
) -> list[tuple[int, Attempt]]:
    """Those after a number, and of those before it the ones with these ids."""
    named = f"attempt.id IN ({', '.join('?' * len(also))}) AND attempt.person = ? AND attempt.number <= ?"
    return [
        *read_attempts(connection, named, (*also, person_id, upto)),
        *read_attempts(connection, "attempt.person = ? AND attempt.number > ?", (person_id, upto)),
    ]


def read_snapshot(connection: sqlite3.Connection, person_id: str) -> tuple[str, bytes] | None:
    """What it was kept for, and its data."""
    found: tuple[str, bytes] | None = connection.execute(
        "SELECT kept_for, data FROM snapshot WHERE person = ?", (person_id,)
    ).fetchone()
    return found


_FLAGS = "SELECT attempt.id, question FROM attempt JOIN flag ON flag.attempt = attempt.id WHERE {}"

_ANSWERS = """
SELECT attempt.id, answer.id, question, question_hash, response, fraction, state, rule, rule_version,
       certainty, hints, tries, milliseconds, answered_at
FROM attempt JOIN answer ON answer.attempt = attempt.id
WHERE {} ORDER BY attempt.number, answer.seq
"""


def _answered(
    id: str,
    question: str,
    question_hash: str,
    response: str,
    fraction: float,
    state: str,
    rule: str,
    rule_version: int,
    certainty: str | None,
    hints: int,
    tries: int,
    milliseconds: int,
    answered_at: str,
) -> Answered:
    with naming("answer", id):
        return Answered(
            id=id,
            question=QuestionId(question),
            question_hash=question_hash,
            response=response_of(response),
            mark=Mark(fraction, State(state), rule, rule_version),
            at=time_of(answered_at),
            certainty=Certainty(certainty) if certainty is not None else None,
            hints=hints,
            tries=tries,
            milliseconds=milliseconds,
        )


_ATTEMPTS = """
SELECT number, id, course, course_version, path, step, quiz, seed, only_questions, started_at, finished_at, minutes,
       waited
FROM attempt WHERE {} ORDER BY number
"""


def _attempt(
    answers: dict[str, list[Answered]],
    flagged: dict[str, set[QuestionId]],
    id: str,
    course: str,
    course_version: str,
    path: str,
    step: str,
    quiz: str,
    seed: int,
    only_questions: str,
    started_at: str,
    finished_at: str | None,
    minutes: float | None,
    waited: int,
) -> Attempt:
    with naming("attempt", id):
        return Attempt(
            id=id,
            course=course,
            course_version=course_version,
            path=PathId(path),
            step=step,
            quiz=QuizId(quiz),
            seed=seed,
            only=tuple(QuestionId(question) for question in names_of(only_questions)),
            started_at=time_of(started_at),
            finished_at=time_of(finished_at) if finished_at is not None else None,
            minutes=minutes,
            waited=waited,
            flagged=frozenset(flagged.get(id, ())),
            answered=tuple(answers.get(id, ())),
        )


_CLINIC_QUESTIONS = "SELECT id, text, about, written_at FROM clinic_question WHERE person = ? ORDER BY number"


def _clinic_question(id: str, text: str, about: str, written_at: str) -> ClinicQuestion:
    with naming("clinic_question", id):
        return ClinicQuestion(id=id, text=text, about=about, at=time_of(written_at))


@contextmanager
def naming(table: str, row_id: str) -> Iterator[None]:
    """Turn what is wrong with a value of this row into a RecordsError that names the row."""
    try:
        yield
    except ValueError as error:
        raise RecordsError(f"A line of the records cannot be read ({table} {row_id}). {KEPT}") from error
