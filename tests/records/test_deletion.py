"""Whoever is removed leaves no byte of theirs in any file of the folder."""

import random
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from edu.assessment.history import Attempt, ClinicQuestion, Place
from edu.assessment.marks import Mark, State
from edu.assessment.response import Written
from edu.assessment.session import Answered
from edu.course.ids import LessonId
from edu.records.store import Store

Writer = Callable[[int], Iterator[None]]


@pytest.fixture
def writer(store: Store, now: datetime, attempt: Callable[..., Attempt], answer: Callable[..., Answered]) -> Writer:
    """What one person leaves behind, a piece at a time; every text of theirs names them."""

    def write(number: int) -> Iterator[None]:
        chance, name = random.Random(number), f"Secret{number}é"
        store.add_person(name, person_id=f"id{name}", at=now)
        for go in range(3):
            goes = f"go{go}{name}"
            store.begin(f"id{name}", attempt(goes, course=name, only=(name,)))
            for index in range(25):
                words = f"{name} " * chance.choice((1, 3, 60, 900))
                store.add_answer(goes, answer(f"{index}{goes}", Written(words), question=name))
                yield
                if index % 9 == 0:
                    store.set_flag(goes, f"{index} {name}", on=True)
            store.finish(goes, at=now, standing=name, conversations=[name], unanswered=[f"no answer to {name}"])
            for rule in ("all_correct", name):
                mark = Mark(chance.random(), State.PARTLY, rule)
                store.add_remarks(
                    {f"{index}{goes}": mark for index in range(0, 25, 5)}, {goes: f"{rule} {name}"}, at=now
                )
            store.keep_snapshot(f"id{name}", name, go, f"{name} ".encode() * chance.choice((1, 900)))
            store.add_question(f"id{name}", ClinicQuestion(id=goes, text=f"{name} " * 200, about=name, at=now))
            store.set_place(f"id{name}", LessonId(name), Place(page=1, finished=False), at=now)
            store.set_setting(f"id{name}", name, name)
            yield

    return write


def test_nothing_remains(store: Store, path: Path, writer: Writer, long: bool) -> None:
    chance = random.Random(5)
    numbers = list(range(1000, 1030 if long else 1010))
    writers = {number: writer(number) for number in numbers}
    while writers:
        number = chance.choice(list(writers))
        if next(writers[number], "ended") == "ended":
            del writers[number]
    assert all(traces(path, number) for number in numbers)
    chance.shuffle(numbers)
    while numbers:
        number = numbers.pop()
        store.remove_person(f"idSecret{number}é")
        assert traces(path, number) == 0
        assert all(traces(path, other) for other in numbers)
    assert [person.id for person in store.people()] == ["robin"]


def test_a_removed_question_leaves_nothing(store: Store, path: Path, now: datetime) -> None:
    for number in range(20):
        store.add_question("robin", ClinicQuestion(id=str(number), text=f"Secret{number}é " * 99, about="", at=now))
    for number in (3, 11, 0, 19):
        assert traces(path, number)
        store.remove_question(str(number))
        assert traces(path, number) == 0
    assert len(store.history("robin").questions) == 16


def test_a_replaced_setting_leaves_nothing(store: Store, path: Path) -> None:
    store.set_setting("robin", "note", "Secret7é")
    store.set_setting("robin", "note", "other")
    assert traces(path, 7) == 0


def test_a_replaced_snapshot_and_a_lifted_flag_leave_nothing(store: Store, path: Path) -> None:
    store.keep_snapshot("robin", "course", 1, "Secret7é".encode() * 2000)
    store.set_flag("attempt-1", "Secret8é", on=True)
    assert traces(path, 7) and traces(path, 8)
    store.keep_snapshot("robin", "course", 2, b"other")
    store.set_flag("attempt-1", "Secret8é", on=False)
    assert traces(path, 7) == traces(path, 8) == 0


def traces(path: Path, number: int) -> int:
    """How often the name stands in the files: as typed, folded for comparing, or escaped in JSON."""
    raw = b"".join(file.read_bytes() for file in path.parent.iterdir())
    return sum(
        raw.count(f"{name}{number}{ending}".encode()) for name in ("Secret", "secret") for ending in ("é", "\\u00e9")
    )
