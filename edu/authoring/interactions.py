"""Every kind of question that is answered in one go, and how each stands as a step of a scenario."""

from collections.abc import Mapping

from edu.authoring.asked import REST, START
from edu.authoring.compound import Union
from edu.authoring.options import CHOICES, MISCONCEPTION, STEP_CHOICES
from edu.authoring.picked import ANSWER, IF_FALSE, IF_TRUE, RULE, multiple, single, true_false
from edu.authoring.record import record
from edu.authoring.shape import Kind
from edu.authoring.sorted import (
    CARDS,
    CAUTIOUS_GROUP,
    ENTRIES,
    EXTRA,
    GROUPS,
    ORDERING_RULE,
    PAIRS,
    PARTS_RULE,
    categorise,
    matching,
    ordering,
)
from edu.authoring.typed import (
    ANSWERS,
    CLOZE_TEXT,
    GAPS,
    IF_HIGH,
    IF_LOW,
    IF_RIGHT,
    LEAST,
    MOST,
    NUMBER_ANSWER,
    NUMERIC_RULE,
    TOLERANCE,
    TYPOS,
    UNIT,
    cloze,
    numeric,
    short_answer,
)
from edu.authoring.unmarked import CHECKLIST, MODEL_ANSWER, SCALE, rating, reflection
from edu.course.question import Interaction

_NUMBERS = (NUMERIC_RULE, NUMBER_ANSWER, TOLERANCE, LEAST, MOST, UNIT, IF_RIGHT, IF_LOW, IF_HIGH, MISCONCEPTION)

INTERACTIONS: Mapping[str, Kind[Interaction]] = {
    "single": record("a single question", single, *START, CHOICES, *REST),
    "true_false": record("a true_false question", true_false, *START, ANSWER, IF_TRUE, IF_FALSE, MISCONCEPTION, *REST),
    "multiple": record("a multiple question", multiple, *START, CHOICES, RULE, *REST),
    "matching": record("a matching question", matching, *START, PAIRS, EXTRA, PARTS_RULE, *REST),
    "categorise": record("a categorise question", categorise, *START, GROUPS, CARDS, CAUTIOUS_GROUP, PARTS_RULE, *REST),
    "ordering": record("an ordering question", ordering, *START, ENTRIES, ORDERING_RULE, *REST),
    "short_answer": record("a short_answer question", short_answer, *START, ANSWERS, TYPOS, *REST),
    "numeric": record("a numeric question", numeric, *START, *_NUMBERS, *REST),
    "cloze": record("a cloze question", cloze, *START, CLOZE_TEXT, GAPS, PARTS_RULE, *REST),
    "reflection": record("a reflection", reflection, *START, MODEL_ANSWER, CHECKLIST, *REST),
    "rating": record("a rating", rating, *START, SCALE, *REST),
}
STEP: Union[Interaction] = Union(
    "step", "type", {**INTERACTIONS, "single": record("a single question", single, *START, STEP_CHOICES, *REST)}
)
