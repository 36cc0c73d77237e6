"""Where a person stands, as values for the screen of progress."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from msgspec import Struct

from edu.assessment.card import Card
from edu.assessment.certainty import Certainty
from edu.assessment.gain import BeforeAndAfter, before_and_after
from edu.assessment.history import History
from edu.assessment.learner import Learner, Tally
from edu.assessment.marks import State
from edu.assessment.reach import reviewable_on, variants_on
from edu.assessment.review import Ahead, forecast, reviewed_today
from edu.assessment.rounds import Round
from edu.course.course import Course, Idea, Misconception, Objective, Path
from edu.course.ids import MisconceptionId, ObjectiveId, QuestionId
from edu.course.question import Interaction
from edu.course.quiz import Audience

TEN = 10


class Mastery(Struct, frozen=True, kw_only=True):
    """Questions that can be reviewed, by their last answer."""

    right: int
    seen: int
    unseen: int

    @property
    def share(self) -> float | None:
        """Right of those seen, in [0, 1]; None where none was seen."""
        return self.right / self.seen if self.seen else None


class Calibration(Struct, frozen=True, kw_only=True):
    """How often someone was right who said that they were so sure."""

    certainty: Certainty
    tally: Tally
    sentence: str
    """To the person; says how few answers it rests on where they are few."""

    @property
    def share(self) -> float:
        """Right of all, in [0, 1]."""
        return self.tally.right / self.tally.number


class Held(Struct, frozen=True, kw_only=True):
    """A misconception that a last answer shows."""

    misconception: Misconception
    """With what is so instead."""
    at: datetime
    """UTC of the newest such answer."""
    questions: tuple[QuestionId, ...]
    """Whose last answer shows it, newest first."""


class Progress(Struct, frozen=True, kw_only=True):
    """Everything that the screen of progress shows of one path."""

    objectives: tuple[tuple[Objective, Mastery], ...]
    """In the order of the course; only those that the path asks."""
    ideas: tuple[tuple[Idea, Mastery], ...]
    """The critical ideas of the path, in the order of the course."""
    calibration: tuple[Calibration, ...]
    """From sure to guess; only levels that were ever said."""
    held: tuple[Held, ...]
    """Newest first."""
    rounds: tuple[Round, ...]
    """Newest first, of any quiz."""
    ahead: tuple[Ahead, ...]
    gain: BeforeAndAfter | None


def progress(course: Course, path: Path, learner: Learner, history: History, now: datetime) -> Progress:
    """All of it. `history` holds the attempts at the checks of the path; `now` is aware local time."""
    done = reviewed_today(learner.cards, now)
    return Progress(
        objectives=mastery_by_objective(course, path, learner.cards),
        ideas=mastery_by_idea(course, path, learner.cards),
        calibration=calibration(learner, path.audience),
        held=held(course, learner.cards),
        rounds=learner.rounds[::-1],
        ahead=forecast(learner.cards, now, answered_today=done),
        gain=before_and_after(course, path, history),
    )


def mastery_by_objective(
    course: Course, path: Path, cards: Mapping[QuestionId, Card]
) -> tuple[tuple[Objective, Mastery], ...]:
    """For each objective that questions of the path serve."""
    asked: dict[ObjectiveId, list[Interaction]] = {}
    for question in reviewable_on(course, path):
        if question.objective:
            asked.setdefault(question.objective, []).append(question)
    return tuple((each, _mastery(asked[name], cards)) for name, each in course.objectives.items() if name in asked)


def mastery_by_idea(course: Course, path: Path, cards: Mapping[QuestionId, Card]) -> tuple[tuple[Idea, Mastery], ...]:
    """For each critical idea of the path."""
    variants = variants_on(course, path)
    return tuple((idea, _mastery(variants[name], cards)) for name, idea in course.ideas.items() if name in variants)


def _mastery(questions: Iterable[Interaction], cards: Mapping[QuestionId, Card]) -> Mastery:
    found = [cards.get(question.id) for question in questions]
    seen = [card for card in found if card]
    right = sum(card.state is State.RIGHT for card in seen)
    return Mastery(right=right, seen=len(seen), unseen=len(found) - len(seen))


def calibration(learner: Learner, audience: Audience) -> tuple[Calibration, ...]:
    """For each level of certainty that was ever said, from sure to guess."""
    tallies = learner.calibration.get(audience, {})
    return tuple(
        Calibration(certainty=certainty, tally=tallies[certainty], sentence=_sentence(certainty, tallies[certainty]))
        for certainty in reversed(Certainty)
        if certainty in tallies
    )


_WHEN = {Certainty.SURE: "you were sure", Certainty.FAIRLY: "you were fairly sure", Certainty.GUESS: "you guessed"}


def _sentence(certainty: Certainty, tally: Tally) -> str:
    when = _WHEN[certainty]
    if tally.number == 1:
        return f"{when.capitalize()} once, and you were {'right' if tally.right else 'not right'}."
    return f"When {when}, you were right {_times(tally.right, tally.number)}."


def _times(right: int, number: int) -> str:
    """Up to ten answers are counted; more are out of ten, and never all or none of them where it was not so."""
    if number <= TEN:
        return f"{_count(right)} out of {number}"
    if right in (0, number):
        return "every time" if right else f"none of {number} times"
    tenths = round(right * TEN / number)
    if tenths == TEN:
        return "more than 9 times out of 10"
    if tenths == 0:
        return "less than once out of 10"
    about = "about " if right * TEN % number else ""
    return f"{about}{_count(tenths)} out of 10"


def _count(number: int) -> str:
    return "once" if number == 1 else f"{number} times"


def held(course: Course, cards: Mapping[QuestionId, Card]) -> tuple[Held, ...]:
    """Misconceptions that last answers show, newest first."""
    shown: dict[MisconceptionId, list[tuple[datetime, QuestionId]]] = {}
    for name, card in cards.items():
        for misconception in card.misconceptions:
            shown.setdefault(misconception, []).append((card.at, name))
    found = [
        Held(
            misconception=course.misconceptions[name],
            at=max(at for at, _ in answers),
            questions=tuple(question for _, question in sorted(answers, reverse=True)),
        )
        for name, answers in shown.items()
        if name in course.misconceptions
    ]
    return tuple(sorted(found, key=lambda each: (each.at, each.misconception.id), reverse=True))
