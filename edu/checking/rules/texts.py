"""How long texts and sentences are, and how quotation marks are set."""

from collections.abc import Iterator

from edu.checking.found import Found
from edu.checking.item import Item
from edu.checking.rules import ItemRules, LessonRules, QuizRules

LONGEST_STEM = 30


def long_stem(item: Item) -> Iterator[Found]:
    words = item.stem.words
    if len(words) > LONGEST_STEM:
        too_much = item.stem.place(words[LONGEST_STEM].start, words[-1].end)
        message = f"this prompt has {len(words)} words; more than {LONGEST_STEM} are hard to hold in mind"
        yield Found(too_much, message, "leave out what the answer does not hang on")


ITEM_RULES: ItemRules = {"W241": long_stem}
QUIZ_RULES: QuizRules = {}
LESSON_RULES: LessonRules = {}
