"""Marks given again: what stored answers come to by the course as it stands, beside what they came to before.

Each answer is marked by itself, after the tries before it; those that count decide about the attempt.
"""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

from msgspec import Struct

from edu.assessment.history import Attempt
from edu.assessment.marks import Mark, grade
from edu.assessment.response import invalid
from edu.assessment.rounds import judged
from edu.assessment.session import Answered
from edu.assessment.tries import mark_of_try
from edu.course.course import Course
from edu.course.ids import QuestionId
from edu.course.meaning import content_hash
from edu.course.question import Interaction

Questions = Mapping[QuestionId, Interaction]


class Recorded(Struct, frozen=True, kw_only=True):
    """An attempt as it was recorded first, and what was added when it was marked again."""

    attempt: Attempt
    standing: str | None
    """What it came to when it was finished; None for one that is not."""
    marks: Mapping[str, Mark]
    """By the id of the answer: the newest mark of those that were marked again."""
    judged: str | None = None
    """The newest standing, if it was judged again."""


class Why(StrEnum):
    """Why an answer cannot be marked again."""

    GONE = "the question is gone"
    OTHER = "the question asks something else today"
    RESPONSE = "this answer cannot be given any more"
    TRIES = "an earlier try at it cannot be marked again"


class NewMark(Struct, frozen=True, kw_only=True):
    """An answer whose mark is another one today."""

    answered: Answered
    old: Mark
    new: Mark


class Unmarked(Struct, frozen=True, kw_only=True):
    """An answer that keeps its mark because it cannot be marked again."""

    answered: Answered
    why: Why


class Remarked(Struct, frozen=True, kw_only=True):
    """What marking an attempt again comes to."""

    attempt: Attempt
    changed: tuple[NewMark, ...]
    unmarked: tuple[Unmarked, ...]
    differing: int
    """How many marks are other ones today than those that were recorded first."""
    old: str | None
    """How it stood before; None for an attempt that is not finished."""
    new: str | None
    """How it stands today; as before where that cannot be said."""
    moved: bool
    """Whether it stands otherwise today than it was recorded first."""


def remarked(course: Course, recorded: Iterable[Recorded]) -> Iterator[Remarked]:
    """Mark attempts again by today's course, one after the other."""
    questions = {question.id: question for _, question in course.interactions()}
    for each in recorded:
        yield _remarked(course, questions, each)


def same_mark(one: Mark, other: Mark) -> bool:
    """Whether they are worth the same, be it by other rules."""
    return one.state is other.state and abs(one.fraction - other.fraction) < 1e-9


def _remarked(course: Course, questions: Questions, recorded: Recorded) -> Remarked:
    attempt = recorded.attempt
    found = [
        (answered, _mark(questions, attempt.answered[:at], answered)) for at, answered in enumerate(attempt.answered)
    ]
    marks = {answered.id: mark for answered, mark in found if isinstance(mark, Mark)}
    before = {answered.id: recorded.marks.get(answered.id, answered.mark) for answered in attempt.answered}
    old = recorded.judged or recorded.standing
    score = judged(course, attempt)[1] if old and len(marks) == len(attempt.answered) else None
    new = score.standing if score else old
    return Remarked(
        attempt=attempt,
        changed=tuple(
            NewMark(answered=answered, old=before[answered.id], new=mark)
            for answered, mark in found
            if isinstance(mark, Mark) and not same_mark(before[answered.id], mark)
        ),
        unmarked=tuple(Unmarked(answered=answered, why=mark) for answered, mark in found if isinstance(mark, Why)),
        differing=sum(isinstance(mark, Mark) and not same_mark(answered.mark, mark) for answered, mark in found),
        old=old,
        new=new,
        moved=new != recorded.standing,
    )


def _mark(questions: Questions, before: tuple[Answered, ...], answered: Answered) -> Mark | Why:
    """The mark of an answer after the tries before it, of which `before` holds those that were stored."""
    alone = _mark_alone(questions, answered)
    if isinstance(alone, Why) or answered.tries == 1:
        return alone
    tries = [old for old in before if old.question == answered.question][1 - answered.tries :]
    if [old.tries for old in tries] != list(range(1, answered.tries)):
        return Why.TRIES
    earlier = [mark for old in tries if isinstance(mark := _mark_alone(questions, old), Mark)]
    return mark_of_try(earlier, alone) if len(earlier) == len(tries) else Why.TRIES


def _mark_alone(questions: Questions, answered: Answered) -> Mark | Why:
    question = questions.get(answered.question)
    if question is None:
        return Why.GONE
    if content_hash(question) != answered.question_hash:
        return Why.OTHER
    if invalid(question, answered.response) is not None:
        return Why.RESPONSE
    return grade(question, answered.response)
