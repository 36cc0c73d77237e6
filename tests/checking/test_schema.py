"""The schemas against the reader: on the same document both complain, or neither does."""

import json
import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from edu.authoring.events import read
from edu.authoring.load import load
from edu.authoring.nodes import Mapping, Node, Scalar, Sequence
from edu.authoring.questions import QUESTION
from edu.authoring.reading import Reading
from edu.checking.schema import BEYOND, COURSE, KINDS, MADE_HERE, schema
from tests.authoring.kinds import KINDS as QUESTIONS
from tests.authoring.kinds import SECTIONS
from tests.checking.documents import Damaged, Tree, damaged, documents, replaced, written

ROOT = Path(__file__).parents[2]
FILES = [
    *(("quiz", path) for path in sorted((ROOT / "quizzes").glob("*.yaml"))),
    *(("lesson", path) for path in sorted((ROOT / "content" / "lessons").glob("*.md"))),
    *((kind, ROOT / "content" / f"{kind}.yaml") for kind in ("course", "sources", "glossary")),
]
NAMED = [path.name for _, path in FILES]
_NUMBER = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_BASES = {r"[-+]?[0-9]+": 10, r"0o[0-7]+": 8, r"0x[0-9a-fA-F]+": 16}


def seen(node: Node) -> object:
    """What an editor makes of a tree, by the core schema of YAML 1.2."""
    match node:
        case Mapping(entries=entries):
            return {key: seen(value) for key, (_, value) in entries.items()}
        case Sequence(items=items):
            return [seen(item) for item in items]
        case Scalar(text=text, plain=True):
            return _plain(text)
        case Scalar(text=text):
            return text
    raise AssertionError(node)


def _plain(text: str) -> object:
    if text in {"", "~", "null", "Null", "NULL"}:
        return None
    if text.lower() in {"true", "false"} and text in {text.lower(), text.upper(), text.title()}:
        return text.lower() == "true"
    for pattern, base in _BASES.items():
        if re.fullmatch(pattern, text):
            return int(text, base)
    return float(text) if _NUMBER.fullmatch(text) else text


def found(kind: str, text: str) -> tuple[set[str], bool]:
    """The reader's codes that are about shapes, and whether the schema complains."""
    reading = Reading("a.yaml")
    root = read(text, reading)
    assert root
    assert not reading.problems, reading.problems
    KINDS[kind].read(root, reading)
    shapes = {
        problem.code
        for problem in reading.problems
        if not problem.code.startswith(BEYOND) and "is already explained" not in problem.message
    }
    return shapes, not validator(kind).is_valid(seen(root))


@cache
def validator(kind: str) -> Draft7Validator:
    return Draft7Validator(json.loads(schema(kind)))


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_a_schema(kind: str) -> None:
    Draft7Validator.check_schema(json.loads(schema(kind)))


