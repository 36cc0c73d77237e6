"""What two raters are told, word for word."""

import re
from pathlib import Path

from edu.checking.review.cdc import CDC_INDEX
from edu.checking.review.filled import read_sheet
from edu.checking.review.form import Form
from edu.checking.review.material import Material
from edu.checking.review.pemat import PEMAT_P
from edu.checking.review.report import report
from edu.checking.review.sheet import Sheet
from tests.checking.review.conftest import TODAY, filled

LONG_NAME = "Dr. Maria-Theresia von Hohenstein-Wallenberg the Third of Here"


def answered(text: str, answers: dict[int, str], note: str = "") -> str:
    for number, answer in answers.items():
        row = rf"(- item: {number}\n(?:(?!  - item).*\n)*?    answer:) .*\n    note:"
        text, changed = re.subn(row, rf"\1 {answer}\n    note: {note}".rstrip(), text, count=1)
        assert changed
    return text


def sheet(form: Form, path: Path, text: str) -> Sheet:
    path.write_text(text, encoding="utf-8")
    found, problems = read_sheet(form, path, today=TODAY)
    assert not problems
    assert found is not None
    return found


def test_scores_agreement_and_what_to_talk_through(shipped: Material, tmp_path: Path) -> None:
    ana = sheet(PEMAT_P, tmp_path / "ana.yaml", answered(filled(PEMAT_P, shipped), {1: "disagree", 10: "disagree"}))
    text = answered(filled(PEMAT_P, shipped, "Ben"), {10: "disagree", 26: "disagree"}, "There is none for washing.")
    ben = sheet(PEMAT_P, tmp_path / "ben.yaml", text)
    said = report(PEMAT_P, ana, ben)
    # Of 24 rows 13 have a suggestion. Kappa over all: observed 22/24; Ana 20 agree, 2 disagree, 2 n/a, as Ben has:
    # expected (400 + 4 + 4) / 576; (528 - 408) / (576 - 408) = 0.714. Without a suggestion: observed 9/11, each 9 and 2:
    # expected 85/121; (99 - 85) / (121 - 85) = 0.389.
    assert said.startswith(
        """\
PEMAT-P
skin-peeling-after-microneedling 1.0.0, 7 lessons

Ana Ruiz, 2026-05-24
  Understandability  14 of 16    88%
  Actionability       6 of 6    100%

Ben, 2026-05-24
  Understandability  15 of 16    94%
  Actionability       5 of 6     83%

Agreement
  all rows           22 of 24    92%   Cohen's kappa 0.71
  with a suggestion  13 of 13   100%   Cohen's kappa 1.00
  without one         9 of 11    82%   Cohen's kappa 0.39
"""
    )
    places = {number: (ana.rows[number].line, ben.rows[number].line) for number in (1, 26)}
    assert (
        f"""\
To talk through

   1. You see at once what the material is for.
      Ana Ruiz: disagree  {ana.path}:{places[1][0]}
      Ben: agree  {ben.path}:{places[1][1]}

  26. There is a picture wherever one would make it easier to do what it says.
      Ana Ruiz: agree  {ana.path}:{places[26][0]}
      Ben: disagree  {ben.path}:{places[26][1]}
        There is none for washing.

Talk these rows through, and agree on one answer each. The score to report is
"""
        in said
    )
    assert "It does not say whether they are right" in " ".join(said.split())


def test_where_all_rows_agree_there_is_nothing_to_talk_through(shipped: Material, tmp_path: Path) -> None:
    one, other = (
        sheet(CDC_INDEX, tmp_path / f"{name}.yaml", filled(CDC_INDEX, shipped, name)) for name in ("ana", "ben")
    )
    said = report(CDC_INDEX, one, other)
    assert said.count("  Index              20 of 20   100%   passes (90 or more)") == 2
    assert "You agree on every row: there is nothing to talk through." in said
    assert "without one        15 of 15   100%   Cohen's kappa not defined" in said
    assert "To talk through" not in said


def test_under_90_the_index_does_not_pass(shipped: Material, tmp_path: Path) -> None:
    text = answered(filled(CDC_INDEX, shipped), {7: "no", 11: "no", 13: "no"})
    one = sheet(CDC_INDEX, tmp_path / "ana.yaml", text)
    other = sheet(CDC_INDEX, tmp_path / "ben.yaml", filled(CDC_INDEX, shipped, "Ben"))
    assert "  Index              17 of 20    85%   does not pass (90 or more)" in report(CDC_INDEX, one, other)


def test_a_report_fits_80_columns(shipped: Material, tmp_path: Path) -> None:
    note = "It would help a great deal to see how lightly a hand has to touch the skin while it washes it. " * 3
    text = answered(filled(PEMAT_P, shipped, LONG_NAME), dict.fromkeys((1, 4, 26), "disagree"), note.strip())
    one = sheet(PEMAT_P, tmp_path / "a.yaml", text)
    other = sheet(PEMAT_P, tmp_path / "b.yaml", filled(PEMAT_P, shipped, "Ben"))
    lines = [line for line in report(PEMAT_P, one, other).splitlines() if str(tmp_path) not in line]
    assert max(map(len, lines)) <= 80
