"""A folder becomes a course: every file is read, every problem is gathered, and nothing is raised."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar, cast

from edu.authoring.course_file import MANIFEST, Manifest
from edu.authoring.events import collector_paused, read
from edu.authoring.files import FileRead, Read, Shelf
from edu.authoring.lesson_file import LARGEST, lesson
from edu.authoring.nodes import Mapping, Node, Scalar
from edu.authoring.pools import check_pools
from edu.authoring.quiz_file import QUIZ
from edu.authoring.reading import Limits, Names, Reading, Space
from edu.authoring.shape import Kind
from edu.authoring.source import reason
from edu.authoring.sources_file import GLOSSARY, SOURCES, Sources
from edu.course.course import CheckStep, Course, LessonStep, QuizStep, Term
from edu.course.ids import QuizId
from edu.course.lesson import Lesson
from edu.course.quiz import Quiz
from edu.problems import Level, Problem, in_order, quoted, shown

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """A course, and what is wrong with its files. With any error there is no course, but what could be read is here."""

    course: Course | None
    problems: tuple[Problem, ...]
    """By path, line and column."""
    names: Names = field(default_factory=Names)
    """Every id of the course with its place."""
    manifest: FileRead[Manifest] | None = None
    sources: FileRead[Sources] | None = None
    glossary: FileRead[tuple[Term, ...]] | None = None
    lessons: tuple[FileRead[Lesson], ...] = ()
    quizzes: tuple[FileRead[Quiz], ...] = ()

    def files(self) -> dict[str, FileRead[object]]:
        """Every file that was read, by its path as problems show it."""
        own = [file for file in (self.manifest, self.sources, self.glossary) if file]
        return {file.shown: cast(FileRead[object], file) for file in (*own, *self.lessons, *self.quizzes)}


def load(root: Path, limits: Limits | None = None, shelf: Shelf | None = None) -> Loaded:
    """Read the course in the folder `root`; a shelf that is given again spares what has not changed."""
    with collector_paused():
        return _Load(root, shelf or Shelf(limits or Limits())).load()


class _Load:
    """One reading of one folder."""

    def __init__(self, root: Path, shelf: Shelf) -> None:
        self.root = root
        self.shelf = shelf
        self.names = Names()
        self.problems: list[Problem] = []
        self.paths: set[Path] = set()

    def load(self) -> Loaded:
        if not self._is_folder(self.root):
            return Loaded(course=None, problems=in_order(self.problems), names=self.names)
        manifest, sources, glossary = None, None, None
        lessons: tuple[FileRead[Lesson], ...] = ()
        content = self.root / "content"
        if self._is_folder(content):
            manifest = self._yaml(content / "course.yaml", MANIFEST, _IN_MANIFEST)
            sources = self._yaml(content / "sources.yaml", SOURCES, (Space.CLAIM,))
            glossary = self._yaml(content / "glossary.yaml", GLOSSARY, ())
            files = self._files(content / "lessons", ".md", "lesson", Space.LESSON)
            lessons = self._all(files, _lesson_of, Space.LESSON)
        else:
            self.names.incomplete.update(_IN_MANIFEST, (Space.CLAIM, Space.LESSON))
        files = self._files(self.root / "quizzes", ".yaml", "quiz", Space.QUIZ)
        quizzes = self._all(files, _quiz_of, Space.QUIZ)
        self.shelf.forget_others(self.paths)
        loaded = Loaded(
            course=None,
            problems=in_order([*self.problems, *self.names.dangling(), *check_pools(quizzes)]),
            names=self.names,
            manifest=manifest,
            sources=sources,
            glossary=glossary,
            lessons=lessons,
            quizzes=quizzes,
        )
        failed = any(problem.level is Level.ERROR for problem in loaded.problems)
        return loaded if failed else replace(loaded, course=_course(loaded))

    def _yaml(self, path: Path, kind: Kind[T], spaces: tuple[Space, ...]) -> FileRead[T]:
        """Read one file; `spaces` are those whose ids it gives."""
        found = self._read(path, _yaml_of(kind))
        self._take(found)
        for space in spaces:
            if found.value is None and (found.root is None or not found.names.given[space]):
                self.names.incomplete.add(space)
        return found

    def _all(self, paths: list[Path], how: Callable[[Path], Read[T]], space: Space) -> tuple[FileRead[T], ...]:
        """Read the lessons or the quizzes; without a tree of one, ids of that space may be missing."""
        found = tuple(self._read(path, how(path)) for path in paths)
        for file in sorted(found, key=_is_misnamed):  # of a file and its copy, the copy is to be blamed
            self._take(file)
            if not isinstance(file.root, Mapping):
                self.names.incomplete.add(space)
        return found

    def _read(self, path: Path, how: Read[T]) -> FileRead[T]:
        self.paths.add(path)
        limits = replace(self.shelf.limits, size=min(self.shelf.limits.size, LARGEST)) if path.suffix == ".md" else None
        return self.shelf.read(path, how, limits)

    def _take(self, found: FileRead[T]) -> None:
        """Gather the problems and names of a file; that its id is another file's says what its name would say."""
        copied = self.names.copied(found.names)
        own = [problem for problem in found.problems if problem.code not in _MISNAMED] if copied else found.problems
        self.problems.extend(own)
        self.problems.extend(self.names.join(found.names))

    def _files(self, folder: Path, ending: str, what: str, space: Space) -> list[Path]:
        """The files of a folder that are read, by name."""
        if not self._is_folder(folder):
            self.names.incomplete.add(space)
            return []
        try:
            names = sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))
        except OSError as error:
            self._problem(folder, "E017", f"this folder cannot be read: {reason(error)}", "mend that and try again")
            self.names.incomplete.add(space)
            return []
        found = [folder / name for name in names if name.endswith(ending)]
        if not found:
            self.names.incomplete.add(space)
            self._problem(
                folder, "E018", f"there is no {what} in this folder", f"put a {what} ending in {ending} there"
            )
        for name in names:
            if name.lower().endswith(_LOOK_ALIKES) and not name.endswith(ending):
                remedy = f"let its name end in {ending}, or move it elsewhere"
                self._problem(folder / name, "W022", f"this file is not read as a {what}", remedy)
        return found

    def _is_folder(self, path: Path) -> bool:
        """Whether it is a folder; if not, a problem says why."""
        try:
            if path.is_dir():
                return True
            path.stat()
            self._problem(path, "E017", "this is not a folder", "put a folder in its place")
        except FileNotFoundError:
            self._problem(path, "E018", "this folder is missing", "make it, or give the folder of another course")
        except (OSError, ValueError) as error:
            why = reason(error) if isinstance(error, OSError) else "its name cannot be a name"
            self._problem(path, "E017", f"this folder cannot be read: {why}", "mend that and try again")
        return False

    def _problem(self, path: Path, code: str, message: str, remedy: str) -> None:
        """Of a file or folder as a whole."""
        self.problems.append(Problem(path=shown(path), code=code, message=message, remedy=remedy))


