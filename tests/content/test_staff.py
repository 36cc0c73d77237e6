"""What is asked of those in training: every planned question, every kind, and an exam drawn from a wide pool."""

from collections import Counter
from collections.abc import Iterable, Iterator

import pytest
from msgspec.structs import replace

from edu.course.course import Course
from edu.course.question import (
    Categorise,
    Cloze,
    Interaction,
    Matching,
    Multiple,
    Numeric,
    Ordering,
    Question,
    Rating,
    Reflection,
    Scenario,
    ShortAnswer,
    Single,
    TrueFalse,
    is_marked,
    steps_of,
)
from edu.course.quiz import CertaintyUse, Feedback, Quiz

WANTED = {f"T{number:02}" for number in range(1, 19)}
KINDS = {
    *(Single, Multiple, Matching, Categorise, Ordering, ShortAnswer, Numeric, Cloze, Scenario),
    *(Reflection, Rating),
}
"""All but true_false, which a guess answers half the time."""
FEWEST = 60
SMALLEST_POOL = 40
EXAM = "aftercare-exam"
ASKED_IN_EXAM = 20
VISIBLY_LONGER = 1.1
"""How many times the length of the next longest choice makes one stand out."""


def ill_made(questions: Iterable[Interaction]) -> Iterator[str]:
    """Questions that do not refute what is wrong, or that tell by their looks what is right."""
    for question in questions:
        match question:
            case Single(choices=choices):
                if len(choices) != 3:
                    yield f"{question.id}: not three options"
                wrong = [choice for choice in choices if not choice.correct]
                if not all(choice.misconception and choice.feedback for choice in wrong):
                    yield f"{question.id}: a wrong choice that nobody refutes"
                right = max(len(choice.text) for choice in choices if choice.correct)
                if right > VISIBLY_LONGER * max((len(choice.text) for choice in wrong), default=0):
                    yield f"{question.id}: the right choice is the longest"
            case Multiple(choices=choices):
                if not all(choice.feedback and (choice.correct or choice.misconception) for choice in choices):
                    yield f"{question.id}: a choice of which nothing is said"
            case Matching(cards=cards) | Categorise(cards=cards):
                if not all(card.feedback and card.misconception for card in cards):
                    yield f"{question.id}: a card that nobody puts right"
            case Ordering(entries=entries):
                if not all(entry.feedback for entry in entries):
                    yield f"{question.id}: an entry that nobody puts right"
            case Cloze(gaps=gaps):
                picked = [choice for gap in gaps for choice in gap.choices]
                if not all(choice.feedback for choice in picked):
                    yield f"{question.id}: a gap with a choice of which nothing is said"
            case ShortAnswer(answers=answers):
                if not all(answer.feedback for answer in answers if answer.credit < 1):
                    yield f"{question.id}: a known wrong answer that nobody puts right"
            case Numeric():
                if not (question.feedback and question.if_low and question.if_high and question.misconception):
                    yield f"{question.id}: a wrong number that nobody puts right"
            case Reflection(model_answer=model, checklist=checklist) if not model or not checklist:
                yield f"{question.id}: a model answer and a list to compare with are missing"
            case _:
                pass


def groundless(questions: Iterable[Question]) -> list[str]:
    """Questions of which nobody can tell where they come from; the steps of a story may rest on what the story does."""
    return [
        step.id
        for question in questions
        for step in steps_of(question)
        if not (step.supports or step.editor or question.supports or question.editor)
    ]


@pytest.fixture(scope="module")
def asked(staff_quizzes: list[Quiz]) -> list[Question]:
    return [question for quiz in staff_quizzes for question in quiz.questions]


@pytest.fixture(scope="module")
def steps(asked: list[Question]) -> list[Interaction]:
    return [step for question in asked for step in steps_of(question)]


@pytest.fixture(scope="module")
def exam(course: Course) -> Quiz:
    return next(quiz for quiz in course.quizzes.values() if quiz.id == EXAM)


def test_every_planned_question_is_there(asked: list[Question], labels: list[tuple[str, str]]) -> None:
    label_of = dict(labels)
    found = {label_of.get(step.id, "") for question in asked for step in (question, *steps_of(question))}
    assert found - {""} == WANTED


def test_there_are_enough_questions_of_every_kind(asked: list[Question], steps: list[Interaction]) -> None:
    kinds = Counter(type(question) for question in (*asked, *steps))
    assert len(asked) >= FEWEST
    assert KINDS <= set(kinds) <= KINDS | {TrueFalse}


def test_each_answer_is_put_right_and_none_is_given_away(steps: list[Interaction]) -> None:
    offenders = list(ill_made(steps))
    assert not offenders, "\n".join(offenders)


def test_an_ill_made_question_is_found(steps: list[Interaction]) -> None:
    single = next(step for step in steps if isinstance(step, Single))
    assert len(list(ill_made([replace(single, choices=tuple(c for c in single.choices if c.correct))]))) == 2
    number = next(step for step in steps if isinstance(step, Numeric))
    assert list(ill_made([replace(number, if_high="")]))
    order = next(step for step in steps if isinstance(step, Ordering))
    assert list(ill_made([replace(order, entries=tuple(replace(each, feedback="") for each in order.entries))]))


def test_each_says_where_it_comes_from(asked: list[Question]) -> None:
    assert not groundless(asked)


def test_a_question_from_nowhere_is_found(asked: list[Question]) -> None:
    bare = replace(next(each for each in asked if isinstance(each, Single)), supports=(), editor="")
    assert groundless([bare]) == [bare.id]


def test_critical_questions_can_be_asked_again_in_other_words(staff_quizzes: list[Quiz]) -> None:
    critical = [step for quiz in staff_quizzes for each in quiz.questions for step in steps_of(each) if step.critical]
    variants = Counter(question.idea for question in critical)
    assert critical and min(variants.values()) >= 2
    assert not [question.id for question in critical if not (question.explanation and question.say_it_again)]


def test_the_exam_asks_twenty_out_of_a_wide_pool(exam: Quiz, course: Course) -> None:
    drawn = sum(section.pick or len(section.blocks) for section in exam.sections)
    pool = {question.id for question in exam.questions if not question.reserve}
    for section in exam.sections:
        for quiz in section.pools:
            pool |= {q.id for q in course.quizzes[quiz].questions if isinstance(q, Scenario) or is_marked(q)}
    assert drawn == ASKED_IN_EXAM
    assert len(pool) >= SMALLEST_POOL


def test_the_exam_asks_how_sure_and_tells_at_the_end(exam: Quiz) -> None:
    assert exam.certainty is CertaintyUse.MARKED
    assert exam.feedback is Feedback.AT_END
    assert exam.pass_mark == 85
    assert exam.tries == 1


def test_practice_may_be_tried_again(staff_quizzes: list[Quiz]) -> None:
    assert not [
        quiz.id for quiz in staff_quizzes if quiz.id != EXAM and (quiz.feedback, quiz.tries) == (Feedback.AT_END, 1)
    ]
    assert all(quiz.tries >= 2 for quiz in staff_quizzes if quiz.id in ("how-peeling-works", "talking-with-patients"))
