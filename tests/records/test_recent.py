"""What is read of a long past decides like the whole of it: tried on random pasts of a course with every kind of round."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from edu.assessment.gain import before_and_after
from edu.assessment.history import Attempt, ClinicQuestion, History, Place
from edu.assessment.marks import Mark, State
from edu.assessment.mastery import Standing, result
from edu.assessment.progress import last_result, open_attempt, path_result, view
from edu.assessment.replay import go_to
from edu.assessment.response import DontKnow, Response
from edu.assessment.session import Answered, answer
from edu.assessment.steps import REVIEW, fresh_session, quiz_of
from edu.assessment.takehome import take_home
from edu.course.course import Clinic, Course, Path, QuizStep, Step
from edu.course.ids import IdeaId, LessonId, PathId, QuestionId, QuizId
from edu.course.parts import END
from edu.course.question import Question, Scenario, Single
from edu.course.quiz import Feedback, Quiz, Section
from edu.records.recent import REVIEWS
from edu.records.store import Store
from tests.assessment import example
from tests.assessment.example import AFTER, BEFORE, OVER_CALL, READING, RIGHT, SUN, WRONG, single

NOW = datetime(2026, 5, 22, tzinfo=UTC)
(SUN_IDEA,) = example.course().ideas.values()


def step_of_quiz(quiz: str) -> QuizStep:
    return QuizStep(quiz=QuizId(quiz), title=f"Title of {quiz}")


def story() -> Scenario:
    """Whoever is wrong at first is led past the second step, and who errs towards care to the end."""
    first = single("story-1", idea="sun")
    choices = tuple(
        replace(choice, next=target)
        for choice, target in zip(first.choices, (None, QuestionId("story-3"), END), strict=True)
    )
    steps = (replace(first, choices=choices), single("story-2", idea="night"), single("story-3"))
    return Scenario(id=QuestionId("story"), prompt="Someone calls.", points=2.0, steps=steps)


def every_round() -> Course:
    """Two paths that share steps; rounds that are drawn, tried again, led by answers and judged at the end."""
    pool = [single(f"pool-{n}", idea=("", "sun", "night")[n % 3], points=1.0 + n % 2) for n in range(7)]
    picked = (Section(pools=(QuizId("pool"),), pick=2, shuffle=True), Section(blocks=((QuestionId("own"),),)))
    drawn = Quiz(id=QuizId("drawn"), title="Drawn", questions=(single("own"),), sections=picked, tries=2)
    exam = Quiz(
        id=QuizId("exam"), title="Exam", questions=(single("own-2", idea="night"),), feedback=Feedback.AT_END,
        sections=(Section(pools=(QuizId("pool"),), pick=3), Section(blocks=((QuestionId("own-2"),),))),
    )  # fmt: skip
    quizzes = (
        example.quiz(*pool, id="pool"), drawn, exam, example.quiz(story(), single("after-it"), id="story"),
    )  # fmt: skip
    course = example.course(**{quiz.id: quiz for quiz in quizzes})
    steps = (BEFORE, SUN, READING, step_of_quiz("drawn"), step_of_quiz("exam"), step_of_quiz("story"), AFTER)
    first, second = course.paths
    return replace(
        course,
        ideas={**course.ideas, IdeaId("night"): replace(SUN_IDEA, id=IdeaId("night"), title="Nights")},
        paths=(
            replace(first, steps=steps),
            replace(second, steps=(SUN, step_of_quiz("exam"), step_of_quiz("drawn"))),
        ),
    )


COURSE = every_round()


class Go(NamedTuple):
    """One attempt of a random past."""

    path: int
    step: int
    seed: int
    answers: list[tuple[Response, int]]
    """What is said, and to which question it is gone before, where that can be."""
    only: bool
    finished: bool


gos = st.builds(
    Go,
    st.integers(0, 1),
    st.integers(0, 7),
    st.integers(0, 5),
    st.lists(st.tuples(st.sampled_from([RIGHT, RIGHT, WRONG, OVER_CALL, DontKnow()]), st.integers(0, 5)), max_size=9),
    st.sampled_from([False, False, True]),
    st.sampled_from([True, True, True, False]),
)


def asked_of(path: Path, number: int) -> Step:
    steps = [step for step in path.steps if step != READING]
    return (*steps, QuizStep(quiz=REVIEW, title="Review"))[number % (len(steps) + 1)]


def live(store: Store, course: Course, number: int, go: Go) -> None:
    """Begin, answer and perhaps finish, as the app does."""
    path = course.paths[go.path]
    step = asked_of(path, go.step)
    quiz = quiz_of(course, step, learner="robin")
    assert quiz is not None
    whole = fresh_session(course, step, quiz, seed=go.seed)
    only = tuple(question.id for question in whole.queue[go.seed % 3 :][:1]) if go.only else ()
    session = fresh_session(course, step, quiz, seed=go.seed, only=only)
    name = f"attempt-{number}"
    attempt = Attempt(
        id=name, course=course.id, course_version="1", path=path.id, step=step.key, quiz=quiz.id, seed=go.seed,
        only=only, started_at=NOW,
    )  # fmt: skip
    store.begin("robin", attempt)
    for place, (response, where) in enumerate(go.answers):
        order = session.order
        session = go_to(session, order[where % len(order)].id) if order else session
        if session.current is None:
            break
        session, answered = answer(session, response, at=NOW, answer_id=f"{name}-{place}")
        store.add_answer(name, answered)
    if go.finished and (session.finished or session.at_end or go.only):
        shown = result(session)
        left = [question.id for question in shown.unanswered]
        store.finish(name, at=NOW, standing=shown.standing, conversations=[], unanswered=left)


def decided(course: Course, past: History) -> Iterator[object]:
    """Everything that is worked out from a past."""
    for path in course.paths:
        yield view(course, path, past)
        yield path_result(course, path, past)
        yield before_and_after(course, path, past)
        yield take_home(course, path, past, Clinic(), on=date(2026, 5, 22))
        for step in (*path.steps, QuizStep(quiz=REVIEW, title="Review")):
            yield open_attempt(past, path, step)
            yield last_result(course, past, path, step)


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(gos, min_size=1, max_size=14), st.booleans())
def test_it_decides_as_the_whole_past_does(past: list[Go], read: bool) -> None:
    with Store.in_memory() as store:
        store.add_person("Robin", person_id="robin", at=NOW)
        for number, go in enumerate(past):
            live(store, COURSE, number, go)
        if read:
            store.set_place("robin", LessonId("reading"), Place(page=2, finished=True), at=NOW)
        whole, recent = store.history("robin"), store.recent("robin")
        assert list(decided(COURSE, recent)) == list(decided(COURSE, whole))
        kept = [attempt for attempt in whole.attempts if attempt in recent.attempts]
        assert tuple(kept) == recent.attempts
        assert (recent.places, recent.questions) == (whole.places, whole.questions)


def turned(question: Question, names: frozenset[str]) -> Question:
    """With `wrong` as the right choice where the question is one of these."""
    if isinstance(question, Scenario):
        return replace(question, steps=tuple(turned(step, names) for step in question.steps))
    if question.id not in names or not isinstance(question, Single):
        return question
    key = {"right": False, "wrong": True}
    choices = tuple(replace(choice, correct=key.get(choice.id, choice.correct)) for choice in question.choices)
    return replace(question, choices=choices)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(gos, min_size=1, max_size=14),
    st.frozensets(st.sampled_from([question.id for _, question in COURSE.interactions()])),
)
def test_it_decides_alike_after_keys_were_corrected(past: list[Go], names: frozenset[str]) -> None:
    today = replace(
        COURSE,
        quizzes={
            name: replace(quiz, questions=tuple(turned(question, names) for question in quiz.questions))
            for name, quiz in COURSE.quizzes.items()
        },
    )
    with Store.in_memory() as store:
        store.add_person("Robin", person_id="robin", at=NOW)
        for number, go in enumerate(past):
            live(store, COURSE, number, go)
        assert list(decided(today, store.recent("robin"))) == list(decided(today, store.history("robin")))


def edited(version: int) -> Course:
    """Of forms and lessons without reserves, one question of each is worded anew in each version."""
    return example.course(
        sun=example.quiz(single("s1", prompt=f"Version {version}?"), single("s2", idea="sun"), id="sun"),
        form_a=example.quiz(single("a1", prompt=f"Version {version}?"), single("a2", idea="sun"), id="form-a"),
        form_b=example.quiz(single("b1"), single("b2", idea="sun", prompt=f"Version {version}?"), id="form-b"),
    )


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(st.integers(0, 2), gos), min_size=1, max_size=12), st.integers(0, 2))
def test_it_decides_alike_after_questions_were_worded_anew_and_back(past: list[tuple[int, Go]], today: int) -> None:
    with Store.in_memory() as store:
        store.add_person("Robin", person_id="robin", at=NOW)
        for number, (version, go) in enumerate(past):
            step = go.step % 3 if go.path == 0 else 0
            live(store, edited(version), number, go._replace(step=step, only=False))
        course = edited(today)
        assert list(decided(course, store.recent("robin"))) == list(decided(course, store.history("robin")))


checks = st.builds(
    Go,
    st.just(0),
    st.sampled_from([0, 5]),
    st.just(1),
    st.lists(st.tuples(st.sampled_from([RIGHT, WRONG]), st.just(0)), min_size=4, max_size=4),
    st.sampled_from([False, False, False, True]),
    st.just(True),
)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(st.integers(0, 1), checks), min_size=3, max_size=8), st.integers(0, 1))
def test_the_gain_is_that_of_the_first_round_that_still_fits(past: list[tuple[int, Go]], today: int) -> None:
    versions = [
        replace(
            COURSE,
            quizzes={
                name: example.quiz(
                    *(replace(question, prompt=f"Version {version}?") for question in quiz.questions[:1]),
                    *quiz.questions[1:],
                    id=name,
                )
                if name.startswith("form")
                else quiz
                for name, quiz in COURSE.quizzes.items()
            },
        )
        for version in range(2)
    ]
    with Store.in_memory() as store:
        store.add_person("Robin", person_id="robin", at=NOW)
        for number, (version, go) in enumerate(past):
            live(store, versions[version], number, go)
        course, (path, _) = versions[today], COURSE.paths
        assert before_and_after(course, path, store.recent("robin")) == before_and_after(
            course, path, store.history("robin")
        )


@pytest.fixture
def someone() -> Iterator[Store]:
    with Store.in_memory() as store:
        store.add_person("Robin", person_id="robin", at=NOW)
        yield store


def all_right(path: int, step: int, *, seed: int = 0, only: bool = False, finished: bool = True) -> Go:
    return Go(path, step, seed, [(RIGHT, place) for place in range(9)], only, finished)


def test_much_of_the_same_is_read_once(someone: Store) -> None:
    for number in range(300):
        live(someone, COURSE, number, all_right(0, 1))
    live(someone, COURSE, 300, all_right(0, 1, finished=False))
    assert [attempt.id for attempt in someone.recent("robin").attempts] == ["attempt-299", "attempt-300"]


def test_of_checks_the_first_is_kept_too(someone: Store) -> None:
    for number in range(30):
        live(someone, COURSE, number, all_right(0, 0))
    assert [attempt.id for attempt in someone.recent("robin").attempts] == ["attempt-0", "attempt-29"]


def test_the_newest_whole_round_is_kept_beside_parts_of_it(someone: Store) -> None:
    live(someone, COURSE, 0, all_right(0, 1))
    for number in range(1, 9):
        live(someone, COURSE, number, all_right(0, 1, seed=number % 2, only=True))
    found = [attempt for attempt in someone.recent("robin").attempts if not attempt.only]
    assert [attempt.id for attempt in found] == ["attempt-0"]


def test_a_round_that_was_ended_without_an_answer_decides(someone: Store) -> None:
    live(someone, COURSE, 0, all_right(0, 3))
    live(someone, COURSE, 1, Go(0, 3, 1, [], only=False, finished=True))
    assert [attempt.id for attempt in someone.recent("robin").attempts] == ["attempt-0", "attempt-1"]
    assert list(decided(COURSE, someone.recent("robin"))) == list(decided(COURSE, someone.history("robin")))


def pool_drawn(seed: int) -> set[str]:
    """Questions of the exam, or of the drawn practice, that this seed draws."""
    quiz = COURSE.quizzes[QuizId("exam")]
    return {question.id for question in fresh_session(COURSE, step_of_quiz("exam"), quiz, seed=seed).queue}


def test_what_an_exam_asked_and_got_no_answer_to_is_not_forgotten(someone: Store) -> None:
    """An idea that was asked in an earlier exam, left out in the next one and not drawn in the last."""
    about_sun = {"pool-1", "pool-4"}
    asks = next(seed for seed in range(99) if about_sun & pool_drawn(seed))
    others = next(seed for seed in range(99) if not about_sun & pool_drawn(seed))
    quiz = COURSE.quizzes[QuizId("exam")]
    order = [q.id for q in fresh_session(COURSE, step_of_quiz("exam"), quiz, seed=asks).queue]
    only_others = [(RIGHT, place) for place, name in enumerate(order) if name not in about_sun]
    live(someone, COURSE, 0, all_right(0, 3, seed=asks))
    live(someone, COURSE, 1, Go(0, 3, asks, only_others, only=False, finished=True))
    for number, seed in enumerate((others, others), start=2):
        live(someone, COURSE, number, all_right(0, 3, seed=seed))
    for number, seed in enumerate(range(99), start=4):
        if not about_sun & pool_drawn(seed):
            live(someone, COURSE, number, all_right(0, 3, seed=seed))
    whole = someone.history("robin")
    assert path_result(COURSE, COURSE.paths[0], whole).ideas[IdeaId("sun")] is Standing.LOOK_AGAIN
    assert list(decided(COURSE, someone.recent("robin"))) == list(decided(COURSE, whole))


def test_of_two_rounds_the_one_begun_later_is_newer_whichever_ended_first(someone: Store) -> None:
    for name in ("first", "second"):
        begun(someone, name)
        someone.add_answer(name, answered_right(f"of {name}", "q1"))
    for name in ("second", "first"):
        someone.finish(name, at=NOW, standing="ready", conversations=[])
    begun(someone, "third")
    someone.add_answer("third", answered_right("of third", "q2"))
    someone.finish("third", at=NOW, standing="ready", conversations=[])
    assert [attempt.id for attempt in someone.recent("robin").attempts] == ["second", "third"]


def answered_right(name: str, question: str) -> Answered:
    mark = Mark(1.0, State.RIGHT, "all_correct")
    return Answered(id=name, question=QuestionId(question), question_hash="0" * 32, response=RIGHT, mark=mark, at=NOW)


def test_of_reviews_only_the_newest_few_are_kept(someone: Store) -> None:
    for number in range(30):
        live(someone, COURSE, number, all_right(0, 6, seed=number, finished=number < 29, only=True))
    found = [attempt.id for attempt in someone.recent("robin").attempts]
    assert {attempt.step for attempt in someone.recent("robin").attempts} == {"quiz-review"}
    assert found == [f"attempt-{number}" for number in range(29 - REVIEWS, 30)]


def test_everything_of_places_and_questions_is_kept(someone: Store) -> None:
    for number in range(40):
        someone.add_question("robin", ClinicQuestion(id=str(number), text="?", about="", at=NOW))
        someone.set_place("robin", LessonId(f"lesson-{number}"), Place(page=1, finished=False), at=NOW)
    assert someone.recent("robin") == someone.history("robin")
    assert someone.recent("nobody") == History()


def test_people_keep_their_own(someone: Store) -> None:
    someone.add_person("Kim", person_id="kim", at=NOW)
    live(someone, COURSE, 0, all_right(0, 1))
    assert someone.recent("kim") == History()
    assert len(someone.recent("robin").attempts) == 1


# Attempts to fold, one after the other


def begun(store: Store, name: str, *, person: str = "robin", at: datetime = NOW) -> Attempt:
    attempt = Attempt(
        id=name, course="c", course_version="1", path=PathId("p"), step="s", quiz=QuizId("q"), seed=1, started_at=at
    )
    store.begin(person, attempt)
    return attempt


def test_attempts_come_after_a_number_and_by_name(someone: Store) -> None:
    someone.add_person("Kim", person_id="kim", at=NOW)
    first, second = begun(someone, "first"), begun(someone, "second")
    begun(someone, "of kim", person="kim")
    third = begun(someone, "third", at=NOW - timedelta(days=400))
    assert [attempt for _, attempt in someone.attempts_after("robin", 0, ())] == [first, second, third]
    numbers = [number for number, _ in someone.attempts_after("robin", 0, ())]
    assert numbers == sorted(numbers)
    for at, number in enumerate(numbers):
        after = [attempt for _, attempt in someone.attempts_after("robin", number, ["first", "of kim", "gone"])]
        assert after == [first, *[first, second, third][max(1, at + 1) :]]
    assert someone.attempts_after("robin", numbers[-1], ()) == []
    assert someone.attempts_after("nobody", 0, ["first"]) == []


def test_folding_in_pieces_sees_each_attempt_once(someone: Store) -> None:
    upto, seen = 0, []
    for number in range(12):
        live(someone, COURSE, number, all_right(0, number % 6, seed=number))
        if number % 5 == 0:
            found = someone.attempts_after("robin", upto, ())
            seen += [attempt for _, attempt in found]
            upto = found[-1][0]
    seen += [attempt for _, attempt in someone.attempts_after("robin", upto, ())]
    assert tuple(seen) == someone.history("robin").attempts


def test_a_snapshot_is_kept_until_the_next(someone: Store) -> None:
    assert someone.snapshot("robin") is None
    for kept_for, upto, data in (("one", 3, b"\0\xff"), ("two", 1, b""), ("two", 1, b"")):
        someone.keep_snapshot("robin", kept_for, upto, data)
        assert someone.snapshot("robin") == (kept_for, data)
    assert someone.snapshot("kim") is None
