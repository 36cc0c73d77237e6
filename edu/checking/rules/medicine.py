"""What must not be said: copied runs, invented specifics, promises."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain

from edu.authoring.load import Loaded
from edu.authoring.reading import Space
from edu.checking.context import Context, context_of
from edu.checking.copying import copied_passages
from edu.checking.course_text import Said, claims_said, glossary_said, manifest_said
from edu.checking.english.medicines import is_unknown_medicine
from edu.checking.english.promises import MAY_PROMISE, promises
from edu.checking.english.specifics import Amount, amounts, is_medicine, is_number, specifics
from edu.checking.found import Found
from edu.checking.identity import Same
from edu.checking.item import Item
from edu.checking.lesson_text import LessonText, Line
from edu.checking.phrase import Phrase
from edu.checking.quiz_text import QuizText
from edu.checking.rules import CourseRules, ItemRules, LessonRules, QuizRules
from edu.course.ids import ClaimId
from edu.course.question import Numeric
from edu.problems import quoted

_TOLD_BY_THE_COURSE = frozenset("common lead text notes urgent say instead means".split())
"""Fields of the course's own files that say something about health; titles and the like tell of the course itself."""


def copied_in_item(item: Item) -> Iterator[Found]:
    return _copied((*item.said, item.phrase("editor")), item.context.fingerprints)


def copied_in_quiz(quiz: QuizText) -> Iterator[Found]:
    return _copied(quiz.head, quiz.context.fingerprints)


def copied_in_lesson(lesson: LessonText) -> Iterator[Found]:
    return _copied(lesson.said, lesson.context.fingerprints)


def copied_in_course(loaded: Loaded) -> Iterator[Found]:
    fingerprints = context_of(loaded).fingerprints
    for texts in (manifest_said(loaded), glossary_said(loaded), claims_said(loaded)):
        yield from _copied_once(Same(texts), fingerprints)


def invented_in_item(item: Item) -> Iterator[Found]:
    """A prompt may tell of three days, and a wrong choice of ten: what follows from them may be said too."""
    if any(map(is_medicine, item.bag)):
        yield from _unknown_names(item.said, item.context)
    numeric = isinstance(item.question, Numeric)
    if not (numeric or any(map(is_number, item.bag))) or not item.context.knows(Space.CLAIM):
        return
    told = [phrase for phrase in (*item.told, *_right_number(item)) if _has_number(phrase) and specifics(phrase.text)]
    if told:
        here = {id(phrase) for phrase in item.told}
        situation = [
            *(phrase for phrase in item.said if id(phrase) not in here),
            *([item.story.stem] if item.story else []),
        ]
        given = _amounts_of(item.supports, item.context).union(*(amounts(phrase.text) for phrase in situation))
        for phrase in told:
            yield from _invented(phrase, given)


def invented_in_quiz(quiz: QuizText) -> Iterator[Found]:
    """A title or introduction tells of the quiz itself, and so may say numbers."""
    return _unknown_names(quiz.head, quiz.context)


def invented_in_lesson(lesson: LessonText) -> Iterator[Found]:
    context = lesson.context
    told = [phrase for phrase in lesson.said if not _asks(phrase)]
    yield from _unknown_names(told, context)
    if not context.knows(Space.CLAIM):
        return
    cited = {*lesson.lesson.supports, *chain.from_iterable(line.origin.claims for line in lesson.body)}
    for phrase in told:
        if _has_number(phrase):
            claims = phrase.origin.claims if isinstance(phrase, Line) else cited
            yield from _invented(phrase, _amounts_of(claims, context))


def invented_in_course(loaded: Loaded) -> Iterator[Found]:
    context = context_of(loaded)
    told = [said for said in (*manifest_said(loaded), *glossary_said(loaded)) if not _asks(said)]
    yield from _unknown_names(told, context)
    for said in told:
        if said.field in _TOLD_BY_THE_COURSE and _has_number(said):
            yield from _invented(said, amounts(context.sayings))


