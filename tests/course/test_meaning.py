"""The hash by which a stored answer knows what it answered: what counts in it, and what does not."""

from random import Random
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import fields, replace

from edu.course.ids import ClaimId, IdeaId, MisconceptionId, ObjectiveId, OptionId, QuestionId
from edu.course.meaning import content_hash, plain_words
from edu.course.parts import END, Accepted, Card, Choice, Degree, Entry, Gap, Group
from edu.course.question import (
    Categorise,
    Cloze,
    Interaction,
    Matching,
    Multiple,
    MultipleRule,
    Numeric,
    NumericRule,
    Ordering,
    OrderingRule,
    PartsRule,
    Question,
    Rating,
    Reflection,
    Scenario,
    ShortAnswer,
    Single,
    TrueFalse,
    choices_of,
    is_marked,
    steps_of,
)
from tests.assessment.strategies import questions

T = TypeVar("T")

# What is only set otherwise


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Is it red?", "is it RED"),
        ("It’s  “red”,\u00a0or not…", 'it\'s "red" or not'),
        ("red — or not", "red, or not"),
        ("**Is** it *red*?", "Is it red?"),
        ("a well-known sign", "a well known sign"),
        ("−5 °C", "-5 °C"),
        ("5 – 7 days", "5 - 7 days"),
        ("e\u0301", "é"),
        ("Straße", "STRASSE"),
        ("ﬁne", "fine"),
        ("micro\u00adneedling", "microneedling"),
        ("❤\ufe0f red", "red"),
        ("\ufeff red", "red"),
    ],
)
def test_typography_carries_no_meaning(one: str, other: str) -> None:
    assert plain_words(one) == plain_words(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Is it red?", "Is it dead?"),
        ("Is it red?", "Is it not red?"),
        ("red", "read"),
        ("now here", "nowhere"),
        ("5 days", "6 days"),
        ("1.5 mm", "15 mm"),
        ("1,5 mm", "1.5 mm"),
        ("5 °C", "-5 °C"),
        ("5 %", "5"),
        ("5 < 6", "5 > 6"),
        ("a = b", "a ≠ b"),
        ("≥ 5", "> 5"),
        ("10 €", "10 $"),
        ("é", "e"),
        ("किताब", "कुताब"),
        ("न", "ना"),
        ("!", "?"),
    ],
)
def test_words_numbers_signs_and_the_marks_on_letters_do(one: str, other: str) -> None:
    assert plain_words(one) != plain_words(other)


@given(st.text())
def test_plain_words_of_plain_words_are_the_same(text: str) -> None:
    plain = plain_words(text)
    assert plain_words(plain) == plain
    assert bool(plain) == bool(text)


@given(st.lists(st.sampled_from(["collagen", "5", "-2.5", "%", "don't", "नमस्ते", "é", "≥"]), min_size=1), st.data())
def test_what_stands_between_words_never_counts(words: list[str], data: st.DataObject) -> None:
    gap = st.sampled_from([" ", "  ", "\n", ", ", " — ", ". ", " “", "\u00a0", " (", "; "])
    text = "".join(word + data.draw(gap) for word in words)
    assert plain_words(text) == plain_words(" ".join(words))


# Every field of every kind: asked or not asked


def choice(id: str, text: str, *, correct: bool = False) -> Choice:
    return Choice(id=OptionId(id), text=text, correct=correct, feedback="Why.")


