"""The shape of a file in `quizzes/`."""

from edu.authoring.compound import ListOf
from edu.authoring.questions import QUESTION
from edu.authoring.reading import Space
from edu.authoring.record import Written, optional, record, required
from edu.authoring.shape import Ident, Integer, OneOf
from edu.authoring.texts import SENTENCES, TITLE
from edu.course.ids import LessonId, QuizId
from edu.course.question import Question
from edu.course.quiz import Audience, Feedback, Quiz

ID = required("id", Ident(gives=Space.QUIZ), "the name of the quiz, and of its file")
TITLE_FIELD = required("title", TITLE, "what the learner sees above the questions")
PATH = required("path", OneOf(Audience), "who it is for")
LESSON = optional("lesson", Ident(refers=Space.LESSON), None, "the lesson it follows")
PASS_MARK = optional("pass_mark", Integer(0, 100), 80, "per cent of the marks of the questions that are not critical")
FEEDBACK = optional("feedback", OneOf(Feedback), Feedback.IMMEDIATE, "when a learner sees whether an answer was right")
INTRO = optional("intro", SENTENCES, "", "a sentence before the first question")
_LIST: ListOf[Question] = ListOf(QUESTION, least=1)
QUESTIONS = required("questions", _LIST, "the questions, in the order they are asked")


def _quiz(said: Written) -> Quiz:
    questions = said[QUESTIONS]
    if questions and all(question.reserve for question in questions):
        message = "every question is a reserve, so none would be asked"
        said.error(said.key(QUESTIONS), "E129", message, "take `reserve: yes` out of one")
    lesson = said[LESSON]
    return Quiz(
        id=QuizId(said[ID]),
        title=said[TITLE_FIELD],
        questions=questions,
        audience=said[PATH],
        lesson=LessonId(lesson) if lesson else None,
        pass_mark=said[PASS_MARK],
        feedback=said[FEEDBACK],
        intro=said[INTRO],
    )


QUIZ = record("a quiz", _quiz, ID, TITLE_FIELD, PATH, LESSON, PASS_MARK, FEEDBACK, INTRO, QUESTIONS)
