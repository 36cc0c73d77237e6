"""A question as the rows of one list: what is asked, the choices, then hints or what is said about the answer."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple, assert_never

from msgspec.structs import replace

from edu.assessment.response import Picked
from edu.assessment.session import Answered
from edu.course.question import (
    Categorise,
    Cloze,
    Interaction,
    Matching,
    Multiple,
    Numeric,
    Ordering,
    Rating,
    Reflection,
    ShortAnswer,
    Single,
    TrueFalse,
)
from edu.tui import feedback
from edu.tui.answer_rows import answer_rows
from edu.tui.page import Row, apart
from edu.tui.sitting import Sitting
from edu.tui.text import join, text

_BAR = text("▌ ", "$line")
_BLANK = Row(text(""))


class QuestionPage(NamedTuple):
    """The rows, and which of them are what."""

    rows: list[Row]
    tail: list[Row]
    """Rows under the line to type on; where there is none, all is in `rows`."""
    first_choice: int
    """Where the rows to pick from begin: in the tail, if there is a line to type on."""
    choices: int
    parts: Mapping[int, str]
    """Of `rows`, those that a click points at: see `AnswerRows.parts`."""
    unit: str
    """What stands beside the line."""
    first_said: int
    """The first row of hints or feedback; just past the last row where there is none."""


def question_page(sitting: Sitting, *, in_line: bool = False) -> QuestionPage:
    """Everything as it is now. `in_line` says that letters go to the line to type on."""
    answered = None if sitting.at_end else sitting.answered
    if answered is not None:
        return _answered_page(sitting, answered)
    draft = sitting.draft
    head = [*_head(sitting), *(Row(text(how, "$quiet")) for how in _how(sitting, in_line=in_line))]
    answers = answer_rows(draft, tried=[t.response.choice for t in sitting.tries if isinstance(t.response, Picked)])
    parts = {len(head) + row: part for row, part in answers.parts.items()}
    head += answers.above
    hints = _hints(sitting)
    if draft.line is not None:
        tail = [*answers.to_pick, *apart(hints)]
        unit = draft.question.unit if isinstance(draft.question, Numeric) else ""
        return QuestionPage(head, tail, 0, draft.rows_to_pick, parts, unit, len(head))
    rows = [*head, *apart(answers.to_pick), *answers.below]
    said = [*([_BLANK] if hints else []), *hints]
    return QuestionPage([*rows, *said], [], len(head), draft.rows_to_pick, parts, "", len(rows) + bool(hints))


def _answered_page(sitting: Sitting, answered: Answered) -> QuestionPage:
    head = _head(sitting)
    answers = answer_rows(sitting.draft, answered, with_key=not sitting.tried).rows
    said = _said(sitting, answered)
    if isinstance(sitting.question, Matching | Categorise | Ordering | Cloze):  # the word comes before its reasons
        after = [_BLANK, *_without_space(said[1:])] if said[1:] else []
        rows = [*head, _BLANK, *said[:1], *apart(answers), *after]
        return QuestionPage(rows, [], len(head), 0, {}, "", len(head) + 1)
    rows = [*head, *apart(answers), *([_BLANK] if said else []), *said]
    return QuestionPage(rows, [], len(head), 0, {}, "", len(rows) - len(said))


def _without_space(rows: list[Row]) -> list[Row]:
    return [replace(row, space_before=0) if index == 0 else row for index, row in enumerate(rows)]


def _head(sitting: Sitting) -> list[Row]:
    """What stands above the answer: what the quiz and its section say, the story, and what is asked."""
    session, question = sitting.session, sitting.question
    listed: list[Row] = []
    if session.quiz.intro and not session.answered:
        listed.append(Row(text(session.quiz.intro, "$quiet")))
    if sitting.section:
        listed += _below(listed, Row(text(sitting.section, "bold $quiet")))
    story = session.story(question)
    if story is not None:
        steps = [step for step in session.order if step in story.steps]
        listed += _below(listed, Row(text(story.prompt)))
        if len(steps) > 1:
            listed += _below(listed, Row(text(f"Step {steps.index(question) + 1} of {len(steps)}", "$quiet")))
            return [*listed, Row(text(question.prompt, "bold"))]
    return [*listed, *_below(listed, Row(text(question.prompt, "bold")))]


def _below(listed: list[Row], row: Row) -> list[Row]:
    return apart([row]) if listed else [row]


def _how(sitting: Sitting, *, in_line: bool) -> Iterator[str]:
    """How to answer, where Enter alone does not lead on."""
    done = "go on" if sitting.at_end else "check"
    draft = sitting.draft
    match draft.question:
        case Multiple():
            yield f"Choose every answer that fits, then press c to {done}."
        case Categorise():
            yield f"Give each card a place with the arrow keys or its number, then press c to {done}."
        case Matching():
            yield f"Match each line with the arrow keys or its number, then press c to {done}."
        case Ordering():
            yield f"Pick the lines from first to last; ← and → move one. Then press c to {done}."
        case Cloze() if draft.line is None:
            yield f"Pick what fits gap {draft.at + 1}. ← and → go to the other gaps. Then press c to {done}."
        case Cloze() if in_line:
            yield f"Type what fits gap {draft.at + 1} and press Enter. Tab goes on to other gaps and keys."
        case ShortAnswer() | Numeric() if in_line:
            yield f"Type it and press Enter to {done}. Tab leaves the line, for other keys."
        case Cloze() | ShortAnswer() | Numeric():
            yield f"All keys work now: c to {done}. Tab goes back to the line."
        case Rating():
            yield "Pick one if you like, with the arrow keys or its number. Enter goes on."
        case Reflection():
            yield "Write if you like. Enter goes on, also with nothing written."
        case Single() | TrueFalse():
            return
        case _:
            assert_never(draft.question)


def _hints(sitting: Sitting) -> list[Row]:
    return [Row(join(text("Hint: ", "bold"), text(hint))) for hint in sitting.question.hints[: sitting.hints]]


def _said(sitting: Sitting, answered: Answered) -> list[Row]:
    """The feedback, with a bar at its side; own words stand before it, to compare."""
    rows = feedback.rows(
        sitting.question,
        answered,
        next_is_variant=sitting.variant_follows,
        talk=sitting.talk,
        with_key=not sitting.tried,
    )
    if _is_reflected(sitting.question) and sitting.draft.written.strip():
        rows = [Row(text("You wrote", "bold")), Row(text(sitting.draft.written.strip())), *apart(rows)]
    return [replace(row, lead=join(_BAR, row.lead), bar=not row.lead) for row in rows]


def _is_reflected(question: Interaction) -> bool:
    return isinstance(question, Reflection)
