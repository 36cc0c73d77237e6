"""Which questions a person is led through: those of a quiz in order, and in a scenario where the answers lead."""

from collections.abc import Iterator, Mapping

from edu.assessment.response import Picked, Response
from edu.course.ids import QuestionId
from edu.course.question import Interaction, Question, Scenario, Single, steps_of


def visited(question: Question, responses: Mapping[QuestionId, Response]) -> Iterator[Interaction]:
    """The steps that these answers lead through; what is not answered yet leads to the next."""
    steps, at = steps_of(question), 0
    while at < len(steps):
        yield steps[at]
        response = responses.get(steps[at].id)
        at = next_step(question, at, response) if isinstance(question, Scenario) and response else at + 1


def next_step(story: Scenario, at: int, response: Response) -> int:
    """Where in the steps of a scenario an answer to the one at `at` leads; their number for `END`."""
    step = story.steps[at]
    if isinstance(step, Single) and isinstance(response, Picked):
        target = next((choice.next for choice in step.choices if choice.id == response.choice), None)
        if target is not None:
            names = [other.id for other in story.steps]
            return names.index(target) if target in names else len(names)
    return at + 1
