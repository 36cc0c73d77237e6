"""Settings: the theme, tried on at once and kept for this device."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from edu.tui import theme
from edu.tui.dialog import DialogScreen
from edu.tui.page import Row
from edu.tui.rows import Rows
from edu.tui.text import join, text


class SettingsScreen(DialogScreen[None]):
    """One row a theme."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "Close", show=False)]

    def body(self) -> Iterable[Widget]:
        yield Static(text("Colors", "bold"))
        yield Static(text("Enter puts a theme on. It stays on this device."), classes="quiet")
        yield Rows(id="themes", classes="gap")

    def on_mount(self) -> None:
        self._draw(list(theme.titles).index(self.app.theme))
        self.query_one(Rows).focus()

    def _draw(self, highlighted: int) -> None:
        rows = [
            Row(join(text(title), text("  on" if name == self.app.theme else "", "bold $good")), text("▶ "))
            for name, title in theme.titles.items()
        ]
        self.query_one(Rows).show(rows, highlighted=highlighted)

    async def on_rows_picked(self, event: Rows.Picked) -> None:
        event.stop()
        name = list(theme.titles)[event.index]
        self.app.theme = name
        self._draw(event.index)

        async def keep() -> None:
            await self.desk.set_device_setting("theme", name)

        await self.edu.saving(keep)
