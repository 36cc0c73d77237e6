"""What a YAML file says, as a light tree with positions. Every scalar is the text that was typed."""

from collections.abc import Iterator

from msgspec import Struct, field


class Scalar(Struct, eq=False, gc=False):
    """A text; `line` and `column` are 1-based, columns in characters."""

    text: str
    line: int
    column: int
    plain: bool
    """Written without quotes, on one line, letter for letter: its end is `column + len(text)`."""


class Sequence(Struct, eq=False):
    """A list."""

    line: int
    column: int
    items: "list[Node]" = field(default_factory=list)


class Mapping(Struct, eq=False):
    """Keys and values. The position is that of the first key, or of `{`."""

    line: int
    column: int
    entries: "dict[str, tuple[Scalar, Node]]" = field(default_factory=dict)
    """By the text of the key: the key where it stands, and its value."""
    doubled: bool = False
    """Whether a key stands in it twice, so that two mappings may have become one."""


class Unread(Struct, eq=False, gc=False):
    """Stands where something was refused; a problem has been reported, and readers say no more."""

    line: int
    column: int


Node = Scalar | Mapping | Sequence | Unread


def walk(root: Node) -> Iterator[Node]:
    """Every node below and including `root`, in reading order."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        yield node
        match node:
            case Mapping(entries=entries):
                waiting.extend(value for _, value in reversed(entries.values()))
            case Sequence(items=items):
                waiting.extend(reversed(items))
            case _:
                pass
