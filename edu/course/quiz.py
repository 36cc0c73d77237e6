"""A quiz: questions in order or drawn from pools, and how they are asked."""

from enum import StrEnum

from msgspec import Struct

from edu.course.ids import LessonId, QuestionId, QuizId
from edu.course.question import Question

LONGEST_TIME = 600
"""Minutes."""
MOST_TRIES = 3


class Audience(StrEnum):
    """Who a path or a quiz is for; patients never meet marks, trainees do."""

    PATIENT = "patient"
    TRAINEE = "trainee"


class Feedback(StrEnum):
    """When a person sees whether an answer was right."""

    IMMEDIATE = "immediate"
    AT_END = "at_end"


class CertaintyUse(StrEnum):
    """What is done with how sure a person says they are."""

    OPTIONAL = "optional"
    """It may be said, and orders the review."""
    MARKED = "marked"
    """It has to be said, and is marked."""


class Policy(StrEnum):
    """Which of several rounds of a quiz counts."""

    LAST = "last"
    BEST = "best"
    FIRST = "first"
    MEAN = "mean"


class Section(Struct, frozen=True, kw_only=True):
    """A part of a quiz under a title of its own; drawn from what it names."""

    title: str = ""
    blocks: tuple[tuple[QuestionId, ...], ...] = ()
    """Questions of the quiz; those of one block stand next to each other and in this order."""
    pools: tuple[QuizId, ...] = ()
    """Quizzes whose marked questions can be drawn, each as a block of its own."""
    pick: int | None = None
    """How many blocks are drawn; None is all of them."""
    shuffle: bool = False
    """Whether blocks come in an order by chance."""


class Quiz(Struct, frozen=True, kw_only=True):
    """Questions in the order they are asked; reserves wait until their idea was missed."""

    id: QuizId
    title: str
    questions: tuple[Question, ...] = ()
    """Its own questions in the order of the file, those of sections included."""
    sections: tuple[Section, ...] = ()
    """Without any, every question is asked in order."""
    audience: Audience = Audience.PATIENT
    lesson: LessonId | None = None
    pass_mark: int = 80
    """Per cent of the marks of the questions that are not critical."""
    feedback: Feedback = Feedback.IMMEDIATE
    certainty: CertaintyUse = CertaintyUse.OPTIONAL
    time_limit: int | None = None
    """Minutes, for those who ask for the clock."""
    attempts: Policy = Policy.LAST
    tries: int = 1
    """How often a question may be tried before its answer is shown."""
    intro: str = ""
