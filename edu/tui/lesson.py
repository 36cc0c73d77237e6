"""A lesson, one page at a time: the main point first, then chunks, key points, and a chance to say it back."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from edu.course.course import LessonStep, Term
from edu.course.lesson import Lesson
from edu.course.prose import blocks
from edu.tui import prose
from edu.tui.act import Act, Acts
from edu.tui.origins import origin_of_points, origins
from edu.tui.own_words import OwnWords
from edu.tui.page import Page, Row, apart
from edu.tui.screen import Body, EduScreen
from edu.tui.text import join, text


class LessonScreen(EduScreen[None]):
    """Pages are changed in place; the place is kept at every turn."""

    DEFAULT_CSS = """
    #main-point { border: heavy $act; padding: 0 1; margin-bottom: 1; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,n,space", "turn(1)", "Next", key_display="→"),
        Binding("left,b", "turn(-1)", "Back", key_display="←"),
        Binding("w", "words", "Words"),
        Binding("o", "origin", "Where from?"),
        Binding("escape", "close_or_home", "Home", key_display="Esc"),
    ]

    def __init__(self, step: LessonStep, *, page: int) -> None:
        super().__init__()
        self._step = step
        self._start = page
        self._page = 0
        self._word = -1
        self._aside = ""
        self._compared = False

    def body(self) -> Iterable[Widget]:
        yield Static(id="main-point")
        yield Static(id="words")
        yield OwnWords(id="own-words", classes="hidden")
        yield Static(id="aside", classes="box gap hidden")

    def below(self) -> Iterable[Widget]:
        with Acts():
            yield Act("Next", id="next", main=True)
            yield Act("Back", id="back")

    def on_mount(self) -> None:
        self._open(self._start)
        self.run_worker(self._keep_place(), exclusive=True)

    def _open(self, page: int) -> None:
        self._lesson = self._find()
        self._pages = len(self._lesson.chunks) + 2
        self._page = min(page, self._pages - 1)
        self._draw()

    def _find(self) -> Lesson:
        return self.desk.course.lessons[self._step.lesson]

    @property
    def reading(self) -> str:
        """What a question for the clinic would be about."""
        chunks = self._lesson.chunks
        heading = f": {chunks[self._page].heading}" if self._page < len(chunks) else ""
        return f"{self._lesson.title}{heading}"

    # Drawing

    def _draw(self) -> None:
        lesson, page = self._lesson, self._page
        self._word, self._aside = -1, ""
        self.top_bar.say(lesson.title, f"{page + 1} of {self._pages}")
        first = self.query_one("#main-point", Static)
        first.display = page == 0
        if page == 0:
            first.update(join(text("The main point\n", "$quiet"), text(lesson.main_point, "bold")))
        self.query_one("#words", Static).update(Page(self._rows()))
        own_words = self.query_one(OwnWords)
        own_words.set_class(page != self._pages - 1, "hidden")
        (own_words if page == self._pages - 1 else self.query_one("#next")).focus(scroll_visible=False)
        self.query_one("#aside").add_class("hidden")
        self.query_one("#next", Act).label = self._next_label()
        self.query_one("#back").set_class(page == 0, "hidden")
        self.query_one(Body).scroll_home(animate=False)

    def _rows(self) -> list[Row]:
        lesson, chunks = self._lesson, self._lesson.chunks
        glossary = self.desk.course.glossary
        if self._page < len(chunks):
            chunk = chunks[self._page]
            return [_heading(chunk.heading), *apart(prose.rows(blocks(chunk.body), glossary))]
        if self._page == len(chunks):
            rows = [_heading("Key points"), *apart(_bullets(lesson.key_points))]
            if lesson.ask_clinic:
                asking = list(_bullets(lesson.ask_clinic))
                rows += [Row(text("Ask your clinic", "bold"), space_before=1), *apart(asking)]
            return rows
        return [
            _heading("Say it back"),
            Row(text(lesson.say_it_back.prompt), space_before=1),
            Row(
                text(
                    "Use your own words, or leave it empty and press Enter. Nobody else sees it and it is not kept.",
                    "$quiet",
                )
            ),
        ]

    def _next_label(self) -> str:
        if self._page < self._pages - 1:
            return "Next"
        if not self._compared and self.query_one(OwnWords).text.strip():
            return "Compare"
        return "Check your understanding" if self._step.quiz else "Finish"

    # Acts

    async def on_act_done(self, event: Act.Done) -> None:
        event.stop()
        await self.action_turn(1 if event.act.id == "next" else -1)

    async def on_own_words_submitted(self) -> None:
        await self.action_turn(1)

    def on_text_area_changed(self) -> None:
        self._compared = False
        self.query_one("#next", Act).label = self._next_label()

    async def action_turn(self, by: int) -> None:
        if by > 0 and self.show_more():
            return
        if by > 0 and self._page == self._pages - 1:
            await self._leave()
            return
        self._page = max(0, min(self._pages - 1, self._page + by))
        self._draw()
        await self._keep_place()

    async def _keep_place(self) -> None:
        last = self._page == self._pages - 1

        async def keep() -> None:
            await self.desk.set_place(self._lesson.id, self._page, last=last)

        await self.edu.saving(keep)

    async def _leave(self) -> None:
        if self._next_label() == "Compare":
            self._compared = True
            back = self._lesson.say_it_back
            self._show_aside(
                [
                    Row(text("One way to say it", "bold")),
                    Row(text(back.model_answer)),
                    *([Row(text("Did you say…", "bold"), space_before=1)] if back.checklist else []),
                    *_bullets(back.checklist),
                ]
            )
            self.query_one("#next", Act).label = self._next_label()
        elif self._step.quiz:
            await self.edu.open_quiz(self._step)
        else:
            self.edu.show_home()

    # Words and origins, opened in place

    def action_words(self) -> None:
        """Open the words of this page one after the other."""
        terms = self._terms()
        if not terms:
            self.edu.tell("There is no word to explain on this page.")
            return
        self._word += 1
        if self._word < len(terms):
            self._explain(terms[self._word])
        else:
            self._close_aside()

    def action_open_word(self, term: str) -> None:
        """Open the word that was clicked."""
        found = next((known for known in self._terms() if known.term == term), None)
        if found:
            self._explain(found)

    def _terms(self) -> list[Term]:
        words = "\n".join((self._lesson.main_point, *(row.body.plain for row in self._rows())))
        return list(dict.fromkeys(term for _, _, term in prose.terms_in(words, self.desk.course.glossary)))

    def _explain(self, term: Term) -> None:
        said = f" (say: {term.say})" if term.say else ""
        self._show_aside([Row(join(text(term.term, "bold"), text(said, "$quiet"))), Row(text(term.means))])

    def action_origin(self) -> None:
        """Open or close where the lines of this page come from."""
        if self._aside == "origin":
            self._close_aside()
            return
        if self._page >= len(self._lesson.chunks):
            rows = list(origin_of_points(self._lesson, self.desk.course))
        else:
            rows = list(origins(self._lesson.chunks[self._page], self.desk.course))
        self._show_aside([Row(text("Where does this come from?", "bold")), *rows])
        self._aside = "origin"

    def action_close_or_home(self) -> None:
        """Close what was opened in place, else go home."""
        if self._aside:
            self._close_aside()
        else:
            self.edu.show_home()

    def _close_aside(self) -> None:
        self._aside, self._word = "", -1
        self.query_one("#aside").add_class("hidden")

    def _show_aside(self, rows: list[Row]) -> None:
        self._aside = "words"
        aside = self.query_one("#aside", Static)
        aside.update(Page(rows))
        aside.remove_class("hidden")
        self.call_after_refresh(aside.scroll_visible, animate=False)


def _heading(words: str) -> Row:
    return Row(text(words, "bold $link"))


def _bullets(items: Iterable[str]) -> Iterable[Row]:
    return (Row(text(item), prose.BULLET) for item in items)
