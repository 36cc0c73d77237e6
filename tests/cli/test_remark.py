"""Marks given again after a key was corrected: what is printed, what is added, and what is left as it was."""

import json
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

import edu as package
from edu.assessment.history import Attempt
from edu.assessment.mastery import result
from edu.assessment.response import Picked, Placed, Response, Skipped, Ticked
from edu.assessment.session import answer
from edu.assessment.steps import fresh_session
from edu.authoring.load import load
from edu.course.course import Course
from edu.course.question import Categorise, Interaction, Multiple, Single, TrueFalse
from edu.records.store import Store
from tests.cli.conftest import Edu

NOW = datetime(2026, 5, 22, 9, 30, tzinfo=UTC)
RIGHT_ROW = "      - text: Wash your hands with soap and water.\n        correct: yes\n"
WRONG_ROW = "      - text: Hold your hands under the tap for a moment.\n"
QUIZ = "quizzes/wash-your-hands.yaml"


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """The course that `edu new course` starts from."""
    return Path(copytree(Path(package.__file__).with_name("templates") / "course", tmp_path / "course"))


@pytest.fixture
def answered(edu: Edu, course: Path) -> None:
    """Robin held their hands under the tap and was right in all else; Zoë was right at first, and left."""
    today = read(course)
    with Store.open(edu.data / "records.db") as store:
        go(store, today, "Robin", "robin-1", lambda question: tap(question) or right(question))
        go(store, today, "Zoë", "zoe-1", right, most=1)


def read(course: Path) -> Course:
    loaded = load(course)
    assert loaded.course is not None, loaded.problems
    return loaded.course


def go(
    store: Store, course: Course, nickname: str, name: str, said: Callable[[Interaction], Response], *, most: int = 99
) -> None:
    path = course.paths[0]
    step = next(step for step in path.steps if step.key == "wash-your-hands")
    (quiz,) = course.quizzes.values()
    store.add_person(nickname, person_id=f"id-of-{nickname}", at=NOW)
    session = fresh_session(course, step, quiz, seed=1)
    store.begin(
        f"id-of-{nickname}",
        Attempt(
            id=name, course=course.id, course_version=course.version, path=path.id, step=step.key, quiz=quiz.id, seed=1,
            started_at=NOW,
        ),
    )  # fmt: skip
    while session.current and len(session.answered) < most:
        number = len(session.answered)
        at = NOW + timedelta(minutes=number)
        session, given = answer(session, said(session.current), at=at, answer_id=f"{name}-{number}")
        store.add_answer(name, given)
    if session.finished:
        store.finish(name, at=NOW + timedelta(hours=1), standing=result(session).standing, conversations=[])


def right(question: Interaction) -> Response:
    match question:
        case Single() | TrueFalse():
            return Picked(next(choice.id for choice in question.choices if choice.correct))
        case Multiple():
            return Ticked(frozenset(choice.id for choice in question.choices if choice.correct))
        case Categorise():
            return Placed(tuple((card.id, card.group) for card in question.cards))
        case _:
            return Skipped()


def tap(question: Interaction) -> Response | None:
    if not isinstance(question, Single):
        return None
    return next((Picked(choice.id) for choice in question.choices if "under the tap" in choice.text), None)


def correct_the_key(course: Path) -> None:
    """The tap is right now, and soap is not."""
    path = course / QUIZ
    text = path.read_text(encoding="utf-8")
    turned = text.replace(RIGHT_ROW, RIGHT_ROW.replace("        correct: yes\n", ""))
    turned = turned.replace(WRONG_ROW, WRONG_ROW + "        correct: yes\n").replace(
        "        misconception: water-is-enough\n", "", 1
    )
    turned = turned.replace("Hands that look clean can still", "They can").replace(
        "Yes. Soap and water lift off", "No. Only the tap lifts off"
    )
    assert turned.count("correct: yes") == text.count("correct: yes")
    path.write_text(turned, encoding="utf-8")


def remark(edu: Edu, course: Path, *words: str) -> str:
    code, out, err = edu("remark", "--course", course, *words, env={"TZ": "UTC"})
    assert (code, err) == (0, "")
    return out


