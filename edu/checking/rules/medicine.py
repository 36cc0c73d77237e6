"""What must not be said: copied runs, invented specifics, promises."""

from edu.checking.rules import CourseRules, ItemRules, LessonRules

ITEM_RULES: ItemRules = {}
LESSON_RULES: LessonRules = {}
COURSE_RULES: CourseRules = {}
