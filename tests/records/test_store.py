"""What is put in comes back, once, in order; the same again changes nothing."""

import sqlite3
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from edu.assessment.certainty import Certainty
from edu.assessment.history import Attempt, ClinicQuestion, History, Place
from edu.assessment.marks import Mark, State
from edu.assessment.response import DontKnow, Filled, Ordered, Picked, Placed, Skipped, Ticked, Written
from edu.assessment.session import Answered
from edu.course.ids import LessonId
from edu.errors import RecordsError
from edu.records.store import DEVICE, Store

MakeAttempt = Callable[..., Attempt]
MakeAnswer = Callable[..., Answered]


def test_everything_comes_back_after_closing(
    store: Store, path: Path, now: datetime, attempt: MakeAttempt, answer: MakeAnswer
) -> None:
    fields = {"only": ("q1", "q2"), "seed": 2**62, "minutes": 12.5}
    first = attempt("first", **fields)
    answers = (
        answer("1", Picked("ä"), certainty=Certainty.GUESS, hints=2, milliseconds=1234),
        answer("2", Ticked(frozenset("abc")), mark=Mark(1 / 3, State.PARTLY, "coverage", 4)),
        answer("3", Placed((("card", "group"), ("card 2", "group")))),
        answer("4", Written("It's \U0001f600 \0 'quoted' \n text")),
        answer("5", DontKnow(), mark=Mark(0.0, State.DONT_KNOW, "all_correct")),
        answer("6", Skipped(), question="question"),
        answer("7", Ordered(("b", "a")), tries=2),
        answer("8", Filled((("gap", "words, typed"), ("gap 2", "5bf30808"))), tries=3),
    )
    question = ClinicQuestion(id="c1", text="How long may peeling last?", about="Day 3", at=now)
    store.begin("robin", first)
    for answered in answers:
        store.add_answer("first", answered)
    store.set_flag("first", "question", on=True)
    store.set_flag("first", "question 2", on=True)
    store.set_flag("first", "question", on=False)
    store.add_wait("first", 2500)
    store.finish("first", at=now, standing="talk", conversations=["no-picking"])
    store.set_place("robin", LessonId("one"), Place(page=3, finished=False), at=now)
    store.set_place("robin", LessonId("one"), Place(page=1, finished=True), at=now)
    store.add_question("robin", question)
    store.set_setting("robin", "theme", "dark")
    store.set_setting(DEVICE, "theme", "light")
    store.close()
    with Store.open(path) as again:
        assert again.history("robin") == History(
            attempts=(
                attempt(),
                attempt(
                    "first",
                    **fields,
                    answered=answers,
                    finished_at=now,
                    flagged=frozenset({"question 2"}),
                    waited=2500,
                ),
            ),
            places={LessonId("one"): Place(page=1, finished=True)},
            questions=(question,),
        )
        assert again.settings("robin") == {"theme": "dark"}
        assert again.settings(DEVICE) == {"theme": "light"}


def test_order_is_that_of_writing_whatever_the_clock_says(
    store: Store, now: datetime, attempt: MakeAttempt, answer: MakeAnswer
) -> None:
    for number in range(12):
        store.begin("robin", attempt(f"a{number}", started_at=now - timedelta(days=number)))
        store.add_answer("attempt-1", answer(f"b{number}", at=now - timedelta(days=400 * number)))
        store.add_question("robin", ClinicQuestion(id=str(number), text="?", about="", at=now - timedelta(number)))
    history = store.history("robin")
    assert [found.id for found in history.attempts] == ["attempt-1", *(f"a{number}" for number in range(12))]
    assert [found.id for found in history.attempts[0].answered] == [f"b{number}" for number in range(12)]
    assert [found.id for found in history.questions] == [str(number) for number in range(12)]
    assert store._database.read(
        lambda connection: connection.execute("SELECT seq FROM answer ORDER BY seq").fetchall()
    ) == [(number,) for number in range(1, 13)]


def test_people_do_not_see_each_other(store: Store, now: datetime, attempt: MakeAttempt, answer: MakeAnswer) -> None:
    store.add_person("Kim", person_id="kim", at=now)
    store.begin("kim", attempt("of kim"))
    store.add_answer("of kim", answer())
    assert store.history("robin").attempts == (attempt(),)
    assert store.history("nobody") == History()
    assert store.settings("nobody") == {}


