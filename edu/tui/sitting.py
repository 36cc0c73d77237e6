"""What a question screen knows besides its widgets: the session, the answer in the making, and the pace of keys."""

from collections.abc import Callable
from datetime import datetime
from itertools import pairwise

from edu.assessment.certainty import Certainty
from edu.assessment.mastery import MISSES_BEFORE_TALK
from edu.assessment.session import Answered, Session, after, answer, settle
from edu.course.ids import QuestionId
from edu.course.question import Interaction, Reflection
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
        self.waited = 0
        """Milliseconds at open questions that no answer counts."""
        self.ask()

    def ask(self) -> None:
        """Begin the current question: nothing picked, unless a person comes back to it."""
        question = self.session.current
        if question is None:
            raise ValueError("there is nothing to ask")
        self.question: Interaction = question
        self._given = self.session.answer_to(question.id)
        self.draft = self._drafts.get(question.id) or self._blank()
        self.answered: Answered | None = self.session.trying[-1] if self.session.trying else None
        self.certainty: Certainty | None = self._given.certainty if self._given else None
        self.hints = 0
        self.missed_now = False
        self._prepared: tuple[Session, Answered] | None = None
        self._asked_at = self._shown_at = self._last_key = self._clock()

    def _blank(self) -> Draft:
        given = self.session.trying[-1] if self.session.trying else self._given
        seed = self.session.seed
        return draft_of(self.question, seed, given.response) if given else Draft(self.question, seed)

    @property
    def at_end(self) -> bool:
        return self.session.at_end

    @property
    def milliseconds(self) -> int:
        """For how long the question has been on the screen, since the last of it was counted."""
        return max(0, round((self._clock() - self._asked_at) * 1000))

    def set_aside(self) -> None:
        """Count the time at an open question as waited, so that its answer counts only what comes after.

        Each millisecond is thus counted once, as waited or by an answer, whenever this is asked for.
        """
        if self.is_open:
            self.waited += self._counted()

    def _counted(self) -> int:
        milliseconds, self._asked_at = self.milliseconds, self._clock()
        return milliseconds

    @property
    def is_open(self) -> bool:
        """Whether the question still waits for its answer."""
        return self.answered is None

    @property
    def tried(self) -> bool:
        """Whether the answer was not right, and another try is open."""
        return self.answered is not None and bool(self.session.trying)

    @property
    def tries(self) -> tuple[Answered, ...]:
        """Those at this question while it is open again."""
        return self.session.trying if self.is_open else ()

    @property
    def section(self) -> str:
        """The title of the section that begins with this question; else nothing."""
        order, titles = self.session.order, self.session.titles
        here = order.index(self.question) if self.question in order else 0
        title = titles.get(self.question.id, "")
        return title if here == 0 or titles.get(order[here - 1].id) != title else ""

    @property
    def is_reflection(self) -> bool:
        return isinstance(self.question, Reflection)

    @property
    def has_hint(self) -> bool:
        return self.is_open and not self.at_end and self.hints < len(self.question.hints)

    @property
    def position(self) -> tuple[int, int]:
        """1-based number of the question on the screen, and how many there are as things stand."""
        number, total = self.session.position
        passed = not self.is_open and not self.tried and not self.session.finished
        return number - passed, total

    @property
    def talk(self) -> bool:
        """Whether the answer was the miss after which an idea is no more asked, but talked through."""
        return self.missed_now and self.session.loop and self.session.misses(self.question.idea) >= MISSES_BEFORE_TALK

    @property
    def variant_follows(self) -> bool:
        upcoming = self.session.current
        return self.missed_now and upcoming is not None and upcoming.reserve

    def write(self, words: str) -> None:
        """What was typed so far, on the line or in the box."""
        self.draft = self.draft.write(words)

    def next_certainty(self) -> None:
        """Not said, a guess, fairly sure, sure, and round again."""
        around = [None, *Certainty, None]
        self.certainty = dict(pairwise(around))[self.certainty]

    def prepare(self, *, at: datetime, new_id: Callable[[], str]) -> Answered:
        """The answer to record. After a write that failed, the very same answer again, so that it is never doubled."""
        response = self.draft.response()
        if self._given and self._given.response == response and self._given.certainty == self.certainty:
            self.set_aside()
            self._prepared = after(self.session, self.question, self._given), self._given
        elif not self._prepared or (self._prepared[1].response, self._prepared[1].certainty) != (
            response,
            self.certainty,
        ):
            self._prepared = answer(
                self.session,
                response,
                at=at,
                answer_id=new_id(),
                certainty=self.certainty,
                hints=self.hints,
                milliseconds=self._counted(),
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

    def try_again(self) -> None:
        """Open the question for another try, with the hint that was said after the last one."""
        self.hints = min(len(self.question.hints), 1 + (self.answered.hints if self.answered else self.hints))
        self.draft, self.answered, self._prepared = self.draft.again(), None, None
        self._asked_at = self._shown_at = self._last_key = self._clock()

    def give_up(self) -> None:
        """Make no more tries: the last one counts."""
        before = self.session.misses(self.question.idea)
        self.session = settle(self.session)
        self.missed_now = self.session.misses(self.question.idea) > before
        self._shown_at = self._last_key = self._clock()

    def may_go_on(self) -> bool:
        """Whether a key that went on from what was there before may go on now. One too early makes the wait anew."""
        now = self._clock()
        held, self._last_key = now - self._last_key < QUIET, now
        return not held and now - self._shown_at >= SETTLE

    def move_to(self, session: Session) -> None:
        """Take up another question of the same round, with what was picked there; this one keeps its draft."""
        self.set_aside()
        self._drafts[self.question.id] = self.draft
        self.session = session
        self.ask()
