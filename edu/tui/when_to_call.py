"""When to call: the signs, the clinic's numbers and the urgent line; one key away from everywhere."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from edu.assessment.takehome import Section, clinic_section, when_to_call_section
from edu.tui.act import Act, Acts
from edu.tui.page import Page, Row, apart
from edu.tui.prose import BULLET
from edu.tui.screen import EduScreen
from edu.tui.text import text


class WhenToCallScreen(EduScreen[None]):
    """The same page at any moment, also in the middle of a question; closing it leaves everything as it was."""

    DEFAULT_CSS = """
    WhenToCallScreen #body { padding: 0 2; }
    """

    where = "When to call"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Close", key_display="Esc"),
        Binding("f2", "dismiss", "Close", show=False),
    ]

    def body(self) -> Iterable[Widget]:
        page = when_to_call_section(self.desk.course.when_to_call)
        clinic = clinic_section(self.desk.services.clinic)
        numbers = [Row(text(clinic.heading, "bold"), space_before=1), *_rows(clinic, clinic.tail)]
        yield Static(
            Page(
                [
                    Row(text(page.tail[-1], "bold $urgent"), text("! ", "bold $urgent")),
                    *(numbers if self.desk.services.clinic.filled_in else []),
                    *apart(_rows(page, page.tail[:-1])),
                    *([] if self.desk.services.clinic.filled_in else numbers),
                ]
            )
        )

    def below(self) -> Iterable[Widget]:
        with Acts():
            yield Act("Close", id="close", main=True)

    def on_mount(self) -> None:
        self.query_one("#close").focus(scroll_visible=False)

    def on_act_done(self, event: Act.Done) -> None:
        event.stop()
        self.dismiss()


def _rows(section: Section, tail: tuple[str, ...]) -> Iterable[Row]:
    if section.lead:
        yield Row(text(section.lead))
    for item in section.items:
        yield Row(text(item), BULLET)
    for line in tail:
        yield Row(text(line))
