"""Everything that home and progress need of a person's whole past, folded from their attempts.

A `Learner` is a snapshot: it is stored with the fingerprint of the course it was folded by, and later attempts are
folded into it, so that opening does not depend on how many answers there are. Another fingerprint, and it is folded
anew from all attempts: that marks all of them again.

The rules:

- Only finished attempts are folded, each once, in the order in which they are handed over.
- Each becomes a round, replayed against the course as it stands. One that no longer fits keeps its recorded marks.
- Each answer that counts becomes one review of its card, marked by today's rules: the last one given to the question
  in that attempt. All tries at it are one review together, and their misconceptions are those of the last.
- An answer is left aside where its question is gone, asks something else than it did, or cannot be answered like that
  any more; the other answers of that attempt count all the same. So a question that was reworded starts anew.
- What was answered in the check before the lessons is a round and nothing else: it shows what was known then, and
  nothing is to be repeated that was not taught yet.
- Where feedback waits for the end, nothing counts before the end; see `with_open`.
"""

import hashlib
from collections import deque
from collections.abc import Iterable, Sequence
from datetime import UTC

from msgspec import Struct, field, msgpack

from edu.assessment.beliefs import beliefs
from edu.assessment.card import Card, rating, reviewed
from edu.assessment.certainty import Certainty
from edu.assessment.history import Attempt
from edu.assessment.marks import Mark, State, grade
from edu.assessment.response import Response, invalid
from edu.assessment.rounds import BEFORE, QuizRecord, Round, judged, tries_at, with_score
from edu.assessment.session import Answered
from edu.assessment.steps import REVIEW, quiz_named
from edu.assessment.tries import mark_of_try
from edu.course.course import Course
from edu.course.ids import QuestionId, QuizId
from edu.course.meaning import content_hash
from edu.course.question import Interaction, Scenario, is_marked, steps_of
from edu.course.quiz import Audience, Feedback

MOST_ROUNDS = 60
_WAY_OF_FOLDING = 1
"""Part of the fingerprint; another number has every learner folded anew."""


class Tally(Struct, frozen=True):
    """Marked answers, and those that were right."""

    number: int = 0
    right: int = 0


class Learner(Struct, frozen=True, kw_only=True):
    """One person, as their finished attempts show them. Encode it with `msgspec.msgpack`."""

    upto: int = 0
    """Number of the last attempt that was folded."""
    pending: tuple[str, ...] = ()
    """Ids of attempts up to that one that are not finished yet: hand them over again when they are."""
    cards: dict[QuestionId, Card] = field(default_factory=dict)
    """By question that can be reviewed (`steps.reviewable`) and was answered after the lessons."""
    calibration: dict[Audience, dict[Certainty, Tally]] = field(default_factory=dict)
    """By whom the question is for: marked answers of which it was said how sure one is, at the first try."""
    rounds: tuple[Round, ...] = ()
    """The last `MOST_ROUNDS` that were finished, oldest first."""
    quizzes: dict[QuizId, QuizRecord] = field(default_factory=dict)
    """By quiz of the course; rounds of review are of none."""


def fold(learner: Learner, course: Course, attempts: Iterable[tuple[int, Attempt]]) -> Learner:
    """The learner with these attempts, each with its number, in the order given.

    What was folded before is left aside, so nothing counts twice. Hand over everything numbered above `upto`, and what
    of `pending` is finished now. In whatever parts they come, attempts in one order give one learner; best is the order
    in which they were finished, where a round that was left open for days comes when it ended.
    """
    folding = _Folding(learner, course)
    for number, attempt in attempts:
        folding.take(number, attempt)
    return folding.learner()


def with_open(learner: Learner, course: Course, attempts: Iterable[Attempt]) -> Learner:
    """The same with what was answered in rounds that are still open, to look at and not to store.

    Only where feedback comes at once: there each answer is final when it is given. A try at a question counts as long
    as no later one has taken its place.
    """
    folding = _Folding(learner, course)
    for attempt in attempts:
        quiz = quiz_named(course, attempt.quiz)
        if quiz and quiz.feedback is Feedback.IMMEDIATE and not attempt.finished_at:
            folding.review(attempt)
    return folding.learner()


def course_fingerprint(course: Course) -> str:
    """32 hex digits that change whenever a question, its key or a rule changes, or the way of folding."""
    said = msgpack.encode((_WAY_OF_FOLDING, list(course.quizzes.values())), order="deterministic")
    return hashlib.sha256(said).hexdigest()[:32]


