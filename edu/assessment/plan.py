"""For patients: fixed prompts to look back around the visit, and what to ask then.

Nothing piles up: at most one prompt applies, the latest, and what was missed for a week has lapsed. Looking back is
open at any time, prompted or not.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum

from msgspec import Struct

from edu.assessment.card import Card
from edu.assessment.certainty import Certainty
from edu.assessment.marks import State
from edu.assessment.reach import variants_on
from edu.course.course import CheckStep, Course, Path
from edu.course.ids import LessonId, QuestionId
from edu.course.question import Interaction

MOST_ASKED = 8
EVENING = 17
"""The hour from which on a day has its evening."""
LAPSES_AFTER = timedelta(days=7)
"""How long a prompt that was missed stays."""
_DAY = timedelta(days=1)


class Prompt(StrEnum):
    """When it is worth looking back. Of two on the same day the one further down is meant."""

    LESSON_DAY = "lesson_day"
    """The day on which a lesson was finished."""
    DAYS_AFTER = "days_after"
    """One or two days later."""
    DAY_BEFORE_VISIT = "day_before_visit"
    VISIT_EVENING = "visit_evening"


class Prompted(Struct, frozen=True):
    """A prompt that applies now."""

    prompt: Prompt
    since: date
    """The local day from which on it applies; a review on or after it settles it."""


def prompted(
    visit: date | None, lessons: Collection[date], reviews: Collection[date], now: datetime
) -> Prompted | None:
    """The prompt that applies at `now` (local time); None where there is none, or it is settled, or it has lapsed.

    `lessons` are the local days on which a lesson or its round was finished; before the first there is nothing to look
    back at. `reviews` are the local days of review rounds. A day after `now` was noted by a clock that was ahead, and
    does not count.
    """
    today = now.date()
    learned = {day for day in lessons if day <= today}
    if not learned:
        return None
    began = [each for each in _prompts(visit, learned) if _applies(each, now)]
    latest = max(began, key=lambda each: (each.since, list(Prompt).index(each.prompt)), default=None)
    if latest is None or today - latest.since > LAPSES_AFTER:
        return None
    return None if any(latest.since <= day <= today for day in reviews) else latest


def _prompts(visit: date | None, lessons: Collection[date]) -> Iterator[Prompted]:
    for day in lessons:
        yield Prompted(Prompt.LESSON_DAY, day)
        yield Prompted(Prompt.DAYS_AFTER, day + _DAY)
    if visit:
        yield Prompted(Prompt.DAY_BEFORE_VISIT, visit - _DAY)
        yield Prompted(Prompt.VISIT_EVENING, visit)


def _applies(each: Prompted, now: datetime) -> bool:
    if each.prompt is Prompt.VISIT_EVENING and each.since == now.date():
        return now.hour >= EVENING
    return each.since <= now.date()


def look_back(
    course: Course, path: Path, cards: Mapping[QuestionId, Card], *, read: Collection[LessonId] = ()
) -> tuple[QuestionId, ...]:
    """One question for each critical idea of the path that was asked, or whose lesson is among `read`.

    It is another variant than the one that was asked last, where there is one: one that was never asked, else the one
    that was asked longest ago; but one of the checks before and after the lessons only when it was asked there, so that
    the checks stay new. Ideas that were missed come first, then those never asked, then from guessed to sure, and of
    like ones the one asked longest ago; at most `MOST_ASKED`.
    """
    forms = {form for step in path.steps if isinstance(step, CheckStep) for form in step.forms}
    kept = {q.id for form in forms for q in course.quizzes[form].questions} - cards.keys()
    found: list[tuple[int, float, QuestionId]] = []
    for idea, variants in variants_on(course, path).items():
        asked = [question for question in variants if question.id in cards]
        known = course.ideas.get(idea)
        if not asked and not (known and known.lesson in read):
            continue
        last = max((cards[question.id] for question in asked), key=lambda card: card.at, default=None)
        chosen = _other_variant([question for question in variants if question.id not in kept], cards)
        if chosen:
            found.append((_need(last), last.at.timestamp() if last else 0.0, chosen))
    return tuple(question for *_, question in sorted(found, key=lambda each: each[:2])[:MOST_ASKED])


def _other_variant(variants: Sequence[Interaction], cards: Mapping[QuestionId, Card]) -> QuestionId | None:
    never = next((question.id for question in variants if question.id not in cards), None)
    if never:
        return never
    return min((question.id for question in variants), key=lambda name: cards[name].at, default=None)


def _need(last: Card | None) -> int:
    """How much an idea needs to be looked at again; 0 is most."""
    if last is None:
        return 1
    if last.state is not State.RIGHT:
        return 0
    return {Certainty.GUESS: 2, None: 3, Certainty.FAIRLY: 4, Certainty.SURE: 5}[last.certainty]
