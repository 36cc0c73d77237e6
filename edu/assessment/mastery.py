"""Ready, look again or talk it through: what a session, and then a whole path, shows."""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from edu.assessment.marks import State, misses_idea
from edu.assessment.session import Answered, Session, is_marked
from edu.course.ids import IdeaId
from edu.course.question import Question

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
    missed: tuple[tuple[Question, Answered], ...]
    """Everything marked that was not right, in the order asked."""


def result(session: Session) -> Result:
    """Judge a session by what was answered so far: every critical idea ready, and the pass mark of the rest."""
    pairs = [
        (question, answered)
        for question, answered in zip(session.asked, session.answered, strict=True)
        if is_marked(question)
    ]
    ideas = _ideas(session)
    ordinary = [(q, a) for q, a in pairs if not q.critical]
    earned = sum(a.mark.fraction * q.points for q, a in ordinary)
    possible = sum(q.points for q, _ in ordinary)
    enough = earned * 100 + 1e-6 >= session.quiz.pass_mark * possible
    return Result(
        standing=worst((*ideas.values(), Standing.READY if enough else Standing.LOOK_AGAIN)),
        ideas=ideas,
        earned=earned,
        possible=possible,
        right=sum(a.mark.state is State.RIGHT for _, a in pairs),
        marked=len(pairs),
        missed=tuple((q, a) for q, a in pairs if a.mark.state is not State.RIGHT),
    )


def _ideas(session: Session) -> dict[IdeaId, Standing]:
    ideas: dict[IdeaId, Standing] = {}
    for question, answered in zip(session.asked, session.answered, strict=True):
        if not question.critical or question.idea is None or not is_marked(question):
            continue
        if session.misses(question.idea) >= MISSES_BEFORE_TALK:
            ideas[question.idea] = Standing.NEEDS_CONVERSATION
        elif misses_idea(question, answered.response):
            ideas[question.idea] = Standing.LOOK_AGAIN
        elif answered.mark.state is State.RIGHT:
            ideas[question.idea] = Standing.READY
        else:  # a careful slip: no miss, but it does not mend one either
            ideas.setdefault(question.idea, Standing.READY)
    return ideas


def worst(standings: tuple[Standing, ...]) -> Standing:
    """The one that asks for the most care."""
    order = list(Standing)
    return max(standings, key=order.index, default=Standing.READY)
