"""The reports that programs read: JSON, SARIF and annotations."""

import json
import re
from collections.abc import Callable, Mapping, Sequence

import pytest

from edu import __version__
from edu.checking.catalogue import explanations
from edu.checking.report.as_json import as_json
from edu.checking.report.github import github
from edu.checking.report.sarif import sarif, uri
from edu.problems import Edit, Fix, Problem

FIX = Fix(title="Write prompt instead", edits=(Edit(line=3, column=5, end_line=3, end_column=10, text="prompt"),))
GUESS = Fix(title="Write it", edits=(Edit(line=1, column=1, end_line=2, end_column=1, text="a\nb"),), safe=False)
PROBLEMS = [
    Problem(path="content", code="E018", message="this folder is missing", remedy="make it"),
    Problem(
        path="quizzes/a b,c:d é.yaml", line=3, column=5, end_column=10, code="E102", message="50 % of it\nis wrong"
    ),
    Problem(
        path="/far/a.yaml", line=3, column=5, code="W021", message="\x1b[2J, : odd", remedy="no", fixes=(FIX, GUESS)
    ),
    Problem(path="a.yaml", line=1, column=1, code="E116", message="unknown", remedy="no", fixes=(GUESS,)),
]


def test_json_holds_all_that_is_known() -> None:
    said = json.loads(as_json("course", PROBLEMS))
    assert {key: value for key, value in said.items() if key != "problems"} == {
        "version": 1,
        "edu": __version__,
        "course": "course",
        "counts": {"errors": 3, "warnings": 1, "mendable": 1},
    }
    assert [problem["code"] for problem in said["problems"]] == ["E018", "E102", "W021", "E116"]
    assert said["problems"][0] == {
        "path": "content",
        "line": None,
        "column": None,
        "end_column": None,
        "code": "E018",
        "level": "error",
        "message": "this folder is missing",
        "remedy": "make it",
        "fixes": [],
    }
    assert said["problems"][2]["fixes"][0] == {
        "title": "Write prompt instead",
        "safe": True,
        "edits": [{"line": 3, "column": 5, "end_line": 3, "end_column": 10, "text": "prompt"}],
    }
    assert said["problems"][2]["level"] == "warning"
    assert said["problems"][2]["message"] == "\x1b[2J, : odd"


@pytest.mark.parametrize(
    "render", [lambda p: as_json("c", p), lambda p: sarif(p, explanations())], ids=["json", "sarif"]
)
def test_nothing_that_could_steer_a_terminal_stands_in_them(render: Callable[[list[Problem]], str]) -> None:
    assert re.fullmatch("[\n -~]+", render(PROBLEMS))


def test_github_is_told_in_its_own_escapes() -> None:
    assert github(PROBLEMS).split("\n") == [
        "::error file=content,title=E018::this folder is missing (make it)",
        "::error file=quizzes/a b%2Cc%3Ad é.yaml,line=3,col=5,endColumn=10,title=E102::50 %25 of it%0Ais wrong",
        "::warning file=/far/a.yaml,line=3,col=5,title=W021::\x1b[2J, : odd (no)",
        "::error file=a.yaml,line=1,col=1,title=E116::unknown (no)",
    ]
    assert github([]) == ""


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("quizzes/a.yaml", "quizzes/a.yaml"),
        ("a b#é%.yaml", "a%20b%23%C3%A9%25.yaml"),
        ("/far/a:b.yaml", "file:///far/a%3Ab.yaml"),
    ],
)
def test_a_path_becomes_a_reference(path: str, said: str) -> None:
    assert uri(path) == said


TEXT = {"text": str}
ARTIFACT = {"uri": str}
REGION = {"startLine?": int, "startColumn?": int, "endLine?": int, "endColumn?": int}
PLACE = {"physicalLocation": {"artifactLocation": ARTIFACT, "region?": REGION}}
CHANGE = {
    "artifactLocation": ARTIFACT,
    "replacements": [{"deletedRegion": REGION, "insertedContent": TEXT}],
}
LEVELS = ("none", "note", "warning", "error")
LOG = {
    "$schema": str,
    "version": ("2.1.0",),
    "runs": [
        {
            "tool": {
                "driver": {
                    "name": str,
                    "version": str,
                    "rules": [
                        {
                            "id": str,
                            "shortDescription?": TEXT,
                            "fullDescription?": TEXT,
                            "help?": TEXT,
                            "defaultConfiguration": {"level": LEVELS},
                        }
                    ],
                }
            },
            "columnKind": ("unicodeCodePoints", "utf16CodeUnits"),
            "results": [
                {
                    "ruleId": str,
                    "ruleIndex": int,
                    "level": LEVELS,
                    "message": TEXT,
                    "locations": [PLACE],
                    "fixes?": [{"description": TEXT, "artifactChanges": [CHANGE]}],
                }
            ],
        }
    ],
}
"""What the standard's schema says of the parts that are used: keys (`?`: may be left out), types, possible words."""


def must_fit(value: object, shape: object, where: str = "$") -> None:
    match shape:
        case dict():
            assert isinstance(value, Mapping), where
            named = {key.rstrip("?"): below for key, below in shape.items()}
            assert set(value) <= set(named), where
            assert {key for key in shape if not key.endswith("?")} <= set(value), where
            for key, below in value.items():
                must_fit(below, named[key], f"{where}.{key}")
        case list():
            assert isinstance(value, Sequence), where
            for number, each in enumerate(value):
                must_fit(each, shape[0], f"{where}[{number}]")
        case tuple():
            assert value in shape, where
        case _:
            assert type(value) is shape, where
            assert not isinstance(value, int) or value >= (0 if where.endswith("ruleIndex") else 1), where


def test_sarif_has_the_shape_of_the_standard() -> None:
    log = json.loads(sarif(PROBLEMS, explanations()))
    must_fit(log, LOG)
    must_fit(json.loads(sarif([], explanations())), LOG)
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["E018", "E102", "E116", "W021"]
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == ["E018", "E102", "W021", "E116"]
    for rule in rules:
        explained = explanations()[rule["id"]]
        assert (rule["shortDescription"]["text"], rule["fullDescription"]["text"]) == (explained.finds, explained.why)
        assert explained.good in rule["help"]["text"]


def test_sarif_says_where_and_how_to_mend() -> None:
    folder, whole, open_end, _ = json.loads(sarif(PROBLEMS, explanations()))["runs"][0]["results"]
    assert folder["locations"] == [{"physicalLocation": {"artifactLocation": {"uri": "content"}}}]
    assert "fixes" not in folder
    place = whole["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "quizzes/a%20b%2Cc%3Ad%20%C3%A9.yaml"
    assert place["region"] == {"startLine": 3, "startColumn": 5, "endColumn": 10}
    assert open_end["locations"][0]["physicalLocation"]["region"] == {"startLine": 3, "startColumn": 5}
    (first, _) = open_end["fixes"]
    assert first["artifactChanges"][0]["replacements"] == [
        {
            "deletedRegion": {"startLine": 3, "startColumn": 5, "endLine": 3, "endColumn": 10},
            "insertedContent": {"text": "prompt"},
        }
    ]
