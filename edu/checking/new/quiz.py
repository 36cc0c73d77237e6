"""A new quiz with two questions, and one more question in a quiz."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from msgspec import structs

from edu.authoring import nodes
from edu.authoring.asked_in import items_in
from edu.authoring.course_file import MANIFEST, Manifest
from edu.authoring.files import FileRead
from edu.authoring.load import Loaded, load
from edu.authoring.questions import QUESTION
from edu.authoring.quiz_file import QUIZ
from edu.authoring.reading import Space
from edu.checking.new.files import put_on_disk, read_raw
from edu.checking.new.lines import as_item, reread, with_field, with_item
from edu.checking.new.part import Made, first, lessons, named, schema_at, steps, whole
from edu.checking.new.text import NEW_QUESTION, free, scalar, template, with_key_at
from edu.course.course import LessonStep
from edu.course.course import Path as Way
from edu.course.ids import LessonId, QuizId
from edu.course.lesson import Lesson
from edu.course.parts import Choice
from edu.course.question import Cloze, Interaction, Question, Single, steps_of
from edu.course.quiz import Audience, Quiz
from edu.errors import UsageError

KINDS = tuple(QUESTION.kinds)
"""The types of question that there are templates of."""
_AT_FIRST = ("single", "multiple")
"""The types in a new quiz."""
_TURNING = ("single", "cloze")
"""The types in whose templates the right choice takes turns."""
_PLACES = 3
"""Choices in those templates."""


def new_quiz(root: Path, lesson: str) -> Made:
    """Make the quiz of a lesson and name it in the lesson's steps. Raises UsageError with nothing changed."""
    loaded = load(root)
    file, manifest = whole(loaded.manifest, root)
    _, about = whole(named(lesson, lessons(loaded), "lesson"), root)
    name = QuizId(about.id)
    path = root / "quizzes" / f"{name}.yaml"
    if path in [quiz.path for quiz in loaded.quizzes]:
        raise UsageError(f"There is a quiz {name} already; `edu new question {name}` adds a question to it.")
    ways = [way for way in manifest.paths if about.id in [step.key for step in way.steps]]
    text = template(
        "quiz.yaml",
        id=name,
        title=scalar(about.title),
        audience=ways[0].audience if ways else Audience.PATIENT,
        lesson=about.id,
        schema=schema_at(root, "quiz", "../content"),
    )
    taken = set(loaded.names.given[Space.QUESTION])
    questions = [_question(kind, loaded, taken, about, ()) for kind in _AT_FIRST]
    text += "\n".join("\n".join([*as_item(question, 2, 4), ""]) for question in questions)
    edited = _with_quiz(file, manifest, about.id, name)
    put_on_disk({path: text}, {file.path: edited} if edited else {})
    return Made(path=path, id=name, note=_how_joined(file, ways, name, joined=edited is not None))


def new_question(root: Path, quiz: str, kind: str) -> Made:
    """Add a question of one of the `KINDS` at the end of a quiz. Raises UsageError with nothing changed."""
    loaded = load(root)
    file, value = whole(named(quiz, {file.path.stem: file for file in loaded.quizzes}, "quiz"), root)
    about = next((each.value for each in loaded.lessons if each.value and each.value.id == value.lesson), None)
    taken = set(loaded.names.given[Space.QUESTION])
    question = _question(kind, loaded, taken, about, value.questions)
    edited = _with_question(file, value, question)
    if edited is None:
        raise UsageError(
            f"Nothing can be added to {file.shown} as it is written: put its questions one below the other, "
            "each after a dash, and try again."
        )
    put_on_disk({}, {file.path: edited})
    (own,) = taken - set(loaded.names.given[Space.QUESTION])
    return Made(path=file.path, id=own)


