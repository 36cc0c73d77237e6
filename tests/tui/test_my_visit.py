"""A patient says when the visit is, and the short look back comes at its time; nobody has to say anything."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from edu.course.quiz import Audience
from edu.records.store import Store
from edu.tui.home import HomeScreen
from edu.tui.question import QuestionScreen
from edu.tui.result import ResultScreen
from edu.tui.settings import SettingsScreen
from edu.tui.visit import VisitScreen
from tests.assessment.example import START
from tests.tui.every_kind import SUN
from tests.tui.staff import DAY, answers, course, done
from tests.tui.visit import Visit, visit

OpenAt = Callable[[datetime], AbstractAsyncContextManager[Visit]]
PATIENTS = course(audience=Audience.PATIENT)
LOOK_BACK = "A short look back: 1 question"


@pytest.fixture(autouse=True)
def in_greenwich(move_to: Callable[[str], None]) -> None:
    move_to("UTC")


@pytest.fixture
def open_at(robin: Store) -> OpenAt:
    return lambda moment: visit(PATIENTS, robin, start=moment, ids=moment.isoformat())


def kept(store: Store) -> str:
    return store.settings("robin").get("visit", "")


async def test_by_keys_it_is_picked_from_the_coming_days_and_taken_back(open_at: OpenAt, robin: Store) -> None:
    async with open_at(START) as here:
        assert "My visit: say when it is" in here.words
        await here.press("v")
        here.on(VisitScreen)
        assert "Today, Sunday 22 November" in here.words and "I don't know yet, or no visit chosen" in here.words
        await here.press("down", "down", "down", "enter")
        here.on(HomeScreen)
        assert "My visit: 24 November" in here.words and kept(robin) == "2026-11-24"
    async with open_at(START + DAY) as here:
        assert "My visit: 24 November" in here.words
        await here.press("v")
        assert "Tomorrow, Tuesday 24 November chosen" in here.words
        await here.press("pagedown", "enter")
        assert kept(robin) == "2026-11-29" and "My visit: 29 November" in here.words
        await here.press("v", "pagedown", "pageup", "down", "enter")
        assert not kept(robin) and "My visit: say when it is" in here.words


async def test_by_mouse_alone(open_at: OpenAt, robin: Store) -> None:
    async with open_at(START) as here:
        await here.click("My visit")
        await here.click("Wednesday 25 November")
        here.on(HomeScreen)
        assert "My visit: 25 November" in here.words and kept(robin) == "2026-11-25"
        await here.click("My visit")
        await here.click("Close")
        assert kept(robin) == "2026-11-25"


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (50, 16)], ids=str)
async def test_the_day_that_was_said_is_in_sight_however_far_ahead(size: tuple[int, int], robin: Store) -> None:
    robin.set_setting("robin", "visit", (START + 100 * DAY).date().isoformat())
    async with visit(PATIENTS, robin, size=size) as here:
        await here.press("v")
        assert "2 March chosen" in here.words and "Close" in here.words
        await here.press("escape", "v", "home", "end")
        assert "21 March" in here.words


async def test_a_visit_that_is_over_is_asked_for_anew(open_at: OpenAt, robin: Store) -> None:
    robin.set_setting("robin", "visit", "2026-11-21")
    async with open_at(START) as here:
        assert "My visit: say when it is" in here.words
        await here.press("v")
        assert "no visit chosen" in here.words


async def test_escape_keeps_what_was_said(open_at: OpenAt, robin: Store) -> None:
    robin.set_setting("robin", "visit", "2026-11-24")
    async with open_at(START) as here:
        await here.press("v", "down", "down", "escape")
        assert "My visit: 24 November" in here.words and kept(robin) == "2026-11-24"


async def test_trainees_have_no_visit_to_say(robin: Store) -> None:
    async with visit(course(), robin) as here:
        await here.press("v")
        here.on(HomeScreen)
        assert "visit" not in here.words.lower()


async def test_a_guest_can_say_it_and_leaves_nothing(store: Store, tmp_path: Path) -> None:
    before = {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}
    async with visit(PATIENTS, store) as here:
        await here.press("down", "enter", "v", "down", "down", "enter")
        assert "My visit: 23 November" in here.words
        await here.press("u", "down", "enter")
        assert "My visit: say when it is" in here.words, "another guest does not see it"
    assert {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()} == before


async def test_before_the_first_lesson_there_is_nothing_to_look_back_at(open_at: OpenAt) -> None:
    async with open_at(START) as here:
        assert "A look back: later" in here.words
        await here.press("r")
        here.on(HomeScreen)
        assert "Finish a lesson first. Then you can look back at any time." in here.words


async def test_the_prompts_around_a_visit(open_at: OpenAt, robin: Store) -> None:
    """Each is offered in its time, is settled by one look back, and is never owed."""
    day_of_visit = START + 12 * DAY
    robin.set_setting("robin", "visit", day_of_visit.date().isoformat())
    done(robin, PATIENTS, SUN, "11", START)
    for moment, says in (
        (START + timedelta(hours=1), "You learned something today."),
        (START + 2 * DAY, "It has been a day or two."),
        (START + 4 * DAY, "It has been a day or two."),
        (START + 8 * DAY, "It has been a day or two."),
        (START + 9 * DAY, None),
        (START + 11 * DAY, "Your visit is near."),
        (day_of_visit, "Your visit is near."),
        (day_of_visit.replace(hour=16, minute=59), "Your visit is near."),
        (day_of_visit.replace(hour=17), "The evening of your visit: what to do now, and when to call."),
        (day_of_visit + 7 * DAY, "The evening of your visit"),
        (day_of_visit + 8 * DAY, None),
    ):
        async with open_at(moment) as here:
            box = here.words.partition("For staff")[0]
            assert (LOOK_BACK in box) == (says is not None), (moment, here.shown)
            assert says is None or says in box, (moment, here.shown)
            assert LOOK_BACK in here.words, "it can be had at any time"


async def test_one_look_back_settles_the_prompt_of_its_time_only(open_at: OpenAt, robin: Store) -> None:
    robin.set_setting("robin", "visit", date(2026, 12, 2).isoformat())
    done(robin, PATIENTS, SUN, "11", START)
    async with open_at(START) as here:
        await here.press("down", "enter")
        here.on(QuestionScreen)
        await answers(here, "1")
        here.on(ResultScreen)
        assert "Thank you for looking back" in here.words
        await here.press("escape")
        assert LOOK_BACK not in here.words.partition("For staff")[0]
        await here.press("r")
        here.on(QuestionScreen)
    async with open_at(START + 9 * DAY) as here:
        assert "Your visit is near." in here.words


@pytest.mark.parametrize(
    "said",
    ["soon", "", "2026-13-45", "0001-01-01", "9999-12-31", "1999-01-01", "2026-11-24T10:00", "\x00", "٢٠٢٦-١١-٢٤"],
)
async def test_a_day_that_is_none_is_no_day(said: str, open_at: OpenAt, robin: Store) -> None:
    robin.set_setting("robin", "visit", said)
    done(robin, PATIENTS, SUN, "11", START)
    async with open_at(START) as here:
        assert "My visit: say when it is" in here.words and "You learned something today." in here.words
        await here.press("v")
        assert "no visit chosen" in here.words
        await here.press("down", "enter")
        assert "My visit: 22 November" in here.words


@pytest.mark.parametrize("said", ["-5", "1e9", "25 ", "٢٥", "", "more", "99999999999999999999"])
async def test_more_time_that_makes_no_sense_is_no_more_time(said: str, robin: Store) -> None:
    robin.set_setting("robin", "extra_time", said)
    async with visit(course(), robin) as here:
        await here.press("g")
        here.on(SettingsScreen)
        assert "As it is on" in here.words
        await here.press("tab", "down", "down", "enter")
        assert "50 % more on" in here.words and "As it is on" not in here.words
    assert robin.settings("robin")["extra_time"] == "50"


async def test_more_time_is_offered_only_where_something_is_timed(robin: Store) -> None:
    untimed = replace(
        PATIENTS, quizzes={name: replace(quiz, time_limit=None) for name, quiz in PATIENTS.quizzes.items()}
    )
    for on, offers in ((PATIENTS, True), (untimed, False)):
        async with visit(on, robin) as here:
            await here.press("g")
            assert "Colors" in here.words and ("More time" in here.words) == offers
