"""Which path to walk."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from edu.tui.dialog import DialogScreen
from edu.tui.page import Row
from edu.tui.rows import Rows
from edu.tui.text import join, text


class PathsScreen(DialogScreen[None]):
    """One row a path; the one that is open is marked in words."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "Close", show=False)]

    def body(self) -> Iterable[Widget]:
        yield Static(text("Which path?", "bold"))
        yield Rows(id="paths", classes="gap")

    def on_mount(self) -> None:
        paths, open_now = self.desk.course.paths, self.desk.path
        rows = [
            Row(
                join(
                    text(f"{path.title}", "bold"),
                    text("  open now" if path.id == open_now.id else "", "$good"),
                    text(f"\n{path.about}", "$quiet"),
                ),
                text("▶ "),
                space_before=index > 0,
            )
            for index, path in enumerate(paths)
        ]
        self.query_one(Rows).show(rows, highlighted=paths.index(open_now))
        self.query_one(Rows).focus()

    async def on_rows_picked(self, event: Rows.Picked) -> None:
        event.stop()
        path = self.desk.course.paths[event.index]

        async def choose() -> None:
            await self.desk.choose_path(path.id)
            self.dismiss()

        await self.edu.saving(choose)
