"""Check your understanding: the questions of a step, each answer kept as it is given."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from edu.assessment.clock import WARNINGS, in_words, seconds_left
from edu.assessment.history import Attempt
from edu.assessment.replay import back, go_to
from edu.assessment.session import Answered, Session
from edu.course.course import Step
from edu.course.ids import LessonId, QuestionId
from edu.course.where import chunk_for, lesson_for
from edu.errors import RecordsError
from edu.tui import what_now
from edu.tui.question import QuestionScreen
from edu.tui.sitting import Sitting

if TYPE_CHECKING:
    from edu.tui.overview import Finish

UNKEPT = 9_000
"""Milliseconds at questions after which, with the clock, they are kept at the next look, a second later at most."""


class QuizScreen(QuestionScreen):
    """One go at a quiz. Where feedback waits for the end, questions can be left, flagged and come back to."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "step_back", "Back"),
        Binding("f", "flag", "Flag"),
        Binding("k", "leave_open", "Later"),
        Binding("o", "overview", "All questions"),
    ]

    def __init__(self, step: Step, attempt: Attempt, sitting: Sitting) -> None:
        super().__init__(sitting)
        self._step, self._attempt_id = step, attempt.id
        self._clocked = attempt.minutes is not None
        self._warned: set[int] = set()
        self._waited_before = attempt.waited

    @property
    def _attempt(self) -> Attempt:
        return self.desk.attempt(self._attempt_id)

    def on_mount(self) -> None:
        if self._attempt.minutes is not None:
            self.set_interval(1, self._look_at_the_clock)

    async def on_unmount(self) -> None:
        await self._keep_time()

    async def keep(self, answered: Answered) -> None:
        """When this returns, the answer is on disk. One that was only looked at again is there already."""
        if answered not in self._sitting.session.answered:
            await self.desk.record(self._attempt_id, answered)

    async def finish(self, session: Session) -> None:
        """The result comes next; before it, what was left open or flagged."""
        if session.at_end and (session.queue or self._attempt.flagged):
            await self.action_overview()
        else:
            await self._end()

    async def _next_question(self) -> None:
        """After the last question, what was left open is shown before any of it is asked again."""
        session = self._sitting.session
        if session.at_end and session.at is None and session.queue and not self._sitting.is_open:
            await self.action_overview()
        else:
            await super()._next_question()

    async def _end(self) -> None:
        await self._keep_time()
        await self.edu.finish_quiz(self._step, self._attempt, self._sitting.session)

    def heading(self) -> tuple[str, str]:
        """With the time that is left, for those who asked for the clock."""
        where, aside = super().heading()
        flag = " · flagged" if self._sitting.question.id in self._attempt.flagged else ""
        left = self._seconds_left()
        return where, f"{aside}{flag}{'' if left is None else f' · {in_words(left)}'}"

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What can be left for later only where feedback waits for the end."""
        sitting = self._sitting
        here = {
            "flag": sitting.at_end,
            "overview": sitting.at_end,
            "leave_open": sitting.at_end and self._onward() is not None,
            "step_back": sitting.at_end and sitting.position[0] > 1,
            "lesson": not sitting.is_open and not sitting.tried and self._taught_in() is not None,
        }
        if action in here:
            return here[action] and not self.has_class("-too-small")
        return super().check_action(action, parameters)

    def _what_to_do(self) -> list[tuple[str, str]]:
        listed = super()._what_to_do()
        if self._sitting.at_end and self._onward() is not None:
            listed.append(("Later", "screen.leave_open"))
        if self._sitting.at_end:
            listed.append(("All", "screen.overview"))
        return listed

    def _taught_in(self) -> LessonId | None:
        sitting = self._sitting
        return lesson_for(self.desk.course, self.desk.path, sitting.session.quiz, sitting.question)

    def action_lesson(self) -> None:
        """Open the lesson at the lines this question rests on, whichever lesson that is; Esc comes back here."""
        from edu.tui.glance import GlanceScreen

        name = self._taught_in()
        if name is not None:
            lesson = self.desk.course.lessons[name]
            self.app.push_screen(GlanceScreen(lesson, chunk_for(lesson, self._sitting.question)))

    async def action_flag(self) -> None:
        question = self._sitting.question.id
        on = question not in self._attempt.flagged

        async def keep() -> None:
            await self.desk.set_flag(self._attempt_id, question, on=on)
            self._draw(self._highlighted)

        await self.edu.saving(keep)

    async def action_leave_open(self) -> None:
        """On to the next question; what is complete here is an answer, anything less stays picked for later."""
        onward = self._onward()
        if onward is not None:
            await self._leave_by(lambda: self._move_to(onward))

    async def action_step_back(self) -> None:
        """To the question before; what is complete here is an answer."""
        before = back(self._sitting.session).current
        if before is not None:
            await self._leave_by(lambda: self._move_to(before.id))

    async def _leave_by(self, way: Callable[[], None]) -> None:
        """Whoever changes an answer and goes elsewhere has changed it: first it is kept, then one goes."""
        sitting, services = self._sitting, self.desk.services

        async def leave() -> None:
            if sitting.is_open and sitting.draft.touched and not what_now.objection(sitting):
                await self.keep(sitting.prepare(at=services.now(), new_id=services.new_id))
                sitting.take_in()
            way()

        if not self._saving:
            self._saving = True
            try:
                await self.edu.saving(leave)
            finally:
                self._saving = False

    def _onward(self) -> QuestionId | None:
        order = [question.id for question in self._sitting.session.order]
        here = order.index(self._sitting.question.id)
        return order[here + 1] if here + 1 < len(order) else None

    async def action_overview(self) -> None:
        """All questions; what is complete here is an answer."""
        here = self._sitting.question.id if self._sitting.is_open else None
        await self._leave_by(lambda: self._show_overview(here))

    def _show_overview(self, here: QuestionId | None) -> None:
        from edu.tui.overview import OverviewScreen

        session = self._sitting.session
        shown = OverviewScreen(session, self._attempt.flagged, here)
        self.app.push_screen(shown, partial(self._overview_closed, here or session.order[-1].id))

    async def _overview_closed(self, here: QuestionId, answer: "QuestionId | Finish | None") -> None:
        """A question to go to, the end, or back to where one was."""
        from edu.tui.overview import Finish

        if answer is Finish.NOW:
            await self._end()
        elif answer is not None:
            self._move_to(answer)
        elif not self._sitting.is_open:
            self._move_to(here)

    def _move_to(self, question: QuestionId) -> None:
        self._sitting.move_to(go_to(self._sitting.session, question))
        self._draw_question()

    @property
    def _unkept(self) -> int:
        """Milliseconds at questions that are not in the records."""
        sitting = self._sitting
        waited = self._waited_before + sitting.waited - self._attempt.waited
        return waited + (sitting.milliseconds if sitting.is_open else 0)

    async def _keep_time(self) -> None:
        """With the clock: keep the time at questions that has no answer yet, so that leaving gives none of it back.

        It is written as a total when the round is left or ended and every ten seconds before; an answer counts only
        what came after. What cannot be written now is part of the next total.
        """
        if self._clocked:
            self._sitting.set_aside()
            with suppress(RecordsError):
                await self.desk.add_wait(self._attempt_id, self._waited_before + self._sitting.waited)

    def _seconds_left(self) -> float | None:
        return seconds_left(self._attempt, here=self._unkept)

    async def _look_at_the_clock(self) -> None:
        if self._unkept >= UNKEPT:
            await self._keep_time()
        left = self._seconds_left()
        if left is None or not self.is_active:
            return
        self.top_bar.say(*self.heading())
        due = next((minutes for minutes in sorted(WARNINGS) if left <= minutes * 60), None)
        if left <= 0:
            self.edu.tell("The time is up. What you answered counts; nothing is lost.", seconds=10)
            await self._end()
        elif due is not None and due not in self._warned:
            self._warned |= {minutes for minutes in WARNINGS if minutes >= due}
            self.edu.tell(f"{'1 minute is' if due == 1 else f'{due} minutes are'} left.")
