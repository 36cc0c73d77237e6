"""A question as the rows of one list: what is asked, the choices, then hints or what is said about the answer."""

from typing import NamedTuple

from msgspec.structs import replace

from edu.assessment.session import Answered
from edu.course.question import Categorise, Multiple
from edu.tui import draft as drafts
from edu.tui import feedback
from edu.tui.page import Row, apart
from edu.tui.sitting import Sitting
from edu.tui.text import join, text

_BAR = text("▌ ", "$line")
_BLANK = Row(text(""))
_how = {
    Multiple: "Choose every answer that fits, then press c to check.",
    Categorise: "Give each card a place with the arrow keys or its number, then press c to check.",
}
"""Said where Enter alone does not lead on."""


class QuestionPage(NamedTuple):
    """The rows, and which of them are what."""

    rows: list[Row]
    first_choice: int
    choices: int
    first_said: int
    """The first row of hints or feedback; just past the last row where there is none."""


def question_page(sitting: Sitting) -> QuestionPage:
    """Everything as it is now."""
    quiz, question, answered = sitting.session.quiz, sitting.question, sitting.answered
    head = [Row(text(quiz.intro, "$quiet"))] if quiz.intro and not sitting.session.answered else []
    head.append(Row(text(question.prompt, "bold"), space_before=len(head)))
    if answered is None and (how := _how.get(type(question))):
        head.append(Row(text(how, "$quiet")))
    choices = drafts.rows(sitting.draft, answered)
    said = _hints(sitting) if answered is None else _said(sitting, answered)
    before_said = [*head, *apart(choices), *([_BLANK] if said else [])]
    return QuestionPage([*before_said, *said], len(head), len(choices), len(before_said))


def _hints(sitting: Sitting) -> list[Row]:
    return [Row(join(text("Hint: ", "bold"), text(hint))) for hint in sitting.question.hints[: sitting.hints]]


def _said(sitting: Sitting, answered: Answered) -> list[Row]:
    """The feedback, with a bar at its side; own words stand before it, to compare."""
    rows = feedback.rows(sitting.question, answered, next_is_variant=sitting.variant_follows, talk=sitting.talk)
    if sitting.draft.written.strip():
        rows = [Row(text("You wrote", "bold")), Row(text(sitting.draft.written.strip())), *apart(rows)]
    return [replace(row, lead=join(_BAR, row.lead), bar=not row.lead) for row in rows]
