"""The options of a question by themselves: how many, which kind, and what is said to those who pick them."""

from collections.abc import Iterator

from edu.assessment.numbers import bounds
from edu.authoring.load import Loaded
from edu.authoring.reading import Place
from edu.authoring.texts import same
from edu.checking.found import Found
from edu.checking.item import Item
from edu.checking.option import Option
from edu.checking.phrase import Phrase
from edu.checking.rules import CourseRules, ItemRules
from edu.course.question import (
    Categorise,
    Cloze,
    Matching,
    Numeric,
    NumericRule,
    Ordering,
    ShortAnswer,
    TrueFalse,
    is_marked,
)
from edu.problems import quoted

FEWEST = 3
MOST = 5


def number_of_choices(item: Item) -> Iterator[Found]:
    for offer in item.offers:
        count = len(offer.options)
        if FEWEST <= count <= MOST:
            continue
        few = f"there are only {count} choices, so a guess is often right"
        many = f"there are {count} choices, more than a learner can compare"
        yield Found(
            item.key_place("choices", offer.node),
            few if count < FEWEST else many,
            f"write {FEWEST} to {MOST}; three good ones are enough",
        )


def even_odds(item: Item) -> Iterator[Found]:
    if isinstance(item.question, TrueFalse):
        remedy = "ask it with three choices, each of them something that people believe"
        yield Found(item.place("type"), "a guess is right half the time in a true_false question", remedy)


def no_feedback(item: Item) -> Iterator[Found]:
    """An answer that is typed and right needs none, for nobody guesses it."""
    for field, where, who in _unsaid(item):
        said = f"nothing is said to a learner who {who}"
        yield Found(item.key_place(where), said, f"add `{field}:` with why that is right or wrong")
    typed = {id(answer) for answers in item.typed for answer in answers}
    for option in item.options:
        if not option.feedback and not (option.correct and id(option) in typed):
            said = f"nothing is said to a learner who {_does(item, option)}"
            yield Found(option.text.place(), said, "add `feedback:` with why that is right or wrong")
    if item.typed and not item.question.explanation:
        said = "nothing is said to a learner who types something that is not listed here"
        yield Found(item.place("type"), said, "add `explanation:` with what is right and why")


def _unsaid(item: Item) -> Iterator[tuple[str, str, str]]:
    """Fields that stand in no option and say nothing: name, beside which field, and who should hear it."""
    wanted: list[tuple[str, str, str]] = []
    match item.question:
        case TrueFalse():
            wanted = [("if_true", "answer", "answers true"), ("if_false", "answer", "answers false")]
        case Numeric(rule=rule):
            right = "least" if rule is NumericRule.RANGE else "answer"
            wanted = [("if_high", right, "types a higher number")]
            if bounds(item.question)[0] > 0:  # or else hardly anybody types a lower one
                wanted.append(("if_low", right, "types a lower number"))
        case _:
            pass
    return (each for each in wanted if not item.phrase(each[0]))


def _does(item: Item, option: Option) -> str:
    """What a learner does who gets the feedback of an option."""
    match item.question:
        case Categorise():
            return f"sorts {quoted(option.text.text)} wrongly"
        case Matching():
            return f"matches {quoted(option.text.text)} wrongly"
        case Ordering():
            return f"puts {quoted(option.text.text)} in a wrong place"
        case _ if any(option in answers for answers in item.typed):
            return f"types {quoted(option.text.text)}"
        case _:
            return f"picks {quoted(option.text.text)}"


def same_feedback(item: Item) -> Iterator[Found]:
    """Cards of one group may share theirs, and answers that earn the same: why they do can be one and the same."""
    seen: dict[frozenset[str], tuple[Phrase, str]] = {}
    for feedback, group in _feedback(item):
        first, its_group = seen.setdefault(feedback.bag, (feedback, group))
        if first is feedback or (group and group == its_group):
            continue
        if same(first.text) == same(feedback.text):
            message = f"this feedback stands on line {first.node.line} too"
            yield Found(feedback.place(), message, "say of each choice why just that one is right or wrong")


def no_misconception(item: Item) -> Iterator[Found]:
    """A wrong match, order, word or number can come from many beliefs, so there it may be left out."""
    if not item.context.misconceptions:
        return
    remedy = "add `misconception:` with the id of that belief in content/course.yaml"
    if isinstance(item.question, TrueFalse) and not any(choice.misconception for choice in item.question.choices):
        yield Found(item.key_place("answer"), "no misconception says why people give the wrong answer", remedy)
    for option in (*item.distractors, *(item.cards if isinstance(item.question, Categorise) else ())):
        if option.misconception is None:
            does = f"sort {quoted(option.text.text)} wrongly" if item.cards else f"pick {quoted(option.text.text)}"
            yield Found(option.text.place(), f"no misconception says why people {does}", remedy)


def no_misconceptions(loaded: Loaded) -> Iterator[Found]:
    """Once, for the course: without names for them, nothing can be said of which beliefs its learners hold."""
    course, manifest = loaded.course, loaded.manifest
    if course is None or manifest is None or course.misconceptions:
        return
    if any(is_marked(question) for _, question in course.interactions()):
        said = "the course names none of the misconceptions that its wrong choices stand for"
        remedy = "add `misconceptions:` with what people believe and what is so, and name them on the wrong choices"
        yield Found(Place(manifest.shown, 0, 0), said, remedy)


def _feedback(item: Item) -> Iterator[tuple[Phrase, str]]:
    """Each feedback, with what those that may share it have in common; nothing where none may."""
    shared: dict[int, str] = {}
    match item.question:
        case Categorise(cards=cards) | Matching(cards=cards):
            shared = {id(option.feedback): card.group for option, card in zip(item.cards, cards, strict=False)}
        case ShortAnswer(answers=answers):
            shared = {id(o.feedback): f"{each.credit}" for o, each in zip(item.typed[0], answers, strict=False)}
        case Cloze():
            right = (answer for answers in item.typed for answer in answers if answer.correct)
            shared = {id(answer.feedback): "right" for answer in right}
        case _:
            pass
    return ((feedback, shared.get(id(feedback), "")) for feedback in item.feedback)


ITEM_RULES: ItemRules = {
    "E213": number_of_choices,
    "W214": even_odds,
    "E215": no_feedback,
    "E216": same_feedback,
    "E217": no_misconception,
}
COURSE_RULES: CourseRules = {"W218": no_misconceptions}
