"""Rules on the questions of the patient path: what they rest on, how options are made, and which must be there."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

import pytest
from msgspec.structs import replace

from edu.course.course import Course
from edu.course.ids import ClaimId, MisconceptionId
from edu.course.question import Categorise, Choice, Question, Reflection, Single, TrueFalse
from edu.course.quiz import Quiz

WANTED = [f"P{number:02}" for number in range(1, 19)]
IN_BOTH_FORMS = {"P01", "P03", "P05", "P11", "P13", "P15"}
CRITICAL_LABELS = {"P02", "P07", "P09", "P11", "P12", "P13", "P15", "P16", "P17"}
HELP = re.compile(r"\b(?:call|ask|clinic|doctor)\b", re.I)


def unsupported(questions: Iterable[Question], contested: Collection[ClaimId]) -> Iterator[str]:
    """Questions that say not where they come from, or whose key would rest on a claim that may not be taught."""
    for question in questions:
        cited = set(question.supports)
        if not cited and not question.editor:
            yield f"{question.id}: neither claims nor editor"
        if cited & set(contested) and not question.editor:
            names = ", ".join(sorted(cited & set(contested)))
            yield f"{question.id}: {names} may be cited only beside an editor's caution"
        if cited and cited <= set(contested):
            yield f"{question.id}: rests on nothing but contested claims"


def ill_made(questions: Iterable[Question], beliefs: Collection[MisconceptionId]) -> Iterator[str]:
    """Options without feedback or a known misconception, and single questions without three options and one key."""
    for question in questions:
        match question:
            case Reflection(model_answer=model, checklist=checklist):
                if not model or not checklist:
                    yield f"{question.id}: a model answer and a list to compare with are missing"
            case Categorise(cards=cards):
                for card in cards:
                    if not card.feedback or card.misconception not in beliefs:
                        yield f'{question.id}: no feedback or no known misconception for the card "{card.text}"'
            case _:
                yield from _ill_made_choices(question, question.choices, beliefs)


def _ill_made_choices(
    question: Question, choices: Sequence[Choice], beliefs: Collection[MisconceptionId]
) -> Iterator[str]:
    if isinstance(question, Single) and (len(choices) != 3 or sum(choice.correct for choice in choices) != 1):
        yield f"{question.id}: not three options with one key"
    for choice in choices:
        if not choice.feedback:
            yield f'{question.id}: no feedback for "{choice.text}"'
        if not choice.correct and choice.misconception not in beliefs:
            yield f'{question.id}: no known misconception for "{choice.text}"'
    if len({choice.feedback for choice in choices}) < len(choices):
        yield f"{question.id}: two options have the same feedback"


def ill_made_critical(questions: Iterable[Question]) -> Iterator[str]:
    """What a critical question may not be or lack."""
    for question in questions:
        if not question.critical:
            continue
        if isinstance(question, TrueFalse):
            yield f"{question.id}: a critical question may not be true or false"
        if not (question.idea and question.explanation and question.say_it_again):
            yield f"{question.id}: a critical question needs an idea, an explanation and other words for a second try"
        if isinstance(question, Single):
            wrong = [choice for choice in question.choices if not choice.correct and not choice.cautious]
            yield from (
                f'{question.id}: no way to get help in "{choice.feedback}"'
                for choice in wrong
                if not HELP.search(choice.feedback)
            )


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
def contested(course: Course) -> set[ClaimId]:
    unfit = {"potentially-harmful", "overstated"}
    return {claim.id for claim in course.claims.values() if unfit & {flag.split(":")[0] for flag in claim.flags}}


@pytest.fixture(scope="module")
def single(questions: list[Question]) -> Single:
    return next(question for question in questions if isinstance(question, Single) and question.critical)


@pytest.fixture(scope="module")
def forms(course: Course) -> list[Quiz]:
    return [quiz for quiz in course.quizzes.values() if quiz.id in ("what-you-know-a", "what-you-know-b")]


def test_every_question_rests_on_claims_that_may_be_taught(questions: list[Question], contested: set[ClaimId]) -> None:
    assert contested
    offenders = list(unsupported(questions, contested))
    assert not offenders, "\n".join(offenders)


def test_a_question_on_unsound_ground_is_found(single: Single, contested: set[ClaimId]) -> None:
    harmful = (min(contested),)
    assert "neither" in " ".join(unsupported([replace(single, supports=(), editor="")], contested))
    assert "beside" in " ".join(
        unsupported([replace(single, supports=(*single.supports, *harmful), editor="")], contested)
    )
    assert "nothing but" in " ".join(unsupported([replace(single, supports=harmful, editor="Refuted.")], contested))


def test_options_are_well_made(questions: list[Question], course: Course) -> None:
    offenders = list(ill_made(questions, course.misconceptions))
    assert not offenders, "\n".join(offenders)


def test_ill_made_options_are_found(single: Single, questions: list[Question], course: Course) -> None:
    def complaint(question: Question) -> str:
        return " ".join(ill_made([question], course.misconceptions))

    one, *others = single.choices
    assert "not three" in complaint(replace(single, choices=single.choices[:2]))
    assert "not three" in complaint(
        replace(single, choices=tuple(replace(each, correct=True) for each in single.choices))
    )
    assert "no feedback" in complaint(replace(single, choices=(replace(one, feedback=""), *others)))
    assert "same feedback" in complaint(replace(single, choices=(replace(one, feedback=others[0].feedback), *others)))
    untagged = tuple(replace(each, misconception=None) for each in single.choices)
    assert "no known misconception" in complaint(replace(single, choices=untagged))
    cards = next(question for question in questions if isinstance(question, Categorise))
    assert "card" in complaint(replace(cards, cards=(replace(cards.cards[0], feedback=""),)))
    own_words = next(question for question in questions if isinstance(question, Reflection))
    assert "model answer" in complaint(replace(own_words, checklist=()))


def test_critical_questions_are_well_made(questions: list[Question]) -> None:
    offenders = list(ill_made_critical(questions))
    assert not offenders, "\n".join(offenders)


def test_an_ill_made_critical_question_is_found(single: Single) -> None:
    halves = (replace(single.choices[0], correct=True), replace(single.choices[1], correct=False))
    guess = TrueFalse(id=single.id, prompt="So.", critical=True, choices=halves)
    assert "true or false" in " ".join(ill_made_critical([guess]))
    assert "other words" in " ".join(ill_made_critical([replace(single, say_it_again="")]))
    curt = tuple(replace(each, feedback="No.", cautious=False) for each in single.choices)
    assert "get help" in " ".join(ill_made_critical([replace(single, choices=curt)]))


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
