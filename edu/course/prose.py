"""Lesson Markdown as a few kinds of block, with the origin of each paragraph.

The subset is: paragraphs, `- ` bullets, `**strong**`, `*emphasis*`, and a drawing as a fenced block whose info
string is `picture caption="..." alt="..."`. A paragraph or bullet ends with its origin in braces: `{C003 C028}`
names claims, `{editor}` a caution that is in no source; both may stand together. Comments of HTML are left out. Links,
images, tables and other HTML have no block here: whatever is written shows as the text it is.
"""

import shlex
from collections.abc import Iterator
from enum import Enum, auto
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from edu.course.ids import ClaimId
from edu.course.markup import foreign, without_comments

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

EDITOR = "editor"


class Emphasis(Enum):
    """How a run of text is said."""

    PLAIN = auto()
    STRONG = auto()
    STRESSED = auto()


class Span(Struct, frozen=True):
    """A run of text in one emphasis."""

    text: str
    emphasis: Emphasis = Emphasis.PLAIN


class Origin(Struct, frozen=True, kw_only=True):
    """Where a line comes from: claims of the sources, the editor, or neither (which is a flaw)."""

    claims: tuple[ClaimId, ...] = ()
    editor: bool = False


class Paragraph(Struct, frozen=True, kw_only=True):
    """Running text; `line` is 0-based within the Markdown it was read from."""

    spans: tuple[Span, ...]
    origin: Origin
    line: int


class Bullet(Struct, frozen=True, kw_only=True):
    """One item of a list."""

    spans: tuple[Span, ...]
    origin: Origin
    line: int


class Picture(Struct, frozen=True, kw_only=True):
    """A drawing made of characters, with a caption and words for those who cannot see it."""

    rows: tuple[str, ...]
    caption: str
    alt: str
    line: int


class Unsupported(Struct, frozen=True, kw_only=True):
    """Something outside the subset, kept as typed."""

    text: str
    what: str
    line: int


Block = Paragraph | Bullet | Picture | Unsupported


def plain(block: Block) -> str:
    """The words of a block without emphasis; for a picture, its alternative."""
    match block:
        case Paragraph(spans=spans) | Bullet(spans=spans):
            return "".join(span.text for span in spans)
        case Picture(alt=alt):
            return alt
        case Unsupported(text=text):
            return text


@lru_cache(maxsize=256)
def blocks(markdown: str) -> tuple[Block, ...]:
    """Read Markdown. Never fails: what is outside the subset comes back as `Unsupported`."""
    markdown = without_comments(markdown)
    return tuple(_walk(_parser().parse(markdown), markdown.splitlines()))


@lru_cache(maxsize=1)
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    return MarkdownIt("zero").enable(
        ["list", "fence", "emphasis", "escape", "heading", "hr", "blockquote", "code", "newline", "table"]
    )


def _walk(tokens: "list[Token]", lines: list[str]) -> Iterator[Block]:
    bullets = 0
    unsupported: Token | None = None
    for token in tokens:
        start, end = token.map or [0, 0]
        if unsupported:
            if token.nesting < 0 and token.level == unsupported.level:
                unsupported = None
            continue
        match token.type:
            case "bullet_list_open":
                bullets += 1
            case "bullet_list_close":
                bullets -= 1
            case "inline" if found := foreign(token.content):
                yield Unsupported(text="\n".join(lines[start:end]), what=found.what, line=start)
            case "inline":
                spans, origin = _spans_and_origin(token)
                kind = Bullet if bullets else Paragraph
                yield kind(spans=spans, origin=origin, line=start)
            case "fence" if token.info.split(None, 1)[:1] == ["picture"]:
                yield _picture(token, start)
            case "heading_open":
                what = _headings.get(token.tag, "a heading below the second level")
                yield Unsupported(text="\n".join(lines[start:end]), what=what, line=start)
                unsupported = token
            case "ordered_list_open" | "blockquote_open" | "table_open" | "hr" | "fence" | "code_block":
                yield Unsupported(text="\n".join(lines[start:end]), what=_names[token.type], line=start)
                unsupported = token if token.nesting > 0 else None
            case _:
                pass  # the other ends of what is above, and items, which hold the lines that count


_headings = {"h1": "a heading above the second level", "h2": "a heading that does not begin its line"}
_names = {
    "ordered_list_open": "a numbered list",
    "blockquote_open": "a block quote",
    "table_open": "a table",
    "hr": "a rule",
    "fence": "a code block",
    "code_block": "an indented block",
}


def _spans_and_origin(inline: "Token") -> tuple[tuple[Span, ...], Origin]:
    spans: list[Span] = []
    emphasis = [Emphasis.PLAIN]
    for child in inline.children or []:
        match child.type:
            case "strong_open":
                emphasis.append(Emphasis.STRONG)
            case "em_open":
                emphasis.append(Emphasis.STRESSED)
            case "strong_close" | "em_close":
                emphasis.pop()
            case "softbreak" | "hardbreak":
                _add(spans, Span(" ", emphasis[-1]))
            case _:
                _add(spans, Span(child.content, emphasis[-1]))
    if not spans:
        return (), Origin()
    last = spans[-1].text.rstrip()
    rest, brace, inside = last.removesuffix("}").rpartition("{")
    if not brace or not last.endswith("}") or "}" in inside:
        return tuple(spans), Origin()
    rest = rest.rstrip()
    kept = [*spans[:-1], Span(rest, spans[-1].emphasis)] if rest else spans[:-1]
    return tuple(kept), origin(inside)


def _add(spans: list[Span], new: Span) -> None:
    if not new.text:
        return
    if spans and spans[-1].emphasis is new.emphasis:
        spans[-1] = Span(spans[-1].text + new.text, new.emphasis)
    else:
        spans.append(new)


def origin(words: str) -> Origin:
    """Read the inside of the braces, as in `C003 C028 editor`."""
    names = words.split()
    return Origin(claims=tuple(ClaimId(name) for name in names if name != EDITOR), editor=EDITOR in names)


def _picture(token: "Token", line: int) -> Picture:
    try:
        pairs = dict(word.split("=", 1) for word in shlex.split(token.info)[1:] if "=" in word)
    except ValueError:
        pairs = {}
    rows = tuple(token.content.rstrip("\n").split("\n"))
    return Picture(rows=rows, caption=pairs.get("caption", ""), alt=pairs.get("alt", ""), line=line)
