"""Writing a quiz with the real question screen beside it: each save shows, and nothing is ever kept."""

from collections.abc import Callable
from pathlib import Path

import pytest

from edu.course.question import (
    Cloze,
    Matching,
    Numeric,
    Ordering,
    Rating,
    Scenario,
    ShortAnswer,
    is_marked,
    steps_of,
)
from edu.tui.lesson import LessonScreen
from edu.tui.preview import PreviewScreen
from tests.tui.writing import SIZES, beside, course_in, edit, until

KINDS: dict[str, set[type]] = {
    "how-peeling-works": {Matching, Ordering, ShortAnswer, Numeric, Cloze, Rating},
    "trainee-cases": {Scenario},
}


@pytest.fixture
def quiz(tmp_path: Path) -> Path:
    """The longest quiz of a copy of the course."""
    return course_in(tmp_path) / "quizzes" / "when-to-call.yaml"


@pytest.mark.parametrize("size", SIZES)
async def test_every_question_is_shown_with_and_without_its_key(quiz: Path, size: tuple[int, int]) -> None:
    async with beside(quiz, size) as here:
        total = len(here.on(PreviewScreen)._shown.entries)
        for number in range(1, total + 1):
            assert f"question {number} of {total}" in here.words
            assert "Key" in here.lines[-2] and "Best answer" not in here.shown
            await here.press("k")
            assert "Check" not in here.words
            screen = here.on(PreviewScreen)
            question = screen._shown.entries[number - 1].question
            assert question is not None
            rows = " ".join(row.body.plain for row in screen._rows._page.rows)
            for said in (question.id, question.explanation, question.say_it_again, *question.hints):
                assert said in rows
            await here.press("k", "n")
        assert f"question {total} of {total}" in here.words
        await here.press("b")
        assert f"question {total - 1} of {total}" in here.words


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", ["how-peeling-works", "trainee-cases"])
async def test_every_kind_can_be_tried_and_read(name: str, size: tuple[int, int], tmp_path: Path) -> None:
    file = course_in(tmp_path) / "quizzes" / f"{name}.yaml"
    async with beside(file, size) as here:
        screen = here.on(PreviewScreen)
        kinds: set[type] = set()
        for number, entry in enumerate(screen._shown.entries, start=1):
            question = entry.question
            assert question is not None and f"question {number} of" in here.words
            kinds.add(type(question))
            await here.press("k")
            said = " ".join(row.body.plain for row in screen._rows._page.rows)
            for step in steps_of(question):
                assert step.id in said and step.prompt in said
            await here.press("k")
            await here.press("0" if is_marked(screen._sitting.question) else "1", "c")
            assert screen._sitting.session.asked
            await here.press("n")
    assert kinds >= KINDS[name]


async def test_each_step_of_a_story_stands_below_it(tmp_path: Path) -> None:
    file = course_in(tmp_path) / "quizzes" / "trainee-cases.yaml"
    async with beside(file) as here:
        screen = here.on(PreviewScreen)
        story, following = (entry.question for entry in screen._shown.entries[:2])
        assert isinstance(story, Scenario) and isinstance(following, Scenario) and story.id == following.id
        assert story.prompt.strip() in here.words and story.steps[0].prompt in here.words
        await here.press("0", "c", "enter")
        assert screen._index == 1 and story.prompt.strip() in here.words and following.steps[0].prompt in here.words


async def test_a_quiz_that_only_draws_says_so(tmp_path: Path) -> None:
    async with beside(course_in(tmp_path) / "quizzes" / "aftercare-exam.yaml") as here:
        assert "It draws them from other quizzes." in here.words and "No problem in this file." in here.words


async def test_a_question_can_be_answered_as_a_learner_would_and_tried_again(quiz: Path) -> None:
    async with beside(quiz) as here:
        await here.press("1", "c")
        assert "Not yet." in here.words or "Yes." in here.words
        assert "No problem in this file." in here.words
        await here.click("Try again")
        assert "Check" in here.words and "Not yet." not in here.words
        await here.press("1", "c", "l")
        assert not isinstance(here.screen, PreviewScreen | LessonScreen)
        await here.press("escape")
        await here.press("enter")
        assert "question 2 of" in here.words


async def test_a_save_shows_at_once_and_brings_the_question_under_edit(quiz: Path) -> None:
    async with beside(quiz) as here:
        await here.press("k")
        edit(quiz, "Your peeling skin is swollen and itches badly.", "Your skin has swollen a lot.")
        assert await until(here, "Your skin has swollen a lot.") < 1.0  # the figure is in the benchmark
        assert "question 2 of" in here.words and "stands for" in here.words


async def test_a_save_elsewhere_leaves_the_answer_alone(quiz: Path) -> None:
    async with beside(quiz) as here:
        await here.press("1")
        edit(quiz.with_name("gentle-daily-care.yaml"), "title: ", "title: Oh ")
        edit(quiz.parents[1] / "content" / "course.yaml", "id: get-help", "id: get-hel")
        await until(here, "E116")
        assert "(•)" in here.shown


