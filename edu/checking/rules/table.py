"""Every rule by its code, for those who run them."""

from edu.checking.rules import (
    CourseRules,
    ItemRules,
    LessonRules,
    QuizRules,
    combinations,
    coverage,
    grounds,
    keys,
    language,
    lessons,
    likeness,
    markup,
    medicine,
    options,
    order,
    overlap,
    quizzes,
    reach,
    safety,
    stems,
    texts,
    tone,
    wording,
)

ITEM_RULES: ItemRules = {
    **options.ITEM_RULES,
    **keys.ITEM_RULES,
    **combinations.ITEM_RULES,
    **order.ITEM_RULES,
    **overlap.ITEM_RULES,
    **likeness.ITEM_RULES,
    **wording.ITEM_RULES,
    **stems.ITEM_RULES,
    **texts.ITEM_RULES,
    **safety.ITEM_RULES,
    **grounds.ITEM_RULES,
    **medicine.ITEM_RULES,
    **language.ITEM_RULES,
    **tone.ITEM_RULES,
}
QUIZ_RULES: QuizRules = {
    **quizzes.QUIZ_RULES,
    **texts.QUIZ_RULES,
    **markup.QUIZ_RULES,
    **medicine.QUIZ_RULES,
    **language.QUIZ_RULES,
    **tone.QUIZ_RULES,
}
LESSON_RULES: LessonRules = {
    **lessons.LESSON_RULES,
    **texts.LESSON_RULES,
    **grounds.LESSON_RULES,
    **medicine.LESSON_RULES,
    **language.LESSON_RULES,
    **tone.LESSON_RULES,
}
COURSE_RULES: CourseRules = {
    **options.COURSE_RULES,
    **coverage.COURSE_RULES,
    **safety.COURSE_RULES,
    **medicine.COURSE_RULES,
    **language.COURSE_RULES,
    **tone.COURSE_RULES,
    **reach.COURSE_RULES,
}
