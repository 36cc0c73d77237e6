"""An exam: rules first, questions in any order, flags, the clock for those who want it, and what counts at the end."""

from functools import partial

import pytest
from msgspec.structs import replace

from edu.assessment.certainty import Certainty
from edu.course.course import Course, Path, QuizStep
from edu.course.ids import PathId, QuizId
from edu.course.quiz import Audience, CertaintyUse, Feedback, Policy
from edu.records.store import Store
from edu.tui.begin import BeginScreen
from edu.tui.dialog import AskScreen
from edu.tui.home import HomeScreen
from edu.tui.overview import OverviewScreen
from edu.tui.question import QuestionScreen
from edu.tui.quiz import QuizScreen
from edu.tui.result import ResultScreen
from tests.tui import every_kind
from tests.tui.every_kind import CARE, HAT, SHADE, asking
from tests.tui.visit import Open, Visit, visit

EXAM = replace(
    asking(SHADE, HAT, CARE, id="exam", feedback=Feedback.AT_END),
    audience=Audience.TRAINEE,
    lesson=None,
    certainty=CertaintyUse.MARKED,
    time_limit=2,
    attempts=Policy.BEST,
    pass_mark=85,
)
SURE = ("s", "s", "s")
ALL_RIGHT = ("1", *SURE, "c", "1", *SURE, "c", "1", "2", *SURE, "c")


def course(exam: object = EXAM) -> Course:
    plain = every_kind.course()
    step = QuizStep(quiz=QuizId("exam"), title="The exam")
    path = Path(id=PathId("staff"), title="Staff", about="One exam.", audience=Audience.TRAINEE, steps=(step,))
    return replace(plain, paths=(path,), quizzes={**plain.quizzes, QuizId("exam"): exam})


@pytest.fixture
def open_exam(robin: Store) -> Open:
    return partial(visit, course(), robin)


async def begin(here: Visit, *keys: str) -> None:
    await here.press("enter")
    here.on(BeginScreen)
    await here.press(*keys, "enter")
    here.on(QuestionScreen)


async def test_the_rules_come_first(open_exam: Open) -> None:
    async with open_exam() as here:
        await here.press("enter")
        here.on(BeginScreen)
        for said in (
            "3 questions",
            "85 %",
            "how sure",
            "The best round counts",
            "Begin without the clock",
            "2 minutes",
            "It stops while you are away.",
        ):
            assert said in here.words


async def test_everything_right_and_sure_passes(open_exam: Open, robin: Store) -> None:
    async with open_exam() as here:
        await begin(here)
        await here.press(*ALL_RIGHT)
        here.on(ResultScreen)
        for said in ("Passed", "2 of 2 (100 %", "9 of 9", "1 of 1 ideas right", "Sure 3 of 3 right"):
            assert said in here.words
        assert "What counts 100 %, passed" in here.words
        await here.press("escape")
        here.on(HomeScreen)
        assert "done" in here.words
    (attempt,) = robin.history("robin").attempts
    assert [answer.certainty for answer in attempt.answered] == [Certainty.SURE] * 3 and attempt.minutes is None


async def test_how_sure_has_to_be_said(open_exam: Open, robin: Store) -> None:
    async with open_exam() as here:
        await begin(here)
        await here.press("1", "c")
        assert "how sure" in here.words.lower() and "1 of 3" in here.words
    assert not robin.history("robin").attempts[0].answered


async def test_not_knowing_needs_no_certainty(open_exam: Open, robin: Store) -> None:
    async with open_exam() as here:
        await begin(here)
        await here.press("0", "c")
        assert "2 of 3" in here.words
    assert robin.history("robin").attempts[0].answered[0].certainty is None


async def test_sure_and_wrong_about_safety_is_no_pass(open_exam: Open) -> None:
    async with open_exam() as here:
        await begin(here)
        await here.press("2", *SURE, "c", *ALL_RIGHT[5:])
        here.on(ResultScreen)
        assert "Not passed yet" in here.words and "Sure and wrong 1 about safety" in here.words


async def test_a_question_can_be_left_and_come_back_to(open_exam: Open, robin: Store) -> None:
    async with open_exam() as here:
        await begin(here)
        await here.press("k")
        assert "2 of 3" in here.words
        await here.press("1", *SURE, "c", "1", "2", *SURE, "c")
        here.on(OverviewScreen)
        assert "1 question is still open" in here.words
        await here.press("up")
        await here.click("Where do you walk?")
        here.on(QuestionScreen)
        assert "1 of 3" in here.words
        await here.press("1", *SURE, "c")
        await here.press("o")
        assert "Every question has an answer" in here.words
        await here.press("e")
        here.on(ResultScreen)
        assert "Passed" in here.words
    assert len(robin.history("robin").attempts[0].answered) == 3