def test_the_same_again_changes_nothing(
    store: Store, path: Path, now: datetime, attempt: MakeAttempt, answer: MakeAnswer
) -> None:
    def do_all() -> None:
        store.add_person("Robin", person_id="robin", at=now)
        store.begin("robin", attempt())
        store.add_answer("attempt-1", answer("1"))
        store.add_answer("attempt-1", answer("2"))
        store.set_flag("attempt-1", "question", on=True)
        store.set_flag("attempt-1", "other", on=False)
        store.add_wait("attempt-1", 2500)
        store.finish("attempt-1", at=now, standing="good", conversations=["x"], unanswered=["left"])
        store.add_remarks({"1": Mark(1.0, State.RIGHT, "all_correct")}, {"attempt-1": "better"}, at=now)
        store.keep_snapshot("robin", "course", 1, b"data")
        store.set_place("robin", LessonId("one"), Place(page=1, finished=True), at=now)
        store.add_question("robin", ClinicQuestion(id="c", text="?", about="", at=now))
        store.remove_question("gone")
        store.set_setting("robin", "theme", "dark")
        store.remove_person("gone")

    do_all()
    before = dump(path)
    do_all()
    assert dump(path) == before


def test_the_same_moment_in_another_zone_is_the_same_answer(store: Store, now: datetime, answer: MakeAnswer) -> None:
    store.add_answer("attempt-1", answer(at=now))
    store.add_answer("attempt-1", answer(at=now.astimezone(timezone(timedelta(hours=-7))) + timedelta(microseconds=9)))
    assert len(store.history("robin").attempts[0].answered) == 1


@pytest.mark.parametrize(
    "change",
    [
        {"response": Picked("b")},
        {"question": "other"},
        {"question_hash": "1" * 32},
        {"mark": Mark(1.0, State.RIGHT, "net_correct")},
        {"hints": 1},
        {"tries": 2},
        {"milliseconds": 1},
        {"certainty": Certainty.SURE},
    ],
)
def test_another_answer_under_the_same_id_is_refused(
    store: Store, path: Path, answer: MakeAnswer, change: dict[str, object]
) -> None:
    store.add_answer("attempt-1", answer())
    before = dump(path)
    with pytest.raises(RecordsError, match="same id"):
        store.add_answer("attempt-1", answer(**change))
    assert dump(path) == before


def test_other_things_under_the_same_id_are_refused(
    store: Store, path: Path, now: datetime, attempt: MakeAttempt, answer: MakeAnswer
) -> None:
    store.begin("robin", attempt("second"))
    store.add_answer("attempt-1", answer())
    store.add_question("robin", ClinicQuestion(id="c", text="?", about="", at=now))
    before = dump(path)
    for refused in (
        lambda: store.add_answer("second", answer()),
        lambda: store.begin("robin", attempt(seed=8)),
        lambda: store.begin("robin", attempt(minutes=8)),
        lambda: store.add_person("Kim", person_id="robin", at=now),
        lambda: store.add_question("robin", ClinicQuestion(id="c", text="!", about="", at=now)),
    ):
        with pytest.raises(RecordsError, match="same id"):
            refused()
    assert dump(path) == before


def test_a_finished_attempt_is_closed(store: Store, path: Path, now: datetime, answer: MakeAnswer) -> None:
    store.add_answer("attempt-1", answer("1"))
    store.add_wait("attempt-1", 2500)
    store.finish("attempt-1", at=now, standing="good", conversations=[])
    before = dump(path)
    store.add_answer("attempt-1", answer("1"))
    store.set_flag("attempt-1", "question", on=False)
    store.add_wait("attempt-1", 2500)
    with pytest.raises(RecordsError, match="finished already"):
        store.add_answer("attempt-1", answer("2"))
    with pytest.raises(RecordsError, match="finished already"):
        store.set_flag("attempt-1", "question", on=True)
    with pytest.raises(RecordsError, match="finished already"):
        store.add_wait("attempt-1", 2501)
    with pytest.raises(RecordsError, match="finished already"):
        store.finish("attempt-1", at=now, standing="bad", conversations=[])
    assert dump(path) == before


def test_the_time_at_questions_that_were_left_never_shrinks(store: Store, path: Path) -> None:
    for total, kept in ((2000, 2000), (5000, 5000), (5000, 5000), (3000, 5000), (-1, 5000)):
        store.add_wait("attempt-1", total)
        assert store.history("robin").attempts[0].waited == kept
    (recent,), ((_, after),) = store.recent("robin").attempts, store.attempts_after("robin", 0, ())
    assert recent.waited == after.waited == 5000
    with pytest.raises(RecordsError):
        store.add_wait("attempt-1", 2**63)
    store.close()
    with Store.open(path) as again:
        assert again.history("robin").attempts[0].waited == 5000


