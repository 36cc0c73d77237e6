"""The floor: the smallest Textual app that does what is being measured."""

import sys

from textual.app import App, ComposeResult
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static


class Empty(Screen[None]):
    """A screen with one line on it."""

    def compose(self) -> ComposeResult:
        yield Static(Content("pushed screen"))


class Bare(App[None]):
    """One line; `u` changes it in place, `p` pushes an empty screen, `o` takes it off."""

    ENABLE_COMMAND_PALETTE = False
    count = 0

    def compose(self) -> ComposeResult:
        yield Static(Content("bare is ready"))

    def key_u(self) -> None:
        self.count += 1
        self.query_one(Static).update(Content(f"updated to {self.count}."))

    def key_p(self) -> None:
        self.push_screen(Empty())

    def key_o(self) -> None:
        self.pop_screen()


if __name__ == "__main__":
    sys.exit(Bare().run())
