"""Comments in YAML: text that became one by mistake, and those that speak to edu."""

import re

from edu.authoring.nodes import Scalar
from edu.authoring.reading import Reading
from edu.problems import quoted

TO_EDU = re.compile(r"# *edu\b *(?::|ignore\b)")
"""How a comment to edu begins, even one that forgets the colon."""
_CODE = re.compile(r"\b[EW]\d{3}\b", re.IGNORECASE)


def codes_in(comment: str) -> str:
    """The codes that a comment names, as they stand in a list; an empty text without any."""
    return ", ".join(dict.fromkeys(code.upper() for code in _CODE.findall(comment)))


def lines_with_comments(text: str) -> dict[int, str]:
    """The lines (0-based) that may hold a comment after a value. Nearly always very few."""
    if " #" not in text and "\t#" not in text:
        return {}
    return {number: line for number, line in enumerate(text.split("\n")) if " #" in line or "\t#" in line}


def warn_of_comment(scalar: Scalar, line: str, end: tuple[int, int], reading: Reading) -> None:
    """Report a comment behind a value that was probably meant to belong to it.

    `end` is where the value ends: the number of the line in its file, and its 0-based column.
    """
    start = end[1]
    while line.startswith((" ", "\t"), start):  # no slice of a long line for each value in it
        start += 1
    if not line.startswith("#", start) or not scalar.text:
        return
    comment, spaces = line[start:], start - end[1]
    if TO_EDU.match(comment):
        return
    looks_meant = comment[1:2] in ("", " ", "\t", "#", "!", ":") and (spaces > 1 or " " not in scalar.text)
    if not looks_meant:
        said = f"{quoted(comment)} is read as a comment, so the value is only {quoted(scalar.text)}"
        remedy = "quote the whole value; or put two spaces before # and one after it"
        reading.error("W021", said, remedy, line=end[0], column=start + 1)
