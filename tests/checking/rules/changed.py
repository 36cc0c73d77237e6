"""A copy of the template course with other words in some of its files, and what is said of it."""

from pathlib import Path
from shutil import copytree

from edu.checking.checker import check
from edu.problems import Problem
from tests.checking.rules.template import LESSON, TEMPLATE, quiz, template

COURSE = "content/course.yaml"
SOURCES = "content/sources.yaml"
GLOSSARY = "content/glossary.yaml"
TRAINEES = ("audience: patient", "audience: trainee")
"""What makes a path, and with it its lessons, one for trainees."""


def changed(folder: Path, *changes: tuple[str, str, str]) -> Path:
    """The course with each text (of a file, what stands there once, what is put in its place) changed."""
    root = folder / "course"
    copytree(TEMPLATE, root)
    for path, old, new in changes:
        file = root / path
        text = file.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
        file.write_text(text.replace(old, new), encoding="utf-8")
    return root


def written(folder: Path, path: str, text: str) -> None:
    """Put one more file into the course."""
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_text(text, encoding="utf-8")


def marked(root: Path, code: str) -> list[str]:
    """The words that a code is given for, by file and line."""
    found = []
    for problem in said(root, code):
        assert problem.line and problem.column
        line = Path(problem.path).read_text(encoding="utf-8").split("\n")[problem.line - 1]
        found.append(line[problem.column - 1 : problem.end_column and problem.end_column - 1])
    return found


def said(root: Path, *codes: str) -> list[Problem]:
    """Every problem of these codes, or of any, in a course that can be read."""
    problems = check(root).problems
    assert not [problem for problem in problems if problem.code[:2] in {"E0", "E1"}], problems
    return [problem for problem in problems if not codes or problem.code in codes]


def lesson_saying(*lines: str) -> str:
    """The text of the template's lesson with these bullets in place of those on how to wash."""
    head, heading, rest = template(LESSON).partition("## How to wash\n\n")
    _, after, tail = rest.partition("\n## When to wash")
    return head + heading + "".join(f"- {line}\n" for line in lines) + after + tail


def quiz_of_trainees(questions: str) -> str:
    return quiz(questions).replace("path: patient", "path: trainee")
