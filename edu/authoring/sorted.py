"""The shapes of questions in which things are put where they belong: matching, categorise and ordering."""

from collections.abc import Iterator

from edu.authoring.asked import asked
from edu.authoring.compound import ListOf, Placed, WithPlace
from edu.authoring.options import MISCONCEPTION, OPTION_ID, TEXT, belief, check_different, values
from edu.authoring.reading import first_few
from edu.authoring.record import Written, inside, optional, record, required
from edu.authoring.shape import Ident, OneOf
from edu.authoring.texts import OPTION, SENTENCES, id_of
from edu.course.ids import OptionId
from edu.course.parts import Card, Entry, Group
from edu.course.question import Categorise, Matching, Ordering, OrderingRule, PartsRule

GROUP_ID = required("id", Ident(), "the name that cards use for this group")
GROUP = required("group", Ident(), "the id of the group that this card belongs to")
CARD_FEEDBACK = optional("feedback", SENTENCES, "", "what is said to a learner who put it elsewhere")
CAUTIOUS_GROUP = optional(
    "cautious_group", Ident(), None, "the group where a misplaced card errs towards asking for help"
)
LEFT = required("left", OPTION, "what the learner finds a right side for")
RIGHT = required("right", OPTION, "what belongs to it; the same text may stand in several pairs")
PARTS_RULE = optional("rule", OneOf(PartsRule), PartsRule.EACH_PART, "how the parts that are right become marks")
ORDERING_RULE = optional("rule", OneOf(OrderingRule), OrderingRule.RELATIVE_TO_CORRECT, "how the order becomes marks")
_PLACED_TEXT: WithPlace[str] = WithPlace(OPTION)
EXTRA = optional("extra", ListOf(_PLACED_TEXT), (), "right sides that belong to nothing")


def _group(said: Written) -> Group:
    return Group(id=OptionId(said[GROUP_ID]), text=said[TEXT])


def _card(said: Written) -> Card:
    return Card(
        id=OptionId(said[OPTION_ID] or id_of(said[TEXT])),
        text=said[TEXT],
        group=OptionId(said[GROUP]),
        feedback=said[CARD_FEEDBACK],
        misconception=belief(said),
    )


def _pair(said: Written) -> tuple[Card, Group]:
    group = Group(id=id_of(said[RIGHT]), text=said[RIGHT])
    card = Card(
        id=OptionId(said[OPTION_ID] or id_of(said[LEFT])),
        text=said[LEFT],
        group=group.id,
        feedback=said[CARD_FEEDBACK],
        misconception=belief(said),
    )
    return card, group


def _entry(said: Written) -> Entry:
    return Entry(id=OptionId(said[OPTION_ID] or id_of(said[TEXT])), text=said[TEXT], feedback=said[CARD_FEEDBACK])


GROUPS = required(
    "groups", ListOf(WithPlace(record("a group", _group, GROUP_ID, TEXT)), least=2), "the groups to sort into"
)
CARDS = required(
    "cards",
    ListOf(WithPlace(record("a card", _card, TEXT, GROUP, CARD_FEEDBACK, MISCONCEPTION, OPTION_ID)), least=2),
    "the cards to sort, each with its group",
)
PAIRS = required(
    "pairs",
    ListOf(WithPlace(record("a pair", _pair, LEFT, RIGHT, CARD_FEEDBACK, MISCONCEPTION, OPTION_ID)), least=2),
    "what belongs together",
)
ENTRIES = required(
    "entries",
    ListOf(WithPlace(record("an entry", _entry, TEXT, CARD_FEEDBACK, OPTION_ID)), least=3),
    "what to put in order, in the right order",
)


def matching(said: Written) -> Matching:
    cards = [Placed(pair.value[0], pair.node) for pair in said[PAIRS]]
    check_different(said, cards, "left side")
    groups = {pair.value[1].id: pair.value[1] for pair in reversed(said[PAIRS])}
    ordered = [groups[name] for name in dict.fromkeys(card.value.group for card in cards)]
    extra = list(_extra(said))
    if said.complete(PAIRS) and len(said[PAIRS]) > 1 and len(ordered) + len(said[EXTRA]) < 2:
        message = "every pair has the same right side, so nothing is asked"
        said.error(said.key(PAIRS), "E155", message, "write another right side, or one that fits nothing under extra")
    return Matching(**asked(said), cards=values(cards), groups=(*ordered, *extra), rule=said[PARTS_RULE])


def _extra(said: Written) -> Iterator[Group]:
    """The right sides that fit nothing, each another one than all before it."""
    lines = {pair.value[1].id: inside(pair, RIGHT).line for pair in reversed(said[PAIRS])}
    for text in said[EXTRA]:
        name = id_of(text.value)
        if name in lines:
            message = f"this says the same as the right side on line {lines[name]}"
            said.error(text.node, "E121", message, "change or drop one of them")
            continue
        lines[name] = text.node.line
        yield Group(id=name, text=text.value)


def categorise(said: Written) -> Categorise:
    _check_groups(said)
    check_different(said, said[CARDS], "card")
    cautious = said[CAUTIOUS_GROUP]
    return Categorise(
        **asked(said),
        groups=values(said[GROUPS]),
        cards=values(said[CARDS]),
        cautious_group=OptionId(cautious) if cautious else None,
        rule=said[PARTS_RULE],
    )


def _check_groups(said: Written) -> None:
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


def ordering(said: Written) -> Ordering:
    check_different(said, said[ENTRIES], "entry")
    return Ordering(**asked(said), entries=values(said[ENTRIES]), rule=said[ORDERING_RULE])
