"""A sheet as CommonMark. Whatever the text, it shows as the text it is."""

import re
from collections.abc import Iterator

from edu.assessment.takehome import Section, Sheet
from edu.exchange.lines import filled, label_of_blank, one_line

WRITING_LINE = "_" * 40
"""A thematic break: a line to write on, both as typed and as rendered."""

_ANYWHERE = re.compile(r"[\\`*_\[\]<>&#~|$]|:(?=[A-Za-z/+_-])|(?<=www)\.", re.IGNORECASE)
_AT_START = re.compile(r"^\d+(?=[.)])|^(?=[-+=:])")


def markdown(sheet: Sheet) -> str:
    """The whole sheet: one heading of the first level, one of the second for each section."""
    parts = [f"# {escaped(sheet.title)}", escaped(sheet.subtitle)]
    for section in sheet.sections:
        text = "\n\n".join(_section(section))
        parts.append(_set_apart(text) if section.urgent else text)
    parts += map(escaped, filled(sheet.small_print))
    return "\n\n".join(part for part in parts if part) + "\n"


def escaped(text: str) -> str:
    """One line of text that no Markdown reader takes for markup, at the start of a block or within it."""
    within = _ANYWHERE.sub(lambda found: "\\" + found.group(), one_line(text))
    return _AT_START.sub(lambda found: found.group() + "\\", within)


def _section(section: Section) -> Iterator[str]:
    yield f"## {escaped(section.heading)}"
    if lead := escaped(section.lead):
        yield lead
    if items := filled(section.items):
        yield "\n".join(f"- {escaped(item)}" for item in items)
    for line in filled(section.tail):
        label = label_of_blank(line)
        yield escaped(line if label is None else label)
        if label is not None:
            yield WRITING_LINE
    yield from [WRITING_LINE] * section.blanks


def _set_apart(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))
