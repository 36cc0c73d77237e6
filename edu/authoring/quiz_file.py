"""The shape of a file in `quizzes/`."""

from collections.abc import Iterable

from msgspec import structs

from edu.authoring.asked_in import question_nodes
from edu.authoring.compound import ListOf, Placed
from edu.authoring.picked import RULE
from edu.authoring.questions import QUESTION
from edu.authoring.reading import Space
from edu.authoring.record import Either, Written, optional, record, required
from edu.authoring.sections import SECTION, Part, sources_in
from edu.authoring.shape import Ident, Integer, OneOf
from edu.authoring.texts import SENTENCES, TITLE
from edu.course.ids import LessonId, QuizId
from edu.course.question import Interaction, Multiple, MultipleRule, Question, Scenario
from edu.course.quiz import LONGEST_TIME, MOST_TRIES, Audience, CertaintyUse, Feedback, Policy, Quiz

ID = required("id", Ident(gives=Space.QUIZ), "the name of the quiz, and of its file")
TITLE_FIELD = required("title", TITLE, "what the learner sees above the questions")
PATH = required("path", OneOf(Audience), "who it is for")
LESSON = optional("lesson", Ident(refers=Space.LESSON), None, "the lesson it follows")
PASS_MARK = optional("pass_mark", Integer(0, 100), 80, "per cent of the marks of the questions that are not critical")
FEEDBACK = optional("feedback", OneOf(Feedback), Feedback.IMMEDIATE, "when a learner sees whether an answer was right")
CERTAINTY = optional(
    "certainty", OneOf(CertaintyUse), CertaintyUse.OPTIONAL, "whether how sure a learner is may be said, or is marked"
)
TIME_LIMIT = optional(
    "time_limit", Integer(1, LONGEST_TIME), None, "minutes; a learner may always take it without the clock"
)
ATTEMPTS = optional("attempts", OneOf(Policy), Policy.LAST, "which round counts, of several")
TRIES = optional("tries", Integer(1, MOST_TRIES), 1, "how often a question may be tried before its answer is shown")
INTRO = optional("intro", SENTENCES, "", "a sentence before the first question")
_LIST: ListOf[Question] = ListOf(QUESTION, least=1)
QUESTIONS = optional("questions", _LIST, (), "the questions, in the order they are asked")
_PARTS: ListOf[Placed[Part]] = ListOf(SECTION, least=1)
SECTIONS = optional("sections", _PARTS, (), "parts with a title of their own, which can be drawn by chance")


def _quiz(said: Written) -> Quiz:
    parts = [part.value for part in said[SECTIONS]]
    written = (*said[QUESTIONS], *(question for part in parts for question in part.questions))
    _check_settings(said)
    _check_asked(said, written)
    lesson = said[LESSON]
    return Quiz(
        id=QuizId(said[ID]),
        title=said[TITLE_FIELD],
        questions=_for_patients(written, said) if said[PATH] is Audience.PATIENT else written,
        sections=tuple(part.section for part in parts),
        audience=said[PATH],
        lesson=LessonId(lesson) if lesson else None,
        pass_mark=said[PASS_MARK],
        feedback=said[FEEDBACK],
        certainty=said[CERTAINTY],
        time_limit=said[TIME_LIMIT],
        attempts=said[ATTEMPTS],
        tries=said[TRIES],
        intro=said[INTRO],
    )


def _check_settings(said: Written) -> None:
    if said[PATH] is Audience.PATIENT:
        if said[CERTAINTY] is CertaintyUse.MARKED:
            message = "how sure a patient is may not be marked"
            said.error(said.where(CERTAINTY), "E160", message, "take it out, or write `path: trainee`")
        if said.says(TIME_LIMIT):
            message = "nothing is timed for patients"
            said.error(said.key(TIME_LIMIT), "E160", message, "take it out, or write `path: trainee`")
    if said[TRIES] > 1 and said[FEEDBACK] is Feedback.AT_END:
        message = "with feedback at the end nobody knows that a second try is needed"
        said.error(said.where(TRIES), "E161", message, "take it out, or write `feedback: immediate`")


def _check_asked(said: Written, written: tuple[Question, ...]) -> None:
    draws = any(part.value.section.pools for part in said[SECTIONS])
    if written and not draws and all(question.reserve for question in written):
        message = "every question is a reserve, so none would be asked"
        said.error(
            said.key(QUESTIONS if said.says(QUESTIONS) else SECTIONS), "E129", message, "take one `reserve: yes` out"
        )
    for section in said[SECTIONS]:
        for name in sources_in(section):
            if name.text.strip() == said[ID]:
                message = "a quiz cannot draw from itself"
                said.error(name, "E163", message, "put the questions under `questions:` of a section")


def _for_patients(written: Iterable[Question], said: Written) -> tuple[Question, ...]:
    """Where no rule is written, patients are not counted wrong ticks against right ones."""
    nodes = question_nodes(said.node)

    def one(question: Interaction) -> Interaction:
        node = nodes.get(question.id)
        if isinstance(question, Multiple) and node is not None and RULE.name not in node.entries:
            return structs.replace(question, rule=MultipleRule.ALL_CORRECT)
        return question

    return tuple(
        structs.replace(question, steps=tuple(map(one, question.steps)))
        if isinstance(question, Scenario)
        else one(question)
        for question in written
    )


QUIZ = record(
    "a quiz",
    _quiz,
    ID,
    TITLE_FIELD,
    PATH,
    LESSON,
    PASS_MARK,
    FEEDBACK,
    CERTAINTY,
    TIME_LIMIT,
    ATTEMPTS,
    TRIES,
    INTRO,
    QUESTIONS,
    SECTIONS,
    either=Either(("questions", "sections")),
)
