"""Files that are not whole, not ours or too new: refused in words and kept as they are."""

import random
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from edu.assessment.session import Answered
from edu.errors import RecordsError
from edu.records import store as store_module
from edu.records.schema import APPLICATION_ID, MIGRATIONS
from edu.records.store import Store

PAGE = 4096


@pytest.fixture
def filled(store: Store, path: Path, answer: Callable[..., Answered]) -> Path:
    """A closed database of some dozen pages."""
    for number in range(60):
        store.add_answer("attempt-1", answer(str(number)))
    store.close()
    return path


def refused_and_kept(path: Path, said: str) -> None:
    before = path.read_bytes()
    with pytest.raises(RecordsError, match=said) as refusal:
        Store.open(path)
    assert "was kept as it is" in str(refusal.value)
    assert "--data" in str(refusal.value)
    assert path.read_bytes() == before
    assert not list(path.parent.glob("*.new*"))


def test_garbage(filled: Path) -> None:
    filled.write_bytes(random.Random(1).randbytes(3 * PAGE))
    refused_and_kept(filled, "damaged or not records")


def test_text(filled: Path) -> None:
    filled.write_text("Dear diary, " * 1000)
    refused_and_kept(filled, "damaged or not records")


def test_no_bytes_at_all(filled: Path) -> None:
    filled.write_bytes(b"")
    refused_and_kept(filled, "are empty")


@pytest.mark.parametrize("kept", [1, 15, 16, 99, 100, 511, PAGE - 1, PAGE, PAGE + 1, 3 * PAGE, -PAGE, -1])
def test_truncated(filled: Path, kept: int) -> None:
    filled.write_bytes(filled.read_bytes()[:kept])
    refused_and_kept(filled, "damaged|empty")


def test_truncated_too_large_for_the_check_of_pages(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_module, "QUICK_TO_CHECK", 0)
    filled.write_bytes(filled.read_bytes()[:-1])
    refused_and_kept(filled, "a part is missing")


def test_another_program(filled: Path) -> None:
    filled.unlink()
    with sqlite3.connect(filled) as connection:
        connection.execute("CREATE TABLE theirs (a)")
    refused_and_kept(filled, "not made by edu")


def test_another_program_with_its_own_mark(filled: Path) -> None:
    with sqlite3.connect(filled) as connection:
        connection.execute("PRAGMA application_id = 77")
    refused_and_kept(filled, "not made by edu")


def test_our_mark_without_our_tables(filled: Path) -> None:
    filled.unlink()
    with sqlite3.connect(filled) as connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
    refused_and_kept(filled, "a part is missing")


@pytest.mark.parametrize("journal", ["delete", "wal"])
@pytest.mark.parametrize("newer", [len(MIGRATIONS) + 1, 2**31 - 1])
def test_a_newer_database(filled: Path, newer: int, journal: str) -> None:
    connection = sqlite3.connect(filled)
    connection.execute(f"PRAGMA journal_mode = {journal}")
    connection.execute(f"PRAGMA user_version = {newer}")
    connection.commit()
    connection.close()
    refused_and_kept(filled, "newer edu")


@pytest.mark.parametrize("damage", ["zeros", "ones", "noise"])
def test_every_page_in_turn(filled: Path, damage: str) -> None:
    """Every damaged page is found at the start, but those that hold nothing that can be told from damage."""
    whole = filled.read_bytes()
    unnoticed = []
    for page in range(len(whole) // PAGE):
        spoiled = {"zeros": bytes(PAGE), "ones": b"\xff" * PAGE, "noise": random.Random(page).randbytes(PAGE)}[damage]
        broken = whole[: page * PAGE] + spoiled + whole[(page + 1) * PAGE :]
        filled.write_bytes(broken)
        try:
            Store.open(filled).close()
            unnoticed.append(page)
        except RecordsError as error:
            assert "--data" in str(error)
            assert filled.read_bytes() == broken
    assert unnoticed == []


def test_flipped_bytes_never_bring_a_traceback(filled: Path, long: bool) -> None:
    whole = filled.read_bytes()
    chance = random.Random(3)
    for _ in range(2000 if long else 150):
        broken = bytearray(whole)
        for _ in range(chance.choice((1, 1, 4, 64))):
            broken[chance.choice((chance.randrange(100), chance.randrange(len(whole))))] ^= chance.randrange(1, 256)
        filled.write_bytes(broken)
        try:
            with Store.open(filled) as opened:
                opened.ping_writable()
                for person in opened.people():
                    opened.history(person.id)
        except RecordsError:
            pass


def test_pages_are_checked_after_an_interrupted_write(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    checked: list[Path] = []
    monkeypatch.setattr(store_module, "QUICK_TO_CHECK", 0)
    monkeypatch.setattr(store_module, "_check_pages", lambda connection, path: checked.append(path))
    Store.open(filled).close()
    assert not checked
    filled.with_name(filled.name + "-journal").write_bytes(b"not a journal any more")
    Store.open(filled).close()
    assert checked == [filled]


@pytest.mark.parametrize("replaced", [False, True])
def test_a_file_moved_away_while_open_is_said(
    store: Store, path: Path, answer: Callable[..., Answered], replaced: bool
) -> None:
    path.rename(path.with_name("elsewhere"))
    if replaced:
        path.touch()
    with pytest.raises(RecordsError, match="moved or replaced"):
        store.add_answer("attempt-1", answer())
