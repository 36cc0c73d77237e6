"""How long texts and sentences are, and how quotation marks are set."""

from collections.abc import Iterable, Iterator, Sequence

from edu.authoring.reading import Place
from edu.checking.english.readability import sentences, words
from edu.checking.english.typography import STRAIGHT, TYPOGRAPHIC, edits, typographic
from edu.checking.found import Found
from edu.checking.item import Item
from edu.checking.lesson_text import LessonText
from edu.checking.phrase import Phrase
from edu.checking.quiz_text import QuizText
from edu.checking.rules import ItemRules, LessonRules, QuizRules
from edu.course.question import Categorise, Matching, Ordering, Question, Scenario, ShortAnswer
from edu.problems import Fix, quoted

LONGEST_STEM = 30
LONGEST_OPTION = 15
LONGEST_FEEDBACK = 45
LONGEST_SENTENCE = 20


def long_stem(item: Item) -> Iterator[Found]:
    """The story of a scenario may be longer than what is asked in each step."""
    if not isinstance(item.question, Scenario):
        message = f"this prompt has {{}} words; more than {LONGEST_STEM} are hard to hold in mind"
        yield from _too_long(item.stem, LONGEST_STEM, message, "leave out what nobody needs to answer it")


def long_option(item: Item) -> Iterator[Found]:
    what = _CALLED.get(type(item.question), "choice")
    message = f"this {what} has {{}} words; more than {LONGEST_OPTION} are hard to weigh against the others"
    for text in _options(item):
        yield from _too_long(
            text, LONGEST_OPTION, message, "say it shorter, or move what all of them share into the prompt"
        )


def long_feedback(item: Item) -> Iterator[Found]:
    message = f"this feedback has {{}} words; more than {LONGEST_FEEDBACK} are too many to take in at once"
    for phrase in item.feedback:
        remedy = "say what is wrong with the choice and what is so, and leave the rest to the explanation"
        yield from _too_long(phrase, LONGEST_FEEDBACK, message, remedy)


def long_sentence(item: Item) -> Iterator[Found]:
    """A sentence so long makes a choice or card too long, which is said of it already."""
    if item.for_patients:
        told = set(map(id, _options(item)))
        yield from _long_sentences(phrase for phrase in item.said if id(phrase) not in told)


def long_sentence_of_quiz(quiz: QuizText) -> Iterator[Found]:
    if quiz.for_patients:
        yield from _long_sentences(quiz.head)


def long_sentence_of_lesson(lesson: LessonText) -> Iterator[Found]:
    if lesson.for_patients:
        yield from _long_sentences(lesson.said)


def mixed_marks_of_quiz(quiz: QuizText) -> Iterator[Found]:
    if _may_mix(quiz.file.text):
        yield from _mixed_marks(quiz.said)


def mixed_marks_of_lesson(lesson: LessonText) -> Iterator[Found]:
    if _may_mix(lesson.file.text):
        yield from _mixed_marks(lesson.said)


_CALLED: dict[type[Question], str] = {
    Categorise: "card",
    Matching: "side",
    Ordering: "entry",
    ShortAnswer: "answer",
}
"""What a learner weighs against others of its kind, where it is no choice."""


def _options(item: Item) -> list[Phrase]:
    return [*(option.text for option in item.options), *item.sides]


def _too_long(phrase: Phrase, most: int, message: str, remedy: str) -> Iterator[Found]:
    """`message` has a gap for the number of words; the words past the most are pointed at."""
    if len(phrase.text) > 2 * most and len(phrase.tokens) > most:
        too_much = phrase.place(phrase.words[most].start, phrase.words[-1].end)
        yield Found(too_much, message.format(len(phrase.words)), remedy)


def _long_sentences(said: Iterable[Phrase]) -> Iterator[Found]:
    for phrase in said:
        if _spaces(phrase.text) < LONGEST_SENTENCE:
            continue
        for number, sentence in enumerate(sentences(phrase.text)):
            count = len(words(sentence)) if _spaces(sentence) >= LONGEST_SENTENCE else 0
            if count > LONGEST_SENTENCE:
                message = f"this sentence has {count} words; more than {LONGEST_SENTENCE} are hard to follow"
                yield Found(phrase.place(*phrase.sentences[number]), message, "make two sentences of it")


def _spaces(text: str) -> int:
    """About how many words there are, but quickly."""
    return text.count(" ") + text.count("\n")


def _may_mix(text: str) -> bool:
    """Whether it is worth to look at each text of a file."""
    return not text.isascii() and TYPOGRAPHIC.search(text) is not None and STRAIGHT.search(text) is not None


def _mixed_marks(said: Sequence[Phrase]) -> Iterator[Found]:
    model = next((phrase for phrase in said if TYPOGRAPHIC.search(phrase.text)), None)
    if model is None:
        return
    for phrase in said:
        marks = typographic(phrase.text)
        if not marks:
            continue
        first = min(marks)
        found = edits(phrase, marks)
        at = found[0] if found else None
        place = Place(phrase.path, at.line, at.column, at.end_column) if at else phrase.place()
        message = f"{quoted(_around(phrase.text, first))} has straight marks, and this file has typographic ones too"
        fixes = (Fix(title="Write typographic quotation marks and apostrophes", edits=found),) if found else ()
        yield Found(place, f"{message}, as on line {model.node.line}", "write one kind of them throughout", fixes)


def _around(text: str, at: int) -> str:
    """The word that holds a character, with the marks on it."""
    start = text.rfind(" ", 0, at) + 1
    return text[start:].split(maxsplit=1)[0]


ITEM_RULES: ItemRules = {
    "W241": long_stem,
    "W242": long_option,
    "W243": long_feedback,
    "W244": long_sentence,
}
QUIZ_RULES: QuizRules = {"W244": long_sentence_of_quiz, "W245": mixed_marks_of_quiz}
LESSON_RULES: LessonRules = {"W244": long_sentence_of_lesson, "W245": mixed_marks_of_lesson}
