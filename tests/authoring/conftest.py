"""A small whole course in a folder, which tests change in one place and read again."""

from collections.abc import Callable
from pathlib import Path

import pytest

COURSE = """\
id: small-course
title: A small course
version: 1.0.0
language: en
welcome: Welcome.
governance:
  reviewed_by: none yet
  review_by: 2027-05-22
  notice: This is not advice.
  sources: One short article.
when_to_call:
  common: Some peeling is common.
  lead: Call your clinic if
  signs:
    - text: The peeling is severe.
      supports: [C001]
  urgent: Get urgent help.
ask_clinic:
  - heading: How long
    questions: [How long may it last?]
paths:
  - id: whole
    title: The whole course
    about: One lesson.
    audience: patient
    steps:
      - check: before
        title: What do you know?
        forms: [form-a, form-b]
        optional: yes
      - lesson: gentle-care
        quiz: gentle-care
      - check: after
        title: What do you know now?
        forms: [form-a, form-b]
objectives:
  - {id: care, title: Care for your skin}
ideas:
  - id: no-picking
    title: Hands off
    say: Do not pick.
    lesson: gentle-care
misconceptions:
  - id: scrub-it-off
    belief: Scrubbing helps.
    instead: Leave it alone.
"""
GLOSSARY = """\
terms:
  - term: collagen
    say: KOL-uh-jen
    means: A strong fiber.
"""
SOURCES = """\
articles:
  - number: 1
    title: Article 1
    sections: [Opening, Summary]
claims:
  - id: C001
    article: 1
    section: Opening
    says: Peeling is common.
    flags: [core]
  - id: C002
    article: 1
    section: Summary
    says: Do not pick.
"""
LESSON = """\
---
id: gentle-care
title: Gentle care
minutes: 2
main_point: Be gentle.
supports: [C001]
objectives: [care]
key_points:
  - Wash gently.
say_it_back:
  prompt: What will you do?
  model_answer: I will be gentle.
---
## Wash

- Use a mild cleanser. {C001 C002}

A paragraph. {editor}
"""
QUIZ = """\
id: NAME
title: A quiz
path: patient
questions:
  - id: NAME-one
    type: single
    prompt: What is best?
    choices:
      - text: Leave it alone.
        correct: yes
        feedback: Yes.
      - text: Scrub.
        feedback: No.
        misconception: scrub-it-off
    critical: yes
    idea: no-picking
    objective: care
    supports: [C001]
"""


def quiz(name: str) -> str:
    """The text of a valid quiz with one question."""
    return QUIZ.replace("NAME", name)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A course without a flaw."""
    root = tmp_path / "course"
    for path, text in {
        "content/course.yaml": COURSE,
        "content/glossary.yaml": GLOSSARY,
        "content/sources.yaml": SOURCES,
        "content/lessons/01-gentle-care.md": LESSON,
        **{f"quizzes/{name}.yaml": quiz(name) for name in ("gentle-care", "form-a", "form-b")},
    }.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return root


@pytest.fixture
def change(folder: Path) -> Callable[[str, str, str], Path]:
    """Replace a text that stands in a file of the course, or append when there is nothing to replace."""

    def changed(path: str, old: str, new: str) -> Path:
        text = (folder / path).read_text(encoding="utf-8")
        assert old in text
        (folder / path).write_text(text.replace(old, new, 1) if old else text + new, encoding="utf-8")
        return folder

    return changed
