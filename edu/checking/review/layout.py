"""What it looks like: sections, headings, cues, pictures. Each a look at one item."""

from edu.checking.review.evidence import Evidence, count, yes
from edu.checking.review.findings import Findings
from edu.checking.review.form import Mark
from edu.problems import quoted

_LONGEST_SECTION = 120
"""Words; a lesson of 300 words in three sections has a hundred in each."""


def short_sections(found: Findings) -> Evidence:
    if not found.sections:
        return Evidence(("There are no sections.",), Mark.NO)
    longest = max(found.sections, key=lambda section: section.words)
    mean = sum(section.words for section in found.sections) / len(found.sections)
    says = f"{len(found.sections)} sections of {mean:.0f} words on average; the longest has {longest.words}: {longest.place}"
    return Evidence((says,), yes(when=longest.words <= _LONGEST_SECTION))


def headings(found: Findings) -> Evidence:
    lines = [
        f"- {found.material.shown(lesson)}\n{' · '.join(chunk.heading for chunk in lesson.lesson.chunks)}"
        for lesson in found.lessons
    ]
    return Evidence(("Every section has a heading. Do they all tell what is below them?", *lines), Mark.YES)


def summary(found: Findings) -> Evidence:
    lines = [
        f"- {found.place(lesson, 'key_points')}\n{count(len(lesson.lesson.key_points), 'key point')}"
        for lesson in found.lessons
        if lesson.lesson.key_points
    ]
    return Evidence(
        ("After its last section, each lesson sums up what to remember:", *lines),
        yes(when=len(lines) == len(found.lessons)),
    )


def cues(found: Findings) -> Evidence:
    lines, all_have = [], True
    for lesson in found.lessons:
        bullets, marked = found.cues(lesson)
        all_have = all_have and bullets + marked > 0
        lines.append(f"- {found.material.shown(lesson)}\n{count(bullets, 'bullet')}, {marked} in bold")
    says = "The main point of each lesson stands in a frame, in bold. Besides that:"
    return Evidence((says, *lines), yes(when=all_have))


def bullets(found: Findings) -> Evidence:
    total = sum(found.cues(lesson)[0] for lesson in found.lessons)
    return Evidence((f"{count(total, 'bullet')} in {count(len(found.lessons), 'lesson')}.",), yes(when=total > 0))


def where_pictures_are(found: Findings) -> Evidence:
    """Whether one is wanted elsewhere, a person has to say."""
    without = [lesson.lesson.title for lesson in found.lessons if not _has_picture(found, found.material.shown(lesson))]
    more = (f"None in: {' · '.join(without)}",) if without else ()
    return Evidence((*_pictures(found), *more))


def pictures(found: Findings) -> Evidence:
    """For the rows that follow the one with the list."""
    return Evidence(("The pictures are those of row 15.",)) if found.drawings else Evidence(_pictures(found), Mark.NA)


def picture_of_message(found: Findings) -> Evidence:
    return Evidence(_pictures(found), Mark.OPEN if found.drawings else Mark.NO)


def captions(found: Findings) -> Evidence:
    if not found.drawings:
        return pictures(found)
    bare = [f"- {drawing.place}" for drawing in found.drawings if not drawing.caption.strip()]
    says = "These pictures have no caption:" if bare else "Every picture has a caption; they are in row 15."
    return Evidence((says, *bare), yes(when=not bare))


def tables(_: Findings) -> Evidence:
    return Evidence(("Lessons cannot hold tables.",), Mark.NA)


def _pictures(found: Findings) -> tuple[str, ...]:
    if not found.drawings:
        return ("There are no pictures.",)
    return tuple(
        f"- {drawing.place}\n{quoted(drawing.caption) if drawing.caption.strip() else 'no caption'}"
        for drawing in found.drawings
    )


def _has_picture(found: Findings, path: str) -> bool:
    return any(drawing.place.startswith(f"{path}:") for drawing in found.drawings)
