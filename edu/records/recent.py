"""Of all that a person did, what still decides: as much of it after a thousand rounds as after a few.

A round of a quiz is decided by the newest attempt that asked each question, each question as it was worded then, and
by the newest attempts as such. Which attempts asked a question last is noted when an attempt is finished, so nothing
is looked through to find them.
"""

import sqlite3
from collections.abc import Sequence

from edu.assessment.history import History
from edu.assessment.steps import review_step
from edu.records.reading import history_with, read_attempts

REVIEW = review_step().key
"""The step of rounds with questions from all over the course: no step of a path, so they decide about none."""
REVIEWS = 5
"""Of those rounds, how many that are finished are kept in sight."""


def read_recent(connection: sqlite3.Connection, person_id: str) -> History:
    """The attempts that decide, with everything else of this person."""
    named = {"person": person_id, "review": REVIEW, "reviews": REVIEWS}
    numbers = [number for (number,) in connection.execute(_KEPT, named) if number is not None]
    which = f"attempt.number IN ({', '.join('?' * len(numbers))})"
    return history_with(connection, person_id, read_attempts(connection, which, numbers))


# An index makes each of these looks a single one. The way to the next step, quiz and path, too: a row value is only
# searched for by its whole index without affinities (+), and what is equal is passed by asking for the text after it.
_OF_ROUND = "WHERE person = :person AND step = round.step AND quiz = round.quiz AND path = round.path"
_FINISHED = f"{_OF_ROUND} AND finished_at IS NOT NULL"
_WHOLE = f"{_FINISHED} AND only_questions = '[]'"
_KEPT = f"""
WITH RECURSIVE round (step, quiz, path) AS (
    SELECT * FROM (SELECT step, quiz, path FROM attempt WHERE person = :person ORDER BY step, quiz, path LIMIT 1)
    UNION ALL
    SELECT attempt.step, attempt.quiz, attempt.path FROM round CROSS JOIN attempt
    WHERE attempt.number = (
        SELECT number FROM attempt
        WHERE person = :person AND (step, quiz, path) >= (+round.step, +round.quiz, round.path || char(0))
        ORDER BY step, quiz, path LIMIT 1
    )
)
SELECT (SELECT max(number) FROM attempt {_OF_ROUND}) FROM round
UNION
SELECT (SELECT max(number) FROM attempt {_FINISHED}) FROM round
UNION
SELECT (SELECT max(number) FROM attempt {_WHOLE}) FROM round WHERE step != :review
UNION
SELECT attempt.number FROM round CROSS JOIN attempt
WHERE round.step = :review
    AND attempt.number IN (SELECT number FROM attempt {_FINISHED} ORDER BY number DESC LIMIT :reviews)
UNION
SELECT newest FROM asked WHERE person = :person
UNION
SELECT first_whole FROM asked WHERE person = :person AND step LIKE 'check-%'
"""  # noqa: S608 made of what stands in this file


def note_asked(connection: sqlite3.Connection, attempt_id: str, unanswered: Sequence[str]) -> None:
    """Note what an attempt that was just finished has asked."""
    found = connection.execute(_ATTEMPT, (attempt_id, REVIEW)).fetchone()
    if found is None:
        return
    *round_, number, whole = found
    answered = connection.execute(
        "SELECT DISTINCT question, question_hash FROM answer WHERE attempt = ?", (attempt_id,)
    ).fetchall()
    first = number if whole else None
    for question in (*answered, *((name, "") for name in unanswered)):
        connection.execute(_NOTE, (*round_, *question, number, first))


_ATTEMPT = "SELECT person, step, quiz, path, number, only_questions = '[]' FROM attempt WHERE id = ? AND step != ?"
_NOTE = """
INSERT INTO asked (person, step, quiz, path, question, question_hash, newest, first_whole)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT DO UPDATE SET newest = max(newest, excluded.newest),
    first_whole = coalesce(min(first_whole, excluded.first_whole), first_whole, excluded.first_whole)
"""
