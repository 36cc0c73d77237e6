"""What questions and lessons rest on."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import takewhile

from edu.authoring.nodes import Mapping, Node, Scalar
from edu.authoring.nodes import Sequence as List
from edu.authoring.reading import Place, end_column
from edu.checking.found import Found
from edu.checking.item import Item
from edu.checking.lesson_text import LessonText, Line
from edu.checking.rules import ItemRules, LessonRules
from edu.course.ids import ClaimId
from edu.course.question import Rating, Scenario
from edu.problems import quoted

_CAUTION = "say under `editor:` what you put right"


def groundless(item: Item) -> Iterator[Found]:
    """A story rests on what its steps rest on, and the other way round; a rating says nothing that could be wrong."""
    editor = item.question.editor or (item.story and item.story.question.editor)
    if not isinstance(item.question, Scenario | Rating) and not item.supports and not editor:
        said = f"nobody can tell where {item.question.id} comes from"
        remedy = "name its claims under `supports:`, or say under `editor:` what is your own caution"
        yield Found(item.place("id"), said, remedy)


def only_contested(item: Item) -> Iterator[Found]:
    contested = _contested(item.question.supports, item.context.contested)
    if contested and len(contested) == len(item.question.supports):
        yield _resting_on_nothing_else(_place(item.node, contested[0], item.file.shown), contested)


def contested_without_caution(item: Item) -> Iterator[Found]:
    if not item.question.editor:
        for claim in _contested(item.question.supports, item.context.contested):
            yield _uncautious(_place(item.node, claim, item.file.shown), claim, _CAUTION)


def groundless_lesson(lesson: LessonText) -> Iterator[Found]:
    if not lesson.lesson.supports and any(line.origin.claims for line in lesson.body):
        said = "nobody can tell where the main point and the key points come from"
        yield Found(lesson.place("main_point"), said, "name their claims under `supports:` in the front matter")


def only_contested_lesson(lesson: LessonText) -> Iterator[Found]:
    contested = _contested(lesson.lesson.supports, lesson.context.contested)
    if contested and len(contested) == len(lesson.lesson.supports):
        yield _resting_on_nothing_else(_front_place(lesson, contested[0]), contested)


def contested_without_caution_in_lesson(lesson: LessonText) -> Iterator[Found]:
    contested = lesson.context.contested
    for claim in _contested(lesson.lesson.supports, contested):
        remedy = "name another claim here, for a main point cannot be put right beside it"
        yield _uncautious(_front_place(lesson, claim), claim, remedy)
    for line in lesson.body:
        if not line.origin.editor:
            for claim in _contested(line.origin.claims, contested):
                remedy = "let the line put it right, and write editor beside the claim"
                yield _uncautious(_claim_in(line, claim), claim, remedy)


def _contested(claims: Sequence[ClaimId], contested: Collection[ClaimId]) -> list[ClaimId]:
    return [claim for claim in claims if claim in contested]


def _resting_on_nothing_else(place: Place, contested: Sequence[ClaimId]) -> Found:
    said = f"this rests on {', '.join(contested)} alone, which the sources call overstated or potentially harmful"
    return Found(place, said, "add a claim that says what is so instead")


def _uncautious(place: Place, claim: ClaimId, remedy: str) -> Found:
    said = f"{quoted(claim)} is overstated or could do harm, and nothing here puts it right"
    return Found(place, said, remedy)


def _front_place(lesson: LessonText, claim: ClaimId) -> Place:
    root = lesson.file.root
    return _place(root, claim, lesson.file.shown) if isinstance(root, Mapping) else lesson.place("supports")


def _place(node: Mapping, claim: ClaimId, path: str) -> Place:
    """Where a claim is named under `supports`."""
    _, listed = node.entries.get("supports", (None, None))
    named = listed.items if isinstance(listed, List) else []
    at: Node = next((each for each in named if isinstance(each, Scalar) and each.text.strip() == claim), listed or node)
    return Place(path, at.line, at.column, end_column(at))


def _claim_in(line: Line, claim: ClaimId) -> Place:
    """Where a claim is named in the braces that end a line; the line when it is not found there."""
    first = line.node.line
    written = "\n".join(takewhile(str.strip, line.lines[first - 1 :]))
    found = re.search(rf"\{{[^{{}}]*?\b({re.escape(claim)})\b[^{{}}]*\}}", written)
    if not found:
        return line.place()
    start = found.start(1)
    column = start - (written.rfind("\n", 0, start) + 1) + 1
    return Place(line.path, first + written.count("\n", 0, start), column, column + len(claim))


ITEM_RULES: ItemRules = {
    "E311": groundless,
    "E312": only_contested,
    "E313": contested_without_caution,
}
LESSON_RULES: LessonRules = {
    "E311": groundless_lesson,
    "E312": only_contested_lesson,
    "E313": contested_without_caution_in_lesson,
}