_IN_MANIFEST = (Space.PATH, Space.OBJECTIVE, Space.IDEA, Space.MISCONCEPTION)
_MISNAMED = ("E131", "E138")
_LOOK_ALIKES = (".yml", ".yaml", ".md", ".markdown")


def _is_misnamed(file: FileRead[T]) -> bool:
    return any(problem.code in _MISNAMED for problem in file.problems)


def _yaml_of(kind: Kind[T]) -> Read[T]:
    def how(text: str, reading: Reading) -> tuple[Node | None, T | None]:
        root = read(text, reading)
        return root, kind.read(root, reading) if root else None

    return how


def _quiz_of(path: Path) -> Read[Quiz]:
    def how(text: str, reading: Reading) -> tuple[Node | None, Quiz | None]:
        root, value = _yaml_of(QUIZ)(text, reading)
        if isinstance(root, Mapping):
            _check_name(root, path, reading)
        return root, value

    return how


def _check_name(root: Mapping, path: Path, reading: Reading) -> None:
    _, given = root.entries.get("id", (None, None))
    if isinstance(given, Scalar) and given.text.strip() and path.stem != given.text.strip():
        said = f"the quiz {quoted(given.text)} stands in a file called {quoted(path.name)}"
        reading.error_at(given, "E138", said, "let the name of the file be the id and .yaml")


def _lesson_of(path: Path) -> Read[Lesson]:
    def how(text: str, reading: Reading) -> tuple[Node | None, Lesson | None]:
        return lesson(text, path.name, reading)

    return how


def _course(loaded: Loaded) -> Course | None:
    """The course of files without an error."""
    manifest = loaded.manifest.value if loaded.manifest else None
    sources = loaded.sources.value if loaded.sources else None
    glossary = loaded.glossary.value if loaded.glossary else None
    if manifest is None or sources is None or glossary is None:
        return None
    quizzes = {found.value.id: found.value for found in loaded.quizzes if found.value}
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
        lessons={found.value.id: found.value for found in loaded.lessons if found.value},
        quizzes=_in_reading_order(quizzes, manifest),
    )


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
                case QuizStep(quiz=alone):
                    order.update({alone: None})
    return {quiz: quizzes[quiz] for quiz in [*order, *(each for each in quizzes if each not in order)]}
