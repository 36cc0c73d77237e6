"""Giving an answer: where it is picked, moved and typed, by keys and by mouse, and how it looks meanwhile."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input, TextArea

from edu.tui.act import ActBar
from edu.tui.draft import Draft
from edu.tui.own_words import AnswerLine, OwnWords
from edu.tui.question_page import question_page
from edu.tui.rows import Rows
from edu.tui.screen import Body, EduScreen
from edu.tui.sitting import Sitting


class AnsweringScreen(EduScreen[None]):
    """Draws the current question of a sitting and keeps its draft; what an answer leads to is up to `question`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(number), f"number({number})", show=False) for number in range(10)),
        Binding("left", "move_card(-1)", show=False),
        Binding("right", "move_card(1)", show=False),
        Binding("tab", "tab(1)", show=False),
        Binding("shift+tab", "tab(-1)", show=False),
    ]

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self._sitting = sitting

    def body(self) -> Iterable[Widget]:
        yield Rows(id="question", classes="-fills")
        yield AnswerLine(id="answer-line")
        yield OwnWords(id="own-words")
        yield Rows(id="under-the-line")

    def below(self) -> Iterable[Widget]:
        self._acts = ActBar()
        yield self._acts

    def on_mount(self) -> None:
        self._rows = self.query_one("#question", Rows)
        self._tail = self.query_one("#under-the-line", Rows)
        self._line = self.query_one(AnswerLine)
        self._own_words = self.query_one(OwnWords)
        self._draw_question()

    @property
    def reading(self) -> str:
        """What a question for the clinic would be about."""
        return self._sitting.session.quiz.title

    def _draw_question(self) -> None:
        self._hush()
        if self._sitting.tried:
            self._draw_feedback()
            return
        if self._sitting.is_reflection:
            self._own_words.text = self._sitting.draft.written
        self._make_room()
        self._take_up()
        self._draw()
        self.query_one(Body).scroll_home(animate=False)

    def _draw_feedback(self) -> None:
        self._hush()
        self._make_room()
        self._take_up()
        self._draw()
        self.call_after_refresh(self._rows.bring, self._page.first_said, to_top=True)

    def _hush(self) -> None:
        """Take away what was said in passing about the question before, but nothing said on the way to this screen."""
        if self.is_mounted:
            self.app.clear_notifications()

    @property
    def _is_typed(self) -> bool:
        """Whether the answer, or the part of it that is being given, is typed on the line."""
        return self._sitting.is_open and self._sitting.draft.line is not None

    def _make_room(self) -> None:
        """Show the line or the box, where something is to be written."""
        written = self._sitting.is_open and self._sitting.is_reflection
        self._own_words.display = written
        self._line.display = self._tail.display = self._is_typed
        self._rows.set_class(not written and not self._is_typed, "-fills")
        self._rows.can_focus = not self._is_typed

    def _take_up(self) -> None:
        """Let keys go to where the answer is given."""
        if self._is_typed:
            self._line.take_up()
        else:
            (self._own_words if self._own_words.display else self._rows).focus(scroll_visible=False)

    @property
    def _choosing(self) -> Rows:
        """The list in which rows are picked now."""
        return self._tail if self._is_typed else self._rows

    def _draw(self, highlighted: int | None = None) -> None:
        """Everything as it is now; `highlighted` is the number of a choice."""
        sitting, is_typed = self._sitting, self._is_typed
        page = self._page = question_page(sitting, in_line=self._line.is_typed_on)
        index = None if highlighted is None else page.first_choice + highlighted
        pickable = range(page.first_choice, page.first_choice + page.choices) if sitting.is_open else ()
        self._rows.show(
            page.rows,
            pickable=() if is_typed else pickable,
            clickable=page.parts,
            highlighted=None if is_typed else index,
        )
        if is_typed:
            self._line.show(sitting.draft.line or "", page.unit)
            self._tail.show(page.tail, pickable=pickable, highlighted=index)
        self.top_bar.say(*self.heading())
        self._acts.show(self._what_to_do())
        self.refresh_bindings()

    def heading(self) -> tuple[str, str]:
        """What the bar at the top says: where one is, and how far along."""
        raise NotImplementedError

    def _what_to_do(self) -> list[tuple[str, str]]:
        """Label and action of each act."""
        raise NotImplementedError

    async def action_check(self) -> None:
        """Take the answer as it stands."""
        raise NotImplementedError

    async def action_enter(self) -> None:
        """Enter where no row is marked."""
        raise NotImplementedError

    async def _enter_typed(self) -> None:
        """Enter on the line."""
        raise NotImplementedError

    def on_rows_picked(self, event: Rows.Picked) -> None:
        event.stop()
        index = event.index - self._page.first_choice
        draft = self._sitting.draft
        if not self._sitting.is_open:
            self.call_later(self.action_enter)
        elif not 0 <= index < draft.rows_to_pick:
            row = draft.row_pointed_at(self._highlighted)
            self._change(draft.point(event.key or self._page.parts.get(event.index, ""), row), row)
        elif draft.chosen(index) and not event.by_mouse:
            self.call_later(self.action_check)
        else:
            self._change(draft.pick(index, event.key), index)

    def _change(self, draft: Draft, highlighted: int | None) -> None:
        """Take another draft; at another gap, nothing is highlighted."""
        moved = draft.at != self._sitting.draft.at
        self._sitting.draft = draft
        if moved:
            self._make_room()
            self._take_up()
        self._draw(highlighted=None if moved else highlighted)

    def action_number(self, number: int) -> None:
        draft = self._sitting.draft
        index = number - 1 if number else draft.count
        last = draft.count if number else draft.rows_to_pick
        if self._sitting.is_open and not self._sitting.is_reflection and index < last:
            self._choosing.focus(scroll_visible=False)
            self._change(draft.pick(index), index)

    def action_move_card(self, by: int) -> None:
        draft, index = self._sitting.draft, self._highlighted
        if self._sitting.is_open and (index is not None or draft.gap is not None):
            self._change(draft.move(index or 0, by), index)

    def action_tab(self, by: int) -> None:
        """To the next gap; past the last, to the next part of the screen."""
        draft = self._sitting.draft
        beside = draft.to_gap(draft.at + by)
        if self._sitting.is_open and beside != draft and (self._line.is_typed_on or self._rows.has_focus):
            self._change(beside, None)
        elif by > 0:
            self.focus_next()
        else:
            self.focus_previous()

    def action_scroll_line(self, by: int) -> None:
        """The arrows also lead out of the line to the row under it, and back."""
        if self._is_typed and self._line.is_typed_on and by > 0:
            self._tail.focus(scroll_visible=False)
            self._tail.action_move(by)
        elif self._is_typed and self._tail.has_focus and by < 0:
            self._line.take_up()
        else:
            super().action_scroll_line(by)

    def on_descendant_focus(self) -> None:
        """Which keys are letters now is said beside the line."""
        if self._is_typed:
            self._draw(self._highlighted)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        if self._sitting.is_open and self._sitting.is_reflection:
            self._sitting.write(event.text_area.text)
            self._draw(self._highlighted)

    def on_input_changed(self, event: Input.Changed) -> None:
        """A word that is no more on the line was typed into another gap or question."""
        event.stop()
        if self._is_typed and event.value == self._line.words:
            self._sitting.write(event.value)
            self._draw()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if not self._is_typed:
            self.call_later(self.action_enter)
        elif self._sitting.may_go_on():
            self._sitting.write(event.value)
            self.call_later(self._enter_typed)

    @property
    def _highlighted(self) -> int | None:
        listed = self._choosing
        return None if listed.highlighted is None else listed.highlighted - self._page.first_choice
