"""Every key that works on the screen below."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from edu.tui.dialog import DialogScreen
from edu.tui.page import Page, Row
from edu.tui.text import text

_always = (
    ("↑ ↓", "Move in a list"),
    ("Enter or Space", "Choose"),
    ("1 to 9", "Choose an answer; 0 for “I don't know yet”"),
    ("Tab", "Go to the next part of the screen"),
    ("Page up, Page down", "Scroll"),
    ("F2", "When to call"),
    ("F3", "Write a question for the clinic"),
    ("Ctrl+P", "Everything by name"),
    ("Ctrl+Q", "Quit; everything is saved"),
)


class KeysScreen(DialogScreen[None]):
    """What the screen's own keys do first, then what works everywhere."""

    AUTO_FOCUS = "#close"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,question_mark,f1", "dismiss", "Close", show=False)]

    def __init__(self, of: Screen[object]) -> None:
        super().__init__()
        self._of = of

    def body(self) -> Iterable[Widget]:
        own = dict.fromkeys(  # several keys that do the same are shown as one
            (self.app.get_key_display(active.binding), active.binding.description)
            for active in self._of.active_bindings.values()
            if active.binding.show and active.enabled and active.node is self._of
        )
        width = max(len(key) for key, _ in (*own, *_always)) + 2
        yield Static(text("Keys", "bold"))
        yield Static(
            Page([Row(text(what), text(f"{key:<{width}}", "bold")) for key, what in (*own, *_always)]), classes="gap"
        )
