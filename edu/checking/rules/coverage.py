"""What is taught and not asked, asked and not taught."""

from edu.checking.rules import CourseRules

COURSE_RULES: CourseRules = {}
