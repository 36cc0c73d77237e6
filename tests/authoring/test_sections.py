"""Quizzes in sections and quizzes that draw: what they become, and each rule with the place it is reported at."""

from collections.abc import Callable
from pathlib import Path

import pytest

from edu.authoring.load import load
from edu.checking.catalogue import explanations
from edu.course.course import QuizStep
from edu.course.ids import QuestionId, QuizId
from edu.course.quiz import CertaintyUse, Policy, Quiz, Section
from tests.authoring.kinds import SECTIONS

QUIZ = "quizzes/form-a.yaml"
COURSE = "content/course.yaml"
PLAIN = "  - {id: NAME, type: true_false, prompt: So?, answer: yes}\n"


@pytest.fixture
def drawing(folder: Path) -> Path:
    """The small course, with a quiz in sections."""
    (folder / QUIZ).write_text(SECTIONS, encoding="utf-8")
    return folder


def quiz(root: Path) -> Quiz:
    loaded = load(root)
    assert loaded.problems == ()
    assert loaded.quizzes[0].value
    return loaded.quizzes[0].value


def found(root: Path) -> list[tuple[str, int | None, int | None]]:
    loaded = load(root)
    assert loaded.course is None
    assert all(problem.code in explanations() and problem.remedy for problem in loaded.problems)
    return [(problem.code, problem.line, problem.column) for problem in loaded.problems if problem.path.endswith(QUIZ)]


def test_sections_hold_blocks_and_the_quiz_its_questions(drawing: Path) -> None:
    read = quiz(drawing)
    assert read.sections == (
        Section(title="From another", pools=(QuizId("gentle-care"),), pick=1),
        Section(
            title="Own",
            blocks=((QuestionId("own-one"),), (QuestionId("own-two"), QuestionId("own-three"))),
            pick=2,
            shuffle=True,
        ),
    )
    assert [question.id for question in read.questions] == ["own-one", "own-two", "own-three", "own-four"]
    assert (read.certainty, read.time_limit, read.attempts, read.tries) == (
        CertaintyUse.MARKED,
        600,
        Policy.BEST,
        3,
    )


def test_a_quiz_without_these_fields_is_as_ever(folder: Path) -> None:
    read = quiz(folder)
    assert (read.certainty, read.time_limit, read.attempts, read.tries) == (
        CertaintyUse.OPTIONAL,
        None,
        Policy.LAST,
        1,
    )
    assert read.sections == ()


def test_questions_are_found_wherever_they_stand(drawing: Path) -> None:
    (file, *_) = load(drawing).quizzes
    assert {name: node.line for name, node in file.questions().items()} == {
        "own-one": 16,
        "own-two": 21,
        "own-three": 22,
        "own-four": 23,
    }


# what it is, text to replace, replacement, and code, line and column of each complaint
FAULTS = [
    (
        "questions and sections",
        "sections:",
        "questions: [{id: a, type: rating, prompt: So?, scale: [a, b]}]\nsections:",
        [("E118", 9, 1)],
    ),
    ("no sections", SECTIONS[SECTIONS.index("sections:") :], "sections: []\n", [("E113", 8, 11)]),
    ("neither", SECTIONS[SECTIONS.index("sections:") :], "", [("E101", 1, 1)]),
    ("a section of nothing", "    from: [gentle-care]\n", "", [("E101", 9, 5)]),
    (
        "a section without entries",
        "    from: [gentle-care]\n",
        "    questions: []\n",
        [("E113", 11, 16), ("E162", 10, 11)],
    ),
    ("a text for a section", "  - title: Own\n", "  - Own\n  - title: Own\n", [("E103", 12, 5)]),
    ("an unknown field", "shuffle: yes", "shufle: yes", [("E102", 13, 5)]),
    ("a shuffle in other words", "shuffle: yes", "shuffle: often", [("E111", 13, 14)]),
    ("a long title", "title: Own", f"title: {'x' * 201}", [("E106", 12, 12)]),
    ("a pick of nothing", "pick: 2", "pick: 0", [("E110", 14, 11)]),
    ("a pick in words", "pick: 2", "pick: all", [("E109", 14, 11)]),
    ("a pick of more than there is", "pick: 2", "pick: 3", [("E162", 14, 11)]),
    ("a pick of more than a pool has", "pick: 1", "pick: 2", [("E162", 10, 11)]),
    ("an unknown quiz", "[gentle-care]", "[gentle]", [("E116", 11, 12)]),
    ("a quiz twice", "[gentle-care]", "[gentle-care, gentle-care]", [("E114", 11, 25)]),
    ("no quizzes", "[gentle-care]", "[]", [("E113", 11, 11)]),
    ("its own quiz", "[gentle-care]", "[gentle-care, form-a]", [("E163", 11, 25)]),
    (
        "a block of one",
        "          - {id: own-three, type: true_false, prompt: So?, answer: yes}\n",
        "",
        [("E113", 21, 11)],
    ),
    ("a text for a block", "keep_together:\n", "keep_together: x\n", [("E005", 21, 16)]),
    ("a block with a title", "- keep_together:", "- title: x\n        keep_together:", [("E102", 20, 9)]),
    (
        "a reserve in a block",
        "{id: own-two, ",
        "{id: own-two, critical: yes, idea: no-picking, reserve: yes, ",
        [("E164", 21, 13)],
    ),
    ("an entry without a type", "        type: true_false\n", "", [("E117", 16, 9)]),
    ("a question twice", "own-three", "own-two", [("E115", 22, 18)]),
    ("an unknown certainty", "certainty: marked", "certainty: certain", [("E104", 4, 12)]),
    ("an unknown policy", "attempts: best", "attempts: worst", [("E104", 6, 11)]),
    ("no time", "time_limit: 600", "time_limit: 0", [("E110", 5, 13)]),
    ("more than ten hours", "time_limit: 600", "time_limit: 601", [("E110", 5, 13)]),
    ("time with its unit", "time_limit: 600", "time_limit: 40 minutes", [("E109", 5, 13)]),
    ("no try", "tries: 3", "tries: 0", [("E110", 7, 8)]),
    ("four tries", "tries: 3", "tries: 4", [("E110", 7, 8)]),
    ("tries with feedback at the end", "tries: 3", "tries: 2\nfeedback: at_end", [("E161", 7, 8)]),
    ("a clock and marked certainty for patients", "path: trainee", "path: patient", [("E160", 4, 12), ("E160", 5, 1)]),
]


