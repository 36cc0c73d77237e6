"""A lesson as rules look at it: its texts in the order in which they are read, each with its place in the file."""

from collections.abc import Iterator
from functools import cached_property

from edu.authoring.files import FileRead
from edu.authoring.nodes import Mapping, Node, Scalar, Sequence, Unread
from edu.authoring.reading import Place, end_column
from edu.checking.context import Context
from edu.checking.english.readability import Readability, measure
from edu.checking.phrase import Phrase
from edu.course.lesson import Chunk, Lesson
from edu.course.prose import Bullet, Origin, Paragraph, Picture, blocks, plain


class Line(Phrase):
    """A paragraph, bullet or picture of a lesson, with where it says that it comes from."""

    def __init__(self, text: str, node: Node, path: str, lines: list[str], origin: Origin) -> None:
        super().__init__(text, node, path, lines)
        self.origin = origin


class LessonText:
    """One lesson. Not frozen only because its parts are made when they are first wanted."""

    def __init__(self, lesson: Lesson, file: FileRead[Lesson], context: Context) -> None:
        self.lesson = lesson
        self.file = file
        self.context = context
        self._lines = file.lines

    @property
    def for_patients(self) -> bool:
        return self.context.for_patients(self.lesson.id)

    @property
    def core(self) -> tuple[str, ...]:
        """What counts towards the length of a lesson: main point, text and key points."""
        lesson = self.lesson
        return (lesson.main_point, *(chunk.body for chunk in lesson.chunks), *lesson.key_points)

    @property
    def whole(self) -> tuple[str, ...]:
        """Every text but title and headings."""
        back = self.lesson.say_it_back
        return (*self.core, *self.lesson.ask_clinic, back.prompt, back.model_answer, *back.checklist)

    @cached_property
    def ease(self) -> Readability:
        """How hard it is to read."""
        return measure(self.whole, self.context.explained)

    @cached_property
    def front(self) -> tuple[Phrase, ...]:
        """What the front matter says to a learner, in the order of the file: main point, key points and the rest."""
        return tuple(self._front(self.file.root)) if isinstance(self.file.root, Mapping) else ()

    @cached_property
    def body(self) -> tuple[Line, ...]:
        """Every paragraph, bullet and picture under the headings; for a picture its alternative text."""
        return tuple(line for chunk in self.lesson.chunks for line in self.under(chunk))

    @cached_property
    def headings(self) -> tuple[Phrase, ...]:
        return tuple(
            Phrase(chunk.heading, Unread(chunk.line, 4), self.file.shown, self._lines) for chunk in self.lesson.chunks
        )

    @property
    def said(self) -> tuple[Phrase, ...]:
        """Everything that a learner reads, headings included."""
        return (*self.front, *self.headings, *self.body)

    def under(self, chunk: Chunk) -> Iterator[Line]:
        """The lines under one heading."""
        for block in blocks(chunk.body):
            number = chunk.line + 1 + block.line
            text = self._lines[number - 1] if number <= len(self._lines) else ""
            at = Unread(number, len(text) - len(text.lstrip()) + 1)
            match block:
                case Paragraph(origin=origin) | Bullet(origin=origin):
                    yield Line(plain(block), at, self.file.shown, self._lines, origin)
                case Picture(alt=alt):
                    yield Line(alt, at, self.file.shown, self._lines, Origin(editor=True))
                case _:
                    pass  # reported as Markdown that lessons cannot show

    def place(self, field: str = "") -> Place:
        """Where a field of the front matter stands; where the front matter begins, without one or when it is missing."""
        root = self.file.root
        if not isinstance(root, Mapping):
            return Place(self.file.shown, 1, 1)
        _, value = root.entries.get(field, (None, None))
        node = value or root
        return Place(self.file.shown, node.line, node.column, end_column(node))

    def _front(self, node: Mapping) -> Iterator[Phrase]:
        for name, (_, value) in node.entries.items():
            match value:
                case Scalar() if name in _READ and value.text.strip():
                    yield Phrase(value.text.strip(), value, self.file.shown, self._lines)
                case Sequence(items=items) if name in _READ_LISTS:
                    for each in items:
                        if isinstance(each, Scalar):
                            yield Phrase(each.text.strip(), each, self.file.shown, self._lines)
                case Mapping() if name == "say_it_back":
                    yield from self._front(value)
                case _:
                    pass


_READ = frozenset("title main_point prompt model_answer".split())
_READ_LISTS = frozenset("key_points ask_clinic checklist".split())


def lesson_text(file: FileRead[Lesson], context: Context) -> LessonText | None:
    """The lesson of a file, when it could be read."""
    return LessonText(file.value, file, context) if file.value else None
