"""The shapes of choices, and the rules among the options of a question."""

from collections.abc import Iterable
from typing import TypeVar

from msgspec.structs import replace

from edu.authoring.compound import ListOf, Placed, WithPlace, doubled
from edu.authoring.nodes import Mapping, Scalar
from edu.authoring.reading import Space
from edu.authoring.record import Written, optional, record, required
from edu.authoring.shape import YES_NO, Ident, Number, YesNo
from edu.authoring.texts import OPTION, SENTENCES, id_of, same
from edu.course.ids import MisconceptionId, OptionId, QuestionId
from edu.course.parts import Card, Choice, Degree, Entry

T = TypeVar("T")

OPTION_ID = optional("id", Ident(), None, "a name that stays when the text is changed; made from the text by default")
TEXT = required("text", OPTION, "what the learner reads")
FEEDBACK = optional("feedback", SENTENCES, "", "what is said to a learner who picks it")
MISCONCEPTION = optional(
    "misconception", Ident(refers=Space.MISCONCEPTION), None, "the belief that this stands for, from course.yaml"
)

CORRECT = optional("correct", YesNo(), False, "yes when this choice is right")
CAUTIOUS = optional("cautious", YesNo(), False, "yes when it is wrong but errs towards asking for help")
CREDIT = optional("credit", Number(-1, 1), None, "the share of the marks for picking it, from -1 to 1")
NEXT = optional("next", Ident(), None, "the step that follows in the scenario, or end; the one below by default")


def belief(said: Written) -> MisconceptionId | None:
    """The misconception that this stands for."""
    misconception = said[MISCONCEPTION]
    return MisconceptionId(misconception) if misconception else None


def _choice_of_gap(said: Written) -> Choice:
    return Choice(
        id=OptionId(said[OPTION_ID] or id_of(said[TEXT])),
        text=said[TEXT],
        correct=said[CORRECT],
        feedback=said[FEEDBACK],
        misconception=belief(said),
    )


def _choice(said: Written) -> Choice:
    if said[CORRECT] and said[CAUTIOUS]:
        said.error(said.key(CAUTIOUS), "E126", "only a wrong choice can be cautious", "take one of the two out")
    return replace(_choice_of_gap(said), cautious=said[CAUTIOUS], credit=said[CREDIT])


def _choice_of_step(said: Written) -> Choice:
    following = said[NEXT]
    return replace(_choice(said), next=QuestionId(following) if following else None)


_FIELDS = (TEXT, CORRECT, FEEDBACK, MISCONCEPTION)
CHOICE = record("a choice", _choice, *_FIELDS, CAUTIOUS, CREDIT, OPTION_ID)
STEP_CHOICE = record("a choice", _choice_of_step, *_FIELDS, CAUTIOUS, NEXT, CREDIT, OPTION_ID)
GAP_CHOICE = record("a choice", _choice_of_gap, *_FIELDS, OPTION_ID)

CHOICES = required("choices", ListOf(WithPlace(CHOICE), least=2), "the choices, each with a text")
STEP_CHOICES = required("choices", ListOf(WithPlace(STEP_CHOICE), least=2), "the choices, each with a text")
GAP_CHOICES = optional("choices", ListOf(WithPlace(GAP_CHOICE), least=2), (), "what can be picked for the gap")


def values(placed: Iterable[Placed[T]]) -> tuple[T, ...]:
    """What was read, without its places."""
    return tuple(each.value for each in placed)


def check_correct(said: Written, *, only_one: bool, or_else: str = "") -> None:
    """One key for a single, at least one and not all for a multiple; where that holds, none has a misconception.

    `or_else` is what else than taking one out can be done about too many.
    """
    clear = said.complete(CHOICES) and all(map(_is_clear, said[CHOICES]))
    correct = [each for each in said[CHOICES] if each.value.correct]
    if not clear:
        _check_beliefs(said, correct)
    elif only_one and len(correct) > 1:
        message = f"{len(correct)} choices are correct where exactly one can be"
        said.error(correct[1].node, "E120", message, f"keep one `correct: yes`{or_else}")
    elif not correct:
        said.error(said.key(CHOICES), "E120", "no choice is correct", "write `correct: yes` on the right one")
    elif not only_one and len(correct) == len(said[CHOICES]):
        message = "every choice is correct, so nothing is asked"
        said.error(said.key(CHOICES), "E120", message, "add a wrong choice, or take a `correct: yes` out")
    else:
        _check_beliefs(said, correct)


def _check_beliefs(said: Written, correct: Iterable[Placed[Choice]]) -> None:
    for choice in correct:
        entry = choice.node.entries.get(MISCONCEPTION.name) if isinstance(choice.node, Mapping) else None
        if entry and not doubled(choice.node):
            message = "a correct choice stands for no misconception"
            said.error(entry[0], "E125", message, "take it out, or make the choice wrong")


def _is_clear(choice: Placed[Choice]) -> bool:
    """Whether it is known if the choice is correct; an unknown field may be a misspelt `correct`."""
    if not isinstance(choice.node, Mapping) or choice.node.doubled:
        return False
    _, given = choice.node.entries.get(CORRECT.name, (None, None))
    known = given is None or (isinstance(given, Scalar) and given.text.strip().lower() in YES_NO)
    return known and choice.node.entries.keys() <= STEP_CHOICE.fields.keys()


def check_different(said: Written, options: Iterable[Placed[Choice | Card | Entry | Degree]], what: str) -> None:
    """No two options may look alike or share an id; `what` is what one is called."""
    texts: dict[str, Placed[Choice | Card | Entry | Degree]] = {}
    ids: dict[OptionId, Placed[Choice | Card | Entry | Degree]] = {}
    for option in options:
        first = texts.setdefault(same(option.value.text), option)
        if first is not option:
            message = f"this says the same as the {what} on line {first.node.line}"
            said.error(option.node, "E121", message, "change or drop one of them")
            continue
        first = ids.setdefault(option.value.id, option)
        if first is not option:
            message = f"this has the same id ({option.value.id}) as the {what} on line {first.node.line}"
            said.error(option.node, "E122", message, "give it another id")
