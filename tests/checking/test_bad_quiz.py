"""One deliberately bad quiz: the bad examples of all rules on questions, one after the other, each of them found."""

import re
from itertools import count
from pathlib import Path
from shutil import copytree
from textwrap import indent

from edu.checking.catalogue import QUESTION, explanations
from edu.checking.checker import check
from edu.checking.rules.table import ITEM_RULES, QUIZ_RULES
from tests.checking.examples import TEMPLATE

OF_A_WHOLE_QUIZ = {"E204", "W231", "W245", "W403"}
"""What is a share of all questions, or a mix over the file, needs a quiz of its own, which the catalogue's tests give."""
HEAD = "id: bad\ntitle: Bad\npath: patient\nlesson: wash-your-hands\nquestions:\n"


def bad_quiz(codes: set[str]) -> str:
    """Every example under ids of its own."""
    numbers = count()
    examples = [explanations()[code].bad for code in sorted(codes)]
    renamed = [re.sub(r"^- id: .*$", lambda _: f"- id: bad-{next(numbers)}", each, flags=re.M) for each in examples]
    return HEAD + "\n".join(indent(each, "  ") for each in renamed) + "\n"


def test_a_deliberately_bad_quiz_trips_every_rule(tmp_path: Path) -> None:
    copytree(TEMPLATE, tmp_path / "course")
    rules = (ITEM_RULES.keys() | QUIZ_RULES.keys()) - OF_A_WHOLE_QUIZ
    shown = {code for code in rules if explanations()[code].where == QUESTION and explanations()[code].tried}
    assert len(shown) > 35
    (tmp_path / "course" / "quizzes" / "bad.yaml").write_text(bad_quiz(shown), encoding="utf-8")
    found = {problem.code for problem in check(tmp_path / "course").problems}
    assert not shown - found
