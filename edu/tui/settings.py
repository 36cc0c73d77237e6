"""Settings: the theme, tried on at once and kept for this device; and more time, for those who ask for the clock."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from edu.assessment.clock import EXTRA
from edu.course.course import QuizStep
from edu.tui import theme
from edu.tui.chosen import EXTRA_TIME
from edu.tui.dialog import DialogScreen
from edu.tui.page import Row
from edu.tui.rows import Rows
from edu.tui.text import join, text


class SettingsScreen(DialogScreen[None]):
    """One row a theme; where something is timed, one row for each measure of more time."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "Close", show=False)]

    def body(self) -> Iterable[Widget]:
        yield Static(text("Colors", "bold"))
        yield Static(text("Enter puts a theme on. It stays on this device."), classes="quiet")
        yield Rows(id="themes", classes="gap")
        if self._is_timed:
            yield Static(text("More time", "bold"), classes="gap")
            yield Static(text("For rounds that you take with the clock. Only you see it."), classes="quiet")
            yield Rows(id="extra", classes="gap")

    @property
    def _is_timed(self) -> bool:
        quizzes = self.desk.course.quizzes
        steps = self.desk.path.steps if self.desk.seated else ()
        return any(isinstance(step, QuizStep) and quizzes[step.quiz].time_limit for step in steps)

    def on_mount(self) -> None:
        self._draw_themes(list(theme.titles).index(self.app.theme))
        if self._is_timed:
            self._draw_extra(EXTRA.index(self.desk.extra_time))
        self.query_one("#themes").focus()

    def _draw_themes(self, highlighted: int) -> None:
        rows = [_row(title, on=name == self.app.theme) for name, title in theme.titles.items()]
        self.query_one("#themes", Rows).show(rows, highlighted=highlighted)

    def _draw_extra(self, highlighted: int) -> None:
        rows = [_row(f"{more} % more" if more else "As it is", on=more == self.desk.extra_time) for more in EXTRA]
        self.query_one("#extra", Rows).show(rows, highlighted=highlighted)

    async def on_rows_picked(self, event: Rows.Picked) -> None:
        event.stop()
        await (self._put_on if event.control.id == "themes" else self._give_time)(event.index)

    async def _put_on(self, index: int) -> None:
        name = list(theme.titles)[index]
        self.app.theme = name
        self._draw_themes(index)

        async def keep() -> None:
            await self.desk.set_device_setting("theme", name)

        await self.edu.saving(keep)

    async def _give_time(self, index: int) -> None:
        async def keep() -> None:
            await self.desk.set_setting(EXTRA_TIME, str(EXTRA[index]))
            self._draw_extra(index)

        await self.edu.saving(keep)


def _row(title: str, *, on: bool) -> Row:
    return Row(join(text(title), text("  on" if on else "", "bold $good")), text("▶ "))
