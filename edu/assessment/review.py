"""What to ask again today, and what the coming days will bring.

There are no debts: at most so many questions are asked a day, and what does not fit is asked on the days after.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from heapq import nsmallest

from msgspec import Struct

from edu.assessment.card import Card, Today
from edu.assessment.steps import reviewable
from edu.course.course import Course
from edu.course.ids import QuestionId
from edu.course.question import Interaction

A_DAY = 20
"""Questions a day at most: about ten minutes."""
_DAY = timedelta(days=1)
_SOON = timedelta(days=2)


class Ahead(Struct, frozen=True):
    """How many questions a local day will bring."""

    day: date
    number: int


def due(
    cards: Mapping[QuestionId, Card], course: Course, now: datetime, *, answered_today: int = 0, cap: int = A_DAY
) -> tuple[QuestionId, ...]:
    """What to ask today, in the order of asking: at most `cap` less `answered_today`, in local time `now` (aware).

    First the critical ones that were due before today, then the others; each of them the most forgotten first, which
    is the one with the lowest retrievability. Of what is asked, no two variants of one idea come next to each other
    where that can be avoided.
    """
    ranked: list[tuple[bool, float, int, Interaction]] = []
    today = Today(now)
    surely_later = today.now + _SOON  # quick to say of most; the calendar need not be asked
    for place, (_, question) in enumerate(reviewable(course)):
        card = cards.get(question.id)
        if card is None or (card.memory.last <= today.now and surely_later < card.memory.due):
            continue
        day = today.due_on(card)
        if day <= today.day:
            late = question.critical and day < today.day
            ranked.append((not late, -_forgotten(card, today), place, question))
    asked = [question for *_, question in nsmallest(max(0, cap - answered_today), ranked)]  # places tell any two apart
    return tuple(question.id for question in _apart(asked))


def reviewed_today(cards: Mapping[QuestionId, Card], now: datetime) -> int:
    """How many questions were answered on the local day of `now` (aware), and not for the first time."""
    today = now.date()
    return sum(card.seen > 1 and card.at.astimezone(now.tzinfo).date() == today for card in cards.values())


def forecast(
    cards: Mapping[QuestionId, Card], now: datetime, *, days: int = 14, answered_today: int = 0, cap: int = A_DAY
) -> tuple[Ahead, ...]:
    """How many will be asked today and on each local day after it, `days` in all; `now` is aware local time.

    What does not fit on a day is asked on the next ones. It counts each question once: how soon it comes again hangs
    on how it is answered.
    """
    today = Today(now)
    bring = Counter(max(today.day, today.due_on(card)) for card in cards.values())
    ahead: list[Ahead] = []
    left, room = 0, max(0, cap - answered_today)
    for day in (today.day + timedelta(days=number) for number in range(days)):
        left += bring[day]
        ahead.append(Ahead(day, min(left, room)))
        left -= ahead[-1].number
        room = max(0, cap)
    return tuple(ahead)


def _forgotten(card: Card, today: Today) -> float:
    """Orders cards as falling retrievability does, which hangs on nothing but these two."""
    return (today.now - card.memory.last) / _DAY / card.memory.stability


def _apart(questions: Sequence[Interaction]) -> Iterator[Interaction]:
    """The same questions, each as early as it can be with no two of one idea in a row where that is possible."""
    left = list(questions)
    counts = Counter(question.idea for question in left if question.idea)
    last = None
    while left:
        fitting = [question for question in left if question.idea is None or question.idea != last] or left
        most, number = next(iter(counts.most_common(1)), (None, 0))
        crowded = number > len(left) // 2  # if it is not its turn now, two of it end up together
        chosen = (
            next((question for question in fitting if question.idea == most), fitting[0]) if crowded else fitting[0]
        )
        left.remove(chosen)
        last = chosen.idea
        if last:
            counts[last] -= 1
        yield chosen
