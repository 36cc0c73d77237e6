"""What a round came to, for trainees: marks, safety, certainty, objectives, and beside the round before."""

from collections.abc import Iterator

from edu.assessment.certainty import MOST, Certainty
from edu.assessment.history import Score
from edu.assessment.marks import State
from edu.assessment.mastery import Result, Standing
from edu.assessment.session import Session
from edu.course.course import Course
from edu.course.ids import ObjectiveId
from edu.course.question import is_marked
from edu.course.quiz import CertaintyUse, Feedback
from edu.tui.page import Row, apart
from edu.tui.prose import BULLET
from edu.tui.text import text

_SAID = {Certainty.GUESS: "A guess", Certainty.FAIRLY: "Fairly sure", Certainty.SURE: "Sure"}
_WIDTH = 22


def summary_rows(session: Session, shown: Result, *, before: float | None, counts: Score | None) -> list[Row]:
    """In a few lines. `before` is the share of marks in the round before; `counts` is what counts, if not the last."""
    return [*_marks(session, shown, before, counts), *_safety(shown), *_certainty_marks(session, shown)]


def detail_rows(course: Course, session: Session, shown: Result) -> list[Row]:
    """What the summary rests on: ideas to look at, how sure and how often right, and objectives."""
    parts = (_ideas(course, shown), _certainty(session), _objectives(course, session))
    return [row for part in parts for row in apart(part)]


def _marks(session: Session, shown: Result, before: float | None, counts: Score | None) -> Iterator[Row]:
    if shown.possible:
        share = 100 * shown.share
        pass_mark = f", to pass {session.quiz.pass_mark} %" if session.quiz.feedback is Feedback.AT_END else ""
        yield _line(
            "Marks, safety apart" if shown.ideas else "Marks",
            f"{_short(shown.earned)} of {_short(shown.possible)} ({share:.0f} %{pass_mark})",
        )
    if shown.unanswered:
        yield _line("Left open", f"{len(shown.unanswered)}, which count as nothing")
    if before is not None:
        yield _line("The round before", f"{100 * before:.0f} %")
    if counts is not None:
        word = "passed" if counts.standing is Standing.READY else "not passed yet"
        yield _line("What counts", f"{100 * counts.share:.0f} %, {word}")


def _safety(shown: Result) -> Iterator[Row]:
    if shown.ideas:
        right = sum(standing is Standing.READY for standing in shown.ideas.values())
        yield _line("Safety", f"{right} of {len(shown.ideas)} ideas right")
    if shown.sure_and_wrong:
        words = f"{len(shown.sure_and_wrong)} about safety. These matter most."
        yield Row(text(words, "bold $care"), text(f"{'Sure and wrong':<{_WIDTH}}", "$quiet"))


def _certainty_marks(session: Session, shown: Result) -> Iterator[Row]:
    if session.quiz.certainty is CertaintyUse.MARKED:
        yield _line("Certainty marks", f"{_short(shown.certainty)} of {MOST * shown.marked}")


def _ideas(course: Course, shown: Result) -> Iterator[Row]:
    left = [idea for idea, standing in shown.ideas.items() if standing is not Standing.READY]
    if left:
        yield Row(text("Ideas to look at again", "bold"))
        yield from (Row(text(course.ideas[idea].title), BULLET) for idea in left)


def _certainty(session: Session) -> Iterator[Row]:
    """How sure one was beside how often that was right; the two should agree."""
    first = [answered for question, answered in session.pairs if is_marked(question) and answered.tries == 1]
    pairs = [(answered.certainty, answered.mark.state is State.RIGHT) for answered in first if answered.certainty]
    if pairs:
        yield Row(text("How sure, and how often right", "bold"))
    for level in reversed(Certainty):
        turned_out = [right for said, right in pairs if said is level]
        if turned_out:
            yield _line(_SAID[level], f"{sum(turned_out)} of {len(turned_out)} right")


def _objectives(course: Course, session: Session) -> Iterator[Row]:
    found: dict[ObjectiveId, list[bool]] = {}
    for question, answered in session.pairs:
        if question.objective and question.objective in course.objectives and is_marked(question):
            found.setdefault(question.objective, []).append(answered.mark.state is State.RIGHT)
    if len(found) < 2:
        return
    yield Row(text("By objective", "bold"))
    for objective, right in found.items():
        yield Row(text(course.objectives[objective].title), text(f"  {sum(right)} of {len(right)}  ", "$quiet"))


def _line(what: str, said: str) -> Row:
    return Row(text(said), text(f"{what:<{_WIDTH}}", "$quiet"))


def _short(points: float) -> str:
    return f"{points:.1f}".removesuffix(".0")
