"""Names of things. History hangs on these, never on a position in a file."""

from typing import NewType

PathId = NewType("PathId", str)
LessonId = NewType("LessonId", str)
QuizId = NewType("QuizId", str)
QuestionId = NewType("QuestionId", str)
OptionId = NewType("OptionId", str)  # a choice, a card or a group within one question
ObjectiveId = NewType("ObjectiveId", str)
IdeaId = NewType("IdeaId", str)
MisconceptionId = NewType("MisconceptionId", str)
ClaimId = NewType("ClaimId", str)
