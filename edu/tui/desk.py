"""What the screens share: the course, the person at it, their history, and the one door to the records.

All writing runs in the single thread of `_writer`, awaited by the handler that shows what follows, so an answer is
on disk before its feedback is drawn, and a slow disk does not freeze the drawing. Whose records they are is settled
when the write is asked for, not when its turn comes.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from pathlib import Path as FilePath
from time import monotonic
from typing import TypeVar
from uuid import uuid4

from msgspec import Struct
from msgspec.structs import replace

from edu.assessment.history import Attempt, ClinicQuestion, History, Place
from edu.assessment.learner import Learner
from edu.assessment.mastery import Result, Standing
from edu.assessment.session import Answered
from edu.assessment.steps import quiz_of
from edu.assessment.takehome import Sheet
from edu.course.course import Clinic, Course, Path, Step
from edu.course.ids import LessonId, PathId, QuestionId
from edu.records.lease import Lease
from edu.records.person import Person
from edu.records.store import DEVICE, Store
from edu.tui.chosen import extra_time, visit_day
from edu.tui.past import Past

T = TypeVar("T")
GUEST = "guest"
NOBODY = Person(id="", nickname="", created_at=datetime.fromtimestamp(0, UTC))


class Services(Struct, frozen=True, kw_only=True):
    """What the app is handed at its start."""

    course: Course
    clinic: Clinic
    store: Store
    take_lease: Callable[[str], Lease | None]
    write_sheet: Callable[[Sheet, str], FilePath]
    """Writes a sheet in a format ("html", "txt", "md") and says where it is."""
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    monotonic: Callable[[], float] = monotonic
    new_id: Callable[[], str] = lambda: str(uuid4())
    new_seed: Callable[[], int] = lambda: uuid4().int >> 96


class Desk:
    """One person at one course. Every change goes to the records first and into `history` after."""

    def __init__(self, services: Services) -> None:
        self.services = services
        self.course = services.course
        self.person = NOBODY
        self.history = History()
        self.settings: dict[str, str] = {}
        """What this person chose."""
        self.path: Path = services.course.paths[0]
        self._store = services.store
        self._lease: Lease | None = None
        self._past = Past(services.store, "", services.course)
        self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="records")

    @property
    def seated(self) -> bool:
        """Whether anyone, be it a guest, has sat down yet."""
        return self.person is not NOBODY

    @property
    def is_guest(self) -> bool:
        return self.person.id == GUEST

    @property
    def learner(self) -> Learner:
        """What all that this person ever answered comes to."""
        return self._past.learner

    @property
    def extra_time(self) -> int:
        """Per cent of more time that this person chose."""
        return extra_time(self.settings)

    @property
    def visit(self) -> date | None:
        """The day of the treatment, if it was said."""
        return visit_day(self.settings)

    def today(self) -> datetime:
        """Now, by the clock on the wall here."""
        return self.services.now().astimezone()

    def people(self) -> tuple[Person, ...]:
        return self.services.store.people()

    def sit_down(self, person: Person) -> bool:
        """Make this person the one at the desk; False when another window has them open."""
        lease = self.services.take_lease(person.id)
        if lease is None:
            return False
        self._leave()
        self._lease, self._store, self.person = lease, self.services.store, person
        self._open_history()
        return True

    def sit_down_as_guest(self) -> None:
        """Someone who leaves nothing behind: the records are in memory only."""
        self._leave()
        self._store = Store.in_memory()
        self.person = self._store.add_person("Guest", person_id=GUEST, at=self.services.now())
        self._open_history()

    async def add_person(self, nickname: str) -> Person:
        person, at = self.services.new_id(), self.services.now()
        return await self._write(lambda: self.services.store.add_person(nickname, person_id=person, at=at))

    async def choose_path(self, path: PathId) -> None:
        await self.set_setting("path", path)
        self.path = self._path_named(path)

    def attempt(self, attempt_id: str) -> Attempt:
        """A go at a quiz as it stands. Raises KeyError for one that is not of this person."""
        found = next((attempt for attempt in reversed(self.history.attempts) if attempt.id == attempt_id), None)
        if found is None:
            raise KeyError(attempt_id)
        return found

    async def begin(self, step: Step, *, only: tuple[QuestionId, ...] = (), minutes: float | None = None) -> Attempt:
        """A new go at the quiz of a step; `minutes` for someone who asked for the clock."""
        quiz = quiz_of(self.course, step, learner=self.person.id)
        if quiz is None:
            raise ValueError(f"step {step.key} has no quiz")
        attempt = Attempt(
            id=self.services.new_id(),
            course=self.course.id,
            course_version=self.course.version,
            path=self.path.id,
            step=step.key,
            quiz=quiz.id,
            seed=self.services.new_seed(),
            only=only,
            started_at=self.services.now(),
            minutes=minutes,
        )
        store, person = self._store, self.person
        await self._write(lambda: store.begin(person.id, attempt))
        if person is self.person:
            self.history = replace(self.history, attempts=(*self.history.attempts, attempt))
        return attempt

    async def record(self, attempt_id: str, answered: Answered) -> None:
        """Keep one answer; when this returns it is on disk."""
        store = self._store
        await self._write(lambda: store.add_answer(attempt_id, answered))
        self._change_attempt(attempt_id, lambda old: replace(old, answered=(*old.answered, answered)))

    async def set_flag(self, attempt_id: str, question: QuestionId, *, on: bool) -> None:
        """Flag a question of a round to look at again, or take the flag off."""
        store = self._store
        await self._write(lambda: store.set_flag(attempt_id, question, on=on))
        self._change_attempt(attempt_id, lambda old: replace(old, flagged=old.flagged ^ {question}))

    async def add_wait(self, attempt_id: str, waited: int) -> None:
        """Keep the time at questions of a round that were left, in all and in milliseconds."""
        store = self._store
        await self._write(lambda: store.add_wait(attempt_id, waited))
        self._change_attempt(attempt_id, lambda old: replace(old, waited=max(old.waited, waited)))

    async def finish(self, attempt_id: str, shown: Result, *, at: datetime | None = None) -> None:
        """The end of a go; `at` where it was earlier than now."""
        end = at or self.services.now()
        talk = [idea for idea, standing in shown.ideas.items() if standing is Standing.NEEDS_CONVERSATION]
        left, store = [question.id for question in shown.unanswered], self._store
        await self._write(
            lambda: store.finish(attempt_id, at=end, standing=shown.standing, conversations=talk, unanswered=left)
        )
        self._change_attempt(attempt_id, lambda old: replace(old, finished_at=end))
        past = self._past
        await self._write(past.renew)
        if past is self._past:
            self.history = replace(self.history, counted=past.counted())

    async def set_place(self, lesson: LessonId, page: int, *, last: bool) -> None:
        old = self.history.places.get(lesson)
        place = Place(page=page, finished=last or bool(old and old.finished))
        if place != old:
            store, person, at = self._store, self.person, self.services.now()
            await self._write(lambda: store.set_place(person.id, lesson, place, at=at))
            if person is self.person:
                self.history = replace(self.history, places={**self.history.places, lesson: place})

    async def add_question(self, words: str, about: str) -> None:
        question = ClinicQuestion(id=self.services.new_id(), text=words, about=about, at=self.services.now())
        store, person = self._store, self.person
        await self._write(lambda: store.add_question(person.id, question))
        if person is self.person:
            self.history = replace(self.history, questions=(*self.history.questions, question))

    async def remove_question(self, question_id: str) -> None:
        store = self._store
        await self._write(lambda: store.remove_question(question_id))
        kept = tuple(question for question in self.history.questions if question.id != question_id)
        self.history = replace(self.history, questions=kept)

    async def set_setting(self, key: str, value: str) -> None:
        store, person = self._store, self.person
        await self._write(lambda: store.set_setting(person.id, key, value))
        if person is self.person:
            self.settings = {**self.settings, key: value}

    async def set_device_setting(self, key: str, value: str) -> None:
        """A setting of this machine, whoever sits at it."""
        await self._write(lambda: self.services.store.set_setting(DEVICE, key, value))

    def device_settings(self) -> dict[str, str]:
        return dict(self.services.store.settings(DEVICE))

    def close(self) -> None:
        """Let what is being written end, then leave."""
        self._writer.shutdown(wait=True)
        self._leave()

    async def _write(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._writer, work)

    def _change_attempt(self, attempt_id: str, change: Callable[[Attempt], Attempt]) -> None:
        attempts = tuple(change(old) if old.id == attempt_id else old for old in self.history.attempts)
        self.history = replace(self.history, attempts=attempts)
        self._past.changed()

    def _open_history(self) -> None:
        self._past = Past(self._store, self.person.id, self.course)
        self.history = replace(self._store.recent(self.person.id), counted=self._past.counted())
        self.settings = dict(self._store.settings(self.person.id))
        self.path = self._path_named(self.settings.get("path", ""))

    def _path_named(self, path: str) -> Path:
        return next((known for known in self.course.paths if known.id == path), self.course.paths[0])

    def _leave(self) -> None:
        if self._lease is not None:
            self._lease.release()
            self._lease = None
        if self.is_guest and self._store is not self.services.store:
            self._store.close()
