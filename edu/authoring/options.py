"""The shapes of what a question offers: choices, groups and cards, and the rules among them."""

from collections.abc import Iterable

from edu.authoring.compound import ListOf, Placed, WithPlace, doubled
from edu.authoring.nodes import Mapping, Scalar
from edu.authoring.reading import Space, first_few
from edu.authoring.record import Field, Written, inside, optional, record, required
from edu.authoring.shape import YES_NO, Ident, Number, YesNo
from edu.authoring.texts import OPTION, SENTENCES, id_of, same
from edu.course.ids import MisconceptionId, OptionId
from edu.course.question import Card, Choice, Group

OPTION_ID = optional("id", Ident(), None, "a name that stays when the text is changed; made from the text by default")
TEXT = required("text", OPTION, "what the learner reads")
FEEDBACK = optional("feedback", SENTENCES, "", "what is said to a learner who picks it")
MISCONCEPTION = optional(
    "misconception", Ident(refers=Space.MISCONCEPTION), None, "the belief that this stands for, from course.yaml"
)

CORRECT = optional("correct", YesNo(), False, "yes when this choice is right")
CAUTIOUS = optional("cautious", YesNo(), False, "yes when it is wrong but errs towards asking for help")
CREDIT = optional("credit", Number(-1, 1), None, "the share of the marks for picking it, from -1 to 1")

GROUP_ID = required("id", Ident(), "the name that cards use for this group")
GROUP = required("group", Ident(), "the id of the group that this card belongs to")


def _choice(said: Written) -> Choice:
    if said[CORRECT] and said[CAUTIOUS]:
        said.error(said.key(CAUTIOUS), "E126", "only a wrong choice can be cautious", "take one of the two out")
    misconception = said[MISCONCEPTION]
    return Choice(
        id=OptionId(said[OPTION_ID] or id_of(said[TEXT])),
        text=said[TEXT],
        correct=said[CORRECT],
        feedback=said[FEEDBACK],
        misconception=MisconceptionId(misconception) if misconception else None,
        cautious=said[CAUTIOUS],
        credit=said[CREDIT],
    )


def _group(said: Written) -> Group:
    return Group(id=OptionId(said[GROUP_ID]), text=said[TEXT])


def _card(said: Written) -> Card:
    misconception = said[MISCONCEPTION]
    return Card(
        id=OptionId(said[OPTION_ID] or id_of(said[TEXT])),
        text=said[TEXT],
        group=OptionId(said[GROUP]),
        feedback=said[FEEDBACK],
        misconception=MisconceptionId(misconception) if misconception else None,
    )


CHOICE = record("a choice", _choice, TEXT, CORRECT, FEEDBACK, MISCONCEPTION, CAUTIOUS, CREDIT, OPTION_ID)
CARD = record("a card", _card, TEXT, GROUP, FEEDBACK, MISCONCEPTION, OPTION_ID)

CHOICES = required("choices", ListOf(WithPlace(CHOICE), least=2), "the choices, each with a text")
GROUPS = required(
    "groups", ListOf(WithPlace(record("a group", _group, GROUP_ID, TEXT)), least=2), "the groups to sort into"
)
CARDS = required("cards", ListOf(WithPlace(CARD), least=2), "the cards to sort, each with its group")
CAUTIOUS_GROUP = optional(
    "cautious_group", Ident(), None, "the group where a misplaced card errs towards asking for help"
)


def values(placed: Iterable[Placed[Choice]]) -> tuple[Choice, ...]:
    """The choices without their places."""
    return tuple(each.value for each in placed)


def check_correct(said: Written, *, only_one: bool) -> None:
    """One key for a single, at least one and not all for a multiple; where that holds, none has a misconception."""
    clear = said.complete(CHOICES) and all(map(_is_clear, said[CHOICES]))
    correct = [each for each in said[CHOICES] if each.value.correct]
    if not clear:
        _check_beliefs(said, correct)
    elif only_one and len(correct) > 1:
        message = f"{len(correct)} choices are correct where exactly one can be"
        said.error(correct[1].node, "E120", message, "keep one `correct: yes`, or make the type multiple")
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
    return known and choice.node.entries.keys() <= CHOICE.fields.keys()


def check_different(said: Written, field: Field[tuple[Placed[Choice], ...]] | Field[tuple[Placed[Card], ...]]) -> None:
    """No two options may look alike or share an id."""
    what = field.name.removesuffix("s")
    options: tuple[Placed[Choice] | Placed[Card], ...] = tuple(said[field])
    texts: dict[str, Placed[Choice] | Placed[Card]] = {}
    ids: dict[OptionId, Placed[Choice] | Placed[Card]] = {}
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


def check_groups(said: Written) -> None:
    """Groups have ids of their own, and cards and the cautious group name one of them."""
    first_of: dict[OptionId, Placed[Group]] = {}
    for group in said[GROUPS]:
        first = first_of.setdefault(group.value.id, group)
        if first is not group:
            message = f"this has the same id ({group.value.id}) as the group on line {first.node.line}"
            said.error(group.node, "E122", message, "give it another id")
    if not said.complete(GROUPS):
        return
    remedy = f"the groups are {first_few(first_of)}"
    for card in said[CARDS]:
        if card.value.group not in first_of:
            said.error(inside(card, GROUP), "E124", f"there is no group {card.value.group} in this question", remedy)
    cautious = said[CAUTIOUS_GROUP]
    if cautious and cautious not in first_of:
        said.error(said.where(CAUTIOUS_GROUP), "E124", f"there is no group {cautious} in this question", remedy)
