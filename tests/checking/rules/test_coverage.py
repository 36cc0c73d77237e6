"""What the rules on coverage find in a course: taught and not asked, asked and not taught, asked too early."""

from pathlib import Path
from textwrap import indent

import pytest

from tests.checking.rules import changed
from tests.checking.rules.changed import COURSE, SOURCES, TRAINEES
from tests.checking.rules.kinds import scenario
from tests.checking.rules.template import LESSON, QUIZ, template

STEPS = "      - lesson: wash-your-hands\n        quiz: wash-your-hands\n"
OTHER = "content/lessons/02-hands-at-work.md"
EXAM = "id: exam\ntitle: Exam\npath: patient\nsections:\n  - from: [wash-your-hands]\n"
CHECKS = "      - check: {moment}\n        title: A look\n        forms: [form-a, form-b]\n"


def other_lesson() -> str:
    return template(LESSON).replace("id: wash-your-hands", "id: hands-at-work")


def with_claim(folder: Path, flags: str, *changes: tuple[str, str, str]) -> Path:
    """The course with one more claim, C013, that no lesson rests on."""
    claim = f"  - id: C013\n    article: 1\n    section: How\n    says: Rings come off.\n    flags: [{flags}]\n  - id: C012\n"
    return changed.changed(folder, (SOURCES, "  - id: C012\n", claim), *changes)


def test_an_objective_is_asked_and_taught(tmp_path: Path) -> None:
    more = "  - id: use-gel\n    title: Use gel\n  - id: wash-well\n"
    root = changed.changed(tmp_path, (COURSE, "  - id: wash-well\n", more))
    assert changed.marked(root, "W501") == changed.marked(root, "W502") == ["use-gel"]


def test_what_no_path_leads_to_neither_teaches_nor_asks(tmp_path: Path) -> None:
    root = changed.changed(tmp_path, (COURSE, STEPS, "      - lesson: hands-at-work\n"))
    changed.written(root, OTHER, other_lesson().replace("explain-clean-hands, wash-well, ", ""))
    assert len(changed.marked(root, "W501")) == 3
    assert changed.marked(root, "W502") == ["explain-clean-hands", "wash-well"]
    assert changed.marked(root, "E506") == ["clean-hands-before-a-wound"]


def test_checks_before_and_after_the_lessons_ask(tmp_path: Path) -> None:
    root = changed.changed(
        tmp_path, (COURSE, STEPS, CHECKS.format(moment="after") + "      - lesson: wash-your-hands\n")
    )
    for form in ("form-a", "form-b"):
        text = template(QUIZ).replace("id: wash-your-hands", f"id: {form}").replace("lesson: wash-your-hands\n", "")
        for name in ("back-from-the-shop", "after-the-rinse", "change-the-cover", "a-cut-on-the-knee"):
            text = text.replace(f"id: {name}", f"id: {name}-{form}")
        changed.written(root, f"quizzes/{form}.yaml", text)
    assert changed.said(root, "W501") == changed.said(root, "E506") == []
    early = changed.said(root, "E505")
    assert [Path(problem.path).stem for problem in early] == ["form-a", "form-b"]
    assert 'before the lesson "wash-your-hands"' in early[0].message
    text = (root / COURSE).read_text().replace("check: after", "check: before")
    (root / COURSE).write_text(text)
    assert changed.said(root, "E505") == []


@pytest.mark.parametrize(
    ("flags", "missing"),
    [
        ("core", True),
        ("core, action", True),
        ("background", False),
        ("trainee-detail, core", False),
        ("overstated", False),
        ("doubtful-science", False),
        ("'same-as:C005'", False),
        ("core, 'same-as:C099'", True),
    ],
)
def test_a_claim_is_taught_unless_patients_need_not_know_it(flags: str, missing: bool, tmp_path: Path) -> None:
    root = with_claim(tmp_path / "patients", flags)
    assert changed.marked(root, "W503") == ["C013"] * missing
    if "same-as:C005" not in flags:
        root = with_claim(tmp_path / "trainees", flags, (COURSE, *TRAINEES))
        assert changed.marked(root, "W503") == ["C013"]


