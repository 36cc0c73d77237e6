"""Rules on the lessons: their order, shape, length and ease, and where each line comes from."""

import re
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

import pytest
from msgspec.structs import replace

from edu.checking.readability import Readability, measure, sentences, words
from edu.checking.syllables import count
from edu.course.course import Course, Term
from edu.course.ids import ClaimId
from edu.course.lesson import Lesson
from edu.course.prose import Bullet, Paragraph, Unsupported, blocks, plain

TITLES = {
    "what-microneedling-does": "What microneedling does",
    "why-skin-peels": "Why your skin may peel",
    "what-peeling-tells-you": "What peeling does and does not tell you",
    "gentle-daily-care": "Gentle daily care",
    "hands-off-and-sun": "Hands off, and out of the sun",
    "what-you-put-on": "What you put on your skin",
    "when-to-call": "When to call for help",
}
CONTESTED = ("potentially-harmful", "overstated")
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


def body(lesson: Lesson) -> list[str]:
    """What counts towards the length of a lesson."""
    return [lesson.main_point, *(chunk.body for chunk in lesson.chunks), *lesson.key_points]


def whole(lesson: Lesson) -> list[str]:
    back = lesson.say_it_back
    return [*body(lesson), *lesson.ask_clinic, back.prompt, back.model_answer, *back.checklist]


def taught(glossary: Sequence[Term]) -> list[str]:
    return [spelling for term in glossary for spelling in (term.term, *term.forms)]


def hard_to_read(lesson: Lesson, known: Collection[str]) -> Iterator[str]:
    """Where a lesson misses the aims: grade 6, SMOG 8, sentences of 12 words and at most 20, few passives."""
    read: Readability = measure(whole(lesson), known)
    if read.fkgl > 6:
        yield f"{lesson.id}: FKGL {read.fkgl:.1f} is over 6"
    if read.smog_without_taught > 8:
        yield f"{lesson.id}: SMOG without taught words {read.smog_without_taught:.1f} is over 8"
    if read.mean_sentence > 12:
        yield f"{lesson.id}: a sentence has {read.mean_sentence:.1f} words on average, over 12"
    if read.longest_sentence > 20:
        yield f'{lesson.id}: {read.longest_sentence} words in "{read.longest_text}"'
    if read.passive_share > 0.2:
        yield f"{lesson.id}: {read.passive_share:.0%} of the sentences are passive, over 20 %"


def ill_shaped(lesson: Lesson) -> Iterator[str]:
    """What a lesson lacks of its fixed shape, and how far its length is off."""
    length = measure(body(lesson)).words
    if not 150 <= length <= 300:
        yield f"{lesson.id}: {length} words, not 150 to 300"
    if not 3 <= len(lesson.chunks) <= 5:
        yield f"{lesson.id}: {len(lesson.chunks)} chunks, not 3 to 5"
    if len({chunk.heading.casefold() for chunk in lesson.chunks}) < len(lesson.chunks):
        yield f"{lesson.id}: two chunks have the same heading"
    if measure([lesson.main_point]).words > 25:
        yield f"{lesson.id}: the main point is longer than 25 words"
    lacking = {
        "main point": lesson.main_point,
        "key points": lesson.key_points,
        "ask your clinic": lesson.ask_clinic,
        "objectives": lesson.objectives,
        "say it back": lesson.say_it_back.prompt and lesson.say_it_back.model_answer and lesson.say_it_back.checklist,
    }
    yield from (f"{lesson.id}: no {what}" for what, given in lacking.items() if not given)


