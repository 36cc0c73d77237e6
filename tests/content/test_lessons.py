"""Rules on these lessons: their order and titles, their words, and how those are said."""

import re
from collections.abc import Collection, Sequence
from pathlib import Path

from msgspec.structs import replace

from edu.checking.english.readability import measure, sentences, words
from edu.checking.english.syllables import count
from edu.course.course import Course, Term
from edu.course.lesson import Lesson

TITLES = {
    "what-microneedling-does": "What microneedling does",
    "why-skin-peels": "Why your skin may peel",
    "what-peeling-tells-you": "What peeling does and does not tell you",
    "gentle-daily-care": "Gentle daily care",
    "hands-off-and-sun": "Hands off, and out of the sun",
    "what-you-put-on": "What you put on your skin",
    "when-to-call": "When to call for help",
}
EVERYDAY_LONG_WORDS = frozenset(
    """another anything article articles easier easily expected imagine medical natural normally recover usual
    whatever""".split()
)
"""Words of three or more syllables that need no entry in the glossary."""
JARGON = re.compile(
    r"\b(?:acids?|acne|adverse|aftercare|barrier|cleansers?|collagen|corneum|dermis|eczema|elastin|epidermis|erythema|edema"
    r"|exfolia\w+|fibroblasts?|hyaluronic|hydrat\w+|infect\w+|inflam\w+|irritat\w+|moisturi[sz]ers?|psoriasis|reactions?"
    r"|retinoids?|rosacea|serums?|severe|stratum|sunscreens?|swell\w*|swollen|topical|turnover|vitamin)\b",
    re.I,
)


def whole(lesson: Lesson) -> list[str]:
    back = lesson.say_it_back
    texts = [lesson.main_point, *(chunk.body for chunk in lesson.chunks), *lesson.key_points, *lesson.ask_clinic]
    return [*texts, back.prompt, back.model_answer, *back.checklist]


def taught(glossary: Sequence[Term]) -> list[str]:
    return [spelling for term in glossary for spelling in (term.term, *term.forms)]


def unexplained(lesson: Lesson, known: Collection[str]) -> list[str]:
    """Medical words, and long words that are not everyday words, which no entry of the glossary explains."""
    explained = {word.lower() for phrase in known for word in words(phrase)}
    said = dict.fromkeys(word for text in whole(lesson) for sentence in sentences(text) for word in words(sentence))
    return [
        f"{lesson.id}: {word}"
        for word in said
        if (JARGON.fullmatch(word) or (count(word) >= 3 and word.lower() not in EVERYDAY_LONG_WORDS))
        and word.lower().removesuffix("'s") not in explained
    ]


def test_the_lessons_stand_in_the_order_and_under_the_titles_agreed(root: Path, lessons: list[Lesson]) -> None:
    assert {lesson.id: lesson.title for lesson in lessons} == TITLES
    assert [lesson.id for lesson in lessons] == list(TITLES)
    files = sorted(path.name for path in (root / "content" / "lessons").glob("*.md"))
    assert files[: len(TITLES)] == [f"{number:02}-{name}.md" for number, name in enumerate(TITLES, start=1)]


def test_main_points_are_short(lessons: list[Lesson]) -> None:
    assert not [lesson.id for lesson in lessons if measure([lesson.main_point]).words > 25]


def test_medical_and_long_words_are_in_the_glossary(lessons: list[Lesson], course: Course) -> None:
    offenders = [each for lesson in lessons for each in unexplained(lesson, taught(course.glossary))]
    assert not offenders, "\n".join(offenders)


def test_an_unexplained_word_is_found(lessons: list[Lesson]) -> None:
    bad = replace(lessons[0], main_point="Edema and acne need a serum.", chunks=(), key_points=(), ask_clinic=())
    assert {each.split()[-1] for each in unexplained(bad, ["serum"])} >= {"Edema", "acne"}
    assert not any(each.endswith("serum") for each in unexplained(bad, ["serum"]))


def misspoken(lesson: Lesson, glossary: Sequence[Term]) -> list[str]:
    """Pronunciations that are not those of the glossary, whole or of one word of a phrase."""
    known = {part for term in glossary for part in (term.say, *term.say.split())}
    said = [hit for text in whole(lesson) for hit in re.findall(r"\(([^()]*-?[A-Z]{2,}-[^()]*)\)", text)]
    return [f"{lesson.id}: ({each})" for each in said if each not in known]


def test_a_pronunciation_is_the_one_in_the_glossary(lessons: list[Lesson], course: Course) -> None:
    offenders = [each for lesson in lessons for each in misspoken(lesson, course.glossary)]
    assert not offenders, "\n".join(offenders)


def test_a_pronunciation_of_its_own_is_found(lessons: list[Lesson], course: Course) -> None:
    assert misspoken(replace(lessons[0], main_point="Collagen (COL-a-gen)."), course.glossary)
