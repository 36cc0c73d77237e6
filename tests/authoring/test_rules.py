"""What may stand in course files: each rule both ways, with the place it is reported at."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from edu.authoring.load import load
from edu.checking.catalogue import explanations

Change = Callable[[str, str, str], Path]
QUIZ = "quizzes/form-a.yaml"
COURSE = "content/course.yaml"
LESSON = "content/lessons/01-gentle-care.md"
SOURCES = "content/sources.yaml"

TRUE_FALSE = """\
  - id: tf
    type: true_false
    prompt: It is so.
    answer: no
    if_true: Not yet.
    misconception: scrub-it-off
"""
MULTIPLE = """\
  - id: many
    type: multiple
    prompt: Which?
    choices:
      - text: One
        correct: yes
      - text: Two
      - text: Three
"""
CARDS = """\
  - id: sort
    type: categorise
    prompt: Sort these.
    groups:
      - {id: keep, text: Keep}
      - {id: call, text: Call}
    cautious_group: call
    cards:
      - {text: A flake, group: keep}
      - {text: A swelling, group: call}
"""
REFLECT = """\
  - id: own
    type: reflection
    prompt: In your words?
    model_answer: So.
"""
# what it is, file, text to replace (empty: append), replacement, code, line and column
FAULTS = [
    ("no id", QUIZ, "id: form-a\n", "", "E101", 1, 1),
    ("no prompt", QUIZ, "    prompt: What is best?\n", "", "E101", 5, 5),
    ("no choices", QUIZ, "    choices:\n", "    hints: [x]\n    choises:\n", "E102", 9, 5),
    ("misspelt field", QUIZ, "    prompt:", "    promt:", "E102", 7, 5),
    ("misspelt field of a choice", QUIZ, "        misconception:", "        misconcepton:", "E102", 14, 9),
    ("list for a text", QUIZ, "prompt: What is best?", "prompt: [What, is]", "E103", 7, 13),
    ("mapping for a text", QUIZ, "prompt: What is best?", "prompt: {What: is}", "E103", 7, 13),
    ("text for a list", QUIZ, "supports: [C001]", "supports: C001", "E103", 18, 15),
    ("text for a mapping", QUIZ, "  - id: form-a-one", "  - word\n  - id: form-a-one", "E103", 5, 5),
    ("list for a file", "content/glossary.yaml", "terms:\n", "", "E103", 1, 3),
    ("unknown audience", QUIZ, "path: patient", "path: pateint", "E104", 3, 7),
    ("empty text", QUIZ, "prompt: What is best?", "prompt:", "E105", 7, 12),
    ("empty id", QUIZ, "id: form-a-one", 'id: ""', "E105", 5, 9),
    ("long choice", QUIZ, "text: Scrub.", f"text: {'x' * 501}", "E106", 12, 15),
    ("long prompt", QUIZ, "prompt: What is best?", f"prompt: {'x' * 4001}", "E106", 7, 13),
    ("choice of two lines", QUIZ, "text: Scrub.", "text: |\n          Scrub\n          it.", "E107", 12, 15),
    ("id with capitals", QUIZ, "id: form-a-one", "id: Form", "E108", 5, 9),
    ("id with a space", QUIZ, "id: form-a-one", "id: form a", "E108", 5, 9),
    ("long id", QUIZ, "id: form-a-one", f"id: {'x' * 81}", "E108", 5, 9),
    ("claim of two digits", QUIZ, "[C001]", "[C01]", "E108", 18, 16),
    ("claim in Arabic digits", QUIZ, "[C001]", "[C٠٠١]", "E108", 18, 16),
    ("pass mark in words", QUIZ, "path: patient", "path: patient\npass_mark: high", "E109", 4, 12),
    ("pass mark of a half", QUIZ, "path: patient", "path: patient\npass_mark: 50.5", "E109", 4, 12),
    ("huge pass mark", QUIZ, "path: patient", f"path: patient\npass_mark: {'9' * 5000}", "E109", 4, 12),
    ("pass mark over 100", QUIZ, "path: patient", "path: patient\npass_mark: 101", "E110", 4, 12),
    ("pass mark under 0", QUIZ, "path: patient", "path: patient\npass_mark: -1", "E110", 4, 12),
    ("credit over 1", QUIZ, "text: Scrub.", "text: Scrub.\n        credit: 1.5", "E110", 13, 17),
    ("no points", QUIZ, "    critical: yes", "    points: 0\n    critical: yes", "E110", 15, 13),
    ("points not a number", QUIZ, "    critical: yes", "    points: nan\n    critical: yes", "E109", 15, 13),
    ("neither yes nor no", QUIZ, "correct: yes", "correct: on", "E111", 10, 18),
    ("impossible date", COURSE, "2027-05-22", "2027-02-30", "E112", 8, 14),
    ("other date", COURSE, "2027-05-22", "22.05.2027", "E112", 8, 14),
    (
        "one choice",
        QUIZ,
        "      - text: Scrub.\n        feedback: No.\n        misconception: scrub-it-off\n",
        "",
        "E113",
        9,
        7,
    ),
    ("no question", QUIZ, re.compile("questions:.*", re.S), "questions: []", "E113", 4, 12),
    ("three forms", COURSE, "[form-a, form-b]", "[form-a, form-b, gentle-care]", "E113", 29, 16),
    ("claim twice", QUIZ, "[C001]", "[C001, C001]", "E114", 18, 22),
    ("term twice", "content/glossary.yaml", "", "  - {term: Collagen, means: x}\n", "E114", 5, 12),
    (
        "form that is a term",
        "content/glossary.yaml",
        "",
        "  - {term: x, means: x, forms: [y, collagen]}\n",
        "E114",
        5,
        36,
    ),
    ("question of another quiz", "quizzes/gentle-care.yaml", "id: gentle-care-one", "id: form-a-one", "E115", 5, 9),
    ("claim given twice", SOURCES, "id: C002", "id: C001", "E115", 11, 9),
    ("article given twice", SOURCES, "claims:", "  - {number: 1, title: x, sections: [y]}\nclaims:", "E115", 5, 14),
    ("no such claim", QUIZ, "[C001]", "[C001, C999]", "E116", 18, 22),
    ("no such idea", QUIZ, "idea: no-picking", "idea: no-pick", "E116", 16, 11),
    ("no such objective", QUIZ, "objective: care", "objective: cure", "E116", 17, 16),
    ("no such misconception", QUIZ, "misconception: scrub-it-off", "misconception: x", "E116", 14, 24),
    ("no such lesson", QUIZ, "path: patient", "path: patient\nlesson: gentle", "E116", 4, 9),
    ("no such quiz", COURSE, "quiz: gentle-care", "quiz: gentle", "E116", 32, 15),
    (
        "no such lesson in a path",
        COURSE,
        "lesson: gentle-care\n        quiz",
        "lesson: gone\n        quiz",
        "E116",
        31,
        17,
    ),
    ("no type", QUIZ, "    type: single\n", "", "E117", 5, 5),
    ("unknown type", QUIZ, "type: single", "type: singel", "E117", 6, 11),
    ("no key", QUIZ, "        correct: yes\n", "", "E120", 8, 5),
    ("two keys", QUIZ, "text: Scrub.", "text: Scrub.\n        correct: yes", "E120", 12, 9),
    ("many without key", QUIZ, "", MULTIPLE.replace("        correct: yes\n", ""), "E120", 22, 5),
    ("many with only keys", QUIZ, "", re.sub("(Two|Three)", r"\1\n        correct: yes", MULTIPLE), "E120", 22, 5),
    ("same text twice", QUIZ, "text: Scrub.", "text: leave  it ALONE.", "E121", 12, 9),
    ("same card twice", QUIZ, "", CARDS.replace("A swelling", "A flake"), "E121", 28, 9),
    (
        "same group twice",
        QUIZ,
        "",
        CARDS.replace("id: call, ", "id: keep, ").replace("cautious_group: call", "cautious_group: keep"),
        "E122",
        24,
        9,
    ),
    ("critical without idea", QUIZ, "    idea: no-picking\n", "", "E123", 15, 5),
    ("no such group", QUIZ, "", CARDS.replace("A flake, group: keep", "A flake, group: keeep"), "E124", 27, 32),
    ("no such cautious group", QUIZ, "", CARDS.replace("cautious_group: call", "cautious_group: cal"), "E124", 25, 21),
    (
        "misconception of a key",
        QUIZ,
        "correct: yes",
        "correct: yes\n        misconception: scrub-it-off",
        "E125",
        11,
        9,
    ),
    ("cautious key", QUIZ, "correct: yes", "correct: yes\n        cautious: yes", "E126", 11, 9),
    ("credit without its rule", QUIZ, "", MULTIPLE.replace("Two\n", "Two\n        credit: 0.5\n"), "E126", 26, 17),
    (
        "weighted without credit",
        QUIZ,
        "",
        MULTIPLE.replace("    choices", "    rule: weighted\n    choices"),
        "E126",
        22,
        11,
    ),
    ("reserve that is not critical", QUIZ, "critical: yes", "reserve: yes", "E127", 15, 5),
    ("critical reflection", QUIZ, "", REFLECT + "    critical: yes\n    idea: no-picking\n", "E128", 23, 5),
    ("only reserves", QUIZ, "    critical: yes", "    reserve: yes\n    critical: yes", "E129", 4, 1),
    ("answer missing", QUIZ, "", TRUE_FALSE.replace("    answer: no\n", ""), "E101", 19, 5),
    ("choices for true_false", QUIZ, "", TRUE_FALSE + "    choices: []\n", "E102", 25, 5),
    ("same form twice", COURSE, "[form-a, form-b]", "[form-a, form-a]", "E130", 29, 16),
    ("file name of a quiz", QUIZ, "id: form-a\n", "id: form-c\n", "E138", 1, 5),
    ("file name of a lesson", LESSON, "id: gentle-care", "id: gentle-cure", "E131", 2, 5),
    ("text before the heading", LESSON, "## Wash", "Hello.\n\n## Wash", "E132", 14, 1),
    ("empty chunk", LESSON, "## Wash\n", "## Wash\n\n## Dry\n", "E133", 14, 1),
    ("heading without words", LESSON, "## Wash\n", "##\n", "E133", 14, 1),
    ("no headings", LESSON, "## Wash\n", "", "E134", None, None),
    ("heading of the third level only", LESSON, "## Wash\n", "### Wash\n", "E134", None, None),
    ("unclosed fence", LESSON, "", "\n```picture\n", "E142", 20, 1),
    (
        "lesson twice in a path",
        COURSE,
        "      - check: after",
        "      - lesson: gentle-care\n      - check: after",
        "E135",
        33,
        9,
    ),
    ("check twice in a path", COURSE, "check: after", "check: before", "E135", 33, 9),
    ("neither check nor lesson", COURSE, "lesson: gentle-care\n        quiz", "quiz", "E101", 31, 9),
    (
        "claim of no article",
        SOURCES,
        "article: 1\n    section: Summary",
        "article: 2\n    section: Summary",
        "E136",
        12,
        14,
    ),
    ("claim of no section", SOURCES, "section: Summary", "section: Sumary", "E136", 13, 14),
    ("no front matter", LESSON, "---\nid", "id", "E019", 1, 1),
    ("unclosed front matter", LESSON, "---\n## Wash", "## Wash", "E019", 1, 1),
    ("fault in the front matter", LESSON, "title: Gentle care", "title: a: b", "E005", 3, 9),
    ("no key points", LESSON, "key_points:\n  - Wash gently.\n", "", "E101", 2, 1),
    ("dangling in the front matter", LESSON, "[care]", "[car]", "E116", 7, 14),
    ("forbidden in the body", LESSON, "A paragraph.", "A\u202e paragraph.", "E015", 18, 2),
    ("latin sign", QUIZ, "title: A quiz", "title: *", "E005", 2, 9),
]


@pytest.mark.parametrize(
    ("path", "old", "new", "code", "line", "column"), [r[1:] for r in FAULTS], ids=[r[0] for r in FAULTS]
)
def test_a_fault_is_reported_where_it_stands(
    folder: Path, path: str, old: str | re.Pattern[str], new: str, code: str, line: int | None, column: int | None
) -> None:
    text = (folder / path).read_text()
    changed = old.sub(new, text) if isinstance(old, re.Pattern) else text.replace(old, new, 1) if old else text + new
    assert changed != text
    (folder / path).write_text(changed)
    loaded = load(folder)
    assert loaded.course is None
    found = [(problem.code, problem.line, problem.column) for problem in loaded.problems if problem.path.endswith(path)]
    assert (code, line, column) in found, loaded.problems
    assert all(problem.code in explanations() and problem.remedy for problem in loaded.problems)


FINE = [
    (QUIZ, "", TRUE_FALSE + MULTIPLE + CARDS + REFLECT),
    (QUIZ, "correct: yes", "correct: TRUE"),
    (QUIZ, "path: patient", "path: trainee\npass_mark: 0\nfeedback: at_end\nintro: Hi\nlesson: gentle-care"),
    (QUIZ, "path: patient", "path: patient\npass_mark: 100"),
    (QUIZ, "text: Scrub.", "text: Scrub.\n        credit: -1\n        cautious: yes\n        id: scrub"),
    (QUIZ, "text: Scrub.", f"text: {'x' * 500}"),
    (QUIZ, "prompt: What is best?", "prompt: |\n      One\n\n      two"),
    (
        QUIZ,
        "",
        MULTIPLE.replace("Two\n", "Two\n        credit: -0.5\n").replace("yes\n", "yes\n        credit: 1\n")
        + "    rule: weighted\n",
    ),
    (QUIZ, "", TRUE_FALSE + "    critical: yes\n    idea: no-picking\n    reserve: yes\n"),
    (QUIZ, "", TRUE_FALSE + "    points: 0.01\n    shuffle: no\n    hints: [a, b]\n    editor: me\n"),
    (QUIZ, "", CARDS.replace("    cautious_group: call\n", "")),
    (LESSON, "## Wash", '## Wash\n\nx {editor}\n\n```picture caption="c" alt="a"\n## not a heading\n```\n\n## Dry'),
    (LESSON, "## Wash", "## Wash\n\n~~~~\n## no\n~~~\n## no\n~~~~\n\n## Dry"),
    ("content/glossary.yaml", "", "    forms: [Collagen, collagens]\n"),
    (COURSE, "ask_clinic:\n  - heading: How long\n    questions: [How long may it last?]\n", ""),
]


@pytest.mark.parametrize(("path", "old", "new"), FINE)
def test_what_is_allowed_is_not_complained_about(change: Change, path: str, old: str, new: str) -> None:
    loaded = load(change(path, old, new))
    assert loaded.problems == ()
    assert loaded.course


def test_a_misspelling_is_answered_with_what_was_meant(change: Change) -> None:
    change(QUIZ, "    prompt:", "    promt:")
    change(QUIZ, "idea: no-picking", "idea: no-pick")
    root = change(QUIZ, "path: patient", "path: pateint")
    assert [(problem.code, problem.remedy) for problem in load(root).problems] == [
        ("E104", 'did you mean "patient"?'),
        ("E101", "add `prompt:` — the question itself"),
        ("E102", 'did you mean "prompt"?'),
        ("E116", 'did you mean "no-picking"?'),
    ]


def test_two_choices_may_not_have_one_id(change: Change) -> None:
    change(QUIZ, "text: Scrub.", "text: Scrub.\n        id: leave")
    root = change(QUIZ, "correct: yes", "correct: yes\n        id: leave")
    (problem,) = load(root).problems
    assert (problem.code, problem.line, problem.column) == ("E122", 13, 9)
    assert problem.message == "this has the same id (leave) as the choice on line 9"


def test_one_entry_is_called_one(change: Change) -> None:
    (problem,) = load(change("content/course.yaml", "forms: [form-a, form-b]", "forms: [form-a]")).problems
    assert problem.message == "this list has 1 entry; at least 2 are wanted"


def test_where_a_dash_is_missing_nothing_is_to_be_taken_out(change: Change) -> None:
    (problem,) = load(change(QUIZ, "      - text: Scrub.", "        text: Scrub.")).problems
    assert (problem.code, problem.remedy) == (
        "E006",
        "keep one of them, or put `- ` before the first line of the second",
    )


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("content/course.yaml", "  reviewed_by: none yet", "  reviewed_by: none yet\n  reviewed_by: me"),
        ("content/course.yaml", "{id: care, title: Care for your skin}", "{id: care, title: Care, title: Again}"),
    ],
)
def test_outside_of_lists_a_key_that_stands_twice_needs_no_dash(change: Change, path: str, old: str, new: str) -> None:
    (problem,) = load(change(path, old, new)).problems
    assert (problem.code, problem.remedy) == ("E006", "keep one of them")


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        ("feedback: No.", "correct: yes\n        feedback: No.", ["E120"]),
        ("feedback: Yes.", "misconception: scrub-it-off", ["E125"]),
        ("feedback: Yes.", "misconception: scrub-it-off\n        sound: on", ["E125", "E102"]),
        ("correct: yes", "correct: x", ["E111"]),
        ("correct: yes", "correct:", ["E105"]),
        ("correct: yes", "correct: [yes]", ["E103"]),
        ("        correct: yes\n", "", ["E120"]),
        ("feedback: Yes.", "credit: 0.5\n        text: Again.", ["E006"]),
        ("idea: no-picking", "critical: yes", ["E006"]),
    ],
)
def test_one_slip_in_a_choice_is_one_complaint(change: Change, old: str, new: str, codes: list[str]) -> None:
    assert [problem.code for problem in load(change(QUIZ, old, new)).problems] == codes
