"""Rounds that were finished: each by itself, and what those of one quiz come to."""

from collections.abc import Iterable
from datetime import UTC, datetime
from math import fsum
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from edu.assessment.certainty import certainty_mark
from edu.assessment.history import Attempt, Score
from edu.assessment.marks import State
from edu.assessment.mastery import Standing, result, worst
from edu.assessment.session import Answered, Session
from edu.assessment.steps import REVIEW, resumed
from edu.course.course import CheckStep, Course, Moment, QuizStep, Step
from edu.course.ids import QuestionId, QuizId
from edu.course.quiz import Policy

BEFORE = f"check-{Moment.BEFORE}"
"""Key of the check before the lessons."""


class Round(Struct, frozen=True, kw_only=True):
    """A finished round of a quiz, marked by today's rules; by the recorded marks where it no longer fits the course."""

    at: datetime
    """UTC of its end, as the clock said."""
    quiz: QuizId
    """Or `steps.REVIEW`."""
    whole: bool
    """Whether it asked all that the quiz asks, and not only some of it."""
    share: float
    """Of the marks of the questions that are not critical, in [0, 1]; 1 where there are none.

    By recorded marks it is the mean of all questions alike, for what they were worth is not known any more.
    """
    right: int
    marked: int
    """How many questions were right at the first try, of those that are marked; what was left unanswered counts."""
    certainty: float
    """Certainty marks; at most 3 for each that is marked."""
    standing: Standing | None
    """None where it no longer fits the course, so that nobody can say."""


class QuizRecord(Struct, frozen=True, kw_only=True):
    """The finished rounds of one quiz that fit the course as it stands."""

    last: Score
    """Of any round, one of only what was missed included: that mends what was missed."""
    first: Score | None = None
    """Of the whole rounds; None where there are none."""
    best: Score | None = None
    """Of the whole rounds: one that was passed before others, then one with every critical idea, then by share."""
    number: int = 0
    """How many whole rounds."""
    shares: float = 0.0
    """The sum of their shares."""

    @property
    def mean(self) -> float | None:
        """The mean share of the whole rounds."""
        return self.shares / self.number if self.number else None


def with_score(record: QuizRecord | None, score: Score, *, whole: bool) -> QuizRecord:
    """The record with one more round."""
    record = replace(record, last=score) if record else QuizRecord(last=score)
    if not whole:
        return record
    return replace(
        record,
        first=record.first or score,
        best=max(record.best or score, score, key=_merit),
        number=record.number + 1,
        shares=record.shares + score.share,
    )


def counted(record: QuizRecord, policy: Policy, pass_mark: int) -> Score:
    """What counts of a quiz by the policy it has; the last round where there is no whole one.

    The mean is of the shares of whole rounds, held against the pass mark (per cent); its critical ideas stand as they
    stood in the last round, for understanding has no mean.
    """
    match policy:
        case Policy.LAST:
            return record.last
        case Policy.FIRST:
            return record.first or record.last
        case Policy.BEST:
            return record.best or record.last
        case Policy.MEAN:
            if record.mean is None:
                return record.last
            enough = Standing.READY if record.mean * 100 + 1e-6 >= pass_mark else Standing.LOOK_AGAIN
            ideas = record.last.ideas
            return Score(standing=worst((ideas, enough)), ideas=ideas, share=record.mean)
        case _:
            assert_never(policy)


def _merit(score: Score) -> tuple[bool, bool, float]:
    return score.standing is Standing.READY, score.ideas is Standing.READY, score.share


def judged(course: Course, attempt: Attempt) -> tuple[Round, Score | None]:
    """What a finished attempt comes to by today's rules.

    Where it no longer fits the course, its recorded marks as they are, and no score.
    """
    whole = not attempt.only and attempt.quiz != REVIEW
    at = (attempt.finished_at or attempt.started_at).astimezone(UTC)
    session = resumed(course, _step(attempt), attempt)
    if not isinstance(session, Session):
        return _as_recorded(attempt, at, whole=whole), None
    shown = result(session)
    round_ = Round(
        at=at,
        quiz=attempt.quiz,
        whole=whole,
        share=shown.share,
        right=shown.right,
        marked=shown.marked,
        certainty=shown.certainty,
        standing=shown.standing,
    )
    ideas = worst((Standing.READY, *shown.ideas.values()))
    return round_, Score(standing=shown.standing, ideas=ideas, share=shown.share)


def tries_at(answered: Iterable[Answered]) -> list[list[Answered]]:
    """Of one attempt, for each question the tries that belong together, the last of them the answer that counts."""
    answers: dict[QuestionId, list[Answered]] = {}
    for each in answered:
        answers.setdefault(each.question, []).append(each)
    return [given[-given[-1].tries :] for given in answers.values()]


def _step(attempt: Attempt) -> Step:
    """A step that starts the same session, be the real one still on a path or not."""
    for moment in Moment:
        step = CheckStep(moment=moment, title="", forms=(attempt.quiz, attempt.quiz))
        if step.key == attempt.step:
            return step
    return QuizStep(quiz=attempt.quiz, title="")


def _as_recorded(attempt: Attempt, at: datetime, *, whole: bool) -> Round:
    answers = [tries[-1] for tries in tries_at(attempt.answered)]
    marked = [answered for answered in answers if answered.mark.state not in (State.SKIPPED, State.UNMARKED)]
    return Round(
        at=at,
        quiz=attempt.quiz,
        whole=whole,
        share=fsum(answered.mark.fraction for answered in marked) / len(marked) if marked else 1.0,
        right=sum(answered.mark.state is State.RIGHT for answered in marked),
        marked=len(marked),
        certainty=fsum(certainty_mark(answered.mark.fraction, answered.certainty) for answered in marked),
        standing=None,
    )
