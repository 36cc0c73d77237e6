"""The one page a patient keeps, as a value: what it says, not how it looks."""

from datetime import date

from msgspec import Struct

from edu.assessment.history import History
from edu.assessment.mastery import Standing
from edu.assessment.progress import path_result
from edu.course.course import Clinic, Course, Path, WhenToCall
from edu.course.days import long_date

NOT_FILLED_IN = "Your clinic has not filled this in yet."


class Section(Struct, frozen=True, kw_only=True):
    """A heading, a line under it, and items; `blanks` is how many empty writing lines follow."""

    heading: str
    lead: str = ""
    items: tuple[str, ...] = ()
    tail: tuple[str, ...] = ()
    blanks: int = 0
    urgent: bool = False
    """To be set apart from the rest, so that it is found in a hurry."""


class Sheet(Struct, frozen=True, kw_only=True):
    """The take-home sheet, top to bottom."""

    title: str
    subtitle: str
    language: str
    sections: tuple[Section, ...]
    small_print: tuple[str, ...]


def take_home(course: Course, path: Path, history: History, clinic: Clinic, *, on: date, nickname: str = "") -> Sheet:
    """The sheet for this person as things stand on that day."""
    shown = path_result(course, path, history)
    by_standing = {
        wanted: [
            course.ideas[idea]
            for idea, standing in shown.ideas.items()
            if standing is wanted and idea not in shown.unasked
        ]
        for wanted in Standing
    }
    written = tuple(question.text for question in history.questions)
    sections = (
        when_to_call_section(course.when_to_call),
        clinic_section(clinic),
        Section(heading="What to do", items=tuple(course.ideas[idea].say for idea in shown.ideas)),
        Section(heading="What I know", items=tuple(idea.title for idea in by_standing[Standing.READY])),
        Section(heading="What to look at again", items=tuple(idea.title for idea in by_standing[Standing.LOOK_AGAIN])),
        Section(
            heading="Let's talk it through",
            lead="Please talk about this with your clinic before your treatment.",
            items=tuple(idea.title for idea in by_standing[Standing.NEEDS_CONVERSATION]),
        ),
        Section(
            heading="Not covered yet",
            items=tuple(course.ideas[idea].title for idea in shown.ideas if idea in shown.unasked),
        ),
        Section(heading="My questions for the clinic", items=written, blanks=2),
    )
    for_whom = f"For {nickname} · " if nickname else ""
    return Sheet(
        title=course.title,
        subtitle=f"{for_whom}{path.title} · {long_date(on)}",
        language=course.language,
        sections=tuple(s for s in sections if s.items or s.blanks or s.tail),
        small_print=small_print(course),
    )


def when_to_call_section(page: WhenToCall) -> Section:
    """The same signs on the help screen and on every export."""
    return Section(
        heading="When to call",
        lead=f"{page.common} {page.lead}:",
        items=tuple(sign.text for sign in page.signs),
        tail=(*page.notes, page.urgent),
        urgent=True,
    )


def clinic_section(clinic: Clinic) -> Section:
    """The clinic's own numbers and signs, or blank lines to write them on."""
    if not clinic.filled_in:
        lines = ("Clinic phone: ____________________", "Nights and weekends: ____________________")
        return Section(heading="My clinic", lead=NOT_FILLED_IN, tail=lines)
    named = (("Clinic", clinic.name), ("Phone", clinic.phone), ("Nights and weekends", clinic.after_hours))
    return Section(
        heading="My clinic",
        tail=tuple(f"{label}: {value}" for label, value in named if value),
        items=tuple(f"Also call for: {sign}" for sign in clinic.danger_signs),
    )


def ask_clinic_card(course: Course) -> Sheet:
    """The "Ask your clinic" card: questions with blank lines, no hinted answers."""
    return Sheet(
        title="Ask your clinic",
        subtitle=course.title,
        language=course.language,
        sections=tuple(Section(heading=group.heading, items=group.questions, blanks=1) for group in course.ask_clinic),
        small_print=small_print(course),
    )


def small_print(course: Course) -> tuple[str, ...]:
    """What every export says at its end."""
    return (
        course.governance.notice,
        course.governance.sources,
        f"Clinical review: {course.governance.reviewed_by}. To be looked at again by {course.governance.review_by}.",
        f"{course.title}, version {course.version}.",
    )
