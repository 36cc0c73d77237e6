"""Rules on the course as a whole: who stands behind it, its paths, when to call, what to ask, what it knows of."""

import re
from collections.abc import Collection, Iterable

import msgspec
from msgspec.structs import replace

from edu.course.course import CheckStep, Course, Governance, LessonStep, Moment, QuizStep
from edu.course.ids import LessonId, QuizId
from edu.course.quiz import Audience, Quiz

MISCONCEPTIONS = set(
    """more-peeling-is-better no-peeling-means-failure peeling-means-gone-wrong loose-skin-may-be-pulled
    scrub-flakes-off strong-serum-sinks-in-so-use-it natural-means-safe named-active-always-right
    any-redness-is-an-emergency every-sign-is-just-healing treat-infection-at-home sun-dries-flakes
    sunscreen-makes-sunbathing-fine drinking-water-is-enough let-it-dry-out hot-water-strong-soap
    peeling-is-dirt needles-scrape-skin-off online-day-counts-apply this-course-outranks-my-clinic
    only-bleeding-counts needles-inject-collagen never-put-anything-on wait-for-next-visit""".split()
)
STAFF_MISCONCEPTIONS = set(
    """deep-skin-sheds surface-cells-make-collagen keratin-is-collagen flakes-come-first inflammation-means-infection
    barrier-stays-whole repeated-means-proven one-article-settles-it articles-all-agree silence-means-safe
    fill-the-gap-myself redness-looks-the-same degree-words-do-not-matter a-nod-means-understood
    teach-back-checks-the-patient hard-words-earn-trust kind-words-are-enough first-come-first-served
    loudest-comes-first blame-makes-careful""".split()
)
"""Beliefs of those who talk with patients."""
IDEAS = {
    "clinic-advice-first": "what-microneedling-does",
    "normal-never-cancels-a-warning": "what-peeling-tells-you",
    "no-harsh-exfoliants": "gentle-daily-care",
    "no-picking": "hands-off-and-sun",
    "out-of-the-sun": "hands-off-and-sun",
    "ask-before-serums": "what-you-put-on",
    "severe-peeling": "when-to-call",
    "warning-signs": "when-to-call",
}
SEVEN = [
    *("what-microneedling-does", "why-skin-peels", "what-peeling-tells-you", "gentle-daily-care"),
    *("hands-off-and-sun", "what-you-put-on", "when-to-call"),
]
TWO_FOR_STAFF = ["how-peeling-works", "talking-with-patients"]
PRACTICE = [f"trainee-{subject}" for subject in ("mechanism", "evidence", "care", "signs", "words", "cases")]
EXAM = "aftercare-exam"
FIVE_MINUTES = ["when-to-call", "hands-off-and-sun", "what-you-put-on"]
TO_ASK = """peeling redness tight wash make-?up shave exercise swim sauna sunscreen cleanser moisturi[sz]er retinoid
    acid scrub vitamin.c acne cold.sore isotretinoin medicines pregnan diabetes dark.mark raised.scar eczema
    psoriasis rosacea active.acne infection allerg danger.sign day night pain roller radio-frequency visits treat
    needles""".split()
SIGNS = {
    "severe": "C023",
    "red": "C024",
    "color": "C108",
    "swell": "C024",
    "itch": "C108",
    "hurt": "C108",
    "infect": "C024",
}
URGENT = "If you feel very ill, or it gets bad fast, get urgent medical help."
_DENIED = re.compile(r"\b(?:not|no|never|neither|nor)\b", re.I)


def not_denied(notice: str) -> list[str]:
    """Which of advice, consent and clearance the notice does not deny."""
    sentences = re.split(r"(?<=[.!?])\s+", notice)
    return [
        what
        for what in ("medical advice", "consent", "clear")
        if not any(re.search(rf"\b{what}", each, re.I) and _DENIED.search(each) for each in sentences)
    ]


def ungoverned(governance: Governance) -> list[str]:
    """What a course that no clinician has reviewed fails to say of itself."""
    lacking = {
        "reviewed_by: none yet": governance.reviewed_by == "none yet",
        "an ISO date to review it by": re.fullmatch(r"20\d\d-[01]\d-[0-3]\d", governance.review_by),
        "four short articles": "four short articles" in governance.sources,
        "no clinician has reviewed": re.search("no clinician has reviewed", governance.sources),
    }
    return [what for what, given in lacking.items() if not given] + not_denied(governance.notice)


def not_asked(questions: Collection[str]) -> list[str]:
    """Points of the card that no question on it raises."""
    return [point for point in TO_ASK if not any(re.search(rf"\b{point}", each, re.I) for each in questions)]


def beliefs_in(quizzes: Iterable[Quiz]) -> set[str]:
    """Every misconception that some wrong answer of theirs stands for."""
    return set(re.findall(r'"misconception":"([^"]+)"', msgspec.json.encode(list(quizzes)).decode()))


def test_the_course_says_who_stands_behind_it_and_what_it_is_not(course: Course) -> None:
    assert ungoverned(course.governance) == []


def test_a_course_that_claims_too_much_is_found(course: Course) -> None:
    signed = replace(
        course.governance, reviewed_by="Dr. No", review_by="soon", sources="Science.", notice="It is advice."
    )
    assert len(ungoverned(signed)) == 7
    assert not_denied("It is not medical advice. It is consent. It clears you.") == ["consent", "clear"]


