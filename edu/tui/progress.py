"""How one is doing: plots, and the same in words."""

from collections.abc import Iterable, Iterator
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from edu.assessment.certainty import Certainty
from edu.assessment.standing import Progress, progress
from edu.assessment.steps import quiz_named
from edu.course.quiz import Audience
from edu.tui.page import Page, Row, apart
from edu.tui.plots import LEAST_WIDTH, bar, column_plot, share_plot
from edu.tui.prose import BULLET
from edu.tui.screen import Body, EduScreen
from edu.tui.text import join, text

_SAID = {Certainty.GUESS: "a guess", Certainty.FAIRLY: "fairly sure", Certainty.SURE: "sure"}
_WIDEST, _HIGHEST = 72, 10
CELLS_EACH = 4
"""For a round in the plot, so that columns stand apart."""
_FEW = 3
"""Rounds from which a line says more than the numbers."""


class ProgressScreen(EduScreen[None]):
    """One page to scroll: a heading, a plot where one helps, and words."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "app.home", "Home", key_display="Esc")]

    def body(self) -> Iterable[Widget]:
        yield Static(id="page")

    def on_mount(self) -> None:
        desk = self.desk
        self._progress = progress(desk.course, desk.path, desk.learner, desk.history, desk.today())
        self.top_bar.say("How I am doing", desk.path.title)
        self._draw()

    def on_resize(self, event: events.Resize) -> None:
        self.call_after_refresh(self._draw)

    def _draw(self) -> None:
        room = self.query_one(Body).scrollable_content_region.width
        width = max(LEAST_WIDTH, min(_WIDEST, room - 2))
        is_trainee = self.desk.path.audience is Audience.TRAINEE
        parts = self._for_trainees(width) if is_trainee else self._for_patients()
        shown = [row for part in parts for row in apart(part)]
        self.query_one("#page", Static).update(Page(shown or [_nothing_yet()]))

    def _for_trainees(self, width: int) -> Iterator[list[Row]]:
        found = self._progress
        yield list(self._rounds(found, width))
        yield list(_objectives(found))
        yield list(_ideas(found))
        yield list(_calibration(found))
        yield list(_held(found))
        yield list(_ahead(found, width))
        yield list(_gain(found))

    def _for_patients(self) -> Iterator[list[Row]]:
        """No marks and no per cents: what is done, what is ready, and what to look at again."""
        found = self._progress
        yield list(_ready(found))
        yield list(_held(found))
        yield list(_gain(found))

    def _rounds(self, found: Progress, width: int) -> Iterator[Row]:
        rounds = [one for one in reversed(found.rounds) if one.marked][-(width // CELLS_EACH) :]
        if not rounds:
            return
        yield _heading("Your rounds")
        if len(rounds) >= _FEW:
            yield _plot(share_plot([one.right / one.marked for one in rounds], width=width, height=_HIGHEST))
            yield Row(
                text(f"Share of questions right in your last {len(rounds)} rounds, oldest first.", "italic $quiet")
            )
        for one in list(reversed(rounds))[:5]:
            quiz = quiz_named(self.desk.course, one.quiz)
            name = quiz.title if quiz else "a quiz that is no longer there"
            day = one.at.astimezone(self.desk.today().tzinfo)
            yield Row(text(f"{name}: {one.right} of {one.marked} right"), text(f"{day:%d %b}  ", "$quiet"))


def _objectives(found: Progress) -> Iterator[Row]:
    seen = [(objective, how) for objective, how in found.objectives if how.seen or how.unseen]
    if not any(how.seen for _, how in seen):
        return
    yield _heading("What you can do")
    for objective, how in seen:
        lead = text(f"{bar(how.share or 0.0)} ", "$link")
        left = f", {how.unseen} not asked yet" if how.unseen else ""
        yield Row(join(text(objective.title), text(f"\n{how.right} of {how.seen} right{left}", "$quiet")), lead)


def _ideas(found: Progress) -> Iterator[Row]:
    seen = [(idea, how) for idea, how in found.ideas if how.seen]
    if not seen:
        return
    yield _heading("Safety")
    for idea, how in seen:
        right = how.right == how.seen
        word = text("right       " if right else "look again  ", "$good" if right else "$care")
        yield Row(join(text(idea.title), text(f"  {how.right} of {how.seen}", "$quiet")), word)


def _calibration(found: Progress) -> Iterator[Row]:
    if not found.calibration:
        return
    yield _heading("How sure, and how often right")
    for level in found.calibration:
        lead = text(f"{_SAID[level.certainty]:<12}{bar(level.share)} ", "$link")
        yield Row(text(f"{level.tally.right} of {level.tally.number} right. {level.sentence}"), lead)


def _held(found: Progress) -> Iterator[Row]:
    if not found.held:
        return
    yield _heading("Worth another look")
    for one in found.held[:6]:
        yield Row(join(text(one.misconception.instead), text(f"\nNot: {one.misconception.belief}", "$quiet")), BULLET)


def _ahead(found: Progress, width: int) -> Iterator[Row]:
    if not any(day.number for day in found.ahead):
        return
    yield _heading("Review in the coming days")
    labels = [f"{day.day:%a}"[:2] for day in found.ahead]
    yield _plot(column_plot(labels, [day.number for day in found.ahead], width=width, height=_HIGHEST - 2))
    said = ", ".join(f"{day.day:%a %d}:\N{NO-BREAK SPACE}{day.number}" for day in found.ahead if day.number)
    yield Row(text(f"{said}.", "$quiet"))


def _gain(found: Progress) -> Iterator[Row]:
    both = found.gain
    if both is None:
        return
    yield _heading("Before and after")
    yield Row(text(f"Before the lessons {both.before} of {both.of} right, after them {both.after} of {both.of}."))


def _ready(found: Progress) -> Iterator[Row]:
    if not found.ideas:
        return
    yield _heading("The main ideas")
    for idea, how in found.ideas:
        word, style = ("not covered yet", "$quiet")
        if how.seen:
            word, style = ("ready", "$good") if how.right == how.seen else ("look again", "$care")
        yield Row(text(idea.title), text(f"{word:<17}", style))


def _heading(words: str) -> Row:
    return Row(text(words, "bold"))


def _plot(lines: list[str]) -> Row:
    return Row(text("\n".join(lines), "$link"), wrap=False)


def _nothing_yet() -> Row:
    return Row(text("There is nothing to show yet. Answer some questions first, and come back."))
