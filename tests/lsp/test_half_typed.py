"""A file that is still being written: whatever stands there, problems lie within it, and every answer comes."""

import random
import time
from pathlib import Path

import pytest
from lsprotocol.types import Position, Range

from edu.lsp import answers
from edu.lsp.courses import Courses
from edu.lsp.positions import EditorText, lines_of

_SLOW = 20
"""Seconds that no check of a course of this size may take; it takes a tenth of one."""


@pytest.mark.parametrize("name", ["quizzes/when-to-call.yaml", "content/lessons/07-when-to-call.md"])
def test_every_half_of_a_file_is_answered(quiz: Path, name: str) -> None:
    path = quiz.parents[1] / name
    text = path.read_text(encoding="utf-8")
    courses = Courses()
    for end in sorted(random.Random(1).sample(range(len(text)), 120)):
        courses.hold(path, text[:end])
        started = time.monotonic()
        problems = courses.check(quiz.parents[1])[path]
        loaded, file, shown = courses.loaded(path), courses.file(path), EditorText(lines_of(text[:end]), None)
        assert loaded is not None and file is not None
        view = answers.View(loaded, file, problems, shown)
        here = shown.position(len(shown.lines), len(shown.lines[-1]) + 1)
        answers.hover(view, here)
        answers.definition(view, here)
        answers.completion(loaded, path, shown, here)
        fixings = list(answers.fixes(view, Range(start=Position(line=0, character=0), end=here), []))
        assert time.monotonic() - started < _SLOW
        for place in [*map(shown.range_of, problems), *(edit.range for fixing in fixings for edit in fixing.edits)]:
            assert Position(line=0, character=0) <= place.start <= place.end <= here
