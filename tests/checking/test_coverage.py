"""What is taught and what is asked in a small course, and how it is told to people and to programs."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from msgspec.structs import replace

import edu
from edu.authoring.find import built_in
from edu.authoring.load import load
from edu.checking.coverage import Coverage, Row, coverage_of
from edu.checking.coverage_report import coverage_json, coverage_report, missing
from edu.course.course import Course
from edu.course.ids import ClaimId, LessonId, QuizId
from edu.course.quiz import Audience
from edu.exchange.table import report_text

HANDS = LessonId("wash-your-hands")


def read(root: Path) -> Course:
    course = load(root).course
    assert course is not None
    return course


@pytest.fixture(scope="module")
def small() -> Course:
    return read(Path(edu.__file__).parent / "templates" / "course")


@pytest.fixture(scope="module")
def shipped() -> Course:
    return read(built_in())


def named(rows: Sequence[Row], name: str) -> Row:
    return next(row for row in rows if row.name == name)


def without(course: Course, *questions: str) -> Course:
    kept = {
        name: replace(quiz, questions=tuple(each for each in quiz.questions if each.id not in questions))
        for name, quiz in course.quizzes.items()
    }
    return replace(course, quizzes=kept)


def test_each_thing_knows_where_it_is_taught_and_who_asks(small: Course) -> None:
    coverage = Coverage(small)
    objective = named(coverage.objectives, "keep-a-wound-clean")
    assert objective.taught == {HANDS}
    assert [asked.question.id for asked in objective.asked] == ["change-the-cover", "a-cut-on-the-knee"]
    assert objective.count(HANDS) == 2 and objective.count(None) == 0
    claim = named(coverage.claims, "C011")
    assert claim.taught == {HANDS} and claim.asked == () and claim.claims == (ClaimId("C011"),)
    (idea,) = coverage.ideas
    assert idea.taught == {HANDS} and [asked.question.reserve for asked in idea.asked] == [False, True]


def test_only_critical_questions_ask_for_an_idea(small: Course) -> None:
    mild = {
        name: replace(quiz, questions=tuple(replace(each, critical=False, reserve=False) for each in quiz.questions))
        for name, quiz in small.quizzes.items()
    }
    (idea,) = Coverage(replace(small, quizzes=mild)).ideas
    assert idea.asked == ()


def test_checks_count_apart_and_claims_that_say_the_same_are_one(shipped: Course) -> None:
    coverage = Coverage(shipped)
    first = named(coverage.claims, "C003")
    assert first.claims == ("C003", "C028", "C055", "C081")
    assert coverage.first_of[ClaimId("C081")] == "C003"
    assert first.count(None) == 3 and first.count(LessonId("what-microneedling-does")) == 1
    assert sum(len(row.claims) for row in coverage.claims) == len(shipped.claims) == 111
    assert all(row.needed for row in coverage.claims), "staff are here to learn all of it"
    assert [lesson.id for lesson in coverage.lessons] == list(shipped.lessons)


def test_patients_can_do_without_claims_that_no_lesson_of_theirs_needs(shipped: Course) -> None:
    paths = tuple(path for path in shipped.paths if path.audience is Audience.PATIENT)
    claims = Coverage(replace(shipped, paths=paths)).claims
    assert not named(claims, "C002").needed and named(claims, "C003").needed


def test_a_quiz_that_no_path_leads_to_asks_nothing(small: Course) -> None:
    (quiz,) = small.quizzes.values()
    idle = replace(quiz, id=QuizId("idle"))
    course = replace(small, quizzes={**small.quizzes, idle.id: idle})
    assert len(Coverage(course).asked) == len(Coverage(small).asked) == 4
    assert "No path leads to the quiz idle." in report_text(coverage_report(Coverage(course)))


def test_the_coverage_of_the_same_course_is_made_once(small: Course, shipped: Course) -> None:
    assert coverage_of(small) is coverage_of(small)
    assert coverage_of(shipped) is not coverage_of(small)


def test_the_report_tells_what_is_missing_in_words(small: Course) -> None:
    text = report_text(coverage_report(Coverage(without(small, "change-the-cover", "a-cut-on-the-knee"))))
    assert "- Taught and not asked, objectives: keep-a-wound-clean." in text
    assert "- Taught and not asked, critical ideas: clean-hands-before-a-wound." in text
    assert "! Keep germs out of a wound (taught and not asked)" in text
    assert "1 lesson and 2 questions on a path; 0 of these wait in reserve" in text
    whole = report_text(coverage_report(Coverage(small)))
    assert "! " not in whole.partition("Lessons")[2]
    assert "1 of these waits in reserve" in whole
    assert "T2: taught here, and two questions after it ask for it." in " ".join(whole.split())


def test_the_report_names_what_is_asked_and_not_taught(small: Course) -> None:
    (lesson,) = small.lessons.values()
    bare = replace(lesson, objectives=(), supports=(), chunks=())
    coverage = Coverage(replace(small, lessons={lesson.id: bare}))
    row = named(coverage.claims, "C001")
    assert missing(row) == ["asked and not taught"] and missing(named(coverage.claims, "C011")) == ["not taught"]
    assert missing(named(coverage.claims, "C007")) == []
    points = " ".join(coverage_report(coverage).points)
    assert "Asked and not taught, objectives: explain-clean-hands, wash-well, keep-a-wound-clean." in points
    assert "Neither taught nor asked, claims: C011, C012." in points


def test_the_tables_of_the_shipped_course_fit_80_columns(shipped: Course) -> None:
    text = report_text(coverage_report(Coverage(shipped)))
    assert max(map(len, text.splitlines())) <= 80
    assert "Know when to call for help              ·   ·   T   ·   ·   · T10   ·   ·      2" in text
    assert all(row.title.split()[0] in text for row in Coverage(shipped).objectives)


def test_programs_get_the_same_as_json(small: Course) -> None:
    said = json.loads(coverage_json(Coverage(small)))
    assert [lesson["id"] for lesson in said["lessons"]] == [HANDS]
    assert said["objectives"][0] == {
        "id": "explain-clean-hands",
        "title": "Say why clean hands matter",
        "taught": [HANDS],
        "asked": ["back-from-the-shop"],
        "missing": [],
    }
    assert said["claims"][6]["same"] == ["C007"] and said["claims"][6]["needed"] is False
    assert {idea["id"] for idea in said["ideas"]} == set(small.ideas)
