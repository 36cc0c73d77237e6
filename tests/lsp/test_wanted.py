"""Which ids fit where an author types."""

import re
from functools import cache
from pathlib import Path

import pytest

from edu.authoring.find import built_in
from edu.authoring.load import Loaded, load
from edu.authoring.reading import Space
from edu.lsp.wanted import Wanted, wanted_at

QUIZ, MANIFEST, LESSON = Path("quizzes/a.yaml"), Path("content/course.yaml"), Path("content/lessons/01-a.md")
QUESTION = "questions:\n  - id: one\n    type: single\n    choices:\n      - text: A\n"


@cache
def _course() -> Loaded:
    return load(built_in())


def _wanted(path: Path, text: str) -> Wanted | None:
    """At the end of a text, or where it has a bar."""
    before = text.split("|", maxsplit=1)[0]
    lines = text.replace("|", "").split("\n")
    return wanted_at(path, lines, before.count("\n") + 1, len(before.split("\n")[-1]) + 1)


@pytest.mark.parametrize(
    ("path", "text", "space", "typed"),
    [
        (QUIZ, "lesson: ", Space.LESSON, ""),
        (QUIZ, "lesson: when-to", Space.LESSON, "when-to"),
        (QUIZ, "lesson:   when", Space.LESSON, "when"),
        (QUIZ, "lesson: 'when", Space.LESSON, "when"),
        (QUIZ, "lesson:\n  when", Space.LESSON, "when"),
        (QUIZ, f"{QUESTION}        misconception: w", Space.MISCONCEPTION, "w"),
        (QUIZ, f"{QUESTION}    objective: ", Space.OBJECTIVE, ""),
        (QUIZ, f"{QUESTION}    idea: a|\n    broken: [", Space.IDEA, "a"),
        (QUIZ, f"{QUESTION}    supports: [", Space.CLAIM, ""),
        (QUIZ, f"{QUESTION}    supports: [C001, C0", Space.CLAIM, "C0"),
        (QUIZ, f"{QUESTION}    supports: [C001,\n      ", Space.CLAIM, ""),
        (QUIZ, f'{QUESTION}    supports: ["C001", "C', Space.CLAIM, "C"),
        (QUIZ, f"{QUESTION}    supports:\n      - ", Space.CLAIM, ""),
        (QUIZ, f"{QUESTION}    supports:\n    - C001\n    - C", Space.CLAIM, "C"),
        (QUIZ, f"{QUESTION}    # a remark\n\n    supports:\n\n      - C|\n", Space.CLAIM, "C"),
        (QUIZ, "questions:\n- idea: ", Space.IDEA, ""),
        (QUIZ, "questions:\n- type: categorise\n  cards:\n  - text: A\n    misconception: ", Space.MISCONCEPTION, ""),
        (QUIZ, "sections:\n  - pick: 2\n    from: [when", Space.QUIZ, "when"),
        (QUIZ, "sections:\n  - from:\n      - ", Space.QUIZ, ""),
        (QUIZ, "sections:\n  - questions:\n      - id: a\n        objective: ", Space.OBJECTIVE, ""),
        (QUIZ, "sections:\n- questions:\n  - keep_together:\n    - id: a\n      supports: [C", Space.CLAIM, "C"),
        (QUIZ, "questions:\n  - type: scenario\n    steps:\n      - id: a\n        idea: w", Space.IDEA, "w"),
        (QUIZ, "questions:\n  - steps:\n      - choices:\n          - misconception: ", Space.MISCONCEPTION, ""),
        (QUIZ, "questions:\n  - pairs:\n      - left: A\n        misconception: a", Space.MISCONCEPTION, "a"),
        (QUIZ, "questions:\n  - gaps:\n      - answers:\n          - misconception: a", Space.MISCONCEPTION, "a"),
        (MANIFEST, "paths:\n  - steps:\n      - quiz: a", Space.QUIZ, "a"),
        (MANIFEST, "paths:\n  - steps:\n      - lesson: a", Space.LESSON, "a"),
        (MANIFEST, "paths:\n  - steps:\n      - lesson: a\n        quiz: a", Space.QUIZ, "a"),
        (MANIFEST, "paths:\n  - steps:\n      - check: before\n        forms: [a, b", Space.QUIZ, "b"),
        (MANIFEST, "paths:\n  - steps:\n      - check: before\n        forms:\n          - ", Space.QUIZ, ""),
        (MANIFEST, "ideas:\n  - id: a\n    lesson: ", Space.LESSON, ""),
        (MANIFEST, "when_to_call:\n  signs:\n    - text: A\n      supports: [C", Space.CLAIM, "C"),
        (LESSON, "---\nobjectives: [a, ", Space.OBJECTIVE, ""),
        (LESSON, "---\nobjectives:\n  - a", Space.OBJECTIVE, "a"),
        (LESSON, "---\nsupports: [C0|]\n---\n## A\n", Space.CLAIM, "C0"),
        (LESSON, "---\nsupports:\n- C\n- |\n---\n", Space.CLAIM, ""),
        (LESSON, "---\nid: a\n---\n## A\nWash them. {", Space.CLAIM, ""),
        (LESSON, "---\nid: a\n---\n## A\nWash {C001} them. {C002 C", Space.CLAIM, "C"),
    ],
)
def test_ids_fit_where_a_field_refers_to_something(path: Path, text: str, space: Space, typed: str) -> None:
    assert _wanted(path, text) == Wanted(space, typed)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (QUIZ, ""),
        (QUIZ, "title: lesson"),
        (QUIZ, "lesson:"),  # what is put there would not be a value
        (QUIZ, "lesson: when to "),
        (QUIZ, "lesson: when # which "),
        (QUIZ, "# lesson: "),
        (QUIZ, "misconception: "),  # it is no field here
        (QUIZ, f"{QUESTION}    id: "),
        (QUIZ, f"{QUESTION}    lesson: "),
        (QUIZ, f"{QUESTION}    prompt: Which idea: "),
        (QUIZ, f"{QUESTION}    explanation: >-\n      idea: "),
        (QUIZ, f"{QUESTION}    explanation: >-\n      Take this, "),
        (QUIZ, f"{QUESTION}    explanation: >-\n      - "),
        (QUIZ, f"{QUESTION}    hints:\n      - "),
        (QUIZ, f"{QUESTION}    supports: [C001] "),
        (QUIZ, f"{QUESTION}    supports:\n      -"),
        (QUIZ, f"{QUESTION}    idea: a\n    "),
        (MANIFEST, "objectives:\n  - "),
        (MANIFEST, "lesson: "),
        (Path("content/glossary.yaml"), "lesson: "),
        (LESSON, "---\nid: "),
        (LESSON, "---\nmain_point: See {"),
        (LESSON, "---\nid: a\n---\n## A\nWash {C001} them, "),
        (LESSON, "---\nid: a\n---\nobjectives: ["),
    ],
)
def test_nothing_is_offered_in_free_text_or_where_no_id_fits(path: Path, text: str) -> None:
    assert _wanted(path, text) is None


@pytest.mark.parametrize(("folder", "files_tried"), [("content", 1), ("lessons", 2), ("quizzes", 2)])
def test_every_id_that_the_course_uses_would_be_offered_there_and_nothing_elsewhere(
    folder: str, files_tried: int
) -> None:
    """Up to the place only, as if the rest of the file were not yet written."""
    files = [file for file in _course().files().values() if file.path.parent.name == folder]
    assert files
    for file in files[:files_tried]:
        used = [each for each in _course().names.used if each[2].path == file.shown]
        inside = {(place.line, column) for _, id_, place in used for column in range(place.column, place.column + 50)}
        assert used
        for space, id_, place in used:
            end = place.column + len(id_)
            lines = [*file.lines[: place.line - 1], file.lines[place.line - 1][: end - 1]]
            assert wanted_at(file.path, lines, place.line, end) == Wanted(space, id_)
        for number, line in enumerate(file.lines, start=1):
            for column in range(1, len(line) + 2, 5):
                around = re.search(r"[\[{][^\]}]*$", line[: column - 1]) or re.search(r": *$", line[: column - 1])
                if not around and (number, column) not in inside:
                    assert wanted_at(file.path, file.lines, number, column) is None, (file.shown, number, column)
