"""A look at part of a lesson, over whatever is on the screen."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from edu.course.lesson import Lesson
from edu.course.prose import blocks
from edu.tui import prose
from edu.tui.act import Act
from edu.tui.dialog import DialogScreen
from edu.tui.page import Page, Row
from edu.tui.text import join, text


class GlanceScreen(DialogScreen[None]):
    """One chunk of a lesson under its main point."""

    AUTO_FOCUS = "#close"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,l", "dismiss", "Close", show=False)]

    def __init__(self, lesson: Lesson, chunk: int) -> None:
        super().__init__()
        self._lesson, self._chunk = lesson, lesson.chunks[chunk]

    def body(self) -> Iterable[Widget]:
        rows = [
            Row(join(text("Lesson: ", "$quiet"), text(self._lesson.title, "$quiet"))),
            Row(text(self._lesson.main_point, "bold"), space_before=1),
            Row(text(self._chunk.heading, "bold $link"), space_before=1),
            *prose.rows(blocks(self._chunk.body)),
        ]
        yield Static(Page(rows))

    def below(self) -> Iterable[Widget]:
        yield Act("Back to the question", id="close", main=True)
