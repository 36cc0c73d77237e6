"""Generated quizzes become values that say the same; hard texts come through literally or are refused."""

import json
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edu.authoring.events import read, read_bytes
from edu.authoring.quiz_file import QUIZ
from edu.authoring.reading import Reading
from edu.authoring.source import text_of
from edu.authoring.texts import id_of, same
from edu.course.question import Categorise, Multiple, Reflection, Single, TrueFalse
from edu.course.quiz import Quiz
from edu.course.text import first_forbidden


def quiz(source: str | bytes) -> tuple[Quiz | None, Reading]:
    reading = Reading("q.yaml")
    text = text_of(source.encode() if isinstance(source, str) else source, reading)
    root = read(text, reading) if text is not None else None
    return (QUIZ.read(root, reading) if root else None), reading


words = (
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30)
    .map(lambda text: normalize("NFC", text.strip()))
    .filter(lambda text: bool(text) and not first_forbidden(text) and len(text) <= 60)
)
ids = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,5}){0,2}", fullmatch=True)
yes_no = st.booleans()


def options(least: int) -> st.SearchStrategy[list[str]]:
    return st.lists(words, min_size=least, max_size=5, unique_by=(same, id_of))


@st.composite
def questions(draw: st.DrawFn) -> dict[str, object]:
    question: dict[str, object] = {"id": draw(ids), "prompt": draw(words), "explanation": draw(words)}
    question |= {"hints": draw(st.lists(words, max_size=2)), "supports": ["C001", "C020"], "critical": draw(yes_no)}
    question |= {"points": str(draw(st.integers(1, 1000)) / 10), "shuffle": draw(yes_no), "idea": draw(ids)}
    kind = draw(st.sampled_from(["single", "true_false", "multiple", "categorise", "reflection"]))
    question["type"] = kind
    match kind:
        case "single" | "multiple":
            texts = draw(options(2))
            right = {0} if kind == "single" else set(range(draw(st.integers(1, len(texts) - 1))))
            question["choices"] = draw(
                st.permutations(
                    [{"text": text, "correct": at in right, "feedback": text} for at, text in enumerate(texts)]
                )
            )
        case "true_false":
            question |= {"answer": draw(yes_no), "if_true": draw(words), "if_false": draw(words)}
        case "categorise":
            groups = draw(st.lists(ids, min_size=2, max_size=4, unique=True))
            question["groups"] = [{"id": group, "text": draw(words)} for group in groups]
            question["cards"] = [{"text": text, "group": draw(st.sampled_from(groups))} for text in draw(options(2))]
        case _:
            question |= {"model_answer": draw(words), "checklist": draw(st.lists(words, max_size=3)), "critical": False}
    return question


@given(
    st.lists(questions(), min_size=1, max_size=4, unique_by=lambda question: str(question["id"])), st.integers(0, 100)
)
def test_generated_quizzes_become_values_that_say_the_same(asked: list[dict[str, object]], pass_mark: int) -> None:
    document = {"id": "q", "title": "T", "path": "trainee", "pass_mark": str(pass_mark), "questions": asked}
    value, reading = quiz(json.dumps(document, ensure_ascii=False, indent=1))  # JSON is YAML
    assert not reading.problems
    assert value
    assert value.pass_mark == pass_mark
    for question, written in zip(value.questions, asked, strict=True):
        assert question.id == written["id"]
        assert question.prompt == written["prompt"]
        assert list(question.hints) == written["hints"]
        assert question.points == float(str(written["points"]))
        match question:
            case Single(choices=choices) | Multiple(choices=choices):
                said = [{"text": each.text, "correct": each.correct, "feedback": each.feedback} for each in choices]
                assert said == written["choices"]
            case TrueFalse(choices=(true, false)):
                assert (true.correct, false.correct) == (written["answer"], not written["answer"])
                assert (true.feedback, false.feedback) == (written["if_true"], written["if_false"])
            case Categorise(groups=groups, cards=cards):
                assert [{"id": each.id, "text": each.text} for each in groups] == written["groups"]
                assert [{"text": each.text, "group": each.group} for each in cards] == written["cards"]
            case Reflection(model_answer=answer):
                assert answer == written["model_answer"]


json_like = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=10) | st.sampled_from(["single", "yes", "C001", "no"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from("id title path questions type prompt choices text correct groups cards answer x".split()),
            inner,
        )
    ),
    max_leaves=30,
)


@given(json_like)
def test_no_document_makes_the_shapes_raise(document: object) -> None:
    reading = Reading("q.yaml")
    root = read_bytes(json.dumps(document).encode(), reading)
    value = QUIZ.read(root, reading) if root else None
    assert (value is None) <= bool(reading.problems)


TORTURE = [
    "5 [/] 6",
    "Do [NOT] take",
    "[@click=app.quit]x[/]",
    "[INR] 2-3",
    "👩\u200d⚕️ 🇩🇪 ✅",
    "هذا نص \u200f عربي",
    "می\u200cخواهم",
    "x" * 499,
    "\\[/]",
    "$HOME `id` %s {0}",
    "<script>alert(1)</script>",
    "=SUM(A1)",
    "~/../etc/passwd",
    "e\u0301 Ω",
    "﷽ 𒐫",
]
REFUSED = {
    "\x1b[31mred": 5,
    "a\x9b31m": 6,
    "\u202eevil": 5,
    "a\u2066b": 6,
    "tag\U000e0041": 8,
    "\ufeffx": 5,
    "x" + "\u0302" * 9: 6,
    "bell\x07": 9,
    "private\ue000": 12,
    "\ufdd0": 5,
}
DOCUMENT = """\
id: q
title: T
path: patient
questions:
- id: one
  type: single
  prompt: P
  choices:
  - {{text: {label}, correct: yes}}
  - text: other
"""


@pytest.mark.parametrize("label", TORTURE)
def test_hard_labels_come_through_literally(label: str) -> None:
    value, reading = quiz(DOCUMENT.format(label=json.dumps(label, ensure_ascii=False)))
    assert not reading.problems
    assert value
    question = value.questions[0]
    assert isinstance(question, Single)
    assert question.choices[0].text == normalize("NFC", label)


@pytest.mark.parametrize("label", REFUSED)
def test_harmful_labels_are_refused_where_they_stand(label: str) -> None:
    _, reading = quiz(DOCUMENT.format(label=f"'{label}'"))
    (problem,) = reading.problems
    assert (problem.code, problem.line, problem.column) == ("E015", 9, 8 + REFUSED[label])
    assert first_forbidden(str(problem)) is None


@pytest.mark.parametrize("label", REFUSED)
def test_escaping_does_not_help_harmful_labels(label: str) -> None:
    escaped = "".join(f"\\U{ord(char):08x}" for char in label)
    _, reading = quiz(DOCUMENT.format(label=f'"{escaped}"'))
    (problem,) = reading.problems
    assert (problem.code, problem.line, problem.column) == ("E015", 9, 12)


def test_a_word_of_two_thousand_letters_fits_a_prompt_and_no_choice() -> None:
    _, reading = quiz(DOCUMENT.format(label="x" * 2_000))
    assert [(problem.code, problem.line, problem.column) for problem in reading.problems] == [("E106", 9, 12)]
    value, reading = quiz(DOCUMENT.format(label="x").replace("prompt: P", f"prompt: {'x' * 2_000}"))
    assert value
    assert not reading.problems
