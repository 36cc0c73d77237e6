"""What the file that is previewed says. Apart from the screen, so that it can be made before Textual is loaded."""

from msgspec import Struct
from msgspec.structs import replace

from edu.course.question import Question
from edu.course.quiz import Quiz
from edu.problems import Problem


class Entry(Struct, frozen=True):
    """A question of the file; None while it cannot be read."""

    first: int
    """1-based line on which it begins."""
    question: Question | None


class Previewed(Struct, frozen=True, kw_only=True):
    """What a quiz's file says at one moment."""

    name: str
    lines: tuple[str, ...]
    quiz: Quiz | None
    """None while nothing of it can be read."""
    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]
    stale: bool = False
    """Whether all but the problems is from before, because nothing can be read now."""

    def after(self, before: "Previewed") -> "Previewed":
        """This state; with what was there before it, when the file is broken for the moment."""
        if self.entries or not before.entries:
            return self
        return replace(before, problems=self.problems, stale=True)

    def entry_at(self, line: int) -> int:
        """0-based index of the question that a line belongs to; the first for lines above it."""
        return max(0, sum(entry.first <= line for entry in self.entries) - 1)

    def problems_of(self, index: int) -> tuple[Problem, ...]:
        """Those of one question; every one when there is no question that they could belong to."""
        if self.stale or not self.entries:
            return self.problems
        return tuple(problem for problem in self.problems if problem.line and self._owner(problem.line) == index)

    def changed_line(self, before: "Previewed") -> int | None:
        """The first line that is another than before, where a question can be; None where nothing changed."""
        if self.lines == before.lines:
            return None
        same = 0
        for one, other in zip(self.lines, before.lines, strict=False):
            if one != other:
                break
            same += 1
        return same + 1

    def _owner(self, line: int) -> int | None:
        return self.entry_at(line) if self.entries and line >= self.entries[0].first else None
