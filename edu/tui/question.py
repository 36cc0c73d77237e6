"""One question after the other in the same screen; who keeps the answers is up to `quiz` and `preview`.

Choosing and checking are separate acts. Nothing is highlighted on a new question, and going on is possible only
after the feedback has stood for a moment without a key, so a held key never answers more than one question.
"""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import TextArea

from edu.assessment.response import invalid
from edu.assessment.session import Answered, Certainty, Session
from edu.course.where import chunk_for
from edu.tui.act import ActBar
from edu.tui.own_words import OwnWords
from edu.tui.question_page import question_page
from edu.tui.rows import Rows
from edu.tui.screen import Body, EduScreen
from edu.tui.sitting import Sitting

_sure = {None: "not said", Certainty.GUESS: "a guess", Certainty.FAIRLY: "fairly sure", Certainty.SURE: "sure"}


class QuestionScreen(EduScreen[None]):
    """Draws the session's current question; `keep`s each answer before it shows feedback."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c", "check", "Check"),
        Binding("n", "go_on", "Next"),
        Binding("enter,space", "enter", show=False),
        Binding("h", "hint", "Hint"),
        Binding("s", "sure", "How sure"),
        Binding("l", "lesson", "Lesson"),
        Binding("b", "step_back", "Back"),
        Binding("escape", "app.home", "Home", key_display="Esc"),
        *(Binding(str(number), f"number({number})", show=False) for number in range(10)),
        Binding("left", "move_card(-1)", show=False),
        Binding("right", "move_card(1)", show=False),
    ]

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self._sitting = sitting
        self._saving = False

    async def keep(self, answered: Answered) -> None:
        """Called before the feedback to an answer is shown."""

    async def finish(self, session: Session) -> None:
        """Called when a person goes on from the last question."""

    def body(self) -> Iterable[Widget]:
        yield Rows(id="question", classes="-fills")
        yield OwnWords(id="own-words")

    def below(self) -> Iterable[Widget]:
        self._acts = ActBar()
        yield self._acts

    def on_mount(self) -> None:
        self._rows = self.query_one(Rows)
        self._own_words = self.query_one(OwnWords)
        self._draw_question()

    @property
    def reading(self) -> str:
        """What a question for the clinic would be about."""
        return self._sitting.session.quiz.title

    def _draw_question(self) -> None:
        sitting = self._sitting
        self._own_words.display = sitting.is_reflection
        self._rows.set_class(not sitting.is_reflection, "-fills")
        if sitting.is_reflection:
            self._own_words.text = sitting.draft.written
        (self._own_words if sitting.is_reflection else self._rows).focus(scroll_visible=False)
        self._draw()
        self.query_one(Body).scroll_home(animate=False)

    def _draw_feedback(self) -> None:
        if self._sitting.is_reflection:
            self._own_words.display = False
            self._rows.focus(scroll_visible=False)
        self._draw()
        self.call_after_refresh(self._rows.bring, self._first_said, to_top=True)

    def _draw(self, highlighted: int | None = None) -> None:
        """Everything as it is now; `highlighted` is the number of a choice."""
        sitting = self._sitting
        page = question_page(sitting)
        self._first_choice, self._first_said = page.first_choice, page.first_said
        self._rows.show(
            page.rows,
            pickable=range(page.first_choice, page.first_choice + page.choices) if sitting.is_open else (),
            highlighted=None if highlighted is None else page.first_choice + highlighted,
        )
        self.top_bar.say(*self.heading())
        self._acts.show(self._what_to_do())
        self.refresh_bindings()

    def heading(self) -> tuple[str, str]:
        """What the bar at the top says: where one is, and how far along."""
        sitting = self._sitting
        number, total = sitting.position
        so_far = "" if sitting.at_end else f" · {sitting.session.right_so_far} right so far"
        return sitting.session.quiz.title, f"{number} of {total}{so_far}"

    def _what_to_do(self) -> list[tuple[str, str]]:
        sitting = self._sitting
        acts = [(self._main_label(), "screen.check" if sitting.is_open else "screen.go_on")]
        if sitting.has_hint:
            acts.append(("Hint", "screen.hint"))
        if sitting.is_open and not sitting.is_reflection:
            acts.append((f"How sure: {_sure[sitting.certainty]}", "screen.sure"))
        return acts

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
        return bool(super().check_action(action, parameters)) and allowed.get(action, True)

    def on_rows_picked(self, event: Rows.Picked) -> None:
        event.stop()
        if not self._sitting.is_open:
            self.call_later(self.action_go_on)
        elif self._sitting.draft.chosen(event.index - self._first_choice) and not event.by_mouse:
            self.call_later(self.action_check)
        else:
            self._pick(event.index - self._first_choice, event.key)

    def _pick(self, index: int, part: str = "") -> None:
        self._sitting.draft = self._sitting.draft.pick(index, part)
        self._draw(highlighted=index)

    def action_number(self, number: int) -> None:
        count = self._sitting.draft.count
        index = count if number == 0 else number - 1
        if self._sitting.is_open and not self._sitting.is_reflection and index <= count:
            self._rows.focus(scroll_visible=False)
            self._pick(index)

    def action_move_card(self, by: int) -> None:
        if self._sitting.is_open and self._rows.highlighted is not None:
            index = self._rows.highlighted - self._first_choice
            self._sitting.draft = self._sitting.draft.move(index, by)
            self._draw(highlighted=index)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        if self._sitting.is_open:
            self._sitting.write(event.text_area.text)
            self._draw(self._highlighted)

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

    @property
    def _highlighted(self) -> int | None:
        return None if self._rows.highlighted is None else self._rows.highlighted - self._first_choice

    async def action_check(self) -> None:
        sitting = self._sitting
        if not sitting.is_open:
            return
        if why := invalid(sitting.question, sitting.draft.response()):
            self.edu.tell(why)
            return
        await self.edu.saving(self._save)

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
        if sitting.at_end:
            await self._next_question()
        else:
            self._draw_feedback()

    async def action_enter(self) -> None:
        """Enter where no row is marked: next, or a word on how to choose."""
        if self._sitting.is_open:
            self.edu.tell("Choose an answer first, with the arrow keys or its number.")
        else:
            await self.action_go_on()

    async def action_go_on(self) -> None:
        if not self._sitting.is_open and self._sitting.may_go_on() and not self.show_more():
            await self._next_question()

    async def _next_question(self) -> None:
        if self._sitting.session.finished:
            self._draw(self._highlighted)
            await self.finish(self._sitting.session)
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
