"""Plain language: jargon, acronyms, passives, words that frighten patients."""

from edu.checking.rules import CourseRules, ItemRules, LessonRules, QuizRules

ITEM_RULES: ItemRules = {}
QUIZ_RULES: QuizRules = {}
LESSON_RULES: LessonRules = {}
COURSE_RULES: CourseRules = {}
