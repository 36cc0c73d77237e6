"""`edu remark`: marks all that was answered again by the course as it stands, after a key or a rule was corrected."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from msgspec import Struct, json

from edu.assessment.marks import Mark
from edu.assessment.remark import Remarked, remarked
from edu.cli.opening import Where, open_course, open_store, people_named
from edu.cli.output import put
from edu.course.course import Course
from edu.errors import ExitCode
from edu.records.person import Person
from edu.records.store import Store

if TYPE_CHECKING:
    from argparse import Namespace


class Of(Struct, frozen=True, kw_only=True):
    """What was looked at of one person."""

    person: Person
    rounds: tuple[Remarked, ...]
    elsewhere: int
    """Answers to another course, which are left as they are."""


class Change(Struct, frozen=True, kw_only=True):
    """An answer with another mark than before."""

    person: str
    quiz: str
    question: str
    attempt: str
    answer: str
    at: datetime
    old: Mark
    new: Mark


class Outcome(Struct, frozen=True, kw_only=True):
    """A round with another result than before."""

    person: str
    quiz: str
    attempt: str
    at: datetime
    old: str
    new: str


class Kept(Struct, frozen=True, kw_only=True):
    """Answers to one question that keep their marks."""

    person: str
    quiz: str
    question: str
    why: str
    answers: int


class Report(Struct, frozen=True, kw_only=True):
    """All that is told."""

    course: str
    version: str
    at: datetime
    changed: tuple[Change, ...]
    results: tuple[Outcome, ...]
    unmarked: tuple[Kept, ...]
    people: int
    answers: int
    marks_unlike_the_first: int
    results_unlike_the_first: int
    answers_of_other_courses: int


def run(arguments: "Namespace") -> int:
    """Print what is another mark today, then add it to the records: what was not shown is not recorded."""
    course = open_course(Where.named(arguments))
    store, _ = open_store(Where.named(arguments))
    with store:
        found = [_of(store, course, person) for person in people_named(store, arguments.person)]
        report = _report(course, found, at=datetime.now(UTC))
        if arguments.format == "json":
            put(json.format(json.encode(report)).decode())
        else:
            put("\n".join(_lines(report)))
        store.add_remarks(
            {change.answer: change.new for change in report.changed},
            {outcome.attempt: outcome.new for outcome in report.results},
            at=report.at,
        )
        if arguments.format != "json":
            put("\n".join(_summary(report)))
    return ExitCode.OK


def _of(store: Store, course: Course, person: Person) -> Of:
    recorded = store.recorded(person.id)
    here = [each for each in recorded if each.attempt.course == course.id]
    return Of(
        person=person,
        rounds=tuple(remarked(course, here)),
        elsewhere=sum(len(each.attempt.answered) for each in recorded if each.attempt.course != course.id),
    )


def _report(course: Course, found: Sequence[Of], *, at: datetime) -> Report:
    rounds = [(each.person.nickname, done) for each in found for done in each.rounds]
    kept = Counter(
        (nickname, done.attempt.quiz, unmarked.answered.question, unmarked.why.value)
        for nickname, done in rounds
        for unmarked in done.unmarked
    )
    return Report(
        course=course.id,
        version=course.version,
        at=at,
        changed=tuple(change for nickname, done in rounds for change in _changes(nickname, done)),
        results=tuple(
            Outcome(
                person=nickname,
                quiz=done.attempt.quiz,
                attempt=done.attempt.id,
                at=done.attempt.started_at,
                old=done.old,
                new=done.new,
            )
            for nickname, done in rounds
            if done.old is not None and done.new is not None and done.old != done.new
        ),
        unmarked=tuple(
            Kept(person=nickname, quiz=quiz, question=question, why=why, answers=count)
            for (nickname, quiz, question, why), count in kept.items()
        ),
        people=len(found),
        answers=sum(len(done.attempt.answered) for _, done in rounds),
        marks_unlike_the_first=sum(done.differing for _, done in rounds),
        results_unlike_the_first=sum(done.moved for _, done in rounds),
        answers_of_other_courses=sum(each.elsewhere for each in found),
    )


def _changes(nickname: str, done: Remarked) -> Iterator[Change]:
    for each in done.changed:
        yield Change(
            person=nickname,
            quiz=done.attempt.quiz,
            question=each.answered.question,
            attempt=done.attempt.id,
            answer=each.answered.id,
            at=each.answered.at,
            old=each.old,
            new=each.new,
        )


def _lines(report: Report) -> Iterator[str]:
    for change in report.changed:
        where = f"{change.person} · {change.quiz} · {change.question} · {_when(change.at)}"
        yield f"{where}: {_said(change.old)} → {_said(change.new)}"
    for outcome in report.results:
        where = f"{outcome.person} · {outcome.quiz} · round of {_when(outcome.at)}"
        yield f"{where}: {_words(outcome.old)} → {_words(outcome.new)}"
    if report.unmarked:
        yield "Cannot be marked again:"
    for kept in report.unmarked:
        where = f"{kept.person} · {kept.quiz} · {kept.question}"
        yield f"{where}: {kept.why} ({_count(kept.answers, 'answer')})"


def _summary(report: Report) -> Iterator[str]:
    people = "1 person" if report.people == 1 else f"{report.people:,} people"
    yield f"Looked at {_count(report.answers, 'answer')} of {people}, by {report.course} {report.version}."
    if report.changed or report.results:
        added = f"{_count(len(report.changed), 'new mark')} and {_count(len(report.results), 'new result')}"
        yield f"Added to the records: {added}. What was recorded first stays there."
    else:
        yield "No mark and no result is new."
    if report.marks_unlike_the_first or report.results_unlike_the_first:
        marks = _count(report.marks_unlike_the_first, "mark")
        results = _count(report.results_unlike_the_first, "result")
        yield f"Other than recorded first: {marks} and {results}."
    if report.unmarked:
        kept = sum(each.answers for each in report.unmarked)
        yield f"Cannot be marked again, and stay as they are: {_count(kept, 'answer')}."
    if report.answers_of_other_courses:
        yield f"Left aside: {_count(report.answers_of_other_courses, 'answer')} to another course."


def _said(mark: Mark) -> str:
    return f"{mark.fraction:.3g} {_words(mark.state)} ({mark.rule})"


def _words(name: str) -> str:
    return name.replace("_", " ")


def _when(at: datetime) -> str:
    return f"{at.astimezone():%Y-%m-%d %H:%M}"


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
