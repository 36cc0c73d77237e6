"""Ready, look again or talk it through: what a session, and then a whole path, shows."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from msgspec import Struct

from edu.assessment.certainty import Certainty, certainty_mark
from edu.assessment.marks import State, misses_idea
from edu.assessment.session import Answered, Session
from edu.course.ids import IdeaId
from edu.course.question import Interaction, is_marked
from edu.course.quiz import CertaintyUse

MISSES_BEFORE_TALK = 2


class Standing(StrEnum):
    """Where a person stands with one critical idea, or with a quiz or a path as a whole."""

    READY = "ready"
    LOOK_AGAIN = "look_again"
    NEEDS_CONVERSATION = "needs_conversation"


class Result(Struct, frozen=True, kw_only=True):
    """What one session shows."""

    standing: Standing
    ideas: Mapping[IdeaId, Standing]
    """Only critical ideas that were asked."""
    earned: float
    """Points on the questions that are not critical."""
    possible: float
    right: int
    marked: int
    """How many questions were right, of those that are marked; reserves count like any other."""
    missed: tuple[tuple[Interaction, Answered], ...]
    """Everything marked that was not right, in the order asked."""
    unanswered: tuple[Interaction, ...]
    """What is marked and has no answer; it earns nothing."""
    certainty: float
    """Certainty marks on all that is marked; at most 3 for each."""
    sure_and_wrong: tuple[Interaction, ...]
    """Critical questions that were missed by someone who was sure, where certainty is marked."""

    @property
    def share(self) -> float:
        """Of the points on what is not critical, in [0, 1]; 1 where there are none."""
        return self.earned / self.possible if self.possible else 1.0


def result(session: Session) -> Result:
    """Judge a session by what was answered: every critical idea ready, and the pass mark of the rest.

    Where certainty is marked, nothing critical may be wrong of which one was sure. Where feedback waits for the end,
    what has no answer earns nothing.
    """
    pairs = [(question, answered) for question, answered in session.pairs if is_marked(question)]
    unanswered = tuple(question for question in session.queue if session.at_end and is_marked(question))
    ideas = _ideas(session, unanswered)
    earned = sum(a.mark.fraction * session.points(q) for q, a in pairs if not q.critical)
    possible = sum(session.points(q) for q in (*(q for q, _ in pairs), *unanswered) if not q.critical)
    enough = earned * 100 + 1e-6 >= session.quiz.pass_mark * possible
    sure_and_wrong = (
        tuple(q for q, a in pairs if a.certainty is Certainty.SURE and misses_idea(q, a.response))
        if session.quiz.certainty is CertaintyUse.MARKED
        else ()
    )
    return Result(
        standing=worst((*ideas.values(), Standing.READY if enough and not sure_and_wrong else Standing.LOOK_AGAIN)),
        ideas=ideas,
        earned=earned,
        possible=possible,
        right=sum(a.mark.state is State.RIGHT for _, a in pairs),
        marked=len(pairs) + len(unanswered),
        missed=tuple((q, a) for q, a in pairs if a.mark.state is not State.RIGHT),
        unanswered=unanswered,
        certainty=sum(certainty_mark(a.mark.fraction, a.certainty) for _, a in pairs),
        sure_and_wrong=sure_and_wrong,
    )


def _ideas(session: Session, unanswered: Sequence[Interaction]) -> dict[IdeaId, Standing]:
    ideas: dict[IdeaId, Standing] = {q.idea: Standing.LOOK_AGAIN for q in unanswered if q.critical and q.idea}
    for question, answered in session.pairs:
        if not question.critical or question.idea is None or not is_marked(question):
            continue
        mends = not session.at_end or question.idea not in ideas  # at the end, each of its variants has to be right
        if session.misses(question.idea) >= MISSES_BEFORE_TALK:
            ideas[question.idea] = Standing.NEEDS_CONVERSATION
        elif misses_idea(question, answered.response):
            ideas[question.idea] = Standing.LOOK_AGAIN
        elif answered.mark.state in (State.RIGHT, State.RECTIFIED) and mends:
            ideas[question.idea] = Standing.READY
        else:  # a careful slip: no miss, but it does not mend one either
            ideas.setdefault(question.idea, Standing.READY)
    return ideas


def worst(standings: tuple[Standing, ...]) -> Standing:
    """The one that asks for the most care."""
    order = list(Standing)
    return max(standings, key=order.index, default=Standing.READY)
