"""What Markdown holds besides the blocks of a lesson: fences, comments, and what lessons have no block for."""

import re
from typing import NamedTuple

_OPENED, _CLOSED = "<!--", "-->"
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})(.*)")
_FOREIGN = re.compile(
    r"(?<!\\)(?:"
    r"(?P<image>!\[[^\[\]]*\]\([^)\s])"
    r"|(?P<link>\[[^\[\]]*\]\([^)\s]|<[A-Za-z][A-Za-z0-9+.-]{1,31}:[^<>\s]*>)"
    r"|(?P<html></?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>)"
    r"|(?P<comment><!--))"
)
_NAMES = {
    "image": "a picture from a file",
    "link": "a link",
    "html": "HTML",
    "comment": "a comment that is never closed",
}


class Foreign(NamedTuple):
    """Something within a line that lessons cannot show, by its name, and where in the text it begins."""

    what: str
    start: int


def foreign(text: str) -> Foreign | None:
    """The first link, picture from a file, HTML or open comment in a text."""
    found = _FOREIGN.search(text)
    return Foreign(_NAMES[found.lastgroup or ""], found.start()) if found else None


def fence_after(line: str, fence: str) -> str:
    """The fence that is open below a line, when `fence` is open above it; an empty text where none is."""
    mark = _FENCE.match(line)
    if fence:
        return "" if mark and mark[1].startswith(fence) and not mark[2].strip() else fence
    return mark[1] if mark and not (mark[1][0] == "`" and "`" in mark[2]) else ""


def without_comments(markdown: str, instead: str = "") -> str:
    """Markdown without its comments, on as many lines; `instead` stands for each character of theirs.

    What stands in a fence is drawn as it is, and a comment that is never closed is none.
    """
    if _OPENED not in markdown:
        return markdown
    last = markdown.rfind(_CLOSED)
    kept: list[str] = []
    fence, inside, before = "", False, 0
    for line in markdown.split("\n"):
        open_above, fence = fence, fence if inside else fence_after(line, fence)
        if open_above or fence:
            kept.append(line)
        else:
            text, inside = _apart(line, last - before, instead, inside=inside)
            kept.append(text)
        before += len(line) + 1
    return "\n".join(kept)


def _apart(line: str, last: int, instead: str, *, inside: bool) -> tuple[str, bool]:
    """A line without comments, and whether one goes on below it; `last` is where the last one of all is closed."""
    kept: list[str] = []
    at = 0
    while at < len(line):
        if inside:
            end = line.find(_CLOSED, at)
            past = len(line) if end < 0 else end + len(_CLOSED)
            kept.append(instead * (past - at))
            at, inside = past, end < 0
            continue
        start = line.find(_OPENED, at)
        if start < 0 or start + len(_OPENED) > last:
            kept.append(line[at:])
            break
        kept.append(line[at:start] + instead * len(_OPENED))
        at, inside = start + len(_OPENED), True
    return "".join(kept), inside
