"""The forms have the official numbers, scales and answers."""

import pytest

from edu.checking.review.cdc import CDC_INDEX
from edu.checking.review.form import Form, Mark
from edu.checking.review.forms import forms
from edu.checking.review.pemat import PEMAT_P

BOTH = pytest.mark.parametrize("form", forms.values(), ids=list(forms))


def numbers(form: Form, scale: str) -> list[int]:
    return [item.number for item in form.items if item.scale == scale]


def test_pemat_p_skips_the_items_for_video() -> None:
    assert numbers(PEMAT_P, "Understandability") == [*range(1, 13), *range(15, 20)]
    assert numbers(PEMAT_P, "Actionability") == list(range(20, 27))
    assert {item.number for item in PEMAT_P.items if item.na} == {6, 8, 9, 11, 16, 17, 18, 19, 24, 25}
    assert PEMAT_P.passes is None


def test_the_index_has_a_core_and_parts_that_may_not_apply() -> None:
    assert numbers(CDC_INDEX, "Index") == list(range(1, 21))
    parts = {item.number: item.topic[:6] for item in CDC_INDEX.items}
    wanted = {"Part A": range(1, 12), "Part B": range(12, 15), "Part C": range(15, 18), "Part D": range(18, 21)}
    assert parts == {number: part for part, inside in wanted.items() for number in inside}
    assert {item.number for item in CDC_INDEX.items if item.na} == set(range(12, 21))
    assert {item.number for item in CDC_INDEX.items if item.needs == 1} == {2, 3, 4}
    assert [item.number for item in CDC_INDEX.items if item.earns is not Mark.YES] == [17]
    assert len(CDC_INDEX.before) == 4


@BOTH
def test_every_item_says_in_a_sentence_what_it_asks(form: Form) -> None:
    for item in form.items:
        assert item.says[0].isupper()
        assert item.says.endswith((".", "?"))
        assert len(item.says) <= 100
        assert not item.na.endswith(".")
    assert len({item.says for item in form.items}) == len(form.items)


@BOTH
def test_each_answer_has_one_word(form: Form) -> None:
    assert set(form.words.values()) == {Mark.YES, Mark.NO, Mark.NA}
    assert all(form.words[form.word(mark)] is mark for mark in (Mark.YES, Mark.NO, Mark.NA))
    assert form.word(Mark.OPEN) == ""
    for item in form.items:
        assert ("n/a" in form.answers(item)) == bool(item.na)
