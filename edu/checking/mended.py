"""What was mended, said to whoever asked for it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Self

from edu.problems import Edit, Fix, Problem, quoted

DONE = {"Begin": "began", "Give": "gave", "Keep": "kept", "Put": "put", "Sort": "sorted", "Write": "wrote"}
"""How the titles of fixes begin, and what is said once they are done."""
_WORD = re.compile(r"[\w.-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mended:
    """One problem that is no more."""

    problem: Problem
    fix: Fix
    before: str
    """What stood in the place of the first edit."""
    line: int
    """Where it stands now that the file is mended."""
    column: int

    def __str__(self) -> str:
        return f"{self.problem.path}:{self.line}: {self._change()} ({self.problem.code})"

    def moved(self, edits: Iterable[Edit]) -> Self:
        """Where it stands after these edits of its file, too."""
        above = (edit for edit in edits if (edit.line, edit.column) < (self.line, self.column))
        added = sum(edit.text.count("\n") - (edit.end_line - edit.line) for edit in above)
        return replace(self, line=self.line + added)

    def _change(self) -> str:
        edit, *others = self.fix.edits
        if not others and _WORD.fullmatch(self.before) and _WORD.fullmatch(edit.text):
            return f"{self.before} → {edit.text}"
        order, _, what = self.fix.title.partition(" ")
        return f"{DONE[order]} {what}" if order in DONE else quoted(self.fix.title)
