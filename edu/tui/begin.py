"""Before a round that is marked as a whole: what it asks for, and whether with the clock or without."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from edu.assessment.clock import minutes_allowed
from edu.assessment.steps import asked_count
from edu.course.course import QuizStep, Step
from edu.course.quiz import CertaintyUse, Policy, Quiz
from edu.tui.act import Act, Acts
from edu.tui.page import Page, Row
from edu.tui.prose import BULLET
from edu.tui.screen import EduScreen
from edu.tui.text import text

_policies = {
    Policy.LAST: "You may take it again. The last round counts.",
    Policy.BEST: "You may take it again. The best round counts.",
    Policy.FIRST: "The first round counts. Later ones are for practice.",
    Policy.MEAN: "You may take it again. The mean of all rounds counts.",
}


class BeginScreen(EduScreen[None]):
    """The first way on is without the clock: nothing is timed unless a person asks for it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "app.home", "Home", key_display="Esc")]

    def __init__(self, step: Step, quiz: Quiz, *, extra: int) -> None:
        super().__init__()
        self._step, self._quiz = step, quiz
        self._minutes = minutes_allowed(quiz, extra)
        self._extra = extra

    def body(self) -> Iterable[Widget]:
        yield Static(Page(self._rules()))

    def below(self) -> Iterable[Widget]:
        with Acts():
            if self._minutes is None:
                yield Act("Begin", id="without", main=True)
            else:
                yield Act("Begin without the clock", id="without", main=True)
                yield Act(f"Begin with {self._minutes:g} minutes", id="with")

    def on_mount(self) -> None:
        self.top_bar.say(self._quiz.title, "before you begin")
        self.query_one("#without").focus()

    def _rules(self) -> Iterable[Row]:
        quiz, course = self._quiz, self.desk.course
        title = self._step.title if isinstance(self._step, QuizStep) else quiz.title
        yield Row(text(title, "bold"))
        if quiz.intro:
            yield Row(text(quiz.intro))
        count = asked_count(course, quiz)
        points = [
            f"{count} questions. You see what was right at the end.",
            f"To pass: {quiz.pass_mark} % of the marks, and every question about safety right.",
        ]
        if quiz.certainty is CertaintyUse.MARKED:
            points += [
                "Say with each answer how sure you are: a guess, fairly sure or sure.",
                "Right earns 1, 2 or 3 certainty marks for that. Wrong costs 0, 2 or 6.",
                "Sure and wrong about safety is no pass.",
            ]
        points += [
            "You can leave a question for later, flag it, go back and change it.",
            _policies[quiz.attempts],
            "Every answer is saved. If you stop, you go on where you were.",
        ]
        if self._minutes is not None:
            more = f" That is with {self._extra} % more time." if self._extra else " More time: see Settings at home."
            points.append(f"The clock is up to you. It stops while you are away.{more}")
        for number, point in enumerate(points):
            yield Row(text(point), BULLET, space_before=number == 0)

    async def on_act_done(self, event: Act.Done) -> None:
        event.stop()
        if self.is_active:
            await self.edu.begin_quiz(self._step, minutes=self._minutes if event.act.id == "with" else None)
