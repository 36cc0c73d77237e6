"""The fields that every kind of question has, and the rules among them."""

from typing import TypedDict

from edu.authoring.reading import Space
from edu.authoring.record import Written, optional, required
from edu.authoring.shape import Ident, Number, Text, YesNo
from edu.authoring.texts import CLAIMS, LINES, SENTENCES
from edu.course.ids import ClaimId, IdeaId, ObjectiveId, QuestionId

ID = required("id", Ident(gives=Space.QUESTION), "a name for it that never changes; answers are kept under it")
TYPE = required("type", Text(40), "which kind of question it is")
PROMPT = required("prompt", SENTENCES, "the question itself")
EXPLANATION = optional("explanation", SENTENCES, "", "why, said to everyone after the answer")
SAY_IT_AGAIN = optional("say_it_again", SENTENCES, "", "the same point in other words, for a second try")
HINTS = optional("hints", LINES, (), "help before answering, from slight to plain")
CRITICAL = optional("critical", YesNo(), False, "yes when a wrong answer here could hurt someone")
IDEA = optional("idea", Ident(refers=Space.IDEA), None, "the must-know point it asks about, from course.yaml")
OBJECTIVE = optional("objective", Ident(refers=Space.OBJECTIVE), None, "what it shows that a learner can do")
SUPPORTS = optional("supports", CLAIMS, (), "the claims it rests on, from sources.yaml")
EDITOR = optional("editor", SENTENCES, "", "what in it is the editor's caution and in no source")
POINTS = optional("points", Number(0.01, 1_000), 1.0, "the marks for a full answer")
SHUFFLE = optional("shuffle", YesNo(), True, "no when the order of the choices means something")
RESERVE = optional("reserve", YesNo(), False, "yes when it is asked only after its idea was missed")

START = (ID, TYPE, PROMPT)
REST = (EXPLANATION, SAY_IT_AGAIN, HINTS, CRITICAL, IDEA, OBJECTIVE, SUPPORTS, EDITOR, POINTS, SHUFFLE, RESERVE)


class Asked(TypedDict):
    """What every kind of question has, as arguments for its class."""

    id: QuestionId
    prompt: str
    explanation: str
    say_it_again: str
    hints: tuple[str, ...]
    critical: bool
    idea: IdeaId | None
    objective: ObjectiveId | None
    supports: tuple[ClaimId, ...]
    editor: str
    points: float
    shuffle: bool
    reserve: bool


def asked(said: Written) -> Asked:
    has_idea = said.says(IDEA)
    if said[CRITICAL] and not has_idea:
        said.error(
            said.key(CRITICAL), "E123", "a critical question needs an idea", "add `idea:` with an id of course.yaml"
        )
    if said[RESERVE] and not (said[CRITICAL] and has_idea):
        message = "a reserve has to be critical and have an idea, or it would never be asked"
        said.error(said.key(RESERVE), "E127", message, "add `critical: yes` and `idea:`, or take reserve out")
    idea, objective = said[IDEA], said[OBJECTIVE]
    return Asked(
        id=QuestionId(said[ID]),
        prompt=said[PROMPT],
        explanation=said[EXPLANATION],
        say_it_again=said[SAY_IT_AGAIN],
        hints=said[HINTS],
        critical=said[CRITICAL],
        idea=IdeaId(idea) if idea else None,
        objective=ObjectiveId(objective) if objective else None,
        supports=tuple(ClaimId(claim) for claim in said[SUPPORTS]),
        editor=said[EDITOR],
        points=said[POINTS],
        shuffle=said[SHUFFLE],
        reserve=said[RESERVE],
    )


def refuse_critical(said: Written, message: str, remedy: str) -> None:
    """For what cannot tell whether an idea was missed."""
    if said[CRITICAL]:
        said.error(said.key(CRITICAL), "E128", message, remedy)
