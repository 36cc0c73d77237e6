"""What the sheet says, before anything makes it look like something."""

from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from edu.assessment.history import ClinicQuestion, History
from edu.assessment.response import DontKnow
from edu.assessment.takehome import NOT_FILLED_IN, Section, Sheet, ask_clinic_card, take_home
from edu.course.course import Clinic
from edu.course.days import long_date
from tests.assessment.example import RIGHT, SUN, WRONG, attempt, course

COURSE = course()
PATH = COURSE.paths[0]
ON = date(2026, 11, 22)
CLINIC = Clinic(name="Riverside", phone="01632 960 001", after_hours="01632 960 002", danger_signs=("a fever",))


NOTHING_YET, NOT_FILLED = History(), Clinic()


def sheet(past: History = NOTHING_YET, clinic: Clinic = NOT_FILLED, nickname: str = "") -> Sheet:
    return take_home(COURSE, PATH, past, clinic, on=ON, nickname=nickname)


def headings(made: Sheet) -> list[str]:
    return [section.heading for section in made.sections]


def section(made: Sheet, heading: str) -> Section:
    return next(each for each in made.sections if each.heading == heading)


def test_when_to_call_comes_first_is_urgent_and_says_that_some_of_it_is_common() -> None:
    first = sheet().sections[0]
    assert first.urgent and first.heading == "When to call"
    assert first.lead == "Some peeling is common. Call your clinic or a doctor if:"
    assert first.items == ("The peeling is severe.", "Your skin swells.")
    assert first.tail[-1] == "If you feel very ill, get urgent medical help."
    assert not any(each.urgent for each in sheet().sections[1:])


@pytest.mark.parametrize(
    ("given_answers", "heading"),
    [
        ([RIGHT, RIGHT], "What I know"),
        ([RIGHT, WRONG, RIGHT], "What I know"),
        ([RIGHT, WRONG], "What to look at again"),
        ([RIGHT, WRONG, DontKnow()], "Let's talk it through"),
        ([], "Not covered yet"),
    ],
)
def test_each_idea_stands_under_one_heading(given_answers: list[object], heading: str) -> None:
    past = History(attempts=(attempt(COURSE, SUN, given_answers),) if given_answers else ())  # type: ignore[arg-type]
    made = sheet(past)
    shown = {"What I know", "What to look at again", "Let's talk it through", "Not covered yet"} & set(headings(made))
    assert shown == {heading}
    assert section(made, heading).items == ("Out of the sun",)
    assert section(made, "What to do").items == ("Stay out of the sun.",)


def test_my_questions_are_printed_with_room_for_more() -> None:
    asked = ClinicQuestion(id="1", text="May I swim?", about="", at=datetime(2026, 11, 22, tzinfo=UTC))
    mine = section(sheet(History(questions=(asked,))), "My questions for the clinic")
    assert (mine.items, mine.blanks) == (("May I swim?",), 2)
    assert section(sheet(), "My questions for the clinic").blanks == 2


@pytest.mark.parametrize(
    ("clinic", "said"),
    [
        (Clinic(), (NOT_FILLED_IN, "Clinic phone: ____________________", "Nights and weekends: ____________________")),
        (replace(CLINIC, danger_signs=()), ("Clinic: Riverside", "Phone: 01632 960 001", "Nights and weekends: 01632 960 002")),
        (Clinic(phone="01632 960 001"), ("Phone: 01632 960 001",)),
        (Clinic(danger_signs=("a fever",)), ("Also call for: a fever",)),
    ],
)  # fmt: skip
def test_the_clinics_own_numbers_or_lines_to_write_them_on(clinic: Clinic, said: tuple[str, ...]) -> None:
    mine = section(sheet(clinic=clinic), "My clinic")
    assert {line for line in (mine.lead, *mine.items, *mine.tail) if line} == set(said)


@pytest.mark.parametrize(
    ("nickname", "subtitle"),
    [
        ("", "Before your treatment · 22 November 2026"),
        ("Ana", "For Ana · Before your treatment · 22 November 2026"),
    ],
)
def test_whose_it_is_and_of_which_day(nickname: str, subtitle: str) -> None:
    assert sheet(nickname=nickname).subtitle == subtitle


def test_every_export_ends_with_the_notice_the_review_and_the_version() -> None:
    for made in (sheet(), ask_clinic_card(COURSE)):
        assert made.small_print == (
            "This is no advice.",
            "Four articles.",
            "Clinical review: none yet. To be looked at again by 2027-05-22.",
            "A small course, version 1.2.3.",
        )


def test_a_sheet_never_speaks_of_marks() -> None:
    past = History(attempts=(attempt(COURSE, SUN, [WRONG, WRONG, WRONG]),))
    text = repr(sheet(past)).lower()
    assert not any(word in text for word in ("score", "fail", "exam", "test", "%"))


def test_the_card_asks_and_hints_at_no_answer() -> None:
    card = ask_clinic_card(COURSE)
    assert card.title == "Ask your clinic"
    assert [(each.heading, each.items, each.blanks, each.tail) for each in card.sections] == [
        ("How long", ("How long may peeling last?",), 1, ())
    ]


@pytest.mark.parametrize(
    ("day", "said"),
    [(date(2026, 1, 1), "1 January 2026"), (date(2026, 12, 31), "31 December 2026"), (date(2028, 2, 29), "29 February 2028")],
)  # fmt: skip
def test_dates_are_read_one_way(day: date, said: str) -> None:
    assert long_date(day) == said
