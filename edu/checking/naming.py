"""Ids for what was given none: for a file its name, for a question the first words of its prompt."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import count
from typing import TypeVar

from msgspec.structs import replace

from edu.authoring.asked_in import asked_in, steps_in
from edu.authoring.files import FileRead
from edu.authoring.load import Loaded
from edu.authoring.nodes import Mapping, Node, Scalar
from edu.authoring.reading import Space
from edu.authoring.record import lacks
from edu.authoring.shape import ID
from edu.problems import Edit, Fix, Problem

T = TypeVar("T")

_WORDS = 5
_LENGTH = 40
_LESSON_FILE = re.compile(r"\d\d-(.+)\.md")
_BEFORE_A_BLOCK = re.compile(r" *(?:- *)*")

_At = tuple[str, int | None, int | None]
"""Path, line and column of a problem."""


def with_ids(loaded: Loaded, problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """The same problems; those of a lesson, quiz or question without an id know how to mend it."""
    lacking = {problem.path for problem in problems if lacks(problem, "id")}
    if not lacking:
        return problems
    fixes = dict(_fixes(loaded, lacking))

    def mendable(problem: Problem) -> Problem:
        fix = fixes.get((problem.path, problem.line, problem.column))
        return replace(problem, fixes=(fix,)) if fix and lacks(problem, "id") else problem

    return tuple(map(mendable, problems))


def _fixes(loaded: Loaded, paths: set[str]) -> Iterator[tuple[_At, Fix]]:
    given = loaded.names.given
    for lesson in loaded.lessons:
        name = _LESSON_FILE.fullmatch(lesson.path.name)
        if lesson.shown in paths and name and name[1] not in given[Space.LESSON]:
            yield from _named(lesson, lesson.root, name[1])
    taken = set(given[Space.QUESTION])
    for quiz in loaded.quizzes:
        if quiz.shown not in paths:
            continue
        if quiz.path.stem not in given[Space.QUIZ]:
            yield from _named(quiz, quiz.root, quiz.path.stem)
        for node, prompt in _questions(quiz.root):
            name_of_it = _free(_slug(prompt), taken)
            for found in _named(quiz, node, name_of_it):
                taken.add(name_of_it)
                yield found


def _questions(root: Node | None) -> Iterator[tuple[Mapping, str]]:
    """Those with a prompt, steps of scenarios too; the others can be named when they have one."""
    for question in asked_in(root):
        for node in (question, *steps_in(question)):
            _, prompt = node.entries.get("prompt", (None, None)) if isinstance(node, Mapping) else (None, None)
            if isinstance(node, Mapping) and isinstance(prompt, Scalar):
                yield node, prompt.text


def _named(file: FileRead[T], node: Node | None, name: str) -> Iterator[tuple[_At, Fix]]:
    """The fix that gives a mapping its id, when it has none and there is room for it."""
    if not isinstance(node, Mapping) or "id" in node.entries or not ID.fullmatch(name):
        return
    line = file.lines[node.line - 1]
    before, here = line[: node.column - 1], line[node.column - 1 : node.column]
    if here == "{":
        column, text = node.column + 1, f"id: {name}, "
    elif _BEFORE_A_BLOCK.fullmatch(before):
        column, text = node.column, f"id: {name}\n{' ' * len(before)}"
    else:
        return
    edit = Edit(line=node.line, column=column, end_line=node.line, end_column=column, text=text)
    yield (file.shown, node.line, node.column), Fix(title=f"Give it the id {name}", edits=(edit,))


def _slug(prompt: str) -> str:
    """The first words in plain letters; where there are none of those, just what it is."""
    text = unicodedata.normalize("NFKD", prompt).lower()
    letters = "".join(letter for letter in text if not unicodedata.combining(letter) and letter not in "'’")
    words = re.findall("[a-z0-9]+", letters)[:_WORDS]
    return "-".join(words)[:_LENGTH].strip("-") or "question"


def _free(name: str, taken: set[str]) -> str:
    if name not in taken:
        return name
    return next(other for number in count(2) if (other := f"{name}-{number}") not in taken)