YES, NO = choice("yes", "Yes", correct=True), choice("no", "No")
GROUPS = (Group(id=OptionId("g"), text="Keep"), Group(id=OptionId("h"), text="Call"))
CARDS = tuple(
    Card(id=OptionId(id), text=text, group=OptionId("g"), feedback="") for id, text in (("a", "Flakes"), ("b", "Heat"))
)
ENTRIES = tuple(Entry(id=OptionId(id), text=text) for id, text in (("a", "Wash"), ("b", "Dry")))
SCALE = tuple(Degree(id=OptionId(id), text=text) for id, text in (("a", "Not yet"), ("b", "Fully")))
ANSWERS = (Accepted(text="collagen"),)
GAPS = (Gap(id=OptionId("one"), choices=(YES, NO)), Gap(id=OptionId("two"), answers=ANSWERS))
Q: dict[str, object] = {"id": QuestionId("q"), "prompt": "Is it?"}
SINGLE = Single(**Q, choices=(YES, NO))  # type: ignore[arg-type]
EVERY: tuple[Question, ...] = (
    SINGLE,
    TrueFalse(**Q, choices=(YES, NO)),  # type: ignore[arg-type]
    Multiple(**Q, choices=(YES, NO)),  # type: ignore[arg-type]
    Matching(**Q, cards=CARDS, groups=GROUPS),  # type: ignore[arg-type]
    Categorise(**Q, cards=CARDS, groups=GROUPS),  # type: ignore[arg-type]
    Ordering(**Q, entries=ENTRIES),  # type: ignore[arg-type]
    ShortAnswer(**Q, answers=ANSWERS),  # type: ignore[arg-type]
    Numeric(**Q, answer=2.0),  # type: ignore[arg-type]
    Cloze(**Q, text="A {one} and {two}.", gaps=GAPS),  # type: ignore[arg-type]
    Reflection(**Q, model_answer="It is."),  # type: ignore[arg-type]
    Rating(**Q, scale=SCALE),  # type: ignore[arg-type]
    Scenario(**Q, steps=(SINGLE, replace(SINGLE, id=QuestionId("r")))),  # type: ignore[arg-type]
)
SAME, OTHER = False, True
CHANGES: dict[str, list[tuple[object, bool]]] = {
    "id": [(QuestionId("other"), OTHER)],
    "prompt": [("Is it so?", OTHER), ("is IT", SAME)],
    "explanation": [("Because.", SAME)],
    "say_it_again": [("In other words.", SAME)],
    "hints": [(("A hint.",), SAME)],
    "critical": [(True, SAME)],
    "idea": [(IdeaId("idea"), SAME)],
    "objective": [(ObjectiveId("objective"), SAME)],
    "supports": [((ClaimId("C001"),), SAME)],
    "editor": [("The editor's.", SAME)],
    "points": [(2.0, SAME)],
    "shuffle": [(False, SAME)],
    "reserve": [(True, SAME)],
    "choices": [
        ((NO, YES), SAME),
        ((replace(YES, correct=False), replace(NO, correct=True)), SAME),
        ((YES, replace(NO, feedback="Never.", misconception=MisconceptionId("m"), cautious=True, credit=0.5)), SAME),
        ((YES, replace(NO, text="“no”.", next=END)), SAME),
        ((YES, replace(NO, text="Never")), OTHER),
        ((YES, NO, choice("maybe", "Maybe")), OTHER),
        ((YES,), OTHER),
        ((YES, NO, NO), OTHER),
    ],
    "cards": [
        (CARDS[::-1], SAME),
        ((replace(CARDS[0], group=OptionId("h"), feedback="Why.", misconception=MisconceptionId("m")), CARDS[1]), SAME),
        ((replace(CARDS[0], text="Fever"), CARDS[1]), OTHER),
        (CARDS[:1], OTHER),
    ],
    "groups": [
        (GROUPS[::-1], SAME),
        ((*GROUPS, Group(id=OptionId("i"), text="Wait")), OTHER),
        ((replace(GROUPS[0], text="Stop"), GROUPS[1]), OTHER),
    ],
    "entries": [
        (ENTRIES[::-1], SAME),
        ((replace(ENTRIES[0], feedback="Why."), ENTRIES[1]), SAME),
        ((replace(ENTRIES[0], text="Rub"), ENTRIES[1]), OTHER),
    ],
    "answers": [((Accepted(text="elastin", credit=0.5),), SAME)],
    "typos": [(2, SAME)],
    "answer": [(3.0, SAME)],
    "tolerance": [(1.0, SAME)],
    "least": [(1.0, SAME)],
    "most": [(9.0, SAME)],
    "unit": [("weeks", OTHER)],
    "feedback": [("Yes.", SAME)],
    "if_low": [("More.", SAME)],
    "if_high": [("Fewer.", SAME)],
    "misconception": [(MisconceptionId("m"), SAME)],
    "cautious_group": [(OptionId("h"), SAME)],
    "text": [("a {one}, and {two}!", SAME), ("A {one} or {two}.", OTHER), ("A {two} and {one}.", OTHER)],
    "gaps": [
        ((replace(GAPS[0], choices=(NO, YES)), GAPS[1]), SAME),
        ((replace(GAPS[0], choices=(replace(YES, correct=False), replace(NO, correct=True))), GAPS[1]), SAME),
        ((GAPS[0], replace(GAPS[1], answers=(Accepted(text="elastin"),), typos=2)), SAME),
        ((replace(GAPS[0], choices=(YES, replace(NO, text="Never"))), GAPS[1]), OTHER),
    ],
    "model_answer": [("It is so.", SAME)],
    "checklist": [(("One.",), SAME)],
    "scale": [((replace(SCALE[0], text="Hardly"), SCALE[1]), OTHER), (SCALE[::-1], OTHER), (SCALE[:1], OTHER)],
    "steps": [
        ((replace(SINGLE, explanation="So."), replace(SINGLE, id=QuestionId("r"))), SAME),
        ((replace(SINGLE, prompt="Why?"), replace(SINGLE, id=QuestionId("r"))), OTHER),
        ((SINGLE,), OTHER),
    ],
}
RULES = {Multiple: MultipleRule, Ordering: OrderingRule, Numeric: NumericRule}
ROWS = [
    (question, field.name, value, counts)
    for question in EVERY
    for field in fields(type(question))
    for value, counts in (
        [(rule, SAME) for rule in RULES.get(type(question), PartsRule)] if field.name == "rule" else CHANGES[field.name]
    )
]


