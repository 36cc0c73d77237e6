"""What ships, read once: the course, every text that a learner can come to see, and which texts share a screen."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec
import pytest

from edu.authoring.prose_check import check
from edu.checking.copying import read_fingerprints
from edu.course.course import Course
from edu.course.lesson import Lesson
from edu.course.prose import Picture, blocks, plain
from edu.course.question import Question, steps_of
from edu.course.quiz import Audience, Quiz


@pytest.fixture(scope="session")
def root() -> Path:
    return Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def course(root: Path) -> Course:
    loaded = check(root)
    assert loaded.course, "\n".join(map(str, loaded.problems))
    return loaded.course


@pytest.fixture(scope="session")
def fingerprints(root: Path) -> frozenset[str]:
    return read_fingerprints(root / "content" / "fingerprints.txt")


@pytest.fixture(scope="session")
def labels(root: Path) -> list[tuple[str, str]]:
    """Question id and the label in the comment just above it, such as P09; an empty label where there is none."""
    found = []
    for path in sorted((root / "quizzes").glob("*.yaml")):
        text = path.read_text(encoding="utf-8").split("\nquestions:", 1)[-1]
        for label, name in re.findall(r"(?m)^(?:[ \t]*# *([PT]\d\d)\b.*\n)?[ \t]*- id: *(\S+)\n[ \t]*type:", text):
            found.append((name, label))
    return found


@pytest.fixture(scope="session")
def lessons(course: Course) -> list[Lesson]:
    """The lessons of the patient paths, in the order of the first."""
    wanted = {step.key: None for path in course.paths if path.audience is Audience.PATIENT for step in path.steps}
    return [lesson for key in wanted for lesson in course.lessons.values() if lesson.id == key]


@pytest.fixture(scope="session")
def quizzes(course: Course) -> list[Quiz]:
    """The quizzes of the patient paths."""
    return [quiz for quiz in course.quizzes.values() if quiz.audience is Audience.PATIENT]


@pytest.fixture(scope="session")
def questions(quizzes: list[Quiz]) -> list[Question]:
    return [question for quiz in quizzes for question in quiz.questions]


@pytest.fixture(scope="session")
def staff_lessons(course: Course, lessons: list[Lesson]) -> list[Lesson]:
    """The lessons that only those in training read, in their order."""
    wanted = {step.key: None for path in course.paths if path.audience is Audience.TRAINEE for step in path.steps}
    new = [lesson for lesson in course.lessons.values() if lesson not in lessons]
    return [lesson for key in wanted for lesson in new if lesson.id == key]


@pytest.fixture(scope="session")
def staff_quizzes(course: Course) -> list[Quiz]:
    """The quizzes that only those in training answer."""
    return [quiz for quiz in course.quizzes.values() if quiz.audience is Audience.TRAINEE]


@pytest.fixture(scope="session")
def screens(
    course: Course,
    lessons: list[Lesson],
    quizzes: list[Quiz],
    staff_lessons: list[Lesson],
    staff_quizzes: list[Quiz],
) -> list[tuple[str, list[str]]]:
    """Where, and the texts that stand there together: a chunk of a lesson, a question with its feedback."""
    return [
        *_course_screens(course),
        *(screen for lesson in (*lessons, *staff_lessons) for screen in _lesson_screens(lesson)),
        *(screen for quiz in (*quizzes, *staff_quizzes) for screen in _quiz_screens(quiz)),
    ]


@pytest.fixture(scope="session")
def displayed(screens: list[tuple[str, list[str]]]) -> list[tuple[str, str]]:
    """Where, and a text that a learner can come to see there."""
    return [(where, text) for where, texts in screens for text in texts if text]


def _course_screens(course: Course) -> Iterator[tuple[str, list[str]]]:
    about, call = course.governance, course.when_to_call
    yield "welcome", [course.title, course.welcome, about.notice, about.sources]
    yield "when to call", [call.common, call.lead, *(sign.text for sign in call.signs), *call.notes, call.urgent]
    for group in course.ask_clinic:
        yield f"ask your clinic: {group.heading}", [group.heading, *group.questions]
    for path in course.paths:
        yield f"path {path.id}", [path.title, path.about, *(getattr(step, "title", "") for step in path.steps)]
    yield "objectives", [objective.title for objective in course.objectives.values()]
    for idea in course.ideas.values():
        yield f"idea {idea.id}", [idea.title, idea.say]
    for belief in course.misconceptions.values():
        yield f"misconception {belief.id}", [belief.belief, belief.instead]
    for term in course.glossary:
        yield f"glossary {term.term}", [term.term, term.means, *term.forms]


def _lesson_screens(lesson: Lesson) -> Iterator[tuple[str, list[str]]]:
    where, back = f"lesson {lesson.id}", lesson.say_it_back
    yield f"{where}, top", [lesson.title, lesson.main_point]
    for chunk in lesson.chunks:
        found = blocks(chunk.body)
        drawn = [text for block in found if isinstance(block, Picture) for text in (block.caption, *block.rows)]
        yield f"{where}, {chunk.heading}", [chunk.heading, *map(plain, found), *drawn]
    yield f"{where}, key points", list(lesson.key_points)
    yield f"{where}, ask your clinic", list(lesson.ask_clinic)
    yield f"{where}, say it back", [back.prompt, back.model_answer, *back.checklist]


def _quiz_screens(quiz: Quiz) -> Iterator[tuple[str, list[str]]]:
    yield f"quiz {quiz.id}", [quiz.title, quiz.intro, *(section.title for section in quiz.sections)]
    for question in quiz.questions:
        for step in steps_of(question):
            yield f"question {step.id}", [*_said(msgspec.to_builtins(question)), *_said(msgspec.to_builtins(step))]


_READ = frozenset(
    """prompt explanation say_it_again hints editor text feedback if_low if_high unit model_answer checklist""".split()
)
"""Fields of questions, and of what they are made of, that a learner reads."""
_PARTS = frozenset("choices cards groups entries answers gaps scale".split())
"""Fields that hold what questions are made of; the steps of a scenario are screens of their own."""


def _said(value: Mapping[str, object]) -> Iterator[str]:
    """Every text that a learner reads in a question or in a part of one."""
    for field, said in value.items():
        match said:
            case str() if field in _READ:
                yield said
            case list() | tuple() if field in _READ:
                yield from said
            case list() | tuple() if field in _PARTS:
                for part in said:
                    yield from _said(part)
            case _:
                pass
