"""A quiz: questions in order, and how they are asked."""

from enum import StrEnum

from msgspec import Struct

from edu.course.ids import LessonId, QuizId
from edu.course.question import Question


class Audience(StrEnum):
    """Who a path or a quiz is for; patients never meet marks, trainees do."""

    PATIENT = "patient"
    TRAINEE = "trainee"


class Feedback(StrEnum):
    """When a person sees whether an answer was right."""

    IMMEDIATE = "immediate"
    AT_END = "at_end"


class Quiz(Struct, frozen=True, kw_only=True):
    """Questions in the order they are asked; reserves wait until their idea was missed."""

    id: QuizId
    title: str
    questions: tuple[Question, ...]
    audience: Audience = Audience.PATIENT
    lesson: LessonId | None = None
    pass_mark: int = 80
    """Per cent of the marks of the questions that are not critical."""
    feedback: Feedback = Feedback.IMMEDIATE
    intro: str = ""
