"""The take-home sheet on the screen, and three ways to keep it."""

from collections.abc import Iterable
from pathlib import Path as FilePath
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from edu.assessment.takehome import Section, Sheet, take_home
from edu.errors import EduError
from edu.tui.page import Page, Row
from edu.tui.prose import BULLET
from edu.tui.rows import Rows
from edu.tui.screen import EduScreen
from edu.tui.text import join, text

_formats = (
    ("html", "Save as a page to print", "It opens in any browser."),
    ("txt", "Save as plain text", "Good for e-mail and screen readers."),
    ("md", "Save as Markdown", "Good for notes."),
)


class SheetScreen(EduScreen[None]):
    """Everything that the saved sheet says, as it stands now."""

    where = "Take-home sheet"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "Back", key_display="Esc")]

    def body(self) -> Iterable[Widget]:
        yield Rows(id="formats", classes="box")
        yield Static(id="saved", classes="hidden")
        yield Static(id="sheet", classes="gap")

    def on_mount(self) -> None:
        self._saved: dict[str, FilePath] = {}
        desk = self.desk
        nickname = "" if desk.is_guest else desk.person.nickname
        today = desk.services.now().astimezone().date()
        self._sheet: Sheet = take_home(
            desk.course, desk.path, desk.history, desk.services.clinic, on=today, nickname=nickname
        )
        ways = [
            Row(join(text(title, "bold"), text(f"  {under}", "$quiet")), text("▶ ")) for _, title, under in _formats
        ]
        self.query_one("#formats", Rows).show(ways, highlighted=0)
        self.query_one("#formats").focus()
        self.query_one("#sheet", Static).update(Page(_rows(self._sheet)))

    def on_rows_picked(self, event: Rows.Picked) -> None:
        event.stop()
        saved = self.query_one("#saved", Static)
        try:
            name = _formats[event.index][0]
            if name not in self._saved:  # a held key saves once
                self._saved[name] = self.desk.services.write_sheet(self._sheet, name)
            saved.update(join(text("Saved: ", "bold $good"), text(str(self._saved[name]))))
        except EduError as trouble:
            saved.update(text(str(trouble), "$care"))
        saved.remove_class("hidden")


def _rows(sheet: Sheet) -> Iterable[Row]:
    yield Row(text(sheet.title, "bold"))
    yield Row(text(sheet.subtitle, "$quiet"))
    for section in sheet.sections:
        yield from _section(section)
    yield from (Row(text(line, "$quiet"), space_before=index == 0) for index, line in enumerate(sheet.small_print))


def _section(section: Section) -> Iterable[Row]:
    yield Row(text(section.heading, "bold $urgent" if section.urgent else "bold $link"), space_before=1)
    if section.lead:
        yield Row(text(section.lead))
    yield from (Row(text(item), BULLET) for item in section.items)
    yield from (Row(text(line)) for line in section.tail)
    yield from (Row(text("_" * 40, "$quiet"), BULLET) for _ in range(section.blanks))
