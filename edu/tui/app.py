"""The app: who sits at it, which screen comes next, and what works everywhere."""

import gc
from collections.abc import Awaitable, Callable, Iterable
from pathlib import Path as FilePath
from threading import Thread
from typing import Any, ClassVar

from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen

from edu.assessment.history import Attempt
from edu.assessment.mastery import result
from edu.assessment.progress import open_attempt
from edu.assessment.replay import go_to
from edu.assessment.session import Session
from edu.assessment.steps import fresh_session, quiz_of, resumed, review_step
from edu.course.course import LessonStep, Step
from edu.course.ids import QuestionId
from edu.course.quiz import Audience, Feedback
from edu.errors import RecordsError
from edu.tui import theme
from edu.tui.desk import Desk, Services
from edu.tui.guard import GuardedApp


class EduApp(GuardedApp):
    """Lessons, checks and results for one person at a time."""

    CSS_PATH = "edu.tcss"
    TITLE = "edu"
    ENABLE_COMMAND_PALETTE = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "when_to_call", "When to call", show=False, priority=True),
        Binding("f3", "my_questions", "My questions", key_display="F3", priority=True),
        Binding("f1,question_mark", "all_keys", "All keys", show=False),
        Binding("ctrl+q", "quit", "Quit", show=False, priority=True),
    ]

    def __init__(self, services: Services, *, log: FilePath) -> None:
        super().__init__(log)
        self.desk = Desk(services)
        for own in theme.themes():
            self.register_theme(own)
        chosen = self.desk.device_settings().get("theme", theme.DEFAULT)
        self._parsed_theme = chosen if chosen in theme.palettes else theme.DEFAULT
        self.set_reactive(App.theme, self._parsed_theme)
        self.stylesheet.set_variables(self.get_css_variables())

    def get_default_screen(self) -> Screen[Any]:
        """The first screen at once: home for the only person here, else the choice of who is learning."""
        people = self.desk.people()
        if len(people) == 1 and self.desk.sit_down(people[0]):
            from edu.tui.home import HomeScreen

            return HomeScreen()
        from edu.tui.people import PeopleScreen

        return PeopleScreen()

    def refresh_css(self, animate: bool = True) -> None:  # noqa: FBT001, FBT002 as Textual has it
        """Parse the styles anew when the theme is another. Textual also asks for it at the start, for nothing."""
        if self._parsed_theme != self.theme:
            self._parsed_theme = self.theme
            super().refresh_css(animate)

    def on_ready(self) -> None:
        """The first frame is out: what start-up made stays for good, so the collector need not look at it again."""
        gc.freeze()
        gc.enable()
        self.set_timer(0.05, lambda: Thread(target=_load_what_comes_next, name="loading", daemon=True).start())

    def on_unmount(self) -> None:
        self.desk.close()

    # Where to go

    def show_home(self) -> None:
        """Back to home, whatever is on top of it."""
        from edu.tui.home import HomeScreen

        if not any(isinstance(screen, HomeScreen) for screen in self.screen_stack):
            self.push_screen(HomeScreen())
            return
        while not isinstance(self.screen, HomeScreen):
            self.pop_screen()

    def show(self, screen: Screen[Any]) -> None:
        """Put a screen over home, in place of the one that is there."""
        from edu.tui.home import HomeScreen

        while len(self.screen_stack) > 2 and not isinstance(self.screen_stack[-2], HomeScreen):
            self.pop_screen()  # a small window that was opened meanwhile
        if isinstance(self.screen, HomeScreen):
            self.push_screen(screen)
        else:
            self.switch_screen(screen)

    async def open_step(self, step: Step) -> None:
        """Start a step or take it up where it was left."""
        if isinstance(step, LessonStep) and not open_attempt(self.desk.history, self.desk.path, step):
            self.open_lesson(step)
        else:
            await self.open_quiz(step)

    def open_lesson(self, step: LessonStep, *, page: int | None = None) -> None:
        """Show a lesson, at the page it was left unless another is asked for."""
        from edu.tui.lesson import LessonScreen

        place = self.desk.history.places.get(step.lesson)
        left = place.page if place and not place.finished else 0
        self.show(LessonScreen(step, page=left if page is None else page))

    async def open_quiz(self, step: Step, *, only: tuple[QuestionId, ...] = (), anew: bool = False) -> None:
        """Ask the questions of a step: the unfinished go at them, or a new one."""
        old = None if anew else open_attempt(self.desk.history, self.desk.path, step)
        if old is not None:
            session = resumed(self.desk.course, step, old)
            if isinstance(session, Session):
                await self._show_quiz(step, old, session)
                return
            self.tell("These questions changed since you began, so they start again. Your earlier answers are kept.")
        quiz = quiz_of(self.desk.course, step, learner=self.desk.person.id)
        if quiz is not None and quiz.feedback is Feedback.AT_END and quiz.audience is Audience.TRAINEE and not only:
            from edu.tui.begin import BeginScreen

            self.show(BeginScreen(step, quiz, extra=self.desk.extra_time))
        else:
            await self.begin_quiz(step, only=only)

    async def begin_quiz(self, step: Step, *, only: tuple[QuestionId, ...] = (), minutes: float | None = None) -> None:
        """A new go at the questions of a step."""
        quiz = quiz_of(self.desk.course, step, learner=self.desk.person.id)
        if quiz is None:
            self.show_home()
            return

        async def begin() -> None:
            attempt = await self.desk.begin(step, only=only, minutes=minutes)
            session = fresh_session(self.desk.course, step, quiz, seed=attempt.seed, only=only)
            await self._show_quiz(step, attempt, session)

        await self.saving(begin)

    async def open_review(self, questions: tuple[QuestionId, ...]) -> None:
        """Ask questions from all over the course. A review that was left today goes on; an earlier one ends as it is."""
        step, today = review_step(), self.desk.today()
        left = open_attempt(self.desk.history, self.desk.path, step)
        left = left if left and left.answered else None
        if left and left.started_at.astimezone(today.tzinfo).date() == today.date():
            await self.open_quiz(step, only=questions)
            return

        async def begin() -> None:
            session = resumed(self.desk.course, step, left) if left else None
            if left and isinstance(session, Session):
                await self.desk.finish(left.id, result(session), at=left.answered[-1].at)
            await self.open_quiz(step, only=questions, anew=True)

        await self.saving(begin)

    async def _show_quiz(self, step: Step, attempt: Attempt, session: Session) -> None:
        if session.finished and not (session.at_end and session.order):
            await self.finish_quiz(step, attempt, session)
            return
        from edu.tui.quiz import QuizScreen
        from edu.tui.sitting import Sitting

        taken_up = go_to(session, session.order[-1].id) if session.finished else session
        self.show(QuizScreen(step, attempt, Sitting(taken_up, self.desk.services.monotonic)))

    async def finish_quiz(self, step: Step, attempt: Attempt, session: Session) -> None:
        """Record the end of a check, then show what came of it."""
        from edu.tui.result import ResultScreen

        async def finish() -> None:
            await self.desk.finish(attempt.id, result(session))
            self.show(ResultScreen(step, session))

        await self.saving(finish)

    async def saving(self, work: Callable[[], Awaitable[None]]) -> None:
        """Do work that writes records. If it cannot be written, say so and offer to try again; nothing is lost."""
        try:
            await work()
        except RecordsError as trouble:
            from edu.tui.dialog import AskScreen

            async def again(*answer: bool | None) -> None:
                if any(answer):
                    await self.saving(work)

            self.push_screen(AskScreen("This is not saved yet", str(trouble), yes="Try again", no="Not now"), again)

    # What works everywhere

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A question for the clinic needs someone to ask it."""
        return action != "my_questions" or self.desk.seated

    def tell(self, words: str, *, seconds: float = 5) -> None:
        """Say something in passing, in place of what was said before: a held key would cover the screen with it."""
        self.clear_notifications()
        self.notify(words, markup=False, timeout=seconds)

    def action_home(self) -> None:
        self.show_home()

    def action_when_to_call(self) -> None:
        from edu.tui.when_to_call import WhenToCallScreen

        if isinstance(self.screen, WhenToCallScreen):
            self.screen.dismiss()
        else:
            self.push_screen(WhenToCallScreen())

    def action_my_questions(self) -> None:
        from edu.tui.my_questions import MyQuestionsScreen

        if isinstance(self.screen, MyQuestionsScreen):
            self.screen.dismiss()
        else:
            self.push_screen(MyQuestionsScreen(getattr(self.screen, "reading", "")))

    def action_all_keys(self) -> None:
        from edu.tui.keys import KeysScreen

        if not isinstance(self.screen, KeysScreen):
            self.push_screen(KeysScreen(self.screen))

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """What the palette offers: our own acts, and nothing that saves what is on the screen."""
        yield SystemCommand("When to call", "The signs, and the clinic's numbers", self.action_when_to_call)
        if self.desk.seated:
            yield SystemCommand("My questions", "Write down a question for the clinic", self.action_my_questions)
        yield SystemCommand("All keys", "Every key that works here", self.action_all_keys)
        yield SystemCommand("Quit", "Everything is saved", self.exit)


def _load_what_comes_next() -> None:
    """What the first lesson and the first check need, while a person still reads the first screen."""
    from edu.course.prose import blocks
    from edu.tui import lesson, quiz

    blocks(f"{lesson.__doc__}\n\n{quiz.__doc__}")
