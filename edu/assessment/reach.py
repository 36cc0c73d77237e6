"""Which questions the steps of a path can ask."""

from collections.abc import Iterator

from edu.course.course import CheckStep, Course, LessonStep, Path, QuizStep
from edu.course.ids import IdeaId, QuizId
from edu.course.question import Interaction, Scenario, is_marked
from edu.course.quiz import Quiz


def quizzes_on(course: Course, path: Path) -> tuple[Quiz, ...]:
    """The quizzes of its steps in their order, each once, with those that their sections draw from after each."""
    found: dict[QuizId, Quiz] = {}
    for step in path.steps:
        for name in _quizzes_of(step):
            quiz = course.quizzes[name]
            pools = [pool for section in quiz.sections for pool in section.pools]
            found |= {each: course.quizzes[each] for each in (name, *pools) if each not in found}
    return tuple(found.values())


def reviewable_on(course: Course, path: Path) -> Iterator[Interaction]:
    """As `steps.reviewable`, of the quizzes of the path."""
    for quiz in quizzes_on(course, path):
        for question in quiz.questions:
            if not isinstance(question, Scenario) and is_marked(question) and not question.reserve:
                yield question


def variants_on(course: Course, path: Path) -> dict[IdeaId, list[Interaction]]:
    """The questions of the path that can be reviewed, by the critical idea that they are variants of."""
    variants: dict[IdeaId, list[Interaction]] = {}
    for question in reviewable_on(course, path):
        if question.critical and question.idea:
            variants.setdefault(question.idea, []).append(question)
    return variants


def _quizzes_of(step: LessonStep | CheckStep | QuizStep) -> tuple[QuizId, ...]:
    match step:
        case LessonStep(quiz=quiz):
            return (quiz,) if quiz else ()
        case CheckStep(forms=forms):
            return forms
        case QuizStep(quiz=quiz):
            return (quiz,)