def report(edu: Edu, course: Path, *words: str) -> dict[str, Any]:
    said: dict[str, Any] = json.loads(remark(edu, course, "--format", "json", *words))
    return said


def dump(edu: Edu, *tables: str) -> list[str]:
    connection = sqlite3.connect(edu.data / "records.db")
    try:
        return [line for line in connection.iterdump() if any(f'INSERT INTO "{table}"' in line for table in tables)]
    finally:
        connection.close()


FIRST = ("answer", "attempt", "asked", "flag", "person", "place", "snapshot")


@pytest.mark.usefixtures("answered")
def test_by_the_same_course_nothing_is_new(edu: Edu, course: Path) -> None:
    before = dump(edu, *FIRST, "remark", "judged_again")
    out = remark(edu, course)
    assert "→" not in out
    assert "of 2 people, by hand-washing" in out
    assert out.endswith("No mark and no result is new.\n")
    assert dump(edu, *FIRST, "remark", "judged_again") == before


@pytest.mark.usefixtures("answered")
def test_a_corrected_key_is_told_once_and_added(edu: Edu, course: Path) -> None:
    correct_the_key(course)
    before = dump(edu, *FIRST)
    out = remark(edu, course)
    assert (
        "Robin · wash-your-hands · back-from-the-shop · 2026-05-22 09:30:"
        " 0 wrong (all_correct) → 1 right (all_correct)\n" in out
    )
    assert (
        "Zoë · wash-your-hands · back-from-the-shop · 2026-05-22 09:30:"
        " 1 right (all_correct) → 0 wrong (all_correct)\n" in out
    )
    assert "Added to the records: 2 new marks and " in out
    assert "Other than recorded first: 2 marks and " in out
    assert dump(edu, *FIRST) == before
    assert len(dump(edu, "remark")) == 2
    again = remark(edu, course)
    assert "→" not in again
    assert "No mark and no result is new." in again
    assert "Other than recorded first: 2 marks and " in again
    assert len(dump(edu, "remark")) == 2


@pytest.mark.usefixtures("answered")
def test_a_key_that_is_turned_back_leaves_nothing_other_than_first(edu: Edu, course: Path) -> None:
    text = (course / QUIZ).read_text(encoding="utf-8")
    correct_the_key(course)
    remark(edu, course)
    (course / QUIZ).write_text(text, encoding="utf-8")
    out = remark(edu, course)
    assert out.count("→") >= 2
    assert "Other than recorded first" not in out
    assert len(dump(edu, "remark")) == 4


@pytest.mark.usefixtures("answered")
def test_one_person_alone_is_marked_again(edu: Edu, course: Path) -> None:
    correct_the_key(course)
    out = remark(edu, course, "--person", " ROBIN ")
    assert "Zoë" not in out
    assert "of 1 person" in out
    assert len(dump(edu, "remark")) == 1
    assert [change["person"] for change in report(edu, course)["changed"]] == ["Zoë"]


@pytest.mark.usefixtures("answered")
def test_json_says_the_same_with_ids_and_times(edu: Edu, course: Path) -> None:
    correct_the_key(course)
    said = report(edu, course)
    assert said["changed"][0] == {
        "person": "Robin",
        "quiz": "wash-your-hands",
        "question": "back-from-the-shop",
        "attempt": "robin-1",
        "answer": "robin-1-0",
        "at": "2026-05-22T09:30:00Z",
        "old": {"fraction": 0.0, "state": "wrong", "rule": "all_correct", "version": 1},
        "new": {"fraction": 1.0, "state": "right", "rule": "all_correct", "version": 1},
    }
    assert said["people"] == 2
    assert said["marks_unlike_the_first"] == 2
    assert report(edu, course)["changed"] == []


