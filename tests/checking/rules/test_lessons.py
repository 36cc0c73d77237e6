"""What the rules on the ease and shape of lessons find, each at the words that have to be mended."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from edu.problems import Problem
from tests.checking.rules import changed
from tests.checking.rules.changed import COURSE, TRAINEES
from tests.checking.rules.template import LESSON, check, spots, template

EASY = "Rub your hands well with soap."
RATHER = "Afterwards distribute the soap all over your hands and your fingers so that it covers everything."
HARD = "Adequate decontamination necessitates application of sufficient quantities of disinfectant everywhere."
LENGTHY = "Rub all of your hands so well that each of the bits of dirt on them comes off."
MEASURES = ("E411", "W412", "W413", "W415")


def lesson(*sentences: str, parts: int = 3, front: str = "") -> str:
    """A lesson that is as short as can be, with these sentences in its parts, a paragraph each."""
    head = f"""---
id: wash-your-hands
title: Wash your hands
minutes: 2
main_point: Wash your hands.
supports: [C003]
{front or "objectives: [explain-clean-hands, wash-well, keep-a-wound-clean]"}
key_points: [Use soap.]
ask_clinic: [Which soap?]
say_it_back:
  prompt: What now?
  model_answer: I use soap.
  checklist: [Soap.]
---
"""
    size = -(-len(sentences) // parts)
    bodies = [
        "\n\n".join(f"{each} {{C003}}" for each in sentences[at : at + size]) for at in range(0, len(sentences), size)
    ]
    return (
        head + "\n\n".join(f"## About part {'abcdefgh'[number]}\n\n{body}" for number, body in enumerate(bodies)) + "\n"
    )


def found(text: str, *codes: str) -> list[Problem]:
    return [problem for problem in check(lesson=text) if problem.code in codes]


@pytest.mark.parametrize(
    ("sentences", "codes"),
    [
        ([EASY] * 20, []),
        ([EASY] * 2 + [RATHER] * 12, ["W412", "W413"]),
        ([EASY] * 8 + [HARD] * 8, ["E411", "W413"]),
        ([LENGTHY] * 20, ["W415"]),
        ([HARD] * 3, []),
    ],
    ids=["easy", "rather hard", "hard", "lengthy", "too short to say"],
)
def test_what_is_hard_to_read_is_measured(sentences: Sequence[str], codes: list[str]) -> None:
    assert sorted(problem.code for problem in found(lesson(*sentences), *MEASURES)) == codes


@pytest.mark.parametrize(
    ("sentences", "code", "said"),
    [
        ([EASY] * 8 + [HARD] * 8, "E411", HARD),
        ([EASY] * 8 + [HARD] * 8, "W413", HARD),
        ([EASY] * 2 + [RATHER] * 12, "W412", RATHER),
        ([*([LENGTHY] * 9), f"Now {LENGTHY}", *([LENGTHY] * 9)], "W415", f"Now {LENGTHY}"),
    ],
    ids=["E411", "W413", "W412", "W415"],
)
def test_the_sentence_that_weighs_most_is_pointed_at(sentences: Sequence[str], code: str, said: str) -> None:
    text = lesson(*sentences)
    assert spots(text, found(text, code), code) == [said]


def test_under_thirty_sentences_the_grade_is_called_rough() -> None:
    (rough,) = found(lesson(*([EASY] * 8 + [HARD] * 8)), "E411")
    (sure,) = found(lesson(*([EASY] * 20 + [HARD] * 20)), "E411")
    assert "roughly of grade" in rough.message
    assert "roughly" not in sure.message


def test_words_of_the_glossary_do_not_count_as_long(tmp_path: Path) -> None:
    forms = ", ".join(word.lower().strip(".") for word in HARD.split() if len(word) > 5)
    text = lesson(*([EASY] * 8 + [HARD] * 8))
    root = changed.changed(tmp_path, (changed.GLOSSARY, "forms: [wounds]", f"forms: [{forms}]"))
    (root / LESSON).write_text(text)
    assert changed.said(root, "W413") == []


@pytest.mark.parametrize(("count", "wrong"), [(24, True), (25, False), (49, False), (50, True)])
def test_a_lesson_has_150_to_300_words(count: int, wrong: bool) -> None:
    text = lesson(*([EASY] * count))
    assert spots(text, found(text, "W414"), "W414") == (["Wash your hands"] if wrong else [])


@pytest.mark.parametrize(
    ("parts", "spot"), [(2, ["About part b"]), (3, []), (5, []), (6, ["About part f"]), (8, ["About part f"])]
)
def test_a_lesson_has_three_to_five_parts(parts: int, spot: list[str]) -> None:
    text = lesson(*([EASY] * 40), parts=parts)
    assert spots(text, found(text, "E416"), "E416") == spot


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("objectives: [explain-clean-hands, wash-well, keep-a-wound-clean]\n", "", ["objectives"]),
        ("  checklist: [Soap.]\n", "", ["checklist"]),
        ("ask_clinic: [Which soap?]\n", "", ["what is not known"]),
        ("## About part c", "## What we do not know", []),
    ],
)
def test_a_lesson_is_whole(old: str, new: str, said: list[str]) -> None:
    text = lesson(*([EASY] * 30))
    assert found(text, "E417") == []
    problems = found(text.replace(old, new), "E417")
    assert len(problems) == len(said) and all(
        part in str(problem) for part, problem in zip(said, problems, strict=True)
    )


def test_a_part_on_what_is_not_known_stands_for_what_to_ask() -> None:
    text = lesson(*([EASY] * 30)).replace("ask_clinic: [Which soap?]\n", "")
    assert len(found(text, "E417")) == 1
    assert found(text.replace("About part c", "What no article says, and we do not know"), "E417") == []


@pytest.mark.parametrize(
    ("heading", "wrong"),
    [
        ("How to wash", False),
        ("About Part A", True),
        ("Overview", True),
        ("Part 2", True),
        ("More information:", True),
        ("3", True),
        ("Part of your skin", False),
        ("More soap", False),
        ("What we do not know", False),
    ],
)
def test_a_heading_says_what_it_is_about_and_stands_once(heading: str, wrong: bool) -> None:
    text = lesson(*([EASY] * 30)).replace("About part b", heading)
    assert spots(text, found(text, "W418"), "W418") == ([heading] if wrong else [])


def test_a_lesson_for_trainees_alone_may_be_long_and_hard(tmp_path: Path) -> None:
    text = lesson(*([HARD] * 60), parts=6, front="objectives: []").replace("ask_clinic: [Which soap?]\n", "")
    assert {problem.code for problem in found(text, "E411", "W413", "W414", "E416", "E417")} == {
        *("E411", "W413", "W414", "E416", "E417")
    }
    root = changed.changed(tmp_path, (COURSE, *TRAINEES))
    (root / LESSON).write_text(text)
    codes = {problem.code for problem in changed.said(root)}
    assert codes & {"E411", "W413", "W414", "W415", "E416"} == set()
    (problem,) = changed.said(root, "E417")
    assert "objectives" in problem.message


def test_a_lesson_on_no_path_is_one_for_patients(tmp_path: Path) -> None:
    root = changed.changed(tmp_path, (COURSE, *TRAINEES))
    other = lesson(*([HARD] * 60)).replace("id: wash-your-hands", "id: another")
    changed.written(root, "content/lessons/02-another.md", other)
    assert {Path(problem.path).name for problem in changed.said(root, "E411")} == {"02-another.md"}


def test_the_template_lesson_has_none_of_this() -> None:
    text = template(LESSON)
    assert found(text, *MEASURES, "W414", "E416", "E417", "W418") == []