def test_claims_that_say_the_same_are_one(tmp_path: Path) -> None:
    claims = "".join(
        f"  - id: C0{number}\n    article: 1\n    section: How\n    says: Rings come off.\n    flags: ['same-as:{same}']\n"
        for number, same in ((13, "C015"), (14, "C013"), (15, "C014"))
    )
    root = changed.changed(tmp_path, (SOURCES, "  - id: C012\n", f"{claims}  - id: C012\n"))
    (problem,) = changed.said(root, "W503")
    assert "C013, C014 or C015, which say the same" in problem.message
    assert changed.marked(root, "W503") == ["C013"]


def test_what_the_main_point_rests_on_is_asked_once_for_all_that_say_the_same(tmp_path: Path) -> None:
    same = ("flags: [core, safety]\n  - id: C012", "flags: [core, safety, 'same-as:C012']\n  - id: C012")
    rests = ("supports: [C003, C004, C005, C006, C009]", "supports: [C003, C011, C012]")
    root = changed.changed(tmp_path / "one", (LESSON, *rests))
    assert changed.marked(root, "W504") == ["C011", "C012"]
    root = changed.changed(tmp_path / "other", (LESSON, *rests), (SOURCES, *same))
    assert changed.marked(root, "W504") == ["C011"]
    asked = ("supports: [C005, C006]", "supports: [C005, C006, C012]")
    root = changed.changed(tmp_path / "third", (LESSON, *rests), (SOURCES, *same), (QUIZ, *asked))
    assert changed.marked(root, "W504") == []


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        (
            "lesson: hands-at-work\n        quiz: wash-your-hands\n      - lesson: wash-your-hands\n",
            "before the lesson",
        ),
        ("lesson: hands-at-work\n        quiz: wash-your-hands\n", "does not lead to the lesson"),
        ("quiz: wash-your-hands\n        title: Practice\n      - lesson: wash-your-hands\n", "before the lesson"),
        ("quiz: exam\n        title: Exam\n      - lesson: wash-your-hands\n", "before the lesson"),
        ("lesson: wash-your-hands\n      - quiz: exam\n        title: Exam\n", ""),
        ("lesson: wash-your-hands\n        quiz: wash-your-hands\n      - lesson: hands-at-work\n", ""),
        ("lesson: wash-your-hands\n      - lesson: hands-at-work\n        quiz: wash-your-hands\n", ""),
    ],
)
def test_a_critical_idea_is_taught_before_it_is_asked(steps: str, said: str, tmp_path: Path) -> None:
    root = changed.changed(tmp_path, (COURSE, STEPS, f"      - {steps}"), (QUIZ, "lesson: wash-your-hands\n", ""))
    changed.written(root, OTHER, other_lesson())
    changed.written(root, "quizzes/exam.yaml", EXAM)
    problems = changed.said(root, "E505")
    assert changed.marked(root, "E505") == ["clean-hands-before-a-wound"] * bool(said)
    assert all(said in problem.message for problem in problems)


def test_an_objective_that_a_scenario_has_is_asked_by_its_steps(tmp_path: Path) -> None:
    story = scenario().replace("  supports:", "  objective: read-aloud\n  supports:")
    added = (COURSE, "objectives:\n", "objectives:\n  - id: read-aloud\n    title: Read it aloud\n")
    root = changed.changed(tmp_path, added)
    assert "read-aloud" in changed.marked(root, "W501")
    changed.written(root, QUIZ, template(QUIZ) + indent(story, "  "))
    assert "read-aloud" not in changed.marked(root, "W501")


def test_an_idea_that_only_a_reserve_asks_for_is_never_asked(tmp_path: Path) -> None:
    marks = "idea: clean-hands-before-a-wound\n    objective: keep-a-wound-clean\n    supports: [C009, C010]\n"
    first = "    critical: yes\n    " + marks + "    # What"
    assert first in template(QUIZ)
    root = changed.changed(
        tmp_path, (QUIZ, first, "    objective: keep-a-wound-clean\n    supports: [C009, C010]\n    # What")
    )
    assert changed.marked(root, "E506") == ["clean-hands-before-a-wound"]