def _question(kind: str, loaded: Loaded, taken: set[str], about: Lesson | None, before: Sequence[Question]) -> str:
    """The template of a question, with a name that is then taken too."""
    name = free(NEW_QUESTION, taken)
    taken.add(name)
    beliefs = list(loaded.names.given[Space.MISCONCEPTION])[:2]
    text = template(
        f"{kind}.yaml",
        id=name,
        misconception=beliefs[0] if beliefs else None,
        another=beliefs[-1] if beliefs else None,
        objective=about.objectives[0] if about and about.objectives else first(loaded, Space.OBJECTIVE),
    )
    return with_key_at(_free_place(before), text) if kind in _TURNING else text


def _free_place(before: Sequence[Question]) -> int:
    """Where one more right choice goes: where fewest are, and not where the last one is."""
    listed = (choices for question in before for step in steps_of(question) for choices in _one_right(step))
    places = [[choice.correct for choice in choices].index(True) for choices in listed]
    last = places[-1] if places else 0
    counted = Counter(places)
    others = [(last + further) % _PLACES for further in range(1, _PLACES)]
    return min(others, key=lambda place: counted[place])


def _one_right(question: Interaction) -> list[tuple[Choice, ...]]:
    """Its choices, or those of its gaps, where exactly one of them is right."""
    match question:
        case Single(choices=choices):
            return [choices]
        case Cloze(gaps=gaps):
            return [gap.choices for gap in gaps if gap.choices]
        case _:
            return []


def _with_question(file: FileRead[Quiz], quiz: Quiz, question: str) -> str | None:
    """The file with one more question, and otherwise the same; None when that cannot be made sure of."""
    for at, holder in reversed(list(enumerate(items_in(file.root, "sections") or [file.root]))):
        match holder:
            case nodes.Mapping(entries={"questions": (_, nodes.Sequence() as listed)}):
                edited = with_item(read_raw(file.path), listed, len(listed.items) - 1, question, apart=True)
                found = reread(edited, QUIZ)
                return edited if found is not None and _without_last(found, at) == quiz else None
            case _:
                pass
    return None


def _without_last(quiz: Quiz, at: int) -> Quiz:
    """Without its last question, which is the last one of the section at that index if there are any."""
    sections = list(quiz.sections)
    if sections:
        sections[at] = structs.replace(sections[at], blocks=sections[at].blocks[:-1])
    return structs.replace(quiz, questions=quiz.questions[:-1], sections=tuple(sections))


def _with_quiz(file: FileRead[Manifest], manifest: Manifest, lesson: LessonId, quiz: QuizId) -> str | None:
    """The manifest with the quiz in each step of the lesson that has none; None when nothing can be changed."""
    edited = read_raw(file.path)
    for step in reversed(list(_steps_without_quiz(file, lesson))):
        edited = with_field(edited, step, "lesson", f"quiz: {quiz}")
    wanted = replace(manifest, paths=tuple(_way_with_quiz(way, lesson, quiz) for way in manifest.paths))
    return edited if wanted != manifest and reread(edited, MANIFEST) == wanted else None


def _way_with_quiz(way: Way, lesson: LessonId, quiz: QuizId) -> Way:
    with_quiz = [
        structs.replace(step, quiz=quiz)
        if isinstance(step, LessonStep) and step.lesson == lesson and step.quiz is None
        else step
        for step in way.steps
    ]
    return structs.replace(way, steps=tuple(with_quiz))


def _steps_without_quiz(file: FileRead[Manifest], lesson: LessonId) -> Iterator[nodes.Mapping]:
    """The steps of all paths that read this lesson, in the order of the file."""
    for step in (step for listed in steps(file) for step in listed.items):
        match step:
            case nodes.Mapping(entries={"lesson": (_, nodes.Scalar(text=text))}) if "quiz" not in step.entries:
                if text.strip() == lesson:
                    yield step
            case _:
                pass


def _how_joined(file: FileRead[Manifest], ways: Sequence[Way], quiz: QuizId, *, joined: bool) -> str:
    if joined:
        return f"It now follows its lesson in {file.shown}."
    if not ways:
        return f"No path in {file.shown} reads its lesson yet."
    return f"Write `quiz: {quiz}` under `lesson: {quiz}` in {file.shown} yourself, where it should be asked."
