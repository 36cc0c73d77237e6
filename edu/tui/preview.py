"""`edu preview`: the real screens for someone who is writing a quiz or a lesson.

Answers go nowhere: each question is a session of its own that nobody keeps.
"""

from pathlib import Path
from typing import Any, ClassVar

from msgspec.structs import replace
from textual.binding import Binding, BindingType
from textual.screen import Screen

from edu.assessment.session import start
from edu.course.ids import QuestionId, QuizId
from edu.course.question import Question, Single
from edu.course.quiz import Feedback, Quiz
from edu.tui.app import EduApp
from edu.tui.beside import Beside, Look
from edu.tui.desk import Services
from edu.tui.key_page import key_rows
from edu.tui.lesson_preview import LessonPreviewScreen
from edu.tui.previewed import Previewed
from edu.tui.question import QuestionScreen
from edu.tui.screen import Body
from edu.tui.sitting import Sitting


class PreviewScreen(Beside, QuestionScreen):
    """One question of the file: to be tried as a learner would or, with its key, to be read."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("k", "key", "Key"),
        Binding("n,right_square_bracket", "turn(1)", "Next", key_display="n"),
        Binding("b,left_square_bracket", "turn(-1)", "Back", key_display="b"),
        Binding("escape,q", "app.quit", "Close", key_display="q"),
    ]

    def __init__(self, shown: Previewed, look: Look, services: Services) -> None:
        self._shown, self._look, self._services = shown, look, services
        self._with_key = False
        QuestionScreen.__init__(self, self._sit())

    @property
    def _question(self) -> Question | None:
        return self._shown.entries[self._index].question if self._shown.entries else None

    def heading(self) -> tuple[str, str]:
        count = len(self._shown.entries)
        return self._shown.name, f"question {self._index + 1} of {count}" if count else ""

    def _alone(self) -> Quiz:
        """A quiz of the question alone, with feedback at once."""
        quiz = self._shown.quiz or Quiz(id=QuizId("preview"), title="", questions=())
        question = replace(self._question or _NOTHING, reserve=False)
        return replace(quiz, questions=(question,), sections=(), feedback=Feedback.IMMEDIATE, intro="")

    def _sit(self) -> Sitting:
        return Sitting(start(self._alone(), seed=_SEED, loop=False), self._services.monotonic)

    def _turn_to(self, index: int) -> None:
        self._index = max(0, min(len(self._shown.entries) - 1, index))
        self._sitting = self._sit()
        self._draw_question()

    def renew(self) -> None:
        """What was picked stays while the question says the same."""
        alone = self._alone()
        if self._question is not None and alone.questions == self._sitting.session.planned:
            self._sitting.session = replace(self._sitting.session, quiz=alone)
            self._draw(self._highlighted)
            return
        body, same = self.query_one(Body), self._question and self._question.id == self._sitting.session.planned[0].id
        read_down_to = body.scroll_y if self._with_key and same else 0
        self._turn_to(self._index)
        body.scroll_to(y=read_down_to, animate=False)

    def _draw_question(self) -> None:
        """The keys of the preview come first, also where a learner would write; Tab goes there."""
        super()._draw_question()
        self._choosing.focus(scroll_visible=False)

    def _draw(self, highlighted: int | None = None) -> None:
        question = self._question
        if question is not None and not self._with_key:
            super()._draw(highlighted)
        else:
            self._own_words.display = self._line.display = self._tail.display = False
            self._rows.show(key_rows(question) if question else [self.unread()], pickable=())
            self.top_bar.say(*self.heading())
            self._acts.show(self._what_to_do())
            self.refresh_bindings()
        self.show_problems()

    def _what_to_do(self) -> list[tuple[str, str]]:
        key = ("Without the key" if self._with_key else "Key", "screen.key")
        if self._question is None:
            return []
        if self._with_key:
            return [key]
        asked = [("Try again", "screen.turn(0)")] if self._is_over else super()._what_to_do()
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
        if self._question is not None and not self._with_key and not self._is_over:
            await super().action_enter()
        else:
            self._turn_to(self._index + 1)

    async def action_go_on(self) -> None:
        """To the next step of a story, or the next question of the file; there is nothing to wait for."""
        if self._sitting.session.finished:
            self._turn_to(self._index + 1)
        else:
            await self._next_question()

    @property
    def _is_over(self) -> bool:
        """Whether all of the question was answered, with its steps."""
        return not self._sitting.is_open and self._sitting.session.finished


_SEED = 1
"""One for all windows, so that choices stay where they are."""
_NOTHING = Single(id=QuestionId("nothing"), prompt="", choices=())
"""Sat before while there is no question; never drawn."""
_ASKING = frozenset("check go_on try_again give_up hint sure number move_card tab".split())


class PreviewApp(EduApp):
    """Opens at a file. Its records are in memory, and nobody writes into them."""

    CSS = """
    ToastRack { dock: top; align: right top; margin: 0; }  /* at the bottom stands what is wrong */
    .-too-small ProblemPanel { display: none; }
    """

    def __init__(self, services: Services, shown: Previewed, look: Look, *, log: Path) -> None:
        super().__init__(services, log=log)
        self._shown, self._look = shown, look

    def get_default_screen(self) -> Screen[Any]:
        if self._shown.is_lesson:
            return LessonPreviewScreen(self._shown, self._look)
        return PreviewScreen(self._shown, self._look, self.desk.services)

    def tell(self, words: str, *, seconds: float = 2) -> None:
        """Briefly, for it stands over what is being written."""
        super().tell(words, seconds=seconds)
