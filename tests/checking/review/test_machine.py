"""What counting finds in lessons, and where it leaves the answer to people."""

import re
from collections.abc import Callable

import pytest

from edu.checking.review.cdc import CDC_INDEX
from edu.checking.review.evidence import Evidence
from edu.checking.review.form import Form, Mark
from edu.checking.review.forms import forms
from edu.checking.review.machine import evidence
from edu.checking.review.material import Material
from edu.checking.review.pemat import PEMAT_P
from tests.checking.review.conftest import material_in

Y, N, NA, OPEN = Mark.YES, Mark.NO, Mark.NA, Mark.OPEN
PLAIN = "## One\n\nYour skin heals.\n\n## Two\n\nIt takes time."
PASSIVE = "## One\n\n" + "The skin was seen. It was cleaned. " * 20
PICTURE = '```picture caption="A cell" alt="A round cell."\n( )\n```'


def suggested(form: Form, of: Material) -> dict[int, Mark]:
    return {number: seen.suggests for number, seen in evidence(form, of).items()}


def text(seen: Evidence) -> str:
    return "\n".join(seen.lines)


@pytest.mark.parametrize("form", forms.values(), ids=list(forms))
def test_a_suggestion_is_an_answer_that_the_item_allows(
    form: Form, shipped: Material, rewritten: Callable[[str], Material]
) -> None:
    for material in (shipped, rewritten(PLAIN)):
        for number, seen in evidence(form, material).items():
            item = form.by_number[number]
            assert seen.lines
            assert seen.suggests in (OPEN, Y, N) or item.na


def test_what_no_count_can_tell_is_left_to_people(shipped: Material) -> None:
    found = suggested(PEMAT_P, shipped)
    assert {number for number in PEMAT_P.by_number if found.get(number, OPEN) is OPEN} >= {1, 2, 4, 10, 15, 16, 22, 26}
    found = suggested(CDC_INDEX, shipped)
    assert {number for number in CDC_INDEX.by_number if found.get(number, OPEN) is OPEN} >= {7, 10, 11, 13, 14, 18, 19}


def test_the_shipped_lessons_are_suggested_to_be_plain_short_and_about_doing(shipped: Material) -> None:
    found = suggested(PEMAT_P, shipped)
    assert [number for number, mark in found.items() if mark is Y] == [3, 5, 7, 8, 9, 11, 12, 17, 20, 21, 23]
    assert [number for number, mark in found.items() if mark is NA] == [19, 24]
    assert N not in found.values()


def test_several_lessons_have_no_one_main_message_by_count(shipped: Material, one_lesson: Material) -> None:
    assert {number: suggested(CDC_INDEX, one_lesson)[number] for number in (1, 2, 3)} == {1: Y, 2: Y, 3: Y}
    assert {number: suggested(CDC_INDEX, shipped)[number] for number in (1, 2, 3)} == {1: OPEN, 2: OPEN, 3: OPEN}
    assert text(evidence(CDC_INDEX, shipped)[1]).count("content/lessons/") == len(shipped.lessons)


@pytest.mark.parametrize(
    ("form", "body", "wanted"),
    [
        (PEMAT_P, PLAIN, {12: N, 16: NA, 17: NA, 18: NA, 25: NA, 7: Y, 24: NA, 6: NA}),
        (CDC_INDEX, PLAIN, {4: N, 8: N, 15: NA, 16: NA, 17: NA, 20: NA, 11: OPEN}),
        (PEMAT_P, f"## One\n\n{PICTURE}", {16: OPEN, 17: Y, 18: OPEN, 25: OPEN}),
        (PEMAT_P, f"## One\n\n{PICTURE.replace('A cell', '')}", {17: N}),
        (CDC_INDEX, f"## One\n\n{PICTURE}", {4: OPEN}),
        (PEMAT_P, "## One\n\n- Wash it.", {12: Y}),
        (PEMAT_P, "## One\n\n**Wash** it.", {12: Y}),
        (PEMAT_P, "## One\n\n" + "Wash it well. " * 40, {8: Y}),
        (PEMAT_P, "## One\n\n" + "Wash it well. " * 41, {8: N}),
        (PEMAT_P, PASSIVE, {5: N}),
        (PEMAT_P, "## One\n\n" + "Considerable investigations necessitated reevaluation. " * 30, {3: N}),
        (PEMAT_P, "## One\n\nAbout 20% peel.", {6: OPEN, 7: OPEN, 24: OPEN}),
        (CDC_INDEX, "## One\n\nAbout 20% peel.", {15: OPEN, 16: OPEN, 17: OPEN, 20: OPEN}),
        (CDC_INDEX, "## One\n\nThere are two kinds.", {15: OPEN, 17: N}),
        (PEMAT_P, "## One\n\nPatients should wash.", {21: OPEN}),
        (CDC_INDEX, "## One\n\nCall if it may be infected.", {6: OPEN}),
        (CDC_INDEX, "## One\n\nYour skin may be infected.", {6: Y}),
    ],
)
def test_each_count_follows_the_text(
    form: Form, body: str, wanted: dict[int, Mark], rewritten: Callable[[str], Material]
) -> None:
    found = suggested(form, rewritten(body))
    assert {number: found[number] for number in wanted} == wanted


def test_lessons_without_anything_to_do_are_left_to_people(rewritten: Callable[[str], Material]) -> None:
    material = rewritten(PLAIN)
    path = material.lessons[0].file.path
    text_of_lesson = path.read_text(encoding="utf-8").replace("main_point: Wash", "main_point: To wash")
    path.write_text(re.sub(r"(?<=key_points:\n)(?:  - .*\n)+", "  - It heals.\n", text_of_lesson), encoding="utf-8")
    quiet = material_in(material.root, "gentle-daily-care")
    assert {number: suggested(PEMAT_P, quiet)[number] for number in (20, 21, 22)} == dict.fromkeys((20, 21, 22), OPEN)
    assert {number: suggested(CDC_INDEX, quiet)[number] for number in (5, 12)} == {5: OPEN, 12: OPEN}
    assert "No sentence" in text(evidence(PEMAT_P, quiet)[20])


@pytest.mark.parametrize("form", forms.values(), ids=list(forms))
def test_what_is_quoted_stands_where_it_is_said_to_stand(form: Form, shipped: Material) -> None:
    quoted = [
        found
        for seen in evidence(form, shipped).values()
        for line in seen.lines
        if (found := re.fullmatch(r'- (content/\S+):(\d+)\n"(.+?)…?"', line))
    ]
    assert len(quoted) >= 15
    for found in quoted:
        lines = (shipped.root / found[1]).read_text(encoding="utf-8").splitlines()
        from_there = " ".join(" ".join(lines[int(found[2]) - 1 :]).split()).replace("*", "")
        assert found[3][:30] in from_there[:600]


def test_a_long_list_is_cut_short(shipped: Material) -> None:
    assert evidence(PEMAT_P, shipped)[20].lines[-1].startswith("- and ")
    assert len(evidence(PEMAT_P, shipped)[20].lines) == 7
