"""What home offers of a look back: for trainees the review that is due, for patients the short look back of their plan."""

from msgspec import Struct

from edu.assessment.plan import Prompt, look_back, prompted
from edu.assessment.review import due, forecast, reviewed_today
from edu.assessment.steps import REVIEW
from edu.course.ids import QuestionId
from edu.course.quiz import Audience
from edu.tui.desk import Desk

_prompts = {
    Prompt.LESSON_DAY: "You learned something today. Looking back once helps to keep it.",
    Prompt.DAYS_AFTER: "It has been a day or two. Looking back now helps to keep it.",
    Prompt.DAY_BEFORE_VISIT: "Your visit is near. See the main ideas once more.",
    Prompt.VISIT_EVENING: "The evening of your visit: what to do now, and when to call.",
}


class Offer(Struct, frozen=True, kw_only=True):
    """A round that could be taken now; without questions, `about` says why there is none."""

    title: str
    about: str
    questions: tuple[QuestionId, ...] = ()
    pressing: bool = False
    """Whether now is the time for it."""


def offer(desk: Desk) -> Offer:
    """Never a debt: what was missed yesterday is not asked for today."""
    return _for_patients(desk) if desk.path.audience is Audience.PATIENT else _for_trainees(desk)


def _for_trainees(desk: Desk) -> Offer:
    cards, now = desk.learner.cards, desk.today()
    done = reviewed_today(cards, now)
    questions = due(cards, desk.course, now, answered_today=done)
    if questions:
        minutes = max(1, round(len(questions) / 2))
        about = f"What you may be about to forget. About {minutes} minute{'s' if minutes != 1 else ''}."
        return Offer(title=f"Review: {_questions(len(questions))}", about=about, questions=questions, pressing=True)
    if not cards:
        return Offer(title="Review: later", about="Answer some questions first. They come back when it is time.")
    coming = next((day for day in forecast(cards, now, answered_today=done)[1:] if day.number), None)
    when = f" {_questions(coming.number)} on {coming.day:%A}." if coming else ""
    return Offer(title="Review: done for today", about=f"Nothing more is due today.{when}")


def _for_patients(desk: Desk) -> Offer:
    learner, now = desk.learner, desk.today()
    days = [(one.quiz == REVIEW, one.at.astimezone(now.tzinfo).date()) for one in learner.rounds]
    read = [lesson for lesson, place in desk.history.places.items() if place.finished]
    questions = look_back(desk.course, desk.path, learner.cards, read=read)
    if not questions:
        return Offer(title="A look back: later", about="Finish a lesson first. Then you can look back at any time.")
    lessons, reviews = ([day for is_review, day in days if is_review is wanted] for wanted in (False, True))
    now_due = prompted(desk.visit, lessons, reviews, now)
    title = f"A short look back: {_questions(len(questions))}"
    about = _prompts[now_due.prompt] if now_due else "At any time, as often as you like."
    return Offer(title=title, about=about, questions=questions, pressing=now_due is not None)


def _questions(number: int) -> str:
    return "1 question" if number == 1 else f"{number} questions"
