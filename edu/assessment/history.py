"""What a person has done so far, as the records hand it over."""

from datetime import datetime

from msgspec import Struct, field

from edu.assessment.mastery import Standing
from edu.assessment.session import Answered
from edu.course.ids import LessonId, PathId, QuestionId, QuizId


class Attempt(Struct, frozen=True, kw_only=True):
    """One go at a quiz, with everything that is needed to take it up again."""

    id: str
    course: str
    course_version: str
    path: PathId
    step: str
    """Key of the step of the path that it serves."""
    quiz: QuizId
    seed: int
    only: tuple[QuestionId, ...] = ()
    """The questions this go is limited to; empty means the whole quiz."""
    started_at: datetime
    finished_at: datetime | None = None
    minutes: float | None = None
    """Time allowed for it, where a person asked for the clock."""
    waited: int = 0
    """Milliseconds at questions that none of its answers counts; kept only with the clock."""
    flagged: frozenset[QuestionId] = frozenset()
    """Questions to look at again before the end."""
    answered: tuple[Answered, ...] = ()


class Score(Struct, frozen=True, kw_only=True):
    """What a finished round of a quiz came to."""

    standing: Standing
    ideas: Standing
    """Of its critical ideas alone, the one that asks for the most care."""
    share: float
    """Of the marks of the questions that are not critical, in [0, 1]; 1 where there are none."""


class Place(Struct, frozen=True, kw_only=True):
    """How far a lesson was read."""

    page: int
    """0-based page that was open last."""
    finished: bool
    """Whether the last page was ever reached."""


class ClinicQuestion(Struct, frozen=True, kw_only=True):
    """A question a person wrote down for the clinic, and the line they were reading."""

    id: str
    text: str
    about: str
    at: datetime


class History(Struct, frozen=True, kw_only=True):
    """Everything recorded of one person, oldest first."""

    attempts: tuple[Attempt, ...] = ()
    places: dict[LessonId, Place] = field(default_factory=dict)
    questions: tuple[ClinicQuestion, ...] = ()
    counted: dict[QuizId, Score] = field(default_factory=dict)
    """For quizzes of which another round than the last counts, what counts."""
