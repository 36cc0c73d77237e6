"""Any order of changes, faults, reopenings and a second window: the store is what a plain dictionary says."""

import sqlite3
from collections.abc import Callable
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from edu.assessment.history import Attempt, ClinicQuestion, History, Place
from edu.assessment.marks import Mark, State
from edu.assessment.response import DontKnow, Picked, Skipped, Ticked, Written
from edu.assessment.session import Answered, Certainty
from edu.course.ids import LessonId, OptionId, PathId, QuestionId, QuizId
from edu.errors import RecordsError
from edu.records.store import Store

people = st.sampled_from(["kim", "robin", "sam"])
attempts = st.sampled_from(["a1", "a2", "a3", "a4"])
answer_ids = st.sampled_from([f"x{number}" for number in range(8)])
responses = st.one_of(
    st.sampled_from([DontKnow(), Skipped(), Picked(OptionId("b")), Ticked(frozenset([OptionId("a")]))]),
    st.text(max_size=40).map(Written),
)
texts = st.text(st.characters(codec="utf-8"), max_size=30)


class Faulty(sqlite3.Connection):
    """Fails once, at its n-th statement from now; half of the times after doing it."""

    left = 0
    done_first = False

    def execute(self, *arguments: object) -> sqlite3.Cursor:
        Faulty.left -= 1
        if Faulty.left != 0:
            return super().execute(*arguments)  # type: ignore[arg-type]
        if Faulty.done_first:
            super().execute(*arguments)  # type: ignore[arg-type]
        raise sqlite3.OperationalError("planted")


