"""What questions and lessons rest on."""

from edu.checking.rules import ItemRules, LessonRules

ITEM_RULES: ItemRules = {}
LESSON_RULES: LessonRules = {}