def promised_in_item(item: Item) -> Iterator[Found]:
    """A wrong choice may promise: it is what the question refutes."""
    return _promised(() if item.bag.isdisjoint(MAY_PROMISE) else item.told)


def promised_in_quiz(quiz: QuizText) -> Iterator[Found]:
    return _promised(quiz.head)


def promised_in_lesson(lesson: LessonText) -> Iterator[Found]:
    return _promised(lesson.said)


def promised_in_course(loaded: Loaded) -> Iterator[Found]:
    said: tuple[Said, ...] = (*manifest_said(loaded), *glossary_said(loaded))
    return _promised(text for text in said if text.field != "belief")


def _copied(phrases: Iterable[Phrase], fingerprints: frozenset[str]) -> Iterator[Found]:
    for phrase in phrases if fingerprints else ():
        for start, end in copied_passages(phrase.text, fingerprints):
            run = phrase.text[start:end]
            message = f"these {len(run.split())} words stand in a source just so: {quoted(run)}"
            yield Found(phrase.place(start, end), message, "say it in other words")


@lru_cache(maxsize=3)
def _copied_once(texts: Same[tuple[Said, ...]], fingerprints: frozenset[str]) -> tuple[Found, ...]:
    """Of texts that have not changed since the last check, the same."""
    return tuple(_copied(texts.value, fingerprints))


def _unknown_names(phrases: Iterable[Phrase], context: Context) -> Iterator[Found]:
    """Names of medicines and brands that neither a claim nor the glossary knows, each once."""
    told: set[str] = set()
    for phrase in phrases:
        for word in phrase.words:
            if word.text in told or not is_unknown_medicine(word.text, context):
                continue
            told.add(word.text)
            message = f"no claim of this course speaks of {quoted(phrase.text[word.start : word.end])}"
            yield Found(
                phrase.word_place(word), message, "name only what the sources name; the clinic can tell the rest"
            )


def _invented(phrase: Phrase, given: Iterable[Amount]) -> Iterator[Found]:
    known = frozenset(given)
    for found in specifics(phrase.text):
        if not known.issuperset(found.amounts):
            message = f"no claim that is cited here says {quoted(phrase.text[found.start : found.end])}"
            remedy = "cite the claim that says so, or leave it out and let the learner ask the clinic"
            yield Found(phrase.place(found.start, found.end), message, remedy)


def _promised(phrases: Iterable[Phrase]) -> Iterator[Found]:
    for phrase in phrases:
        for start, end in promises(phrase):
            message = f"{quoted(phrase.text[start:end])} promises an outcome, and nobody can be sure of it"
            yield Found(phrase.place(start, end), message, "say what it may do, what it can help with, or how often")


def _right_number(item: Item) -> Iterator[Phrase]:
    """What a question for a number says to be right, unless it can be reckoned from what is told."""
    if not isinstance(item.question, Numeric) or len(amounts(item.stem.text)) > 1:
        return
    for field in ("answer", "least", "most"):
        number = item.phrase(field)
        if number:
            yield Phrase(f"{number.text} {item.question.unit}", number.node, number.path, number.lines)


def _amounts_of(claims: Iterable[ClaimId], context: Context) -> frozenset[Amount]:
    cited = (context.claims[claim].says for claim in claims if claim in context.claims)
    return frozenset[Amount]().union(*map(amounts, cited))


def _has_number(phrase: Phrase) -> bool:
    return any(map(is_number, phrase.bag))


def _asks(phrase: Phrase) -> bool:
    """Such as those for the clinic: who asks does not claim anything."""
    return phrase.text.endswith("?")


ITEM_RULES: ItemRules = {"E321": copied_in_item, "E322": invented_in_item, "E323": promised_in_item}
QUIZ_RULES: QuizRules = {"E321": copied_in_quiz, "E322": invented_in_quiz, "E323": promised_in_quiz}
LESSON_RULES: LessonRules = {"E321": copied_in_lesson, "E322": invented_in_lesson, "E323": promised_in_lesson}
COURSE_RULES: CourseRules = {"E321": copied_in_course, "E322": invented_in_course, "E323": promised_in_course}
