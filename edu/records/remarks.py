"""Marks that were given again: kept beside those that were recorded first, never in their place.

Which of several is the newest is told by the order of writing, whatever the clock said.
"""

import sqlite3
from collections.abc import Mapping
from datetime import datetime

from edu.assessment.marks import Mark, State
from edu.assessment.remark import Recorded
from edu.records.codec import time_text
from edu.records.reading import naming, read_attempts


def read_recorded(connection: sqlite3.Connection, person_id: str) -> tuple[Recorded, ...]:
    """Every attempt of one person, in the order it was begun."""
    marks: dict[str, dict[str, Mark]] = {}
    for attempt, answer, *row in connection.execute(_REMARKS, (person_id,)):
        marks.setdefault(attempt, {})[answer] = _mark(answer, *row)
    standings = dict(connection.execute("SELECT id, standing FROM attempt WHERE person = ?", (person_id,)))
    judged = dict(connection.execute(_JUDGED, (person_id,)))
    return tuple(
        Recorded(
            attempt=attempt,
            standing=standings[attempt.id],
            marks=marks.get(attempt.id, {}),
            judged=judged.get(attempt.id),
        )
        for _, attempt in read_attempts(connection, "attempt.person = ?", (person_id,))
    )


_REMARKS = """
SELECT attempt.id, answer.id, remark.fraction, remark.state, remark.rule, remark.rule_version
FROM attempt JOIN answer ON answer.attempt = attempt.id JOIN remark ON remark.answer = answer.id
WHERE attempt.person = ? ORDER BY remark.number
"""
_JUDGED = """
SELECT attempt.id, judged_again.standing FROM attempt JOIN judged_again ON judged_again.attempt = attempt.id
WHERE attempt.person = ? ORDER BY judged_again.number
"""


def _mark(answer: str, fraction: float, state: str, rule: str, version: int) -> Mark:
    with naming("remark of answer", answer):
        return Mark(fraction, State(state), rule, version)


def add_remarks(
    connection: sqlite3.Connection, marks: Mapping[str, Mark], standings: Mapping[str, str], at: datetime
) -> None:
    """What is the newest already is not added again, and neither is what has been erased meanwhile."""
    remarked_at = time_text(at)
    for answer, mark in marks.items():
        row = (mark.fraction, mark.state.value, mark.rule, mark.version)
        found = connection.execute(_NEWEST_MARK, (answer, answer)).fetchone()
        if found not in (None, row):
            connection.execute(_ADD_MARK, (answer, remarked_at, *row))
    for attempt, standing in standings.items():
        found = connection.execute(_NEWEST_STANDING, (attempt, attempt)).fetchone()
        if found not in (None, (standing,)):
            connection.execute(_ADD_STANDING, (attempt, remarked_at, standing))


_NEWEST_MARK = """
SELECT fraction, state, rule, rule_version FROM (
    SELECT number, fraction, state, rule, rule_version FROM remark WHERE answer = ?
    UNION ALL
    SELECT 0, fraction, state, rule, rule_version FROM answer WHERE id = ?
) ORDER BY number DESC LIMIT 1
"""
_ADD_MARK = """
INSERT INTO remark (answer, remarked_at, fraction, state, rule, rule_version) VALUES (?, ?, ?, ?, ?, ?)
"""
_NEWEST_STANDING = """
SELECT standing FROM (
    SELECT number, standing FROM judged_again WHERE attempt = ?
    UNION ALL
    SELECT 0, standing FROM attempt WHERE id = ? AND standing IS NOT NULL
) ORDER BY number DESC LIMIT 1
"""
_ADD_STANDING = "INSERT INTO judged_again (attempt, judged_at, standing) VALUES (?, ?, ?)"
