"""The shapes of questions in which choices are picked: single, true_false and multiple."""

from edu.authoring.asked import asked
from edu.authoring.compound import doubled
from edu.authoring.options import CHOICES, CREDIT, belief, check_correct, check_different, values
from edu.authoring.record import Written, inside, optional, required
from edu.authoring.shape import OneOf, YesNo
from edu.authoring.texts import SENTENCES
from edu.course.ids import OptionId
from edu.course.parts import Choice
from edu.course.question import Multiple, MultipleRule, Single, TrueFalse

ANSWER = required("answer", YesNo(), "yes when the statement is true, no when it is not")
IF_TRUE = optional("if_true", SENTENCES, "", "what is said to a learner who answers true")
IF_FALSE = optional("if_false", SENTENCES, "", "what is said to a learner who answers false")
RULE = optional(
    "rule",
    OneOf(MultipleRule),
    None,
    "how the ticks become marks; by default all_correct for patients and net_correct for trainees",
)


def single(said: Written) -> Single:
    check_correct(said, only_one=True, or_else=", or make the type multiple")
    check_different(said, said[CHOICES], "choice")
    for choice in said[CHOICES]:
        credit = None if doubled(choice.node) else choice.value.credit
        if credit is not None and (credit >= 1) is not choice.value.correct:
            message = "the best choice earns the whole of the marks, and no other does"
            said.error(inside(choice, CREDIT), "E126", message, "take the credit out, or write one between -1 and 1")
    return Single(**asked(said), choices=values(said[CHOICES]))


def multiple(said: Written) -> Multiple:
    """Without a rule of its own it gets the one for trainees; who is asked is known to its quiz alone."""
    check_correct(said, only_one=False)
    check_different(said, said[CHOICES], "choice")
    _check_credit(said)
    return Multiple(**asked(said), choices=values(said[CHOICES]), rule=said[RULE] or MultipleRule.NET_CORRECT)


def _check_credit(said: Written) -> None:
    weighted = said[RULE] is MultipleRule.WEIGHTED
    for choice in said[CHOICES]:
        if choice.value.credit is not None and not weighted:
            message = "a credit counts only with the rule weighted"
            said.error(inside(choice, CREDIT), "E126", message, "add `rule: weighted`, or take the credit out")
    if weighted and said.complete(CHOICES) and not any((each.value.credit or 0) > 0 for each in said[CHOICES]):
        message = "with the rule weighted, no choice here earns anything"
        said.error(said.where(RULE), "E126", message, "write `credit:` on the choices that earn marks")


def true_false(said: Written) -> TrueFalse:
    answer, misconception = said[ANSWER], belief(said)

    def choice(text: str, feedback: str) -> Choice:
        correct = (text == "True") is answer
        return Choice(
            id=OptionId(text.lower()),
            text=text,
            correct=correct,
            feedback=feedback,
            misconception=None if correct else misconception,
        )

    return TrueFalse(**asked(said), choices=(choice("True", said[IF_TRUE]), choice("False", said[IF_FALSE])))