@pytest.mark.usefixtures("answered")
def test_a_result_that_moves_is_told_and_added_beside_the_first(edu: Edu, course: Path) -> None:
    path = course / QUIZ
    text = path.read_text(encoding="utf-8")
    for mark, said, end in (
        (0, "look again → ready", "Other than recorded first: 0 marks and 1 result.\n"),
        (100, "ready → look again", "What was recorded first stays there.\n"),
        (0, "look again → ready", "Other than recorded first: 0 marks and 1 result.\n"),
    ):
        path.write_text(text.replace("pass_mark: 80", f"pass_mark: {mark}"), encoding="utf-8")
        out = remark(edu, course)
        assert out.startswith(f"Robin · wash-your-hands · round of 2026-05-22 09:30: {said}\n")
        assert "Added to the records: 0 new marks and 1 new result." in out
        assert out.endswith(end)
    assert "No mark and no result is new." in remark(edu, course)
    with Store.open(edu.data / "records.db") as store:
        (recorded,) = store.recorded("id-of-Robin")
    assert (recorded.standing, recorded.judged) == ("look_again", "ready")


@pytest.mark.usefixtures("answered")
def test_what_asks_something_else_is_listed_with_the_reason(edu: Edu, course: Path) -> None:
    path = course / QUIZ
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("You come home from the shop", "You come home from school").replace(
            "id: after-the-rinse", "id: after-all-rinses"
        ),
        encoding="utf-8",
    )
    out = remark(edu, course)
    assert (
        "Cannot be marked again:\n"
        "Robin · wash-your-hands · back-from-the-shop: the question asks something else today (1 answer)\n"
        "Robin · wash-your-hands · after-the-rinse: the question is gone (1 answer)\n"
        "Zoë · wash-your-hands · back-from-the-shop: the question asks something else today (1 answer)\n"
    ) in out
    assert "Cannot be marked again, and stay as they are: 3 answers." in out
    assert dump(edu, "remark", "judged_again") == []


@pytest.mark.usefixtures("answered")
def test_answers_to_another_course_are_left_aside(edu: Edu, course: Path) -> None:
    path = course / "content" / "course.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("id: hand-washing", "id: other"), encoding="utf-8")
    correct_the_key(course)
    out = remark(edu, course)
    assert "Looked at 0 answers of 2 people" in out
    assert "to another course." in out
    assert dump(edu, "remark") == []


@pytest.mark.usefixtures("answered")
def test_what_cannot_be_shown_is_not_recorded(edu: Edu, course: Path) -> None:
    correct_the_key(course)
    if not Path("/dev/full").exists():
        pytest.skip("there is no /dev/full here")
    code, _, err = edu("remark", "--course", course, script='"$@" >/dev/full')
    assert code == 2
    assert "could not be printed" in err
    assert dump(edu, "remark") == []
    assert len(report(edu, course)["changed"]) == 2


@pytest.mark.usefixtures("answered")
def test_records_that_are_busy_are_said_and_the_next_run_adds(edu: Edu, course: Path) -> None:
    correct_the_key(course)
    haste = "from edu.records.store import Store; Store.open.__func__.__kwdefaults__['timeout'] = 0.3"
    held = "Store.ping_writable = lambda self: None"
    holder = sqlite3.connect(edu.data / "records.db", isolation_level=None)
    try:
        holder.execute("BEGIN IMMEDIATE")
        code, out, err = edu("remark", "--course", course, planted=f"{haste}\n{held}")
    finally:
        holder.close()
    assert code == 4
    assert "→" in out
    assert "busy" in err
    assert len(report(edu, course)["changed"]) == 2


def test_without_anyone_or_for_someone_else_it_says_so(edu: Edu, course: Path) -> None:
    code, out, err = edu("remark", "--course", course)
    assert (code, out) == (2, "")
    assert "Nobody has used edu with these records yet." in err
    with Store.open(edu.data / "records.db") as store:
        store.add_person("Robin", person_id="robin", at=NOW)
    done = edu("remark", "--course", course, "--person", "Kim")
    assert done == (2, "", "edu: There is no Kim here. There is: Robin.\n")
    assert "Looked at 0 answers of 1 person" in remark(edu, course)


def test_a_course_with_errors_is_not_marked_by(edu: Edu, course: Path) -> None:
    (course / QUIZ).write_text("")
    code, out, err = edu("remark", "--course", course)
    assert (code, out) == (3, "")
    assert "cannot be used because of the problems above" in err
    assert not edu.data.exists()
