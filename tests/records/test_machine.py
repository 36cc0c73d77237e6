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

from edu.assessment.certainty import Certainty
from edu.assessment.history import Attempt, ClinicQuestion, History, Place
from edu.assessment.marks import Mark, State
from edu.assessment.remark import Recorded
from edu.assessment.response import DontKnow, Picked, Skipped, Ticked, Written
from edu.assessment.session import Answered
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
        self.snapshots: dict[str, tuple[str, bytes]] = {}
        self.marks: dict[str, Mark] = {}
        """By answer: the newest mark of those that were marked again."""
        self.standings: dict[str, str] = {}
        """By attempt, in the same way."""
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
            for attempt in self.model.pop(person, History()).attempts:
                self.standings.pop(attempt.id, None)
                for answered in attempt.answered:
                    self.marks.pop(answered.id, None)
            self.settings.pop(person, None)
            self.snapshots.pop(person, None)

        self.change(True, lambda: self.store.remove_person(person), note)

    @rule(person=people, attempt_id=attempts, seed=st.integers(0, 3))
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
            minutes=[None, 2.5, 40, 1 / 3][seed],
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
        attempt_id=attempts,
        answer_id=answer_ids,
        response=responses,
        certainty=st.none() | st.sampled_from(Certainty),
        tries=st.integers(1, 3),
    )
    def add_answer(
        self, attempt_id: str, answer_id: str, response: object, certainty: Certainty | None, tries: int
    ) -> None:
        answered = Answered(
            id=answer_id,
            question=QuestionId("q"),
            question_hash="0" * 32,
            response=response,  # type: ignore[arg-type]
            mark=Mark(1 / 3, State.PARTLY, "coverage", 2),
            at=self.clock,
            certainty=certainty,
            hints=1,
            tries=tries,
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

        act = lambda: self.store.finish(attempt_id, at=at, standing="good", conversations=["i"], unanswered=["u"])  # noqa: E731
        self.change(legal, act, note)

    @rule(attempt_id=attempts, question=st.sampled_from(["q", "r"]), on=st.booleans())
    def set_flag(self, attempt_id: str, question: str, on: bool) -> None:
        there = self.owner(attempt_id)
        same = there is not None and (question in there[1].flagged) == on
        legal = there is not None and (same or there[1].finished_at is None)

        def note() -> None:
            if there:
                flagged = there[1].flagged | {QuestionId(question)} if on else there[1].flagged - {question}
                self.put_attempt(there, flagged=flagged)

        self.change(legal, lambda: self.store.set_flag(attempt_id, QuestionId(question), on=on), note)

    @rule(attempt_id=attempts, waited=st.integers(-1, 30))
    def add_wait(self, attempt_id: str, waited: int) -> None:
        there = self.owner(attempt_id)
        legal = there is not None and (waited <= there[1].waited or there[1].finished_at is None)

        def note() -> None:
            if there:
                self.put_attempt(there, waited=max(there[1].waited, waited))

        self.change(legal, lambda: self.store.add_wait(attempt_id, waited), note)

    @rule(person=people, kept_for=st.sampled_from(["one", "two"]), upto=st.integers(0, 9), data=st.binary(max_size=40))
    def keep_snapshot(self, person: str, kept_for: str, upto: int, data: bytes) -> None:
        def note() -> None:
            self.snapshots[person] = (kept_for, data)

        act = lambda: self.store.keep_snapshot(person, kept_for, upto, data)  # noqa: E731
        self.change(person in self.model, act, note)

    @rule(
        marks=st.dictionaries(
            answer_ids, st.sampled_from([Mark(1.0, State.RIGHT, "r"), Mark(0.5, State.PARTLY, "r", 2)])
        ),
        standings=st.dictionaries(attempts, st.sampled_from(["good", "better"])),
    )
    def mark_again(self, marks: dict[str, Mark], standings: dict[str, str]) -> None:
        there = {a.id: a for history in self.model.values() for go in history.attempts for a in go.answered}
        ended = {go.id: go for history in self.model.values() for go in history.attempts if go.finished_at}

        def note() -> None:
            for answer, mark in marks.items():
                if answer in there and (answer in self.marks or there[answer].mark != mark):
                    self.marks[answer] = mark
            for attempt, standing in standings.items():
                if attempt in ended and (attempt in self.standings or standing != "good"):
                    self.standings[attempt] = standing

        self.change(True, lambda: self.store.add_remarks(marks, standings, at=self.clock), note)

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
            assert [attempt for _, attempt in self.store.attempts_after(person, 0, ())] == list(history.attempts)
            assert self.store.snapshot(person) == self.snapshots.get(person)
            self.the_recent_past_is_what_decides(person, history)
            for recorded, attempt in zip(self.store.recorded(person), history.attempts, strict=True):
                assert recorded == Recorded(
                    attempt=attempt,
                    standing="good" if attempt.finished_at else None,
                    marks={a.id: self.marks[a.id] for a in attempt.answered if a.id in self.marks},
                    judged=self.standings.get(attempt.id),
                )
        for person in ("", "kim", "robin", "sam"):
            assert self.store.settings(person) == self.settings.get(person, {})

    def the_recent_past_is_what_decides(self, person: str, history: History) -> None:
        recent = self.store.recent(person)
        finished = [attempt for attempt in history.attempts if attempt.finished_at]
        decide = {*history.attempts[-1:], *finished[-1:], *[attempt for attempt in finished if not attempt.only][-1:]}
        assert recent.attempts == tuple(attempt for attempt in history.attempts if attempt in decide)
        assert (recent.places, recent.questions) == (history.places, history.questions)

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
