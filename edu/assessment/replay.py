"""A session again from stored answers, and moving about in it: resume, undo and re-marking are one and the same."""

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from edu.assessment.marks import State
from edu.assessment.response import invalid
from edu.assessment.session import Answered, Session, after, marked_now, settle
from edu.course.ids import QuestionId
from edu.course.meaning import content_hash
from edu.course.question import Interaction, is_marked, steps_of


def go_to(session: Session, question: QuestionId) -> Session:
    """Take up a question, be it answered or not, where feedback waits for the end; elsewhere nothing changes."""
    wanted = next((step for step in session.order if step.id == question), None)
    return replace(session, at=wanted) if wanted and session.at_end else session


def back(session: Session) -> Session:
    """The question before the current one, where feedback waits for the end; elsewhere nothing changes."""
    order = session.order
    here = order.index(session.current) if session.current else len(order)
    return go_to(session, order[here - 1].id) if here > 0 else session


class Changed(Struct, frozen=True):
    """The stored answers do not fit the course as it stands; `question` is the first that does not, None for all."""

    question: QuestionId | None


def replay(fresh: Session, stored: Iterable[Answered]) -> Session | Changed:
    """Answer a fresh session again from stored answers, marking each by today's rules.

    An answer to a question that was answered before is a later try, or takes the place of the earlier one. A corrected
    key may ask for another try or a variant where the old one did not, or the other way round: what was asked counts.
    """
    session = fresh
    for old in stored:
        if session.at_end:
            session = go_to(session, old.question)
        elif session.current and session.current.id != old.question:
            session = settle(session)
        if not session.at_end:
            if old.tries > 1 and session.answer_to(old.question):
                continue  # today the try before it was the last
            session = _as_it_went(session, old.question)
        question = session.current
        if question is None or question.id != old.question or not _fits(question, old):
            return Changed(old.question)
        session = after(session, question, replace(old, mark=marked_now(session, question, old.response)))
    return replace(session, at=None)


def _as_it_went(session: Session, question: QuestionId) -> Session:
    """With that question next, if only what was a miss then and is one now differ about it."""
    if session.current and session.current.id == question:
        return session
    spare = [step for reserve in session.reserves for step in steps_of(reserve)]
    planned = [step for each in session.planned for step in steps_of(each)]
    dropped = [step for step in planned if step.critical and session.misses(step.idea) >= 2]
    due = next((step for step in session.queue if step not in spare), None)
    wanted = next((step for step in (due, *spare, *dropped) if step and step.id == question), None)
    if wanted is None or wanted in session.asked:
        return session
    return replace(session, queue=(wanted, *(step for step in session.queue if step != wanted)))


def _fits(question: Interaction, old: Answered) -> bool:
    """Whether the stored answer answers the question as it stands today."""
    return content_hash(question) == old.question_hash and invalid(question, old.response) is None


def missed_questions(session: Session) -> tuple[QuestionId, ...]:
    """What to ask for "only what I missed": a missed variant stands for the question whose idea it tries again."""
    marked = [(question, answered) for question, answered in session.pairs if is_marked(question)]
    missed = {q.id for q, a in marked if a.mark.state is not State.RIGHT and not q.reserve}
    ideas = {q.idea for q, a in marked if a.mark.state is not State.RIGHT and q.reserve}
    left = {question.id for question in session.queue if is_marked(question) and not question.reserve}
    return tuple(q.id for q in session.order if q.id in missed | left or (q.idea in ideas and not q.reserve))
