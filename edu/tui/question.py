"""Check your understanding: one question after the other in the same screen.

Choosing and checking are separate acts. Nothing is highlighted on a new question, and going on is possible only
after the feedback has stood for a moment without a key, so a held key never answers more than one question.
"""

from collections.abc import Iterable
from typing import ClassVar

from msgspec.structs import replace
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static, TextArea

from edu.assessment.history import Attempt
from edu.assessment.response import invalid
from edu.assessment.session import Answered, Certainty, Session, answer, back
from edu.course.course import Step
from edu.course.ids import QuestionId
from edu.course.question import Question, Reflection
from edu.course.quiz import Feedback
from edu.course.where import chunk_for
from edu.tui import draft as drafts
from edu.tui import feedback
from edu.tui.act import Act, Acts
from edu.tui.draft import Draft
from edu.tui.own_words import OwnWords
from edu.tui.page import Page, Row
from edu.tui.rows import Rows
from edu.tui.screen import Body, EduScreen
from edu.tui.text import join, text

SETTLE = 0.5
"""Seconds that feedback must have stood before a key goes on to the next question."""
QUIET = 0.25
"""Seconds without a key before it, so that a held key stops here."""
_sure = {None: "not said", Certainty.GUESS: "a guess", Certainty.FAIRLY: "fairly sure", Certainty.SURE: "sure"}


