"""What is made new passes the check, and nothing else in the course changes by a letter."""

import re
from collections.abc import Callable
from datetime import date
from difflib import ndiff
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from edu.authoring.events import read
from edu.authoring.load import load
from edu.authoring.nodes import Mapping, Scalar
from edu.authoring.questions import QUESTION
from edu.authoring.reading import Reading
from edu.checking.checker import check
from edu.checking.new.course import TEMPLATE, new_course
from edu.checking.new.files import put_on_disk
from edu.checking.new.lesson import new_lesson
from edu.checking.new.part import Made
from edu.checking.new.quiz import KINDS, _free_place, new_question, new_quiz
from edu.checking.new.text import TEMPLATES, free, id_from, scalar, title_of
from edu.checking.schema import COURSE
from edu.course.course import CheckStep, Course, LessonStep
from edu.course.ids import LessonId, QuizId
from edu.course.question import Single
from edu.errors import UsageError

TODAY = date(2026, 3, 1)
MANIFEST = "content/course.yaml"
QUIZ = "quizzes/wash-your-hands.yaml"
STEP = "      - lesson: wash-your-hands\n        quiz: wash-your-hands\n"


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A new course."""
    new_course(tmp_path / "clean-hands", None, TODAY)
    return tmp_path / "clean-hands"


@pytest.fixture
def change(course: Path) -> Callable[[str, str, str], None]:
    """Replace a text that stands once in a file of the course."""

    def changed(path: str, old: str, new: str) -> None:
        text = (course / path).read_text()
        assert text.count(old) == 1
        (course / path).write_text(text.replace(old, new))

    return changed


def flawless(root: Path) -> Course:
    checked = check(root)
    assert not checked.problems, "\n".join(map(str, checked.problems))
    assert checked.loaded.course
    return checked.loaded.course


def state(root: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}


def added(before: bytes, after: bytes) -> list[str]:
    """The lines that are new; that one is gone or differs, were it only in its end, is an error."""
    old, new = (text.decode().splitlines(keepends=True) for text in (before, after))
    marked = [line for line in ndiff(old, new) if line[0] in "-+"]
    assert not [line for line in marked if line[0] == "-"]
    return [line[2:] for line in marked]


def refused(what: Callable[[], object], root: Path) -> str:
    """What was said; and nothing has changed."""
    before = state(root)
    with pytest.raises(UsageError) as error:
        what()
    assert state(root) == before
    return str(error.value)


def test_the_template_course_is_flawless() -> None:
    flawless(TEMPLATE)


def test_from_a_new_course_to_every_type_of_question_the_check_finds_nothing(tmp_path: Path) -> None:
    root = tmp_path / "course"
    new_course(root, "Dry skin", TODAY)
    flawless(root)
    made = [new_lesson(root, title) for title in ("Why skin gets dry", "What helps", "What helps")]
    assert [each.id for each in made] == ["why-skin-gets-dry", "what-helps", "what-helps-2"]
    assert [each.path.name[:3] for each in made] == ["02-", "03-", "04-"]
    flawless(root)
    for each in made:
        new_quiz(root, each.id)
        flawless(root)
    for kind in KINDS * 3:
        new_question(root, "what-helps", kind)
        flawless(root)
    course = flawless(root)
    assert [step.key for step in course.paths[0].steps] == ["wash-your-hands", *(each.id for each in made)]
    assert all(isinstance(step, LessonStep) and step.quiz == str(step.lesson) for step in course.paths[0].steps)
    asked = course.quizzes[QuizId("what-helps")].questions
    assert [type(question).__name__.lower() for question in asked[2:]] == [k.replace("_", "") for k in KINDS] * 3


def test_there_is_a_template_for_every_type_of_question() -> None:
    assert set(KINDS) == set(QUESTION.kinds)
    assert {path.stem for path in (TEMPLATES / "parts").iterdir()} == {*KINDS, "lesson", "quiz"}


def test_keys_of_new_questions_take_turns(course: Path) -> None:
    for _ in range(9):
        new_question(course, "wash-your-hands", "single")
    questions = flawless(course).quizzes[QuizId("wash-your-hands")].questions
    keys = [[c.correct for c in question.choices].index(True) for question in questions if isinstance(question, Single)]
    assert len(keys) == 13
    assert max(map(keys.count, range(3))) - min(map(keys.count, range(3))) <= 1
    assert all(one != other for one, other in pairwise(keys[3:]))


@pytest.mark.parametrize(
    ("before", "wanted"),
    [([], 1), ([0], 1), ([1], 2), ([2], 0), ([0, 0, 1], 2), ([2, 2, 1], 0), ([0, 1, 2, 1], 2)],
)
def test_a_key_goes_where_fewest_are_and_not_where_the_last_one_is(before: list[int], wanted: int) -> None:
    (first, *_) = flawless(TEMPLATE).quizzes[QuizId("wash-your-hands")].questions
    assert isinstance(first, Single)
    key = next(choice for choice in first.choices if choice.correct)
    others = [choice for choice in first.choices if not choice.correct]
    asked = [replace(first, choices=(*others[:place], key, *others[place:])) for place in before]
    assert _free_place(asked) == wanted


@pytest.mark.parametrize(
    ("folder", "title", "wanted"),
    [
        ("dry-skin", None, ("dry-skin", "Dry skin")),
        ("Dry_Skin v2", None, ("dry-skin-v2", "Dry Skin v2")),
        ("Hände", None, ("hande", "Hände")),
        ("皮肤", None, ("course", "皮肤")),
        ("--", None, ("course", "A new course")),
        ("a\x1bb", None, ("a-b", "Ab")),
        ("x" * 250, None, ("x" * 60, "X" + "x" * 199)),
        ("dry-skin", "Skin: what's #1?", ("dry-skin", "Skin: what's #1?")),
        ("dry-skin", "'Quoted' \"twice\"", ("dry-skin", "'Quoted' \"twice\"")),
        ("dry-skin", "  - [x] ", ("dry-skin", "- [x]")),
    ],
)
def test_a_new_course_is_called_after_its_folder_or_its_title(
    tmp_path: Path, folder: str, title: str | None, wanted: tuple[str, str]
) -> None:
    files = new_course(tmp_path / folder, title, TODAY)
    course = load(tmp_path / folder).course
    assert course
    assert (course.id, course.title, course.governance.review_by) == (*wanted, "2027-03-01")
    assert {path.stem for path in files if path.suffix == ".json"} == set(COURSE)
    assert all((tmp_path / folder / path).is_file() for path in files)


def test_the_schemas_that_files_name_are_there(course: Path) -> None:
    new_lesson(course, "Dry skin")
    new_quiz(course, "dry-skin")
    files = [path for path in course.rglob("*") if path.suffix in (".yaml", ".md")]
    assert len(files) == 7
    for path in files:
        lines = [line for line in path.read_text().splitlines()[:2] if line.startswith("# yaml-language-server: ")]
        assert (path.parent / lines[0].partition("$schema=")[2]).is_file()


def test_a_course_without_schemas_gets_no_lesson_that_names_one(course: Path) -> None:
    (course / "content" / "schema" / "lesson.json").unlink()
    assert "$schema" not in new_lesson(course, "Dry skin").path.read_text()


def test_a_new_course_goes_into_an_empty_folder_but_over_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    (tmp_path / "link").symlink_to("nowhere")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine").touch()
    for folder, said in (
        ("full", "is not empty"),
        ("file", "is no folder"),
        ("link", "is no folder"),
        ("file/below", "could not be written (Not a directory); nothing was changed"),
        ("x" * 300, "(File name too long)"),
        ("nul\0", "is no name for a folder"),
    ):
        assert said in refused(partial(new_course, tmp_path / folder, None, TODAY), tmp_path)
    (tmp_path / "empty" / ".git").mkdir(parents=True)
    new_course(tmp_path / "empty", None, TODAY)
    new_course(tmp_path / "deep" / "below", None, TODAY)
    flawless(tmp_path / "deep" / "below")


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("", "is empty"),
        (" \t ", "is empty"),
        ("x" * 201, "has 201 characters and at most 200 fit"),
        ("a\x1b[2J", "U+001B"),
        ("a\0b", "U+0000"),
        ("\u202eevil", "U+202E"),
        ("\udcff", "U+DCFF"),
        ("z" + "\u0301" * 20, "more than 8 marks"),
    ],
)
def test_a_title_that_cannot_be_shown_is_refused(course: Path, title: str, said: str) -> None:
    assert said in refused(lambda: new_lesson(course, title), course)
    assert said in refused(lambda: new_course(course.parent / "other", title, TODAY), course)


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("Dry skin", "dry-skin"),
        ("Don’t scrub, don't pick!", "dont-scrub-dont-pick"),
        ("Größe & Maß", "grosse-mass"),
        ("½ 2024", "1-2-2024"),
        ("???", "lesson-02"),
        ("干性皮肤", "lesson-02"),
        ("word " * 40, "word-" * 11 + "word"),
        ("x" * 200, "x" * 60),
        ("true", "true"),
        ("key: value  # not a remark", "key-value-not-a-remark"),
    ],
)
def test_a_lesson_gets_a_name_and_keeps_its_title(course: Path, title: str, wanted: str) -> None:
    made = new_lesson(course, title)
    assert (made.id, made.path.name) == (wanted, f"02-{wanted}.md")
    now = load(course).course
    assert now and now.lessons[LessonId(wanted)].title == " ".join(title.split())


@given(st.text(max_size=60))
def test_any_title_is_read_as_it_was_given(typed: str) -> None:
    try:
        title = title_of(typed)
    except UsageError:
        return
    reading = Reading("")
    root = read(f"title: {scalar(title)}\nid: {id_from(title, 'none')}\n", reading)
    assert not reading.problems
    assert isinstance(root, Mapping)
    said = root.entries["title"][1]
    assert isinstance(said, Scalar) and said.text == title


def test_a_taken_name_gets_a_number() -> None:
    assert [free("a", taken) for taken in ([], ["a"], ["a", "a-2"])] == ["a", "a-2", "a-3"]


def test_a_lesson_is_added_without_touching_a_letter_of_the_rest(course: Path) -> None:
    before = state(course)
    made = new_lesson(course, "Dry skin")
    after = state(course)
    assert added(before[course / MANIFEST], after.pop(course / MANIFEST)) == ["      - lesson: dry-skin\n"]
    assert made.note == f'It is now the last lesson of the path "Clean hands" in {course / MANIFEST}.'
    after.pop(made.path)
    before.pop(course / MANIFEST)
    assert after == before


def test_a_check_at_the_end_of_the_path_stays_there(course: Path, change: Callable[[str, str, str], None]) -> None:
    for form in ("a", "b"):
        text = (course / QUIZ).read_text().replace("id: ", f"id: {form}-").replace("lesson: wash", "# lesson: wash")
        (course / "quizzes" / f"{form}-wash-your-hands.yaml").write_text(text)
    forms = "forms: [a-wash-your-hands, b-wash-your-hands]"
    last = f"      # at the end\n      - check: after\n        title: Check\n        {forms}\n"
    change(MANIFEST, STEP, STEP + "        # of the lesson\n" + last)
    new_lesson(course, "Dry skin")
    text = (course / MANIFEST).read_text()
    assert f"        # of the lesson\n      - lesson: dry-skin\n{last}" in text
    course_now = load(course).course
    assert course_now
    assert [type(step) for step in course_now.paths[0].steps] == [LessonStep, LessonStep, CheckStep]


@pytest.mark.parametrize(
    "steps",
    [
        "    steps: [{lesson: wash-your-hands, quiz: wash-your-hands}]\n",
        "    steps: [\n      {lesson: wash-your-hands}\n    ]\n",
    ],
)
def test_steps_in_brackets_are_left_to_the_author(
    course: Path, change: Callable[[str, str, str], None], steps: str
) -> None:
    change(MANIFEST, "    steps:\n" + STEP, steps)
    before = (course / MANIFEST).read_bytes()
    made = new_lesson(course, "Dry skin")
    assert "Add `- lesson: dry-skin` to the steps of the path" in made.note
    assert made.path.is_file() and (course / MANIFEST).read_bytes() == before


Style = Callable[[str], str]
STYLES: dict[str, Style] = {
    "as it is": lambda text: text,
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "CR": lambda text: text.replace("\n", "\r"),
    "no last line end": lambda text: text.rstrip("\n"),
    "CRLF and no last line end": lambda text: text.rstrip("\n").replace("\n", "\r\n"),
    "blank lines at the end": lambda text: text + "\n\n",
    "byte-order mark": lambda text: "\ufeff" + text,
    "no indent": lambda text: text.replace("\n  ", "\n"),
    "wide dashes": lambda text: text.replace("\n    ", "\n      ").replace("\n  - ", "\n  -   "),
    "dash on its own line": lambda text: text.replace("\n  - ", "\n  -\n    "),
    "remarks at the end": lambda text: f"{text}    # of the last question\n  # of none\n# of none\n",
    "remark in the middle": lambda text: text.replace("\n    reserve", "\n# here\n    reserve"),
    "key below": lambda text: f"{text.replace('intro:', '# intro:')}\n# words\nintro: Now.\n",
    "text block at the end": lambda text: f"{text}    say_it_again: |\n      One.\n\n      # Two.\n".replace(
        "    say_it_again: A cook", "    # A cook"
    ),
    "quotes over lines": lambda text: f'{text}    say_it_again: "One.\n\n      - Two."\n'.replace(
        "    say_it_again: A cook", "    # A cook"
    ),
}


@pytest.mark.parametrize("style", STYLES)
def test_a_question_is_added_without_touching_a_letter_of_the_rest(course: Path, style: str) -> None:
    path = course / QUIZ
    path.write_bytes(STYLES[style](path.read_text()).encode())
    quiz = load(course).quizzes[0].value
    assert quiz
    before = path.read_bytes()
    made = new_question(course, "wash-your-hands", "single")
    after = path.read_bytes()
    ending = b"\r\n" if "CRLF" in style else b"\r" if style == "CR" else b"\n"
    new = "".join(added(before if before.endswith((b"\r", b"\n")) else before + ending, after))
    assert re.search(ending * 2 + rb" *# Answers are kept", after), "a blank line stands above it"
    assert ("  -   id: new-question" if style == "wide dashes" else "- id: new-question") in new
    assert new.encode().count(ending) == len(new.splitlines())
    now = flawless(course).quizzes[quiz.id]
    assert now.questions[:-1] == quiz.questions
    assert (now.questions[-1].id, now.intro) == (made.id, quiz.intro)


@pytest.mark.parametrize(
    "questions",
    [
        "questions: [{id: a, type: reflection, prompt: Why?, model_answer: So.}]\n",
        "questions:\n  - {id: a, type: reflection, prompt: Why?,\nmodel_answer: So.}\n",
    ],
)
def test_a_question_is_not_added_where_it_cannot_be_done_safely(course: Path, questions: str) -> None:
    text = (course / QUIZ).read_text()
    (course / QUIZ).write_text(text[: text.index("questions:")] + questions)
    assert load(course).course
    said = refused(lambda: new_question(course, "wash-your-hands", "single"), course)
    assert said.startswith(f"Nothing can be added to {course / QUIZ} as it is written: put its questions one below")


@pytest.mark.parametrize("kind", KINDS)
def test_a_quiz_in_sections_gets_its_question_at_the_end_of_its_last_list(course: Path, kind: str) -> None:
    text = (course / QUIZ).read_text()
    head, listed = text.split("questions:\n")
    below = "".join(f"  {line}" if line.strip() else line for line in listed.splitlines(keepends=True))
    rest = "  - from: [other]\n    pick: 1\n"
    (course / QUIZ).write_text(f"{head}sections:\n  - title: One\n    questions:\n{below.rstrip()}\n{rest}")
    other = (
        "id: other\ntitle: Other\npath: patient\nquestions:\n  - {id: o, type: true_false, prompt: So?, answer: no}\n"
    )
    (course / "quizzes" / "other.yaml").write_text(other)
    before = load(course).quizzes[1].value
    assert before
    made = new_question(course, "wash-your-hands", kind)
    after = load(course).quizzes[1].value
    assert after
    assert after.questions[:-1] == before.questions
    assert [section.blocks[-1:] for section in after.sections] == [((made.id,),), ()]
    assert after.sections[0].blocks[:-1] == before.sections[0].blocks


@pytest.mark.parametrize("name", ["wash-your-hands", "wash-your-hands.yaml", "quizzes/wash-your-hands.yaml"])
def test_a_quiz_may_be_named_by_its_file(course: Path, name: str) -> None:
    assert new_question(course, name, "reflection").path == course / QUIZ


def test_a_quiz_joins_every_step_of_its_lesson_that_has_none(
    course: Path, change: Callable[[str, str, str], None]
) -> None:
    steps = "      - lesson: dry-skin  # new\n      - lesson: wash-your-hands\n"
    head = "  - id: {}\n    title: Short\n    about: A part.\n    audience: trainee\n    steps:\n"
    flow = "      - {lesson: wash-your-hands}\n"
    new_lesson(course, "Dry skin")
    new_lesson(course, "Oily skin")
    change(MANIFEST, "\n# What a learner can do", head.format("one") + steps + "\n# What a learner can do")
    before = (course / MANIFEST).read_bytes()
    made = new_quiz(course, "02-dry-skin.md")
    new = added(before, (course / MANIFEST).read_bytes())
    assert new == ["        quiz: dry-skin\n"] * 2
    assert made.note == f"It now follows its lesson in {course / MANIFEST}."
    change(MANIFEST, "      - lesson: oily-skin\n", "      - {lesson: oily-skin}\n")
    assert "Write `quiz: oily-skin` under `lesson: oily-skin` in" in new_quiz(course, "oily-skin").note
    assert (course / "quizzes" / "oily-skin.yaml").is_file() and load(course).course
    assert flow not in (course / MANIFEST).read_text()


def test_a_step_that_has_another_quiz_keeps_it(course: Path, change: Callable[[str, str, str], None]) -> None:
    new_lesson(course, "Dry skin")
    change(MANIFEST, "      - lesson: dry-skin\n", "      - lesson: dry-skin\n        quiz: wash-your-hands\n")
    before = (course / MANIFEST).read_bytes()
    assert "Write `quiz: dry-skin` under" in new_quiz(course, "dry-skin").note
    assert (course / MANIFEST).read_bytes() == before
    (course / "quizzes" / "dry-skin.yaml").unlink()
    again = "  - id: again\n    title: A\n    about: A.\n    audience: patient\n    steps:\n      - lesson: dry-skin\n"
    change(MANIFEST, "\n# What a learner can do", f"{again}\n# What a learner can do")
    before = (course / MANIFEST).read_bytes()
    assert "It now follows its lesson" in new_quiz(course, "dry-skin").note
    assert added(before, (course / MANIFEST).read_bytes()) == ["        quiz: dry-skin\n"]


def test_a_quiz_of_a_lesson_in_no_path_is_made_for_patients(
    course: Path, change: Callable[[str, str, str], None]
) -> None:
    new_lesson(course, "Dry skin")
    change(MANIFEST, "      - lesson: dry-skin\n", "")
    made = new_quiz(course, "dry-skin")
    assert made.note == f"No path in {course / MANIFEST} reads its lesson yet."
    assert "path: patient\n" in made.path.read_text()


def test_a_quiz_is_for_those_whom_the_path_is_for(course: Path, change: Callable[[str, str, str], None]) -> None:
    new_lesson(course, "Dry skin")
    change(MANIFEST, "audience: patient", "audience: trainee")
    assert "path: trainee\n" in new_quiz(course, "dry-skin").path.read_text()


def test_where_a_course_has_no_objectives_and_beliefs_none_are_named(
    course: Path, change: Callable[[str, str, str], None]
) -> None:
    lesson = "content/lessons/02-dry-skin.md"
    new_lesson(course, "Dry skin")
    change(lesson, "objectives: [explain-clean-hands]\n", "")
    for path in ("content/lessons/01-wash-your-hands.md", QUIZ):
        (course / path).unlink()
    change(MANIFEST, STEP, "")
    text = (course / MANIFEST).read_text()
    (course / MANIFEST).write_text(text[: text.index("\n# What a learner can do")])
    made = [new_quiz(course, "dry-skin"), new_lesson(course, "More")]
    for kind in KINDS:
        new_question(course, "dry-skin", kind)
    assert load(course).course
    for each in made:
        lines = [line.strip() for line in each.path.read_text().splitlines()]
        assert not [line for line in lines if line.startswith(("misconception:", "objective", "<"))]
        assert not [line for line in lines if "ids of objectives" in line]


def make_nothing(course: Path) -> list[tuple[Callable[[], Made], str]]:
    return [
        (lambda: new_quiz(course, "wash-your-hand"), 'no lesson "wash-your-hand" in this course; did you mean wash-'),
        (lambda: new_quiz(course, "zzz"), "there are: wash-your-hands."),
        (lambda: new_quiz(course, ""), 'There is no lesson ""'),
        (lambda: new_quiz(course, "a\x1b\0"), 'There is no lesson "a"'),
        (lambda: new_quiz(course, "wash-your-hands"), "already; `edu new question wash-your-hands` adds a question"),
        (lambda: new_question(course, "wash", "single"), 'There is no quiz "wash" in this course'),
    ]


@pytest.mark.parametrize("number", range(6))
def test_what_cannot_be_meant_is_refused(course: Path, number: int) -> None:
    what, said = make_nothing(course)[number]
    assert said in refused(what, course)


@pytest.mark.parametrize(
    ("path", "text", "what", "said"),
    [
        (MANIFEST, "id: [\n", lambda root: new_lesson(root, "Dry skin"), "course.yaml has a problem that comes first"),
        (MANIFEST, None, lambda root: new_lesson(root, "Dry skin"), 'a course has no field "nmae"'),
        (MANIFEST, "", lambda root: new_quiz(root, "wash-your-hands"), "course.yaml has a problem that comes first"),
        (QUIZ, "id: x\n", lambda root: new_question(root, "wash-your-hands", "single"), 'the field "title"'),
        ("content/lessons/01-wash-your-hands.md", "", lambda root: new_quiz(root, "wash-your-hands"), "file is empty"),
    ],
)
def test_a_file_with_a_problem_is_mended_first(
    course: Path, path: str, text: str | None, what: Callable[[Path], Made], said: str
) -> None:
    (course / path).write_text((course / path).read_text() + "nmae: x\n" if text is None else text)
    assert said in refused(lambda: what(course), course)


def test_a_problem_elsewhere_is_no_hindrance(course: Path) -> None:
    (course / "content" / "glossary.yaml").write_text("")
    (course / "quizzes" / "more.yaml").write_text("id: [")
    new_lesson(course, "Dry skin")
    new_quiz(course, "dry-skin")
    new_question(course, "dry-skin", "single")
    assert len(check(course).problems) == 2


def test_a_folder_without_a_course_is_refused(tmp_path: Path) -> None:
    said = refused(lambda: new_lesson(tmp_path, "Dry skin"), tmp_path)
    assert "`edu new course` makes a whole course" in said


def test_lessons_end_at_99(course: Path) -> None:
    lesson = course / "content" / "lessons" / "01-wash-your-hands.md"
    lesson.rename(lesson.with_name("98-wash-your-hands.md"))
    assert new_lesson(course, "Dry skin").path.name == "99-dry-skin.md"
    assert "The numbers of lessons end at 99" in refused(lambda: new_lesson(course, "Oily skin"), course)


def test_a_file_keeps_its_rights_and_its_link(course: Path) -> None:
    real = course.parent / "real.yaml"
    (course / QUIZ).rename(real)
    real.chmod(0o640)
    (course / QUIZ).symlink_to(real)
    new_question(course, "wash-your-hands", "single")
    assert (course / QUIZ).is_symlink() and real.stat().st_mode & 0o777 == 0o640
    assert "new-question" in real.read_text()
    assert {path.name for path in course.parent.iterdir()} == {"clean-hands", "real.yaml"}


def test_what_fails_half_way_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    made = {tmp_path / "new" / "deep" / "one": "1", tmp_path / "file": "2"}
    assert "file is in the way; nothing was changed" in refused(lambda: put_on_disk(made), tmp_path)
    assert list(tmp_path.iterdir()) == [tmp_path / "file"]
    gone = {tmp_path / "nowhere": "3"}
    assert "nowhere could not be written" in refused(lambda: put_on_disk({tmp_path / "one": "1"}, gone), tmp_path)
    assert list(tmp_path.iterdir()) == [tmp_path / "file"]
    with pytest.raises(KeyboardInterrupt):
        put_on_disk({tmp_path / "one": "1"}, Interrupting())
    assert list(tmp_path.iterdir()) == [tmp_path / "file"]


class Interrupting(dict[Path, str]):
    """Someone presses Ctrl+C when the second part begins."""

    def __bool__(self) -> bool:
        raise KeyboardInterrupt
