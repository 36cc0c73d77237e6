"""What the lessons changed: the two parallel forms, before and after, of one learner."""

from msgspec import Struct

from edu.assessment.history import History
from edu.assessment.marks import State
from edu.assessment.progress import attempts_at
from edu.assessment.session import Session
from edu.assessment.steps import resumed
from edu.course.course import CheckStep, Course, Moment, Path


class BeforeAndAfter(Struct, frozen=True, kw_only=True):
    """Right answers on the two parallel forms, out of `of` each."""

    before: int
    after: int
    of: int

    @property
    def gain(self) -> float | None:
        """The normalised gain of this one learner; see `gain`."""
        return gain(100 * self.before / self.of, 100 * self.after / self.of)


def before_and_after(course: Course, path: Path, history: History) -> BeforeAndAfter | None:
    """The first finished go at each form, matched; None until both are done on forms of one length."""
    right: dict[Moment, int] = {}
    lengths: set[int] = set()
    for step in path.steps:
        if not isinstance(step, CheckStep):
            continue
        for attempt in attempts_at(history, path, step):
            session = resumed(course, step, attempt)
            if attempt.finished_at and not attempt.only and isinstance(session, Session):
                form = [a for q, a in session.pairs if not q.reserve]
                right[step.moment] = sum(answered.mark.state is State.RIGHT for answered in form)
                lengths.add(sum(not question.reserve for question in session.quiz.questions))
    if set(right) != set(Moment) or len(lengths) != 1:
        return None
    return BeforeAndAfter(before=right[Moment.BEFORE], after=right[Moment.AFTER], of=lengths.pop())


def gain(before: float, after: float) -> float | None:
    """Normalised gain g = (post - pre) / (100 - pre) of matched per cents (Hake 1998).

    Where the second is lower it is the normalised change (post - pre) / pre (Marx & Cummings 2007). None when both
    are full marks: there was nothing left to gain.
    """
    if before == after:
        return None if before >= 100 else 0.0
    return (after - before) / (100 - before) if after > before else (after - before) / before
