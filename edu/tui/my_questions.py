"""My questions: write down what to ask the clinic; it is printed on the take-home sheet."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input, Static

from edu.course.text import clean
from edu.errors import RecordsError
from edu.tui.dialog import DialogScreen
from edu.tui.own_words import Line
from edu.tui.page import Row
from edu.tui.rows import Rows
from edu.tui.text import join, text

LONGEST = 300
ARM = 0.5
"""Seconds after a question was taken off in which no other is, so that a double click takes off only one."""


class MyQuestionsScreen(DialogScreen[None]):
    """A line to write on, and what was written so far; picking a line takes it off the list."""

    AUTO_FOCUS = "Line"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,f3", "dismiss", "Close", show=False)]

    def __init__(self, about: str) -> None:
        super().__init__()
        self._about = about
        self._armed_at = 0.0

    def body(self) -> Iterable[Widget]:
        yield Static(text("My questions for the clinic", "bold"))
        about = f"About: {self._about}. " if self._about else ""
        yield Static(
            text(f"{about}Write a question and press Enter. It goes on your take-home sheet."), classes="quiet"
        )
        yield Line(placeholder="What do you want to ask?", max_length=LONGEST)
        yield Rows(id="written")
        yield Static(id="empty", classes="quiet")

    def on_mount(self) -> None:
        self._draw()

    def _draw(self) -> None:
        questions = self.desk.history.questions
        self.query_one("#written", Rows).show(
            [
                Row(
                    join(text(question.text), text(f"  ({question.about})" if question.about else "", "$quiet")),
                    text("• "),
                )
                for question in questions
            ]
        )
        hint = "Nothing written yet." if not questions else "Press Enter on a question to take it off the list."
        self.query_one("#empty", Static).update(text(hint))

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        words = clean(event.input.value, limit=LONGEST)
        event.input.value = ""
        if not words:
            return

        async def keep() -> None:
            try:
                await self.desk.add_question(words, self._about)
            except RecordsError:
                event.input.value = words
                raise
            event.input.value = ""
            self._draw()

        await self.edu.saving(keep)

    async def on_rows_picked(self, event: Rows.Picked) -> None:
        event.stop()
        now = self.desk.services.monotonic()
        if event.index >= len(self.desk.history.questions) or now < self._armed_at:
            return
        question = self.desk.history.questions[event.index]

        async def remove() -> None:
            await self.desk.remove_question(question.id)
            self._armed_at = self.desk.services.monotonic() + ARM
            self._draw()

        await self.edu.saving(remove)
