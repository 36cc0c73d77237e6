"""When the visit is, picked from the coming days; nothing has to be typed, and nothing has to be said."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from edu.course.days import short_date
from edu.tui.chosen import VISIT
from edu.tui.dialog import DialogScreen
from edu.tui.page import Row
from edu.tui.rows import Rows
from edu.tui.text import join, text

DAYS = 120
"""How far ahead a visit can be said."""
_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


class VisitScreen(DialogScreen[None]):
    """One row a day, and one for no day; what was chosen comes first, so that it is always in sight."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Close", show=False),
        Binding("pageup", "week(-1)", show=False, priority=True),  # before what scrolls takes them
        Binding("pagedown", "week(1)", show=False, priority=True),
    ]

    def body(self) -> Iterable[Widget]:
        yield Static(text("When is your visit?", "bold"))
        about = "Then the short look back comes at the right time. It stays on this device. You need not say."
        yield Static(text(about), classes="quiet")
        yield Rows(id="days", classes="gap")

    def on_mount(self) -> None:
        today = self.desk.today().date()
        coming: list[date | None] = [None, *(today + timedelta(days=ahead) for ahead in range(DAYS))]
        chosen = self.desk.visit if self.desk.visit in coming else None
        self._days = [chosen, *(day for day in coming if day != chosen)]
        days = self.query_one(Rows)
        days.show([self._row(day, today, on=day == chosen) for day in self._days], highlighted=0)
        days.focus(scroll_visible=False)

    def _row(self, day: date | None, today: date, *, on: bool) -> Row:
        return Row(join(text(_said(day, today)), text("  chosen" if on else "", "bold $good")), text("▶ "))

    def action_week(self, by: int) -> None:
        days = self.query_one(Rows)
        days.highlighted = max(0, min(len(self._days) - 1, (days.highlighted or 0) + 7 * by))

    async def on_rows_picked(self, event: Rows.Picked) -> None:
        event.stop()
        day = self._days[event.index]

        async def keep() -> None:
            await self.desk.set_setting(VISIT, day.isoformat() if day else "")
            self.dismiss()

        await self.edu.saving(keep)


def _said(day: date | None, today: date) -> str:
    if day is None:
        return "I don't know yet, or no visit"
    named = {0: "Today, ", 1: "Tomorrow, "}.get((day - today).days, "")
    return f"{named}{_WEEKDAYS[day.weekday()]} {short_date(day)}"
