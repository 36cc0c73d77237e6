"""Texts and ids that `edu new` put into a course, where nobody has written over them yet."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from edu.authoring.events import read
from edu.authoring.load import Loaded
from edu.authoring.nodes import Scalar, walk
from edu.authoring.reading import Reading
from edu.checking.context import context_of
from edu.checking.found import Found
from edu.checking.item import Item
from edu.checking.lesson_text import lesson_text
from edu.checking.new.text import NEW_QUESTION, TEMPLATES
from edu.checking.phrase import Phrase
from edu.checking.quiz_text import quiz_text
from edu.problems import Problem, quoted

PARTS = TEMPLATES / "parts"
MAY_STAY = frozenset(
    {
        "Keep it up",
        "Ask your clinic first",
        "More than one choice is right.",
        "Leave it out",
        "Wait for the next visit",
        "Not yet",
        "A little",
        "How will you do this at home? Say it in your own words.",
        "What will you do, and why? Say it in your own words.",
        "What should I ask my clinic about this?",
    }
)
"""What of the templates can be read by learners as it is."""
_NEW_ID = re.compile(rf"{NEW_QUESTION}(?:-\d+)?(?:-first|-then)?")
"""That of a question, or of a step in the template of a scenario."""
_BULLET = re.compile(r"^- |\s*\{editor\}$")


def unwritten(loaded: Loaded) -> Iterator[Problem]:
    """The first such text of each lesson, question and head of a quiz, and each such id."""
    context = context_of(loaded)
    found: list[Found] = []
    for lesson in filter(None, (lesson_text(file, context) for file in loaded.lessons)):
        found.extend(_first_text(lesson.said))
    for quiz in filter(None, (quiz_text(file, context) for file in loaded.quizzes)):
        found.extend(_first_text(quiz.head))
        for item in quiz.items:
            found.extend(_new_id(item))
            found.extend(_first_text((*item.said, item.phrase("editor"))))
    return (each.as_problem("E604") for each in found)


def _first_text(phrases: Iterable[Phrase]) -> Iterator[Found]:
    first = next((phrase for phrase in phrases if _flat(phrase.text) in placeholders()), None)
    if first is not None:
        message = f"{quoted(first.text)} is still the text that `edu new` put here"
        yield Found(first.place(), message, "write your own over it, and over what else is left of the template")


def _new_id(item: Item) -> Iterator[Found]:
    name = item.question.id
    if _NEW_ID.fullmatch(name):
        message = f"{quoted(name)} is still the id that `edu new` put here, and answers are kept under it for ever"
        yield Found(item.place("id"), message, "give the question a name of its own, such as dry-skin-in-winter")


@lru_cache(maxsize=1)
def placeholders() -> frozenset[str]:
    """Every sentence of the templates that an author has to write over."""
    texts = (text for path in PARTS.iterdir() for text in _texts(path.read_text(encoding="utf-8")))
    return frozenset(filter(_is_sentence, map(_flat, texts))) - MAY_STAY


def _texts(template: str) -> Iterator[str]:
    """What a template says: its YAML, which in a lesson stands between two lines of ---, and the lines below it."""
    front, _, body = template.removeprefix("---\n").partition("\n---\n")
    root = read(front, Reading("a template"))
    yield from (node.text for node in (walk(root) if root else ()) if isinstance(node, Scalar))
    yield from (_BULLET.sub("", line) for line in body.splitlines() if not line.startswith("#"))


def _flat(text: str) -> str:
    return " ".join(text.split())


def _is_sentence(text: str) -> bool:
    """Rather than a number, the name of a kind, or a gap that `edu new` fills."""
    return " " in text and "<" not in text
