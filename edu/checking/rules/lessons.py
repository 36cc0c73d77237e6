"""How hard a lesson is to read, and whether it has its fixed shape."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from edu.checking.english import syllables
from edu.checking.english.readability import Readability, measure, words
from edu.checking.found import Found
from edu.checking.lesson_text import LessonText
from edu.checking.phrase import Phrase
from edu.checking.rules import LessonRules
from edu.problems import quoted

HARDEST_GRADE = 7
AIM_GRADE = 6
AIM_SMOG = 8
AIM_SENTENCE = 12
SHORTEST, LONGEST = 150, 300
FEWEST_PARTS, MOST_PARTS = 3, 5
FEWEST_SENTENCES = 10
"""The formulas make nothing of fewer."""

_EASIER = "make two sentences of it, or use shorter words"
_OPEN = re.compile(
    r"\b(?:not (?:know|sure|clear|say)|don['’]t know|unknown|unclear|open questions?|how sure|ask (?:your|the|us|a))\b",
    re.I,
)
_EMPTY = re.compile(
    r"(?:(?:part|section|chapter|step|lesson|page)\s*)?(?:\d+|[ivx]+)?\W*"
    r"(?:introduction|intro|overview|summary|conclusion|general|general information|information|background|details"
    r"|content|contents|text|more|more information|miscellaneous|misc|notes?|other|others|facts|basics|the basics"
    r"|topic|main part|body|the end|end)?\W*",
    re.I,
)


def hard(lesson: LessonText) -> Iterator[Found]:
    if _can_be_judged(lesson) and lesson.ease.fkgl > HARDEST_GRADE:
        yield _too_hard(lesson, f"more than {HARDEST_GRADE} is too hard for many patients")


def rather_hard(lesson: LessonText) -> Iterator[Found]:
    if _can_be_judged(lesson) and AIM_GRADE < lesson.ease.fkgl <= HARDEST_GRADE:
        yield _too_hard(lesson, f"the aim is {AIM_GRADE}")


def long_words(lesson: LessonText) -> Iterator[Found]:
    if not _can_be_judged(lesson) or lesson.ease.smog_without_taught <= AIM_SMOG:
        return
    taught = lesson.context.explained
    found = [(phrase, hard) for phrase in _texts(lesson) if (hard := _untaught(phrase, taught))]
    if not found:
        return  # they stand in what lessons cannot show, and that is said already
    most, said = max(found, key=lambda pair: len(pair[1]))
    message = (
        f"{_about(lesson.ease)}SMOG grade {lesson.ease.smog_without_taught:.1f}, the words of the glossary left out, and"
        f" the aim is {AIM_SMOG}; most long words stand here: {', '.join(map(quoted, said[:5]))}"
    )
    yield Found(most.place(0, len(most.text)), message, "use shorter words, or explain the long ones in glossary.yaml")


def wrong_length(lesson: LessonText) -> Iterator[Found]:
    if not lesson.for_patients:
        return
    length = measure(lesson.core).words
    if not SHORTEST <= length <= LONGEST:
        message = f"main point, text and key points have {length} words, and {SHORTEST} to {LONGEST} are read in one go"
        remedy = (
            "say more of what a reader needs"
            if length < SHORTEST
            else "leave some of it out, or make two lessons of it"
        )
        yield Found(lesson.place("title"), message, remedy)


def long_sentences(lesson: LessonText) -> Iterator[Found]:
    if _can_be_judged(lesson) and lesson.ease.mean_sentence > AIM_SENTENCE:
        longest = max(_sentences(lesson), key=lambda each: len(words(each.text)))
        message = (
            f"a sentence of this lesson has {lesson.ease.mean_sentence:.1f} words on average, and the aim is"
            f" {AIM_SENTENCE}; this one has {len(words(longest.text))}"
        )
        yield Found(longest.phrase.place(*longest.bounds), message, "make two sentences of the longest ones")


def wrong_parts(lesson: LessonText) -> Iterator[Found]:
    parts = len(lesson.headings)
    if parts and lesson.for_patients and not FEWEST_PARTS <= parts <= MOST_PARTS:
        surplus = lesson.headings[MOST_PARTS] if parts > MOST_PARTS else lesson.headings[-1]
        said = f"{parts} {'part' if parts == 1 else 'parts'}"
        message = f"this lesson has {said} under headings, and {FEWEST_PARTS} to {MOST_PARTS} are easy to keep in mind"
        remedy = (
            "join some, or make two lessons of it" if parts > MOST_PARTS else "divide the text into parts with headings"
        )
        yield Found(surplus.place(0, len(surplus.text)), message, remedy)


def incomplete(lesson: LessonText) -> Iterator[Found]:
    said = lesson.lesson
    open_ends = said.ask_clinic or any(_OPEN.search(chunk.heading) for chunk in said.chunks)
    lacking = (
        (bool(said.objectives), "", "does not say which objectives it serves", "name them under objectives"),
        (
            bool(said.say_it_back.checklist),
            "say_it_back",
            "gives no checklist for the reader's own words",
            "list the points of a good answer under checklist",
        ),
        (
            bool(open_ends) or not lesson.for_patients,
            "",
            "says neither what to ask the clinic nor what is not known",
            'put questions under ask_clinic, or add a part such as "What we do not know"',
        ),
    )
    for given, field, what, remedy in lacking:
        if not given:
            yield Found(lesson.place(field), f"this lesson {what}", remedy)


def empty_headings(lesson: LessonText) -> Iterator[Found]:
    seen: dict[str, Phrase] = {}
    for heading in lesson.headings:
        place = heading.place(0, len(heading.text))
        first = seen.setdefault(" ".join(heading.text.casefold().split()), heading)
        if first is not heading:
            message = f"the heading {quoted(heading.text)} stands on line {first.node.line} already"
            yield Found(place, message, "say in each what its own text is about")
        elif heading.text and _EMPTY.fullmatch(heading.text):
            message = f"the heading {quoted(heading.text)} does not say what its text is about"
            yield Found(place, message, 'say it in a few words, as in "How to wash"')


class _Sentence(NamedTuple):
    """One sentence of a lesson, where it stands."""

    phrase: Phrase
    bounds: tuple[int, int]

    @property
    def text(self) -> str:
        return self.phrase.text[self.bounds[0] : self.bounds[1]]


def _can_be_judged(lesson: LessonText) -> bool:
    return lesson.for_patients and lesson.ease.sentences >= FEWEST_SENTENCES


def _too_hard(lesson: LessonText, why: str) -> Found:
    hardest = max(_sentences(lesson), key=lambda each: measure([each.text]).fkgl)
    grade = f"{_about(lesson.ease)}grade {lesson.ease.fkgl:.1f} to read (Flesch-Kincaid)"
    message = f"{grade}, and {why}; this sentence is the hardest"
    return Found(hardest.phrase.place(*hardest.bounds), message, _EASIER)


def _about(ease: Readability) -> str:
    return "this lesson is roughly of " if ease.rough else "this lesson is of "


def _texts(lesson: LessonText) -> Iterator[Phrase]:
    """What is measured: title and headings are not."""
    yield from (phrase for phrase in lesson.front if phrase.text != lesson.lesson.title)
    yield from lesson.body


def _sentences(lesson: LessonText) -> Iterator[_Sentence]:
    return (_Sentence(phrase, bounds) for phrase in _texts(lesson) for bounds in phrase.sentences)


def _untaught(phrase: Phrase, taught: frozenset[str]) -> Sequence[str]:
    return [
        word
        for word in dict.fromkeys(words(phrase.text))
        if syllables.count(word) >= 3 and measure([word], taught).untaught_polysyllables
    ]


LESSON_RULES: LessonRules = {
    "E411": hard,
    "W412": rather_hard,
    "W413": long_words,
    "W414": wrong_length,
    "W415": long_sentences,
    "E416": wrong_parts,
    "E417": incomplete,
    "W418": empty_headings,
}
