"""A form as the YAML file that a rater fills in. What is for reading stands in comments and blocks, 80 columns wide."""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from textwrap import wrap

from edu.checking.review.evidence import Evidence
from edu.checking.review.form import Form, Item, Mark
from edu.checking.review.machine import evidence
from edu.checking.review.material import Material, digest

_WIDTH = 80
_NOTHING = Evidence(())


def write_form(form: Form, material: Material, rater: str, *, on: date) -> str:
    """A whole file with the counted rows filled in; `rater` is a clean name."""
    seen = evidence(form, material)
    lines = [*_head(form), *_about(form, material, rater, on), *_before(form), "rows:"]
    topic = ""
    for item in form.items:
        if item.topic != topic:
            topic = item.topic
            lines += ["", f"  # ──── {topic} ".ljust(_WIDTH, "─")]
        lines += ["", *_row(form, item, seen.get(item.number, _NOTHING))]
    return "\n".join(lines) + "\n"


def _head(form: Form) -> Iterator[str]:
    yield from _comment(f"{form.title}: {form.asks}")
    yield "#"
    yield from _comment(form.source)
    yield "#"
    yield "# How to fill it in"
    for number, step in enumerate(_steps(form), start=1):
        yield from _comment(step, first=f"{number}. ")
    yield "#"
    yield "# Then, together with the form of a second rater:"
    yield f"#   edu review {form.id} FILE OTHER-FILE"
    yield ""


def _steps(form: Form) -> Iterator[str]:
    words = [word for word, mark in form.words.items() if mark is not Mark.NA]
    yield "Read all the lessons through in the app. Rate alone, and not what you wrote yourself."
    if form.before:
        yield "Answer the questions under `before:`. Without that, nobody can rate."
    yield (
        f"Write {' or '.join(words)} after each `answer:`. n/a is an answer only where a row says when; the row then does "
        f"not count. {form.rule}"
    )
    yield (
        "Some rows are filled in already, from counts: `suggested` says so. A count sees no meaning. Look at the "
        "evidence, and change the answer wherever you see it otherwise. Yours is the one that counts."
    )
    yield "Say why after `note:` where it helps to talk about it later. A note with a colon in it needs quotes."
    yield "When every row has its answer, sign: write the day after `signed:`, as in 2027-05-22."


def _about(form: Form, material: Material, rater: str, on: date) -> Iterator[str]:
    yield f"form: {form.id}"
    yield f"rater: {_text(rater)}"
    yield "signed:"
    yield f"prepared: {on.isoformat()}"
    yield ""
    yield "# What you rate. When a lesson changes, its digest does, and the form is stale."
    yield "material:"
    yield f"  course: {_text(material.course.id)}"
    yield f"  version: {_text(material.course.version)}"
    yield "  lessons:"
    for lesson in material.lessons:
        yield f"    - id: {lesson.lesson.id}"
        yield f"      digest: {_text(digest(lesson.file))}"
    yield ""


def _before(form: Form) -> Iterator[str]:
    if not form.before:
        return
    yield "before:"
    for question in form.before:
        yield f"  # {question.says}"
        yield f"  {question.key}:"
    yield ""


def _row(form: Form, item: Item, seen: Evidence) -> Iterator[str]:
    number = f"{item.number}. "
    yield from _comment(item.says, first=number, indent="  ")
    if item.na:
        yield from _comment(f"n/a where {item.na}", first=" " * len(number), indent="  ")
    yield f"  - item: {item.number}"
    if seen.lines:
        yield "    evidence: |"
        yield from (line for text in seen.lines for line in _block(text))
    if seen.suggests is not Mark.OPEN:
        yield f"    suggested: {form.word(seen.suggests)}"
    yield f"    answer: {form.word(seen.suggests)}".rstrip()
    yield "    note:"


def _block(text: str) -> Iterable[str]:
    """A paragraph, or an entry of a list: its place and, beside or below it, what stands there."""
    place, _, said = text.partition("\n")
    if not said:
        return _wrapped(place, " " * 6, " " * 6)
    beside = f"      {place}  {said}"
    return [beside] if len(beside) <= _WIDTH else [f"      {place}", *_wrapped(said, " " * 8, " " * 8)]


def _comment(text: str, *, first: str = "", indent: str = "") -> Iterable[str]:
    return _wrapped(text, f"{indent}# {first}", f"{indent}# {' ' * len(first)}")


def _wrapped(text: str, first: str, more: str) -> Iterable[str]:
    return wrap(
        text, _WIDTH, initial_indent=first, subsequent_indent=more, break_long_words=False, break_on_hyphens=False
    )


def _text(text: str) -> str:
    """In double quotes, so that it is read as typed: YAML reads what JSON writes."""
    return json.dumps(text, ensure_ascii=False)
