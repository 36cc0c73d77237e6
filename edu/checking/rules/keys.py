"""Each question is answered with its own key, which has to earn full marks, and wrongly, which must not."""

from collections.abc import Iterator

from edu.assessment.keys import key_of, wrong_answers
from edu.assessment.marks import State, grade
from edu.assessment.response import Response, Ticked, Written, invalid
from edu.authoring.reading import Place, listed
from edu.checking.found import Found
from edu.checking.item import Item
from edu.checking.option import Option
from edu.checking.rules import ItemRules
from edu.course.meaning import plain_words
from edu.course.question import Interaction, Multiple, Numeric, NumericRule, Ordering, Scenario, ShortAnswer
from edu.problems import quoted

_ENTRY = "say what is different about it, or take one of them out"
_CREDITS = "let the credits of the right choices come to 1, and give each wrong one a credit below 0"
_SHARE = "write the tolerance as a share of the answer: 0.1 is ten per cent"


def key_that_fails(item: Item) -> Iterator[Found]:
    """Where what is right earns less, wrong answers need not be tried."""
    question = item.question
    if isinstance(question, Scenario):
        return
    lost = list(_same_entries(item)) if isinstance(question, Ordering) else []
    lost += _lost_keys(item, question)
    yield from lost or _wrong_that_wins(item, question)


def _lost_keys(item: Item, question: Interaction) -> Iterator[Found]:
    for key in _keys(question):
        if not _earns_all(question, key):
            place, said = _described(item, question, key)
            why = invalid(question, key)
            message = f"the right answer, {said}, does not earn full marks"
            remedy = (
                _remedy(question) if why is None else f"write another one, for it cannot be given: {why.rstrip('.')}"
            )
            yield Found(place, message, remedy)


def _keys(question: Interaction) -> Iterator[Response]:
    """The key; a number with its unit too."""
    key = key_of(question)
    if key is not None:
        yield key
    if isinstance(question, Numeric) and isinstance(key, Written) and question.unit:
        yield Written(f"{key.text} {question.unit}")


def _wrong_that_wins(item: Item, question: Interaction) -> Iterator[Found]:
    """One for each place that has to be changed."""
    told: set[Place] = set()
    for answer in wrong_answers(question):
        if _earns_all(question, answer):
            place, said = _described(item, question, answer)
            if place not in told:
                told.add(place)
                yield Found(place, f"a wrong answer, {said}, earns full marks", _remedy(question))


def _earns_all(question: Interaction, answer: Response) -> bool:
    try:
        return grade(question, answer).state is State.RIGHT
    except ValueError:  # nobody can give it, and so it earns nothing
        return False


def _described(item: Item, question: Interaction, answer: Response) -> tuple[Place, str]:
    """Where the file has what breaks it, and the answer in words."""
    match question, answer:
        case Multiple(choices=choices), Ticked(choices=ticked):
            pairs = list(zip(choices, item.choices, strict=False))
            texts = [quoted(choice.text, 40) for choice, _ in pairs if choice.id in ticked]
            differ = (option.text.place() for choice, option in pairs if choice.correct is not (choice.id in ticked))
            return next(differ, item.place("rule")), f"to tick {listed(texts, 'and')}"
        case Numeric(), Written(text=text):
            return item.place("tolerance" if "tolerance" in item.node.entries else "answer"), quoted(text)
        case ShortAnswer(), Written(text=text):
            known = (option.text.place() for option in item.typed[0] if option.text.text == text)
            return next(known, item.place("answers")), quoted(text)
        case _:
            return item.place(), "which stands below"


def _remedy(question: Interaction) -> str:
    match question:
        case Multiple():
            return _CREDITS
        case Numeric(rule=NumericRule.RELATIVE):
            return _SHARE
        case Numeric():
            return "write a lower tolerance, or another unit"
        case _:
            return "change it, or what earns the marks"


def _same_entries(item: Item) -> Iterator[Found]:
    first_of: dict[str, Option] = {}
    for entry in item.entries:
        first = first_of.setdefault(plain_words(entry.text.text), entry)
        if first is not entry:
            message = f"this reads the same as the entry on line {first.node.line}, so nobody can know their order"
            yield Found(entry.text.place(), message, _ENTRY)


ITEM_RULES: ItemRules = {"E220": key_that_fails}
