"""What is taught and not asked, asked and not taught."""

from collections.abc import Iterator

from edu.authoring.load import Loaded
from edu.authoring.nodes import Mapping, Node, Scalar, Sequence
from edu.authoring.reading import Place, Space, end_column, listed
from edu.checking.coverage import Coverage, Row, coverage_of, pools_of, quizzes_of
from edu.checking.found import Found
from edu.checking.rules import CourseRules
from edu.course.course import CheckStep, Course, LessonStep, Moment, Path, Step
from edu.course.ids import ClaimId, IdeaId, LessonId, QuizId
from edu.course.question import Interaction, can_be_drawn, steps_of
from edu.problems import quoted


def objectives_never_asked(loaded: Loaded) -> Iterator[Found]:
    for row in _coverage(loaded).objectives:
        if not row.asked:
            message = f"no question on a path asks about the objective {quoted(row.name)}"
            yield Found(_given(loaded, Space.OBJECTIVE, row), message, "ask about it, or take the objective out")


def objectives_never_taught(loaded: Loaded) -> Iterator[Found]:
    for row in _coverage(loaded).objectives:
        if not row.taught:
            message = f"no lesson on a path serves the objective {quoted(row.name)}"
            remedy = "name it under objectives of the lesson that teaches it, or take it out"
            yield Found(_given(loaded, Space.OBJECTIVE, row), message, remedy)


def claims_never_taught(loaded: Loaded) -> Iterator[Found]:
    for row in _coverage(loaded).claims:
        if row.needed and not row.taught:
            same = ", which say the same" if len(row.claims) > 1 else ""
            message = f"no lesson on a path rests on {listed(row.claims)}{same}: {quoted(row.title)}"
            remedy = "teach it, or give it the flag background when learners need not know it"
            yield Found(_given(loaded, Space.CLAIM, row), message, remedy)


def main_points_never_asked(loaded: Loaded) -> Iterator[Found]:
    coverage = _coverage(loaded)
    asked = {row.name for row in coverage.claims if row.asked}
    on_paths = {lesson.id for lesson in coverage.lessons}
    for file in loaded.lessons:
        if file.value is None or file.value.id not in on_paths:
            continue
        told: set[str] = set()
        for node in _listed(file.root, "supports"):
            claim = coverage.first_of[ClaimId(node.text.strip())]
            if claim not in asked and claim not in told:
                told.add(claim)
                said = quoted(node.text.strip())
                message = f"what this lesson teaches first rests on {said}, and no question asks for it"
                place = Place(file.shown, node.line, node.column, end_column(node))
                yield Found(place, message, "ask about it, or take it out here when the main point does not need it")


def ideas_asked_too_early(loaded: Loaded) -> Iterator[Found]:
    """A check before the lessons asks what is not taught yet on purpose."""
    for path in _coverage(loaded).course.paths:
        read: set[LessonId] = set()
        told: set[tuple[IdeaId, QuizId]] = set()
        for step in path.steps:
            read.update([step.lesson] if isinstance(step, LessonStep) else [])
            for quiz, question in _critical(loaded.course, step):
                idea = loaded.course.ideas[question.idea] if loaded.course and question.idea else None
                if idea and idea.lesson not in read and (idea.id, quiz) not in told:
                    told.add((idea.id, quiz))
                    yield _too_early(loaded, path, quiz, question, idea.lesson)


def ideas_never_asked(loaded: Loaded) -> Iterator[Found]:
    for row in _coverage(loaded).ideas:
        if all(asked.question.reserve for asked in row.asked):
            message = f"no critical question on a path asks about the idea {quoted(row.name)}"
            remedy = "write two, one of them a reserve, or take the idea out"
            yield Found(_given(loaded, Space.IDEA, row), message, remedy)


def _too_early(loaded: Loaded, path: Path, quiz: QuizId, question: Interaction, lesson: LessonId) -> Found:
    file = next(file for file in loaded.quizzes if file.value and file.value.id == quiz)
    node = file.questions()[question.id]
    _, value = node.entries.get("idea", (None, node))
    later = any(isinstance(step, LessonStep) and step.lesson == lesson for step in path.steps)
    when = f"before the lesson {quoted(lesson)}" if later else f"and does not lead to the lesson {quoted(lesson)}"
    message = f"the path {quoted(path.id)} asks about {quoted(question.idea or '')} here {when}, which teaches it"
    place = Place(file.shown, value.line, value.column, end_column(value))
    return Found(place, message, "put that lesson before this quiz in course.yaml")


def _critical(course: Course | None, step: Step) -> Iterator[tuple[QuizId, Interaction]]:
    """The critical questions that a step asks or can draw, but for those of a check before the lessons."""
    if course is None or (isinstance(step, CheckStep) and step.moment is Moment.BEFORE):
        return
    for quiz in map(course.quizzes.__getitem__, quizzes_of(step)):
        drawn = ((pool, each) for pool in sorted(pools_of(quiz)) for each in course.quizzes[pool].questions)
        asked = [(quiz.id, each) for each in quiz.questions] + [pair for pair in drawn if can_be_drawn(pair[1])]
        yield from ((name, one) for name, question in asked for one in steps_of(question) if one.critical)


def _coverage(loaded: Loaded) -> Coverage:
    if loaded.course is None:
        raise ValueError("rules for a course are tried on whole courses only")
    return coverage_of(loaded.course)


def _given(loaded: Loaded, space: Space, row: Row) -> Place:
    return loaded.names.given[space][row.name]


def _listed(root: Node | None, field: str) -> Iterator[Scalar]:
    _, listed = root.entries.get(field, (None, None)) if isinstance(root, Mapping) else (None, None)
    for item in listed.items if isinstance(listed, Sequence) else ():
        if isinstance(item, Scalar):
            yield item


COURSE_RULES: CourseRules = {
    "W501": objectives_never_asked,
    "W502": objectives_never_taught,
    "W503": claims_never_taught,
    "W504": main_points_never_asked,
    "E505": ideas_asked_too_early,
    "E506": ideas_never_asked,
}
