"""Forms as they are written, and as they are read back from raters: every fault is said where it is."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from edu.checking.review.filled import LONGEST_NAME, read_sheet
from edu.checking.review.form import Form, Mark
from edu.checking.review.forms import forms
from edu.checking.review.machine import evidence
from edu.checking.review.material import Material, digest
from edu.checking.review.pemat import PEMAT_P
from edu.checking.review.sheet import Sheet, at_odds, stale
from edu.course.text import clean
from edu.errors import UsageError
from tests.checking.review.conftest import TODAY, blank, filled

BOTH = pytest.mark.parametrize("form", forms.values(), ids=list(forms))


def said(path: Path, text: str | bytes, form: Form = PEMAT_P) -> str:
    """Every problem of a file with this text."""
    path.write_bytes(text.encode("utf-8") if isinstance(text, str) else text)
    return "\n".join(map(str, read_sheet(form, path, today=TODAY)[1]))


def sheet_of(path: Path, text: str, form: Form = PEMAT_P) -> Sheet:
    path.write_text(text, encoding="utf-8")
    sheet, problems = read_sheet(form, path, today=TODAY)
    assert not problems
    assert sheet is not None
    return sheet


def line_of(text: str, found: str) -> int:
    """The number of the first line that starts with this, whatever its indent."""
    return next(number for number, line in enumerate(text.split("\n"), start=1) if line.lstrip(" -").startswith(found))


@BOTH
def test_a_form_as_it_is_written_is_read_back_without_a_problem(form: Form, shipped: Material, tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path / "form.yaml", blank(form, shipped), form)
    assert sheet.rater == "Ana Ruiz"
    assert sheet.signed == ""
    assert (sheet.rated.course, sheet.rated.version) == (shipped.course.id, shipped.course.version)
    assert [(each.id, each.digest) for each in sheet.rated.lessons] == [
        (lesson.lesson.id, digest(lesson.file)) for lesson in shipped.lessons
    ]
    seen = evidence(form, shipped)
    assert list(sheet.rows) == [item.number for item in form.items]
    for number, row in sheet.rows.items():
        suggested = seen[number].suggests if number in seen else Mark.OPEN
        assert (row.mark, row.suggested, row.note) == (suggested, suggested, "")


@BOTH
def test_a_form_fits_80_columns_and_shows_its_evidence(form: Form, shipped: Material) -> None:
    text = blank(form, shipped)
    assert max(map(len, text.splitlines())) <= 80
    assert not re.search(r"[ \t]$", text, re.M)
    words = " ".join(text.split())
    for seen in evidence(form, shipped).values():
        assert all(" ".join(line.split()) in words for line in seen.lines)
    for item in form.items:
        assert item.says in re.sub(r"\s*\n\s+#\s+", " ", text)


@BOTH
def test_every_row_that_has_no_answer_is_open_at_its_line(form: Form, shipped: Material, tmp_path: Path) -> None:
    text = blank(form, shipped)
    sheet = sheet_of(tmp_path / "form.yaml", text, form)
    rows = [number for number, row in sheet.rows.items() if row.mark is Mark.OPEN]
    assert [remark.line for remark in sheet.open] == [
        number
        for number, line in enumerate(text.splitlines(), start=1)
        if line in ("signed:", "    answer:", *(f"  {question.key}:" for question in form.before))
    ]
    assert len(sheet.open) == 1 + len(form.before) + len(rows)
    assert all(f"item {number} is open" in " ".join(map(str, sheet.open)) for number in rows)


@BOTH
def test_a_filled_form_has_nothing_open(form: Form, shipped: Material, tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path / "form.yaml", filled(form, shipped), form)
    assert sheet.open == ()
    assert sheet.signed == "2026-05-24"
    assert Mark.OPEN not in sheet.marks.values()


@given(st.text(max_size=80))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
def test_any_name_of_a_rater_comes_back_as_it_was_cleaned(one_lesson: Material, tmp_path: Path, name: str) -> None:
    rater = clean(name, limit=LONGEST_NAME)
    if rater:
        assert sheet_of(tmp_path / "form.yaml", blank(PEMAT_P, one_lesson, rater)).rater == rater


@pytest.mark.parametrize("answer", ["Agree", "AGREE", '"agree"', "'agree'  # sure"])
def test_answers_may_be_written_in_capitals_or_quotes(answer: str, shipped: Material, tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path / "form.yaml", filled(PEMAT_P, shipped, answer=answer))
    assert sheet.marks[2] is Mark.YES


def test_a_rater_may_change_what_was_suggested(shipped: Material, tmp_path: Path) -> None:
    text = filled(PEMAT_P, shipped).replace(
        "suggested: agree\n    answer: agree\n    note:",
        "suggested: agree\n    answer: disagree\n    note: too long",
        1,
    )
    row = sheet_of(tmp_path / "form.yaml", text).rows[3]
    assert (row.mark, row.suggested, row.note) == (Mark.NO, Mark.YES, "too long")


@pytest.mark.parametrize(
    ("old", "new", "at", "wanted"),
    [
        ("answer: agree", "answer: agre", "answer: agre", 'E104 "agre" is not one of agree, disagree or n/a'),
        ("answer: agree", "answer: maybe", "answer: maybe", "E104"),
        ("answer: agree", "answer: n/a", "answer: n/a", "E104 n/a is no answer to item 1 (write agree or disagree)"),
        ("answer: agree", "answer: [agree]", "answer: [", "E103 a list stands where"),
        ("answer: agree", "anser: agree", "anser", 'E102 a row has no field "anser" (did you mean "answer"?)'),
        ("  - item: 2\n", "  - item: 13\n", "item: 13", "E116 PEMAT-P has no item 13"),
        ("  - item: 2\n", "  - item: two\n", "item: two", 'E109 "two" is not a whole number'),
        ("  - item: 2\n", "  - item: 999\n", "item: 999", "E110"),
        ("signed: 2026-05-24", "signed: 24 May", "signed", "E112"),
        ("signed: 2026-05-24", "signed: 2026-06-01", "signed", "E112 2026-06-01 is still to come"),
        ("signed: 2026-05-24", "signed: 2026-05-21", "signed", "E112 2026-05-21 is before the form was written"),
        ('rater: "Ana Ruiz"', "rater:", "rater", "E105"),
        ('rater: "Ana Ruiz"\n', "", "form: pemat", 'E101 the field "rater" of a form is missing'),
        ('rater: "Ana Ruiz"', 'rater: "Ana\\0"', "rater", "E003"),
        ("form: pemat", "form: cdc", "form", 'E104 this is the form "cdc" where pemat is wanted'),
        ("form: pemat", "form: cdc\nform: pemat", "form: pemat", 'E006 the key "form" stands here a second time'),
        ("prepared: 2026-05-22", "prepared: today", "prepared", "E112"),
        ("prepared: 2026-05-22", "prepaid: 2026-05-22", "prepaid", 'did you mean "prepared"?'),
        ("    - id: why-skin-peels\n", "    - id: Why\n", "id: Why", "E108"),
        ("rows:\n", "rows: agree\nrest:\n", "rows", "E103 a text stands where a list is wanted"),
        ("    note:", "    note: a: b", "note: a", "E005"),
        ("    note:", "\tnote:", "\tnote", "E004"),
        ("form: pemat", "form: *a", "form: *a", "E009"),
    ],
)
def test_each_fault_is_said_at_its_line(
    old: str, new: str, at: str, wanted: str, shipped: Material, tmp_path: Path
) -> None:
    text = filled(PEMAT_P, shipped)
    assert old in text
    text = text.replace(old, new, 1)
    problems = said(tmp_path / "form.yaml", text)
    found = [line for line in problems.splitlines() if wanted in line]
    assert found, problems
    assert any(f"form.yaml:{line_of(text, at)}:" in line for line in found), problems


def test_a_row_that_is_missing_is_named(shipped: Material, tmp_path: Path) -> None:
    text = filled(PEMAT_P, shipped)
    for number in (2, 26):
        text = text.replace(f"  - item: {number}\n    answer: agree\n    note:\n", "")
    problems = said(tmp_path / "form.yaml", text)
    assert f"form.yaml:{line_of(text, 'rows:')}:" in problems
    assert "E101 no row for item 2 and 26 (take the row over from a new form)" in problems


def test_a_row_that_stands_twice_is_refused_at_the_second(shipped: Material, tmp_path: Path) -> None:
    text = filled(PEMAT_P, shipped)
    first = line_of(text, "item: 2") + 1
    problems = said(tmp_path / "form.yaml", f"{text}  - item: 2\n    answer: disagree\n")
    assert problems == (
        f"{tmp_path / 'form.yaml'}:{text.count(chr(10)) + 2}: E115 item 2 stands here a second time; "
        f"the first is on line {first} (keep one of them)"
    )


def test_what_needs_a_main_message_cannot_be_so_without_one(shipped: Material, tmp_path: Path) -> None:
    cdc = forms["cdc"]
    text = re.sub(r"(item: 1\n(?:.*\n)*?    answer: )yes", r"\1no", filled(cdc, shipped), count=1)
    problems = said(tmp_path / "form.yaml", text, cdc)
    assert problems.count("E104") == 3
    assert "E104 item 2 cannot be yes where item 1 is no (write no, or look at item 1 again)" in problems
    for number in (2, 3, 4):
        text = re.sub(rf"(item: {number}\n(?:.*\n)*?    answer: )yes", r"\1no", text, count=1)
    assert said(tmp_path / "form.yaml", text, cdc) == ""


@pytest.mark.parametrize(
    ("data", "wanted"),
    [
        (b"", "E016 the file is empty"),
        (b"form: pemat\0", ":1:12: E003 a NUL character"),
        (b"\xff\xfef\0o\0", "E002 the file is UTF-16"),
        (b"form: \xe9", ":1:7: E001 the byte E9"),
        (b"form: pemat", ':1:1: E101 the field "rows" of a form is missing'),
        (b"form: [pemat", "E005"),
    ],
)
def test_what_is_no_form_at_all_is_said(data: bytes, wanted: str, tmp_path: Path) -> None:
    assert wanted in said(tmp_path / "form.yaml", data)


@pytest.mark.parametrize("data", [b"- form: pemat", b"id: a-quiz\nquestions: []\n", b"word", b"title: x # form: pemat"])
def test_what_was_never_a_form_is_said_in_one_sentence(data: bytes, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"form\.yaml: this is not a form of `edu review`; `edu review pemat --rater"):
        said(tmp_path / "form.yaml", data)


def test_a_folder_and_a_missing_file_are_said(tmp_path: Path) -> None:
    for path, code in ((tmp_path, "E017"), (tmp_path / "none.yaml", "E018")):
        sheet, (problem,) = read_sheet(PEMAT_P, path, today=TODAY)
        assert sheet is None
        assert problem.code == code


def test_an_unread_answer_is_no_open_row_besides(shipped: Material, tmp_path: Path) -> None:
    path = tmp_path / "form.yaml"
    path.write_text(blank(PEMAT_P, shipped).replace("    answer:\n", "    answer: maybe\n", 1), encoding="utf-8")
    sheet, problems = read_sheet(PEMAT_P, path, today=TODAY)
    assert [problem.code for problem in problems] == ["E104"]
    assert sheet is not None
    assert problems[0].line not in {remark.line for remark in sheet.open}
    assert any("item 2 is open" in remark.says for remark in sheet.open)


def test_a_form_is_stale_when_a_lesson_is_another(shipped: Material, tmp_path: Path) -> None:
    text = filled(PEMAT_P, shipped)
    sheet = sheet_of(tmp_path / "form.yaml", text)
    now: dict[str, str] = {lesson.lesson.id: digest(lesson.file) for lesson in shipped.lessons}
    assert list(stale(sheet, shipped.course.id, now)) == []
    (changed,) = stale(sheet, shipped.course.id, {**now, "why-skin-peels": "0"})
    assert changed.line == line_of(text, "id: why-skin-peels") + 1
    assert "the lesson why-skin-peels has changed since it was rated" in str(changed)
    (gone,) = stale(sheet, shipped.course.id, {id: each for id, each in now.items() if id != "why-skin-peels"})
    assert "the course has no lesson why-skin-peels any more" in str(gone)
    (other,) = stale(sheet, "sun", now)
    assert other.line == line_of(text, "course:")
    assert "the form is about the course skin-peeling-after-microneedling, and this is sun" in str(other)


def test_two_forms_need_two_raters_of_the_same_lessons(shipped: Material, one_lesson: Material, tmp_path: Path) -> None:
    first = sheet_of(tmp_path / "one.yaml", filled(PEMAT_P, shipped))
    second = sheet_of(tmp_path / "two.yaml", filled(PEMAT_P, shipped, "Ben"))
    assert list(at_odds(first, second)) == []
    same = sheet_of(tmp_path / "two.yaml", filled(PEMAT_P, shipped, "ANA  ruiz"))
    (remark,) = at_odds(first, same)
    assert f"two.yaml:{same.rater_line}: ANA ruiz is the rater of" in str(remark)
    (remark,) = at_odds(first, sheet_of(tmp_path / "two.yaml", filled(PEMAT_P, one_lesson, "Ben")))
    assert "this is not about the same lessons as" in str(remark)


def test_the_day_of_signing_may_be_today(shipped: Material, tmp_path: Path) -> None:
    path = tmp_path / "form.yaml"
    path.write_text(filled(PEMAT_P, shipped), encoding="utf-8")
    assert read_sheet(PEMAT_P, path, today=date(2026, 5, 24))[1] == ()
    assert len(read_sheet(PEMAT_P, path, today=date(2026, 5, 23))[1]) == 1
