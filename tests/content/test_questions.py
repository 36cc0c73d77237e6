"""What is asked of this patient path alone: three options, a reserve for each idea, and which questions there are."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import pytest
from msgspec.structs import replace

from edu.course.course import Course
from edu.course.question import Categorise, Question, Reflection, Single
from edu.course.quiz import Quiz

WANTED = [f"P{number:02}" for number in range(1, 19)]
IN_BOTH_FORMS = {"P01", "P03", "P05", "P11", "P13", "P15"}
CRITICAL_LABELS = {"P02", "P07", "P09", "P11", "P12", "P13", "P15", "P16", "P17"}


def ill_made(questions: Iterable[Question]) -> Iterator[str]:
    """Single questions without exactly three options, and reflections with nothing to compare with."""
    for question in questions:
        match question:
            case Reflection(model_answer=model, checklist=checklist) if not model or not checklist:
                yield f"{question.id}: a model answer and a list to compare with are missing"
            case Single(choices=choices) if len(choices) != 3:
                yield f"{question.id}: not three options"
            case _:
                pass


def ideas_short_of_variants(course: Course, quizzes: Sequence[Quiz]) -> Iterator[str]:
    """Must-know ideas without two variants, one of them held back, in the quiz of the lesson that teaches them."""
    for idea in course.ideas.values():
        own = [
            q
            for quiz in quizzes
            if quiz.lesson == idea.lesson
            for q in quiz.questions
            if q.critical and q.idea == idea.id
        ]
        if len(own) < 2 or {question.reserve for question in own} != {True, False}:
            held = sum(question.reserve for question in own)
            yield f"{idea.id}: {len(own)} variants in the quiz of {idea.lesson}, {held} in reserve"


def differences(first: Quiz, second: Quiz) -> list[str]:
    """How two forms are not parallel: by idea and objective, and what is critical."""
    kinds = [Counter((q.objective, q.idea, q.critical, type(q)) for q in form.questions) for form in (first, second)]
    return [str(kind) for kind in (kinds[0] - kinds[1]) + (kinds[1] - kinds[0])]


@pytest.fixture(scope="module")
def single(questions: list[Question]) -> Single:
    return next(question for question in questions if isinstance(question, Single) and question.critical)


@pytest.fixture(scope="module")
def forms(course: Course) -> list[Quiz]:
    return [quiz for quiz in course.quizzes.values() if quiz.id in ("what-you-know-a", "what-you-know-b")]


def test_each_has_three_options_or_something_to_compare_with(questions: list[Question]) -> None:
    offenders = list(ill_made(questions))
    assert not offenders, "\n".join(offenders)


def test_an_ill_made_question_is_found(single: Single, questions: list[Question]) -> None:
    assert list(ill_made([replace(single, choices=single.choices[:2])]))
    own_words = next(question for question in questions if isinstance(question, Reflection))
    assert list(ill_made([replace(own_words, checklist=())]))


def test_each_must_know_idea_has_two_variants_one_in_reserve(course: Course, quizzes: list[Quiz]) -> None:
    assert len(course.ideas) == 8
    offenders = list(ideas_short_of_variants(course, quizzes))
    assert not offenders, "\n".join(offenders)


def test_an_idea_short_of_variants_is_found(course: Course, quizzes: list[Quiz]) -> None:
    asked = [replace(quiz, questions=tuple(q for q in quiz.questions if not q.reserve)) for quiz in quizzes]
    assert len(list(ideas_short_of_variants(course, asked))) == 8


def test_every_planned_question_is_there_and_labelled(labels: list[tuple[str, str]], questions: list[Question]) -> None:
    label_of = dict(labels)
    assert not [question.id for question in questions if label_of.get(question.id, "") not in WANTED]
    assert sorted({label_of[question.id] for question in questions}) == WANTED


def test_the_critical_labels_are_the_critical_questions(
    labels: list[tuple[str, str]], questions: list[Question]
) -> None:
    label_of = dict(labels)
    wrong = [q.id for q in questions if q.critical != (label_of.get(q.id) in CRITICAL_LABELS)]
    assert not wrong


def test_the_two_forms_ask_the_same_in_other_words(forms: list[Quiz], labels: list[tuple[str, str]]) -> None:
    label_of = dict(labels)
    first, second = forms
    assert [len(form.questions) for form in forms] == [6, 6]
    assert [{label_of[question.id] for question in form.questions} for form in forms] == [IN_BOTH_FORMS] * 2
    assert differences(first, second) == []
    assert not {q.prompt for q in first.questions} & {q.prompt for q in second.questions}
    assert not any(question.reserve for form in forms for question in form.questions)


def test_forms_that_are_not_parallel_are_found(forms: list[Quiz]) -> None:
    first, second = forms
    assert differences(first, replace(second, questions=second.questions[1:]))


def test_caution_is_kind_and_mild_cards_keep_always_calling_from_winning(questions: list[Question]) -> None:
    sorts = [question for question in questions if isinstance(question, Categorise)]
    assert sorts and all(question.cautious_group for question in sorts)
    for question in sorts:
        assert len({card.group for card in question.cards}) == 2, question.id
