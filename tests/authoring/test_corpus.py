"""A folder of bad files, each beside what is said of it: `LINE:COLUMN: CODE`, or the code alone for a whole file.

A case takes the place of a good file of the small course, by the folder it lies in. Problems that it makes in other
files are listed with their paths. `EDU_RENEW_CORPUS=1 pytest tests/authoring/test_corpus.py` writes what is expected
anew; `git diff` then shows what is different.
"""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from edu import checking
from edu.authoring import syntax
from edu.authoring.prose_check import check
from edu.problems import Problem
from tests.authoring.test_hostile import CODES

CORPUS = Path(__file__).with_name("corpus")
PLACES = {
    "quiz": "quizzes/form-a.yaml",
    "lesson": "content/lessons/01-gentle-care.md",
    "course": "content/course.yaml",
    "sources": "content/sources.yaml",
    "glossary": "content/glossary.yaml",
}
FILES = sorted(path for path in CORPUS.rglob("*") if path.suffix in (".yaml", ".md"))
NAMES = [f"{path.parent.name}/{path.stem}" for path in FILES]
VARIANTS: dict[str, Callable[[bytes], bytes]] = {
    "as it is": lambda data: data,
    "CRLF": lambda data: data.replace(b"\n", b"\r\n"),
    "CR": lambda data: data.replace(b"\n", b"\r"),
    "a byte-order mark": lambda data: b"\xef\xbb\xbf" + data,
    "a byte-order mark and CRLF": lambda data: b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n"),
}


def problems(folder: Path, case: Path, data: bytes) -> tuple[Problem, ...]:
    """What is said of the course with these bytes in the place of a good file, which comes back afterwards."""
    place = folder / PLACES[case.parent.name]
    good = place.read_bytes()
    place.write_bytes(data)
    found = check(folder).problems
    place.write_bytes(good)
    return found


def listed(folder: Path, case: Path, data: bytes) -> str:
    own = PLACES[case.parent.name]
    lines = []
    for problem in problems(folder, case, data):
        path = os.path.relpath(problem.path, folder)
        place = ":".join(str(part) for part in (problem.line, problem.column) if part is not None)
        lines.append(": ".join(part for part in ("" if path == own else path, place, problem.code) if part))
    return "".join(f"{line}\n" for line in lines)


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("case", FILES, ids=NAMES)
def test_each_says_what_is_expected_of_it(folder: Path, case: Path, variant: str) -> None:
    said = listed(folder, case, VARIANTS[variant](case.read_bytes()))
    expected = case.with_suffix(".expected")
    if os.environ.get("EDU_RENEW_CORPUS") and variant == "as it is":
        expected.write_text(said, encoding="utf-8")
    assert said == expected.read_text(encoding="utf-8")
    assert said


def test_the_course_in_which_they_stand_has_no_problem(folder: Path) -> None:
    assert check(folder).problems == ()


def test_no_expectation_is_left_without_its_case() -> None:
    assert {path.with_suffix("") for path in CORPUS.rglob("*.expected")} == {path.with_suffix("") for path in FILES}


def explained() -> set[str]:
    """Every code of reading and shape, by its first column in the explanations."""
    texts = [
        path.read_text(encoding="utf-8")
        for path in (Path(str(checking.__file__)).parent / "explanations").glob("*.yaml")
        if path.stem.partition("-")[0] in ("reading", "shape")
    ]
    return set(re.findall(r"^  - code: (\w+)$", "".join(texts), re.MULTILINE))


def test_every_code_of_reading_and_shape_is_tried() -> None:
    in_corpus = {
        line.rpartition(" ")[2]
        for path in CORPUS.rglob("*.expected")
        for line in path.read_text(encoding="utf-8").splitlines()
    }

    assert in_corpus | CODES == explained()


def test_every_sentence_about_syntax_is_tried(folder: Path) -> None:
    said = {problem.message for case in FILES for problem in problems(folder, case, case.read_bytes())}
    sentences = [*syntax._SENTENCES.values(), *syntax._ENDS.values()]
    assert [sentence for sentence, _ in sentences if sentence not in said] == []


def test_every_problem_says_what_to_do_and_lies_in_its_file(folder: Path) -> None:
    for case in FILES:
        path = PLACES[case.parent.name]
        lines = case.read_text(encoding="utf-8").split("\n")
        for problem in problems(folder, case, case.read_bytes()):
            assert problem.remedy, problem
            if problem.path.endswith(path) and problem.line is not None and problem.column is not None:
                assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1, problem
