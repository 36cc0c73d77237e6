"""A folder becomes a course: every file is read, every problem is gathered, and nothing is raised."""

from collections.abc import Mapping as Table
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from edu.authoring.course_file import MANIFEST, Manifest
from edu.authoring.events import collector_paused, read
from edu.authoring.lesson_file import LARGEST, lesson
from edu.authoring.nodes import Mapping, Node, Scalar, Sequence
from edu.authoring.problems import Level, Problem, in_order, quoted, shown
from edu.authoring.quiz_file import QUIZ
from edu.authoring.reading import Limits, Names, Reading, Space
from edu.authoring.shape import Kind
from edu.authoring.source import reason, text_of_file
from edu.authoring.sources_file import GLOSSARY, SOURCES, Sources
from edu.course.course import CheckStep, Course, LessonStep, Term
from edu.course.ids import LessonId, QuestionId, QuizId
from edu.course.lesson import Lesson
from edu.course.quiz import Quiz

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Source:
    """Where something of the course was written, for rules that point at it."""

    path: str
    """As problems show it."""
    node: Node | None = None
    """The question's mapping; None for a lesson, whose chunks have lines of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """A course, and what is wrong with its files. With any error there is no course."""

    course: Course | None
    problems: tuple[Problem, ...]
    """By path, line and column."""
    lessons: Table[LessonId, Source] = field(default_factory=dict)
    questions: Table[QuestionId, Source] = field(default_factory=dict)


def load(root: Path, limits: Limits | None = None) -> Loaded:
    """Read the course in the folder `root`."""
    with collector_paused():
        return _Load(root, limits or Limits()).load()


class _Load:
    """One reading of one folder."""

    def __init__(self, root: Path, limits: Limits) -> None:
        self.root = root
        self.limits = limits
        self.names = Names()
        self.problems: list[Problem] = []
        self.lessons: dict[LessonId, Lesson] = {}
        self.quizzes: dict[QuizId, Quiz] = {}
        self.lesson_sources: dict[LessonId, Source] = {}
        self.question_sources: dict[QuestionId, Source] = {}

    def load(self) -> Loaded:
        if not self._is_folder(self.root):
            return Loaded(course=None, problems=in_order(self.problems))
        manifest, sources, glossary = None, None, None
        content = self.root / "content"
        if self._is_folder(content):
            manifest = self._yaml(content / "course.yaml", MANIFEST, _IN_MANIFEST)
            sources = self._yaml(content / "sources.yaml", SOURCES, (Space.CLAIM,))
            glossary = self._yaml(content / "glossary.yaml", GLOSSARY, ())
            self._lessons(content / "lessons")
        else:
            self.names.incomplete.update(_IN_MANIFEST, (Space.CLAIM, Space.LESSON))
        self._quizzes(self.root / "quizzes")
        problems = in_order([*self.problems, *self.names.dangling()])
        course = None
        if manifest and sources and glossary is not None and not any(p.level is Level.ERROR for p in problems):
            course = self._course(manifest, sources, glossary)
        return Loaded(course=course, problems=problems, lessons=self.lesson_sources, questions=self.question_sources)

    def _course(self, manifest: Manifest, sources: Sources, glossary: tuple[Term, ...]) -> Course:
        return Course(
            id=manifest.id,
            title=manifest.title,
            version=manifest.version,
            language=manifest.language,
            welcome=manifest.welcome,
            governance=manifest.governance,
            when_to_call=manifest.when_to_call,
            ask_clinic=manifest.ask_clinic,
            paths=manifest.paths,
            objectives={each.id: each for each in manifest.objectives},
            ideas={each.id: each for each in manifest.ideas},
            misconceptions={each.id: each for each in manifest.misconceptions},
            articles={each.number: each for each in sources.articles},
            claims={each.id: each for each in sources.claims},
            glossary=glossary,
            lessons=self.lessons,
            quizzes=_in_reading_order(self.quizzes, manifest),
        )

    def _yaml(self, path: Path, kind: Kind[T], spaces: tuple[Space, ...]) -> T | None:
        """Read one file; `spaces` are those whose ids it gives."""
        reading = self._reading(path)
        text = text_of_file(path, reading)
        root = read(text, reading) if text is not None else None
        value = kind.read(root, reading) if root else None
        for space in spaces:
            if value is None and (root is None or not self.names.given[space]):
                self.names.incomplete.add(space)
        self.problems.extend(reading.problems)
        return value

    def _lessons(self, folder: Path) -> None:
        for path in self._files(folder, ".md", "lesson", Space.LESSON):
            reading = self._reading(path)
            reading.limits = replace(self.limits, size=min(self.limits.size, LARGEST))
            text = text_of_file(path, reading)
            value = lesson(text, path.name, reading) if text is not None else None
            if text is None:
                self.names.incomplete.add(Space.LESSON)
            if value:
                self.lessons.setdefault(value.id, value)
                self.lesson_sources.setdefault(value.id, Source(reading.path))
            self.problems.extend(reading.problems)

    def _quizzes(self, folder: Path) -> None:
        for path in self._files(folder, ".yaml", "quiz", Space.QUIZ):
            reading = self._reading(path)
            text = text_of_file(path, reading)
            root = read(text, reading) if text is not None else None
            value = QUIZ.read(root, reading) if root else None
            if isinstance(root, Mapping):
                self._remember_questions(root, reading)
                _check_name(root, path, reading)
            else:
                self.names.incomplete.add(Space.QUIZ)
            if value:
                self.quizzes.setdefault(value.id, value)
            self.problems.extend(reading.problems)

    def _remember_questions(self, root: Mapping, reading: Reading) -> None:
        _, questions = root.entries.get("questions", (None, None))
        for question in questions.items if isinstance(questions, Sequence) else ():
            _, given = question.entries.get("id", (None, None)) if isinstance(question, Mapping) else (None, None)
            if isinstance(given, Scalar):
                self.question_sources.setdefault(QuestionId(given.text.strip()), Source(reading.path, question))

    def _files(self, folder: Path, ending: str, what: str, space: Space) -> list[Path]:
        """The files of a folder that are read, by name."""
        if not self._is_folder(folder):
            self.names.incomplete.add(space)
            return []
        try:
            names = sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))
        except OSError as error:
            reading = self._reading(folder)
            reading.error("E017", f"this folder cannot be read: {reason(error)}", "mend that and try again")
            self.problems.extend(reading.problems)
            self.names.incomplete.add(space)
            return []
        reading = self._reading(folder)
        found = [folder / name for name in names if name.endswith(ending)]
        if not found:
            self.names.incomplete.add(space)
            reading.error("E018", f"there is no {what} in this folder", f"put a {what} ending in {ending} there")
        self.problems.extend(reading.problems)
        for name in names:
            if name.lower().endswith(_LOOK_ALIKES) and not name.endswith(ending):
                self._ignored(folder / name, what, ending)
        return found

    def _ignored(self, path: Path, what: str, ending: str) -> None:
        said = f"this file is not read as a {what}"
        reading = self._reading(path)
        reading.error("W022", said, f"let its name end in {ending}, or move it elsewhere", level=Level.WARNING)
        self.problems.extend(reading.problems)

    def _is_folder(self, path: Path) -> bool:
        """Whether it is a folder; if not, a problem says why."""
        reading = self._reading(path)
        try:
            if path.is_dir():
                return True
            path.stat()
            reading.error("E017", "this is not a folder", "put a folder in its place")
        except FileNotFoundError:
            reading.error("E018", "this folder is missing", "make it, or give the folder of another course")
        except (OSError, ValueError) as error:
            why = reason(error) if isinstance(error, OSError) else "its name cannot be a name"
            reading.error("E017", f"this folder cannot be read: {why}", "mend that and try again")
        self.problems.extend(reading.problems)
        return False

    def _reading(self, path: Path) -> Reading:
        return Reading(shown(path), names=self.names, limits=self.limits)


_IN_MANIFEST = (Space.PATH, Space.OBJECTIVE, Space.IDEA, Space.MISCONCEPTION)
_LOOK_ALIKES = (".yml", ".yaml", ".md", ".markdown")


def _check_name(root: Mapping, path: Path, reading: Reading) -> None:
    _, given = root.entries.get("id", (None, None))
    if isinstance(given, Scalar) and given.text.strip() and path.stem != given.text.strip():
        said = f"the quiz {quoted(given.text)} stands in a file called {quoted(path.name)}"
        reading.error_at(given, "E138", said, "let the name of the file be the id and .yaml")


def _in_reading_order(quizzes: dict[QuizId, Quiz], manifest: Manifest) -> dict[QuizId, Quiz]:
    """As the paths lead through them, then the others by the names of their files."""
    order: dict[QuizId, None] = {}
    for path in manifest.paths:
        for step in path.steps:
            match step:
                case LessonStep(quiz=quiz):
                    order.update(dict.fromkeys([quiz] if quiz else []))
                case CheckStep(forms=forms):
                    order.update(dict.fromkeys(forms))
    return {quiz: quizzes[quiz] for quiz in [*order, *(each for each in quizzes if each not in order)]}
