"""How hard a lesson is to read, and whether it has its fixed shape."""

from edu.checking.rules import LessonRules

LESSON_RULES: LessonRules = {}
