"""How a text speaks to its reader: it neither shouts nor blames."""

from collections.abc import Iterable, Iterator, Sequence

from edu.authoring.load import Loaded
from edu.checking.context import Context
from edu.checking.course_text import manifest_said
from edu.checking.english.blame import MAY_BLAME, blame
from edu.checking.english.capitals import CAPITALS, shouts
from edu.checking.found import Found
from edu.checking.item import Item
from edu.checking.lesson_text import LessonText
from edu.checking.phrase import Phrase
from edu.checking.quiz_text import QuizText
from edu.checking.rules import CourseRules, ItemRules, LessonRules, QuizRules
from edu.problems import quoted


def shouting_quiz(quiz: QuizText) -> Iterator[Found]:
    if CAPITALS.search(quiz.file.text):
        yield from _shouting(quiz.said, quiz.context)


def shouting_lesson(lesson: LessonText) -> Iterator[Found]:
    return _shouting(lesson.said, lesson.context)


def blame_in_item(item: Item) -> Iterator[Found]:
    """A wrong choice may blame: people do speak of themselves so."""
    return _blame(() if item.bag.isdisjoint(MAY_BLAME) else item.told)


def blame_in_quiz(quiz: QuizText) -> Iterator[Found]:
    return _blame(quiz.head)


def blame_in_lesson(lesson: LessonText) -> Iterator[Found]:
    return _blame(lesson.said)


def blame_in_course(loaded: Loaded) -> Iterator[Found]:
    return _blame(text for text in manifest_said(loaded) if text.field != "belief")


def _shouting(said: Sequence[Phrase], context: Context) -> Iterator[Found]:
    spellings = (spelling for term in context.glossary for spelling in (term.term, *term.forms))
    short_forms = {word for spelling in spellings for word in spelling.split() if word.isupper()}
    for phrase in said:
        for start, end in shouts(phrase, said, short_forms):
            message = f"{quoted(phrase.text[start:end])} in capitals reads as if someone shouts"
            yield Found(phrase.place(start, end), message, "write it small; a short plain sentence is strong enough")


def _blame(phrases: Iterable[Phrase]) -> Iterator[Found]:
    for phrase in phrases:
        for start, end in blame(phrase):
            message = f"{quoted(phrase.text[start:end])} blames the reader, who then stops asking"
            yield Found(phrase.place(start, end), message, "leave it out, and say kindly what is so and what to do")


ITEM_RULES: ItemRules = {"W405": blame_in_item}
QUIZ_RULES: QuizRules = {"W248": shouting_quiz, "W405": blame_in_quiz}
LESSON_RULES: LessonRules = {"W248": shouting_lesson, "W405": blame_in_lesson}
COURSE_RULES: CourseRules = {"W405": blame_in_course}
