"""People change places: nicknames, a guest who leaves nothing, a second window, and nothing of one under another."""

from pathlib import Path

import pytest

from edu.records.lease import Lease
from edu.records.store import Store
from edu.tui.home import HomeScreen
from edu.tui.people import PeopleScreen
from tests.tui.every_kind import HAT, SHADE, asking, short
from tests.tui.visit import FREE, Open, visit

QUIZ = short(asking(SHADE, HAT))


def nicknames(store: Store) -> list[str]:
    return [person.nickname for person in store.people()]


async def test_a_nickname_can_be_given_at_once(open_app: Open, store: Store) -> None:
    async with open_app() as here:
        await here.press("tab")
        await here.write("Sam")
        await here.press("enter")
        here.on(HomeScreen)
        assert "Sam When to call" in here.words
    assert nicknames(store) == ["Sam"]


async def test_whoever_starts_to_type_means_the_nickname(open_app: Open, store: Store) -> None:
    async with open_app() as here:
        await here.press("q", "question_mark", "space", *"Sam", "enter")
        assert "q? Sam When to call" in here.words
    assert nicknames(store) == ["q? Sam"]


async def test_with_one_person_the_app_opens_on_home_with_several_it_asks(at_home: Open, store: Store) -> None:
    async with at_home() as here:
        here.on(HomeScreen)
        await here.press("u", "tab")
        await here.write("Sam")
        await here.press("enter")
        assert "Sam When to call" in here.words
    async with at_home() as here:
        here.on(PeopleScreen)
        assert "Who is learning? ▶ Robin ▶ Sam ▶ Look around as a guest" in here.words
        await here.press("down", "enter")
        assert "Sam When to call" in here.words
    assert nicknames(store) == ["Robin", "Sam"]


async def test_typing_a_known_nickname_is_choosing_it(at_home: Open, store: Store) -> None:
    async with at_home() as here:
        await here.press("u", "tab")
        await here.write("rOBIN")
        await here.press("enter")
        assert "Robin When to call" in here.words
    assert nicknames(store) == ["Robin"]


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("ｒobin", "Someone here already uses"),
        ("robin@example.org", "That looks like an e-mail address."),
        ("1234567", "That looks like a number of yours."),
        ("12.3.80", "That looks like a date."),
    ],
)
async def test_a_nickname_that_will_not_do_is_sent_back(typed: str, says: str, at_home: Open, store: Store) -> None:
    async with at_home() as here:
        await here.press("u", "tab")
        await here.write(typed)
        await here.press("enter")
        here.on(PeopleScreen)
        assert says in here.words
        await here.press("enter", "enter")
        assert here.shown.count(says[:20]) == 1, "said once, however often Enter is pressed"
    assert nicknames(store) == ["Robin"]


async def test_blank_nicknames_do_nothing(open_app: Open, store: Store) -> None:
    async with open_app() as here:
        await here.press("tab")
        await here.write("   ")
        await here.press("enter")
        here.on(PeopleScreen)
    assert not store.people()


async def test_start_pressed_twice_makes_one_person(open_app: Open, store: Store) -> None:
    async with open_app() as here:
        await here.burst("enter", "enter", "enter")
        assert "already uses" not in here.words
    assert nicknames(store) == ["Me"]


async def test_a_guest_leaves_nothing_on_the_disk(store: Store, tmp_path: Path) -> None:
    before = {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}
    async with visit(QUIZ, store) as here:
        await here.press("down", "enter")
        assert "Guest: nothing is kept" in here.words
        await here.press("f3", *"why", "enter", "escape")
        await here.press("enter", "right", "right", "right", "enter", "2", "c", "enter", "1", "c", "enter")
        await here.press("t")
        assert "For Guest" not in here.words
        await here.press("escape", "escape", "u", "down", "enter")
        assert "Start: Lesson 1 of 1" in here.words, "another guest finds nothing either"
    assert {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()} == before
    assert not store.people()


async def test_a_person_who_is_open_in_another_window_cannot_be_opened_twice(at_home: Open, robin: Store) -> None:
    async with at_home(take_lease=lambda _: None) as here:
        here.on(PeopleScreen)
        await here.press("enter")
        here.on(PeopleScreen)
        assert "Robin is open in another window. Close it there first, or choose someone else." in here.words
        await here.press("down", "enter")
        here.on(HomeScreen)
        assert "Guest: nothing is kept" in here.words


async def test_the_place_at_the_desk_is_given_back(robin: Store) -> None:
    held: list[str] = []

    def take(person: str) -> Lease | None:
        held.append(person)
        return FREE

    robin.add_person("Sam", person_id="sam", at=robin.people()[0].created_at)
    async with visit(QUIZ, robin, take_lease=take) as here:
        await here.press("enter", "u", "enter")
        here.on(HomeScreen)
        assert held == ["robin"], "who is at the desk already need not sit down again"
        await here.press("u", "down", "enter")
        assert "Sam When to call" in here.words
    assert held == ["robin", "sam"]


async def test_nothing_of_one_person_is_seen_by_another(robin: Store) -> None:
    robin.add_person("Sam", person_id="sam", at=robin.people()[0].created_at)
    async with visit(QUIZ, robin) as here:
        await here.press("enter", "f3")
        await here.write("Robins secret question")
        await here.press("enter", "escape", "enter", "right", "right", "right", "enter", "2", "c", "escape")
        assert "Continue: Lesson 1 of 1" in here.words
        await here.press("u", "down", "enter")
        assert "Start: Lesson 1 of 1" in here.words and "Sam When to call" in here.words
        await here.press("f3")
        assert "Nothing written yet." in here.words and "secret" not in here.words
        await here.press("escape", "enter")
        assert "1 of 4" in here.words
        await here.press("escape", "u", "enter", "enter")
        assert "A hat helps." in here.words, "and Robin goes on where Robin was"


async def test_before_anyone_sat_down_the_keys_that_need_someone_are_not_offered(open_app: Open) -> None:
    async with open_app() as here:
        bar = here.lines[-1]
        assert "My questions" not in bar and "Back" not in bar and "Quit" in bar
        await here.press("escape", "f3")
        here.on(PeopleScreen)
