"""Where a person stands, in values for a screen."""

from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from edu.assessment.card import Card, Rating, reviewed
from edu.assessment.certainty import Certainty
from edu.assessment.gain import BeforeAndAfter
from edu.assessment.history import History
from edu.assessment.learner import Learner, Tally, fold
from edu.assessment.marks import State
from edu.assessment.standing import Mastery, calibration, held, mastery_by_idea, mastery_by_objective, progress
from edu.course.course import Course, Misconception, Objective
from edu.course.ids import MisconceptionId, ObjectiveId, QuestionId
from edu.course.quiz import Audience, Section
from tests.assessment.example import AFTER, BEFORE, RIGHT, START, SUN, WRONG, attempt, course, quiz, single

GUESS, FAIRLY, SURE = Certainty.GUESS, Certainty.FAIRLY, Certainty.SURE


def card(state: State = State.RIGHT, *believed: str, hours: int = 0) -> Card:
    at = START + timedelta(hours=hours)
    return Card(
        question_hash="",
        state=state,
        fraction=1.0,
        certainty=None,
        at=at,
        misconceptions=tuple(map(MisconceptionId, believed)),
        seen=1,
        right=1,
        memory=reviewed(None, Rating.GOOD, at),
    )


def cards(**given: Card) -> dict[QuestionId, Card]:
    return {QuestionId(name): each for name, each in given.items()}


def with_objectives() -> Course:
    care, signs = (ObjectiveId(name) for name in ("care", "signs"))
    own = quiz(
        *(replace(single(name), objective=care) for name in ("c1", "c2", "c3")),
        replace(single("s1"), objective=signs),
        replace(single("spare", idea="sun", reserve=True), objective=signs),
        id="sun",
    )
    known = {name: Objective(id=name, title=name) for name in (ObjectiveId("unasked"), signs, care)}
    return replace(course(sun=own), objectives=known)


def test_mastery_by_objective_is_of_last_answers() -> None:
    on = with_objectives()
    seen = cards(c1=card(), c2=card(State.RECTIFIED), spare=card())
    found = {objective.id: mastery for objective, mastery in mastery_by_objective(on, on.paths[0], seen)}
    assert found == {"signs": Mastery(right=0, seen=0, unseen=1), "care": Mastery(right=1, seen=2, unseen=1)}
    assert list(found) == ["signs", "care"]
    assert [mastery.share for mastery in found.values()] == [None, 0.5]


def test_a_path_reaches_what_its_quizzes_draw_from() -> None:
    on = with_objectives()
    pool = replace(quiz(id="pool"), sections=(Section(pools=(SUN.quiz,)),))  # type: ignore[arg-type]
    drawn = replace(on, quizzes={**on.quizzes, pool.id: pool})
    path = replace(on.paths[1], steps=(replace(SUN, quiz=pool.id),))
    assert mastery_by_objective(drawn, path, {}) == mastery_by_objective(on, on.paths[0], {})


def test_mastery_by_idea_is_of_its_variants() -> None:
    on = course()
    ((idea, mastery),) = mastery_by_idea(on, on.paths[0], cards(s1=card(), s2=card(), a2=card(State.WRONG)))
    assert (idea.id, mastery) == ("sun", Mastery(right=1, seen=2, unseen=1))


@pytest.mark.parametrize(
    ("certainty", "right", "number", "sentence"),
    [
        (SURE, 9, 10, "When you were sure, you were right 9 times out of 10."),
        (SURE, 18, 20, "When you were sure, you were right 9 times out of 10."),
        (SURE, 17, 20, "When you were sure, you were right about 8 times out of 10."),
        (SURE, 99, 100, "When you were sure, you were right more than 9 times out of 10."),
        (SURE, 100, 100, "When you were sure, you were right every time."),
        (SURE, 3, 3, "When you were sure, you were right 3 times out of 3."),
        (SURE, 1, 1, "You were sure once, and you were right."),
        (SURE, 0, 1, "You were sure once, and you were not right."),
        (FAIRLY, 2, 3, "When you were fairly sure, you were right 2 times out of 3."),
        (FAIRLY, 0, 4, "When you were fairly sure, you were right 0 times out of 4."),
        (GUESS, 0, 1, "You guessed once, and you were not right."),
        (GUESS, 1, 5, "When you guessed, you were right once out of 5."),
        (GUESS, 2, 15, "When you guessed, you were right about once out of 10."),
        (GUESS, 1, 100, "When you guessed, you were right less than once out of 10."),
        (GUESS, 0, 12, "When you guessed, you were right none of 12 times."),
    ],
)
def test_how_sure_and_how_right_in_a_sentence(certainty: Certainty, right: int, number: int, sentence: str) -> None:
    learner = Learner(calibration={Audience.TRAINEE: {certainty: Tally(number, right)}})
    (found,) = calibration(learner, Audience.TRAINEE)
    assert (found.certainty, found.tally, found.share, found.sentence) == (
        certainty,
        Tally(number, right),
        right / number,
        sentence,
    )
    assert calibration(learner, Audience.PATIENT) == ()


def test_levels_come_from_sure_to_guess() -> None:
    tallies = {level: Tally(1, 1) for level in (FAIRLY, GUESS, SURE)}
    found = calibration(Learner(calibration={Audience.PATIENT: tallies}), Audience.PATIENT)
    assert [each.certainty for each in found] == [SURE, FAIRLY, GUESS]


def test_misconceptions_that_last_answers_show_newest_first() -> None:
    known = {
        MisconceptionId(name): Misconception(id=MisconceptionId(name), belief=f"{name}.", instead=f"Not {name}.")
        for name in ("scrub", "sun", "unheld")
    }
    on = replace(course(), misconceptions=known)
    wrong = State.WRONG
    found = held(
        on,
        cards(one=card(wrong, "scrub", hours=1), two=card(wrong, "sun", "gone", hours=2), three=card(wrong, "scrub")),
    )
    assert [(each.misconception.instead, each.questions) for each in found] == [
        ("Not sun.", ("two",)),
        ("Not scrub.", ("one", "three")),
    ]
    assert [each.at for each in found] == [START + timedelta(hours=2), START + timedelta(hours=1)]


def test_progress_is_all_of_it() -> None:
    on = course()
    attempts = [
        attempt(on, BEFORE, [RIGHT, WRONG], form="form-a"),
        attempt(on, SUN, [RIGHT, WRONG, RIGHT]),
        attempt(on, AFTER, [RIGHT, RIGHT], form="form-b"),
    ]
    learner = fold(Learner(), on, enumerate(attempts, start=1))
    now = datetime(2026, 11, 23, 9, tzinfo=UTC)
    shown = progress(on, on.paths[0], learner, History(attempts=tuple(attempts)), now)
    assert shown.gain == BeforeAndAfter(before=1, after=2, of=2)
    assert [round_.quiz for round_ in shown.rounds] == ["form-b", "sun", "form-a"]
    assert [(ahead.day.day, ahead.number) for ahead in shown.ahead[:3]] == [(23, 1), (24, 3), (25, 0)]
    assert len(shown.ahead) == 14
    ((idea, mastery),) = shown.ideas
    assert (idea.id, mastery) == ("sun", Mastery(right=1, seen=2, unseen=1))
    assert (shown.objectives, shown.calibration, shown.held) == ((), (), ())