async def test_finishing_with_open_questions_is_asked_about(open_exam: Open) -> None:
    async with open_exam() as here:
        await begin(here)
        await here.press("1", *SURE, "c", "o", "e")
        here.on(AskScreen)
        await here.press("enter")
        here.on(OverviewScreen)
        await here.press("e", "tab", "enter")
        here.on(ResultScreen)
        assert "Not passed yet" in here.words and "Left open 2" in here.words


async def test_looking_again_without_a_change_records_nothing_new(open_exam: Open, robin: Store) -> None:
    async with open_exam() as here:
        await begin(here)
        await here.press("1", *SURE, "c", "b")
        assert "(•) In the shade" in here.shown and "How sure: sure" in here.shown
        await here.press("c", "b", "2", "c")
    answers = robin.history("robin").attempts[0].answered
    assert [answer.question for answer in answers] == ["shade", "shade"]


@pytest.mark.parametrize("leave", [("b", "o", "e"), ("o", "e"), ("k", "o", "e")])
async def test_an_answer_that_was_changed_counts_however_one_leaves_it(
    open_exam: Open, robin: Store, leave: tuple[str, ...]
) -> None:
    async with open_exam() as here:
        await begin(here)
        await here.press("1", *SURE, "c", "2", *SURE, "c", "1", "2", *SURE, "c")
        here.on(ResultScreen)
        await here.click("All questions again")
        await here.press("enter", "1", *SURE, "c", "2", *SURE, "c", "b", "1", *leave)
        if here.screen.__class__ is not ResultScreen:
            await here.press("tab", "enter")
        here.on(ResultScreen)
    answers = robin.history("robin").attempts[-1].answered
    assert [answer.question for answer in answers][:3] == ["shade", "hat", "hat"]
    assert answers[1].mark.fraction == 0 and answers[2].mark.fraction == 1


async def test_what_was_left_open_is_reviewed_too(open_exam: Open) -> None:
    async with open_exam(size=(80, 60)) as here:
        await begin(here)
        await here.press("k", "1", *SURE, "c", "o", "e", "tab", "enter")
        here.on(ResultScreen)
        assert here.words.count("Left open.") == 2 and "Best answer: In the shade" in here.words


async def test_a_flag_is_shown_and_kept(open_exam: Open, robin: Store) -> None:
    async with open_exam() as here:
        await begin(here)
        await here.press("f")
        assert "flagged" in here.words
    assert robin.recent("robin").attempts[0].flagged == {"shade"}
    async with open_exam(ids="later") as here:
        await here.press("enter")
        assert "flagged" in here.words
        await here.press("o")
        assert "[flag]" in here.shown and "You flagged 1" in here.words
        await here.press("escape", "f")
        assert "flagged" not in here.words
    assert not robin.recent("robin").attempts[0].flagged


async def test_an_exam_goes_on_where_it_was_left(open_exam: Open) -> None:
    async with open_exam() as here:
        await begin(here)
        await here.press("1", *SURE, "c")
    async with open_exam(ids="later") as here:
        await here.press("enter")
        assert "A hat helps." in here.words and "2 of 3" in here.words
        await here.press("b")
        assert "(•) In the shade" in here.shown


async def test_the_clock_runs_only_for_those_who_ask(open_exam: Open) -> None:
    async with open_exam() as here:
        await begin(here)
        assert "min left" not in here.words
    async with open_exam(ids="later") as here:
        await here.press("enter", "escape")


async def test_when_the_time_is_up_what_was_answered_counts(open_exam: Open, robin: Store) -> None:
    async with open_exam() as here:
        await begin(here, "tab")
        assert "2 min left" in here.words
        await here.press("1", *SURE, "c")
        here.clock.at += 70
        await here.on(QuestionScreen)._look_at_the_clock()  # type: ignore[attr-defined]
        await here.settle()
        assert "1 minute is left" in here.words and "less than 1 min left" in here.words
        here.clock.at += 60
        await here.on(QuestionScreen)._look_at_the_clock()  # type: ignore[attr-defined]
        await here.settle()
        here.on(ResultScreen)
        assert "The time is up" in here.words and "Left open 2" in here.words
    (attempt,) = robin.history("robin").attempts
    assert attempt.minutes == 2 and attempt.finished_at and len(attempt.answered) == 1


