"""What a check showed: ready, look again or talk it through, and where to go from here."""

from collections.abc import Awaitable, Callable, Iterable
from datetime import UTC, datetime
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from edu.assessment.gain import before_and_after
from edu.assessment.marks import Mark, State
from edu.assessment.mastery import Result, Standing, result
from edu.assessment.progress import path_result, view
from edu.assessment.replay import missed_questions
from edu.assessment.response import DontKnow
from edu.assessment.session import Answered, Session
from edu.assessment.steps import REVIEW
from edu.course.course import CheckStep, LessonStep, Moment, Step
from edu.course.question import Interaction
from edu.course.quiz import Audience
from edu.course.where import chunk_for, lesson_for
from edu.tui import answer_rows, feedback
from edu.tui.draft import draft_of
from edu.tui.marks_page import detail_rows, summary_rows
from edu.tui.page import Page, Row, apart
from edu.tui.prose import BULLET
from edu.tui.rows import Rows
from edu.tui.screen import Body, EduScreen
from edu.tui.text import text

Verdicts = dict[Standing, tuple[str, str, str]]
"""A heading, what to do, and a style."""
_heads: Verdicts = {
    Standing.READY: ("Ready", "You have the main ideas of this part.", "bold $good"),
    Standing.LOOK_AGAIN: (
        "Worth another look",
        "Some of it is not clear yet. That is fine: look again below.",
        "bold $care",
    ),
    Standing.NEEDS_CONVERSATION: (
        "Let's talk it through",
        "Please talk about the points below with your clinic before your treatment. They will be glad you asked.",
        "bold $care",
    ),
}
_missed_often = "The points below were missed more than once. Talk them through with someone who teaches you."
_practised: Verdicts = {
    Standing.READY: ("Well done", "", "bold $good"),
    Standing.LOOK_AGAIN: (
        "Worth another look",
        "Some of it is not clear yet. The ways below lead to it.",
        "bold $care",
    ),
    Standing.NEEDS_CONVERSATION: ("Worth another look", _missed_often, "bold $care"),
}
_passed: Verdicts = {
    Standing.READY: ("Passed", "", "bold $good"),
    Standing.LOOK_AGAIN: ("Not passed yet", "Look again below, and take it anew whenever you like.", "bold $care"),
    Standing.NEEDS_CONVERSATION: ("Not passed yet", _missed_often, "bold $care"),
}
Deed = Callable[[], Awaitable[None]]
MOST_LESSONS = 6
"""Ways back into lessons; with more the way on would be lost."""


