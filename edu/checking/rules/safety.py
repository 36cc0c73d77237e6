"""Questions in which a wrong answer could hurt someone."""

from edu.checking.rules import CourseRules, ItemRules

ITEM_RULES: ItemRules = {}
COURSE_RULES: CourseRules = {}
