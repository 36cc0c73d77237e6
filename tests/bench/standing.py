"""Home and progress of a trainee with a long past, by the clock of a whole process, over one with a short past."""

import sqlite3
import statistics
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import cycle, islice
from pathlib import Path

from edu.assessment.certainty import Certainty
from edu.assessment.history import Attempt
from edu.assessment.keys import key_of
from edu.assessment.mastery import result
from edu.assessment.response import DontKnow, Response
from edu.assessment.session import Answered, Session, answer, settle
from edu.assessment.steps import fresh_session, quiz_of
from edu.authoring.find import built_in
from edu.authoring.load import load
from edu.course.course import Course, Step
from edu.course.course import Path as CoursePath
from edu.course.question import Interaction
from edu.records.store import Store
from edu.tui.past import Past
from tests.bench.figure import Figure
from tests.bench.stopwatch import Stopwatch

PERSON = "bench"
PATH = "for-staff"
TEMPLATES = 40
"""Rounds that are answered question by question; a longer past has them again and again."""


def standing_figures(
    folder: Path, command: Sequence[str], environment: Callable[..., dict[str, str]], *, quick: bool
) -> Iterator[Figure]:
    """Whole processes, one with each past by turns."""
    runs = 3 if quick else 15
    few, many = (_lived(folder / f"standing-{answers}", answers) for answers in (10, 100_000))
    home: dict[Path, list[float]] = {few: [], many: []}
    doing: dict[Path, list[float]] = {few: [], many: []}
    for run in range(runs + 1):
        for data in (few, many):
            with Stopwatch(command, environment(EDU_DATA=str(data))) as watch:
                at_home = watch.until("For staff in training")
                watch.press("o")
                at_progress = watch.until("Your rounds")
            if run:  # the first fills the caches
                home[data].append(at_home)
                doing[data].append(at_progress)
    yield Figure("home with 100,000 answers, over home with 10", _median(home[many]), _median(home[few]), 1.2)
    yield Figure("from home to how I am doing, the same", _median(doing[many]), _median(doing[few]), 1.2)


def _lived(data: Path, answers: int) -> Path:
    """A data folder of a trainee with about so many answers, up to yesterday, as the app leaves it behind."""
    data.mkdir(mode=0o700)
    course = load(built_in()).course
    assert course is not None
    path = next(each for each in course.paths if each.id == PATH)
    now = datetime.now(UTC)
    with Store.open(data / "records.db") as store:
        store.add_person("Bench", person_id=PERSON, at=now)
        store.set_setting(PERSON, "path", PATH)
        given = 0
        for number, step in enumerate(islice(cycle(asking(course, path)), TEMPLATES)):
            if given < answers:
                given += take_round(
                    store, course, path, step, number, now - timedelta(days=1, hours=TEMPLATES - number)
                )
    _multiply(data / "records.db", answers)
    with Store.open(data / "records.db") as store:
        Past(store, PERSON, course).renew()
    return data


def asking(course: Course, path: CoursePath) -> list[Step]:
    return [step for step in path.steps if quiz_of(course, step, learner=PERSON)]


def take_round(store: Store, course: Course, path: CoursePath, step: Step, number: int, at: datetime) -> int:
    """One finished round of a step, mostly right; gives the number of its answers."""
    quiz = quiz_of(course, step, learner=PERSON)
    assert quiz is not None
    attempt = Attempt(
        id=f"attempt-{number}",
        course=course.id,
        course_version=course.version,
        path=path.id,
        step=step.key,
        quiz=quiz.id,
        seed=number,
        started_at=at,
    )
    store.begin(PERSON, attempt)
    session, given = fresh_session(course, step, quiz, seed=number), 0
    while session.current is not None:
        session, answered = _answer(session, session.current, given, attempt, at)
        store.add_answer(attempt.id, answered)
        session, given = settle(session), given + 1
    store.finish(attempt.id, at=at + timedelta(minutes=20), standing=result(session).standing, conversations=())
    return given


def _answer(
    session: Session, question: Interaction, given: int, attempt: Attempt, at: datetime
) -> tuple[Session, Answered]:
    key = key_of(question)
    response: Response = key if key is not None and given % 5 else DontKnow()
    return answer(
        session,
        response,
        at=at + timedelta(seconds=30 * given),
        answer_id=f"{attempt.id}-{given}",
        certainty=list(Certainty)[given % 3],
        milliseconds=9000,
    )


def _multiply(path: Path, answers: int) -> None:
    """The same rounds again and again after those that are there, until it is so many."""
    connection = sqlite3.connect(path)
    with connection:
        (there,) = connection.execute("SELECT count(*) FROM answer").fetchone()
        for turn in range(1, -(-answers // there)):
            _again(connection, turn)
        connection.execute("DELETE FROM asked")
        connection.execute(_ASKED)
    connection.close()


def _again(connection: sqlite3.Connection, turn: int) -> None:
    for table, named in (("attempt", ("id",)), ("answer", ("id", "attempt"))):
        columns = [name for _, name, *_ in connection.execute(f"PRAGMA table_info({table})") if name != "number"]
        values = [f"'{turn}-' || {name}" if name in named else name for name in columns]
        connection.execute(
            f"INSERT INTO {table} ({', '.join(columns)}) SELECT {', '.join(values)} FROM {table} "  # noqa: S608
            f"WHERE {named[-1]} LIKE 'attempt-%' ORDER BY rowid"
        )


_ASKED = """
INSERT INTO asked (person, step, quiz, path, question, question_hash, newest, first_whole)
SELECT person, step, quiz, path, question, question_hash, max(number), min(number)
FROM attempt JOIN answer ON answer.attempt = attempt.id GROUP BY person, step, quiz, path, question, question_hash
"""


def _median(seconds: list[float]) -> float:
    return statistics.median(seconds) * 1000