def without_origin(lesson: Lesson, claims: Collection[ClaimId], contested: Collection[ClaimId]) -> Iterator[str]:
    """Lines that do not say where they come from, or rest on a contested claim with nothing to temper it."""
    if not lesson.supports or not set(lesson.supports) <= set(claims) or set(lesson.supports) & set(contested):
        yield f"{lesson.id}: the main point rests on no claim, an unknown one or a contested one"
    for chunk in lesson.chunks:
        for block in blocks(chunk.body):
            match block:
                case Paragraph(origin=origin) | Bullet(origin=origin):
                    if not origin.claims and not origin.editor:
                        yield f'{lesson.id}, {chunk.heading}: no origin for "{plain(block)}"'
                    if not set(origin.claims) <= set(claims):
                        yield f'{lesson.id}, {chunk.heading}: an unknown claim under "{plain(block)}"'
                    if set(origin.claims) & set(contested) and not origin.editor:
                        yield f'{lesson.id}, {chunk.heading}: a contested claim with no editor for "{plain(block)}"'
                case Unsupported(text=text, what=what):
                    yield f'{lesson.id}, {chunk.heading}: {what}, "{text}"'


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


@pytest.fixture(scope="module")
def contested(course: Course) -> set[ClaimId]:
    return {
        claim.id for claim in course.claims.values() if any(flag.split(":")[0] in CONTESTED for flag in claim.flags)
    }


def test_the_lessons_stand_in_the_order_and_under_the_titles_agreed(root: Path, lessons: list[Lesson]) -> None:
    assert {lesson.id: lesson.title for lesson in lessons} == TITLES
    assert [lesson.id for lesson in lessons] == list(TITLES)
    files = sorted(path.name for path in (root / "content" / "lessons").glob("*.md"))
    assert files[: len(TITLES)] == [f"{number:02}-{name}.md" for number, name in enumerate(TITLES, start=1)]


def test_lessons_are_easy_to_read(lessons: list[Lesson], course: Course) -> None:
    offenders = [each for lesson in lessons for each in hard_to_read(lesson, taught(course.glossary))]
    assert not offenders, "\n".join(offenders)


def test_a_hard_lesson_is_found(lessons: list[Lesson]) -> None:
    hard = "Considerable inflammation was demonstrated by investigators, necessitating reevaluation " * 3
    offenders = " ".join(hard_to_read(replace(lessons[0], key_points=(hard,) * 40), ()))
    assert all(what in offenders for what in ("FKGL", "SMOG", "on average", "words in", "passive"))


def test_lessons_have_their_shape(lessons: list[Lesson]) -> None:
    offenders = [each for lesson in lessons for each in ill_shaped(lesson)]
    assert not offenders, "\n".join(offenders)


def test_an_ill_shaped_lesson_is_found(lessons: list[Lesson]) -> None:
    twice = replace(lessons[0], chunks=lessons[0].chunks[:1] * 6, main_point="word " * 300)
    assert all(what in " ".join(ill_shaped(twice)) for what in ("150 to 300", "6 chunks", "same heading", "main point"))
    bare = replace(lessons[0], main_point="", key_points=(), ask_clinic=(), objectives=(), chunks=())
    assert all(what in " ".join(ill_shaped(bare)) for what in ("0 words", "0 chunks", "no main point", "no key points"))
    silent = replace(lessons[0], say_it_back=replace(lessons[0].say_it_back, checklist=()))
    assert list(ill_shaped(silent)) == [f"{lessons[0].id}: no say it back"]


def test_every_line_says_where_it_comes_from(lessons: list[Lesson], course: Course, contested: set[ClaimId]) -> None:
    offenders = [each for lesson in lessons for each in without_origin(lesson, course.claims, contested)]
    assert not offenders, "\n".join(offenders)


@pytest.mark.parametrize(
    "line", ["No mark.", "- No mark.", "Unknown. {C999}", "It works. {C026}", "1. Numbered. {C003}"]
)
def test_a_line_without_a_sound_origin_is_found(
    line: str, lessons: list[Lesson], course: Course, contested: set[ClaimId]
) -> None:
    bad = replace(lessons[0], chunks=(replace(lessons[0].chunks[0], body=line),))
    assert list(without_origin(bad, course.claims, contested))
    assert list(without_origin(replace(lessons[0], supports=()), course.claims, contested))


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
