"""The shape of `content/course.yaml`."""

from dataclasses import dataclass

from edu.authoring.compound import ByField, ListOf, Placed, WithPlace
from edu.authoring.reading import Space
from edu.authoring.record import Written, optional, record, required
from edu.authoring.shape import Date, Ident, OneOf, Text, YesNo
from edu.authoring.texts import CLAIMS, LINES, OPTION, SENTENCES, TITLE
from edu.course.course import (
    AskGroup,
    CheckStep,
    Governance,
    Idea,
    LessonStep,
    Misconception,
    Moment,
    Objective,
    Path,
    QuizStep,
    Sign,
    Step,
    WhenToCall,
)
from edu.course.ids import ClaimId, IdeaId, LessonId, MisconceptionId, ObjectiveId, PathId, QuizId
from edu.course.quiz import Audience


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What `course.yaml` says, before lessons, quizzes and sources join it."""

    id: str
    title: str
    version: str
    language: str
    welcome: str
    governance: Governance
    when_to_call: WhenToCall
    ask_clinic: tuple[AskGroup, ...]
    paths: tuple[Path, ...]
    objectives: tuple[Objective, ...]
    ideas: tuple[Idea, ...]
    misconceptions: tuple[Misconception, ...]


REVIEWED_BY = required("reviewed_by", TITLE, "who of a clinic has reviewed the course, or none yet")
REVIEW_BY = required("review_by", Date(), "the day by which it is to be looked at again")
NOTICE = required("notice", SENTENCES, "that it is not advice, not consent and not clearance")
BASED_ON = required("sources", SENTENCES, "what it is based on, in a sentence")

TEXT = required("text", OPTION, "the sign, as a sentence")
SUPPORTS = optional("supports", CLAIMS, (), "the claims it rests on")
EDITOR = optional("editor", SENTENCES, "", "what part of it is the editor's")
COMMON = required("common", SENTENCES, "that some of it is common")
LEAD = required("lead", OPTION, "the words before the signs")
NOTES = optional("notes", LINES, (), "what else to know")
URGENT = required("urgent", SENTENCES, "when to get urgent medical help")

HEADING = required("heading", TITLE, "what these questions are about")
QUESTIONS = required("questions", ListOf(OPTION, least=1), "questions for the clinic")

LESSON = required("lesson", Ident(refers=Space.LESSON), "the lesson to read")
QUIZ = optional("quiz", Ident(refers=Space.QUIZ), None, "the quiz after it")
QUIZ_ALONE = required("quiz", Ident(refers=Space.QUIZ), "the quiz to take, which follows no lesson")
CHECK = required("check", OneOf(Moment), "which side of the lessons it stands on")
FORMS = required("forms", ListOf(Ident(refers=Space.QUIZ), least=2, most=2), "two quizzes of the same difficulty")
OPTIONAL = optional("optional", YesNo(), False, "yes when it may be skipped")

NAME = required("title", TITLE, "the name that a reader sees")
PATH_ID = required("id", Ident(gives=Space.PATH), "the name of the path")
ABOUT = required("about", SENTENCES, "what the path holds, in a sentence")
AUDIENCE = required("audience", OneOf(Audience), "who it is for")
OBJECTIVE_ID = required("id", Ident(gives=Space.OBJECTIVE), "the name that lessons and questions use")
IDEA_ID = required("id", Ident(gives=Space.IDEA), "the name that questions use")
SAY = required("say", OPTION, "the sentence on the take-home sheet")
MISCONCEPTION_ID = required("id", Ident(gives=Space.MISCONCEPTION), "the name that choices use")
BELIEF = required("belief", OPTION, "what some people think")
INSTEAD = required("instead", OPTION, "what is so instead")


def _governance(said: Written) -> Governance:
    return Governance(
        reviewed_by=said[REVIEWED_BY], review_by=said[REVIEW_BY], notice=said[NOTICE], sources=said[BASED_ON]
    )


def _sign(said: Written) -> Sign:
    return Sign(text=said[TEXT], supports=tuple(map(ClaimId, said[SUPPORTS])), editor=said[EDITOR])


SIGNS = required("signs", ListOf(record("a sign", _sign, TEXT, SUPPORTS, EDITOR), least=1), "the signs to call about")


def _when_to_call(said: Written) -> WhenToCall:
    return WhenToCall(common=said[COMMON], lead=said[LEAD], signs=said[SIGNS], notes=said[NOTES], urgent=said[URGENT])


def _ask_group(said: Written) -> AskGroup:
    return AskGroup(heading=said[HEADING], questions=said[QUESTIONS])


def _lesson_step(said: Written) -> Step:
    quiz = said[QUIZ]
    return LessonStep(lesson=LessonId(said[LESSON]), quiz=QuizId(quiz) if quiz else None)


def _check_step(said: Written) -> Step | None:
    forms = tuple(map(QuizId, said[FORMS]))
    if len(forms) != 2:  # reported by the list
        return None
    if forms[0] == forms[1]:
        message = "both forms are the same quiz, so a learner would meet the same questions twice"
        said.error(said.where(FORMS), "E130", message, "name two different quizzes")
    return CheckStep(moment=said[CHECK], title=said[NAME], forms=(forms[0], forms[1]), optional=said[OPTIONAL])


def _quiz_step(said: Written) -> Step:
    return QuizStep(quiz=QuizId(said[QUIZ_ALONE]), title=said[NAME])


STEP: ByField[Step] = ByField(
    "a step",
    {
        "check": record("a check", _check_step, CHECK, NAME, FORMS, OPTIONAL),
        "lesson": record("a lesson's step", _lesson_step, LESSON, QUIZ),
        "quiz": record("a quiz's step", _quiz_step, QUIZ_ALONE, NAME),
    },
)
_PLACED: WithPlace[Step] = WithPlace(STEP)
_STEPS: ListOf[Placed[Step]] = ListOf(_PLACED, least=1)
STEPS = required("steps", _STEPS, "lessons, checks and quizzes in order")


def _path(said: Written) -> Path:
    first_of: dict[str, Placed[Step]] = {}
    for step in said[STEPS]:
        first = first_of.setdefault(step.value.key, step)
        if first is not step:
            message = f"this step is already in the path, on line {first.node.line}"
            said.error(step.node, "E135", message, "keep one of them")
    return Path(
        id=PathId(said[PATH_ID]),
        title=said[NAME],
        about=said[ABOUT],
        audience=said[AUDIENCE],
        steps=tuple(step.value for step in said[STEPS]),
    )


def _objective(said: Written) -> Objective:
    return Objective(id=ObjectiveId(said[OBJECTIVE_ID]), title=said[NAME])


def _idea(said: Written) -> Idea:
    return Idea(id=IdeaId(said[IDEA_ID]), title=said[NAME], say=said[SAY], lesson=LessonId(said[LESSON]))


def _misconception(said: Written) -> Misconception:
    return Misconception(id=MisconceptionId(said[MISCONCEPTION_ID]), belief=said[BELIEF], instead=said[INSTEAD])


COURSE_ID = required("id", Ident(), "the name of the course; records hang on it")
VERSION = required("version", Text(40), "the version of the content, as in 1.0.0")
LANGUAGE = required("language", Text(35), "the language it is written in, as in en")
WELCOME = required("welcome", SENTENCES, "one or two sentences on the first screen")
GOVERNANCE = required(
    "governance",
    record("the governance", _governance, REVIEWED_BY, REVIEW_BY, NOTICE, BASED_ON),
    "who stands behind the course",
)
WHEN_TO_CALL = required(
    "when_to_call",
    record("the page when to call", _when_to_call, COMMON, LEAD, SIGNS, NOTES, URGENT),
    "the page that is one key away from every screen",
)
ASK_CLINIC = optional(
    "ask_clinic",
    ListOf(record("a group of questions", _ask_group, HEADING, QUESTIONS)),
    (),
    "the card of questions for the clinic",
)
PATHS = required(
    "paths", ListOf(record("a path", _path, PATH_ID, NAME, ABOUT, AUDIENCE, STEPS), least=1), "ways through the course"
)
OBJECTIVES = optional(
    "objectives",
    ListOf(record("an objective", _objective, OBJECTIVE_ID, NAME)),
    (),
    "what a learner will be able to do",
)
IDEAS = optional(
    "ideas", ListOf(record("an idea", _idea, IDEA_ID, NAME, SAY, LESSON)), (), "the points that everyone must know"
)
MISCONCEPTIONS = optional(
    "misconceptions",
    ListOf(record("a misconception", _misconception, MISCONCEPTION_ID, BELIEF, INSTEAD)),
    (),
    "beliefs that wrong choices stand for",
)


def _manifest(said: Written) -> Manifest:
    return Manifest(
        id=said[COURSE_ID],
        title=said[NAME],
        version=said[VERSION],
        language=said[LANGUAGE],
        welcome=said[WELCOME],
        governance=said[GOVERNANCE],
        when_to_call=said[WHEN_TO_CALL],
        ask_clinic=said[ASK_CLINIC],
        paths=said[PATHS],
        objectives=said[OBJECTIVES],
        ideas=said[IDEAS],
        misconceptions=said[MISCONCEPTIONS],
    )


MANIFEST = record(
    "a course",
    _manifest,
    COURSE_ID,
    NAME,
    VERSION,
    LANGUAGE,
    WELCOME,
    GOVERNANCE,
    WHEN_TO_CALL,
    ASK_CLINIC,
    PATHS,
    OBJECTIVES,
    IDEAS,
    MISCONCEPTIONS,
)
