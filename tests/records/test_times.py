"""Clocks that go back, zones, times without one, rounds left open, and another process that writes meanwhile."""

import subprocess
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from edu.assessment.history import Attempt
from edu.assessment.marks import Mark, State
from edu.assessment.session import Answered
from edu.course.ids import QuestionId
from edu.errors import RecordsError
from edu.records.store import Store
from tests.records.test_store import dump

MakeAttempt = Callable[..., Attempt]
MakeAnswer = Callable[..., Answered]
Child = Callable[..., "subprocess.Popen[str]"]
RIGHT = Mark(1.0, State.RIGHT, "all_correct")
PARTLY = Mark(0.5, State.PARTLY, "net_correct")
AWAY = timezone(timedelta(hours=-11))


def test_the_newest_round_is_the_one_begun_last_though_the_clock_went_back(
    store: Store, now: datetime, attempt: MakeAttempt, answer: MakeAnswer
) -> None:
    store.finish("attempt-1", at=now, standing="ready", conversations=[])
    for number in range(1, 5):
        at = now - timedelta(days=400 * number)
        store.begin("robin", attempt(f"back-{number}", started_at=at))
        store.add_answer(f"back-{number}", answer(f"answer-{number}", at=at))
        store.finish(f"back-{number}", at=at, standing="ready", conversations=[])
    assert [found.id for found in store.recent("robin").attempts] == ["back-4"]
    numbers = [number for number, _ in store.attempts_after("robin", 0, ())]
    assert [found.id for _, found in store.attempts_after("robin", numbers[2], ())] == ["back-3", "back-4"]


def test_the_newest_mark_is_the_one_added_last_though_the_clock_went_back(
    store: Store, now: datetime, answer: MakeAnswer
) -> None:
    store.add_answer("attempt-1", answer())
    store.finish("attempt-1", at=now, standing="ready", conversations=[])
    for days, mark, standing in ((0, RIGHT, "look_again"), (-400, PARTLY, "ready"), (-800, RIGHT, "look_again")):
        store.add_remarks({"answer-1": mark}, {"attempt-1": standing}, at=now + timedelta(days=days))
        (recorded,) = store.recorded("robin")
        assert recorded.marks.get("answer-1", recorded.attempt.answered[0].mark) == mark
        assert recorded.judged == standing


def test_a_mark_given_twice_at_one_moment_is_kept_once_and_another_beside_it(
    store: Store, path: Path, now: datetime, answer: MakeAnswer
) -> None:
    store.add_answer("attempt-1", answer())
    store.add_remarks({"answer-1": RIGHT}, {}, at=now)
    before = dump(path)
    store.add_remarks({"answer-1": RIGHT}, {}, at=now.astimezone(AWAY) + timedelta(days=3))
    assert dump(path) == before
    store.add_remarks({"answer-1": PARTLY}, {}, at=now)
    (recorded,) = store.recorded("robin")
    assert recorded.marks == {"answer-1": PARTLY}
    assert recorded.attempt.answered[0].mark == answer().mark


def test_two_zones_are_one_time(
    store: Store, path: Path, now: datetime, attempt: MakeAttempt, answer: MakeAnswer
) -> None:
    store.add_answer("attempt-1", answer(at=now))
    store.finish("attempt-1", at=now, standing="ready", conversations=[])
    before = dump(path)
    away = now.astimezone(AWAY)
    store.begin("robin", attempt(started_at=away))
    store.add_answer("attempt-1", answer(at=away))
    store.finish("attempt-1", at=away, standing="ready", conversations=[])
    assert dump(path) == before
    (found,) = store.recent("robin").attempts
    assert (found.started_at, found.finished_at, found.answered[0].at) == (now, now, now)


def test_a_time_without_a_zone_is_refused(
    store: Store, path: Path, now: datetime, attempt: MakeAttempt, answer: MakeAnswer
) -> None:
    store.add_answer("attempt-1", answer())
    before, naive = dump(path), now.replace(tzinfo=None)
    refusals: tuple[Callable[[], object], ...] = (
        lambda: store.begin("robin", attempt("new", started_at=naive)),
        lambda: store.add_answer("attempt-1", answer("new", at=naive)),
        lambda: store.finish("attempt-1", at=naive, standing="ready", conversations=[]),
        lambda: store.add_remarks({"answer-1": RIGHT}, {}, at=naive),
        lambda: store.add_person("Kim", person_id="kim", at=naive),
    )
    for refused in refusals:
        with pytest.raises(ValueError, match="time zone"):
            refused()
        assert dump(path) == before


