"""Generated quizzes become values that say the same; hard texts come through literally or are refused."""

import json
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import msgpack

from edu.authoring.events import read, read_bytes
from edu.authoring.interactions import INTERACTIONS
from edu.authoring.questions import QUESTION
from edu.authoring.quiz_file import QUIZ
from edu.authoring.reading import Reading
from edu.authoring.source import text_of
from edu.authoring.texts import id_of, same
from edu.course.parts import Accepted, Choice
from edu.course.question import (
    Categorise,
    Cloze,
    Matching,
    Multiple,
    Numeric,
    NumericRule,
    Ordering,
    Question,
    Rating,
    Reflection,
    Scenario,
    ShortAnswer,
    Single,
    TrueFalse,
)
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


def listed(least: int) -> st.SearchStrategy[list[str]]:
    """Texts that are told apart by their words alone."""
    return st.lists(words, min_size=least, max_size=5, unique_by=(same, id_of))


@st.composite
def choices(draw: st.DrawFn, *, right: int | None = 1) -> list[dict[str, object]]:
    """Two or more, of which so many are right; any number but all of them for None."""
    texts = draw(listed(2))
    number = right or draw(st.integers(1, len(texts) - 1))
    made: list[dict[str, object]] = [
        {"text": text, "correct": at < number, "feedback": text} for at, text in enumerate(texts)
    ]
    return draw(st.permutations(made))


@st.composite
def answers(draw: st.DrawFn) -> list[dict[str, object]]:
    texts = draw(listed(1))
    credits = [1.0, *(draw(st.integers(0, 100)) / 100 for _ in texts[1:])]
    made: list[dict[str, object]] = [
        {"text": text, "credit": credit, "feedback": text} for text, credit in zip(texts, credits, strict=True)
    ]
    return draw(st.permutations(made))


@st.composite
def gaps(draw: st.DrawFn) -> dict[str, object]:
    names = draw(st.lists(ids, min_size=1, max_size=3, unique=True))
    made = [
        {"id": name, "typos": draw(st.integers(0, 2)), "answers": draw(answers())}
        if draw(yes_no)
        else {"id": name, "choices": draw(choices())}
        for name in names
    ]
    text = " ".join(f"{{{name}}}" for name in names)
    return {"text": f"Fill {text} in.", "gaps": draw(st.permutations(made))}


@st.composite
def numbers(draw: st.DrawFn) -> dict[str, object]:
    least, most = sorted(draw(st.lists(st.integers(-(10**6), 10**6), min_size=2, max_size=2)))
    return draw(
        st.sampled_from(
            [
                {"rule": "range", "least": least, "most": most},
                {"rule": "absolute", "answer": least, "tolerance": abs(most)},
                {"rule": "relative", "answer": least or 1, "tolerance": 0.25},
            ]
        )
    ) | {"unit": draw(words), "if_low": draw(words)}


@st.composite
def of_kind(draw: st.DrawFn, kind: str) -> dict[str, object]:
    """The fields that only this kind has."""
    match kind:
        case "single":
            return {"choices": draw(choices())}
        case "multiple":
            return {"choices": draw(choices(right=None)), "rule": draw(st.sampled_from(["coverage", "all_correct"]))}
        case "true_false":
            return {"answer": draw(yes_no), "if_true": draw(words), "if_false": draw(words)}
        case "matching":
            texts = draw(listed(3))
            pairs = [{"left": text, "right": draw(st.sampled_from(texts[:-1]))} for text in draw(listed(2))]
            return {"pairs": pairs, "extra": [texts[-1]], "rule": "each_part"}
        case "categorise":
            names = draw(st.lists(ids, min_size=2, max_size=4, unique=True))
            cards = [{"text": text, "group": draw(st.sampled_from(names))} for text in draw(listed(2))]
            return {"groups": [{"id": name, "text": draw(words)} for name in names], "cards": cards}
        case "ordering":
            return {"entries": [{"text": text, "feedback": text} for text in draw(listed(3))], "rule": "absolute"}
        case "short_answer":
            return {"answers": draw(answers()), "typos": draw(st.integers(0, 2))}
        case "numeric":
            return draw(numbers())
        case "cloze":
            return draw(gaps())
        case "rating":
            return {"scale": draw(listed(2))}
        case _:
            return {"model_answer": draw(words), "checklist": draw(st.lists(words, max_size=3))}


