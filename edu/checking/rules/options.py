"""The options of a question by themselves: how many, which kind, and what is said to those who pick them."""

from collections.abc import Iterator

from edu.authoring.load import Loaded
from edu.authoring.reading import Place
from edu.authoring.texts import same
from edu.checking.found import Found
from edu.checking.item import Item, Option
from edu.checking.phrase import Phrase
from edu.checking.rules import CourseRules, ItemRules
from edu.course.question import Categorise, Reflection, TrueFalse
from edu.problems import quoted

FEWEST = 3
MOST = 5


def number_of_choices(item: Item) -> Iterator[Found]:
    count = len(item.choices)
    if not count or FEWEST <= count <= MOST:
        return
    few = f"there are only {count} choices, so a guess is often right"
    many = f"there are {count} choices, more than a learner can compare"
    yield Found(
        item.key_place("choices"),
        few if count < FEWEST else many,
        f"write {FEWEST} to {MOST}; three good ones are enough",
    )


def even_odds(item: Item) -> Iterator[Found]:
    if isinstance(item.question, TrueFalse):
        remedy = "ask it with three choices, each of them something that people believe"
        yield Found(item.place("type"), "a guess is right half the time in a true_false question", remedy)


def no_feedback(item: Item) -> Iterator[Found]:
    if isinstance(item.question, TrueFalse):
        for field, answer in _BOTH_ANSWERS:
            if not item.phrase(field):
                said = f"nothing is said to a learner who answers {answer}"
                yield Found(item.key_place("answer"), said, f"add `{field}:` with why that is right or wrong")
    for option in _options(item):
        if not option.feedback:
            said = f"nothing is said to a learner who picks {quoted(option.text.text)}"
            yield Found(option.text.place(), said, "add `feedback:` with why that is right or wrong")


def same_feedback(item: Item) -> Iterator[Found]:
    """Cards of one group may share theirs: what makes them belong there can be one and the same."""
    seen: dict[frozenset[str], tuple[Phrase, str]] = {}
    for feedback, group in _feedback(item):
        first, its_group = seen.setdefault(feedback.bag, (feedback, group))
        if first is feedback or (group and group == its_group):
            continue
        if same(first.text) == same(feedback.text):
            message = f"this feedback stands on line {first.node.line} too"
            yield Found(feedback.place(), message, "say of each choice why just that one is right or wrong")


def no_misconception(item: Item) -> Iterator[Found]:
    if not item.context.misconceptions:
        return
    remedy = "add `misconception:` with the id of that belief in content/course.yaml"
    if isinstance(item.question, TrueFalse) and not any(choice.misconception for choice in item.question.choices):
        yield Found(item.key_place("answer"), "no misconception says why people give the wrong answer", remedy)
    for option in (*item.distractors, *item.cards):
        if option.misconception is None:
            what = "sort" if item.cards else "pick"
            wrong = " wrongly" if item.cards else ""
            said = f"no misconception says why people {what} {quoted(option.text.text)}{wrong}"
            yield Found(option.text.place(), said, remedy)


def no_misconceptions(loaded: Loaded) -> Iterator[Found]:
    """Once, for the course: without names for them, nothing can be said of which beliefs its learners hold."""
    course, manifest = loaded.course, loaded.manifest
    if course is None or manifest is None or course.misconceptions:
        return
    if any(not isinstance(question, Reflection) for _, question in course.questions()):
        said = "the course names none of the misconceptions that its wrong choices stand for"
        remedy = "add `misconceptions:` with what people believe and what is so, and name them on the wrong choices"
        yield Found(Place(manifest.shown, 0, 0), said, remedy)


def _options(item: Item) -> tuple[Option, ...]:
    return item.choices or item.cards


def _feedback(item: Item) -> Iterator[tuple[Phrase, str]]:
    """Each feedback, with the group of its card; none for other kinds."""
    match item.question:
        case Categorise(cards=cards):
            both = zip(item.cards, cards, strict=False)
            yield from ((option.feedback, card.group) for option, card in both if option.feedback)
        case _:
            yield from ((feedback, "") for feedback in item.feedback)


_BOTH_ANSWERS = (("if_true", "true"), ("if_false", "false"))

ITEM_RULES: ItemRules = {
    "E213": number_of_choices,
    "W214": even_odds,
    "E215": no_feedback,
    "E216": same_feedback,
    "E217": no_misconception,
}
COURSE_RULES: CourseRules = {"W218": no_misconceptions}
