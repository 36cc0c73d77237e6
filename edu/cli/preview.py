"""`edu preview`: a quiz as learners see it, while it is written in an editor beside it."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from edu.assessment.takehome import Sheet
from edu.authoring.files import FileRead
from edu.authoring.find import course_of
from edu.authoring.load import Loaded
from edu.authoring.nodes import Mapping, Scalar, Sequence
from edu.checking.checker import Checker
from edu.checking.watching import State, state_of
from edu.cli.terminal import preflight, scrub_environment
from edu.course.course import Clinic, Course, Governance, LessonStep, WhenToCall
from edu.course.course import Path as Way
from edu.course.ids import LessonId, PathId, QuestionId
from edu.course.quiz import Audience, Quiz
from edu.errors import UsageError
from edu.tui.previewed import Entry, Previewed

if TYPE_CHECKING:
    from argparse import Namespace


def run(arguments: "Namespace") -> int:
    """Show the file until the window is closed. Nothing that is answered here is kept."""
    file = Path(arguments.file)
    if file.suffix != ".yaml" or not file.is_file():
        raise UsageError(f"There is no quiz {file}. Name a file in the quizzes/ folder of a course.")
    watched = _Watched(file, course_of(file))
    shown = watched.look()
    if shown is None:
        raise UsageError(f"{file} is no quiz of the course around it. Name a file in its quizzes/ folder.")
    preflight()
    scrub_environment()

    from edu.cli.main import fault_log
    from edu.records.store import Store
    from edu.tui.desk import Services
    from edu.tui.preview import PreviewApp

    with Store.in_memory() as store:
        services = Services(
            course=_course(watched.loaded),
            clinic=Clinic(),
            store=store,
            take_lease=lambda _: None,
            write_sheet=_save_nothing,
        )
        return PreviewApp(services, shown, watched.look, log=fault_log()).run_to_exit_code()


def _save_nothing(sheet: Sheet, format_name: str) -> Path:
    raise UsageError(f"A preview has no {sheet.title} to save as {format_name}.")


class _Watched:
    """The file and the course around it, looked at again and again."""

    def __init__(self, file: Path, root: Path) -> None:
        self._file = file
        self._root = root
        self._checker = Checker(root)
        self._state: State | None = None
        self.loaded: Loaded

    def look(self) -> Previewed | None:
        """What the file says, when it or the course has changed since the last look."""
        state = state_of(self._root)
        if state == self._state:
            return None
        self._state = state
        checked = self._checker.check()
        self.loaded = checked.loaded
        found = next((quiz for quiz in self.loaded.quizzes if quiz.path.name == self._file.name), None)
        if found is None:
            return None
        problems = tuple(problem for problem in checked.problems if problem.path == found.shown)
        return Previewed(
            name=found.path.name,
            lines=tuple(found.lines),
            quiz=found.value,
            entries=tuple(_entries(found)),
            problems=problems,
        )


def _entries(file: FileRead[Quiz]) -> Iterator[Entry]:
    """Every mapping in the list of questions, whether it can be read or not."""
    asked = {question.id: question for question in file.value.questions} if file.value else {}
    _, listed = file.root.entries.get("questions", (None, None)) if isinstance(file.root, Mapping) else (None, None)
    for node in listed.items if isinstance(listed, Sequence) else ():
        _, given = node.entries.get("id", (None, None)) if isinstance(node, Mapping) else (None, None)
        name = given.text.strip() if isinstance(given, Scalar) else ""
        yield Entry(first=node.line, question=asked.pop(QuestionId(name), None))


def _course(loaded: Loaded) -> Course:
    """The course, or as much of it as F2 and the lessons behind a question need while it has errors."""
    if loaded.course is not None:
        return loaded.course
    manifest = loaded.manifest.value if loaded.manifest else None
    lessons = {file.value.id: file.value for file in loaded.lessons if file.value}
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
        claims={},
        glossary=(loaded.glossary.value if loaded.glossary else None) or (),
        lessons=lessons,
        quizzes={},
    )
