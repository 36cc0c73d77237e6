"""The figure of what is due, for someone who was asked very many questions."""

import statistics
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from msgspec import msgpack
from msgspec.structs import replace

from edu.assessment.card import Card, Memory
from edu.assessment.learner import Learner
from edu.assessment.marks import State
from edu.assessment.review import due
from edu.course.ids import OptionId, QuestionId, QuizId
from edu.course.meaning import content_hash
from edu.course.parts import Choice
from edu.course.question import Single
from edu.course.quiz import Audience, Quiz
from edu.records.store import Store
from tests.assessment import example
from tests.bench.figure import Figure

CARDS = 10_000
NOW = datetime(2026, 1, 1, 9, tzinfo=UTC)


def due_list(folder: Path, runs: int) -> Figure:
    """From the file of the records to the questions of today, over reading the same row and nothing else."""
    questions = tuple(map(_question, range(CARDS)))
    quiz = Quiz(id=QuizId("many"), title="Many", questions=questions, audience=Audience.TRAINEE)
    many = replace(example.course(), quizzes={quiz.id: quiz})
    learner = Learner(cards={question.id: _card(number, question) for number, question in enumerate(questions)})
    path = folder / "due" / "records.db"
    path.parent.mkdir(mode=0o700)
    ours, floor = [], []
    with Store.open(path) as store:
        store.add_person("Bench", person_id="bench", at=NOW)
        store.keep_snapshot("bench", "bench", 1, msgpack.encode(learner))
        for _ in range(runs):
            begun = time.perf_counter()
            found = store.snapshot("bench")
            floor.append(time.perf_counter() - begun)
            assert found is not None
            begun = time.perf_counter()
            found = store.snapshot("bench")
            assert found is not None
            assert due(msgpack.decode(found[1], type=Learner).cards, many, NOW)
            ours.append(time.perf_counter() - begun)
    name = f"due list of {CARDS:,} cards, over its bare query (ms)"
    return Figure(name, _median(ours), _median(floor), 50, difference=True)


def _question(number: int) -> Single:
    choices = tuple(
        Choice(id=OptionId(str(place)), text=f"Answer {place}", correct=place == 0, feedback="") for place in range(3)
    )
    return Single(id=QuestionId(f"question-{number}"), prompt=f"What is number {number}?", choices=choices)


def _card(number: int, question: Single) -> Card:
    """Due at some time in the last and the coming two months."""
    last = NOW - timedelta(days=number % 60)
    return Card(
        question_hash=content_hash(question),
        state=State.RIGHT,
        fraction=1.0,
        certainty=None,
        at=last,
        misconceptions=(),
        seen=3,
        right=2,
        memory=Memory(stability=20.0, difficulty=5.0, last=last, due=last + timedelta(days=1 + number % 50)),
    )


def _median(seconds: list[float]) -> float:
    return statistics.median(seconds) * 1000
