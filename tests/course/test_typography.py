"""Straight and typographic quotation marks are the same to the history of a learner."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edu.authoring.texts import id_of, same
from edu.course.ids import OptionId, QuestionId
from edu.course.meaning import content_hash
from edu.course.parts import Choice
from edu.course.question import Single
from edu.course.text import straight

TEXTS = {
    "Don’t rub it.": "Don't rub it.",
    "It says “wash”.": 'It says "wash".',
    "It says ‘wash’ — so\u00a0do it.": "It says 'wash' — so\u00a0do it.",
    "A \\“way\\” out": 'A \\"way\\" out',
}
LETTERS = st.text(st.sampled_from("ab ‘’“”'\"\\é—\n\x09€’"), min_size=1)


def asked(text: str) -> Single:
    choices = (
        Choice(id=id_of(text), text=text, correct=True, feedback=text),
        Choice(id=OptionId("no"), text="No", correct=False, feedback=""),
    )
    return Single(id=QuestionId("q"), prompt=text, choices=choices, hints=(text,))


@pytest.mark.parametrize(("typographic", "plain"), TEXTS.items())
def test_texts_that_differ_only_by_their_marks_have_one_id_and_one_hash(typographic: str, plain: str) -> None:
    assert straight(typographic) == plain
    assert id_of(typographic) == id_of(plain)
    assert same(typographic) == same(plain)
    assert content_hash(asked(typographic)) == content_hash(asked(plain))


@pytest.mark.parametrize(("one", "other"), [("It's", "Its"), ("a b", "ab"), ("5 %", "5"), ("-5", "5"), ("é", "e")])
def test_differences_in_words_and_numbers_count(one: str, other: str) -> None:
    assert id_of(one) != id_of(other)
    assert content_hash(asked(one)) != content_hash(asked(other))


@given(LETTERS)
def test_marks_never_count(text: str) -> None:
    assert content_hash(asked(text)) == content_hash(asked(straight(text)))
    assert id_of(text) == id_of(straight(text))


def test_the_id_of_a_text_never_changes_with_the_program() -> None:
    """Stored answers name it."""
    assert id_of("Don't rub it.") == hashlib.sha256(b"don t rub it").hexdigest()[:8] == "28f67c7a"
