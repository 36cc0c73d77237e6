"""A list to choose from: one widget, wrapped rows, keys and mouse alike.

Textual's OptionList was tried first: it marks row 0 on focus, hides the hanging indent, and moving it to the next
question cost 2.4 times a bare update. Nothing is highlighted here until a person moves or points.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import ClassVar

from msgspec.structs import replace
from textual import events
from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.containers import ScrollableContainer
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from edu.tui.page import Page, Row


class Rows(Widget, can_focus=True):
    """Rows of which some can be picked; speaks through `Picked`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Up", show=False),
        Binding("down", "move(1)", "Down", show=False),
        Binding("home", "edge(0)", "First", show=False),
        Binding("end", "edge(-1)", "Last", show=False),
        Binding("enter,space", "pick", "Choose", show=False),
    ]
    DEFAULT_CSS = """
    Rows { height: auto; pointer: pointer; }
    Rows.-fills { min-height: 100%; }
    """

    auto_links = False
    highlighted: reactive[int | None] = reactive(None, init=False)

    @dataclass
    class Picked(Message):
        """A person picked a row: Enter, Space or a click on it."""

        rows: "Rows"
        index: int
        by_mouse: bool
        key: str
        """What the click met inside the row, if it carries a `part`; else empty."""

        @property
        def control(self) -> "Rows":
            return self.rows

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._page = Page(())
        self._pickable: frozenset[int] = frozenset()
        self._clickable: frozenset[int] = frozenset()

    def show(
        self,
        rows: Sequence[Row],
        *,
        pickable: Collection[int] | None = None,
        clickable: Collection[int] = (),
        highlighted: int | None = None,
    ) -> None:
        """Put other rows in place. All can be picked unless `pickable` names some; a click can pick `clickable` too."""
        before, self._page = self._page, Page(rows)
        self._pickable = frozenset(range(len(rows)) if pickable is None else pickable)
        self._clickable = frozenset(clickable)
        self.set_reactive(Rows.highlighted, highlighted)
        self.clear_cached_dimensions()
        self.refresh(layout=not self._fits_like(before))

    def _fits_like(self, before: Page) -> bool:
        """Whether the new page needs no other height, so that nothing else on the screen has to move."""
        width, room = self.content_size.width, 0
        if self.has_class("-fills") and isinstance(self.parent, Widget):
            room = self.parent.scrollable_content_region.height
        tall, taller = before.get_height({}, width), self._page.get_height({}, width)
        return width > 0 and max(tall, room) == max(taller, room) == self.content_size.height

    def render(self) -> Page:
        if self.highlighted is None or not self.has_focus:
            return self._page
        rows = [
            replace(row, style="$cursor-text on $cursor") if index == self.highlighted else row
            for index, row in enumerate(self._page.rows)
        ]
        return Page(rows)

    def watch_highlighted(self, index: int | None) -> None:
        if index is not None and index < len(self._page.rows):
            self.bring(index)

    def bring(self, index: int, *, to_top: bool = False) -> None:
        """Scroll what is around so that a row is in sight, or is the first in sight where there is enough below it."""
        if self._scroller is not None:
            self._scroller.scroll_to_region(self._place(index), animate=False, origin_visible=False, top=to_top)

    @property
    def _scroller(self) -> ScrollableContainer | None:
        return next((node for node in self.ancestors if isinstance(node, ScrollableContainer)), None)

    def _place(self, index: int) -> Region:
        """Where a row is in all that scrolls."""
        top, lines = self._page.span(index, self.content_size.width)
        inside = self.content_region.offset - self.region.offset
        x, y = self.virtual_region.offset + inside
        return Region(x, y + top, self.content_size.width, lines)

    def _is_in_sight(self, index: int) -> bool:
        scroller = self._scroller
        return scroller is None or 0 <= self._place(index).y - scroller.scroll_y < scroller.size.height

    def action_move(self, by: int) -> None:
        order = sorted(self._pickable)
        if not order:
            raise SkipAction  # the screen scrolls
        if self.highlighted not in order:
            self.highlighted = order[0] if by > 0 else order[-1]
            return
        at = order.index(self.highlighted) + by
        if not 0 <= at < len(order):
            raise SkipAction  # what is beyond the first and the last may still be scrolled to
        self.highlighted = order[at]

    def action_edge(self, which: int) -> None:
        if self._pickable:
            self.highlighted = sorted(self._pickable)[which]

    def action_pick(self) -> None:
        if self.highlighted not in self._pickable:
            raise SkipAction
        if self._is_in_sight(self.highlighted):
            self.post_message(self.Picked(self, self.highlighted, by_mouse=False, key=""))
        else:
            self.bring(self.highlighted, to_top=True)  # nobody picks what they do not see

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        index = None if offset is None else self._page.row_at(offset.y, self.content_size.width)
        if index is not None and index in self._pickable | self._clickable:
            event.stop()
            if index in self._pickable:
                self.highlighted = index
            self.post_message(self.Picked(self, index, by_mouse=True, key=str(event.style.meta.get("part", ""))))
