"""Blocks of prose as rows of a page: the one renderer of lessons, questions and feedback."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from textual.content import Content
from textual.style import Style

from edu.course.course import Term
from edu.course.prose import Block, Bullet, Emphasis, Paragraph, Picture, Span, Unsupported
from edu.tui.page import Row
from edu.tui.text import join, text

BULLET = text("  • ", "$link")
_styles = {Emphasis.PLAIN: "", Emphasis.STRONG: "bold", Emphasis.STRESSED: "italic"}


def rows(blocks: Sequence[Block], glossary: Sequence[Term] = ()) -> Iterator[Row]:
    """Rows for blocks, with a blank line between unlike neighbours; words of the glossary can be opened."""
    before: Block | None = None
    for block in blocks:
        space = 0 if before is None or (isinstance(before, Bullet) and isinstance(block, Bullet)) else 1
        match block:
            case Paragraph(spans=spans):
                yield Row(_words(spans, glossary), space_before=space)
            case Bullet(spans=spans):
                yield Row(_words(spans, glossary), BULLET, space)
            case Picture(rows=drawing, caption=caption):
                yield Row(text("\n".join(drawing), "$link"), text("  "), space, wrap=False)
                yield Row(text(caption, "italic $quiet"), text("  "))
            case Unsupported(text=typed):
                yield Row(text(typed), space_before=space)
        before = block


def _words(spans: Sequence[Span], glossary: Sequence[Term]) -> Content:
    content = join(*(text(span.text, _styles[span.emphasis]) for span in spans))
    for start, end, term in terms_in(content.plain, tuple(glossary)):
        content = content.stylize("underline", start, end)
        content = content.stylize(Style.from_meta({"@click": f"screen.open_word({term.term!r})"}), start, end)
    return content


def terms_in(words: str, glossary: tuple[Term, ...]) -> list[tuple[int, int, Term]]:
    """Where glossary words stand in a text: start, end, term; longest first where they overlap."""
    pattern, by_form = _pattern(glossary)
    return (
        []
        if pattern is None
        else [(m.start(), m.end(), by_form[m.group().casefold()]) for m in pattern.finditer(words)]
    )


@lru_cache(maxsize=4)
def _pattern(glossary: tuple[Term, ...]) -> tuple[re.Pattern[str] | None, dict[str, Term]]:
    by_form = {form.casefold(): term for term in glossary for form in (term.term, *term.forms)}
    if not by_form:
        return None, by_form
    longest_first = sorted(by_form, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE), by_form
