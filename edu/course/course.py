"""The course: paths of steps through lessons and quizzes, and everything they refer to."""

from collections.abc import Iterator, Mapping
from enum import StrEnum

from msgspec import Struct

from edu.course.ids import ClaimId, IdeaId, LessonId, MisconceptionId, ObjectiveId, PathId, QuestionId, QuizId
from edu.course.lesson import Lesson
from edu.course.question import Interaction, Question, steps_of
from edu.course.quiz import Audience, Quiz


class Objective(Struct, frozen=True, kw_only=True):
    """What a learner can do after the lessons that serve it."""

    id: ObjectiveId
    title: str


class Idea(Struct, frozen=True, kw_only=True):
    """A must-know point. `say` is the sentence that the take-home sheet prints."""

    id: IdeaId
    title: str
    say: str
    lesson: LessonId


class Misconception(Struct, frozen=True, kw_only=True):
    """A belief that wrong choices stand for, and what is so instead."""

    id: MisconceptionId
    belief: str
    instead: str


class Claim(Struct, frozen=True, kw_only=True):
    """One statement of a source, in our own words."""

    id: ClaimId
    article: int
    section: str
    says: str
    flags: frozenset[str] = frozenset()


class Article(Struct, frozen=True, kw_only=True):
    """One of the sources the course is built on."""

    number: int
    title: str
    sections: tuple[str, ...]


class Term(Struct, frozen=True, kw_only=True):
    """A word with an explanation that can be opened where it stands."""

    term: str
    means: str
    say: str = ""
    """How to say it, as in KOL-uh-jen."""
    forms: tuple[str, ...] = ()
    """Other spellings of it, such as plurals."""


class Sign(Struct, frozen=True, kw_only=True):
    """A reason to call the clinic, as said on the help screen and every export."""

    text: str
    supports: tuple[ClaimId, ...] = ()
    editor: str = ""


class WhenToCall(Struct, frozen=True, kw_only=True):
    """The page that is one key away from every screen."""

    common: str
    """That some of it is common: always beside the signs."""
    lead: str
    signs: tuple[Sign, ...]
    notes: tuple[str, ...]
    urgent: str


class Governance(Struct, frozen=True, kw_only=True):
    """Who stands behind the course, and until when."""

    reviewed_by: str
    review_by: str
    """ISO date by which the content is to be looked at again."""
    notice: str
    """Neither advice, nor consent, nor clearance: on the first and last screen and every export."""
    sources: str


class Moment(StrEnum):
    """Which side of the lessons a check stands on."""

    BEFORE = "before"
    AFTER = "after"


class LessonStep(Struct, frozen=True, kw_only=True, tag=True):
    """Read a lesson, then check your understanding of it."""

    lesson: LessonId
    quiz: QuizId | None = None

    @property
    def key(self) -> str:
        return self.lesson


class CheckStep(Struct, frozen=True, kw_only=True, tag=True):
    """One of two parallel forms, crossed over learners so that gain measures learning, not memory."""

    moment: Moment
    title: str
    forms: tuple[QuizId, QuizId]
    optional: bool = False

    @property
    def key(self) -> str:
        return f"check-{self.moment}"


class QuizStep(Struct, frozen=True, kw_only=True, tag=True):
    """A quiz that follows no lesson: practice, cases, an exam."""

    quiz: QuizId
    title: str

    @property
    def key(self) -> str:
        return f"quiz-{self.quiz}"


Step = LessonStep | CheckStep | QuizStep


class Path(Struct, frozen=True, kw_only=True):
    """An order of steps for one audience."""

    id: PathId
    title: str
    about: str
    audience: Audience
    steps: tuple[Step, ...]


class AskGroup(Struct, frozen=True, kw_only=True):
    """Questions under one heading of the "Ask your clinic" card; blank lines follow each."""

    heading: str
    questions: tuple[str, ...]


class Course(Struct, frozen=True, kw_only=True):
    """A whole course that has been read without an error."""

    id: str
    title: str
    version: str
    language: str
    welcome: str
    governance: Governance
    when_to_call: WhenToCall
    ask_clinic: tuple[AskGroup, ...]
    paths: tuple[Path, ...]
    objectives: Mapping[ObjectiveId, Objective]
    ideas: Mapping[IdeaId, Idea]
    misconceptions: Mapping[MisconceptionId, Misconception]
    articles: Mapping[int, Article]
    claims: Mapping[ClaimId, Claim]
    glossary: tuple[Term, ...]
    lessons: Mapping[LessonId, Lesson]
    quizzes: Mapping[QuizId, Quiz]

    def questions(self) -> Iterator[tuple[Quiz, Question]]:
        """Every question with the quiz it stands in, in reading order."""
        for quiz in self.quizzes.values():
            for question in quiz.questions:
                yield quiz, question

    def interactions(self) -> Iterator[tuple[Quiz, Interaction]]:
        """The same with the steps of each scenario in its place."""
        for quiz, question in self.questions():
            for step in steps_of(question):
                yield quiz, step

    def question(self, wanted: QuestionId) -> Question | None:
        """The question of that id anywhere in the course, or None."""
        return next((question for _, question in self.questions() if question.id == wanted), None)


class Clinic(Struct, frozen=True, kw_only=True):
    """What a clinic fills in about itself. The default is: nothing yet."""

    name: str = ""
    phone: str = ""
    after_hours: str = ""
    danger_signs: tuple[str, ...] = ()
    approved_by: str = ""
    approved_on: str = ""

    @property
    def filled_in(self) -> bool:
        return bool(self.name or self.phone or self.after_hours or self.danger_signs)
