"""`edu preview`: the real question screen for someone who is writing the file in an editor beside it.

What the file says is looked at ten times a second in a thread. A question that was changed comes to the front.
Answers go nowhere: each question is a session of its own that nobody keeps.
"""

import asyncio
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, ClassVar

from msgspec.structs import replace
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widget import Widget

from edu.assessment.session import start
from edu.course.ids import QuestionId, QuizId
from edu.course.question import Question, Single
from edu.course.quiz import Feedback, Quiz
from edu.tui.app import EduApp
from edu.tui.desk import Services
from edu.tui.key_page import key_rows
from edu.tui.page import Row
from edu.tui.previewed import Previewed
from edu.tui.problem_panel import ProblemPanel
from edu.tui.question import QuestionScreen
from edu.tui.sitting import Sitting
from edu.tui.text import text

LOOK = 0.1
"""Seconds between two looks at the file."""


Look = Callable[[], Previewed | None]
"""What the file says now, or None when nothing has changed since the last look. May take long."""


class PreviewScreen(QuestionScreen):
    """One question of the file: to be tried as a learner would or, with its key, to be read."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("k", "key", "Key"),
        Binding("n,right_square_bracket", "turn(1)", "Next", key_display="n"),
        Binding("b,left_square_bracket", "turn(-1)", "Back", key_display="b"),
        Binding("escape,q", "app.quit", "Close", key_display="q"),
    ]

    def __init__(self, shown: Previewed, look: Look, services: Services) -> None:
        self._shown, self._look, self._services = shown, look, services
        self._index = 0
        self._with_key = False
        self._looking = False
        self._seed = services.new_seed()  # one for all, so that choices stay where they are when the file is saved
        super().__init__(self._sit())

    def below(self) -> Iterable[Widget]:
        yield ProblemPanel()
        yield from super().below()

    def on_mount(self) -> None:
        super().on_mount()
        self.set_interval(LOOK, self._look_again)

    @property
    def _question(self) -> Question | None:
        return self._shown.entries[self._index].question if self._shown.entries else None

    def heading(self) -> tuple[str, str]:
        count = len(self._shown.entries)
        return self._shown.name, f"question {self._index + 1} of {count}" if count else ""

    def _sit(self) -> Sitting:
        """A session of the question alone, with feedback at once."""
        quiz = self._shown.quiz or Quiz(id=QuizId("preview"), title="", questions=())
        question = replace(self._question or _NOTHING, reserve=False)
        alone = replace(quiz, questions=(question,), feedback=Feedback.IMMEDIATE, intro="")
        return Sitting(start(alone, seed=self._seed, loop=False), self._services.monotonic)

    def _turn_to(self, index: int) -> None:
        self._index = max(0, min(len(self._shown.entries) - 1, index))
        self._sitting = self._sit()
        self._draw_question()

    def _draw_question(self) -> None:
        """The keys of the preview come first, also where a learner would write; Tab goes there."""
        super()._draw_question()
        self._rows.focus(scroll_visible=False)

    def _draw(self, highlighted: int | None = None) -> None:
        question = self._question
        if question is not None and not self._with_key:
            super()._draw(highlighted)
        else:
            self._own_words.display = False
            self._rows.show(key_rows(question) if question else [Row(text(_UNREAD, "bold $care"))], pickable=())
            self.top_bar.say(*self.heading())
            self._acts.show(self._what_to_do())
            self.refresh_bindings()
        here = self._shown.problems_of(self._index)
        elsewhere = len(self._shown.problems) - len(here)
        self.query_one(ProblemPanel).show(here, elsewhere, stale=self._shown.stale)

    def _what_to_do(self) -> list[tuple[str, str]]:
        key = ("Without the key" if self._with_key else "Key", "screen.key")
        if self._question is None:
            return []
        if self._with_key:
            return [key]
        asked = super()._what_to_do() if self._sitting.is_open else [("Try again", "screen.turn(0)")]
        return [*asked, key]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """With the key in sight there is nothing to answer."""
        if self._question is None and action == "key":
            return False
        if action in _ASKING and (self._with_key or self._question is None):
            return False
        if action == "lesson" and self._sitting.session.quiz.lesson not in self.desk.course.lessons:
            return False
        return super().check_action(action, parameters)

    def action_key(self) -> None:
        self._with_key = not self._with_key
        self._draw_question()

    def action_turn(self, by: int) -> None:
        self._turn_to(self._index + by)

    async def action_enter(self) -> None:
        """Enter goes on from an answer, as for learners; there is nothing to wait for."""
        if self._sitting.is_open and self._question is not None and not self._with_key:
            await super().action_enter()
        else:
            self._turn_to(self._index + 1)

    async def action_go_on(self) -> None:
        self._turn_to(self._index + 1)

    async def _look_again(self) -> None:
        """Look in a thread, so that a large course never holds up a key; a look that lasts is not started twice."""
        if self._looking:
            return
        self._looking = True
        try:
            shown = await asyncio.to_thread(self._look)
        finally:
            self._looking = False
        if shown is not None and self.is_attached:
            self._take(shown)

    def _take(self, shown: Previewed) -> None:
        """Another state of the file: stay at the question, unless another was edited."""
        before, old = self._shown, self._question
        self._shown = shown = shown.after(before)
        line = shown.changed_line(before)
        index = self._index if line is None else shown.entry_at(line)
        self._index = max(0, min(len(shown.entries) - 1, index))
        if self._question is old and self._question is not None:
            self._draw(self._highlighted)
        else:
            self._turn_to(self._index)


_UNREAD = "This cannot be shown yet. Mend what stands below, and save."
_NOTHING = Single(id=QuestionId("nothing"), prompt="", choices=())
"""Sat before while there is no question; never drawn."""
_ASKING = frozenset("check go_on hint sure number move_card step_back".split())


class PreviewApp(EduApp):
    """Opens at a file. Its records are in memory, and nobody writes into them."""

    def __init__(self, services: Services, shown: Previewed, look: Look, *, log: Path) -> None:
        super().__init__(services, log=log)
        self._shown, self._look = shown, look

    def get_default_screen(self) -> Screen[Any]:
        return PreviewScreen(self._shown, self._look, self.desk.services)
