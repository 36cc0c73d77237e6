"""What a person most likely did where a YAML parser only says that it cannot go on."""

import re
from typing import NamedTuple

from edu.authoring.nodes import Mapping, Node, Scalar

_SECOND_COLON = "mapping values are not allowed"
_NO_COLON = "could not find expected ':'"
_MISFITS = ("expected key", "expected '-' indicator", "expected <block end>")
_GLUED = (
    ("colon", re.compile(r"[ \t]*(?:-[ \t]+)*[A-Za-z_][\w-]*:(?P<after>[^\s:/]|[^\S \t])")),
    ("dash", re.compile(r"[ \t]*(?:-[ \t]+)*-(?P<after>[A-Za-z\"'“‘]|[^\S \t])")),
)
"""A sign that wants a space, with what stands there instead; it may be one that only looks like a space."""
_GLUED_DASH = re.compile(r"-[^\s-]")
_GLUED_KEY = re.compile(r"[a-z_]+:[^\s:/]")
_ENTRY = re.compile(r"( *)- +([\w-]+:)?")
_NUMBERS = "no one two three four five six seven eight nine ten eleven twelve".split()


class Slip(NamedTuple):
    """What to say of it, and where; line and columns are 0-based."""

    message: str
    remedy: str
    line: int
    column: int
    instead: tuple[str, int] | None = None
    """What to write at that place, and up to which column it stands instead; None where that takes more."""


def slip(problem: str, lines: list[str], line: int, column: int) -> Slip | None:
    """The slip behind what the parser said of a place, if it is one of the common ones."""
    misfit = any(part in problem for part in _MISFITS)
    second_colon = _SECOND_COLON in problem
    if not (misfit or second_colon or _NO_COLON in problem):
        return None
    above = next((number for number in range(line - 1, -1, -1) if lines[number].strip()), line)
    for number in (line, above) if second_colon else (line,):
        glued = _without_space(lines[number], number)
        if glued:
            return glued
    if second_colon and _ENTRY.fullmatch(lines[line][: column + 1]):
        return _moved(lines, line)
    begins_list = not _ENTRY.match(lines[above]) and _depth(lines[above]) < _depth(lines[line])
    return _moved(lines, line) if misfit and not begins_list else None


def right_kind(node: Node, wanted: str) -> str:
    """What to do about a value of the wrong kind; often all that is missing is a space after a sign."""
    begins = next(iter(node.entries), "") if type(node) is Mapping else node.text if type(node) is Scalar else ""
    if _GLUED_DASH.match(begins) and wanted == "a list":
        return "put a space after each dash"
    if type(node) is Mapping:
        return "if it is one text with a colon in it, put it in quotes"
    return "put a space after the colon" if _GLUED_KEY.match(begins) else f"write {wanted}"


def _without_space(text: str, line: int) -> Slip | None:
    for sign, pattern in _GLUED:
        found = pattern.match(text)
        if found:
            after, column = found["after"], found.start("after")
            if after.isspace():
                said = f"the space after the {sign} is U+{ord(after):04X}, which looks like a space"
                return Slip(said, "type a plain one", line, column, (" ", column + 1))
            said = f"there is no space after the {sign}"
            return Slip(said, f"put a space after the {sign}", line, column, (" ", column))
    return None


def _moved(lines: list[str], line: int) -> Slip | None:
    """An entry that stands further left or right than those of any list it could belong to."""
    entry = _ENTRY.match(lines[line])
    if not entry:
        return None
    own, lists = _depth(lines[line]), _lists_above(lines, line)
    if not lists or own in lists:
        return None
    alike = (depth for depth, key in lists.items() if key and key == entry[2])
    wanted = next(alike, None)
    if wanted is None:
        wanted = min(lists, key=lambda depth: abs(depth - own))
    spaces = _spaces(abs(wanted - own))
    remedy = (
        f"put {spaces} before each of its lines" if wanted > own else f"take {spaces} from before each of its lines"
    )
    said = f"this entry starts at column {own + 1}, the ones above at column {wanted + 1}"
    return Slip(said, remedy, line, own)


def _lists_above(lines: list[str], line: int) -> dict[int, str | None]:
    """The lists that are open above a line, the innermost first: how deep each stands, and how its entries begin."""
    lists: dict[int, str | None] = {}
    lowest = max(map(len, lines))
    for number in range(line - 1, -1, -1):
        text = lines[number]
        if not text.strip() or text.lstrip().startswith("#"):
            continue
        depth, entry = _depth(text), _ENTRY.match(text)
        if entry and depth < lowest:
            lists[depth] = entry[2]
        lowest = min(lowest, depth)
        if not lowest:
            break
    return lists


def _depth(text: str) -> int:
    return len(text) - len(text.lstrip(" "))


def _spaces(number: int) -> str:
    said = _NUMBERS[number] if number < len(_NUMBERS) else str(number)
    return f"{said} space{'' if number == 1 else 's'}"