@pytest.mark.parametrize(("kind", "path"), FILES, ids=NAMED)
def test_a_shipped_file_names_its_schema_and_fits_it(kind: str, path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    if kind == "lesson":
        text = text.split("---\n")[1]
    named = re.match(r"# yaml-language-server: \$schema=(\S+)\n", text)
    assert named
    assert (path.parent / named[1]).resolve() == ROOT / "content" / "schema" / f"{kind}.json"
    assert found(kind, text) == (set(), False)


def test_the_shipped_schemas_are_what_is_made_now() -> None:
    shipped = {path.stem: path.read_text(encoding="utf-8") for path in (ROOT / "content" / "schema").iterdir()}
    assert shipped == {kind: schema(kind) for kind in COURSE}, "run `edu schema --out content/schema`"
    assert all(MADE_HERE in text for text in shipped.values())


def test_a_course_with_schemas_in_it_opens() -> None:
    assert (ROOT / "content" / "schema").is_dir()
    assert load(ROOT).problems == ()


def test_a_schema_says_what_a_field_is_for_and_what_it_is_by_default() -> None:
    made = json.loads(schema("quiz"))
    fields = made["properties"]
    assert fields["pass_mark"]["default"] == 80
    assert fields["pass_mark"]["description"].startswith("Per cent of the marks")
    assert fields["questions"]["items"] == {"$ref": "#/definitions/question"}
    question = made["definitions"]["question"]["properties"]
    assert (question["critical"]["default"], question["shuffle"]["default"]) == ("no", "yes")
    assert question["type"]["enum"] == list(QUESTION.kinds)
    assert made["definitions"]["step"]["properties"]["type"]["enum"] == [k for k in QUESTION.kinds if k != "scenario"]


QUIZ = """\
id: a-quiz
title: A quiz
path: patient
pass_mark: 80
questions:
  - id: one
    type: single
    prompt: Which?
    supports: [C001]
    choices:
      - {text: This, correct: yes}
      - {text: That}
"""
COURSE_FILE = """\
id: course
title: A course
version: 1.0.0
language: en
welcome: Welcome.
governance: {reviewed_by: none yet, review_by: 2027-05-22, notice: This is not advice., sources: An article.}
when_to_call: {common: Some is., lead: Call if, signs: [{text: It hurts.}], urgent: Get help.}
paths:
  - id: whole
    title: All of it
    about: One lesson.
    audience: patient
    steps:
      - {check: before, title: Before, forms: [form-a, form-b]}
      - {lesson: one}
"""
CLINIC_FILE = "name:\nphone: +1 555 0100\nafter_hours: 112\ndanger_signs: []\napproved_on:\n"
GOOD = {"quiz": QUIZ, "course": COURSE_FILE, "clinic": CLINIC_FILE}
# kind, text to replace, replacement, the reader's code
BAD = [
    ("quiz", "id: a-quiz\n", "", "E101"),
    ("quiz", "path: patient", "path: patient\ncolour: red", "E102"),
    ("quiz", "Which?", "[Which]", "E103"),
    ("quiz", "Which?", "{Which: one}", "E103"),
    ("quiz", "[C001]", "C001", "E103"),
    ("quiz", "[C001]", "", "E103"),
    ("quiz", "{text: That}", "That", "E103"),
    ("quiz", "  - id: one", "  - word\n  - id: one", "E103"),
    ("quiz", "path: patient", "path: pateint", "E104"),
    ("quiz", "path: patient", "path: true", "E104"),
    ("quiz", "Which?", "", "E105"),
    ("quiz", "Which?", '"  "', "E105"),
    ("quiz", "text: That", f"text: {'x' * 501}", "E106"),
    ("quiz", "Which?", "x" * 4001, "E106"),
    ("quiz", "text: That", r'text: "That\nand this"', "E107"),
    ("quiz", "id: one", "id: One", "E108"),
    ("quiz", "id: one", "id: -1", "E108"),
    ("quiz", "id: one", "id: 1.5", "E108"),
    ("quiz", "id: one", f"id: {'x' * 81}", "E108"),
    ("quiz", "C001", "C01", "E108"),
    ("quiz", "C001", "1", "E108"),
    ("quiz", "80", "high", "E109"),
    ("quiz", "80", "50.5", "E109"),
    ("quiz", "80", "101", "E110"),
    ("quiz", "80", "-1", "E110"),
    ("quiz", "Which?", "Which?\n    points: 0", "E110"),
    ("quiz", "correct: yes", "correct: on", "E111"),
    ("quiz", "correct: yes", "correct: 1", "E111"),
    ("course", "2027-05-22", "22.05.2027", "E112"),
    ("course", "2027-05-22", "2027-13-01", "E112"),
    ("course", "2027-05-22", "2027-W01-1", "E112"),
    ("clinic", "approved_on:", "approved_on: soon", "E112"),
    ("quiz", ", correct: yes}\n      - {text: That", "", "E113"),
    ("course", "form-b]", "form-b, form-c]", "E113"),
    ("quiz", "[C001]", "[C001, C001]", "E114"),
    ("quiz", "questions:", "sections: [{from: [other]}]\nquestions:", "E118"),
    ("quiz", "questions:", "sections:\n- title: One\nquestion:", "E101"),
    ("quiz", "questions:", "sections:\n- keep_together:", "E102"),
    ("quiz", "path: patient", "path: patient\ntries: 4", "E110"),
    ("quiz", "path: patient", "path: patient\ntime_limit: 601", "E110"),
    ("quiz", "{text: That}", "{text: That, next: end}", "E102"),
    ("quiz", "    type: single\n", "", "E117"),
    ("quiz", "type: single", "type: singel", "E117"),
    ("course", "lesson: one", "quiz: one", "E101"),
    ("course", "lesson: one", "quiz: one, title: One, optional: yes", "E102"),
    ("course", "check: before", "check: before, lesson: one", "E102"),
    ("course", "lesson: one", "lesson: one, title: One", "E102"),
]


@pytest.mark.parametrize("kind", GOOD)
def test_both_are_content_with_a_small_file(kind: str) -> None:
    assert found(kind, GOOD[kind]) == (set(), False)


@pytest.mark.parametrize(("kind", "old", "new", "code"), BAD)
def test_both_complain_of_a_bad_shape(kind: str, old: str, new: str, code: str) -> None:
    assert old in GOOD[kind]
    codes, complains = found(kind, GOOD[kind].replace(old, new, 1))
    assert code in codes
    assert complains


def of_every_kind() -> list[str]:
    heads = "id: q\ntitle: T\npath: trainee\nquestions:\n"
    return [SECTIONS, *(heads + text for text in QUESTIONS.values())]


@pytest.mark.parametrize("text", of_every_kind(), ids=["sections", *QUESTIONS])
def test_both_are_content_with_every_kind(text: str) -> None:
    assert found("quiz", text) == (set(), False)


FINE = [
    ("yes", "YES"),
    ("yes", '"True"'),
    ("yes", "|\n          yes"),
    ("80", '"80"'),
    ("80", "007"),
    ("id: one", "id: true"),
    ("id: one", 'id: " one "'),
    ("Which?", "|\n      One\n\n      or two?"),
    ("That", ">\n          That\n"),
]


@pytest.mark.parametrize(("old", "new"), FINE)
def test_both_are_content_with_another_way_to_type_it(old: str, new: str) -> None:
    text = QUIZ.replace("{text: This, correct: yes}", "text: This\n        correct: yes").replace(
        "{text: That}", "text: That"
    )
    assert old in text
    assert found("quiz", text.replace(old, new, 1)) == (set(), False)


# what is typed, whether the reader complains, and the schema
DIFFERENT = [
    ("title: A quiz", "title: null", False, True),
    ("title: A quiz", "title: ~", False, True),
    ("id: one", "id: 1e-3", False, True),
    ("path: patient", 'path: " patient "', False, True),
    ("id: one", "id: +5", True, False),
    ("id: one", "id: True", True, False),
    ("80", "0x10", True, False),
    ("80", "80.0", True, False),
    ("80", "1e1", True, False),
    ("80", '"101"', True, False),
    ("[C001]", '[C001, " C001 "]', True, False),
]


@pytest.mark.parametrize(("old", "new", "reader", "editor"), DIFFERENT)
def test_they_differ_only_where_the_module_says(old: str, new: str, *, reader: bool, editor: bool) -> None:
    assert old in QUIZ
    codes, complains = found("quiz", QUIZ.replace(old, new, 1))
    assert (bool(codes), complains) == (reader, editor)


def test_they_differ_on_a_day_that_its_month_does_not_have() -> None:
    assert found("course", COURSE_FILE.replace("2027-05-22", "2027-04-31")) == ({"E112"}, False)


def test_they_differ_on_numbers_that_are_the_same_but_typed_differently() -> None:
    assert found("glossary", "terms: [{term: x, means: x, forms: [1, 1.0]}]") == (set(), True)
    assert found("glossary", 'terms: [{term: x, means: x, forms: [1, "1"]}]') == ({"E114"}, False)


# what an editor takes for a number, a truth value or nothing, and the reader for a text
ODD = ["12", "-1.5", ".5", "1e3", "0x1F", "0o7", "true", "FALSE", "no", "yes", "on", "2027-05-22", "12:30", "1_000"]


@pytest.mark.parametrize("word", ODD)
def test_a_text_may_look_like_something_else(word: str) -> None:
    assert found("quiz", QUIZ.replace("A quiz", word).replace("This", word)) == (set(), False)


@pytest.mark.parametrize("length", [1, 2, 199, 200, 201])
@pytest.mark.parametrize("letter", ["x", "\N{GRINNING FACE}"])
def test_a_text_may_be_as_long_as_for_the_reader(length: int, letter: str) -> None:
    codes, complains = found("quiz", QUIZ.replace("A quiz", f'"  {letter * length}\\n "'))
    assert bool(codes) == complains == (length > 200)


any_kind = st.sampled_from(sorted(KINDS))
valid = any_kind.flatmap(lambda kind: st.tuples(st.just(kind), documents(KINDS[kind])))
flawed = any_kind.flatmap(lambda kind: st.tuples(st.just(kind), damaged(KINDS[kind])))
changed = any_kind.flatmap(lambda kind: st.tuples(st.just(kind), replaced(KINDS[kind])))


@given(valid)
def test_both_are_content_with_what_is_declared(made: tuple[str, Tree]) -> None:
    kind, document = made
    assert found(kind, written(document)) == (set(), False)


@given(flawed)
def test_both_complain_of_what_was_damaged(made: tuple[str, Damaged]) -> None:
    kind, (document, code) = made
    codes, complains = found(kind, written(document))
    assert code in codes
    assert complains


@given(changed)
def test_both_say_the_same_of_what_stands_in_a_wrong_place(made: tuple[str, Tree]) -> None:
    kind, document = made
    codes, complains = found(kind, written(document))
    assert bool(codes) == complains, codes
