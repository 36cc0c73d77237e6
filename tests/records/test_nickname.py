"""Which nicknames are kept, and that two people never share one."""

from datetime import datetime

import pytest

from edu.records.person import NicknameError, accepted
from edu.records.store import Store


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Robin", "Robin"),
        ("  two   words \n", "two words"),
        ("Zoe\u0308", "Zoë"),
        ("a\x1b[2Jb", "a[2Jb"),
        ("[b]bold[/b]", "[b]bold[/b]"),
        ("12345", "12345"),
        ("May", "May"),
        ("Marten 7", "Marten 7"),
        ("x" * 50, "x" * 40),
        ("小明", "小明"),
        ("'; DROP TABLE person; --", "'; DROP TABLE person; --"),
    ],
)
def test_kept(typed: str, kept: str) -> None:
    assert accepted(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "   ",
        "\x1b\u202e",
        "me@example.org",
        "me＠example",
        "123456",
        "1a2b3c4d5e6",
        "１２３４５６",
        "1.2.80",
        "1/2/1980",
        "80-1-2",
        "1980 1 2",
        "3 May 80",
        "May 3",
        "3rd of may",
        "12december1980",
        "1980_June_1",
    ],
)
def test_refused(typed: str) -> None:
    with pytest.raises(NicknameError):
        accepted(typed)


@pytest.mark.parametrize("second", ["Zoë", "ZOË", "zoe\u0308", " zoë ", "ｚｏë"])
def test_taken_whatever_its_capitals(store: Store, now: datetime, second: str) -> None:
    store.add_person("Zoë", person_id="1", at=now)
    with pytest.raises(NicknameError, match="already"):
        store.add_person(second, person_id="2", at=now)
    assert [person.id for person in store.people()] == ["robin", "1"]


def test_taken_in_capitals_that_are_longer(store: Store, now: datetime) -> None:
    store.add_person("Straße", person_id="1", at=now)
    with pytest.raises(NicknameError, match="already"):
        store.add_person("STRASSE", person_id="2", at=now)


def test_free_again_when_its_owner_was_removed(store: Store, now: datetime) -> None:
    store.remove_person("robin")
    store.add_person("ROBIN", person_id="other", at=now)
    assert [person.nickname for person in store.people()] == ["ROBIN"]
