"""A line and a box for own words, and a line with a unit beside it; in all, Enter goes on.

Where a handler here overrides one of Textual's, Textual runs its own right after, unless it is prevented.
"""

from dataclasses import dataclass

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static, TextArea

from edu.assessment.response import LONGEST_TYPED
from edu.course.text import clean
from edu.tui.text import text

LONGEST = 1_000


class OwnWords(TextArea):
    """Wraps by itself; at most `LONGEST` characters."""

    DEFAULT_CSS = """
    OwnWords { border: round $line; background: $ground; color: $ink; height: 5; }
    OwnWords:focus { border: round $act; }
    """

    @dataclass
    class Submitted(Message):
        """A person pressed Enter."""

        own_words: "OwnWords"

        @property
        def control(self) -> "OwnWords":
            return self.own_words

    def __init__(self, *, id: str, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes, soft_wrap=True, show_line_numbers=False, tab_behavior="focus")

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(self.Submitted(self))
        elif event.is_printable and len(self.text) >= LONGEST:
            event.stop()
            event.prevent_default()

    async def _on_paste(self, event: events.Paste) -> None:
        event.text = clean(event.text, limit=max(0, LONGEST - len(self.text)), newlines=True)


class Line(Input):
    """One line to write on."""

    DEFAULT_CSS = """
    Line { border: round $line; background: $ground; color: $ink; }
    Line:focus { border: round $act; }
    Line > .input--placeholder { color: $quiet; }
    """

    def _on_paste(self, event: events.Paste) -> None:
        event.text = clean(event.text, limit=max(0, (self.max_length or LONGEST) - len(self.value)))


class AnswerLine(Horizontal):
    """The line on which an answer is typed, and what it is counted in."""

    DEFAULT_CSS = """
    AnswerLine { height: 3; margin-top: 1; }
    AnswerLine Line { width: 1fr; max-width: 52; }
    AnswerLine.-number Line { max-width: 24; }
    AnswerLine Static { width: auto; max-width: 50%; padding: 1 0 0 1; }
    """

    def compose(self) -> ComposeResult:
        self._line, self._unit = Line(max_length=LONGEST_TYPED, select_on_focus=False), Static()
        self._shown_unit = ""
        yield self._line
        yield self._unit

    def show(self, words: str, unit: str) -> None:
        """Other words, which say nothing of having been typed."""
        if self._line.value != words:
            with self._line.prevent(Input.Changed):
                self._line.value = words
            self._line.cursor_position = len(words)
        if self._shown_unit != unit:
            self._shown_unit = unit
            self._unit.update(text(unit))
            self.set_class(bool(unit), "-number")

    def take_up(self) -> None:
        """Let letters go to the line."""
        self._line.focus(scroll_visible=False)

    @property
    def is_typed_on(self) -> bool:
        return self._line.has_focus

    @property
    def words(self) -> str:
        return self._line.value
