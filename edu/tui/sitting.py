"""What a question screen knows besides its widgets: the session, the answer in the making, and the pace of keys."""

from collections.abc import Callable
from datetime import datetime
from itertools import pairwise

from msgspec.structs import replace

from edu.assessment.mastery import MISSES_BEFORE_TALK
from edu.assessment.session import Answered, Certainty, Session, answer, back
from edu.course.ids import QuestionId
from edu.course.question import Question, Reflection
from edu.course.quiz import Feedback
from edu.tui.draft import Draft, draft_of

SETTLE = 0.5
"""Seconds that feedback must have stood before a key goes on to the next question."""
QUIET = 0.25
"""Seconds without a key before it, so that a held key stops here."""


class Sitting:
    """One go at a quiz, question after question. `clock` is monotonic, in seconds."""

    def __init__(self, session: Session, clock: Callable[[], float]) -> None:
        self.session = session
        self._clock = clock
        self._drafts: dict[QuestionId, Draft] = {}
        self.ask()

    def ask(self) -> None:
        """Begin the current question: nothing picked, unless a person comes back to it."""
        self.question: Question = self.session.queue[0]
        self.draft = self._drafts.get(self.question.id, Draft(self.question, self.session.seed))
        self.answered: Answered | None = None
        self.certainty: Certainty | None = None
        self.hints = 0
        self.missed_now = False
        self._prepared: tuple[Session, Answered] | None = None
        self._asked_at = self._shown_at = self._last_key = self._clock()

    @property
    def at_end(self) -> bool:
        return self.session.quiz.feedback is Feedback.AT_END

    @property
    def is_open(self) -> bool:
        """Whether the question still waits for its answer."""
        return self.answered is None

    @property
    def is_reflection(self) -> bool:
        return isinstance(self.question, Reflection)

    @property
    def has_hint(self) -> bool:
        return self.is_open and self.hints < len(self.question.hints)

    @property
    def position(self) -> tuple[int, int]:
        """1-based number of the question on the screen, and how many there are as things stand."""
        number, total = self.session.position
        return number - (not self.is_open and not self.session.finished), total

    @property
    def talk(self) -> bool:
        """Whether the answer was the miss after which an idea is no more asked, but talked through."""
        return self.missed_now and self.session.loop and self.session.misses(self.question.idea) >= MISSES_BEFORE_TALK

    @property
    def variant_follows(self) -> bool:
        upcoming = self.session.current
        return self.missed_now and upcoming is not None and upcoming.reserve

    def write(self, words: str) -> None:
        self.draft = replace(self.draft, written=words)

    def next_certainty(self) -> None:
        """Not said, a guess, fairly sure, sure, and round again."""
        around = [None, *Certainty, None]
        self.certainty = dict(pairwise(around))[self.certainty]

    def prepare(self, *, at: datetime, new_id: Callable[[], str]) -> Answered:
        """The answer to record. After a write that failed, the very same answer again, so that it is never doubled."""
        response = self.draft.response()
        if self._prepared is None or self._prepared[1].response != response:
            self._prepared = answer(
                self.session,
                response,
                at=at,
                answer_id=new_id(),
                certainty=self.certainty,
                hints=self.hints,
                milliseconds=round((self._clock() - self._asked_at) * 1000),
            )
        return self._prepared[1]

    def take_in(self) -> None:
        """The prepared answer is on disk: move on to it."""
        if self._prepared is None:
            raise ValueError("nothing was prepared")
        before = self.session.misses(self.question.idea)
        self.session, self.answered = self._prepared
        self.missed_now = self.session.misses(self.question.idea) > before
        self._drafts[self.question.id] = self.draft
        self._shown_at = self._last_key = self._clock()

    def may_go_on(self) -> bool:
        """Whether a key that went on from what was there before may go on now. One too early makes the wait anew."""
        now = self._clock()
        held, self._last_key = now - self._last_key < QUIET, now
        return not held and now - self._shown_at >= SETTLE

    def step_back(self) -> None:
        """One question back, with its answer as it was; for quizzes that show feedback at the end."""
        self._drafts[self.question.id] = self.draft
        question, answered = self.session.asked[-1], self.session.answered[-1]
        self._drafts.setdefault(question.id, draft_of(question, self.session.seed, answered.response))
        self.session = back(self.session)
        self.ask()
