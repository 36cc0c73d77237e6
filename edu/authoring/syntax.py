"""What a YAML parser says went wrong, as a sentence for someone who writes lessons."""

import re

import yaml

from edu.authoring.reading import Reading
from edu.authoring.slips import Slip, slip
from edu.problems import Edit, Fix

_REST = "the rest of this file is looked at once this is mended"
_QUOTE = "put the whole text in quotes"
_CURLY = re.compile(r"\s*(?:- +)*(?:[\w-]+: +)?[“”„‘’«»]")
_SENTENCES = {
    "mapping values are not allowed": ("there is a second colon here, or the line is indented too far", _QUOTE),
    "block sequence entries are not allowed": (
        "a list cannot start here",
        "start it on the next line, or put the text in quotes",
    ),
    "mapping keys are not allowed": ("a question mark cannot start a value", _QUOTE),
    "could not find expected ':'": ("this line has no colon after its key", "write `key: value`"),
    "found unknown escape character": (
        "an unknown escape after a backslash",
        "use single quotes, or write the backslash twice",
    ),
    "found invalid unicode character escape": ("an escape that names no character", "write the character itself"),
    "hexdecimal number": (
        "an escape (a backslash with x, u or U) lacks its digits",
        "use single quotes, or write the backslash twice",
    ),
    "unexpected document": (
        "a line of --- or ... stands inside a quoted text",
        "close the quote above it, or take the line out",
    ),
    "directive name": ("a line cannot start with %", _QUOTE),
    "did not find expected ',' or ']'": (
        "a list opened with [ is not closed",
        "close it with ] or put a comma between",
    ),
    "did not find expected ',' or '}'": (
        "a mapping opened with { is not closed",
        "close it with }, put a comma between, or put the text in quotes",
    ),
    "indentation indicator": ("the number after | or > is not from 1 to 9", "take it out"),
    "expected '>'": ("a tag (a word that starts with !) stands here", _QUOTE),
    "did not find expected key": (
        "this does not fit the lines above it",
        "check its indentation, and quote texts that hold special signs",
    ),
    "did not find expected '-' indicator": (
        "this does not belong to the list above it",
        "check its indentation, or start the line with `- `",
    ),
    "did not find expected node content": ("a value cannot start with this sign", _QUOTE),
    "found incompatible yaml document": ("this is another version of YAML", "take the %YAML line out"),
    "did not find expected <document start>": ("there is text after the end of the document", "take it out"),
    "did not find expected comment or line break": ("there is text after | or >", "start the text on the next line"),
    "found undefined tag handle": ("a tag (a word that starts with !) stands here", _QUOTE),
    "did not find expected alphabetic": ("a value cannot start with * or &", _QUOTE),
}
_AT_CONTEXT = ("could not find expected ':'", "unexpected end of stream")
_NOT_CLOSED = ("',' or ']'", "',' or '}'")
_MISFITS = ("expected key", "expected '-' indicator", "expected <block end>")
_ENDS = {
    "'": ("the text goes on after its closing quote", "write a quote inside it twice, or put it in double quotes"),
    '"': (
        "the text goes on after its closing quote",
        "put it in single quotes, or a backslash before each quote inside",
    ),
    "]": ("there is text after the closing ]", _QUOTE),
    "}": ("there is text after the closing }", _QUOTE),
}
"""What to say when a line goes on after a value that has ended with this sign."""


def report(error: Exception, lines: list[str], reading: Reading, first_line: int) -> None:
    """One problem for what stopped the parser, at the place that a person would look at."""
    problem = str(getattr(error, "problem", None) or "").lower()
    mark = getattr(error, "problem_mark", None)
    opened = getattr(error, "context_mark", None)
    if mark is None or (opened is not None and _began_it(problem, opened, mark, lines)):
        mark = opened
    if not isinstance(error, yaml.YAMLError) or mark is None:
        reading.error("E005", "this is not valid YAML", f"compare it with a file that works; {_REST}")
        return
    if mark.line < len(lines):
        line, column = mark.line, mark.column
    else:  # the parser counts one more line than an editor when the last has no line break
        line, column = len(lines) - 1, len(lines[-1])
    if _odd_indentation(lines, line, reading, first_line):
        return
    text = lines[line]
    before, here = text[:column].rstrip(), text[column : column + 1]
    if here == "\t":
        said, remedy = "a tab stands where YAML wants spaces", f"indent with spaces; {_REST}"
        reading.error("E004", said, remedy, line=line + first_line, column=column + 1, end_column=column + 2)
        return
    found = slip(problem, lines, line, column)
    if found:
        _report_slip(found, reading, first_line)
        return
    goes_on = _ENDS.get(before[-1:]) if any(part in problem for part in _MISFITS) else None
    message, remedy = goes_on or _sentence(problem, here)
    if remedy == _QUOTE and _CURLY.match(text):
        remedy = f"{remedy}; curly quotes do not count, use straight ones"
    reading.error("E005", message, f"{remedy}; {_REST}", line=line + first_line, column=column + 1)


def _report_slip(found: Slip, reading: Reading, first_line: int) -> None:
    line, column = found.line + first_line, found.column + 1
    fixes: tuple[Fix, ...] = ()
    if found.instead:
        text, end = found.instead
        edit = Edit(line=line, column=column, end_line=line, end_column=end + 1, text=text)
        fixes = (Fix(title="Put a plain space there", edits=(edit,)),)
    reading.error("E005", found.message, f"{found.remedy}; {_REST}", line=line, column=column, fixes=fixes)


def _odd_indentation(lines: list[str], last: int, reading: Reading, first_line: int) -> bool:
    """Whether a space that only looks like one, pasted with a text, stands at the start of this line or one above."""
    for number in range(max(last - 2, 0), last + 1):
        text = lines[number]
        indentation = text[: len(text) - len(text.lstrip())]
        if not indentation.isascii():
            column = len(indentation) - len(indentation.lstrip(" \t"))
            said = f"the space U+{ord(indentation[column]):04X} is not one that YAML indents with"
            reading.error("E005", said, f"use plain spaces; {_REST}", line=number + first_line, column=column + 1)
            return True
    return False


def _began_it(problem: str, opened: "yaml.Mark", mark: "yaml.Mark", lines: list[str]) -> bool:
    """Whether the fault is where something was opened, and not where the parser noticed it."""
    if any(part in problem for part in _AT_CONTEXT) or _at_end(mark, lines):
        return True
    on_later_line = any(part in problem for part in _NOT_CLOSED) and mark.line > opened.line
    return on_later_line and bool(lines[opened.line][opened.column + 1 :].strip())


def _sentence(problem: str, here: str) -> tuple[str, str]:
    if "unexpected end of stream" in problem:
        return ("the quote that opens here is never closed", "close it, or put the text in the other kind of quotes")
    if "cannot start any token" in problem:
        return (f"a value cannot start with {here}" if here else "a value is missing here", _QUOTE)
    if not here and "node content" in problem:
        return "the file ends before what was opened is closed", "close it, or put the text in quotes"
    for part, sentence in _SENTENCES.items():
        if part in problem:
            return sentence
    return (f"this is not valid YAML: {problem or 'it cannot be read'}", "compare it with a file that works")


def _at_end(mark: "yaml.Mark", lines: list[str]) -> bool:
    rest = lines[mark.line][mark.column :] if mark.line < len(lines) else ""
    return not rest.strip() and not any(line.strip() for line in lines[mark.line + 1 :])
