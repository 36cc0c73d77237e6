"""Small windows over a screen; each returns a typed value and does nothing else."""

from collections.abc import Iterable
from typing import ClassVar, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from edu.tui.act import Act
from edu.tui.screen import AtDesk
from edu.tui.text import text

Answer = TypeVar("Answer")
AROUND = 8
"""Lines that are needed around what scrolls: the frame, the space in it, the acts, and a line of the screen below."""


class Dialog(Vertical):
    """The framed box of a small window."""

    DEFAULT_CSS = """
    Dialog { width: 64; max-width: 94%; height: auto; max-height: 94%; background: $ground; border: round $act; }
    Dialog { padding: 1 2; }
    Dialog > .answers { height: 2; padding-top: 1; }
    """


class DialogBody(VerticalScroll, can_focus=False):
    """What scrolls inside the frame, over what stays."""

    DEFAULT_CSS = """
    DialogBody { height: auto; scrollbar-size-vertical: 1; }
    """


class DialogScreen(AtDesk, ModalScreen[Answer]):
    """Compose `body()` inside the frame."""

    DEFAULT_CSS = """
    DialogScreen { align: center middle; background: $ground 60%; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,pageup", "scroll_line(-3)", "Up", show=False),
        Binding("down,pagedown", "scroll_line(3)", "Down", show=False),
        Binding("left", "app.focus_previous", show=False),
        Binding("right", "app.focus_next", show=False),
    ]

    def body(self) -> Iterable[Widget]:
        """The widgets inside the frame."""
        return ()

    def below(self) -> Iterable[Widget]:
        """The widgets that stay in sight under it."""
        yield Act("Close", id="close", main=True)

    def compose(self) -> ComposeResult:
        with Dialog():
            with DialogBody():
                yield from self.body()
            with Horizontal(classes="answers"):
                yield from self.below()

    def on_resize(self, event: events.Resize) -> None:
        self.query_one(DialogBody).styles.max_height = max(1, event.size.height - AROUND)

    def answer(self, act: Act) -> Answer | None:
        """What pressing one of the acts under the frame says."""
        return None

    def on_act_done(self, event: Act.Done) -> None:
        event.stop()
        self.dismiss(self.answer(event.act))

    def action_scroll_line(self, by: int) -> None:
        self.query_one(DialogBody).scroll_relative(y=by, animate=False)


class AskScreen(DialogScreen[bool]):
    """Says one thing and offers two ways on: True for the first."""

    AUTO_FOCUS = "#yes"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(False)", "Close", show=False)]

    def __init__(self, title: str, words: str, *, yes: str, no: str) -> None:
        super().__init__()
        self._title, self._words, self._yes, self._no = title, words, yes, no

    def body(self) -> Iterable[Widget]:
        yield Static(text(self._title, "bold"))
        yield Static(text(self._words), classes="gap")

    def below(self) -> Iterable[Widget]:
        yield Act(self._yes, id="yes", main=True)
        yield Act(self._no, id="no")

    def answer(self, act: Act) -> bool:
        return act.id == "yes"
