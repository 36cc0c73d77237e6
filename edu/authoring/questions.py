"""The shapes of the question kinds, told apart by `type`."""

from typing import TypedDict

from edu.authoring.compound import Union, doubled
from edu.authoring.options import (
    CARDS,
    CAUTIOUS_GROUP,
    CHOICES,
    CREDIT,
    GROUPS,
    MISCONCEPTION,
    check_correct,
    check_different,
    check_groups,
    values,
)
from edu.authoring.reading import Space
from edu.authoring.record import Written, inside, optional, record, required
from edu.authoring.shape import Ident, Number, OneOf, Text, YesNo
from edu.authoring.texts import CLAIMS, LINES, SENTENCES
from edu.course.ids import ClaimId, IdeaId, MisconceptionId, ObjectiveId, OptionId, QuestionId
from edu.course.question import Categorise, Choice, Multiple, MultipleRule, Question, Reflection, Single, TrueFalse

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

ANSWER = required("answer", YesNo(), "yes when the statement is true, no when it is not")
IF_TRUE = optional("if_true", SENTENCES, "", "what is said to a learner who answers true")
IF_FALSE = optional("if_false", SENTENCES, "", "what is said to a learner who answers false")
RULE = optional("rule", OneOf(MultipleRule), MultipleRule.NET_CORRECT, "how the ticks become marks")
MODEL_ANSWER = required("model_answer", SENTENCES, "an answer to compare one's own with")
CHECKLIST = optional("checklist", LINES, (), "points to look for in one's own answer")

_START = (ID, TYPE, PROMPT)
_REST = (EXPLANATION, SAY_IT_AGAIN, HINTS, CRITICAL, IDEA, OBJECTIVE, SUPPORTS, EDITOR, POINTS, SHUFFLE, RESERVE)


class _Asked(TypedDict):
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


def _asked(said: Written) -> _Asked:
    has_idea = said.says(IDEA)
    if said[CRITICAL] and not has_idea:
        said.error(
            said.key(CRITICAL), "E123", "a critical question needs an idea", "add `idea:` with an id of course.yaml"
        )
    if said[RESERVE] and not (said[CRITICAL] and has_idea):
        message = "a reserve has to be critical and have an idea, or it would never be asked"
        said.error(said.key(RESERVE), "E127", message, "add `critical: yes` and `idea:`, or take reserve out")
    idea, objective = said[IDEA], said[OBJECTIVE]
    return _Asked(
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


def _single(said: Written) -> Single:
    check_correct(said, only_one=True)
    check_different(said, CHOICES)
    for choice in said[CHOICES]:
        credit = None if doubled(choice.node) else choice.value.credit
        if credit is not None and (credit >= 1) is not choice.value.correct:
            message = "the best choice earns the whole of the marks, and no other does"
            said.error(inside(choice, CREDIT), "E126", message, "take the credit out, or write one between -1 and 1")
    return Single(**_asked(said), choices=values(said[CHOICES]))


def _multiple(said: Written) -> Multiple:
    check_correct(said, only_one=False)
    check_different(said, CHOICES)
    _check_credit(said)
    return Multiple(**_asked(said), choices=values(said[CHOICES]), rule=said[RULE])


def _check_credit(said: Written) -> None:
    weighted = said[RULE] is MultipleRule.WEIGHTED
    for choice in said[CHOICES]:
        if choice.value.credit is not None and not weighted:
            message = "a credit counts only with the rule weighted"
            said.error(inside(choice, CREDIT), "E126", message, "add `rule: weighted`, or take the credit out")
    if weighted and said.complete(CHOICES) and not any((each.value.credit or 0) > 0 for each in said[CHOICES]):
        message = "with the rule weighted, no choice here earns anything"
        said.error(said.where(RULE), "E126", message, "write `credit:` on the choices that earn marks")


def _true_false(said: Written) -> TrueFalse:
    answer, belief = said[ANSWER], said[MISCONCEPTION]

    def choice(text: str, feedback: str) -> Choice:
        correct = (text == "True") is answer
        return Choice(
            id=OptionId(text.lower()),
            text=text,
            correct=correct,
            feedback=feedback,
            misconception=MisconceptionId(belief) if belief and not correct else None,
        )

    return TrueFalse(**_asked(said), choices=(choice("True", said[IF_TRUE]), choice("False", said[IF_FALSE])))


def _categorise(said: Written) -> Categorise:
    check_groups(said)
    check_different(said, CARDS)
    cautious = said[CAUTIOUS_GROUP]
    return Categorise(
        **_asked(said),
        groups=tuple(group.value for group in said[GROUPS]),
        cards=tuple(card.value for card in said[CARDS]),
        cautious_group=OptionId(cautious) if cautious else None,
    )


def _reflection(said: Written) -> Reflection:
    if said[CRITICAL]:
        message = "a reflection is not marked, so it cannot be critical"
        said.error(said.key(CRITICAL), "E128", message, "take critical out, or ask it as another type")
    return Reflection(**_asked(said), model_answer=said[MODEL_ANSWER], checklist=said[CHECKLIST])


QUESTION: Union[Question] = Union(
    "type",
    {
        "single": record("a single question", _single, *_START, CHOICES, *_REST),
        "true_false": record(
            "a true_false question", _true_false, *_START, ANSWER, IF_TRUE, IF_FALSE, MISCONCEPTION, *_REST
        ),
        "multiple": record("a multiple question", _multiple, *_START, CHOICES, RULE, *_REST),
        "categorise": record("a categorise question", _categorise, *_START, GROUPS, CARDS, CAUTIOUS_GROUP, *_REST),
        "reflection": record("a reflection", _reflection, *_START, MODEL_ANSWER, CHECKLIST, *_REST),
    },
)
