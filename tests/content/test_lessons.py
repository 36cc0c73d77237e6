"""Rules on these lessons: their order and titles, their words, and how those are said."""

import re
from collections.abc import Collection, Sequence
from pathlib import Path

from msgspec.structs import replace

from edu.checking.english.readability import measure, sentences, words
from edu.checking.english.syllables import count
from edu.course.course import Course, Term
from edu.course.lesson import Lesson
from edu.course.prose import Bullet, Paragraph, blocks

TITLES = {
    "what-microneedling-does": "What microneedling does",
    "why-skin-peels": "Why your skin may peel",
    "what-peeling-tells-you": "What peeling does and does not tell you",
    "gentle-daily-care": "Gentle daily care",
    "hands-off-and-sun": "Hands off, and out of the sun",
    "what-you-put-on": "What you put on your skin",
    "when-to-call": "When to call for help",
}
STAFF_TITLES = {
    "how-peeling-works": "How peeling works",
    "talking-with-patients": "Talking with patients",
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
    assert files == [f"{number:02}-{name}.md" for number, name in enumerate((*TITLES, *STAFF_TITLES), start=1)]


def test_the_lessons_for_staff_come_after_those_for_patients(staff_lessons: list[Lesson]) -> None:
    assert {lesson.id: lesson.title for lesson in staff_lessons} == STAFF_TITLES
    assert [lesson.id for lesson in staff_lessons] == list(STAFF_TITLES)


def test_main_points_are_short(lessons: list[Lesson], staff_lessons: list[Lesson]) -> None:
    assert not [each.id for each in (*lessons, *staff_lessons) if measure([each.main_point]).words > 25]


def shapeless(lesson: Lesson) -> list[str]:
    """What of the fixed shape a lesson lacks."""
    origins = [
        block.origin for chunk in lesson.chunks for block in blocks(chunk.body) if isinstance(block, Paragraph | Bullet)
    ]
    lacking = {
        "three to five parts": 3 <= len(lesson.chunks) <= 5,
        "a part on what is not known": any(
            re.search(r"\bnot (?:know|say)|cannot|ask", c.heading) for c in lesson.chunks
        ),
        "key points": len(lesson.key_points) >= 3,
        "questions for the clinic": lesson.ask_clinic,
        "a list to compare with": lesson.say_it_back.checklist,
        "where each line comes from": all(origin.claims or origin.editor for origin in origins),
    }
    return [f"{lesson.id}: {what}" for what, given in lacking.items() if not given]


def test_the_lessons_for_staff_keep_the_fixed_shape(staff_lessons: list[Lesson]) -> None:
    assert not [each for lesson in staff_lessons for each in shapeless(lesson)]


def test_a_lesson_without_the_shape_is_found(staff_lessons: list[Lesson]) -> None:
    lesson = replace(staff_lessons[0], chunks=staff_lessons[0].chunks[:1], key_points=(), ask_clinic=())
    assert len(shapeless(lesson)) == 4


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
