"""A quiz being taken, as a value. Resume, undo and re-marking are all the same replay of stored answers."""

import hashlib
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from edu.assessment.marks import Mark, State, grade, misses_idea
from edu.assessment.response import Response
from edu.course.course import Course
from edu.course.ids import IdeaId, QuestionId
from edu.course.question import (
    Card,
    Categorise,
    Choice,
    Multiple,
    Question,
    Reflection,
    Single,
    TrueFalse,
    content_hash,
)
from edu.course.quiz import Quiz


class Certainty(StrEnum):
    """How sure a person says they are. For patients it only orders the review."""

    GUESS = "guess"
    FAIRLY = "fairly"
    SURE = "sure"


class Answered(Struct, frozen=True, kw_only=True):
    """One answer with its mark: the fact that is recorded."""

    id: str
    """Made once by the caller, so that a retry of the write never doubles the answer."""
    question: QuestionId
    question_hash: str
    response: Response
    mark: Mark
    at: datetime
    """UTC; for information only, order is the order of answering."""
    certainty: Certainty | None = None
    hints: int = 0
    milliseconds: int = 0
    """Between the question being shown and its answer, by a monotonic clock."""


class Session(Struct, frozen=True, kw_only=True):
    """What was answered and what is still to ask; the first of `queue` is the current question."""

    quiz: Quiz
    seed: int
    reserves: tuple[Question, ...]
    loop: bool
    """Whether a miss of a critical idea brings a parallel variant; not before the lessons were read."""
    planned: tuple[Question, ...]
    """What it was going to ask when nothing was answered yet."""
    queue: tuple[Question, ...]
    asked: tuple[Question, ...] = ()
    answered: tuple[Answered, ...] = ()

    @property
    def current(self) -> Question | None:
        return self.queue[0] if self.queue else None

    @property
    def finished(self) -> bool:
        return not self.queue

    @property
    def position(self) -> tuple[int, int]:
        """1-based number of the current question, and how many there are as things stand."""
        total = len(self.asked) + len(self.queue)
        return min(len(self.asked) + 1, total), total

    @property
    def right_so_far(self) -> int:
        return sum(answered.mark.state is State.RIGHT for answered in self.answered)

    def misses(self, idea: IdeaId | None) -> int:
        """How often this idea was missed in this session."""
        return sum(
            question.idea == idea and misses_idea(question, answered.response)
            for question, answered in zip(self.asked, self.answered, strict=True)
        )


def start(
    quiz: Quiz, *, seed: int, only: Collection[QuestionId] = (), reserves: Sequence[Question] = (), loop: bool = True
) -> Session:
    """A session with nothing answered, of the whole quiz or of `only` some of its questions.

    `reserves` adds variants from elsewhere to the quiz's own.
    """
    own = tuple(question for question in quiz.questions if question.reserve)
    others = tuple(question for question in reserves if question not in quiz.questions)
    queue = tuple(q for q in quiz.questions if not q.reserve and (not only or q.id in only))
    return Session(quiz=quiz, seed=seed, reserves=own + others, loop=loop, planned=queue, queue=queue)


def reserves_of(course: Course) -> tuple[Question, ...]:
    """Every reserve of the course: what a closing check can fall back on."""
    return tuple(question for _, question in course.questions() if question.reserve)


def answer(
    session: Session,
    response: Response,
    *,
    at: datetime,
    answer_id: str,
    certainty: Certainty | None = None,
    hints: int = 0,
    milliseconds: int = 0,
) -> tuple[Session, Answered]:
    """Mark the current question and move on. Raises ValueError when finished or when `invalid` objects."""
    question = session.current
    if question is None:
        raise ValueError("the session is finished")
    answered = Answered(
        id=answer_id,
        question=question.id,
        question_hash=content_hash(question),
        response=response,
        mark=grade(question, response),
        at=at,
        certainty=certainty,
        hints=hints,
        milliseconds=max(0, milliseconds),
    )
    return _after(session, question, answered), answered


def _after(session: Session, question: Question, answered: Answered) -> Session:
    session = replace(
        session, queue=session.queue[1:], asked=(*session.asked, question), answered=(*session.answered, answered)
    )
    if not session.loop or not misses_idea(question, answered.response):
        return session
    if session.misses(question.idea) >= 2:
        return replace(session, queue=tuple(q for q in session.queue if not (q.critical and q.idea == question.idea)))
    variant = next((q for q in session.reserves if q.idea == question.idea and q not in session.asked), None)
    return replace(session, queue=(variant, *session.queue)) if variant else session


def back(session: Session) -> Session:
    """The session before its last answer, for quizzes that show feedback only at the end."""
    if not session.answered:
        return session
    again = replace(session, queue=session.planned, asked=(), answered=())
    for question, answered in zip(session.asked[:-1], session.answered[:-1], strict=True):
        again = _after(again, question, answered)
    return again


class Changed(Struct, frozen=True):
    """The stored answers do not fit the course as it stands; `question` is the first that does not, None for all."""

    question: QuestionId | None


def replay(fresh: Session, stored: Iterable[Answered]) -> Session | Changed:
    """Answer a fresh session again from stored answers, marking each by today's rules.

    An answer to a question that was answered before means that the person went back to it.
    """
    session = fresh
    for old in stored:
        while any(old.question == question.id for question in session.asked):
            session = back(session)
        question = session.current
        if question is None or question.id != old.question or content_hash(question) != old.question_hash:
            return Changed(old.question)
        session = _after(session, question, replace(old, mark=grade(question, old.response)))
    return session


def missed_questions(session: Session) -> tuple[QuestionId, ...]:
    """What to ask for "only what I missed": a missed variant stands for the question whose idea it tries again."""
    missed = {q.id for q, a in _marked(session) if a.mark.state is not State.RIGHT and not q.reserve}
    ideas = {q.idea for q, a in _marked(session) if a.mark.state is not State.RIGHT and q.reserve}
    return tuple(q.id for q in session.asked if q.id in missed or (q.idea in ideas and not q.reserve))


def _marked(session: Session) -> Iterable[tuple[Question, Answered]]:
    return ((q, a) for q, a in zip(session.asked, session.answered, strict=True) if is_marked(q))


def shown_choices(question: Single | TrueFalse | Multiple, *, seed: int) -> tuple[Choice, ...]:
    """The choices in the order this attempt shows them."""
    if isinstance(question, TrueFalse) or not question.shuffle:
        return question.choices
    return tuple(sorted(question.choices, key=lambda choice: _rank(seed, question.id, choice.id)))


def shown_cards(question: Categorise, *, seed: int) -> tuple[Card, ...]:
    """The cards in the order this attempt shows them."""
    if not question.shuffle:
        return question.cards
    return tuple(sorted(question.cards, key=lambda card: _rank(seed, question.id, card.id)))


def _rank(seed: int, *names: str) -> bytes:
    """Orders the same names the same way for ever: no state, no version of a random generator."""
    return hashlib.sha256("\0".join((str(seed), *names)).encode()).digest()


def is_marked(question: Question) -> bool:
    """Whether the question can earn anything."""
    return not isinstance(question, Reflection)
