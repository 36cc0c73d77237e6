"""Every question of a round at a glance: what is answered, what is open, what is flagged; and its end."""

from collections.abc import Iterable
from enum import Enum, auto
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from edu.assessment.response import DontKnow
from edu.assessment.session import Session
from edu.course.ids import QuestionId
from edu.course.question import Interaction
from edu.tui.page import Row
from edu.tui.rows import Rows
from edu.tui.screen import EduScreen
from edu.tui.text import join, text

_WIDTH = 12


class Finish(Enum):
    """What the overview closes with when the round is to end."""

    NOW = auto()


class OverviewScreen(EduScreen[QuestionId | Finish]):
    """Closes with the question to go to, with the wish to finish, or with nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,o", "dismiss", "Back", key_display="Esc"),
        Binding("e", "end", "Finish"),
    ]

    def __init__(self, session: Session, flagged: frozenset[QuestionId], here: QuestionId | None) -> None:
        super().__init__()
        self._session, self._flagged, self._here = session, flagged, here
        self._order = session.order

    def body(self) -> Iterable[Widget]:
        yield Static(id="left")
        yield Rows(id="questions", classes="gap")
        yield Rows(id="end", classes="gap box")

    def on_mount(self) -> None:
        self.top_bar.say(self._session.quiz.title, "all questions")
        self.query_one("#left", Static).update(text(self._what_is_left(), "bold"))
        rows = [self._row(number, question) for number, question in enumerate(self._order, start=1)]
        here = next((n for n, question in enumerate(self._order) if question.id == self._here), None)
        self.query_one("#questions", Rows).show(rows, highlighted=0 if here is None else here)
        self.query_one("#end", Rows).show([Row(text("Finish and see the result", "bold"), text("▶ "))], highlighted=0)
        to_end = self._here is None and not self._session.queue
        self.query_one("#end" if to_end else "#questions").focus(scroll_visible=to_end)
        if here:
            self.call_after_refresh(self.query_one("#questions", Rows).bring, here)

    def _what_is_left(self) -> str:
        left, flagged = len(self._session.queue), len(self._flagged)
        said = "Every question has an answer." if not left else f"{_count(left)} still open and would count as nothing."
        return f"{said} You flagged {flagged}." if flagged else said

    def _row(self, number: int, question: Interaction) -> Row:
        answered = self._session.answer_to(question.id)
        if answered is None:
            state = text(f"{'open':<{_WIDTH}}", "$care")
        else:
            said = "don't know" if isinstance(answered.response, DontKnow) else "answered"
            state = text(f"{said:<{_WIDTH}}", "$good")
        flag: Content = text("[flag] ", "bold $care") if question.id in self._flagged else text("")
        return Row(join(flag, text(question.prompt)), join(text(f"{number:>2}  ", "$quiet"), state))

    async def on_rows_picked(self, event: Rows.Picked) -> None:
        event.stop()
        if event.control.id == "end":
            self.action_end()
        else:
            self.dismiss(self._order[event.index].id)

    def action_end(self) -> None:
        """End the round; with questions still open only after asking."""
        if not self._session.queue:
            self.dismiss(Finish.NOW)
            return
        from edu.tui.dialog import AskScreen

        words = f"{_count(len(self._session.queue))} still open. An open question counts as nothing."
        self.app.push_screen(AskScreen("Finish now?", words, yes="Go back", no="Finish now"), self._asked)

    def _asked(self, *back: bool | None) -> None:
        if back == (False,):
            self.dismiss(Finish.NOW)


def _count(number: int) -> str:
    return "1 question is" if number == 1 else f"{number} questions are"
