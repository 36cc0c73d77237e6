"""Rows to values. A row that cannot be read is named, for someone with a backup can mend it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from edu.assessment.history import Attempt, ClinicQuestion, History, Place
from edu.assessment.marks import Mark, State
from edu.assessment.session import Answered, Certainty
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
    with _naming("person", row[0]):
        return Person(id=row[0], nickname=row[1], created_at=time_of(row[2]))


def read_history(connection: sqlite3.Connection, person_id: str) -> History:
    """All of one person in the order it was written, whatever the clock said."""
    answers: dict[str, list[Answered]] = {}
    for attempt_id, *row in connection.execute(_ANSWERS, (person_id,)):
        answers.setdefault(attempt_id, []).append(_answered(*row))
    attempts = (_attempt(answers, *row) for row in connection.execute(_ATTEMPTS, (person_id,)))
    questions = (_clinic_question(*row) for row in connection.execute(_CLINIC_QUESTIONS, (person_id,)))
    places = connection.execute("SELECT lesson, page, finished FROM place WHERE person = ?", (person_id,))
    return History(
        attempts=tuple(attempts),
        places={LessonId(lesson): Place(page=page, finished=bool(finished)) for lesson, page, finished in places},
        questions=tuple(questions),
    )


_ANSWERS = """
SELECT attempt.id, answer.id, question, question_hash, response, fraction, state, rule, rule_version,
       certainty, hints, milliseconds, answered_at
FROM attempt JOIN answer ON answer.attempt = attempt.id
WHERE attempt.person = ? ORDER BY attempt.number, answer.seq
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
    milliseconds: int,
    answered_at: str,
) -> Answered:
    with _naming("answer", id):
        return Answered(
            id=id,
            question=QuestionId(question),
            question_hash=question_hash,
            response=response_of(response),
            mark=Mark(fraction, State(state), rule, rule_version),
            at=time_of(answered_at),
            certainty=Certainty(certainty) if certainty is not None else None,
            hints=hints,
            milliseconds=milliseconds,
        )


_ATTEMPTS = """
SELECT id, course, course_version, path, step, quiz, seed, only_questions, started_at, finished_at
FROM attempt WHERE person = ? ORDER BY number
"""


def _attempt(
    answers: dict[str, list[Answered]],
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
) -> Attempt:
    with _naming("attempt", id):
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
            answered=tuple(answers.get(id, ())),
        )


_CLINIC_QUESTIONS = "SELECT id, text, about, written_at FROM clinic_question WHERE person = ? ORDER BY number"


def _clinic_question(id: str, text: str, about: str, written_at: str) -> ClinicQuestion:
    with _naming("clinic_question", id):
        return ClinicQuestion(id=id, text=text, about=about, at=time_of(written_at))


@contextmanager
def _naming(table: str, row_id: str) -> Iterator[None]:
    try:
        yield
    except ValueError as error:
        raise RecordsError(f"A line of the records cannot be read ({table} {row_id}). {KEPT}") from error
