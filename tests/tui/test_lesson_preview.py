"""Writing a lesson with the real lesson screen beside it: the page under edit comes to the front."""

import asyncio
from pathlib import Path

import pytest

from edu.tui.lesson_preview import LessonPreviewScreen
from tests.tui.writing import SIZES, beside, course_in, edit, until

TITLE = "Gentle daily care"


@pytest.fixture
def lesson(tmp_path: Path) -> Path:
    """A lesson of a copy of the course: four parts, key points, say it back."""
    return course_in(tmp_path) / "content" / "lessons" / "04-gentle-daily-care.md"


@pytest.mark.parametrize("size", SIZES)
async def test_every_page_is_the_one_of_learners_and_after_the_last_comes_the_first(
    lesson: Path, size: tuple[int, int]
) -> None:
    async with beside(lesson, size) as here:
        assert f"{TITLE} 1 of 6" in here.words and "The main point" in here.words
        assert any("┏" in line for line in here.lines)
        for number in range(2, 7):
            while f"{number} of 6" not in here.words:  # a long page is first read to its end
                await here.press("n")
        assert "Say it back" in here.words
        await here.press("enter")
        assert "1 of 6" in here.words
        await here.press("n", "n", "b")
        assert "No problem in this file." in here.words


async def test_own_words_can_be_compared(lesson: Path) -> None:
    async with beside(lesson) as here:
        edit(lesson, "prompt: How will you wash", "prompt: How would you wash")
        await until(here, "How would you wash")
        assert "6 of 6" in here.words
        await here.click("│")
        await here.write("gently, I think")
        assert "gently, I think" in here.words and "Compare" in here.words
        await here.press("enter")
        assert "One way to say it" in here.words
        await here.press("escape", "enter")
        assert "1 of 6" in here.words


@pytest.mark.parametrize(
    ("old", "new", "page"),
    [
        ("main_point: Wash", "main_point: Always wash", 1),
        ("- Smooth on", "- Gently smooth on", 2),
        ("## Keep your skin moist", "## A part\n\n- That is new. {editor}\n\n## Keep your skin moist", 2),
        ("  - Use a moisturizer to", "  - Put on a moisturizer to", 5),
        ("  - Which cleanser", "  - What cleanser", 5),
        ("    - No scrubbing.", "    - No scrubbing at all.", 6),
    ],
)
async def test_the_page_under_edit_comes_to_the_front(lesson: Path, old: str, new: str, page: int) -> None:
    async with beside(lesson) as here:
        await here.press("n" if page != 2 else "b")
        total = 6 + ("That is new" in new)
        edit(lesson, old, new)
        await until(here, f"{page} of {total}")


async def test_the_reader_stays_where_the_title_or_another_file_is_edited(lesson: Path) -> None:
    async with beside(lesson) as here:
        await here.press("n", "o")
        edit(lesson.parents[2] / "quizzes" / "when-to-call.yaml", "intro: ", "intro: This exam is short. ")
        await until(here, "1 problem in another file")
        assert "Where does this come from?" in here.words
        await here.press("escape")
        edit(lesson, f"title: {TITLE}", "title: Gentle care")
        await until(here, "Gentle care 2 of 6")


async def test_a_word_that_the_glossary_explains_from_now_on_can_be_opened(lesson: Path) -> None:
    async with beside(lesson) as here:
        glossary = lesson.parents[1] / "glossary.yaml"
        edit(glossary, "  - term:", "  - term: light touch\n    means: A touch that hardly presses.\n  - term:")
        desk = here.on(LessonPreviewScreen).desk
        while all(term.term != "light touch" for term in desk.course.glossary):
            await until(here, "1 of 6")
            await asyncio.sleep(0.01)
        for _ in range(4):
            await here.press("w")
            if "A touch that hardly presses." in here.words:
                return
        pytest.fail(here.shown)


async def test_problems_stand_with_their_page(lesson: Path) -> None:
    async with beside(lesson) as here:
        edit(lesson, "{C048 C104 editor}", "{C9999}")
        await until(here, "E141")
        assert "2 of 6" in here.words and "problem here" in here.words
        await here.press("b")
        assert "elsewhere in this file" in here.words


async def test_a_claim_that_is_not_there_does_not_stop_the_reader(lesson: Path) -> None:
    edit(lesson, "supports: [C020,", "supports: [C999,")
    async with beside(lesson) as here:
        await here.press("n", "n", "n", "n", "o")
        assert "5 of 6" in here.words and "Where does this come from?" in here.words
        assert "E116" in here.words and "1 problem here" in here.words


@pytest.mark.parametrize("size", SIZES)
async def test_a_broken_lesson_is_shown_as_it_was_at_the_page_of_the_error(lesson: Path, size: tuple[int, int]) -> None:
    whole = lesson.read_text(encoding="utf-8")
    async with beside(lesson, size) as here:
        edit(lesson, "key_points:", "key_points: [")
        await until(here, "E005")
        assert "The file cannot be read now; above is how it was." in here.words
        assert "5 of 6" in here.words and "Key points" in here.words
        lesson.write_text(whole, encoding="utf-8")
        await until(here, "No problem in this file.")


@pytest.mark.parametrize("size", SIZES)
async def test_a_lesson_that_cannot_be_read_says_so_and_waits(lesson: Path, size: tuple[int, int]) -> None:
    whole = lesson.read_text(encoding="utf-8")
    lesson.write_text("---\n", encoding="utf-8")
    async with beside(lesson, size) as here:
        assert "This cannot be shown yet." in here.words and "E019" in here.words
        await here.press("n", "b", "w", "o", "p", "k", "enter", "space", "tab", "right")
        assert "This cannot be shown yet." in here.words
        lesson.unlink()
        await until(here, "This file is gone. It shows again when it comes back.")
        assert "There is nothing to show." in here.words
        lesson.write_text(whole, encoding="utf-8")
        await until(here, "1 of 6")
        assert "▶ Next" in here.words


async def test_a_lesson_without_parts_still_has_its_last_pages(lesson: Path) -> None:
    text = lesson.read_text(encoding="utf-8")
    lesson.write_text(text[: text.index("## ")], encoding="utf-8")
    async with beside(lesson) as here:
        assert "1 of 2" in here.words and "elsewhere in this file" in here.words
        await here.press("n")
        assert "2 of 2" in here.words


@pytest.mark.parametrize("key", ["q", "escape"])
async def test_a_key_closes_it(lesson: Path, key: str) -> None:
    async with beside(lesson) as here:
        await here.press("o", "escape")
        assert here.app.is_running
        await here.press(key)
        assert not here.app.is_running


async def test_the_keys_page_names_each_key_once(lesson: Path) -> None:
    async with beside(lesson) as here:
        await here.press("question_mark")
        assert [here.shown.count(f" {what} ") for what in ("Next", "Back", "Words")] == [1, 1, 1]