class _Asked(Struct, frozen=True):
    question: Interaction
    question_hash: str
    audience: Audience
    reviewable: bool


class _Folding:
    """A learner that is being changed in place, with what is looked up often."""

    def __init__(self, learner: Learner, course: Course) -> None:
        self._course = course
        self._upto = learner.upto
        self._pending = dict.fromkeys(learner.pending)
        self._cards = dict(learner.cards)
        self._calibration = {audience: dict(tallies) for audience, tallies in learner.calibration.items()}
        self._rounds: deque[Round | Attempt] = deque(learner.rounds, maxlen=MOST_ROUNDS)
        """Rounds of review are judged last: most of them will have been followed by many others by then."""
        self._quizzes = dict(learner.quizzes)
        self._places = {
            step.id: (quiz, question, step) for quiz, question in course.questions() for step in steps_of(question)
        }
        self._asked: dict[QuestionId, _Asked] = {}
        self._marks: dict[tuple[QuestionId, Response], Mark | None] = {}

    def learner(self) -> Learner:
        return Learner(
            upto=self._upto,
            pending=tuple(self._pending),
            cards=self._cards,
            calibration=self._calibration,
            rounds=tuple(each if isinstance(each, Round) else judged(self._course, each)[0] for each in self._rounds),
            quizzes=self._quizzes,
        )

    def take(self, number: int, attempt: Attempt) -> None:
        if number <= self._upto and attempt.id not in self._pending:
            return
        self._upto = max(self._upto, number)
        if attempt.finished_at is None:
            self._pending[attempt.id] = None
            return
        self._pending.pop(attempt.id, None)
        self._finish(attempt)
        self.review(attempt)

    def _finish(self, attempt: Attempt) -> None:
        if attempt.quiz == REVIEW:
            self._rounds.append(attempt)
            return
        round_, score = judged(self._course, attempt)
        self._rounds.append(round_)
        if score:
            self._quizzes[attempt.quiz] = with_score(self._quizzes.get(attempt.quiz), score, whole=round_.whole)

    def review(self, attempt: Attempt) -> None:
        """Count its answers for cards and calibration."""
        if attempt.step == BEFORE:
            return
        for tries in tries_at(attempt.answered):
            asked = self._looked_up(tries[-1].question)
            if asked is None or any(answered.question_hash != asked.question_hash for answered in tries):
                continue
            marks = [mark for answered in tries if (mark := self._mark(asked.question, answered.response))]
            if len(marks) < len(tries):
                continue
            self._calibrate(asked.audience, tries[0].certainty, marks[0])
            if asked.reviewable:
                self._cards[asked.question.id] = _card(self._cards.get(asked.question.id), asked, tries, marks)

    def _looked_up(self, name: QuestionId) -> _Asked | None:
        """The question as it stands, where it is marked."""
        if name in self._asked:
            return self._asked[name]
        if name not in self._places:
            return None
        quiz, question, step = self._places[name]
        if not is_marked(step):
            return None
        reviewable = not isinstance(question, Scenario) and not question.reserve
        asked = _Asked(step, content_hash(step), quiz.audience, reviewable)
        self._asked[name] = asked
        return asked

    def _mark(self, question: Interaction, response: Response) -> Mark | None:
        """Its mark alone; None where what can be answered has changed. The same answers come again and again."""
        key = (question.id, response)
        if key not in self._marks:
            fits = invalid(question, response) is None
            self._marks[key] = grade(question, response) if fits else None
        return self._marks[key]

    def _calibrate(self, audience: Audience, certainty: Certainty | None, mark: Mark) -> None:
        if certainty is None:
            return
        tallies = self._calibration.setdefault(audience, {})
        tally = tallies.get(certainty, Tally())
        tallies[certainty] = Tally(tally.number + 1, tally.right + (mark.state is State.RIGHT))


def _card(card: Card | None, asked: _Asked, tries: Sequence[Answered], marks: Sequence[Mark]) -> Card:
    last, mark = tries[-1], mark_of_try(marks[:-1], marks[-1])
    if card and card.question_hash != asked.question_hash:
        card = None
    rated = rating(mark.state, mark.fraction, last.certainty, tries=len(tries))
    return Card(
        question_hash=asked.question_hash,
        state=mark.state,
        fraction=mark.fraction,
        certainty=last.certainty,
        at=last.at.astimezone(UTC),
        misconceptions=beliefs(asked.question, last.response),
        seen=(card.seen if card else 0) + 1,
        right=(card.right if card else 0) + (mark.state is State.RIGHT),
        memory=reviewed(card.memory if card else None, rated, last.at),
    )
