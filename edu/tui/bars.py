"""The line at the top and the line of keys at the bottom, one widget each."""

from textual import events
from textual.content import Content
from textual.screen import Screen
from textual.style import Style
from textual.widget import Widget

from edu.tui.text import join, link, text

CALL = "When to call: F2"
WAYS_OUT = ("Esc", "q", "Ctrl+Q")
"""Keys that are shown however little room there is."""


class TopBar(Widget):
    """Where you are, and the way to the signs and numbers, which is the same on every screen."""

    DEFAULT_CSS = """
    TopBar { dock: top; height: 1; background: $box; color: $ink; padding: 0 1; link-color: $urgent; }
    """

    def __init__(self, where: str) -> None:
        super().__init__()
        self._where = where
        self._aside = ""

    def say(self, where: str, aside: str = "") -> None:
        """Change what the bar says; `aside` stands before the right end."""
        self._where, self._aside = where, aside
        self.refresh()

    def render(self) -> Content:
        room = self.content_size.width - len(CALL) - 2
        aside = text(self._aside, "$quiet").truncate(max(0, room - 6), ellipsis=True)
        room -= aside.cell_length + 2
        where = text(self._where, "bold").truncate(max(1, room), ellipsis=True)
        gap = " " * max(2, room + 2 - where.cell_length)
        return join(where, text(gap), aside, text("  "), link(CALL, "app.when_to_call"))


class KeyBar(Widget):
    """The keys that work now; a click on one, or on what it does, does the same."""

    DEFAULT_CSS = """
    KeyBar { dock: bottom; height: 1; background: $box; color: $quiet; padding: 0 1; pointer: pointer; }
    """

    auto_links = False

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._bindings_changed)

    def _bindings_changed(self, _: Screen[object]) -> None:
        self.refresh()

    def render(self) -> Content:
        keys = [(join(_key(*key), text("   ")), key[0] in WAYS_OUT) for key in self._keys()]
        last = _key("?", "All keys", "app.all_keys")
        room = self.content_size.width - last.cell_length - sum(key.cell_length for key, out in keys if out)
        parts: list[Content] = []
        for key, is_way_out in keys:
            room -= 0 if is_way_out else key.cell_length
            if is_way_out or room >= 0:
                parts.append(key)
        return join(*parts, last)

    def on_click(self, event: events.Click) -> None:
        action = event.style.meta.get("action")
        if action is not None:
            event.stop()
            self.screen.call_later(self.run_action, action)

    def _keys(self) -> list[tuple[str, str, str]]:
        seen: dict[str, tuple[str, str, str]] = {}
        for active in self.screen.active_bindings.values():
            binding = active.binding
            if binding.show and active.enabled and binding.action not in seen:
                where = "app" if active.node is self.app else "screen" if active.node is self.screen else "focused"
                action = binding.action if "." in binding.action else f"{where}.{binding.action}"
                seen[binding.action] = (self.app.get_key_display(binding), binding.description, action)
        order = {"focused": 0, "screen": 1, "app": 2}
        return sorted(seen.values(), key=lambda key: order[key[2].split(".")[0]])


def _key(key: str, what: str, action: str) -> Content:
    return join(text(key, "bold $ink"), text(f" {what}")).stylize(Style.from_meta({"action": action}))