async def test_problems_stand_with_their_question_and_are_counted_elsewhere(quiz: Path) -> None:
    async with beside(quiz) as here:
        edit(quiz, "misconception: treat-infection-at-home", "misconception: treat-at-home")
        await until(here, "E116")
        assert "question 2 of" in here.words and "problem here" in here.words
        await here.press("n")
        assert "No problem here; 1 problem elsewhere in this file." in here.words


async def test_a_broken_file_leaves_what_was_there_until_it_is_mended(quiz: Path) -> None:
    whole = quiz.read_text(encoding="utf-8")
    async with beside(quiz) as here:
        await here.press("n")
        quiz.write_text(whole + "  garbage: [\n", encoding="utf-8")
        await until(here, "E005")
        assert "The file cannot be read now; above is how it was." in here.words
        assert "question 10 of 10" in here.words
        quiz.write_text(whole, encoding="utf-8")
        await until(here, "No problem in this file.")


async def test_a_question_that_cannot_be_read_has_its_place_and_its_problem(quiz: Path) -> None:
    async with beside(quiz) as here:
        edit(quiz, "    type: categorise\n", "    type: categories\n")
        await until(here, "E117")
        assert "This cannot be shown yet." in here.words and "question 3 of" in here.words
        await here.press("k", "c", "1", "enter")
        assert "question 4 of" in here.words


def broken(file: Path) -> None:
    file.write_text("questions: [", encoding="utf-8")


def emptied(file: Path) -> None:
    file.write_text("", encoding="utf-8")


def without_questions(file: Path) -> None:
    file.write_text("id: when-to-call\ntitle: x\npath: patient\nquestions: []\n", encoding="utf-8")


@pytest.mark.parametrize("harm", [broken, emptied, without_questions])
@pytest.mark.parametrize("size", SIZES)
async def test_a_file_without_a_question_says_so_and_waits(
    quiz: Path, harm: Callable[[Path], None], size: tuple[int, int]
) -> None:
    whole = quiz.read_text(encoding="utf-8")
    harm(quiz)
    async with beside(quiz, size) as here:
        assert "This cannot be shown yet." in here.words
        await here.press("k", "n", "b", "c", "0", "1", "h", "s", "enter", "space")
        assert "This cannot be shown yet." in here.words
        quiz.write_text(whole, encoding="utf-8")
        await until(here, "question 1 of")


NEW = """
  # P16b, which is only begun

  - id: a-new-one
    type: single
    prompt: Is this new?

"""


async def test_a_new_question_with_a_remark_above_it_comes_to_the_front(quiz: Path) -> None:
    async with beside(quiz) as here:
        edit(quiz, "  # P16\n", f"{NEW}  # P16, which comes after it\n")
        await until(here, "question 2 of 11")
        assert "This cannot be shown yet." in here.words


async def test_an_answer_stays_where_nothing_of_its_question_was_edited(quiz: Path) -> None:
    async with beside(quiz) as here:
        await here.press("n", "1")
        edit(quiz, "intro: ", "intro: This exam is short. ")
        await until(here, "problem elsewhere in this file")
        assert "question 2 of 10" in here.words and "(•)" in here.shown
        text = quiz.read_text(encoding="utf-8")
        first, second = text.index("  # P15"), text.index("  # P16")
        third = text.index("\n\n", second)
        quiz.write_text(f"{text[:first]}{text[second:third]}\n\n{text[first:second]}{text[third:]}", encoding="utf-8")
        await until(here, "question 1 of 10")
        assert "(•)" in here.shown and "itches badly" in here.words


async def test_choices_stand_in_the_same_order_in_every_window(quiz: Path) -> None:
    shown = []
    for _ in range(4):
        async with beside(quiz) as here:
            shown.append(here.shown)
    assert len(set(shown)) == 1


async def test_a_quiz_that_cannot_be_read_for_its_head_says_what_is_wrong_there(quiz: Path) -> None:
    edit(quiz, "path: patient", "path: nobody")
    async with beside(quiz) as here:
        assert "This cannot be shown yet." in here.words and '"nobody" is not one of' in here.words


async def test_the_keys_page_names_each_key_once(quiz: Path) -> None:
    async with beside(quiz) as here:
        await here.press("question_mark")
        assert [here.shown.count(f" {what} ") for what in ("Next", "Back", "Key")] == [1, 1, 1]
        assert sum("Close" in line for line in here.lines) == 2  # and the way out of the page


async def test_a_word_in_passing_does_not_cover_what_is_wrong(quiz: Path) -> None:
    async with beside(quiz, (60, 20)) as here:
        await here.press("enter")
        assert "arrow keys" in " ".join(here.lines[1:5])
        assert "No problem in this file." in here.words
