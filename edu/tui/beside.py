"""A screen that learners see, beside the editor in which its file is written.

What the file says is looked at ten times a second in a thread. What was changed comes to the front.
"""

import asyncio
from collections.abc import Callable, Iterable
from typing import ClassVar

from textual import events
from textual.binding import ActiveBinding, Binding, BindingType
from textual.widget import Widget

from edu.tui.page import Row
from edu.tui.previewed import Previewed, State, following
from edu.tui.problem_panel import ProblemPanel
from edu.tui.screen import EduScreen
from edu.tui.text import text

LOOK = 0.1
"""Seconds between two looks at the file."""

Look = Callable[[], Previewed | None]
"""What the file says now, or None when nothing has changed since the last look. May take long."""

_FIRST = ("p", "k", "n", "b")
"""Keys that stand before the others in the bar, for a narrow window has no room for all."""


class Beside(EduScreen[None]):
    """Comes before the screen of learners among the bases of a preview."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("p", "problem", "Problem")]
    _shown: Previewed
    _look: Look
    _index = 0
    """Of the entry that is shown."""
    _looking = False

    def renew(self) -> None:
        """Draw the entry at the index, which may be the same as before in the same words."""
        raise NotImplementedError

    def below(self) -> Iterable[Widget]:
        yield ProblemPanel()
        yield from super().below()

    def on_mount(self) -> None:
        self.set_interval(LOOK, self._look_again)

    def on_resize(self, event: events.Resize) -> None:
        self.query_one(ProblemPanel).fit(event.size.height)

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The preview's own keys first."""
        found = super().active_bindings
        return {key: found[key] for key in (*(key for key in _FIRST if key in found), *found)}

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "problem" and not self.query_one(ProblemPanel).overflows:
            return False
        return super().check_action(action, parameters)

    def action_problem(self) -> None:
        self.query_one(ProblemPanel).bring_next()

    def show_problems(self) -> None:
        """Below what is drawn, what is wrong with it."""
        self.query_one(ProblemPanel).show(self._shown, self._index)

    def unread(self) -> Row:
        """In place of what cannot be drawn."""
        if self._shown.quiz is not None and not self._shown.entries and not self._shown.problems:
            return Row(text("This quiz has no questions of its own. It draws them from other quizzes.", "bold"))
        gone = self._shown.state is State.GONE
        words = "There is nothing to show." if gone else "This cannot be shown yet. Mend what stands below, and save."
        return Row(text(words, "bold $care"))

    async def _look_again(self) -> None:
        """Look in a thread, so that a large course never holds up a key; a look that lasts is not started twice."""
        if self._looking:
            return
        self._looking = True
        try:
            now = await asyncio.to_thread(self._look)
        finally:
            self._looking = False
        if now is not None and self.is_attached:
            self._shown, self._index = following(self._shown, now, self._index)
            self.desk.course = now.course
            self.renew()
