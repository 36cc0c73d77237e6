"""Home: one big next step, then the path with a word for the state of each step."""

import operator
from collections.abc import Awaitable, Callable, Iterable
from datetime import date
from typing import ClassVar

from msgspec.structs import replace
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from edu.assessment.history import History
from edu.assessment.progress import PathView, StepState, StepView, view
from edu.course.course import CheckStep, LessonStep, Moment, Path, Step
from edu.course.days import short_date
from edu.course.quiz import Audience
from edu.tui.offer import offer
from edu.tui.page import Row
from edu.tui.rows import Rows
from edu.tui.screen import Body, EduScreen
from edu.tui.text import join, text

_styles = {
    StepState.NOT_STARTED: "$quiet",
    StepState.STARTED: "$link",
    StepState.DONE: "$good",
    StepState.LOOK_AGAIN: "$care",
    StepState.TALK: "$care",
    StepState.SKIPPED: "$quiet",
}
_STATE_WIDTH = 17
Deed = Callable[[], Awaitable[None]]
Way = tuple[Row, Deed]


class HomeScreen(EduScreen[None]):
    """Enter alone is enough to go on."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("t", "sheet", "Take-home sheet"),
        Binding("p", "paths", "Paths"),
        Binding("u", "people", "People"),
        Binding("g", "settings", "Settings"),
        Binding("q", "app.quit", "Quit"),
        Binding("r", "review", "Look back"),
        Binding("o", "progress", "Progress"),
        Binding("v", "visit", "My visit"),
    ]

    def body(self) -> Iterable[Widget]:
        yield Rows(id="next", classes="box")
        yield Static(id="path-title", classes="gap")
        yield Rows(id="steps")
        yield Rows(id="more", classes="gap")
        yield Static(id="notice", classes="gap quiet")

    def on_mount(self) -> None:
        self._drawn_for: tuple[History, Path, date] | None = None
        self.show_path()
        self.query_one("#next").focus()

    def on_screen_resume(self) -> None:
        """Enter is enough again, wherever one comes back from."""
        self.show_path()
        self.query_one("#next").focus(scroll_visible=False)
        self.query_one(Body).scroll_home(animate=False)

    def show_path(self) -> None:
        """Draw everything from the history as it stands, unless it is what was drawn last."""
        drawing_for = (self.desk.history, self.desk.path, self.desk.today().date())
        if self._drawn_for is not None and _same(self._drawn_for, drawing_for):
            return
        self._drawn_for = drawing_for
        self._view = view(self.desk.course, self.desk.path, self.desk.history)
        self._offer = offer(self.desk)
        self._ways = {"next": list(self._onward()), "steps": list(self._steps()), "more": list(self._more())}
        for name, ways in self._ways.items():
            rows = [row for row, _ in ways]
            self.query_one(f"#{name}", Rows).show(rows, highlighted=0)
        name = "Guest: nothing is kept" if self.desk.is_guest else self.desk.person.nickname
        self.query_one("#path-title", Static).update(
            join(text(self.desk.path.title, "bold"), text(f"  {self.desk.path.about}", "$quiet"))
        )
        course = self.desk.course
        self.query_one("#notice", Static).update(
            text(f"Clinical review: {course.governance.reviewed_by}. {course.governance.notice}")
        )
        self.top_bar.say(course.title, name)

    async def on_rows_picked(self, event: Rows.Picked) -> None:
        event.stop()
        if not self.is_active:  # a second Enter was on its way when the first left this screen
            return
        if event.control.id in self._ways:
            await self._ways[event.control.id][event.index][1]()

    def _onward(self) -> Iterable[Way]:
        """The big next step, and what else is worth doing now."""
        upcoming = self._view.next
        if upcoming is None:
            yield _big("You have done every step", "Press Enter for your take-home sheet."), self.action_sheet
        else:
            yield _next_row(self._view, upcoming), self._open(upcoming.step)
            if isinstance(upcoming.step, CheckStep) and upcoming.step.moment is Moment.BEFORE:
                lesson = next(step for step in self._view.steps if isinstance(step.step, LessonStep))
                skip = Row(text("Skip this and go to Lesson 1", "$quiet"), text("  "))
                yield skip, self._open(lesson.step)
        if self._offer.pressing:
            yield replace(_big(self._offer.title, self._offer.about), space_before=1), self.action_review

    def _steps(self) -> Iterable[Way]:
        for number, step in _numbered(self._view):
            yield _step_row(number, step, upcoming=step is self._view.next), self._open(step.step)

    def _more(self) -> Iterable[Way]:
        """What is beside the path."""
        if not self._offer.pressing:
            yield _small(self._offer.title), self.action_review
        yield _small("How I am doing"), self.action_progress
        if self.desk.path.audience is Audience.PATIENT:
            yield _small(self._when_the_visit_is()), self.action_visit

    def _open(self, step: Step) -> Deed:
        async def open_step() -> None:
            await self.edu.open_step(step)

        return open_step

    def _when_the_visit_is(self) -> str:
        visit = self.desk.visit
        if visit is None or visit < self.desk.today().date():
            return "My visit: say when it is"
        return f"My visit: {short_date(visit)}"

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A visit is for patients."""
        if action == "visit" and self.desk.path.audience is not Audience.PATIENT:
            return False
        return super().check_action(action, parameters)

    async def action_review(self) -> None:
        if self._offer.questions:
            await self.edu.open_review(self._offer.questions)
        else:
            self.edu.tell(self._offer.about)

    async def action_progress(self) -> None:
        from edu.tui.progress import ProgressScreen

        self.edu.show(ProgressScreen())

    async def action_visit(self) -> None:
        from edu.tui.visit import VisitScreen

        self.app.push_screen(VisitScreen(), self._visit_said)

    def _visit_said(self, _: object) -> None:
        self._drawn_for = None
        self.show_path()

    async def action_sheet(self) -> None:
        from edu.tui.sheet import SheetScreen

        self.app.push_screen(SheetScreen())

    def action_paths(self) -> None:
        from edu.tui.paths import PathsScreen

        self.app.push_screen(PathsScreen())

    def action_people(self) -> None:
        from edu.tui.people import PeopleScreen

        self.app.push_screen(PeopleScreen())

    def action_settings(self) -> None:
        from edu.tui.settings import SettingsScreen

        self.app.push_screen(SettingsScreen())


