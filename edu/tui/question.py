"""Check your understanding: one question after the other in the same screen.

Choosing and checking are separate acts. Nothing is highlighted on a new question, and going on is possible only
after the feedback has stood for a moment without a key, so a held key never answers more than one question.
"""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static, TextArea

from edu.assessment.history import Attempt
from edu.assessment.response import invalid
from edu.assessment.session import Certainty
from edu.course.course import Step
from edu.course.where import chunk_for
from edu.tui import draft as drafts
from edu.tui import feedback
from edu.tui.act import Act, Acts
from edu.tui.own_words import OwnWords
from edu.tui.page import Page, Row
from edu.tui.rows import Rows
from edu.tui.screen import Body, EduScreen
from edu.tui.sitting import Sitting
from edu.tui.text import join, text

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

    def __init__(self, step: Step, attempt: Attempt, sitting: Sitting) -> None:
        super().__init__()
        self._step, self._attempt, self._sitting = step, attempt, sitting
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
        self._choices = self.query_one("#choices", Rows)
        self._own_words = self.query_one(OwnWords)
        self._draw_question()

    @property
    def reading(self) -> str:
        """What a question for the clinic would be about."""
        return self._sitting.session.quiz.title

    def _draw_question(self) -> None:
        sitting = self._sitting
        quiz, question = sitting.session.quiz, sitting.question
        intro = [Row(text(quiz.intro, "$quiet"))] if quiz.intro and not sitting.session.answered else []
        prompt = Row(text(question.prompt, "bold"), space_before=len(intro))
        self.query_one("#prompt", Static).update(Page([*intro, prompt]))
        self._choices.show(drafts.rows(sitting.draft))
        self._choices.set_class(sitting.is_reflection, "hidden")
        self._own_words.set_class(not sitting.is_reflection, "hidden")
        if sitting.is_reflection:
            self._own_words.text = sitting.draft.written
            self._own_words.read_only = False
        (self._own_words if sitting.is_reflection else self._choices).focus(scroll_visible=False)
        self.query_one("#hints").add_class("hidden")
        self.query_one("#feedback").add_class("hidden")
        self.query_one(Body).scroll_home(animate=False)
        self._draw_state()

    def _draw_feedback(self) -> None:
        sitting, answered = self._sitting, self._sitting.answered
        if answered is None:
            return
        self._choices.show(drafts.rows(sitting.draft, answered), pickable=())
        self._own_words.read_only = True
        self.query_one("#hints").add_class("hidden")
        panel = self.query_one("#feedback", Static)
        said = feedback.rows(sitting.question, answered, next_is_variant=sitting.variant_follows, talk=sitting.talk)
        panel.update(Page(said))
        panel.remove_class("hidden")
        self._draw_state()
        self.query_one("#main").focus(scroll_visible=False)
        self.call_after_refresh(panel.scroll_visible, animate=False, top=True)

    def _draw_draft(self, highlighted: int) -> None:
        self._choices.show(drafts.rows(self._sitting.draft), highlighted=highlighted)
        self._draw_state()

    def _draw_state(self) -> None:
        """The position, the acts and the keys, as they are now."""
        sitting = self._sitting
        number, total = sitting.position
        so_far = "" if sitting.at_end else f" · {sitting.session.right_so_far} right so far"
        self.top_bar.say(sitting.session.quiz.title, f"{number} of {total}{so_far}")
        self.query_one("#main", Act).label = self._main_label()
        self.query_one("#hint").display = sitting.has_hint
        sure = self.query_one("#sure", Act)
        sure.display = sitting.is_open and not sitting.is_reflection
        sure.label = f"How sure: {_sure[sitting.certainty]}"
        self.refresh_bindings()

    def _main_label(self) -> str:
        sitting = self._sitting
        if not sitting.is_open:
            return "See the result" if sitting.session.finished else "Next"
        if sitting.is_reflection:
            return "Compare" if sitting.draft.touched else "Go on without"
        return "Next" if sitting.at_end else "Check"

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys follow what can be done now."""
        sitting = self._sitting
        allowed = {
            "check": sitting.is_open,
            "go_on": not sitting.is_open,
            "hint": sitting.has_hint,
            "sure": sitting.is_open and not sitting.is_reflection,
            "lesson": not sitting.is_open and sitting.session.quiz.lesson is not None,
            "step_back": sitting.at_end and sitting.is_open and bool(sitting.session.answered),
        }
        return allowed.get(action, True)

    def on_rows_picked(self, event: Rows.Picked) -> None:
        event.stop()
        if not self._sitting.is_open:
            self.call_later(self.action_go_on)
        elif self._sitting.draft.chosen(event.index) and not event.by_mouse:
            self.call_later(self.action_check)
        else:
            self._pick(event.index, event.key)

    def _pick(self, index: int, part: str = "") -> None:
        self._sitting.draft = self._sitting.draft.pick(index, part)
        self._draw_draft(index)

    def action_number(self, number: int) -> None:
        count = self._sitting.draft.count
        index = count if number == 0 else number - 1
        if self._sitting.is_open and not self._sitting.is_reflection and index <= count:
            self._choices.focus(scroll_visible=False)
            self._pick(index)

    def action_move_card(self, by: int) -> None:
        index = self._choices.highlighted
        if self._sitting.is_open and index is not None:
            self._sitting.draft = self._sitting.draft.move(index, by)
            self._draw_draft(index)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        if self._sitting.is_open:
            self._sitting.write(event.text_area.text)
            self._draw_state()

    def on_own_words_submitted(self) -> None:
        self.call_later(self.action_check if self._sitting.is_open else self.action_go_on)

    def action_hint(self) -> None:
        sitting = self._sitting
        sitting.hints += sitting.has_hint
        rows = [Row(join(text("Hint: ", "bold"), text(hint))) for hint in sitting.question.hints[: sitting.hints]]
        shown = self.query_one("#hints", Static)
        shown.update(Page(rows))
        shown.remove_class("hidden")
        self._draw_state()

    def action_sure(self) -> None:
        self._sitting.next_certainty()
        self._draw_state()

    async def on_act_done(self, event: Act.Done) -> None:
        event.stop()
        match event.act.id:
            case "hint":
                self.action_hint()
            case "sure":
                self.action_sure()
            case _ if self._sitting.is_open:
                await self.action_check()
            case _:
                await self.action_go_on()

    async def action_check(self) -> None:
        sitting = self._sitting
        if not sitting.is_open or self._saving:
            return
        if why := invalid(sitting.question, sitting.draft.response()):
            self.notify(why, markup=False, timeout=4)
            return
        self._saving = True
        try:
            await self.edu.saving(self._save)
        finally:
            self._saving = False

    async def _save(self) -> None:
        sitting, services = self._sitting, self.desk.services
        if not sitting.is_open:
            return
        await self.desk.record(self._attempt.id, sitting.prepare(at=services.now(), new_id=services.new_id))
        sitting.take_in()
        if sitting.at_end:
            await self._next_question()
        else:
            self._draw_feedback()

    async def action_go_on(self) -> None:
        if not self._sitting.is_open and self._sitting.may_go_on() and not self.show_more():
            await self._next_question()

    async def _next_question(self) -> None:
        if self._sitting.session.finished:
            await self.edu.finish_quiz(self._step, self._attempt, self._sitting.session)
        else:
            self._sitting.ask()
            self._draw_question()

    def action_step_back(self) -> None:
        self._sitting.step_back()
        self._draw_question()

    def action_lesson(self) -> None:
        """Open the lesson at the lines this question rests on; Esc comes back here."""
        from edu.tui.glance import GlanceScreen

        lesson_id = self._sitting.session.quiz.lesson
        if lesson_id:
            lesson = self.desk.course.lessons[lesson_id]
            self.app.push_screen(GlanceScreen(lesson, chunk_for(lesson, self._sitting.question)))