@pytest.mark.parametrize(
    ("question", "field", "value", "counts"),
    ROWS,
    ids=[f"{type(row[0]).__name__} {row[1]} {'another' if row[3] else 'the same'}" for row in ROWS],
)
def test_what_is_asked_counts_and_its_key_its_marks_and_what_is_said_about_it_do_not(
    question: Question, field: str, value: object, counts: bool
) -> None:
    assert (content_hash(replace(question, **{field: value})) != content_hash(question)) is counts


def test_every_field_that_can_be_written_is_tried_and_no_other() -> None:
    assert {field.name for question in EVERY for field in fields(type(question))} == {*CHANGES, "rule"}


def test_two_kinds_never_share_a_hash() -> None:
    assert len({content_hash(question) for question in EVERY}) == len(EVERY)


# What holds of all


def shuffled(values: tuple[T, ...], random: Random) -> tuple[T, ...]:
    return tuple(random.sample(values, len(values)))


def in_another_order(question: Interaction, random: Random) -> Interaction:
    match question:
        case Single() | Multiple():
            return replace(question, choices=shuffled(question.choices, random))
        case Matching() | Categorise():
            return replace(question, cards=shuffled(question.cards, random), groups=shuffled(question.groups, random))
        case Ordering():
            return replace(question, entries=shuffled(question.entries, random))
        case ShortAnswer():
            return replace(question, answers=shuffled(question.answers, random))
        case Cloze():
            gaps = tuple(replace(gap, choices=shuffled(gap.choices, random)) for gap in question.gaps)
            return replace(question, gaps=gaps)
        case _:
            return question


@given(questions(), st.randoms(use_true_random=False))
def test_the_order_of_what_is_shuffled_anyway_never_counts(question: Question, random: Random) -> None:
    turned = (
        replace(question, steps=tuple(in_another_order(step, random) for step in question.steps))
        if isinstance(question, Scenario)
        else in_another_order(question, random)
    )
    assert content_hash(turned) == content_hash(question)


@given(questions())
def test_another_word_in_the_prompt_always_counts(question: Question) -> None:
    other = replace(question, prompt=f"{question.prompt} word")
    assert content_hash(other) != content_hash(question)
    assert content_hash(replace(other, prompt=f"  {question.prompt}\n Word. ")) == content_hash(other)


@given(questions())
def test_hashes_are_32_hex_digits_and_the_same_each_time(question: Question) -> None:
    found = content_hash(question)
    assert len(found) == 32 and set(found) <= set("0123456789abcdef")
    content_hash.cache_clear()
    assert content_hash(question) == found


HASHES = (
    "17151ab772c143725ee68ed6963ae8ca",
    "dffbc32c419201d88faf7cb0eb464b6d",
    "833f9c0705b82d838ab0a846e1eb8e19",
    "7bd5053bf82bedfc98ccf4a71f811916",
    "16b182914c34a7a623c60bf4e2db9a65",
    "f4b8108434a1a95b14c4e13a6c39063c",
    "458bbbaf29d9f9193f9b1d642e761a53",
    "f1ce89f9c9213f02bc5ba7a924f73aa8",
    "73536e41e3022be73cfcf5fdf37f418c",
    "21998a3ff06713715637d09326a7dd60",
    "49f51ec06cd4e2d1098e0df7d64b3174",
    "d9fff45ad1e92925d37434ee02a24eb7",
)


@pytest.mark.parametrize(
    ("question", "found"),
    [pytest.param(question, found, id=type(question).__name__) for question, found in zip(EVERY, HASHES, strict=True)],
)
def test_the_hash_of_a_question_never_changes_with_the_program(question: Question, found: str) -> None:
    """Stored answers would no longer fit."""
    assert content_hash(question) == found


# Small words about questions


def test_only_what_can_be_wrong_is_marked() -> None:
    unmarked = {type(step) for question in EVERY for step in steps_of(question) if not is_marked(step)}
    assert unmarked == {Reflection, Rating}


@pytest.mark.parametrize(
    ("kind", "count"), [(Single, 2), (TrueFalse, 2), (Multiple, 2), (Cloze, 2), (Scenario, 4), (Matching, 0)]
)
def test_what_can_be_picked_is_found_in_every_kind(kind: type[Question], count: int) -> None:
    question = next(each for each in EVERY if type(each) is kind)
    assert len(list(choices_of(question))) == count