@pytest.mark.parametrize(
    ("old", "new", "expected"), [fault[1:] for fault in FAULTS], ids=[fault[0] for fault in FAULTS]
)
def test_a_fault_is_reported_once_and_where_it_stands(
    drawing: Path, old: str, new: str, expected: list[tuple[str, int, int]]
) -> None:
    assert old in SECTIONS
    (drawing / QUIZ).write_text(SECTIONS.replace(old, new, 1), encoding="utf-8")
    assert found(drawing) == sorted(expected, key=lambda each: each[1:])


FINE = [
    ("feedback at the end", "tries: 3", "feedback: at_end"),
    ("a patient's quiz", "path: trainee\ncertainty: marked\ntime_limit: 600", "path: patient\ncertainty: optional"),
    ("without titles", "title: Own\n    shuffle", "shuffle"),
    ("its own questions and another quiz's", "shuffle: yes\n    pick: 2", "from: [gentle-care, form-b]\n    pick: 3"),
    ("every entry", "    pick: 2\n", ""),
    ("a section of reserves", "  - title: Own", f"  - questions:\n    {PLAIN.replace('NAME', 'x')}  - title: Own"),
]


@pytest.mark.parametrize(("old", "new"), [fine[1:] for fine in FINE], ids=[fine[0] for fine in FINE])
def test_what_is_allowed_is_not_complained_about(drawing: Path, old: str, new: str) -> None:
    assert old in SECTIONS
    (drawing / QUIZ).write_text(SECTIONS.replace(old, new, 1), encoding="utf-8")
    assert load(drawing).problems == ()


def drawn(folder: Path, sections: str, pool: str) -> list[tuple[str, int | None, int | None]]:
    """What is said of a quiz with these sections, beside another one with these questions."""
    head = "id: NAME\ntitle: A quiz\npath: trainee\n"
    (folder / QUIZ).write_text(head.replace("NAME", "form-a") + f"sections:\n{sections}", encoding="utf-8")
    (folder / "quizzes/form-b.yaml").write_text(head.replace("NAME", "form-b") + pool, encoding="utf-8")
    return [(problem.code, problem.line, problem.column) for problem in load(folder).problems]


def asked(number: int) -> str:
    return "questions:\n" + "".join(PLAIN.replace("NAME", f"q-{at}") for at in range(number))


RATING = "  - {id: rate, type: rating, prompt: How?, scale: [a, b]}\n"
RESERVE = "  - {id: wait, type: true_false, prompt: So?, answer: yes, critical: yes, idea: no-picking, reserve: yes}\n"
STORY = """\
  - id: story
    type: scenario
    prompt: It is so.
    steps:
      - {id: one, type: true_false, prompt: So?, answer: yes}
      - {id: two, type: true_false, prompt: So?, answer: yes}
"""