def test_the_misconceptions_are_those_agreed_and_each_is_refuted(course: Course) -> None:
    assert len(MISCONCEPTIONS) == 24
    assert set(course.misconceptions) == MISCONCEPTIONS | STAFF_MISCONCEPTIONS
    assert all(each.belief and each.instead for each in course.misconceptions.values())


def test_beliefs_of_staff_are_nothing_to_ask_patients_about(quizzes: list[Quiz], staff_quizzes: list[Quiz]) -> None:
    assert not beliefs_in(quizzes) & STAFF_MISCONCEPTIONS
    assert beliefs_in(staff_quizzes) >= STAFF_MISCONCEPTIONS


def test_the_must_know_ideas_are_taught_where_agreed(course: Course) -> None:
    assert {idea.id: idea.lesson for idea in course.ideas.values()} == IDEAS
    assert all(idea.say for idea in course.ideas.values())


def test_every_objective_is_taught_and_asked(course: Course) -> None:
    taught = {objective for lesson in course.lessons.values() for objective in lesson.objectives}
    asked = {question.objective for _, question in course.interactions()}
    assert set(course.objectives) <= taught & asked


def test_the_long_path_leads_through_seven_lessons_between_two_checks(course: Course) -> None:
    path = course.paths[0]
    assert path.id == "before-treatment"
    first, *lessons, last = path.steps
    assert lessons == [LessonStep(lesson=LessonId(name), quiz=QuizId(name)) for name in SEVEN]
    assert isinstance(first, CheckStep) and first.moment is Moment.BEFORE and first.optional
    assert isinstance(last, CheckStep) and last.moment is Moment.AFTER and not last.optional
    assert first.forms == last.forms == ("what-you-know-a", "what-you-know-b")


def test_the_short_path_starts_with_when_to_call(course: Course) -> None:
    path = next(path for path in course.paths if path.id == "five-minutes")
    assert list(path.steps) == [LessonStep(lesson=LessonId(name), quiz=QuizId(name)) for name in FIVE_MINUTES]


def test_the_path_for_staff_leads_through_every_lesson_practice_and_an_exam(course: Course) -> None:
    patients, _, path = course.paths
    assert path.id == "for-staff" and path.audience is Audience.TRAINEE
    first, *middle, last = path.steps
    assert (first, last) == (patients.steps[0], patients.steps[-1])
    lessons, rest = middle[: len(SEVEN) + 2], middle[len(SEVEN) + 2 :]
    assert lessons == [LessonStep(lesson=LessonId(name), quiz=QuizId(name)) for name in (*SEVEN, *TWO_FOR_STAFF)]
    assert [step.quiz for step in rest if isinstance(step, QuizStep)] == [*PRACTICE, EXAM]
    assert len(rest) == len(PRACTICE) + 1 and all(isinstance(step, QuizStep) and step.title for step in rest)


def test_no_path_for_patients_leads_to_a_quiz_for_staff(course: Course, staff_quizzes: list[Quiz]) -> None:
    staff = {quiz.id for quiz in staff_quizzes}
    assert staff == {*TWO_FOR_STAFF, *PRACTICE, EXAM}
    steps = [step for path in course.paths if path.audience is Audience.PATIENT for step in path.steps]
    assert not [step for step in steps if isinstance(step, QuizStep) or getattr(step, "quiz", None) in staff]


def test_when_to_call_says_that_some_peeling_is_common_and_names_the_signs(course: Course) -> None:
    page = course.when_to_call
    assert re.search(r"\bsome peeling is common\b", page.common, re.I)
    assert page.urgent == URGENT
    for sign, claim in SIGNS.items():
        assert any(sign in each.text and claim in each.supports for each in page.signs), sign


def test_when_to_call_names_no_sign_that_the_articles_do_not(course: Course) -> None:
    invented = [each.text for each in course.when_to_call.signs if not any(sign in each.text for sign in SIGNS)]
    assert not invented
    assert all(each.supports for each in course.when_to_call.signs)


def test_when_to_call_minds_dark_skin_and_neither_waiting_nor_treating_it_yourself(course: Course) -> None:
    notes = " ".join(course.when_to_call.notes)
    for said in ("brown or black skin", "change in color", "heat", "Do not wait", "next visit", "treat it yourself"):
        assert said in notes, said


def test_the_card_asks_all_that_the_articles_leave_open(course: Course) -> None:
    assert not_asked([question for group in course.ask_clinic for question in group.questions]) == []


def test_a_point_missing_from_the_card_is_found() -> None:
    assert not_asked(["When may I swim?"]) == [point for point in TO_ASK if point != "swim"]


def test_the_claims_are_all_of_the_four_articles(course: Course) -> None:
    assert sorted(course.claims) == [f"C{number:03}" for number in range(1, 112)]
    assert sorted(course.articles) == [1, 2, 3, 4]


def test_a_term_is_explained_once_and_not_by_itself(course: Course) -> None:
    spellings = [spelling.lower() for term in course.glossary for spelling in (term.term, *term.forms)]
    assert len(set(spellings)) == len(spellings)
    assert not [term.term for term in course.glossary if term.means.lower().startswith(term.term.lower())]
