"""The shapes of all kinds of question, told apart by `type`."""

from edu.authoring.asked import REST, START
from edu.authoring.compound import Union
from edu.authoring.interactions import INTERACTIONS
from edu.authoring.record import record
from edu.authoring.scenario import STEPS, scenario
from edu.course.question import Question

QUESTION: Union[Question] = Union(
    "question", "type", {**INTERACTIONS, "scenario": record("a scenario", scenario, *START, STEPS, *REST)}
)
