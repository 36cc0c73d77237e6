"""The whole check of a course: reading, prose, every rule, ignores. A second check looks only at what has changed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar, cast

from edu.authoring.events import collector_paused
from edu.authoring.files import FileRead, Shelf
from edu.authoring.load import Loaded, load
from edu.authoring.prose_check import check_prose
from edu.authoring.reading import Space
from edu.checking.catalogue import explanations
from edu.checking.context import Context, context_of
from edu.checking.ignores import sift, speaks_to_edu
from edu.checking.lesson_text import lesson_text
from edu.checking.naming import with_ids
from edu.checking.quiz_text import quiz_text
from edu.checking.rules.table import COURSE_RULES, ITEM_RULES, LESSON_RULES, QUIZ_RULES
from edu.course.lesson import Lesson
from edu.course.quiz import Quiz
from edu.problems import Problem, in_order

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A course that was looked over."""

    loaded: Loaded
    problems: tuple[Problem, ...]
    """By path, line and column, without those that are ignored with a reason."""


@dataclass(slots=True)
class Checker:
    """Checks one course, again and again."""

    root: Path
    shelf: Shelf = field(default_factory=Shelf)
    _context: Context = field(default_factory=Context)
    _kept: dict[Path, tuple[FileRead[object], tuple[Problem, ...]]] = field(default_factory=dict)

    def check(self) -> Checked:
        """Look at the course as its files, and the unsaved texts of the shelf, are now."""
        with collector_paused():
            loaded = load(self.root, shelf=self.shelf)
            self._know(loaded)
            problems = [*with_ids(loaded, loaded.problems)]
            for lesson in loaded.lessons:
                problems.extend(self._of(lesson, _lesson_problems))
            for quiz in loaded.quizzes:
                problems.extend(self._of(quiz, _quiz_problems))
            whole = loaded.course is not None and not any(problem.code.startswith("E1") for problem in problems)
            if whole:
                problems.extend(found.as_problem(code) for code, rule in COURSE_RULES.items() for found in rule(loaded))
            return Checked(loaded=loaded, problems=_without_ignored(loaded, in_order(problems), whole=whole))

    def _know(self, loaded: Loaded) -> None:
        """All findings hang on the context: with another one, those of before count no more."""
        context = context_of(loaded)
        if context is not self._context:
            self._context = context
            self._kept = {}

    def _of(self, file: FileRead[T], rules: Callable[[FileRead[T], Context], Iterator[Problem]]) -> tuple[Problem, ...]:
        """What the rules for one file find, from before when neither it nor the context has changed."""
        kept = self._kept.get(file.path)
        if kept and kept[0] is file:
            return kept[1]
        problems = tuple(rules(file, self._context))
        self._kept[file.path] = (cast(FileRead[object], file), problems)
        return problems


def check(root: Path) -> Checked:
    """Look over the course in the folder `root`, once."""
    return Checker(root).check()


def _lesson_problems(file: FileRead[Lesson], context: Context) -> Iterator[Problem]:
    lesson = lesson_text(file, context)
    if lesson is None:
        return
    yield from check_prose(file, context.claims if context.knows(Space.CLAIM) else None)
    for code, rule in LESSON_RULES.items():
        for found in rule(lesson):
            yield found.as_problem(code)


def _quiz_problems(file: FileRead[Quiz], context: Context) -> Iterator[Problem]:
    quiz = quiz_text(file, context)
    if quiz is None:
        return
    for item in quiz.items:
        for code, rule in ITEM_RULES.items():
            for found in rule(item):
                yield found.as_problem(code)
    for code, quiz_rule in QUIZ_RULES.items():
        for found in quiz_rule(quiz):
            yield found.as_problem(code)


def _without_ignored(loaded: Loaded, problems: tuple[Problem, ...], *, whole: bool) -> tuple[Problem, ...]:
    """Sift file by file; what has no file of the course, such as a missing folder, cannot be ignored."""
    remarked = {path: file for path, file in loaded.files().items() if speaks_to_edu(file.text)}
    if not remarked:
        return problems
    kept: list[Problem] = []
    own: dict[str, list[Problem]] = {path: [] for path in remarked}
    for problem in problems:
        own.get(problem.path, kept).append(problem)
    for path, file in remarked.items():
        kept.extend(sift(path, file.lines, own[path], explanations(), whole=whole))
    return in_order(kept)
