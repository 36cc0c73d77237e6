"""What of a quiz has a screen of its own in a preview, and the lines that belong to it."""

from pathlib import Path

import pytest

from edu.authoring.files import FileRead, Shelf
from edu.authoring.load import _quiz_of
from edu.cli.entries import questions
from edu.course.question import steps_of
from edu.course.quiz import Quiz

SECTIONS = """\
id: q
title: T
path: trainee
sections:
  - title: One
    questions:
      # a remark
      - id: alone
        type: rating
        prompt: How?
        scale: [a, b]
      - keep_together:
          - id: first
            type: true_false
            prompt: So?
            answer: yes

          - {id: second, type: true_false, prompt: So?, answer: yes}
    pick: 1
  - title: Two
    questions:
      - id: story
        type: scenario
        prompt: It is so.
        steps:
          - {id: step-one, type: true_false, prompt: So?, answer: yes}
          - id: step-two
            type: true_false
            prompt: So?
            answer: yes
        explanation: So.
intro: Hello.
"""


def read(folder: Path, text: str) -> FileRead[Quiz]:
    path = folder / "q.yaml"
    path.write_text(text, encoding="utf-8")
    return Shelf().read(path, _quiz_of(path))


def test_sections_blocks_and_steps_are_walked_in_order(tmp_path: Path) -> None:
    entries = list(questions(read(tmp_path, SECTIONS)))
    assert [(entry.id, entry.lines) for entry in entries] == [
        ("alone", (range(7, 12),)),
        ("first", (range(13, 17),)),
        ("second", (range(17, 20),)),
        ("step-one", (range(22, 27),)),
        ("step-two", (range(27, 32),)),
    ]
    shown = [steps_of(entry.question) for entry in entries if entry.question]
    assert [[step.id for step in steps] for steps in shown] == [[entry.id] for entry in entries]


def test_what_cannot_be_read_has_its_lines_and_no_question(tmp_path: Path) -> None:
    entries = list(
        questions(read(tmp_path, SECTIONS.replace("scale: [a, b]", "scale: [a]").replace("answer", "anser")))
    )
    assert [(entry.id, entry.question is None) for entry in entries] == [
        ("alone", False),
        ("first", True),
        ("second", True),
        ("step-one", True),
        ("step-two", True),
    ]


@pytest.mark.parametrize("text", ["", "id: q\n", "sections: x\n", "questions:\n", "sections:\n  - from: [other]\n"])
def test_where_there_is_no_question_there_is_nothing_to_show(tmp_path: Path, text: str) -> None:
    assert list(questions(read(tmp_path, text))) == []


@pytest.mark.parametrize(
    "text",
    ["questions:\n  -\n", "questions:\n  - \n  # end\n", "questions: [a, {id: b}]\n", "sections: [{questions: [{}]}]"],
)
def test_odd_lists_are_told_apart_all_the_same(tmp_path: Path, text: str) -> None:
    assert all(entry.question is None for entry in questions(read(tmp_path, text)))
