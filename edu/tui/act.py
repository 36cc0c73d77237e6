"""A button of one line."""

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from edu.tui.text import text


class Act(Widget, can_focus=True):
    """Says what it does; speaks through `Done`."""

    DEFAULT_CSS = """
    Act { width: auto; height: 1; margin-right: 2; padding: 0 2 0 1; background: $box; color: $ink; }
    Act.-main { background: $act; color: $act-text; text-style: bold; }
    Act:focus { background: $cursor; color: $cursor-text; text-style: bold; }
    Act.-main:focus { background: $act; color: $act-text; }
    Act:hover { text-style: bold underline; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,space", "do", "Do it", show=False)]

    label: reactive[str] = reactive("", layout=True)

    @dataclass
    class Done(Message):
        """A person pressed it."""

        act: "Act"

        @property
        def control(self) -> "Act":
            return self.act

    def __init__(self, label: str, *, id: str | None = None, main: bool = False) -> None:
        super().__init__(id=id, classes="-main" if main else None)
        self.set_reactive(Act.label, label)

    def render(self) -> Content:
        return text(f"▶ {self.label}" if self.has_focus else f"  {self.label}")

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def action_do(self) -> None:
        self.post_message(self.Done(self))

    def on_click(self, event: events.Click) -> None:
        event.stop()
        self.post_message(self.Done(self))


class Acts(Horizontal):
    """A row of them, in sight under what scrolls."""

    DEFAULT_CSS = """
    Acts { dock: bottom; height: 2; margin: 0 0 1 0; padding: 1 2 0 2; }
    """


class ActBar(Widget):
    """Acts in one line, for a screen whose list keeps the focus: each has a key of its own, and a click does it too.

    One widget of a fixed size: to change what it says moves nothing else, unlike a row of `Act`.
    """

    DEFAULT_CSS = """
    ActBar { dock: bottom; height: 2; margin: 0 0 1 0; padding: 1 2 0 2; pointer: pointer; }
    """

    auto_links = False

    def __init__(self) -> None:
        super().__init__()
        self._acts: list[tuple[str, str]] = []

    def show(self, acts: list[tuple[str, str]]) -> None:
        """What can be done now, as label and action; the first is the main one."""
        self._acts = acts
        self.refresh()

    def render(self) -> Content:
        return text("  ").join(
            text(f"  {label}  ", "$ink on $box" if number else "bold $act-text on $act").stylize(
                Style.from_meta({"action": action})
            )
            for number, (label, action) in enumerate(self._acts)
        )

    def on_click(self, event: events.Click) -> None:
        action = event.style.meta.get("action")
        if action is not None:
            event.stop()
            self.screen.call_later(self.run_action, action)