def test_what_hangs_on_nothing_is_refused(
    store: Store, path: Path, now: datetime, attempt: MakeAttempt, answer: MakeAnswer
) -> None:
    before = dump(path)
    refusals: tuple[Callable[[], object], ...] = (
        lambda: store.begin("nobody", attempt("new")),
        lambda: store.add_answer("no attempt", answer()),
        lambda: store.finish("no attempt", at=now, standing="good", conversations=[]),
        lambda: store.set_flag("no attempt", "question", on=True),
        lambda: store.add_wait("no attempt", 2500),
        lambda: store.keep_snapshot("nobody", "course", 1, b""),
        lambda: store.set_place("nobody", LessonId("one"), Place(page=0, finished=False), at=now),
        lambda: store.add_question("nobody", ClinicQuestion(id="c", text="?", about="", at=now)),
        lambda: store.set_setting("nobody", "theme", "dark"),
    )
    for refused in refusals:
        with pytest.raises(RecordsError, match="no longer in the records"):
            refused()
    assert dump(path) == before


@pytest.mark.parametrize(
    "change",
    [
        {"mark": Mark(float("nan"), State.RIGHT, "r")},
        {"mark": Mark(1.5, State.RIGHT, "r")},
        {"mark": Mark(-0.1, State.RIGHT, "r")},
        {"hints": -1},
        {"tries": 0},
        {"milliseconds": -1},
        {"milliseconds": 2**63},
        {"question": "\ud800"},
    ],
    ids=str,
)
def test_what_cannot_be_kept_is_refused_in_words(
    store: Store, path: Path, answer: MakeAnswer, change: dict[str, object]
) -> None:
    before = dump(path)
    with pytest.raises(RecordsError, match="could not be saved"):
        store.add_answer("attempt-1", answer(**change))
    assert dump(path) == before
    store.add_answer("attempt-1", answer())


@pytest.mark.parametrize("minutes", [0, -1])
def test_a_clock_without_time_is_refused_in_words(store: Store, attempt: MakeAttempt, minutes: float) -> None:
    with pytest.raises(RecordsError, match="could not be saved"):
        store.begin("robin", attempt("timed", minutes=minutes))
    assert store.history("robin").attempts == (attempt(),)


@pytest.mark.parametrize(
    ("damage", "named"),
    [
        ("UPDATE answer SET response = 'x'", "answer answer-1"),
        ("UPDATE answer SET state = 'x'", "answer answer-1"),
        ("UPDATE answer SET certainty = 'x'", "answer answer-1"),
        ("UPDATE answer SET answered_at = 'x'", "answer answer-1"),
        ("UPDATE attempt SET only_questions = 'x'", "attempt attempt-1"),
        ("UPDATE attempt SET started_at = 'x'", "attempt attempt-1"),
        ("UPDATE clinic_question SET written_at = 'x'", "clinic_question c"),
    ],
)
def test_a_row_that_cannot_be_read_is_named(
    store: Store, path: Path, now: datetime, answer: MakeAnswer, damage: str, named: str
) -> None:
    store.add_answer("attempt-1", answer())
    store.add_question("robin", ClinicQuestion(id="c", text="?", about="", at=now))
    with sqlite3.connect(path) as connection:
        connection.execute(damage)
    with pytest.raises(RecordsError, match=named):
        store.history("robin")


def test_a_later_mark_that_cannot_be_read_is_named(store: Store, path: Path, now: datetime, answer: MakeAnswer) -> None:
    store.add_answer("attempt-1", answer())
    store.add_remarks({"answer-1": Mark(1.0, State.RIGHT, "all_correct")}, {}, at=now)
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE remark SET state = 'x'")
    with pytest.raises(RecordsError, match="remark of answer answer-1"):
        store.recorded("robin")
    assert len(store.history("robin").attempts[0].answered) == 1


def test_a_row_of_someone_else_that_cannot_be_read_is_no_trouble(
    store: Store, path: Path, now: datetime, attempt: MakeAttempt, answer: MakeAnswer
) -> None:
    store.add_answer("attempt-1", answer())
    store.add_person("Kim", person_id="kim", at=now)
    store.begin("kim", attempt("of kim"))
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE answer SET response = 'x'")
    assert store.history("kim").attempts == (attempt("of kim"),)


def test_a_guest_leaves_nothing_on_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, now: datetime) -> None:
    monkeypatch.chdir(tmp_path)
    with Store.in_memory() as guest:
        guest.ping_writable()
        guest.add_person("Guest", person_id="guest", at=now)
        assert [person.nickname for person in guest.people()] == ["Guest"]
    assert not list(tmp_path.iterdir())


def test_durability_is_as_asked_for(store: Store) -> None:
    wanted = {
        "journal_mode": "truncate",
        "synchronous": 2,
        "secure_delete": 1,
        "foreign_keys": 1,
        "busy_timeout": 10_000,
    }
    found = store._database.read(
        lambda connection: {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in wanted}
    )
    assert found == wanted


def test_a_closed_store_says_so_in_words(store: Store) -> None:
    store.close()
    store.close()
    with pytest.raises(RecordsError):
        store.people()


def dump(path: Path) -> list[str]:
    connection = sqlite3.connect(path)
    try:
        return list(connection.iterdump())
    finally:
        connection.close()