def _same(before: tuple[History, Path, date], now: tuple[History, Path, date]) -> bool:
    return all(map(operator.is_, before[:2], now[:2])) and before[2] == now[2]


def _numbered(shown: PathView) -> Iterable[tuple[str, StepView]]:
    lessons = 0
    for step in shown.steps:
        lessons += isinstance(step.step, LessonStep)
        yield (str(lessons) if isinstance(step.step, LessonStep) else " "), step


def _next_row(shown: PathView, upcoming: StepView) -> Row:
    verb = {StepState.STARTED: "Continue", StepState.NOT_STARTED: "Start"}.get(upcoming.state, "Look again")
    if isinstance(upcoming.step, LessonStep):
        number = next(number for number, step in _numbered(shown) if step is upcoming)
        total = sum(isinstance(step.step, LessonStep) for step in shown.steps)
        return _big(f"{verb}: Lesson {number} of {total}, {upcoming.title}", _about(upcoming))
    return _big(f"{verb}: {upcoming.title}", _about(upcoming))


def _small(words: str) -> Row:
    return Row(text(words), text("▶ ", "$quiet"))


def _big(title: str, under: str) -> Row:
    return Row(join(text(f"{title}\n", "bold"), text(under)), text("▶ ", "bold"))


def _about(step: StepView) -> str:
    minutes = f"About {step.minutes} minute{'s' if step.minutes != 1 else ''}"
    optional = isinstance(step.step, CheckStep) and step.step.optional
    return f"{minutes}. You may skip it." if optional else f"{minutes}. Press Enter."


def _step_row(number: str, step: StepView, *, upcoming: bool) -> Row:
    word = "next" if upcoming and step.state is StepState.NOT_STARTED else step.state.value
    style = "bold $link" if upcoming else _styles[step.state]
    title: Content = text(step.title, "bold" if upcoming else "")
    return Row(title, join(text(f"{word:<{_STATE_WIDTH}}", style), text(f"{number:>2}  ", "$quiet")))
