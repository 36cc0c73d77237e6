"""A line and a box for own words; in both, Enter goes on.

Where a handler here overrides one of Textual's, Textual runs its own right after, unless it is prevented.
"""

from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.widgets import Input, TextArea

from edu.course.text import clean

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
        event.text = clean(event.text, limit=LONGEST)
