"""Edits that move whole choices: what their author wrote in and above them goes along, letter for letter."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from edu.authoring.nodes import Node, Scalar, walk
from edu.authoring.nodes import Sequence as Listed
from edu.checking.item import Item
from edu.problems import Edit

_DASH = re.compile(r" *- +")
_ONE_LINE = re.compile(r"""[^"'{\[]|"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|\{.*\}\s*$|\[.*\]\s*$""")
"""How a value begins whose end is sure: quotes and brackets close where they open, and the rest goes by indentation."""


class _Lines(NamedTuple):
    """Lines of a file, 0-based; the last counts in."""

    first: int
    last: int


def in_order(item: Item, order: Sequence[int]) -> tuple[Edit, ...]:
    """Put the choices into an order, given by where each stands now, and let it be kept for the learner.

    There are no edits where each choice is not sure to have lines of its own.
    """
    lines = item.file.lines
    spans = _spans(item, lines)
    if not spans:
        return ()
    now = ["\n".join(lines[span.first : span.last + 1]) for span in spans]
    moved = [(span, now[index]) for span, old, index in zip(spans, now, order, strict=True) if old != now[index]]
    edits = [_edit(span.first, 0, span.last, len(lines[span.last]), text) for span, text in moved]
    return (*edits, *_kept_in_order(item, spans[-1].last, lines))


def _kept_in_order(item: Item, last: int, lines: Sequence[str]) -> Iterator[Edit]:
    """Say `shuffle: no` where it says otherwise, or below the choices, of which `last` is the last line."""
    _, shuffle = item.node.entries.get("shuffle", (None, None))
    if shuffle is None:
        end = len(lines[last])
        yield _edit(last, end, last, end, f"\n{' ' * (item.node.column - 1)}shuffle: no")
    elif isinstance(shuffle, Scalar) and item.question.shuffle:
        line, column = shuffle.line - 1, shuffle.column - 1
        yield _edit(line, column, line, column + len(shuffle.text), "no")


def _edit(line: int, column: int, end_line: int, end_column: int, text: str) -> Edit:
    """Of what is counted from 0."""
    return Edit(line=line + 1, column=column + 1, end_line=end_line + 1, end_column=end_column + 1, text=text)


def _spans(item: Item, lines: Sequence[str]) -> list[_Lines]:
    """The lines of each choice with the remarks above it; none when they are not sure."""
    _, listed = item.node.entries["choices"]
    _, shuffle = item.node.entries.get("shuffle", (None, None))
    entries = listed.items if isinstance(listed, Listed) else []
    values = [node for entry in entries for node in walk(entry)]
    in_blocks = all(_DASH.fullmatch(lines[entry.line - 1][: entry.column - 1]) for entry in entries)
    if not in_blocks or not all(_ends_where_it_seems(node, lines) for node in (item.node, *values)):
        return []
    if isinstance(shuffle, Scalar) and not shuffle.plain:
        return []
    starts = [entry.line - 1 for entry in entries]
    depth = _depth(lines[starts[0]])
    firsts = [_with_remarks(start, depth, lines) for start in starts]
    after = next((n for n in range(starts[-1] + 1, len(lines)) if _ends_list(lines[n], depth)), len(lines))
    ends = [*firsts[1:], _with_remarks(after, depth, lines)]
    return [_Lines(first, _before(end, lines)) for first, end in zip(firsts, ends, strict=True)]


def _ends_where_it_seems(node: Node, lines: Sequence[str]) -> bool:
    return bool(_ONE_LINE.match(lines[node.line - 1][node.column - 1 :]))


def _with_remarks(start: int, depth: int, lines: Sequence[str]) -> int:
    while lines[start - 1].lstrip().startswith("#") and _depth(lines[start - 1]) <= depth:
        start -= 1
    return start


def _ends_list(line: str, depth: int) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#") and _depth(line) <= depth


def _before(end: int, lines: Sequence[str]) -> int:
    """The last line before `end` that is not empty."""
    return next(n for n in range(end - 1, -1, -1) if lines[n].strip())


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())
