"""What the educators' guide shows is tried, and what it lists is what there is."""

import re
import shlex
import shutil
from pathlib import Path
from textwrap import indent

import pytest

from edu.authoring.questions import QUESTION
from edu.checking.checker import check
from edu.cli.grammar import parser
from tests.guide import GUIDE, renewed

TEXT = GUIDE.read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```yaml\n(  - id: .*?)^```", TEXT, re.M | re.S)
COMMANDS = [
    line.split("#")[0].strip()
    for block in re.findall(r"^```sh\n(.*?)^```", TEXT, re.M | re.S)
    for line in block.splitlines()
    if line.startswith("edu ")
]

PATH = """\
  - id: at-work
    title: At work
    about: A lesson and an exam.
    audience: trainee
    steps:
      - lesson: wash-your-hands
"""


def kind_of(example: str) -> str:
    return str(re.findall(r"^    type: (\w+)", example, re.M)[0])


def test_there_is_an_example_of_every_kind() -> None:
    assert sorted(map(kind_of, EXAMPLES)) == sorted(QUESTION.kinds)


@pytest.mark.parametrize("example", EXAMPLES, ids=map(kind_of, EXAMPLES))
def test_an_example_has_no_flaw(example: str, tmp_path: Path) -> None:
    shutil.copytree(GUIDE.with_name("course"), tmp_path / "course")
    quiz = tmp_path / "course" / "quizzes" / "wash-your-hands.yaml"
    quiz.write_text(f"{quiz.read_text(encoding='utf-8')}\n{example}", encoding="utf-8")
    checked = check(tmp_path / "course")
    assert checked.problems == () and checked.loaded.course is not None


def test_the_exam_has_no_flaw(tmp_path: Path) -> None:
    ((exam, name),) = re.findall(r"^```yaml\n(id: (\S+)\n.*?)^```", TEXT, re.M | re.S)
    (step,) = re.findall(r"^```yaml\n(- quiz: .*?)^```", TEXT, re.M | re.S)
    course = tmp_path / "course"
    shutil.copytree(GUIDE.with_name("course"), course)
    (course / "quizzes" / f"{name}.yaml").write_text(exam, encoding="utf-8")
    manifest = course / "content" / "course.yaml"
    before, after = manifest.read_text(encoding="utf-8").split("\npaths:\n")
    manifest.write_text(f"{before}\npaths:\n{PATH}{indent(step, '      ')}{after}", encoding="utf-8")
    checked = check(course)
    assert checked.problems == () and checked.loaded.course is not None
    assert checked.loaded.course.paths[0].steps[1].key == f"quiz-{name}"


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_is_one_that_there_is(command: str) -> None:
    parser().parse_args(shlex.split(command)[1:])


def test_the_index_lists_every_code_as_it_is() -> None:
    assert renewed(TEXT) == TEXT, "`python -m tests.guide` writes it anew"
