"""Home: one big next step, then the path with a word for the state of each step."""

import operator
from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from edu.assessment.history import History
from edu.assessment.progress import PathView, StepState, StepView, view
from edu.course.course import CheckStep, LessonStep, Moment, Path
from edu.tui.page import Row
from edu.tui.rows import Rows
from edu.tui.screen import EduScreen
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


class HomeScreen(EduScreen[None]):
    """Enter alone is enough to go on."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("t", "sheet", "Take-home sheet"),
        Binding("p", "paths", "Paths"),
        Binding("u", "people", "People"),
        Binding("g", "settings", "Colors"),
        Binding("q", "app.quit", "Quit"),
    ]

    def body(self) -> Iterable[Widget]:
        yield Rows(id="next", classes="box")
        yield Static(id="path-title", classes="gap")
        yield Rows(id="steps")
        yield Static(id="notice", classes="gap quiet")

    def on_mount(self) -> None:
        self._drawn_for: tuple[History, Path] | None = None
        self.show_path()
        self.query_one("#next").focus()

    def on_screen_resume(self) -> None:
        self.show_path()

    def show_path(self) -> None:
        """Draw everything from the history as it stands, unless it is what was drawn last."""
        drawing_for = (self.desk.history, self.desk.path)
        if self._drawn_for is not None and all(map(operator.is_, self._drawn_for, drawing_for)):
            return
        self._drawn_for = drawing_for
        self._view = view(self.desk.course, self.desk.path, self.desk.history)
        upcoming = self._view.next
        self.query_one("#next", Rows).show(_next_rows(self._view), highlighted=0)
        self.query_one("#steps", Rows).show([_step_row(n, s, upcoming=s is upcoming) for n, s in _numbered(self._view)])
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
        if event.control.id == "steps":
            await self.edu.open_step(self._view.steps[event.index].step)
        elif event.index == 1:
            lesson = next(step for step in self._view.steps if isinstance(step.step, LessonStep))
            await self.edu.open_step(lesson.step)
        elif self._view.next is not None:
            await self.edu.open_step(self._view.next.step)
        else:
            self.action_sheet()

    def action_sheet(self) -> None:
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


def _numbered(shown: PathView) -> Iterable[tuple[str, StepView]]:
    lessons = 0
    for step in shown.steps:
        lessons += isinstance(step.step, LessonStep)
        yield (str(lessons) if isinstance(step.step, LessonStep) else " "), step


def _next_rows(shown: PathView) -> list[Row]:
    upcoming = shown.next
    if upcoming is None:
        return [_big("You have done every step", "Press Enter for your take-home sheet.")]
    verb = {StepState.STARTED: "Continue", StepState.NOT_STARTED: "Start"}.get(upcoming.state, "Look again")
    if isinstance(upcoming.step, LessonStep):
        number = next(number for number, step in _numbered(shown) if step is upcoming)
        total = sum(isinstance(step.step, LessonStep) for step in shown.steps)
        return [_big(f"{verb}: Lesson {number} of {total}, {upcoming.title}", _about(upcoming))]
    row = _big(f"{verb}: {upcoming.title}", _about(upcoming))
    if upcoming.step.moment is Moment.BEFORE:
        return [row, Row(text("Skip this and go to Lesson 1", "$quiet"), text("  "))]
    return [row]


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
