"""What is wrong with the file that is being written, under what it shows."""

from collections.abc import Iterator, Sequence

from textual.containers import VerticalScroll
from textual.widgets import Static

from edu.problems import Level, Problem
from edu.tui.page import Page, Row
from edu.tui.text import join, text


class ProblemPanel(VerticalScroll, can_focus=False):
    """A list that takes no more room than it needs; the wheel or Page up and Page down on it move it."""

    DEFAULT_CSS = """
    ProblemPanel { dock: bottom; height: auto; max-height: 40%; margin: 0 0 3 0; border-top: solid $line;
                   padding: 0 2; max-width: 84; scrollbar-size-vertical: 1; }
    ProblemPanel Static { height: auto; }
    """

    def compose(self) -> Iterator[Static]:
        self._list = Static()
        yield self._list

    def show(self, here: Sequence[Problem], elsewhere: int, *, stale: bool) -> None:
        """`here` are those of what is on the screen; `elsewhere` counts the others of the file."""
        summary = "The file cannot be read now; above is how it was." if stale else _summary(len(here), elsewhere)
        self._list.update(Page([Row(text(summary, "$quiet")), *map(_row, here)]))
        self.scroll_home(animate=False)


def _summary(here: int, elsewhere: int) -> str:
    others = f"{_count(elsewhere)} elsewhere in this file" if elsewhere else ""
    if not here:
        return f"No problem here; {others}." if others else "No problem in this file."
    return f"{_count(here)} here{f', {others}' if others else ''}."


def _count(number: int) -> str:
    return f"{number} problem{'' if number == 1 else 's'}"


def _row(problem: Problem) -> Row:
    style = "bold $urgent" if problem.level is Level.ERROR else "bold $care"
    remedy = f" {problem.remedy[:1].upper()}{problem.remedy[1:]}." if problem.remedy else ""
    said = f"{problem.message[:1].upper()}{problem.message[1:]}."
    return Row(join(text(f"{said}"), text(remedy, "$quiet")), text(f"{_place(problem)} {problem.code} ", style))


def _place(problem: Problem) -> str:
    return f"{problem.line}:{problem.column}" if problem.line and problem.column else "file"
