"""`edu preview`: a quiz or a lesson as learners see it, while it is written in an editor beside it."""

from collections.abc import Sequence
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING

from msgspec.structs import replace

from edu.assessment.takehome import Sheet
from edu.authoring.files import FileRead
from edu.authoring.find import course_of
from edu.authoring.load import Loaded
from edu.checking.checker import Checker
from edu.checking.watching import State as OnDisk
from edu.checking.watching import state_of
from edu.cli.entries import pages, questions
from edu.cli.terminal import preflight, scrub_environment
from edu.course.course import Clinic, Course, Governance, LessonStep, WhenToCall
from edu.course.course import Path as Way
from edu.course.ids import LessonId, PathId
from edu.course.lesson import Lesson
from edu.course.quiz import Audience, Quiz
from edu.errors import UsageError
from edu.problems import Problem
from edu.tui.previewed import Previewed, State

if TYPE_CHECKING:
    from argparse import Namespace

_REST = 0.02  # seconds in which nothing may change, for an editor may write in several steps


def run(arguments: "Namespace") -> int:
    """Show the file until the window is closed. Nothing that is answered here is kept."""
    file = Path(arguments.file)
    if not file.is_file():
        raise UsageError(f"There is no file {file}. Name a quiz or a lesson of a course.")
    watched = Watched(file)
    shown = watched.look()
    if shown is None:
        raise UsageError(
            f"{file} is neither a quiz nor a lesson of the course around it. "
            "Name a file in its quizzes/ or content/lessons/ folder."
        )
    preflight()
    scrub_environment()

    from edu.cli.main import fault_log
    from edu.records.store import Store
    from edu.tui.desk import Services
    from edu.tui.preview import PreviewApp

    with Store.in_memory() as store:
        services = Services(
            course=shown.course,
            clinic=Clinic(),
            store=store,
            take_lease=lambda _: None,
            write_sheet=_save_nothing,
        )
        return PreviewApp(services, shown, watched.look, log=fault_log()).run_to_exit_code()


def _save_nothing(sheet: Sheet, format_name: str) -> Path:
    raise UsageError(f"A preview has no {sheet.title} to save as {format_name}.")


class Watched:
    """The file and the course around it, looked at again and again."""

    def __init__(self, file: Path) -> None:
        self._file = file.absolute()
        self._root = course_of(file)
        self._checker = Checker(self._root)
        self._on_disk: OnDisk | None = None
        self._missed = False

    def look(self) -> Previewed | None:
        """What the file says, when it or the course has changed since the last look."""
        on_disk = state_of(self._root)
        if on_disk == self._on_disk:
            return None
        if self._on_disk is not None and not self._at_rest(on_disk):
            return None
        own = self._file.relative_to(self._root).as_posix()
        gone = all(name != own for name, _, _ in on_disk)
        if gone and not self._missed:
            self._missed = True  # some editors take a file away for a moment, to put another in its place
            return None
        self._on_disk, self._missed = on_disk, False
        checked = self._checker.check()
        loaded = checked.loaded
        now = Previewed(name=self._file.name, course=loaded.course or _part_of_course(loaded))
        if gone:
            return replace(now, state=State.GONE)
        quiz = next((quiz for quiz in loaded.quizzes if quiz.path == self._file), None)
        lesson = next((lesson for lesson in loaded.lessons if lesson.path == self._file), None)
        if quiz:
            now = replace(now, quiz=quiz.value, entries=tuple(questions(quiz)))
        elif lesson:
            known = _supported(lesson.value, now.course) if lesson.value else None
            now = replace(now, lesson=known, entries=tuple(pages(lesson)))
        file = quiz or lesson
        return _with_problems(now, file, checked.problems) if file else None

    def _at_rest(self, on_disk: OnDisk) -> bool:
        sleep(_REST)
        return state_of(self._root) == on_disk


def _with_problems(now: Previewed, file: FileRead[Quiz] | FileRead[Lesson], problems: Sequence[Problem]) -> Previewed:
    others = [problem for problem in problems if problem.path != file.shown]
    return replace(
        now,
        lines=tuple(file.lines),
        problems=tuple(problem for problem in problems if problem.path == file.shown),
        elsewhere=len(others),
        closed_by=next((problem for problem in others if _closes(problem)), None),
    )


def _closes(problem: Problem) -> bool:
    """Whether a course with it cannot be opened."""
    return problem.code.startswith(("E0", "E1")) and problem.code not in {"E023", "E024"}  # these judge remarks


def _supported(lesson: Lesson, course: Course) -> Lesson:
    """Without what it rests on where there is no such claim."""
    return replace(lesson, supports=tuple(claim for claim in lesson.supports if claim in course.claims))


def _part_of_course(loaded: Loaded) -> Course:
    """As much of a course with errors as F2, a lesson and the lines behind a question need."""
    manifest = loaded.manifest.value if loaded.manifest else None
    sources = loaded.sources.value if loaded.sources else None
    lessons = {file.value.id: file.value for file in loaded.lessons if file.value and file.value.chunks}
    call = WhenToCall(common="", lead="course.yaml cannot be read yet.", signs=(), notes=(), urgent="")
    nobody = Governance(reviewed_by="", review_by="", notice="", sources="")
    step = LessonStep(lesson=next(iter(lessons), LessonId("preview")))
    way = Way(id=PathId("preview"), title="", about="", audience=Audience.PATIENT, steps=(step,))
    return Course(
        id="preview",
        title="",
        version="",
        language="",
        welcome="",
        governance=manifest.governance if manifest else nobody,
        when_to_call=manifest.when_to_call if manifest else call,
        ask_clinic=(),
        paths=(way,),
        objectives={},
        ideas={},
        misconceptions={},
        articles={},
        claims={each.id: each for each in sources.claims} if sources else {},
        glossary=(loaded.glossary.value if loaded.glossary else None) or (),
        lessons=lessons,
        quizzes={},
    )