@st.composite
def questions(draw: st.DrawFn, kinds: tuple[str, ...] = tuple(QUESTION.kinds)) -> dict[str, object]:
    question: dict[str, object] = {"id": draw(ids), "prompt": draw(words), "explanation": draw(words)}
    question |= {"hints": draw(st.lists(words, max_size=2)), "supports": ["C001", "C020"], "idea": draw(ids)}
    kind = draw(st.sampled_from(kinds))
    question |= {"points": str(draw(st.integers(1, 1000)) / 10)}
    question |= {"type": kind, "critical": kind not in {"reflection", "rating", "scenario"} and draw(yes_no)}
    if kind == "scenario":
        steps = draw(st.lists(questions(tuple(INTERACTIONS)), min_size=2, max_size=4))
        for number, step in enumerate(steps):
            step |= {"id": f"{question['id']}-step{number}"}
            del step["points"]
        return question | {"steps": steps}
    return question | {"shuffle": draw(yes_no)} | draw(of_kind(kind))


def said(question: Question) -> dict[str, object]:
    """What of a question its own kind has, as it is written."""
    match question:
        case Single(choices=choices) | Multiple(choices=choices):
            own: dict[str, object] = {"rule": question.rule} if isinstance(question, Multiple) else {}
            return {"choices": picked(choices), **own}
        case TrueFalse(choices=(true, false)):
            assert true.correct is not false.correct
            return {"answer": true.correct, "if_true": true.feedback, "if_false": false.feedback}
        case Matching(cards=cards, groups=groups):
            texts = {group.id: group.text for group in groups}
            fitting = {card.group for card in cards}
            return {
                "pairs": [{"left": card.text, "right": texts[card.group]} for card in cards],
                "extra": [group.text for group in groups if group.id not in fitting],
                "rule": question.rule,
            }
        case Categorise(groups=groups, cards=cards):
            return {
                "groups": [{"id": group.id, "text": group.text} for group in groups],
                "cards": [{"text": card.text, "group": card.group} for card in cards],
            }
        case Ordering(entries=entries):
            return {
                "entries": [{"text": each.text, "feedback": each.feedback} for each in entries],
                "rule": question.rule,
            }
        case ShortAnswer():
            return {"answers": typed(question.answers), "typos": question.typos}
        case Numeric():
            ranged = {"least": question.least, "most": question.most}
            near = {"answer": question.answer, "tolerance": question.tolerance}
            told = ranged if question.rule is NumericRule.RANGE else near
            return {"rule": question.rule, **told, "unit": question.unit, "if_low": question.if_low}
        case Cloze():
            return {
                "text": question.text,
                "gaps": [
                    {"id": gap.id, "choices": picked(gap.choices)}
                    if gap.choices
                    else {"id": gap.id, "typos": gap.typos, "answers": typed(gap.answers)}
                    for gap in question.gaps
                ],
            }
        case Reflection():
            return {"model_answer": question.model_answer, "checklist": list(question.checklist)}
        case Rating():
            return {"scale": [degree.text for degree in question.scale]}
        case Scenario():
            return {"steps": [{"id": step.id, "prompt": step.prompt, **said(step)} for step in question.steps]}


def picked(choices: tuple[Choice, ...]) -> list[dict[str, object]]:
    return [{"text": each.text, "correct": each.correct, "feedback": each.feedback} for each in choices]


def typed(answers: tuple[Accepted, ...]) -> list[dict[str, object]]:
    return [{"text": each.text, "credit": each.credit, "feedback": each.feedback} for each in answers]


def check_said(question: Question, written: dict[str, object]) -> None:
    found = said(question)
    if isinstance(question, Cloze):
        marks = str(written["text"])
        assert [marks.index(f"{{{gap.id}}}") for gap in question.gaps] == sorted(
            marks.index(f"{{{gap.id}}}") for gap in question.gaps
        )
        found["gaps"] = by_id(found["gaps"])
        written = written | {"gaps": by_id(written["gaps"])}
    if isinstance(question, Scenario):
        steps = written["steps"]
        assert isinstance(steps, list)
        assert len(question.steps) == len(steps)
        for step, each in zip(question.steps, steps, strict=True):
            check_said(step, each)
        return
    assert found == {name: written[name] for name in found}


def by_id(listed: object) -> object:
    assert isinstance(listed, list)
    return sorted(listed, key=lambda each: str(each["id"]))


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
        assert question.critical == written["critical"]
        assert question.points == float(str(written["points"]))
        check_said(question, written)
    assert msgpack.decode(msgpack.encode(value), type=Quiz) == value


json_like = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=10)
    | st.sampled_from([*QUESTION.kinds, "yes", "C001", "no", "end", "{x}"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                (
                    "id title path questions sections keep_together from pick type prompt choices text correct groups cards "
                    "answer answers pairs left right extra entries gaps scale steps next rule least x"
                ).split()
            ),
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