class QuestionScreen(EduScreen[None]):
    """Draws the session's current question; records each answer before it shows feedback."""

    DEFAULT_CSS = """
    #feedback { border-left: outer $line; padding: 0 0 0 1; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c", "check", "Check"),
        Binding("n", "go_on", "Next"),
        Binding("h", "hint", "Hint"),
        Binding("s", "sure", "How sure"),
        Binding("l", "lesson", "Lesson"),
        Binding("b", "step_back", "Back"),
        Binding("escape", "app.home", "Home", key_display="Esc"),
        *(Binding(str(number), f"number({number})", show=False) for number in range(10)),
        Binding("left", "move_card(-1)", show=False),
        Binding("right", "move_card(1)", show=False),
    ]

    def __init__(self, step: Step, attempt: Attempt, session: Session) -> None:
        super().__init__()
        self._step = step
        self._attempt = attempt
        self._session = session
        self._kept: dict[QuestionId, Draft] = {}
        self._pending: tuple[Session, Answered] | None = None
        self._saving = False

    def body(self) -> Iterable[Widget]:
        yield Static(id="prompt")
        yield Rows(id="choices", classes="gap")
        yield OwnWords(id="own-words", classes="hidden")
        yield Static(id="hints", classes="gap hidden")
        yield Static(id="feedback", classes="gap hidden")

    def below(self) -> Iterable[Widget]:
        with Acts():
            yield Act("Check", id="main", main=True)
            yield Act("Hint", id="hint")
            yield Act("How sure: not said", id="sure")

    def on_mount(self) -> None:
        self._ask()

    @property
    def reading(self) -> str:
        """What a question for the clinic would be about."""
        return self._session.quiz.title

    @property
    def _at_end(self) -> bool:
        return self._session.quiz.feedback is Feedback.AT_END

    # A question

    def _ask(self) -> None:
        question = self._session.queue[0]
        self._question: Question = question
        self._answered: Answered | None = None
        self._pending = None
        self._draft = self._kept.get(question.id, Draft(question, self._session.seed))
        self._certainty: Certainty | None = None
        self._hints = 0
        self._asked_at = self.desk.services.monotonic()
        self._last_key = 0.0
        first = self._session.quiz.intro and not self._session.answered
        rows = [Row(text(self._session.quiz.intro, "$quiet"))] if first else []
        self.query_one("#prompt", Static).update(
            Page([*rows, Row(text(question.prompt, "bold"), space_before=len(rows))])
        )
        self._say_position()
        self._choices.show(drafts.rows(self._draft))
        self.query_one("#hints").add_class("hidden")
        self.query_one("#feedback").add_class("hidden")
        self._draw_acts()
        own_words = self.query_one(OwnWords)
        own_words.set_class(not isinstance(question, Reflection), "hidden")
        self._choices.set_class(isinstance(question, Reflection), "hidden")
        if isinstance(question, Reflection):
            own_words.text = self._draft.written
            own_words.read_only = False
            own_words.focus(scroll_visible=False)
        else:
            self._choices.focus(scroll_visible=False)
        self.query_one(Body).scroll_home(animate=False)

    @property
    def _choices(self) -> Rows:
        return self.query_one("#choices", Rows)

    def _say_position(self) -> None:
        number, total = self._session.position
        if self._answered is not None:
            number -= 0 if self._session.finished else 1
        so_far = "" if self._at_end else f" · {self._session.right_so_far} right so far"
        self.top_bar.say(self._session.quiz.title, f"{number} of {total}{so_far}")

    def _draw_acts(self) -> None:
        answered = self._answered is not None
        main = self.query_one("#main", Act)
        if answered:
            main.label = "See the result" if self._session.finished else "Next"
        elif isinstance(self._question, Reflection):
            main.label = "Compare" if self._draft.touched else "Go on without"
        else:
            main.label = "Next" if self._at_end else "Check"
        self.query_one("#hint").display = not answered and self._hints < len(self._question.hints)
        sure = self.query_one("#sure", Act)
        sure.display = not answered and not isinstance(self._question, Reflection)
        sure.label = f"How sure: {_sure[self._certainty]}"
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys follow what can be done now."""
        answered = self._answered is not None
        allowed = {
            "check": not answered,
            "go_on": answered,
            "hint": not answered and self._hints < len(self._question.hints),
            "sure": not answered and not isinstance(self._question, Reflection),
            "lesson": answered and self._session.quiz.lesson is not None,
            "step_back": self._at_end and bool(self._session.answered) and not answered,
        }
        return allowed.get(action, True)

    # Choosing

    def on_rows_picked(self, event: Rows.Picked) -> None:
        event.stop()
        if self._answered is not None:
            self.call_later(self.action_go_on)
        elif self._draft.chosen(event.index) and not event.by_mouse:
            self.call_later(self.action_check)
        else:
            self._pick(event.index, event.key)

    def _pick(self, index: int, part: str = "") -> None:
        self._draft = self._draft.pick(index, part)
        self._draw_draft(index)

    def _draw_draft(self, index: int) -> None:
        self._choices.show(drafts.rows(self._draft), highlighted=index)
        self._draw_acts()

    def action_number(self, number: int) -> None:
        index = self._draft.count if number == 0 else number - 1
        if self._answered is None and not isinstance(self._question, Reflection) and index <= self._draft.count:
            self._choices.focus(scroll_visible=False)
            self._pick(index)

    def action_move_card(self, by: int) -> None:
        index = self._choices.highlighted
        if self._answered is None and index is not None:
            self._draft = self._draft.move(index, by)
            self._draw_draft(index)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        if self._answered is None:
            self._draft = replace(self._draft, written=event.text_area.text)
            self._draw_acts()

    def on_own_words_submitted(self) -> None:
        self.call_later(self.action_check if self._answered is None else self.action_go_on)

    def action_hint(self) -> None:
        self._hints = min(len(self._question.hints), self._hints + 1)
        shown = self.query_one("#hints", Static)
        shown.update(
            Page([Row(join(text("Hint: ", "bold"), text(hint))) for hint in self._question.hints[: self._hints]])
        )
        shown.remove_class("hidden")
        self._draw_acts()

    def action_sure(self) -> None:
        order = list(_sure)
        self._certainty = order[(order.index(self._certainty) + 1) % len(order)]
        self._draw_acts()

    # Checking

    async def on_act_done(self, event: Act.Done) -> None:
        event.stop()
        match event.act.id:
            case "hint":
                self.action_hint()
            case "sure":
                self.action_sure()
            case _ if self._answered is None:
                await self.action_check()
            case _:
                await self.action_go_on()

    async def action_check(self) -> None:
        response = self._draft.response()
        if self._answered is not None or self._saving:
            return
        if why := invalid(self._question, response):
            self.notify(why, markup=False, timeout=4)
            return
        if self._pending is None or self._pending[1].response != response:
            self._pending = answer(
                self._session,
                response,
                at=self.desk.services.now(),
                answer_id=self.desk.services.new_id(),
                certainty=self._certainty,
                hints=self._hints,
                milliseconds=round((self.desk.services.monotonic() - self._asked_at) * 1000),
            )
        self._saving = True
        try:
            await self.edu.saving(self._save)
        finally:
            self._saving = False

    async def _save(self) -> None:
        if self._pending is None:
            return
        session, answered = self._pending
        await self.desk.record(self._attempt.id, answered)
        self._kept[self._question.id] = self._draft
        self._pending = None
        misses_before = self._session.misses(self._question.idea)
        self._session = session
        if self._at_end:
            await self._next_question()
        else:
            self._show_feedback(answered, missed_now=session.misses(self._question.idea) > misses_before)

    def _show_feedback(self, answered: Answered, *, missed_now: bool) -> None:
        self._answered = answered
        upcoming = self._session.current
        self._choices.show(drafts.rows(self._draft, answered), pickable=())
        panel = self.query_one("#feedback", Static)
        panel.update(
            Page(
                feedback.rows(
                    self._question,
                    answered,
                    next_is_variant=missed_now and upcoming is not None and upcoming.reserve,
                    talk=missed_now and self._session.loop and self._session.misses(self._question.idea) >= 2,
                )
            )
        )
        panel.remove_class("hidden")
        self.query_one("#hints").add_class("hidden")
        self.query_one(OwnWords).read_only = True
        self._say_position()
        self._draw_acts()
        self._settled = self._last_key = self.desk.services.monotonic()
        self.query_one("#main").focus(scroll_visible=False)
        self.call_after_refresh(panel.scroll_visible, animate=False, top=True)

    async def action_go_on(self) -> None:
        now = self.desk.services.monotonic()
        held, self._last_key = now - self._last_key < QUIET, now
        if self._answered is None or held or now - self._settled < SETTLE:
            return
        if not self.show_more():
            await self._next_question()

    async def _next_question(self) -> None:
        if self._session.finished:
            await self.edu.finish_quiz(self._step, self._attempt, self._session)
        else:
            self._ask()

    def action_step_back(self) -> None:
        """One question back, with its answer as it was; for quizzes that show feedback at the end."""
        self._session = back(self._session)
        self._ask()

    def action_lesson(self) -> None:
        """Open the lesson at the lines this question rests on; Esc comes back here."""
        from edu.tui.glance import GlanceScreen

        lesson_id = self._session.quiz.lesson
        lesson = self.desk.course.lessons[lesson_id] if lesson_id else None
        if lesson is not None:
            self.app.push_screen(GlanceScreen(lesson, chunk_for(lesson, self._question)))