def spent(robin: Store) -> int:
    """Milliseconds that the records say were spent at the questions of the newest round."""
    attempt = robin.recent("robin").attempts[-1]
    return attempt.waited + sum(answered.milliseconds for answered in attempt.answered)


async def look(here: Visit) -> None:
    """What happens each second with the clock."""
    await here.on(QuizScreen)._look_at_the_clock()
    await here.settle()


@pytest.mark.parametrize("leaving", [(), ("escape",), ("k",), ("k", "b"), ("o",), ("o", "up", "enter", "escape")])
async def test_to_leave_a_question_and_come_back_gives_no_time_back(
    open_exam: Open, robin: Store, leaving: tuple[str, ...]
) -> None:
    async with open_exam() as here:
        await begin(here, "tab")
        began = here.clock.at
        here.clock.at += 40
        await here.press(*leaving)
        taken = here.clock.at - began
    assert spent(robin) == taken * 1000
    async with open_exam(ids="later") as here:
        here.clock.at += 10_000
        await here.press("enter")
        assert here.on(QuizScreen)._seconds_left() == 120 - taken
        here.clock.at += 70 - len(leaving)
        await look(here)
        assert "less than 1 min left" in here.words
        here.clock.at += 10
        await look(here)
        here.on(ResultScreen)
        assert "The time is up" in here.words
    assert spent(robin) >= 120_000


async def test_a_process_that_is_killed_gives_ten_seconds_back_at_most(open_exam: Open, robin: Store) -> None:
    async with open_exam() as here:
        await begin(here, "tab")
        for second in range(1, 26):
            here.clock.at += 1
            await look(here)
            assert second - 10 <= spent(robin) / 1000 <= second
        assert not robin.recent("robin").attempts[0].answered


async def test_no_moment_is_counted_twice(open_exam: Open, robin: Store) -> None:
    async with open_exam() as here:
        await begin(here, "tab")
        began = here.clock.at
        for keys in (("1", *SURE), ("k",), ("b",), ("c",), ("b",), ("c",), ("f", "1", *SURE, "c"), ("1", "2", *SURE)):
            for _ in range(7):
                here.clock.at += 1
                await look(here)
            await here.press(*keys)
            assert here.on(QuizScreen)._seconds_left() == 120 - (here.clock.at - began)
        await here.press("c")
        assert spent(robin) == (here.clock.at - began) * 1000
        answers = robin.recent("robin").attempts[0].answered
    assert {answered.question for answered in answers} == {"shade", "hat", "care"}
    assert spent(robin) == (here.clock.at - began) * 1000


async def test_without_the_clock_no_time_is_kept_but_that_of_answers(open_exam: Open, robin: Store) -> None:
    async with open_exam() as here:
        await begin(here)
        here.clock.at += 40
        await here.press("k", "b", "1", *SURE, "c")
    (attempt,) = robin.recent("robin").attempts
    assert attempt.waited == 0 and attempt.answered[0].milliseconds == 5000


async def test_more_time_is_given_to_those_who_chose_it(open_exam: Open, robin: Store) -> None:
    robin.set_setting("robin", "extra_time", "50")
    async with open_exam() as here:
        await here.press("enter")
        assert "Begin with 3 minutes" in here.words and "50 % more" in here.words


async def test_the_best_round_counts(open_exam: Open) -> None:
    async with open_exam() as here:
        await begin(here)
        await here.press(*ALL_RIGHT)
        await here.click("All questions again")
        here.on(BeginScreen)
        await here.press("enter", "2", *SURE, "c", "2", *SURE, "c", "0", "c")
        here.on(ResultScreen)
        for said in ("Not passed yet", "The round before 100 %", "What counts 100 %, passed"):
            assert said in here.words
        await here.press("escape")
        assert "done" in here.words


async def test_only_what_was_missed_is_practice_and_no_exam(open_exam: Open) -> None:
    async with open_exam() as here:
        await begin(here)
        await here.press("1", *SURE, "c", "2", *SURE, "c", "1", "2", *SURE, "c")
        await here.click("Only what I missed")
        here.on(QuestionScreen)
        assert "1 of 1" in here.words
        await here.press("1", *SURE, "c")
        here.on(ResultScreen)
        assert "Passed" not in here.words and "Well done" in here.words


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_it_fits(open_exam: Open, size: tuple[int, int]) -> None:
    async with open_exam(size=size) as here:
        await here.press("enter")
        assert "Begin without the clock" in here.words
        await here.press("enter", "f", "1", *SURE, "c", "o")
        here.on(OverviewScreen)
        assert "What is kind to skin?" in here.words
