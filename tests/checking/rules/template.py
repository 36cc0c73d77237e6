"""The course that `edu new course` copies, checked with other texts in place of its own."""

import json
from functools import lru_cache
from pathlib import Path
from textwrap import dedent, indent

import edu
from edu.authoring.files import Shelf
from edu.checking.checker import Checker
from edu.problems import Problem, shown

TEMPLATE = Path(edu.__file__).parent / "templates" / "course"
QUIZ = "quizzes/wash-your-hands.yaml"
LESSON = "content/lessons/01-wash-your-hands.md"


@lru_cache(maxsize=1)
def _checker() -> Checker:
    return Checker(TEMPLATE, Shelf())


def check(**files: str) -> list[Problem]:
    """All that is said of the `quiz` or `lesson` of the course when it holds this text, as if an editor held it."""
    paths = {TEMPLATE / {"quiz": QUIZ, "lesson": LESSON}[name]: text for name, text in files.items()}
    _checker().shelf.unsaved = paths
    held = {shown(path) for path in paths}
    return [problem for problem in _checker().check().problems if problem.path in held]


def template(path: str) -> str:
    """What a file of it says."""
    return (TEMPLATE / path).read_text(encoding="utf-8")


def quiz(questions: str) -> str:
    """The text of its quiz with these questions, written as the items of a list."""
    head, _, _ = template(QUIZ).partition("questions:\n")
    return f"{head}questions:\n{indent(dedent(questions).strip(), '  ')}\n"


def spots(text: str, problems: list[Problem], code: str) -> list[str]:
    """The words that each problem of a code points at, up to the end of their line where no end is said."""
    lines = text.split("\n")
    return [
        lines[problem.line - 1][problem.column - 1 : problem.end_column and problem.end_column - 1]
        for problem in problems
        if problem.code == code and problem.line and problem.column
    ]


def single(name: str = "one", *, more: str = "", **said: str) -> str:
    """A sound question as an item of a list, with other texts where some are given; `more` are lines of its own.

    The texts are the prompt, the key, the wrong choices (wrong, other), and their feedback (if_key, if_wrong, if_other).
    """
    text = {name: _plain(value) for name, value in {**_SOUND, **said}.items()}
    lines = [
        f"- id: {name}",
        "  type: single",
        f"  prompt: {text['prompt']}",
        "  choices:",
        f"    - text: {text['key']}",
        "      correct: yes",
        f"      feedback: {text['if_key']}",
        f"    - text: {text['wrong']}",
        f"      feedback: {text['if_wrong']}",
        "      misconception: water-is-enough",
        f"    - text: {text['other']}",
        f"      feedback: {text['if_other']}",
        "      misconception: looks-clean-is-clean",
        "  explanation: Soap lifts off what water leaves.",
        *(["  supports: [C001]"] if "supports:" not in more else []),
        *(f"  {line}" for line in dedent(more).strip().splitlines()),
    ]
    return "\n".join(lines) + "\n"


_SOUND = {
    "prompt": "You come home from work. How do you get your hands clean?",
    "key": "Rub them well with soap.",
    "if_key": "Soap lifts off the germs.",
    "wrong": "Hold them in the rain.",
    "if_wrong": "Rain leaves germs behind. Ask a nurse if you have no soap.",
    "other": "Look at them closely.",
    "if_other": "Germs are too small to see. Ask a nurse if you have no soap.",
}


def _plain(text: str) -> str:
    """Without quotes where YAML lets it be."""
    unfit = ": " in text or " #" in text or text.endswith(":") or text[:1] in "\"'[{&*!|>%@`-?" or not text
    return json.dumps(text, ensure_ascii=False) if unfit else text


def statement(prompt: str) -> str:
    """A statement to call true or false, as an item of a list."""
    return f"- {{id: one, type: true_false, answer: no, supports: [C001], prompt: {prompt!r}}}"
