"""The prose of lessons, line by line: where each comes from, and whether it can be drawn everywhere.

Apart from loading, because the Markdown parser is slow to start and a loaded course does not need it.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path

from edu.authoring.files import FileRead, Shelf
from edu.authoring.load import Loaded, load
from edu.authoring.reading import Limits, Names
from edu.course.ids import ClaimId
from edu.course.lesson import Chunk, Lesson
from edu.course.prose import EDITOR, Bullet, Paragraph, Picture, Unsupported, blocks
from edu.problems import Level, Problem, in_order, quoted

WIDEST = 60  # columns of a picture
HIGHEST = 12  # rows of a picture
_BRACES = re.compile(r"\{([^{}]*)\}\s*$")
_EVERY_TERMINAL = re.compile("[^ -~\u2500-\u257f\u2190-\u2193\u25b2\u25b6\u25bc\u25c0]")


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
    for chunk in lesson.value.chunks if lesson.value else ():
        yield from _Prose(lesson.shown, chunk, claims, names).problems()


class _Prose:
    """The text under one heading."""

    def __init__(self, path: str, chunk: Chunk, claims: Collection[ClaimId] | None, names: Names) -> None:
        self.path = path
        self.first = chunk.line + 1
        self.body = chunk.body
        self.lines = chunk.body.split("\n")
        self.claims = claims
        self.names = names

    def problems(self) -> Iterator[Problem]:
        found = blocks(self.body)
        if not found:  # a dash alone, say
            yield from self._nothing()
        # without blocks the second list is the longer one
        for block, after in zip(found, [*found[1:], None], strict=False):
            match block:
                case Paragraph() | Bullet():
                    yield from self._origin(block, after.line if after else len(self.lines))
                case Picture():
                    yield from self._picture(block)
                case Unsupported(what=what):
                    yield self._at(
                        block.line, "E142", f"lessons cannot show {what}", "write it as a paragraph or a list"
                    )

    def _nothing(self) -> Iterator[Problem]:
        for number, line in enumerate(self.lines):
            if line.strip():
                yield self._at(number, "E133", "there are no words here", "write them, or take the heading out")
                return

    def _origin(self, block: Paragraph | Bullet, end: int) -> Iterator[Problem]:
        if not block.origin.claims and not block.origin.editor:
            remedy = "end it with claim ids in braces, as in {C003}, or with {editor}"
            yield self._at(block.line, "E140", "this line does not say where it comes from", remedy)
            return
        written = "\n".join(self.lines[block.line : end])
        found = _BRACES.search(written)
        named = list(re.finditer(r"\S+", found.group(1))) if found else []
        first = {name.group(): name.start() for name in reversed(named)}
        for claim in dict.fromkeys(block.origin.claims):
            if self.claims is None or claim in self.claims:
                continue
            meant = self.names.did_you_mean(claim, [*self.claims, EDITOR])
            remedy = f"did you mean {meant}?" if meant else "write the id of a claim of sources.yaml, or editor"
            said = f"there is no claim {quoted(claim)}"
            if found and claim in first:
                start = found.start(1) + first[claim]
                line, column = (written.count("\n", 0, start), start - (written.rfind("\n", 0, start) + 1))
                yield self._at(block.line + line, "E141", said, remedy, (column, column + len(claim)))
            else:
                yield self._at(block.line, "E141", said, remedy)

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

    def _at(self, line: int, code: str, message: str, remedy: str, span: tuple[int, int] | None = None) -> Problem:
        """`line` and `span` are 0-based; without a span, the first character of the line is meant."""
        text = self.lines[line] if line < len(self.lines) else ""
        column = len(text) - len(text.lstrip()) if span is None else span[0]
        return Problem(
            path=self.path,
            line=self.first + line,
            column=column + 1,
            end_column=None if span is None else span[1] + 1,
            code=code,
            message=message,
            remedy=remedy,
        )