class ResultScreen(EduScreen[None]):
    """The next thing to do is highlighted; everything else is below it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("t", "sheet", "Take-home sheet"),
        Binding("escape", "app.home", "Home", key_display="Esc"),
    ]

    def __init__(self, step: Step, session: Session) -> None:
        super().__init__()
        self._step, self._session = step, session
        self._shown: Result = result(session)
        self._acts: list[Deed] = []

    def body(self) -> Iterable[Widget]:
        yield Static(id="head")
        yield Rows(id="ways", classes="gap box")
        yield Static(id="details")
        yield Static(id="answers", classes="gap")

    def on_mount(self) -> None:
        self.top_bar.say(self._session.quiz.title, "Result")
        self.query_one("#head", Static).update(Page(self._head()))
        ways = list(self._ways())
        self._acts = [act for _, act in ways]
        self.query_one("#ways", Rows).show([Row(text(words), text("▶ ")) for words, _ in ways], highlighted=0)
        if self._for_trainees and not self._before:
            details = detail_rows(self.desk.course, self._session, self._shown)
            self.query_one("#details", Static).update(Page(details))
        if self._session.at_end:
            self.query_one("#answers", Static).update(Page(self._review()))
        self.query_one("#ways").focus(scroll_visible=False)
        self.call_after_refresh(self.query_one(Body).scroll_home, animate=False)

    @property
    def _for_trainees(self) -> bool:
        return self.desk.path.audience is Audience.TRAINEE

    @property
    def _before(self) -> bool:
        return isinstance(self._step, CheckStep) and self._step.moment is Moment.BEFORE

    def _head(self) -> Iterable[Row]:
        shown, course = self._shown, self.desk.course
        if self._before:
            yield Row(text("Thank you", "bold $good"))
            known = f"You knew {shown.right} of {shown.marked} already." if shown.right else "That is what it is about."
            yield Row(text(f"{known} The lessons tell you the rest."))
            return
        if self._session.quiz.id == REVIEW and not self._for_trainees:
            yield Row(text("Thank you for looking back", "bold $good"))
            left = "What is worth another look is below." if shown.missed else "It was all still there."
            yield Row(text(left))
            return
        standing = shown.standing
        if isinstance(self._step, CheckStep):
            path = path_result(course, self.desk.path, self.desk.history)
            standing = path.standing if path.complete else standing
        head, words, style = (self._verdicts() if self._for_trainees else _heads)[standing]
        yield Row(text(head, style))
        if words:
            yield Row(text(words))
        talk = [idea for idea, how in shown.ideas.items() if how is Standing.NEEDS_CONVERSATION]
        if talk and not self._for_trainees:
            yield Row(text("To talk through", "bold"), space_before=1)
            yield from (Row(text(course.ideas[idea].title), BULLET) for idea in talk)
        if self._for_trainees:
            yield from apart(self._summary())
        if isinstance(self._step, CheckStep):
            both = before_and_after(course, self.desk.path, self.desk.history)
            if both:
                yield Row(
                    text(f"Before the lessons: {both.before} of {both.of} right. Now: {both.after} of {both.of}."),
                    space_before=1,
                )
        yield Row(text(course.governance.notice, "$quiet"), space_before=1)

    def _verdicts(self) -> Verdicts:
        return _passed if self._session.at_end and not self._session.partial else _practised

    def _summary(self) -> list[Row]:
        quiz = self._session.quiz
        rounds = [one for one in self.desk.learner.rounds if one.quiz == quiz.id]
        before = rounds[-2].share if len(rounds) > 1 else None
        counts = self.desk.history.counted.get(quiz.id)
        return summary_rows(self._session, self._shown, before=before, counts=counts)

    def _ways(self) -> Iterable[tuple[str, Deed]]:
        app, step = self.edu, self._step
        upcoming = view(self.desk.course, self.desk.path, self.desk.history).next
        again = list(self._lessons_to_see())
        if upcoming is not None and upcoming.step.key != step.key:
            onward = upcoming.step

            async def go_on() -> None:
                await app.open_step(onward)

            yield f"Go on: {upcoming.title}", go_on
        if upcoming is None or isinstance(step, CheckStep):
            yield "Take-home sheet", self._sheet
        yield from again
        missed = missed_questions(self._session)
        if missed and not self._before:

            async def only_missed() -> None:
                await app.open_quiz(step, only=missed, anew=True)

            yield "Only what I missed", only_missed
        if not self._before:

            async def all_again() -> None:
                await app.open_quiz(step, anew=True)

            yield "All questions again", all_again

        async def home() -> None:
            app.show_home()

        yield "Home", home

    def _lessons_to_see(self) -> Iterable[tuple[str, Deed]]:
        """The lesson pages that the missed questions rest on, each once."""
        if self._before:
            return
        seen: set[tuple[str, int]] = set()
        course, path = self.desk.course, self.desk.path
        for question in (*(question for question, _ in self._shown.missed), *self._shown.unanswered):
            lesson_id = lesson_for(course, path, self._session.quiz, question)
            step = next((s for s in path.steps if s.key == lesson_id), None)
            if lesson_id is None or not isinstance(step, LessonStep):
                continue
            lesson = course.lessons[lesson_id]
            page = chunk_for(lesson, question)
            if (lesson_id, page) not in seen and len(seen) < MOST_LESSONS:
                seen.add((lesson_id, page))
                yield (f"Look again: {lesson.title}, “{lesson.chunks[page].heading}”", self._open(step, page))

    def _open(self, step: LessonStep, page: int) -> Deed:
        async def open_lesson() -> None:
            self.edu.open_lesson(step, page=page)

        return open_lesson

    def _review(self) -> Iterable[Row]:
        """Every answer with its feedback, where none was shown on the way."""
        session = self._session
        for number, question in enumerate(session.order, 1):
            answered = session.answer_to(question.id)
            yield Row(text(question.prompt, "bold"), text(f"{number}  ", "$quiet"), 1)
            if answered is None:
                yield Row(text("Left open.", "$care"))
                answered = _left_open(question)
            yield from answer_rows.rows(draft_of(question, session.seed, answered.response), answered)
            yield from feedback.rows(question, answered, next_is_variant=False, talk=False)

    async def on_rows_picked(self, event: Rows.Picked) -> None:
        event.stop()
        if self.is_active:  # a second Enter may still have been on its way when the first left this screen
            await self._acts[event.index]()

    async def _sheet(self) -> None:
        self.action_sheet()

    def action_sheet(self) -> None:
        from edu.tui.sheet import SheetScreen

        self.app.push_screen(SheetScreen())


def _left_open(question: Interaction) -> Answered:
    """What stands for an answer that was not given, so that the right one can be shown."""
    never = datetime.fromtimestamp(0, UTC)
    mark = Mark(0.0, State.SKIPPED, "")
    return Answered(id="", question=question.id, question_hash="", response=DontKnow(), mark=mark, at=never)
