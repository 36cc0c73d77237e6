"""Texts for what is new in a course: titles and the ids made from them, and templates with their gaps filled."""

import re
from collections.abc import Container
from pathlib import Path
from unicodedata import combining, normalize

import edu
from edu.authoring.texts import TITLE
from edu.course.text import first_forbidden
from edu.errors import UsageError

TEMPLATES = Path(edu.__file__).resolve().parent / "templates"
NEW_QUESTION = "new-question"
"""The id of a new question, or how it begins, until its author gives it another."""
_GAP = re.compile(r"<([a-z]+)>")
_PLAIN = re.compile(r"[^\W\d_](?:[\w ,.?!()/&'’-]*[\w.?!)])?")
_DROPPED = "'’"
_LONGEST_ID = 60
"""Room is left for a number after it."""


def title_of(typed: str) -> str:
    """A title on one line, as it may stand in a course. Raises UsageError."""
    title = normalize("NFC", " ".join(typed.split()))
    if not title:
        raise UsageError('The title is empty: give one in quotation marks, as in "Dry skin".')
    if found := first_forbidden(title):
        raise UsageError(f"The title holds a character that may not be shown ({found[1]}); please take it out.")
    if len(title) > TITLE.limit:
        raise UsageError(f"The title has {len(title):,} characters and at most {TITLE.limit} fit; please shorten it.")
    return title


def id_from(title: str, otherwise: str) -> str:
    """Its letters and digits joined by hyphens; `otherwise` when no plain ones are in it."""
    letters = normalize("NFKD", title.casefold())
    words = re.findall("[a-z0-9]+", "".join(each for each in letters if each not in _DROPPED and not combining(each)))
    while len(words) > 1 and len("-".join(words)) > _LONGEST_ID:
        words.pop()
    return "-".join(words)[:_LONGEST_ID] or otherwise


def free(name: str, taken: Container[str]) -> str:
    """The name, or the first with a number after it that nothing has yet."""
    found, number = name, 1
    while found in taken:
        number += 1
        found = f"{name}-{number}"
    return found


def scalar(text: str) -> str:
    """A text on one line as YAML: in quotes where it could be taken for something else."""
    return text if _PLAIN.fullmatch(text) else "'" + text.replace("'", "''") + "'"


def template(name: str, **gaps: str | None) -> str:
    """A part of a course. A line with a gap that nothing fills goes, with the comment above it."""
    kept: list[str] = []
    for line in (TEMPLATES / "parts" / name).read_text(encoding="utf-8").splitlines():
        if any(gaps[gap] is None for gap in _GAP.findall(line)):
            while kept and kept[-1].startswith("#"):
                kept.pop()
        else:
            kept.append(_GAP.sub(lambda gap: gaps[gap[1]] or "", line))
    return "\n".join(kept).strip("\n") + "\n"


def with_key_at(place: int, question: str) -> str:
    """A template of a question, in which the right choice stands first, with that choice elsewhere (0-based)."""
    found = re.search(r"(?m)^( *)choices:\n((?:\1  .*\n)+)", question)
    if found is None:
        return question
    key, *others = re.split(rf"(?m)^(?={found[1]}  - )", found[2])[1:]
    others.insert(place, key)
    return question[: found.start(2)] + "".join(others) + question[found.end() :]
