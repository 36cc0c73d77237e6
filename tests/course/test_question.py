"""The hash by which a stored answer knows what it answered."""

import pytest
from hypothesis import given
from msgspec.structs import fields, replace

from edu.course.ids import ClaimId, IdeaId, MisconceptionId, ObjectiveId, OptionId, QuestionId
from edu.course.question import Choice, Question, Single, TrueFalse, content_hash
from tests.assessment.strategies import questions

YES = Choice(id=OptionId("yes"), text="Yes", correct=True, feedback="Right.")
NO = Choice(id=OptionId("no"), text="No", correct=False, feedback="Not so.")
QUESTION = Single(id=QuestionId("q"), prompt="Is it?", choices=(YES, NO))

CHANGES: dict[str, object] = {
    "id": QuestionId("other"),
    "prompt": "Is it so?",
    "explanation": "Because.",
    "say_it_again": "In other words.",
    "hints": ("A hint.",),
    "critical": True,
    "idea": IdeaId("idea"),
    "objective": ObjectiveId("objective"),
    "supports": (ClaimId("C001"),),
    "editor": "The editor's.",
    "points": 2.0,
    "shuffle": False,
    "reserve": True,
    "choices": (NO, YES),
}


def test_every_field_of_a_question_is_tried_here() -> None:
    assert set(CHANGES) == {field.name for field in fields(Single)}


@pytest.mark.parametrize("field", CHANGES)
def test_whatever_changes_in_a_question_changes_its_hash(field: str) -> None:
    assert content_hash(replace(QUESTION, **{field: CHANGES[field]})) != content_hash(QUESTION)


@pytest.mark.parametrize(
    "changed",
    [
        replace(NO, text="Nope"),
        replace(NO, feedback="Never."),
        replace(NO, cautious=True),
        replace(NO, credit=0.5),
        replace(NO, misconception=MisconceptionId("belief")),
    ],
)
def test_whatever_changes_in_a_choice_changes_the_hash(changed: Choice) -> None:
    assert content_hash(replace(QUESTION, choices=(YES, changed))) != content_hash(QUESTION)


def test_two_kinds_never_share_a_hash() -> None:
    same = TrueFalse(id=QUESTION.id, prompt=QUESTION.prompt, choices=(YES, NO))
    assert content_hash(same) != content_hash(QUESTION)


def test_the_hash_of_a_question_never_changes_with_the_program() -> None:
    """Stored answers would no longer fit. A new field with a default does not change it."""
    assert content_hash(QUESTION) == "7708396233ce0e6cc6ba90fdfb7fb5d3"


@given(questions())
def test_hashes_are_32_hex_digits_and_the_same_each_time(question: Question) -> None:
    found = content_hash(question)
    assert len(found) == 32 and set(found) <= set("0123456789abcdef")
    content_hash.cache_clear()
    assert content_hash(question) == found
