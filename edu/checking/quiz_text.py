"""A quiz as rules look at it: what it says above its questions, and these one by one."""

from bisect import bisect
from collections.abc import Iterator

from edu.authoring.files import FileRead
from edu.authoring.nodes import Mapping
from edu.authoring.reading import Place, end_column
from edu.checking.context import Context
from edu.checking.item import Item
from edu.checking.once import once
from edu.checking.phrase import Phrase
from edu.checking.texts import Texts, listed
from edu.course.quiz import Audience, Quiz
from edu.problems import Level


class QuizText:
    """Not frozen only because its parts are made when they are first wanted."""

    def __init__(self, quiz: Quiz, root: Mapping, file: FileRead[Quiz], context: Context) -> None:
        self.quiz = quiz
        self.root = root
        self.file = file
        self.context = context
        self._texts = Texts(file.shown, file.lines)

    @property
    def for_patients(self) -> bool:
        return self.quiz.audience is Audience.PATIENT

    @once
    def head(self) -> tuple[Phrase, ...]:
        """Its title and introduction, and the titles of its sections."""
        holders = ((self.root, ("title", "intro")), *((each, ("title",)) for each in listed(self.root, "sections")))
        return tuple(said for node, fields in holders for name in fields if (said := self._texts.field(node, name)))

    @once
    def items(self) -> tuple[Item, ...]:
        """The questions that were read as they were meant, and the steps of a scenario after it.

        One with an error of form says something else than its author wrote, and to judge it would only make noise.
        """
        sound = dict(self._sound())
        found: list[Item] = []
        for question in self.quiz.questions:
            if question.id in sound:
                item = Item(question, sound[question.id], self.file, self._texts, self.context)
                steps = (step for step in item.steps if step.id in sound)
                found.append(item)
                found.extend(
                    Item(step, sound[step.id], self.file, self._texts, self.context, story=item) for step in steps
                )
        return tuple(found)

    def _sound(self) -> Iterator[tuple[str, Mapping]]:
        """The questions and steps without an error of form, by their ids."""
        nodes = self.file.questions()
        starts = sorted(node.line for node in nodes.values())
        faulty = {bisect(starts, problem.line or 0) for problem in self.file.problems if problem.level is Level.ERROR}
        return ((name, node) for name, node in nodes.items() if bisect(starts, node.line) not in faulty)

    @once
    def said(self) -> tuple[Phrase, ...]:
        """Everything that a learner can read in it."""
        return (*self.head, *(phrase for item in self.items for phrase in item.said))

    @once
    def place(self) -> Place:
        """Where it begins to list its questions."""
        key, _ = self.root.entries.get("questions") or self.root.entries.get("sections") or (self.root, None)
        return Place(self.file.shown, key.line, key.column, end_column(key))


def quiz_text(file: FileRead[Quiz], context: Context) -> QuizText | None:
    """None when the file could not be read."""
    if file.value is None or not isinstance(file.root, Mapping):
        return None
    return QuizText(file.value, file.root, file, context)
