"""How hard a course is to read, lesson by lesson and question by question, in tables and as JSON."""

import json
from pathlib import Path

import pytest

from edu.authoring.load import load
from edu.checking.ease import CourseEase, ease_of
from edu.checking.ease_report import ease_json, ease_report
from edu.exchange.table import report_text
from tests.checking.examples import TEMPLATE
from tests.checking.rules import changed
from tests.checking.rules.changed import COURSE, TRAINEES
from tests.checking.rules.template import LESSON, QUIZ

HARD = "Adequate decontamination necessitates application of sufficient quantities of disinfectant everywhere on them."


@pytest.fixture
def hard(tmp_path: Path) -> Path:
    """A course in which a lesson and a question are too hard."""
    return changed.changed(
        tmp_path,
        (LESSON, "- Soap and water lift germs and dirt off your skin. {C003}", f"- {HARD} {{C003}}\n" * 20),
        (QUIZ, "feedback: Right. Dry hands pass on fewer germs.", f"feedback: {HARD}"),
    )


def ease(root: Path) -> CourseEase:
    return ease_of(load(root))


def text(root: Path, *, questions: bool = False) -> str:
    return report_text(ease_report("A course", "en", ease(root), questions=questions))


def row(said: str, start: str) -> list[str]:
    return next(line for line in said.splitlines() if line.startswith(start))[len(start) :].split()


def test_each_part_is_measured_by_itself(hard: Path) -> None:
    found = ease(hard)
    (lesson,) = found.lessons
    assert lesson.read.fkgl > 7 and lesson.length > 300 and lesson.for_patients
    assert lesson.jargon == ("decontamination", "necessitates")
    ((quiz, questions),) = found.quizzes
    assert [question.id for question in questions][:2] == ["back-from-the-shop", "after-the-rinse"]
    assert [bool(question.jargon) for question in questions] == [False, True, False, False]
    assert quiz.read.words > sum(question.read.words for question in questions)
    assert questions[0].title.startswith("You come home") and questions[0].line > 1
    assert questions[0].read.rough and not quiz.read.rough


def test_what_is_over_its_aim_is_marked_by_a_sign(hard: Path) -> None:
    said = text(hard)
    words, _, mean, _, grade, smog, _, passive, jargon = row(said, "Wash your hands ")
    assert all(cell.endswith("!") for cell in (words, grade, smog, jargon))
    assert not any(cell.endswith("!") for cell in (mean, passive))
    assert row(said, "Aim ") == ["150-300", "12", "20", "6", "8", "20%", "0"]
    assert "decontamination, necessitates." in said
    assert max(map(len, said.splitlines())) <= 80
    assert "back-from-the-shop" not in said


def test_what_is_to_mend_is_said_first_and_what_the_signs_mean_last(hard: Path) -> None:
    verdict = "words, grade, SMOG and jargon of Wash your hands; jargon of wash-your-hands"
    said = " ".join(text(hard).split())
    assert f"=== 5 things are outside the aims: {verdict}. - Not explained in " in said
    assert said.endswith("!: outside the aim.")
    said = " ".join(text(hard, questions=True).split())
    assert f"=== 6 things are outside the aims: {verdict} and after-the-rinse. " in said
    small = ease_report("A course", "en", ease(TEMPLATE), questions=True)
    assert small.lead == ("Everything is within the aims.",)


def test_questions_are_judged_by_counts_and_their_grades_are_rough(hard: Path) -> None:
    said = text(hard, questions=True)
    cells = row(said, "after-the-rinse ")
    assert cells[4].startswith("~") and not cells[4].endswith("!")
    assert cells[-1].endswith("!")
    assert not any(cell.endswith("!") for cell in row(said, "back-from-the-shop "))


def test_what_only_trainees_read_is_measured_and_not_marked(hard: Path) -> None:
    (hard / COURSE).write_text((hard / COURSE).read_text().replace(*TRAINEES))
    (hard / QUIZ).write_text((hard / QUIZ).read_text().replace("path: patient", "path: trainee"))
    said = text(hard)
    assert "Wash your hands (trainees)" in said
    assert "!" not in said.replace("!: outside the aim.", "")
    assert "\n\nEverything is within the aims.\n" in said


def test_programs_get_every_question(hard: Path) -> None:
    said = json.loads(ease_json("a-course", ease(hard)))
    assert said["course"] == "a-course"
    assert said["lessons"][0]["fkgl"] > 7 and said["lessons"][0]["rough"] is False
    (quiz,) = said["quizzes"]
    assert [question["id"] for question in quiz["questions"]][-1] == "a-cut-on-the-knee"
    assert quiz["questions"][1]["longest_text"] == HARD
