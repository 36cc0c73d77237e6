"""A past of many answers, written straight into the tables, and what it costs to open it."""

import sqlite3
import statistics
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from edu.records.store import Store
from tests.bench.figure import Figure

NOW = datetime(2026, 1, 1, tzinfo=UTC)
QUIZZES, QUESTIONS = 15, 10
SNAPSHOT = 40_000
"""Bytes: what is kept of each question that was ever answered, for a course of some hundred."""
LONGEST = 8.0
"""Milliseconds to open a past, however long."""


def past_figures(folder: Path, *, quick: bool) -> Iterator[Figure]:
    """What the home screen reads of a person, by how much they have answered."""
    runs = 20 if quick else 100
    stores = {answers: long_past(folder / f"past-{answers}", answers) for answers in (10, 1_500, 100_000)}
    few, once, many = (_opening(path, runs) for path in stores.values())
    yield Figure("open 100,000 answers (ms), over opening 10", many, few, LONGEST, difference=True)
    yield Figure("open 100,000 answers, of a course that was done ten times", many, once, 1.2)
    yield Figure("open 100,000 answers, over a bare look at that much", many, _bare(stores[100_000], runs), 10)


def long_past(folder: Path, answers: int) -> Path:
    """Records of someone with so many answers in rounds of ten, of one quiz after the other, and another person."""
    folder.mkdir(mode=0o700)
    path = folder / "records.db"
    with Store.open(path) as store:
        for person in ("bench", "other"):
            store.add_person(person, person_id=person, at=NOW)
            store.keep_snapshot(person, "bench", 0, bytes(SNAPSHOT))
    connection = sqlite3.connect(path)
    with connection:
        rounds = range(max(1, answers // QUESTIONS))
        connection.executemany(_ATTEMPT, (_attempt(number, open_=number == rounds[-1]) for number in rounds))
        connection.executemany(_ANSWER, (_answer(number, seq) for number in rounds for seq in range(QUESTIONS)))
        connection.execute(_ASKED)
    connection.close()
    return path


def _opening(path: Path, runs: int) -> float:
    with Store.open(path) as store:

        def look() -> None:
            store.recent("bench")
            store.snapshot("bench")

        return _median(look, runs)


def _bare(path: Path, runs: int) -> float:
    """The same rows by their numbers, and nothing made of them."""
    with Store.open(path) as store:
        numbers = {attempt.id for attempt in store.recent("bench").attempts}
    connection = sqlite3.connect(path, isolation_level=None)
    wanted = f"({', '.join('?' * len(numbers))})"

    def look() -> None:
        connection.execute("BEGIN")
        connection.execute(f"SELECT * FROM attempt WHERE id IN {wanted}", tuple(numbers)).fetchall()  # noqa: S608
        connection.execute(f"SELECT * FROM answer WHERE attempt IN {wanted}", tuple(numbers)).fetchall()  # noqa: S608
        connection.execute("SELECT data FROM snapshot WHERE person = 'bench'").fetchall()
        connection.execute("ROLLBACK")

    try:
        return _median(look, runs)
    finally:
        connection.close()


def _median(look: Callable[[], object], runs: int) -> float:
    look()
    seconds = []
    for _ in range(runs):
        begun = time.perf_counter()
        look()
        seconds.append(time.perf_counter() - begun)
    return statistics.median(seconds) * 1000


def _attempt(number: int, *, open_: bool) -> tuple[object, ...]:
    quiz = number % QUIZZES
    person = "other" if number % 10 == 7 else "bench"
    ended = (None, None) if open_ else ("2026-01-01T00:10:00.000Z", "ready")
    return (f"attempt-{number}", person, f"lesson-{quiz}", f"quiz-{quiz}", number, *ended)


def _answer(number: int, seq: int) -> tuple[object, ...]:
    question = f"question-{number % QUIZZES}-{seq}"
    return (f"answer-{number}-{seq}", f"attempt-{number}", seq + 1, question, '{"type":"picked","choice":"5bf30808"}')


_ATTEMPT = """
INSERT INTO attempt (id, person, course, course_version, path, step, quiz, seed, only_questions, started_at,
                     finished_at, standing)
VALUES (?, ?, 'bench', '1', 'bench', ?, ?, ?, '[]', '2026-01-01T00:00:00.000Z', ?, ?)
"""
_ANSWER = """
INSERT INTO answer (id, attempt, seq, question, question_hash, response, fraction, state, rule, rule_version, hints,
                    milliseconds, answered_at)
VALUES (?, ?, ?, ?, '0', ?, 1, 'right', 'all_correct', 1, 0, 9000, '2026-01-01T00:00:01.000Z')
"""
_ASKED = """
INSERT INTO asked (person, step, quiz, path, question, question_hash, newest, first_whole)
SELECT person, step, quiz, path, question, question_hash, max(number), min(number)
FROM attempt JOIN answer ON answer.attempt = attempt.id WHERE finished_at IS NOT NULL
GROUP BY person, step, quiz, path, question, question_hash
"""
