"""A lesson beside the editor in which it is written."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Static

from edu.course.course import LessonStep, Term
from edu.course.ids import LessonId
from edu.course.lesson import Lesson, SayItBack
from edu.tui.act import Acts
from edu.tui.beside import Beside, Look
from edu.tui.lesson import LessonScreen
from edu.tui.own_words import OwnWords
from edu.tui.page import Page
from edu.tui.previewed import Previewed
from edu.tui.screen import Body


class LessonPreviewScreen(Beside, LessonScreen):
    """The lesson as learners see it; after its last page comes the first, and no place is kept."""

    DEFAULT_CSS = LessonScreen.DEFAULT_CSS  # Textual follows only the first base for styles
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close_or_home", show=False),
        Binding("q", "app.quit", "Close"),
    ]

    def __init__(self, shown: Previewed, look: Look) -> None:
        self._shown, self._look = shown, look
        self._drawn: tuple[int, Lesson | None, tuple[Term, ...]] = (0, None, ())
        LessonScreen.__init__(self, LessonStep(lesson=_NOTHING.id), page=0)

    def _find(self) -> Lesson:
        return self._shown.lesson or _NOTHING

    async def _keep_place(self) -> None:
        """Nobody reads on from here."""

    def renew(self) -> None:
        """What is open in place stays while the lesson says the same, and how far one has read while the page does."""
        if self._shown.lesson and self._drawn == (self._index, self._shown.lesson, self.desk.course.glossary):
            self.show_problems()
            return
        body = self.query_one(Body)
        read_down_to = body.scroll_y if self._index == self._page else 0
        self._open(self._index)
        body.scroll_to(y=read_down_to, animate=False)

    def _draw(self) -> None:
        """The keys of the preview come first, also where a learner would write; Tab goes there."""
        super()._draw()
        lesson = self._shown.lesson
        self.query_one(Acts).display = lesson is not None
        if lesson is None:
            self.top_bar.say(self._shown.name)
            self.query_one("#main-point").display = False
            self.query_one("#words", Static).update(Page([self.unread()]))
            self.query_one(OwnWords).add_class("hidden")
        self.query_one("#next").focus(scroll_visible=False)
        self._index = self._page
        self._drawn = (self._page, lesson, self.desk.course.glossary)
        self.show_problems()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where nothing can be shown there is nothing to turn or to open."""
        if self._shown.lesson is None and action in {"turn", "words", "origin"}:
            return False
        return super().check_action(action, parameters)

    def action_close_or_home(self) -> None:
        if self._aside:
            self._close_aside()
        else:
            self.app.exit()

    def _next_label(self) -> str:
        label = super()._next_label()
        return "From the start" if label == "Finish" else label

    async def _leave(self) -> None:
        if self._next_label() == "Compare":
            await super()._leave()
        else:
            self._open(0)


_NOTHING = Lesson(
    id=LessonId("nothing"),
    title="",
    minutes=0,
    main_point="",
    chunks=(),
    key_points=(),
    ask_clinic=(),
    say_it_back=SayItBack(prompt="", model_answer=""),
)
"""Open while there is no lesson; never drawn."""