def test_a_round_left_open_for_a_month_goes_on(
    store: Store, path: Path, now: datetime, attempt: MakeAttempt, answer: MakeAnswer
) -> None:
    store.add_answer("attempt-1", answer("old"))
    store.set_flag("attempt-1", "question", on=True)
    for day in range(30):
        at = now + timedelta(days=day)
        store.begin("robin", attempt(f"day-{day}", step="another", started_at=at))
        store.add_answer(f"day-{day}", answer(f"of day {day}", at=at))
        store.finish(f"day-{day}", at=at, standing="ready", conversations=[])
    store.close()
    with Store.open(path) as later:
        left, newest = later.recent("robin").attempts
        assert (left.id, left.flagged, newest.id) == ("attempt-1", frozenset({QuestionId("question")}), "day-29")
        later.add_answer("attempt-1", answer("new", at=now + timedelta(days=31)))
        later.set_flag("attempt-1", "question", on=False)
        later.finish("attempt-1", at=now + timedelta(days=31), standing="ready", conversations=[])
        left = later.recent("robin").attempts[0]
        assert [answered.id for answered in left.answered] == ["old", "new"]
        assert (left.flagged, left.finished_at) == (frozenset(), now + timedelta(days=31))


def test_another_process_that_writes_is_waited_for(
    store: Store, path: Path, now: datetime, answer: MakeAnswer, child: Child
) -> None:
    store.add_answer("attempt-1", answer())
    holder = child("hold", path, 0.4)
    assert holder.stdout
    holder.stdout.readline()
    assert len(store.recent("robin").attempts) == 1
    store.set_flag("attempt-1", "question", on=True)
    store.keep_snapshot("robin", "course", 1, b"data")
    store.add_remarks({"answer-1": RIGHT}, {}, at=now)
    holder.communicate()
    assert store.recent("robin").attempts[0].flagged == {"question"}
    assert store.snapshot("robin") == ("course", b"data")
    (recorded,) = store.recorded("robin")
    assert recorded.marks == {"answer-1": RIGHT}


def test_another_process_that_writes_too_long_is_said_and_leaves_no_half(
    store: Store, path: Path, now: datetime, answer: MakeAnswer, child: Child
) -> None:
    store.add_answer("attempt-1", answer())
    store.close()
    before = dump(path)
    with Store.open(path, timeout=0.2) as impatient:
        holder = child("hold", path, 60)
        assert holder.stdout
        holder.stdout.readline()
        changes: tuple[Callable[[], object], ...] = (
            lambda: impatient.set_flag("attempt-1", "question", on=True),
            lambda: impatient.add_wait("attempt-1", 2500),
            lambda: impatient.keep_snapshot("robin", "course", 1, b"data"),
            lambda: impatient.add_remarks({"answer-1": RIGHT}, {}, at=now),
        )
        for change in changes:
            with pytest.raises(RecordsError, match=r"busy for 0\.2 seconds"):
                change()
        holder.kill()
        holder.communicate()
        assert dump(path) == before
        for change in changes:
            change()
    assert len(dump(path)) == len(before) + 3


def test_what_is_read_while_another_process_writes_is_of_one_moment(store: Store, path: Path, child: Child) -> None:
    with child("write", path, "kim", 120) as writer:
        assert writer.stdout
        writer.stdout.readline()
        seen = [0]
        while writer.poll() is None:
            (recent,) = store.recent("kim").attempts
            ((_, after),) = store.attempts_after("kim", 0, ())
            assert [answered.id for answered in recent.answered] == [f"kim-{n}" for n in range(len(recent.answered))]
            assert len(after.answered) >= len(recent.answered) >= seen[-1]
            seen.append(len(recent.answered))
        writer.stdout.read()
    assert len(store.recent("kim").attempts[0].answered) == 120


def test_who_is_removed_in_another_window_is_not_marked_again(
    store: Store, path: Path, now: datetime, answer: MakeAnswer
) -> None:
    store.add_answer("attempt-1", answer())
    store.finish("attempt-1", at=now, standing="ready", conversations=[])
    with Store.open(path) as other:
        other.remove_person("robin")
    before = dump(path)
    store.add_remarks({"answer-1": RIGHT}, {"attempt-1": "look_again"}, at=now)
    assert dump(path) == before
