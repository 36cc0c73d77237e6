"""What the preview says is wrong: with its question, elsewhere in the file, elsewhere in the course."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from edu.problems import Problem
from edu.tui.preview import PreviewScreen
from edu.tui.problem_panel import ProblemPanel
from tests.tui.writing import SIZES, beside, course_in, edit, until


@pytest.fixture
def quiz(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A quiz of a copy of the course, which is the current folder."""
    monkeypatch.chdir(course_in(tmp_path))
    return tmp_path / "quizzes" / "when-to-call.yaml"


def spoil(quiz: Path) -> None:
    """Six problems in the first question."""
    for name in ("explanation", "say_it_again", "hints", "idea", "objective", "supports"):
        edit(quiz, f"    {name}:", f"    {name}x:")


@pytest.mark.parametrize("size", SIZES)
async def test_p_brings_one_problem_after_the_other_to_the_front(quiz: Path, size: tuple[int, int]) -> None:
    spoil(quiz)
    async with beside(quiz, size) as here:
        screen = here.on(PreviewScreen)
        problems = screen._shown.problems_of(0)
        assert len(problems) > 5
        for turn in range(len(problems) + 1):
            number = turn % len(problems)
            said = f"{len(problems)} problems here. {number + 1} of {len(problems)}"
            at = next(y for y, line in enumerate(here.lines) if said in line)
            place = f"{problems[number].line}:{problems[number].column} {problems[number].code}"
            assert here.lines[at + 1].strip().startswith(place)
            assert "p Problem" in here.lines[-1]
            await here.press("p")
        await here.press("k", "1")
        assert f"2 of {len(problems)}" in here.words  # another drawing of the question leaves it alone
        await here.press("n")
        assert "p Problem" not in here.lines[-1] and f"1 of {len(problems)}" not in here.words


async def test_p_shows_the_rest_of_a_problem_that_does_not_fit(quiz: Path) -> None:
    async with beside(quiz, (60, 20)) as here:
        screen = here.on(PreviewScreen)
        long = Problem(path="", line=12, column=5, code="E999", message="and so on " * 40 + "to the end")
        screen.query_one(ProblemPanel).show(replace(screen._shown, problems=(long, long)), 0)
        await here.settle()
        assert "1 of 2" in here.words and "to the end." not in here.words
        await here.press("p")
        while "to the end." not in here.words:
            assert "1 of 2" in here.words
            await here.press("p")
        await here.press("p")
        assert "2 of 2" in here.words and "to the end." not in here.words


async def test_what_fits_needs_no_key(quiz: Path) -> None:
    edit(quiz, "misconception: treat-infection-at-home", "misconception: treat-at-home")
    async with beside(quiz) as here:
        await here.press("n", "p")
        assert "1 problem here." in here.words
        assert "1 of 1" not in here.words and "p Problem" not in here.lines[-1]


async def test_a_remedy_that_asks_ends_with_its_question_mark(quiz: Path) -> None:
    edit(quiz, "misconception: treat-infection-at-home", "misconception: treat-infection-at-hom")
    async with beside(quiz) as here:
        await here.press("n")
        assert (
            'There is no misconception "treat-infection-at-hom". Did you mean "treat-infection-at-home"?' in here.words
        )
        assert "?." not in here.words


@pytest.mark.parametrize("size", SIZES)
async def test_a_file_that_is_gone_is_said_to_be_gone_until_it_comes_back(quiz: Path, size: tuple[int, int]) -> None:
    async with beside(quiz, size) as here:
        quiz.rename(quiz.with_suffix(".bak"))
        await until(here, "This file is gone; above is how it was. It shows again when it comes back.")
        assert "question 1 of" in here.words and "No problem" not in here.words
        quiz.with_suffix(".bak").rename(quiz)
        edit(quiz, "Your peeling was light at first.", "It was light.")
        await until(here, "It was light.")
        assert "No problem in this file." in here.words


async def test_a_file_that_is_gone_before_it_could_be_shown(quiz: Path) -> None:
    quiz.write_text("questions: [", encoding="utf-8")
    async with beside(quiz) as here:
        quiz.unlink()
        await until(here, "This file is gone. It shows again when it comes back.")
        assert "There is nothing to show." in here.words


@pytest.mark.parametrize("size", SIZES)
async def test_problems_of_other_files_are_counted(quiz: Path, size: tuple[int, int]) -> None:
    other = quiz.with_name("gentle-daily-care.yaml")
    async with beside(quiz, size) as here:
        edit(other, "intro: ", "intro: This exam is short. ")
        await until(here, "No problem in this file. 1 problem in another file of the course; `edu check` shows it.")
        edit(quiz.with_name("why-skin-peels.yaml"), "intro: ", "intro: This exam is short. ")
        await until(here, "No problem in this file. 2 problems in other files of the course; `edu check` lists them.")
        assert "cannot be opened" not in here.words


@pytest.mark.parametrize("size", SIZES)
async def test_what_keeps_the_course_from_being_opened_is_named_with_its_place(
    quiz: Path, size: tuple[int, int]
) -> None:
    course = quiz.parents[1] / "content" / "course.yaml"
    async with beside(quiz, size) as here:
        whole = course.read_text(encoding="utf-8")
        course.write_text(f"{whole}\n  bad: [\n", encoding="utf-8")
        line = whole.count("\n") + 2
        await until(here, f"The course cannot be opened: content/course.yaml:{line}:3 E005 This ")
        assert "No problem in this file." in here.words and "in another file" not in here.words
        edit(quiz, "misconception: treat-infection-at-home", "misconception: no misconception")
        await until(here, "problem here")
        assert "cannot be opened" not in here.words  # first what can be mended here


async def test_a_window_that_is_too_small_shows_no_more_than_that(quiz: Path) -> None:
    spoil(quiz)
    async with beside(quiz) as here:
        await here.resize(45, 14)
        assert "There is too little room here." in here.words and "problems here" not in here.words
        await here.resize(60, 20)
        assert "7 problems here. 1 of 7" in here.words
