"""The prose of lessons, line by line: where each comes from, and whether it can be drawn everywhere.

Apart from loading, because the Markdown parser is slow to start and a loaded course does not need it.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path

from edu.authoring.files import FileRead, Shelf
from edu.authoring.load import Loaded, load
from edu.authoring.reading import Limits, Names, Place, instead
from edu.course.ids import ClaimId
from edu.course.lesson import Chunk, Lesson
from edu.course.markup import foreign, without_comments
from edu.course.prose import EDITOR, Bullet, Paragraph, Picture, Unsupported, blocks
from edu.problems import Level, Problem, in_order, quoted

WIDEST = 60  # columns of a picture
HIGHEST = 12  # rows of a picture
_BRACES = re.compile(r"\{([^{}]*)\}\s*$")
_OPEN_BRACE = re.compile(r"\{([^{}]*)\Z")
_EVERY_TERMINAL = re.compile("[^ -~\u2500-\u257f\u2190-\u2193\u25b2\u25b6\u25bc\u25c0]")

_SHORT = 40  # characters in braces that are most likely all meant to be in them
_DEEPER = "a heading below the second level"
_OTHERWISE = {
    "a heading above the second level": "begin its line with `## `",
    "a heading that does not begin its line": "begin its line with `## `",
    _DEEPER: "write `## ` to begin a new part, or leave the heading out",
    "a numbered list": "start each line with `- `",
    "a block quote": "write it as a paragraph",
    "a table": "write each row as a line that starts with `- `",
    "a rule": "take it out; a new part begins with `## ` and a heading",
    "a code block": "write it as a paragraph; a drawing begins with ```picture",
    "an indented block": "take out the spaces at the start of its lines",
    "a picture from a file": "draw it with characters below ```picture, or say it in words",
    "a link": "write its words alone",
    "HTML": "write it as plain text; **strong** and *stressed* words can be marked",
    "a comment that is never closed": "close it with -->",
}
"""What to do instead of each thing that lessons cannot show."""


def check(root: Path, limits: Limits | None = None, shelf: Shelf | None = None) -> Loaded:
    """Load the course in `root` and, when that went well, check the prose of its lessons too."""
    loaded = load(root, limits, shelf)
    if loaded.course is None:
        return loaded
    claims = loaded.course.claims
    prose = (problem for lesson in loaded.lessons for problem in check_prose(lesson, claims))
    problems = in_order([*loaded.problems, *prose])
    failed = any(problem.level is Level.ERROR for problem in problems)
    return replace(loaded, course=None if failed else loaded.course, problems=problems)


def check_prose(lesson: FileRead[Lesson], claims: Collection[ClaimId] | None) -> Iterator[Problem]:
    """Every problem in the body of a lesson; `claims` are those that it may name, None when they are not known."""
    names = Names()
    chunks = lesson.value.chunks if lesson.value else ()
    first = chunks[0].line if chunks else 0
    lines = without_comments("\n".join(lesson.lines[first:]), " ").split("\n")
    for chunk, end in zip(chunks, [*(after.line - 1 for after in chunks[1:]), len(lesson.lines)], strict=False):
        yield from _Prose(lesson.shown, chunk, lines[chunk.line - first : end - first], claims, names).problems()


class _Prose:
    """The text under one heading."""

    def __init__(
        self, path: str, chunk: Chunk, lines: list[str], claims: Collection[ClaimId] | None, names: Names
    ) -> None:
        """`lines` are those of the file, with spaces where comments stood."""
        self.path = path
        self.first = chunk.line + 1
        self.body = chunk.body
        self.lines = lines
        self.claims = claims
        self.names = names

    def problems(self) -> Iterator[Problem]:
        found = blocks(self.body)
        if not found:  # a dash alone, say
            yield from self._nothing()
        # without blocks the second list is the longer one
        for block, after in zip(found, [*found[1:], None], strict=False):
            end = after.line if after else len(self.lines)
            match block:
                case Paragraph() | Bullet():
                    yield from self._origin(block, end)
                case Picture():
                    yield from self._picture(block)
                case Unsupported():
                    yield self._unsupported(block, end)

    def _nothing(self) -> Iterator[Problem]:
        for number, line in enumerate(self.lines):
            if line.strip():
                yield self._at(number, "E133", "there are no words here", "write them, or take the heading out")
                return

    def _unsupported(self, block: Unsupported, end: int) -> Problem:
        what = block.what
        said = "the parts of a lesson have no parts of their own" if what == _DEEPER else f"lessons cannot show {what}"
        written = "\n".join(self.lines[block.line : end])
        found = foreign(written)
        if found and found.what == what:
            line, column = _position(written, found.start)
            return self._at(block.line + line, "E142", said, _OTHERWISE[what], (column, column + 1))
        return self._at(block.line, "E142", said, _OTHERWISE[what])

    def _origin(self, block: Paragraph | Bullet, end: int) -> Iterator[Problem]:
        written = "\n".join(self.lines[block.line : end]).rstrip()
        if not block.origin.claims and not block.origin.editor:
            yield self._without_origin(block, written)
            return
        found = _BRACES.search(written)
        named = list(re.finditer(r"\S+", found.group(1))) if found else []
        first = {name.group(): name.start() for name in reversed(named)}
        for claim in dict.fromkeys(block.origin.claims):
            if self.claims is None or claim in self.claims:
                continue
            meant = self.names.did_you_mean(claim, [*self.claims, EDITOR])
            remedy = f"did you mean {quoted(meant)}?" if meant else "write the id of a claim of sources.yaml, or editor"
            said = f"there is no claim {quoted(claim)}"
            if found and claim in first:
                line, column = _position(written, found.start(1) + first[claim])
                yield self._at(block.line + line, "E141", said, remedy, (column, column + len(claim)), meant=meant)
            else:
                yield self._at(block.line, "E141", said, remedy)

    def _without_origin(self, block: Paragraph | Bullet, written: str) -> Problem:
        opened = _OPEN_BRACE.search(written)
        inside = " ".join(opened.group(1).split()) if opened else ""
        if not opened or not 0 < len(inside) <= _SHORT:
            remedy = "end it with claim ids in braces, as in {C003}, or with {editor}"
            return self._at(block.line, "E140", "this line does not say where it comes from", remedy)
        line, column = _position(written, opened.start())
        said = "the brace that opens here is never closed"
        return self._at(block.line + line, "E140", said, f"write {{{inside}}}", (column, column + 1))

    def _picture(self, picture: Picture) -> Iterator[Problem]:
        first = picture.line + 1
        for missing, name in ((picture.caption, "caption"), (picture.alt, "alt")):
            if not missing.strip():
                remedy = f'write {name}="..." after the word picture'
                yield self._at(picture.line, "E144", f"this picture has no {name}", remedy)
        if len(picture.rows) > HIGHEST:
            said = f"this picture has {len(picture.rows)} rows; at most {HIGHEST} fit"
            yield self._at(picture.line, "E143", said, "make it lower")
        for number, row in enumerate(picture.rows, start=first):
            if len(row) > WIDEST:
                said = f"this row has {len(row)} columns; at most {WIDEST} fit"
                yield self._at(number, "E143", said, "make it narrower", (WIDEST, len(row)))
            odd = _EVERY_TERMINAL.search(row)
            if odd:
                said = f"the character U+{ord(odd.group()):04X} is not in every terminal"
                yield self._at(number, "E145", said, "draw with ASCII, lines and arrows", odd.span())

    def _at(
        self,
        line: int,
        code: str,
        message: str,
        remedy: str,
        span: tuple[int, int] | None = None,
        *,
        meant: str = "",
    ) -> Problem:
        """`line` and `span` are 0-based; without a span, the first character of the line is meant.

        `meant` is the word that probably belongs there.
        """
        text = self.lines[line] if line < len(self.lines) else ""
        column = len(text) - len(text.lstrip()) if span is None else span[0]
        place = Place(self.path, self.first + line, column + 1, None if span is None else span[1] + 1)
        return Problem(
            path=self.path,
            line=place.line,
            column=place.column,
            end_column=place.end_column,
            code=code,
            message=message,
            remedy=remedy,
            fixes=instead(place, meant, safe=False),
        )


def _position(text: str, offset: int) -> tuple[int, int]:
    """Line and column of a character, 0-based."""
    return text.count("\n", 0, offset), offset - (text.rfind("\n", 0, offset) + 1)
