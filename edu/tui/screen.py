"""What every screen has: the bar at the top, the keys at the bottom, and a kind word when there is no room."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, cast

from textual import events
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from edu.tui.bars import KeyBar, TopBar
from edu.tui.desk import Desk
from edu.tui.text import text

if TYPE_CHECKING:
    from textual.app import App

    from edu.tui.app import EduApp

Answer = TypeVar("Answer")
SMALLEST = (50, 16)
COMFORTABLE = 22
"""Lines from which there is room to breathe at the top."""


class Body(VerticalScroll, can_focus=False):
    """The scrolling middle; lines stay under 80 characters on wide screens."""


class AtDesk:
    """What a screen reaches besides its own widgets."""

    app: "App[object]"

    @property
    def edu(self) -> "EduApp":
        return cast("EduApp", self.app)

    @property
    def desk(self) -> Desk:
        return self.edu.desk

    def dismiss(self, result: object = None) -> AwaitComplete:
        """Only what is on top can close: a second key that was on its way would close what is below."""
        top: Screen[Any] = cast("Screen[Any]", self)
        return Screen.dismiss(top, result) if top.is_active else AwaitComplete()


class EduScreen(AtDesk, Screen[Answer]):
    """Compose `body()`; the rest is the same everywhere."""

    AUTO_FOCUS = ""
    where = ""
    _was_at: Widget | None = None
    """What had the focus before there was too little room."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "scroll_line(-1)", "Up", show=False),
        Binding("down", "scroll_line(1)", "Down", show=False),
        Binding("pageup", "scroll_page(-1)", "Page up", show=False),
        Binding("pagedown", "scroll_page(1)", "Page down", show=False),
    ]

    def body(self) -> Iterable[Widget]:
        """The widgets between the bars."""
        return ()

    def below(self) -> Iterable[Widget]:
        """Widgets that stay in sight under the body."""
        return ()

    def compose(self) -> ComposeResult:
        self.top_bar = TopBar(self.where)
        yield self.top_bar
        yield Static(_enlarge(), id="too-small")
        with Body(id="body"):
            yield from self.body()
        yield from self.below()
        yield KeyBar()

    def on_resize(self, event: events.Resize) -> None:
        wide, high = SMALLEST
        self.set_class(event.size.height < COMFORTABLE, "-short")
        self.set_class(event.size.width < wide or event.size.height < high, "-too-small")
        if self.has_class("-too-small"):
            self._was_at = self.focused or self._was_at
        elif self.focused is None and self._was_at is not None:
            self.call_after_refresh(self.set_focus, self._was_at, scroll_visible=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What cannot be seen cannot be done."""
        return not self.has_class("-too-small")

    def action_scroll_page(self, by: int) -> None:
        body = self.query_one(Body)
        body.scroll_relative(y=by * max(1, body.size.height - 1), animate=False)

    def action_scroll_line(self, by: int) -> None:
        self.query_one(Body).scroll_relative(y=by, animate=False)

    def show_more(self) -> bool:
        """Scroll on when part of the body is still below the edge; False when all of it was in sight."""
        body = self.query_one(Body)
        if body.scroll_target_y >= body.max_scroll_y:
            return False
        self.action_scroll_page(1)
        return True


def _enlarge() -> Content:
    wide, high = SMALLEST
    return text(
        f"There is too little room here.\n\nPlease make the window at least {wide} wide and {high} high, or use smaller letters."
    )