@pytest.mark.parametrize(
    ("sections", "pool", "expected"),
    [
        ("  - {pick: 3, from: [form-b]}\n", asked(3), []),
        ("  - {pick: 4, from: [form-b]}\n", asked(3), [("E162", 5, 12)]),
        ("  - {pick: 4, from: [form-b]}\n", asked(3) + RATING, [("E162", 5, 12)]),
        ("  - {pick: 4, from: [form-b]}\n", asked(3) + RESERVE, [("E162", 5, 12)]),
        ("  - {pick: 4, from: [form-b]}\n", asked(3) + STORY, []),
        ("  - {pick: 5, from: [form-b]}\n", asked(3) + STORY, [("E162", 5, 12)]),
        ("  - {pick: 4, from: [form-b, gentle-care]}\n", asked(3), []),
        ("  - {pick: 5, from: [form-b, gentle-care]}\n", asked(3), [("E162", 5, 12)]),
        (f"  - pick: 4\n    from: [form-b]\n    questions:\n    {PLAIN}", asked(3), []),
        (f"  - pick: 5\n    from: [form-b]\n    questions:\n    {PLAIN}", asked(3), [("E162", 5, 11)]),
        ("  - {pick: 2, from: [form-b]}\n  - {pick: 1, from: [form-b]}\n", asked(3), []),
        ("  - {pick: 2, from: [form-b]}\n  - {pick: 2, from: [form-b]}\n", asked(3), [("E162", 6, 12)]),
        ("  - {from: [form-b]}\n  - {pick: 1, from: [form-b]}\n", asked(3), [("E162", 6, 12)]),
        ("  - {from: [form-b]}\n  - {pick: 1, from: [form-b, gentle-care]}\n", asked(3), []),
        (
            "  - {pick: 1, from: [form-b]}\n",
            "sections:\n  - {from: [gentle-care]}\n",
            [("E163", 5, 22)],
        ),
        (
            "  - {pick: 2, from: [form-b]}\n",
            f"sections:\n  - questions:\n    {PLAIN}    {PLAIN.replace('NAME', 'n')}",
            [],
        ),
        ("  - {pick: 9, from: [form-b]}\n", asked(3).replace("yes", "perhaps", 1), [("E111", 5, 54)]),
    ],
)
def test_a_section_draws_no_more_than_other_quizzes_have(
    folder: Path, sections: str, pool: str, expected: list[tuple[str, int, int]]
) -> None:
    assert sorted(drawn(folder, sections.replace("NAME", "own"), pool.replace("NAME", "name"))) == sorted(expected)


def test_a_gap_may_stand_in_a_scenario_that_is_kept_together(folder: Path) -> None:
    gap = """\
  - questions:
      - keep_together:
          - {id: before, type: true_false, prompt: So?, answer: yes}
          - id: told
            type: scenario
            prompt: So.
            steps:
              - {id: told-one, type: true_false, prompt: So?, answer: yes}
              - id: told-two
                type: cloze
                prompt: Fill it.
                text: A {wound}.
                gaps:
                  - id: wound
                    choices:
                      - {text: a, correct: yes}
                      - {text: b}
"""
    assert drawn(folder, gap, asked(1)) == []


def test_a_quiz_that_only_waits_would_ask_nothing(folder: Path) -> None:
    assert drawn(folder, f"  - questions:\n    {RESERVE}", asked(1)) == [("E129", 4, 1)]


def test_a_quiz_that_draws_asks_something_besides_what_waits(folder: Path) -> None:
    assert drawn(folder, f"  - from: [form-b]\n    questions:\n    {RESERVE}", asked(1)) == []


def test_a_quiz_may_be_a_step_of_a_path(change: Callable[[str, str, str], Path]) -> None:
    root = change(COURSE, "      - check: after", "      - {quiz: form-b, title: Practice}\n      - check: after")
    course = load(root).course
    assert course
    assert course.paths[0].steps[2] == QuizStep(quiz=QuizId("form-b"), title="Practice")
    assert list(course.quizzes) == ["form-a", "form-b", "gentle-care"]


@pytest.mark.parametrize(
    ("step", "code", "column"),
    [
        ("{quiz: form-b}", "E101", 9),
        ("{quiz: form-c, title: Practice}", "E116", 16),
        ("{quiz: form-b, title: ''}", "E105", 31),
        ("{quiz: form-b, title: x, optional: yes}", "E102", 34),
    ],
)
def test_a_quiz_of_a_path_has_a_name_and_a_title(
    change: Callable[[str, str, str], Path], step: str, code: str, column: int
) -> None:
    loaded = load(change(COURSE, "      - check: after", f"      - {step}\n      - check: after"))
    assert [(problem.code, problem.line, problem.column) for problem in loaded.problems] == [(code, 33, column)]


def test_a_quiz_stands_once_in_a_path(change: Callable[[str, str, str], Path]) -> None:
    step = "      - {quiz: form-b, title: Practice}\n"
    loaded = load(change(COURSE, "      - check: after", f"{step}{step}      - check: after"))
    assert [(problem.code, problem.line, problem.column) for problem in loaded.problems] == [("E135", 34, 9)]