class Records(RuleBasedStateMachine):
    """`model` holds what must be there; each change is checked for whether it may succeed."""

    def __init__(self) -> None:
        super().__init__()
        self.exits = ExitStack()
        self.path = Path(self.exits.enter_context(TemporaryDirectory())) / "data" / "records.db"
        self.exits.enter_context(pytest.MonkeyPatch.context()).setattr(sqlite3, "connect", faulty_connect)
        self.clock = datetime(2026, 5, 22, tzinfo=UTC)
        self.names: dict[str, str] = {}
        self.model: dict[str, History] = {}
        self.settings: dict[str, dict[str, str]] = {"": {}}
        Faulty.left = 0
        self.store = Store.open(self.path)

    @initialize()
    def someone_has_begun(self) -> None:
        self.add_person("robin")
        self.begin("robin", "a1", 0)

    def change(self, legal: bool, act: Callable[[], object], note: Callable[[], object]) -> None:
        """`act` must succeed when legal, at the second try at the latest, and only then is `note` taken."""
        armed = Faulty.left > 0
        try:
            act()
        except RecordsError as error:
            if legal:
                assert armed
                assert "planted" in str(error)
                act()
            elif armed:
                with pytest.raises(RecordsError):
                    act()
        else:
            assert legal
        Faulty.left = 0
        if legal:
            note()

    def owner(self, attempt_id: str) -> tuple[str, Attempt] | None:
        return next(((p, a) for p, history in self.model.items() for a in history.attempts if a.id == attempt_id), None)

    @rule(person=people)
    def add_person(self, person: str) -> None:
        at = datetime(2026, 1, 1, tzinfo=UTC)

        def note() -> None:
            self.names.setdefault(person, person)
            self.model.setdefault(person, History())
            self.settings.setdefault(person, {})

        self.change(True, lambda: self.store.add_person(person, person_id=person, at=at), note)

    @rule(person=people)
    def add_another_of_that_name(self, person: str) -> None:
        act = lambda: self.store.add_person(person.upper(), person_id="other", at=self.clock)  # noqa: E731
        if person in self.model:
            self.change(False, act, lambda: None)

    @rule(person=people)
    def remove_person(self, person: str) -> None:
        def note() -> None:
            self.model.pop(person, None)
            self.settings.pop(person, None)

        self.change(True, lambda: self.store.remove_person(person), note)

    @rule(person=people, attempt_id=attempts, seed=st.integers(0, 2))
    def begin(self, person: str, attempt_id: str, seed: int) -> None:
        attempt = Attempt(
            id=attempt_id,
            course="course",
            course_version="1",
            path=PathId("path"),
            step="step",
            quiz=QuizId("quiz"),
            seed=seed,
            only=(QuestionId("q"),) * seed,
            started_at=datetime(2026, 2, 2, tzinfo=UTC),
        )
        there = self.owner(attempt_id)
        same = there is not None and there[0] == person and there[1].seed == seed
        new = there is None and person in self.model

        def note() -> None:
            if new:
                self.put(person, attempts=(*self.model[person].attempts, attempt))

        self.change(same or new, lambda: self.store.begin(person, attempt), note)

    @rule(
        attempt_id=attempts, answer_id=answer_ids, response=responses, certainty=st.none() | st.sampled_from(Certainty)
    )
    def add_answer(self, attempt_id: str, answer_id: str, response: object, certainty: Certainty | None) -> None:
        answered = Answered(
            id=answer_id,
            question=QuestionId("q"),
            question_hash="0" * 32,
            response=response,  # type: ignore[arg-type]
            mark=Mark(1 / 3, State.PARTLY, "coverage", 2),
            at=self.clock,
            certainty=certainty,
            hints=1,
            milliseconds=2,
        )
        self.keep_answer(attempt_id, answered)

    @rule(attempt_id=attempts, data=st.data())
    def answer_again(self, attempt_id: str, data: st.DataObject) -> None:
        there = self.owner(attempt_id)
        if there and there[1].answered:
            self.keep_answer(attempt_id, data.draw(st.sampled_from(there[1].answered)))

    def keep_answer(self, attempt_id: str, answered: Answered) -> None:
        there = self.owner(attempt_id)
        stored = {a.id: (go.id, a) for history in self.model.values() for go in history.attempts for a in go.answered}
        same = stored.get(answered.id) == (attempt_id, answered)
        new = there is not None and there[1].finished_at is None and answered.id not in stored

        def note() -> None:
            if new and there:
                self.put_attempt(there, answered=(*there[1].answered, answered))

        self.change(same or new, lambda: self.store.add_answer(attempt_id, answered), note)

    @rule(attempt_id=attempts)
    def finish(self, attempt_id: str) -> None:
        there, at = self.owner(attempt_id), self.clock
        legal = there is not None and there[1].finished_at in (None, at)

        def note() -> None:
            if there:
                self.put_attempt(there, finished_at=at)

        self.change(legal, lambda: self.store.finish(attempt_id, at=at, standing="good", conversations=["i"]), note)

    @rule(person=people, lesson=st.sampled_from(["l1", "l2"]), page=st.integers(0, 9), finished=st.booleans())
    def set_place(self, person: str, lesson: str, page: int, finished: bool) -> None:
        place = Place(page=page, finished=finished)

        def note() -> None:
            self.put(person, places=self.model[person].places | {LessonId(lesson): place})

        act = lambda: self.store.set_place(person, LessonId(lesson), place, at=self.clock)  # noqa: E731
        self.change(person in self.model, act, note)

    @rule(person=people, question_id=st.sampled_from(["c1", "c2"]), text=texts)
    def add_question(self, person: str, question_id: str, text: str) -> None:
        question = ClinicQuestion(id=question_id, text=text, about="line", at=self.clock)
        there = [(p, q) for p, history in self.model.items() for q in history.questions if q.id == question_id]
        new = not there and person in self.model

        def note() -> None:
            if new:
                self.put(person, questions=(*self.model[person].questions, question))

        self.change(new or there == [(person, question)], lambda: self.store.add_question(person, question), note)

    @rule(question_id=st.sampled_from(["c1", "c2"]))
    def remove_question(self, question_id: str) -> None:
        def note() -> None:
            for person, history in self.model.items():
                self.put(person, questions=tuple(q for q in history.questions if q.id != question_id))

        self.change(True, lambda: self.store.remove_question(question_id), note)

    @rule(person=people | st.just(""), key=st.sampled_from(["theme", "size"]), value=texts)
    def set_setting(self, person: str, key: str, value: str) -> None:
        legal = person in self.settings
        note = lambda: self.settings[person].update({key: value})  # noqa: E731
        self.change(legal, lambda: self.store.set_setting(person, key, value), note)

    @rule(days=st.integers(-400, 4000))
    def clock_jumps(self, days: int) -> None:
        self.clock = datetime(2026, 5, 22, tzinfo=UTC) + timedelta(days=days)

    @rule(statement=st.integers(1, 8), done_first=st.booleans())
    def arm_fault(self, statement: int, done_first: bool) -> None:
        Faulty.left, Faulty.done_first = statement, done_first

    @precondition(lambda self: Faulty.left <= 0)
    @rule()
    def reopen(self) -> None:
        self.store.close()
        self.store = Store.open(self.path)

    @precondition(lambda self: Faulty.left <= 0)
    @rule(key=st.sampled_from(["theme", "size"]), value=texts)
    def a_second_window_writes(self, key: str, value: str) -> None:
        with Store.open(self.path) as other:
            other.set_setting("", key, value)
        self.settings[""][key] = value

    @precondition(lambda self: Faulty.left <= 0)
    @invariant()
    def the_store_is_the_model(self) -> None:
        assert sorted(person.id for person in self.store.people()) == sorted(self.model)
        for person, history in self.model.items():
            assert self.store.history(person) == history
        for person in ("", "kim", "robin", "sam"):
            assert self.store.settings(person) == self.settings.get(person, {})

    def put(self, person: str, **fields: object) -> None:
        history = self.model[person]
        values = {"attempts": history.attempts, "places": history.places, "questions": history.questions}
        self.model[person] = History(**(values | fields))  # type: ignore[arg-type]

    def put_attempt(self, there: tuple[str, Attempt], **fields: object) -> None:
        person, changed = there
        self.put(
            person,
            attempts=tuple(same_but(a, fields) if a.id == changed.id else a for a in self.model[person].attempts),
        )

    def teardown(self) -> None:
        self.store.close()
        self.exits.close()


def same_but(attempt: Attempt, fields: dict[str, object]) -> Attempt:
    return Attempt(**{name: getattr(attempt, name) for name in Attempt.__annotations__} | fields)  # type: ignore[arg-type]


def faulty_connect(*arguments: object, **named: object) -> sqlite3.Connection:
    return Faulty(*arguments, **named)  # type: ignore[arg-type]


def test_the_store_is_what_a_dictionary_says(long: bool) -> None:
    run_state_machine_as_test(
        Records,
        settings=settings(
            max_examples=400 if long else 40,
            stateful_step_count=40,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
