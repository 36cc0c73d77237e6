"""Rules on questions are silent on what careful authors write, and speak where there is a flaw."""

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from shutil import copytree

import pytest

from edu.checking.checker import check
from edu.problems import Problem
from tests.checking.rules.template import TEMPLATE

TRUST = Path(__file__).with_name("trust")
TEXTS = {name: (TRUST / f"{name}.yaml").read_text(encoding="utf-8") for name in ("sound", "sound-trainee", "flawed")}
_ITEM = "  - id: "
FLAWED = [line.removeprefix(_ITEM) for line in TEXTS["flawed"].split("\n") if line.startswith(_ITEM)]
AS_WELL = {"e224-a": {"E222"}, "e302-a": {"W214"}}
"""Codes that a flaw cannot do without, besides its own."""

IDEA = "  - {id: get-help, title: Get help in time, say: Get help at once., lesson: wash-your-hands}\n"
BELIEFS = "".join(
    f"  - {{id: {belief}, belief: It is so., instead: It is not so.}}\n"
    for belief in ("wishful", "hearsay", "habit", "haste", "fear")
)


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, list[Problem]]:
    """By quiz, what is said of it in a copy of the template course that holds all that the questions rest on."""
    root = tmp_path_factory.mktemp("trust") / "course"
    copytree(TEMPLATE, root)
    for name, text in TEXTS.items():
        (root / "quizzes" / f"{name}.yaml").write_text(text, encoding="utf-8")
    sources, course = root / "content" / "sources.yaml", root / "content" / "course.yaml"
    with sources.open("a", encoding="utf-8") as file:
        file.write((TRUST / "claims.yaml").read_text(encoding="utf-8"))
    text = course.read_text(encoding="utf-8")
    course.write_text(text.replace("\nideas:\n", f"\nideas:\n{IDEA}") + BELIEFS, encoding="utf-8")
    found = defaultdict(list)
    for problem in check(root).problems:
        if problem.code[1] != "5":  # no path leads to these quizzes
            found[Path(problem.path).stem].append(problem)
    return found


@pytest.mark.parametrize("quiz", ["sound", "sound-trainee"])
def test_nothing_is_said_of_sound_questions(said: Mapping[str, list[Problem]], quiz: str) -> None:
    assert [(problem.line, problem.code, problem.message) for problem in said[quiz]] == []


@pytest.mark.parametrize("question", FLAWED)
def test_a_flaw_is_found_and_nothing_beside_it(said: Mapping[str, list[Problem]], question: str) -> None:
    lines = TEXTS["flawed"].split("\n")
    first = lines.index(f"{_ITEM}{question}") + 1
    last = next((n for n, line in enumerate(lines[first:], first) if line.startswith(_ITEM)), len(lines))
    found = {problem.code for problem in said["flawed"] if problem.line and first <= problem.line <= last}
    assert found == {question.partition("-")[0].upper(), *AS_WELL.get(question, ())}
