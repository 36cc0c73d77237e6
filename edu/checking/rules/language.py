"""Plain language: jargon, acronyms, passives, words that frighten patients."""

from collections.abc import Iterable, Iterator, Sequence

from edu.authoring.load import Loaded
from edu.checking.context import Context, context_of
from edu.checking.course_text import glossary_said, manifest_said
from edu.checking.english.jargon import acronyms, jargon
from edu.checking.english.medicines import is_unknown_medicine
from edu.checking.english.readability import BE, is_passive
from edu.checking.english.school import school_words
from edu.checking.found import Found
from edu.checking.item import Item
from edu.checking.lesson_text import LessonText
from edu.checking.phrase import Phrase
from edu.checking.quiz_text import QuizText
from edu.checking.rules import CourseRules, ItemRules, LessonRules, QuizRules
from edu.course.quiz import Audience
from edu.problems import quoted

MOST_PASSIVE = 0.2
FEWEST_SENTENCES = 10
"""A share of fewer says nothing."""


def jargon_in_quiz(quiz: QuizText) -> Iterator[Found]:
    if quiz.for_patients:
        yield from _jargon(quiz.said, quiz.context)


def jargon_in_lesson(lesson: LessonText) -> Iterator[Found]:
    if lesson.for_patients:
        yield from _jargon(lesson.said, lesson.context)


def jargon_in_course(loaded: Loaded) -> Iterator[Found]:
    return _jargon(_course_said(loaded), context_of(loaded))


def acronyms_in_quiz(quiz: QuizText) -> Iterator[Found]:
    if quiz.for_patients:
        yield from _acronyms(quiz.said, quiz.context)


def acronyms_in_lesson(lesson: LessonText) -> Iterator[Found]:
    if lesson.for_patients:
        yield from _acronyms(lesson.said, lesson.context)


def acronyms_in_course(loaded: Loaded) -> Iterator[Found]:
    return _acronyms(_course_said(loaded), context_of(loaded))


def passive_quiz(quiz: QuizText) -> Iterator[Found]:
    if quiz.for_patients:
        yield from _passive([phrase for item in quiz.items for phrase in item.said], "quiz")


def passive_lesson(lesson: LessonText) -> Iterator[Found]:
    if lesson.for_patients:
        yield from _passive([*lesson.front, *lesson.body], "lesson")


def school_in_item(item: Item) -> Iterator[Found]:
    if item.for_patients:
        yield from _school(item.said, item.context)


def school_in_quiz(quiz: QuizText) -> Iterator[Found]:
    if quiz.for_patients:
        yield from _school(quiz.head, quiz.context)


def school_in_lesson(lesson: LessonText) -> Iterator[Found]:
    if lesson.for_patients:
        yield from _school(lesson.said, lesson.context)


def school_in_course(loaded: Loaded) -> Iterator[Found]:
    return _school(_course_said(loaded), context_of(loaded))


def _jargon(phrases: Sequence[Phrase], context: Context) -> Iterator[Found]:
    for hard in jargon(phrases, context.explained_words):
        if is_unknown_medicine(hard.word.text, context):
            continue  # which is said of it already, and weighs more
        message = f"many patients do not know the word {quoted(hard.said)}, and nothing explains it"
        remedy = "say it in everyday words, or explain it in brackets here or in glossary.yaml"
        yield Found(hard.phrase.word_place(hard.word), message, remedy)


def _acronyms(phrases: Sequence[Phrase], context: Context) -> Iterator[Found]:
    for hard in acronyms(phrases, context.explained_words):
        message = f"nothing says what {quoted(hard.said)} stands for"
        remedy = "write it out, with the short form in brackets if you need it again, or explain it in glossary.yaml"
        yield Found(hard.phrase.word_place(hard.word), message, remedy)


def _passive(phrases: Sequence[Phrase], what: str) -> Iterator[Found]:
    suspects = [phrase for phrase in phrases if not phrase.bag.isdisjoint(BE) and is_passive(phrase.text)]
    found = [
        (phrase, bounds)
        for phrase in suspects
        for bounds in phrase.sentences
        if is_passive(phrase.text[bounds[0] : bounds[1]])
    ]
    if len(found) <= MOST_PASSIVE * len(phrases):
        return  # there are no fewer sentences than texts, and to count them takes time
    sentences = sum(len(phrase.sentences) for phrase in phrases)
    if sentences >= FEWEST_SENTENCES and len(found) > MOST_PASSIVE * sentences:
        phrase, bounds = found[0]
        message = (
            f"{len(found)} of the {sentences} sentences of this {what} are passive, as is this one, "
            f"and over {MOST_PASSIVE:.0%} are hard to follow"
        )
        yield Found(phrase.place(*bounds), message, "say who does it: you, your skin, your clinic")


def _school(phrases: Iterable[Phrase], context: Context) -> Iterator[Found]:
    for phrase in phrases:
        for word in school_words(phrase, context.explained):
            said = phrase.text[word.start : word.end]
            message = f"{quoted(said)} is a word of school, and a patient is not here to be judged"
            remedy = 'speak of what you know, of "not yet" and "ready", or say which medical test is meant'
            yield Found(phrase.word_place(word), message, remedy)


def _course_said(loaded: Loaded) -> tuple[Phrase, ...]:
    """Nothing where trainees learn too, for some of it may be said to them alone."""
    manifest = loaded.manifest.value if loaded.manifest else None
    if manifest is None or any(path.audience is Audience.TRAINEE for path in manifest.paths):
        return ()
    return (*manifest_said(loaded), *(said for said in glossary_said(loaded) if said.field == "means"))


ITEM_RULES: ItemRules = {"E404": school_in_item}
QUIZ_RULES: QuizRules = {
    "W401": jargon_in_quiz,
    "W402": acronyms_in_quiz,
    "W403": passive_quiz,
    "E404": school_in_quiz,
}
LESSON_RULES: LessonRules = {
    "W401": jargon_in_lesson,
    "W402": acronyms_in_lesson,
    "W403": passive_lesson,
    "E404": school_in_lesson,
}
COURSE_RULES: CourseRules = {"W401": jargon_in_course, "W402": acronyms_in_course, "E404": school_in_course}
