"""Questions in which a wrong answer could hurt someone."""

from collections import defaultdict
from collections.abc import Iterator

from edu.authoring.files import FileRead
from edu.authoring.load import Loaded
from edu.authoring.reading import Place, end_column
from edu.checking.found import Found
from edu.checking.item import Item
from edu.checking.option import Option
from edu.checking.phrase import Phrase
from edu.checking.rules import CourseRules, ItemRules
from edu.course.ids import IdeaId
from edu.course.question import Categorise, Interaction, Multiple, Numeric, Single, TrueFalse, steps_of
from edu.course.quiz import Quiz
from edu.problems import quoted

FEWEST_VARIANTS = 2

_HELP = frozenset(
    """call calls calling phone telephone ask asks asking clinic clinic's clinics doctor doctor's doctors nurse nurse's
    nurses pharmacist pharmacists pharmacy midwife midwives dentist physician surgeon paramedic hospital ambulance
    emergency helpline hotline 911 999 112 000""".split()
)
_NAME_HELP = "name help in this feedback, as in `Call your clinic` or `Ask a nurse`"
_HELP_PHRASES = ("help line", "get help", "urgent help", "medical help", "urgent care", "health worker", "care team")


def true_false(item: Item) -> Iterator[Found]:
    if item.question.critical and isinstance(item.question, TrueFalse):
        said = "a guess answers this half the time, and a wrong answer could hurt someone"
        yield Found(item.place("type"), said, "make it a single question with three choices")


def without_explanation(item: Item) -> Iterator[Found]:
    if item.question.critical and not item.question.explanation:
        said = "this critical question explains nothing after the answer"
        yield Found(item.key_place("critical"), said, "add `explanation:` and say why the right choice is right")


def without_help(item: Item) -> Iterator[Found]:
    """Where an answer is picked or sorted, just what is said to that one counts; elsewhere the explanation does too."""
    if not (item.question.critical and item.for_patients):
        return
    match item.question:
        case Single() | Multiple():
            wrong, does = item.distractors, "picks {}"
        case Categorise():
            wrong, does = _cards_of_cautious_group(item), "sorts {} wrongly"
        case TrueFalse():
            return
        case _:
            yield from _without_any_help(item)
            return
    for option in wrong:
        if option.feedback and not option.cautious and not _names_help(option.feedback):
            said = f"whoever {does.format(quoted(option.text.text))} is not told how to get help"
            yield Found(option.feedback.place(), said, _NAME_HELP)


def _without_any_help(item: Item) -> Iterator[Found]:
    """Other wrong answers than those that are listed can be typed, so not all of them can be spoken to."""
    if _names_help(item.phrase("explanation")):
        return
    said = "is not told how to get help"
    if item.typed or isinstance(item.question, Numeric):
        remedy = "name help in `explanation:`, as in `Call your clinic` or `Ask a nurse`"
        yield Found(item.key_place("critical"), f"whoever types a wrong answer {said}", remedy)
        return
    always_right = {id(option) for offer in item.offers for option in offer.keys}
    for option in item.options:
        if option.feedback and id(option) not in always_right and not _names_help(option.feedback):
            message = f"whoever is wrong about {quoted(option.text.text)} {said}"
            yield Found(option.feedback.place(), message, _NAME_HELP)


def without_other_words(item: Item) -> Iterator[Found]:
    if item.question.critical and not item.question.say_it_again:
        said = "this critical question has no other words for those who missed it"
        yield Found(
            item.key_place("critical"), said, "add `say_it_again:` with the same point in a picture of daily life"
        )


def too_few_variants(loaded: Loaded) -> Iterator[Found]:
    for idea, asked in _critical_by_idea(loaded).items():
        if len(asked) < FEWEST_VARIANTS:
            said = f"this is the only critical question on {idea}, so nobody who misses it can be asked again"
            yield Found(_idea_place(*asked[0]), said, "write another on the same idea, with `reserve: yes`")


def without_reserve(loaded: Loaded) -> Iterator[Found]:
    for idea, asked in _critical_by_idea(loaded).items():
        if len(asked) >= FEWEST_VARIANTS and not any(question.reserve for _, question in asked):
            said = f"no question on {idea} is kept for those who miss it"
            yield Found(_idea_place(*asked[-1]), said, "write another on the same idea, with `reserve: yes`")


def _cards_of_cautious_group(item: Item) -> tuple[Option, ...]:
    """The cards that should go where help is asked for: to put one elsewhere is the mistake that hurts."""
    if not isinstance(item.question, Categorise):
        return ()
    pairs = zip(item.question.cards, item.cards, strict=False)
    return tuple(option for card, option in pairs if card.group == item.question.cautious_group)


def _names_help(said: Phrase) -> bool:
    text = said.text.lower()
    return not said.bag.isdisjoint(_HELP) or any(phrase in text for phrase in _HELP_PHRASES)


def _critical_by_idea(loaded: Loaded) -> dict[IdeaId, list[tuple[FileRead[Quiz], Interaction]]]:
    """The critical questions of the whole course by their idea, each with its file."""
    found: dict[IdeaId, list[tuple[FileRead[Quiz], Interaction]]] = defaultdict(list)
    for file in loaded.quizzes:
        for question in file.value.questions if file.value else ():
            for step in steps_of(question):
                if step.critical and step.idea:
                    found[step.idea].append((file, step))
    return found


def _idea_place(file: FileRead[Quiz], question: Interaction) -> Place:
    node = file.questions()[question.id]
    _, idea = node.entries.get("idea", (None, None))
    at = idea or node
    return Place(file.shown, at.line, at.column, end_column(at))


ITEM_RULES: ItemRules = {
    "E302": true_false,
    "E303": without_explanation,
    "E304": without_help,
    "W306": without_other_words,
}
COURSE_RULES: CourseRules = {"E301": too_few_variants, "W305": without_reserve}
