"""A small course for trainees, and someone who takes it over days: every question is right with 1 and wrong with 2."""

from datetime import datetime, timedelta

from msgspec.structs import replace

from edu.assessment.certainty import Certainty
from edu.assessment.history import Attempt
from edu.assessment.mastery import result
from edu.assessment.response import Picked
from edu.assessment.session import answer
from edu.assessment.steps import fresh_session, quiz_of
from edu.course.course import CheckStep, Course, Misconception, Moment, Objective, Path, QuizStep, Step
from edu.course.ids import IdeaId, MisconceptionId, ObjectiveId, OptionId, PathId, QuestionId, QuizId
from edu.course.parts import Choice
from edu.course.question import TrueFalse
from edu.course.quiz import Audience, Feedback, Policy, Quiz
from edu.records.store import Store
from edu.tui.question import QuestionScreen
from tests.tui import every_kind
from tests.tui.every_kind import SUN
from tests.tui.test_walk import go_on
from tests.tui.visit import Visit

BEFORE = CheckStep(
    moment=Moment.BEFORE, title="What do you know?", forms=(QuizId("form-a"), QuizId("form-b")), optional=True
)
PRACTICE = QuizStep(quiz=QuizId("practice"), title="Practice: shade")
EXAM = QuizStep(quiz=QuizId("exam"), title="The exam")
AFTER = CheckStep(moment=Moment.AFTER, title="What do you know now?", forms=(QuizId("form-a"), QuizId("form-b")))
STAFF = Path(
    id=PathId("staff"),
    title="For staff",
    about="A lesson, practice and an exam.",
    audience=Audience.TRAINEE,
    steps=(BEFORE, SUN, PRACTICE, EXAM, AFTER),
)
DAY = timedelta(days=1)


def true(id: str, prompt: str = "", *, critical: bool = False) -> TrueFalse:
    """It is so; who says that it is not has a misconception."""
    return TrueFalse(
        id=QuestionId(id),
        prompt=prompt or f"{id} is so.",
        choices=(
            Choice(id=OptionId("true"), text="True", feedback="It is so.", correct=True),
            Choice(
                id=OptionId("false"),
                text="False",
                feedback="But it is so.",
                correct=False,
                misconception=MisconceptionId("noon-sun"),
            ),
        ),
        objective=ObjectiveId("shade"),
        critical=critical,
        idea=IdeaId("sun") if critical else None,
    )


def quiz(id: str, *questions: TrueFalse, title: str = "") -> Quiz:
    return Quiz(id=QuizId(id), title=title or id.capitalize(), questions=questions, audience=Audience.TRAINEE)


def course(*practice: TrueFalse, audience: Audience = Audience.TRAINEE) -> Course:
    """With these questions to practise, or three others."""
    plain = every_kind.course()
    quizzes = (
        quiz("form-a", true("a1"), true("a2", critical=True)),
        quiz("form-b", true("b1"), true("b2", critical=True)),
        replace(quiz("sun", true("s1", critical=True), true("s2")), lesson=SUN.lesson),
        quiz("practice", *(practice or (true("p1"), true("p2"), true("p3")))),
        replace(
            quiz("exam", true("e1", critical=True), true("e2"), true("e3")),
            feedback=Feedback.AT_END,
            pass_mark=85,
            attempts=Policy.BEST,
            time_limit=2,
        ),
    )
    return replace(
        plain,
        paths=(replace(STAFF, audience=audience),),
        quizzes={each.id: replace(each, audience=audience) for each in quizzes},
        objectives={ObjectiveId("shade"): Objective(id=ObjectiveId("shade"), title="Find the shade")},
        misconceptions={
            MisconceptionId("noon-sun"): Misconception(
                id=MisconceptionId("noon-sun"), belief="The sun at noon is mild.", instead="The sun at noon burns."
            )
        },
    )


async def answers(here: Visit, keys: str) -> None:
    """Answer question after question, with a look at the feedback where it comes at once."""
    for key in keys:
        screen = here.on(QuestionScreen)
        await here.press(key, "c")
        if not screen._sitting.at_end:
            await go_on(here)


def done(
    store: Store, on: Course, step: Step, keys: str, at: datetime, *, certainty: Certainty | None = None, name: str = ""
) -> None:
    """The same straight in the records of robin: a finished round a minute long."""
    asked = quiz_of(on, step, learner="robin")
    assert asked is not None
    attempt = Attempt(
        id=name or f"{asked.id}-{at.isoformat()}",
        course=on.id,
        course_version=on.version,
        path=on.paths[0].id,
        step=step.key,
        quiz=asked.id,
        seed=1,
        started_at=at,
    )
    store.begin("robin", attempt)
    session = fresh_session(on, step, asked, seed=1)
    for number, key in enumerate(keys):
        picked = Picked(OptionId("true" if key == "1" else "false"))
        moment = at + timedelta(seconds=10 * number)
        session, answered = answer(
            session, picked, at=moment, answer_id=f"{attempt.id}-{number}", certainty=certainty, milliseconds=9000
        )
        store.add_answer(attempt.id, answered)
    store.finish(
        attempt.id, at=at + timedelta(minutes=1), standing=result(session).standing, conversations=(), unanswered=()
    )
