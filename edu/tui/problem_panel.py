"""What is wrong with the file that is being written, under what it shows."""

from collections.abc import Iterator

from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from edu.problems import Level, Problem
from edu.tui.page import Page, Row
from edu.tui.previewed import Previewed, State
from edu.tui.text import join, text


class _List(VerticalScroll, can_focus=False):
    """Takes no more room than it needs; the wheel moves it."""


class ProblemPanel(Vertical):
    """A line that sums up, then a ring of problems: of more than fit, each can be made the first."""

    DEFAULT_CSS = """
    ProblemPanel { dock: bottom; height: auto; margin: 0 0 3 0; border-top: solid $line; padding: 0 2; max-width: 84; }
    ProblemPanel Static { height: auto; }
    ProblemPanel _List { height: auto; scrollbar-size-vertical: 1; }
    """

    def compose(self) -> Iterator[Static | _List]:
        self._summary, self._problems, self._list = Static(), Static(), _List()
        self._said: tuple[str, list[Row]] = ("", [])
        self._first = 0
        yield self._summary
        with self._list:
            yield self._problems

    def on_mount(self) -> None:
        self.watch(self._list, "show_vertical_scrollbar", self._sum_up, init=False)

    @property
    def overflows(self) -> bool:
        """Whether there is more than fits."""
        _, rows = self._said
        return bool(rows) and self._list.show_vertical_scrollbar  # which stays as it was while there is nothing

    def fit(self, lines: int) -> None:
        """Take up to a quarter and a bit of a window of so many lines; in `vh`, the panel would leave a gap."""
        self._list.styles.max_height = lines * 28 // 100

    def show(self, shown: Previewed, index: int) -> None:
        """What is wrong with an entry; what was brought to the front stays there until something else is wrong."""
        here = shown.problems_of(index)
        rows = [_row(problem) for problem in here]
        if shown.closed_by and shown.state is State.READ and not shown.problems:
            rows = [_closed_row(shown.closed_by)]
        said = (_summary(shown, len(here)), rows)
        if said != self._said:
            self._said, self._first = said, 0
            self._draw()

    def bring_next(self) -> None:
        """Let the next problem stand first; of one that does not fit, first show the rest."""
        page, room = Page(self._ring()), self._list.scrollable_content_region
        if self._list.scroll_target_y + room.height < page.heights(room.width)[0]:
            self._list.scroll_page_down(animate=False)
        else:
            self._first = (self._first + 1) % len(self._ring())
            self._draw()

    def _draw(self) -> None:
        self._sum_up()
        self._problems.display = bool(self._said[1])
        self._problems.update(Page(self._ring()))
        self._list.scroll_home(animate=False)

    def _sum_up(self) -> None:
        words, rows = self._said
        number = f" {self._first + 1} of {len(rows)}" if self.overflows and len(rows) > 1 else ""
        self._summary.update(join(text(words, "$quiet"), text(number, "bold")))
        self.screen.refresh_bindings()

    def _ring(self) -> list[Row]:
        _, rows = self._said
        return [*rows[self._first :], *rows[: self._first]]


def _summary(shown: Previewed, here: int) -> str:
    match shown.state:
        case State.GONE:
            before = "; above is how it was" if shown.entries else ""
            return f"This file is gone{before}. It shows again when it comes back."
        case State.BROKEN:
            return "The file cannot be read now; above is how it was."
        case State.READ:
            return _count_up(shown, here)


def _count_up(shown: Previewed, here: int) -> str:
    others = len(shown.problems) - here
    if here:
        return f"{_problems(here)} here{f', {others} elsewhere in this file' if others else ''}."
    if others:
        return f"No problem here; {_problems(others)} elsewhere in this file."
    match shown.elsewhere:
        case 0:
            return "No problem in this file."
        case 1 if shown.closed_by:  # it stands below
            return "No problem in this file."
        case 1:
            return "No problem in this file. 1 problem in another file of the course; `edu check` shows it."
        case more:
            return f"No problem in this file. {more} problems in other files of the course; `edu check` lists them."


def _problems(number: int) -> str:
    return f"{number} problem{'' if number == 1 else 's'}"


def _row(problem: Problem) -> Row:
    place = f"{problem.line}:{problem.column}" if problem.line and problem.column else "file"
    return Row(_sentences(problem), text(f"{place} {problem.code} ", _style(problem)))


def _closed_row(problem: Problem) -> Row:
    parts = (problem.path, problem.line, problem.column)
    place = f"{':'.join(str(part) for part in parts if part is not None)} {problem.code} "
    return Row(join(text("The course cannot be opened: "), text(place, _style(problem)), _sentences(problem)))


def _style(problem: Problem) -> str:
    return "bold $urgent" if problem.level is Level.ERROR else "bold $care"


def _sentences(problem: Problem) -> Content:
    message, *remedy = problem.sentences
    return join(text(message), *(text(f" {said}", "$quiet") for said in remedy))
