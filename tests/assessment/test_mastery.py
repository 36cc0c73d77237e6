"""Ready, look again or talk it through, and the gain between two checks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from edu.assessment.certainty import Certainty
from edu.assessment.gain import gain
from edu.assessment.marks import State, misses_idea
from edu.assessment.mastery import Standing, result, worst
from edu.assessment.response import DontKnow, Response
from edu.assessment.session import Session, answer, start
from edu.course.question import Reflection, Single
from edu.course.quiz import CertaintyUse, Feedback, Quiz
from tests.assessment.example import OVER_CALL, RIGHT, START, WRONG, answer_all, quiz, single
from tests.assessment.strategies import certain, quizzes, responses

READY, LOOK_AGAIN, TALK = Standing.READY, Standing.LOOK_AGAIN, Standing.NEEDS_CONVERSATION
FIVE = tuple(single(f"ordinary-{n}") for n in range(5))
SPARE = single("spare", idea="sun", reserve=True)


@pytest.mark.parametrize(
    ("questions", "given_answers", "standing", "ideas"),
    [
        (FIVE, [RIGHT] * 5, READY, {}),
        (FIVE, [RIGHT] * 4 + [WRONG], READY, {}),
        (FIVE, [RIGHT] * 3 + [WRONG] * 2, LOOK_AGAIN, {}),
        (FIVE, [RIGHT] * 3 + [OVER_CALL, DontKnow()], LOOK_AGAIN, {}),
        ((single("a", points=4), single("b")), [RIGHT, WRONG], READY, {}),
        ((single("a", points=3), single("b")), [RIGHT, WRONG], LOOK_AGAIN, {}),
        ((single("a", idea="sun"),), [RIGHT], READY, {"sun": READY}),
        ((single("a", idea="sun"),), [OVER_CALL], READY, {"sun": READY}),
        ((single("a", idea="sun"),), [WRONG], LOOK_AGAIN, {"sun": LOOK_AGAIN}),
        ((single("a", idea="sun"), SPARE), [WRONG, RIGHT], READY, {"sun": READY}),
        ((single("a", idea="sun"), SPARE), [WRONG, OVER_CALL], LOOK_AGAIN, {"sun": LOOK_AGAIN}),
        ((single("a", idea="sun"), SPARE), [WRONG, WRONG], TALK, {"sun": TALK}),
        ((single("a", idea="sun"), SPARE), [DontKnow(), DontKnow()], TALK, {"sun": TALK}),
        ((single("a", idea="sun"), single("b", idea="call")), [RIGHT, WRONG], LOOK_AGAIN, {"sun": READY, "call": LOOK_AGAIN}),
        ((*FIVE, single("a", idea="sun")), [RIGHT] * 5 + [WRONG], LOOK_AGAIN, {"sun": LOOK_AGAIN}),
        ((*FIVE, single("a", idea="sun")), [WRONG] * 5 + [RIGHT], LOOK_AGAIN, {"sun": READY}),
    ],
)  # fmt: skip
def test_every_critical_idea_and_the_pass_mark_of_the_rest(
    questions: tuple[object, ...], given_answers: list[Response], standing: Standing, ideas: dict[str, Standing]
) -> None:
    session = answer_all(start(quiz(*questions), seed=1), given_answers)  # type: ignore[arg-type]
    assert session.finished
    shown = result(session)
    assert (shown.standing, shown.ideas) == (standing, ideas)


def test_an_idea_missed_twice_without_a_variant_is_talked_through_even_if_right_between() -> None:
    thrice = quiz(*(single(name, idea="sun") for name in "abc"))
    assert result(answer_all(start(thrice, seed=1), [WRONG, RIGHT, WRONG])).standing is TALK
    assert result(answer_all(start(thrice, seed=1, loop=False), [WRONG, WRONG, RIGHT])).standing is TALK


def test_what_a_result_counts() -> None:
    whole = quiz(
        single("a", points=2),
        single("b"),
        single("c", idea="sun"),
        Reflection(id=SPARE.id, prompt="Say it.", model_answer="It."),
    )
    shown = result(answer_all(start(whole, seed=1), [RIGHT, WRONG, WRONG, DontKnow()]))
    assert (shown.earned, shown.possible) == (2, 3)
    assert (shown.right, shown.marked) == (1, 3)
    assert [question.id for question, _ in shown.missed] == ["b", "c"]


AT_END = Feedback.AT_END
TWICE = (single("a", idea="sun"), single("b", idea="sun"))


@pytest.mark.parametrize(
    ("questions", "given_answers", "standing", "ideas", "marked"),
    [
        (FIVE, [RIGHT] * 4, READY, {}, 5),
        (FIVE, [RIGHT] * 3, LOOK_AGAIN, {}, 5),
        (FIVE, [], LOOK_AGAIN, {}, 5),
        (TWICE, [], LOOK_AGAIN, {"sun": LOOK_AGAIN}, 2),
        (TWICE, [RIGHT], LOOK_AGAIN, {"sun": LOOK_AGAIN}, 2),
        (TWICE, [RIGHT, RIGHT], READY, {"sun": READY}, 2),
        (TWICE, [WRONG, RIGHT], LOOK_AGAIN, {"sun": LOOK_AGAIN}, 2),
        (TWICE, [RIGHT, WRONG], LOOK_AGAIN, {"sun": LOOK_AGAIN}, 2),
        (TWICE, [OVER_CALL, RIGHT], READY, {"sun": READY}, 2),
        (TWICE, [RIGHT, OVER_CALL], READY, {"sun": READY}, 2),
        (TWICE, [WRONG, DontKnow()], TALK, {"sun": TALK}, 2),
    ],
)
def test_at_the_end_every_variant_counts_and_what_has_no_answer_earns_nothing(
    questions: tuple[Single, ...],
    given_answers: list[Response],
    standing: Standing,
    ideas: dict[str, Standing],
    marked: int,
) -> None:
    session = answer_all(start(quiz(*questions, feedback=AT_END), seed=1), given_answers)
    shown = result(session)
    assert (shown.standing, shown.ideas, shown.marked) == (standing, ideas, marked)
    assert len(shown.unanswered) == marked - len(given_answers)


GUESS, FAIRLY, SURE = Certainty.GUESS, Certainty.FAIRLY, Certainty.SURE


@pytest.mark.parametrize(
    ("said", "certainty", "standing", "sure_and_wrong"),
    [
        ([(RIGHT, SURE), (RIGHT, SURE)], 3 + 3, READY, []),
        ([(RIGHT, GUESS), (RIGHT, FAIRLY)], 1 + 2, READY, []),
        ([(WRONG, SURE), (RIGHT, GUESS)], -6 + 1, LOOK_AGAIN, []),
        ([(RIGHT, GUESS), (WRONG, FAIRLY)], 1 - 2, LOOK_AGAIN, []),
        ([(RIGHT, GUESS), (WRONG, SURE)], 1 - 6, LOOK_AGAIN, ["critical"]),
        ([(RIGHT, GUESS), (OVER_CALL, SURE)], 1 - 6, READY, []),
        ([(DontKnow(), None), (DontKnow(), None)], 0, LOOK_AGAIN, []),
    ],
)
def test_certainty_is_added_up_and_nothing_critical_may_be_wrong_of_which_one_was_sure(
    said: list[tuple[Response, Certainty | None]], certainty: float, standing: Standing, sure_and_wrong: list[str]
) -> None:
    session = start(certain(quiz(single("plain"), single("critical", idea="sun"))), seed=1)
    for response, sure in said:
        session, _ = answer(session, response, at=START, answer_id="id", certainty=sure)
    shown = result(session)
    assert (shown.certainty, shown.standing) == (certainty, standing)
    assert [question.id for question in shown.sure_and_wrong] == sure_and_wrong
    unmarked = result(replace(session, quiz=replace(session.quiz, certainty=CertaintyUse.OPTIONAL)))
    assert unmarked.sure_and_wrong == ()


def test_a_variant_that_is_right_mends_a_miss_but_not_that_one_was_sure_of_it() -> None:
    session = start(certain(quiz(single("critical", idea="sun"), SPARE)), seed=1)
    for response in (WRONG, RIGHT):
        session, _ = answer(session, response, at=START, answer_id="id", certainty=SURE)
    shown = result(session)
    assert shown.ideas == {"sun": READY}
    assert shown.standing is LOOK_AGAIN


def test_right_on_a_later_try_mends_an_idea_and_earns_less() -> None:
    twice = quiz(single("plain"), single("critical", idea="sun"), tries=2, pass_mark=60)
    shown = result(answer_all(start(twice, seed=1), [WRONG, RIGHT, WRONG, RIGHT]))
    assert shown.standing is READY
    assert shown.earned == pytest.approx(2 / 3)
    assert (shown.right, len(shown.missed)) == (0, 2)


def _played(draw: st.DataObject, drawn: Quiz, *, loop: bool) -> Session:
    session = start(drawn, seed=1, loop=loop)
    while session.current:
        session = answer_all(session, [draw.draw(responses(session.current))])
    return session


@given(quizzes(feedback=Feedback.IMMEDIATE), st.booleans(), st.data())
def test_mastery_is_every_idea_and_the_pass_mark(drawn: Quiz, loop: bool, data: st.DataObject) -> None:
    session = _played(data, drawn, loop=loop)
    shown = result(session)
    pairs = list(zip(session.asked, session.answered, strict=True))
    assert set(shown.ideas) == {q.idea for q, _ in pairs if q.critical}
    for idea, standing in shown.ideas.items():
        misses = [misses_idea(q, a.response) for q, a in pairs if q.critical and q.idea == idea]
        assert (standing is TALK) == (sum(misses) >= 2)
        right = [a.mark.state in {State.RIGHT, State.RECTIFIED} for q, a in pairs if q.critical and q.idea == idea]
        since = max((number for number, missed in enumerate(misses) if missed), default=-1)
        mended = since == -1 or any(right[since + 1 :])
        assert (standing is READY) == (mended and sum(misses) < 2)
    enough = shown.earned >= drawn.pass_mark / 100 * shown.possible - 1e-6
    assert (shown.standing is READY) == (enough and all(s is READY for s in shown.ideas.values()))
    assert (shown.standing is TALK) == (TALK in shown.ideas.values())
    assert 0 <= shown.earned <= shown.possible
    assert shown.right + len(shown.missed) == shown.marked
    assert all(a.mark.state is not State.RIGHT for _, a in shown.missed)


@given(st.lists(st.sampled_from(Standing)))
def test_the_worst_standing_asks_for_the_most_care(standings: list[Standing]) -> None:
    for standing in (TALK, LOOK_AGAIN):
        if standing in standings:
            assert worst(tuple(standings)) is standing
            return
    assert worst(tuple(standings)) is READY


@pytest.mark.parametrize(
    ("before", "after", "g"),
    [
        (0, 100, 1), (50, 75, 0.5), (40, 70, 0.5), (0, 0, 0), (60, 60, 0), (99, 100, 1),
        (100, 50, -0.5), (50, 25, -0.5), (50, 0, -1), (100, 100, None),
    ],
)  # fmt: skip
def test_gain_by_hand(before: float, after: float, g: float | None) -> None:
    assert gain(before, after) == (None if g is None else pytest.approx(g))


@given(st.floats(0, 100), st.floats(0, 100))
def test_gain_is_between_minus_one_and_one_and_has_the_sign_of_the_change(before: float, after: float) -> None:
    g = gain(before, after)
    if g is None:
        assert before == after == 100
    else:
        assert -1 <= g <= 1
        assert (g > 0) == (after > before)
        assert (g < 0) == (after < before)
