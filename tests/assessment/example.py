"""Small questions, quizzes and courses by hand, and a person who answers them."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from edu.assessment.history import Attempt
from edu.assessment.response import Picked, Response
from edu.assessment.session import Answered, Session, answer
from edu.assessment.steps import fresh_session
from edu.course.course import (
    AskGroup,
    CheckStep,
    Course,
    Governance,
    Idea,
    LessonStep,
    Moment,
    Path,
    Sign,
    Step,
    WhenToCall,
)
from edu.course.ids import IdeaId, LessonId, OptionId, PathId, QuestionId, QuizId
from edu.course.lesson import Chunk, Lesson, SayItBack
from edu.course.parts import Choice
from edu.course.question import Question, Single
from edu.course.quiz import Audience, Feedback, Quiz

START = datetime(2026, 11, 22, 9, tzinfo=UTC)

RIGHT = Picked(OptionId("right"))
WRONG = Picked(OptionId("wrong"))
OVER_CALL = Picked(OptionId("over-call"))


def choice(id: str, *, correct: bool = False, cautious: bool = False, credit: float | None = None) -> Choice:
    return Choice(
        id=OptionId(id), text=f"Text of {id}", correct=correct, feedback=f"Why {id}", cautious=cautious, credit=credit
    )


def single(
    id: str, *, idea: str = "", reserve: bool = False, prompt: str = "What is best?", points: float = 1.0
) -> Single:
    """Critical if it has an idea; its choices are `right`, `wrong` and the cautious `over-call`."""
    return Single(
        id=QuestionId(id),
        prompt=prompt,
        critical=bool(idea),
        idea=IdeaId(idea) if idea else None,
        reserve=reserve,
        points=points,
        choices=(choice("right", correct=True), choice("wrong"), choice("over-call", cautious=True)),
    )


def quiz(
    *questions: Question,
    id: str = "quiz",
    pass_mark: int = 80,
    feedback: Feedback = Feedback.IMMEDIATE,
    tries: int = 1,
) -> Quiz:
    return Quiz(
        id=QuizId(id),
        title=f"Title of {id}",
        questions=questions,
        pass_mark=pass_mark,
        feedback=feedback,
        tries=tries,
    )


def answer_all(session: Session, responses: Iterable[Response]) -> Session:
    for number, response in enumerate(responses, start=len(session.answered)):
        session, _ = answer(session, response, at=START + timedelta(minutes=number), answer_id=f"answer-{number}")
    return session


def right_throughout(session: Session) -> Session:
    while session.current:
        session = answer_all(session, [RIGHT])
    return session


# A course of two lessons between two checks

PATH_ID = PathId("before-treatment")
BEFORE = CheckStep(
    moment=Moment.BEFORE, title="What do you already know?", forms=(QuizId("form-a"), QuizId("form-b")), optional=True
)
AFTER = CheckStep(moment=Moment.AFTER, title="Check your understanding", forms=(QuizId("form-a"), QuizId("form-b")))
SUN = LessonStep(lesson=LessonId("sun"), quiz=QuizId("sun"))
READING = LessonStep(lesson=LessonId("reading"))


def lesson(id: str) -> Lesson:
    return Lesson(
        id=LessonId(id),
        title=f"Lesson {id}",
        minutes=2,
        main_point="The point.",
        chunks=(Chunk(heading="First", body="Text. {C001}", line=1),),
        key_points=("The point.",),
        ask_clinic=(),
        say_it_back=SayItBack(prompt="Say it.", model_answer="It."),
    )


def course(**changes: Quiz) -> Course:
    """The course; a quiz given under its id, with `_` for `-`, takes the place of its own."""
    quizzes = {
        "form-a": quiz(single("a1"), single("a2", idea="sun"), id="form-a"),
        "form-b": quiz(single("b1"), single("b2", idea="sun"), id="form-b"),
        "sun": quiz(single("s1"), single("s2", idea="sun"), single("s3", idea="sun", reserve=True), id="sun"),
    } | {name.replace("_", "-"): changed for name, changed in changes.items()}
    return Course(
        id="small-course",
        title="A small course",
        version="1.2.3",
        language="en",
        welcome="Welcome.",
        governance=Governance(
            reviewed_by="none yet", review_by="2027-05-22", notice="This is no advice.", sources="Four articles."
        ),
        when_to_call=WhenToCall(
            common="Some peeling is common.",
            lead="Call your clinic or a doctor if",
            signs=(Sign(text="The peeling is severe."), Sign(text="Your skin swells.")),
            notes=("Do not wait for your next visit.",),
            urgent="If you feel very ill, get urgent medical help.",
        ),
        ask_clinic=(AskGroup(heading="How long", questions=("How long may peeling last?",)),),
        paths=(
            Path(
                id=PATH_ID,
                title="Before your treatment",
                about="Two lessons.",
                audience=Audience.PATIENT,
                steps=(BEFORE, SUN, READING, AFTER),
            ),
            Path(id=PathId("short"), title="Short", about="One lesson.", audience=Audience.PATIENT, steps=(SUN,)),
        ),
        objectives={},
        ideas={
            IdeaId("sun"): Idea(
                id=IdeaId("sun"), title="Out of the sun", say="Stay out of the sun.", lesson=LessonId("sun")
            )
        },
        misconceptions={},
        articles={},
        claims={},
        glossary=(),
        lessons={LessonId(id): lesson(id) for id in ("sun", "reading")},
        quizzes={QuizId(id): each for id, each in quizzes.items()},
    )


def attempt(
    on: Course,
    step: Step,
    responses: Iterable[Response],
    *,
    form: str | None = None,
    finished: bool = True,
    path: PathId = PATH_ID,
    only: tuple[QuestionId, ...] = (),
) -> Attempt:
    """A stored go at a step, with these answers."""
    name = QuizId(form) if form else step.quiz if isinstance(step, LessonStep) else None
    assert name is not None
    session = answer_all(fresh_session(on, step, on.quizzes[name], seed=1, only=only), responses)
    return Attempt(
        id=f"attempt-{name}",
        course=on.id,
        course_version=on.version,
        path=path,
        step=step.key,
        quiz=name,
        seed=1,
        only=only,
        started_at=START,
        finished_at=START + timedelta(minutes=5) if finished else None,
        answered=session.answered,
    )


def without_marks(answered: Iterable[Answered]) -> list[tuple[QuestionId, Response]]:
    return [(each.question, each.response) for each in answered]
