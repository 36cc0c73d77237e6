"""Who is learning: choose or add a person by nickname, or be a guest who leaves nothing behind."""

from collections.abc import Iterable
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input, Static

from edu.errors import EduError
from edu.records.person import Person
from edu.tui.own_words import Line
from edu.tui.page import Page, Row
from edu.tui.rows import Rows
from edu.tui.screen import EduScreen
from edu.tui.text import join, text

LONGEST = 40
FIRST_NAME = "Me"


class PeopleScreen(EduScreen[None]):
    """The first screen on a new machine, and where people change places."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Back", key_display="Esc"),
        Binding("ctrl+q", "app.quit", "Quit", key_display="Ctrl+Q", priority=True),
    ]

    def body(self) -> Iterable[Widget]:
        yield Static(id="welcome")
        yield Rows(id="people", classes="box gap")
        yield Static(text("Or type a nickname and press Enter. Please do not use your full name."), classes="quiet gap")
        yield Line(placeholder="Nickname", max_length=LONGEST, id="nickname", select_on_focus=False)
        yield Static(id="notice", classes="gap quiet")

    def on_mount(self) -> None:
        course = self.desk.course
        self.top_bar.say(course.title)
        self._people: tuple[Person, ...] = self.desk.people()
        welcome = (
            [Row(text(course.title, "bold")), Row(text(course.welcome), space_before=1)]
            if not self._people
            else [Row(text("Who is learning?", "bold"))]
        )
        self.query_one("#welcome", Static).update(Page(welcome))
        self.query_one("#people", Rows).show(self._rows(), highlighted=0)
        self.query_one("#people").focus()
        self.call_after_refresh(self.query_one("#people", Rows).bring, 0)
        notice = f"Clinical review: {course.governance.reviewed_by}. {course.governance.notice}"
        self.query_one("#notice", Static).update(text(notice))

    def _rows(self) -> list[Row]:
        known = [Row(text(person.nickname, "bold"), text("▶ ")) for person in self._people]
        first = Row(join(text("Start", "bold"), text("  Your place is kept on this device.", "$quiet")), text("▶ "))
        guest = Row(join(text("Look around as a guest", "bold"), text("  Nothing is kept.", "$quiet")), text("▶ "))
        return [*(known or [first]), guest]

    def on_key(self, event: events.Key) -> None:
        """Whoever starts to type means the nickname, wherever the focus is."""
        line = self.query_one(Line)
        if event.is_printable and event.character and not event.character.isspace() and not line.has_focus:
            event.stop()
            line.focus()
            line.insert_text_at_cursor(event.character)

    async def on_rows_picked(self, event: Rows.Picked) -> None:
        event.stop()
        if not self.is_active:  # a second Enter was on its way when the first left this screen
            return
        if event.index < len(self._people):
            self._sit_down(self._people[event.index])
        elif not self._people and event.index == 0:
            await self._add(FIRST_NAME)
        else:
            self.desk.sit_down_as_guest()
            self._go_home()

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        known = next((p for p in self._people if p.nickname.casefold() == event.value.strip().casefold()), None)
        if known:
            self._sit_down(known)
        elif event.value.strip():
            await self._add(event.value)

    async def _add(self, nickname: str) -> None:
        try:
            person = await self.desk.add_person(nickname)
        except EduError as trouble:
            self.edu.tell(str(trouble), seconds=8)
            return
        self._sit_down(person)

    def _sit_down(self, person: Person) -> None:
        if person.id == self.desk.person.id or self.desk.sit_down(person):
            self._go_home()
        else:
            words = f"{person.nickname} is open in another window. Close it there first, or choose someone else."
            self.edu.tell(words, seconds=8)

    def _go_home(self) -> None:
        self.edu.show_home()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Before anyone sat down there is no home to go back to."""
        return bool(super().check_action(action, parameters)) and (action != "leave" or self.desk.seated)

    def action_leave(self) -> None:
        self.edu.show_home()
