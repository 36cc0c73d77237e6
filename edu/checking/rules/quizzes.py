"""The questions of a quiz together: where the keys stand, which are longest, and who gives away whom."""

from edu.checking.rules import QuizRules

QUIZ_RULES: QuizRules = {}
