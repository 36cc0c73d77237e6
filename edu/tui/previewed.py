"""What the file that is previewed says. Apart from the screens, so that it can be made before Textual is loaded."""

from collections import Counter
from collections.abc import Sequence
from enum import Enum, auto
from itertools import takewhile

from msgspec import Struct
from msgspec.structs import replace

from edu.course.course import Course
from edu.course.lesson import Lesson
from edu.course.question import Question
from edu.course.quiz import Quiz
from edu.problems import Level, Problem


class State(Enum):
    """How the file is now; what is shown of it may be from before."""

    READ = auto()
    BROKEN = auto()
    GONE = auto()


class Entry(Struct, frozen=True):
    """What has a screen of its own: a question of a quiz, or a page of a lesson."""

    id: str
    """What it is called in the file; empty when it has no name yet."""
    lines: tuple[range, ...]
    """1-based; remarks and blank lines above a question are a part of it."""
    text: str
    """What stands in those lines."""
    question: Question | None = None
    """None for a page, and while a question cannot be read."""

    @classmethod
    def of(cls, name: str, lines: Sequence[str], spans: Sequence[range], question: Question | None = None) -> "Entry":
        """From the lines of the file."""
        text = "\n".join(line for span in spans for line in lines[span.start - 1 : span.stop - 1])
        return cls(name, tuple(spans), text.strip(), question)


class Previewed(Struct, frozen=True, kw_only=True):
    """What the file, and the course around it, say at one moment."""

    name: str
    course: Course
    """As much of it as can be read."""
    state: State = State.READ
    lines: tuple[str, ...] = ()
    quiz: Quiz | None = None
    """None while nothing of it can be read, as `lesson`."""
    lesson: Lesson | None = None
    entries: tuple[Entry, ...] = ()
    problems: tuple[Problem, ...] = ()
    elsewhere: int = 0
    """Problems in other files of the course."""
    closed_by: Problem | None = None
    """What keeps the course from being opened, when that stands in another file."""

    @property
    def is_lesson(self) -> bool:
        return self.name.endswith(".md")

    @property
    def is_readable(self) -> bool:
        """Whether anything of the file can be shown."""
        return bool(self.entries) and (self.quiz is not None or self.lesson is not None)

    def problems_of(self, index: int) -> tuple[Problem, ...]:
        """Those of one entry; every one while it cannot be told which of them keep it from being shown."""
        if self.state is not State.READ or not self.is_readable:
            return self.problems
        return tuple(problem for problem in self.problems if self._entry_at(problem.line) == index)

    def _entry_at(self, line: int | None) -> int | None:
        found = (index for index, entry in enumerate(self.entries) if any(line in span for span in entry.lines))
        return next(found, None)

    def entry_now(self, before: "Previewed", index: int) -> int:
        """The entry that is new or was changed since; else the one that was shown, wherever it stands now."""
        kept = Counter(entry.text for entry in before.entries)
        others = []
        for number, entry in enumerate(self.entries):
            if kept[entry.text]:
                kept[entry.text] -= 1
            else:
                others.append(number)
        old = {entry.id for entry in before.entries if kept[entry.text]}
        new = (number for number in others if self.entries[number].id not in old)
        shown = before.entries[index].text if before.entries else ""
        same = [number for number, entry in enumerate(self.entries) if entry.text == shown]
        last = max(0, len(self.entries) - 1)
        stayed = index if index in same or not same else same[0]
        return next(new, next(iter(others), min(stayed, last)))

    def entry_at_fault(self, now: "Previewed", index: int) -> int:
        """The entry, as this still has it, that holds the first error of the file as it is now."""
        line = next((problem.line for problem in now.problems if problem.line and problem.level is Level.ERROR), None)
        found = self._entry_at(_line_before(line, self.lines, now.lines)) if line else None
        return index if found is None else found


def following(before: Previewed, now: Previewed, index: int) -> tuple[Previewed, int]:
    """What to show after `before`, of which the entry at `index` was shown, and which entry of it."""
    if now.state is State.GONE:
        return replace(before, state=State.GONE, problems=()), index
    if now.is_readable or not before.is_readable:
        return now, now.entry_now(before, index)
    return replace(before, state=State.BROKEN, problems=now.problems), before.entry_at_fault(now, index)


def _line_before(line: int, before: Sequence[str], now: Sequence[str]) -> int:
    """Where a line stood before the file was edited in one place; for one inside it, where that place begins."""
    above = _alike(before, now)
    below = _alike(before[above:][::-1], now[above:][::-1])
    if line <= above:
        return line
    if line > len(now) - below:
        return line - len(now) + len(before)
    return above + 1 if above + below < len(before) else above  # what was only put in belongs to what is above it


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many lines at the start are the same."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
