"""What all that a person ever answered comes to, kept so that opening it costs the same however much that is.

The records keep a snapshot of it for the course as it is. What came after the snapshot is folded in when it is asked
for; when the course says something else today, all of it is folded anew.
"""

from contextlib import suppress
from hashlib import blake2b

from msgspec import MsgspecError, msgpack

from edu.assessment.history import Score
from edu.assessment.learner import Learner, course_fingerprint, fold, with_open
from edu.assessment.rounds import counted
from edu.course.course import Course
from edu.course.ids import QuizId
from edu.course.quiz import Policy
from edu.errors import RecordsError
from edu.records.store import Store

DIGEST = 16
"""Bytes before the data of a snapshot, by which damage is seen: a number that is another would decode as well."""


class Past:
    """One person's, at one course. Not read before it is asked for."""

    def __init__(self, store: Store, person: str, course: Course) -> None:
        self._store, self._person, self._course = store, person, course
        self._folded: Learner | None = None
        """All rounds that are finished."""
        self._now: Learner | None = None
        """With those that are not, as they stand."""

    @property
    def learner(self) -> Learner:
        """Everything up to the last answer."""
        if self._now is None:
            self._now = self._look()
        return self._now

    def changed(self) -> None:
        """Something was recorded since."""
        self._now = None

    def renew(self) -> None:
        """Keep a snapshot with all rounds that are finished. Without one, the next look only takes longer."""
        self._now = self._look()
        folded = self._folded
        if folded is not None:
            with suppress(RecordsError):
                data = msgpack.encode(folded)
                kept_for = course_fingerprint(self._course)
                self._store.keep_snapshot(self._person, kept_for, folded.upto, _digest(data) + data)

    def counted(self) -> dict[QuizId, Score]:
        """For quizzes of which another round than the last counts, what counts."""
        quizzes = [quiz for quiz in self._course.quizzes.values() if quiz.attempts is not Policy.LAST]
        if not quizzes:
            return {}
        records = self.learner.quizzes
        return {
            quiz.id: counted(records[quiz.id], quiz.attempts, quiz.pass_mark) for quiz in quizzes if quiz.id in records
        }

    def _look(self) -> Learner:
        folded = self._folded or self._kept() or Learner()
        found = self._store.attempts_after(self._person, folded.upto, folded.pending)
        self._folded = fold(folded, self._course, found)
        return with_open(self._folded, self._course, [attempt for _, attempt in found if not attempt.finished_at])

    def _kept(self) -> Learner | None:
        """The snapshot, if it is there, whole, and of this course as it is."""
        found = self._store.snapshot(self._person)
        if found is None or found[0] != course_fingerprint(self._course):
            return None
        digest, data = found[1][:DIGEST], found[1][DIGEST:]
        if digest != _digest(data):
            return None
        with suppress(MsgspecError):
            return msgpack.decode(data, type=Learner)
        return None


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=DIGEST).digest()
