"""One question after the other in the same screen; who keeps the answers is up to `quiz` and `preview`.

Choosing and checking are separate acts. Nothing is highlighted on a new question, and going on is possible only
after the feedback has stood for a moment without a key, so a held key never answers more than one question.
"""

from typing import ClassVar

from textual.binding import Binding, BindingType

from edu.assessment.session import Answered, Session
from edu.course.question import is_marked
from edu.course.where import chunk_for
from edu.tui import what_now
from edu.tui.answering import AnsweringScreen
from edu.tui.draft import LAST
from edu.tui.sitting import Sitting


class QuestionScreen(AnsweringScreen):
    """Draws the session's current question; `keep`s each answer before it shows feedback."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c", "check", "Check"),
        Binding("n", "go_on", "Next"),
        Binding("n", "try_again", "Try again"),
        Binding("a", "give_up", "Show the answer"),
        Binding("enter,space", "enter", show=False),
        Binding("h", "hint", "Hint"),
        Binding("s", "sure", "How sure"),
        Binding("l", "lesson", "Lesson"),
        Binding("escape", "app.home", "Home", key_display="Esc"),
    ]

    def __init__(self, sitting: Sitting) -> None:
        super().__init__(sitting)
        self._saving = False

    async def keep(self, answered: Answered) -> None:
        """Called before the feedback to an answer is shown."""

    async def finish(self, session: Session) -> None:
        """Called when a person goes on from the last question."""

    def heading(self) -> tuple[str, str]:
        """What the bar at the top says: where one is, and how far along."""
        sitting = self._sitting
        number, total = sitting.position
        so_far = "" if sitting.at_end else f" · {sitting.session.right_so_far} right so far"
        return sitting.session.quiz.title, f"{number} of {total}{so_far}"

    def _what_to_do(self) -> list[tuple[str, str]]:
        return what_now.acts(self._sitting)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys follow what can be done now."""
        return bool(super().check_action(action, parameters)) and what_now.allowed(self._sitting).get(action, True)

    async def _enter_typed(self) -> None:
        """To the next empty gap, or on to the check."""
        if self._is_typed and self._sitting.draft.empty_gap is not None and not self._sitting.draft.dont_know:
            self._change(self._sitting.draft.onward(), None)
        else:
            await self.action_check()

    def on_own_words_submitted(self) -> None:
        if not self._sitting.is_open:
            self.call_later(self.action_go_on)
        elif self._sitting.may_go_on():
            self.call_later(self.action_check)

    def action_hint(self) -> None:
        self._sitting.hints += self._sitting.has_hint
        self._draw(self._highlighted)

    def action_sure(self) -> None:
        self._sitting.next_certainty()
        self._draw(self._highlighted)

    async def action_check(self) -> None:
        sitting = self._sitting
        if not sitting.is_open or (what_now.goes_without(sitting) and not sitting.may_go_on()):
            return
        if why := what_now.objection(sitting):
            self._ask_again(why)
            return
        await self.edu.saving(self._save)

    def _ask_again(self, why: str) -> None:
        """Say what is missing, where it can be given."""
        draft = self._sitting.draft
        if draft.empty_gap is not None:
            self._change(draft.to_gap(LAST).onward(), None)
        elif what_now.wants_certainty(self._sitting) and self._is_typed:
            self._tail.focus(scroll_visible=False)
        self.edu.tell(why)

    async def _save(self) -> None:
        sitting, services = self._sitting, self.desk.services
        if self._saving or not sitting.is_open:
            return
        self._saving = True
        try:
            await self.keep(sitting.prepare(at=services.now(), new_id=services.new_id))
            sitting.take_in()
        finally:
            self._saving = False
        if sitting.at_end or what_now.says_nothing(sitting):
            await self._next_question()
        else:
            self._draw_feedback()

    async def action_enter(self) -> None:
        """Enter where no row is highlighted: on, where nothing has to be answered; else a word on how to choose."""
        if self._sitting.tried:
            self.action_try_again()
        elif not self._sitting.is_open:
            await self.action_go_on()
        elif self._is_typed and self._sitting.draft.touched:
            await self._enter_typed()
        elif not is_marked(self._sitting.question):
            if what_now.goes_without(self._sitting) or self._sitting.may_go_on():
                await self.action_check()
        else:
            self.edu.tell("Choose an answer first, with the arrow keys or its number.")

    async def action_go_on(self) -> None:
        if not self._sitting.is_open and self._sitting.may_go_on() and not self.show_more():
            await self._next_question()

    def action_try_again(self) -> None:
        if self._sitting.tried and self._sitting.may_go_on() and not self.show_more():
            self._sitting.try_again()
            self._draw_question()

    def action_give_up(self) -> None:
        """Show the answer in place of another try."""
        if self._sitting.tried:
            self._sitting.give_up()
            self._draw_feedback()

    async def _next_question(self) -> None:
        if self._sitting.session.finished:
            self._draw(self._highlighted)
            await self.finish(self._sitting.session)
        else:
            self._sitting.ask()
            self._draw_question()

    def action_lesson(self) -> None:
        """Open the lesson at the lines this question rests on; Esc comes back here."""
        from edu.tui.glance import GlanceScreen

        lesson_id = self._sitting.session.quiz.lesson
        if lesson_id:
            lesson = self.desk.course.lessons[lesson_id]
            self.app.push_screen(GlanceScreen(lesson, chunk_for(lesson, self._sitting.question)))
