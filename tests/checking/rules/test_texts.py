"""What the rules on lengths and on quotation marks find, and that their fixes write just what is meant."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edu.authoring.events import read
from edu.authoring.nodes import Mapping, Scalar
from edu.authoring.reading import Reading
from edu.checking.english.typography import edits, typographic
from edu.checking.phrase import Phrase
from edu.course.text import straight
from edu.problems import Edit, Problem
from tests.checking.rules.template import LESSON, check, quiz, single, spots, template

WORDS = [f"{first}{second}" for first in "bdf" for second in "abcdefghijklmnopqrst"]


def words(count: int) -> str:
    return " ".join(WORDS[:count])


def sentences(count: int) -> str:
    """So many words in short sentences."""
    return " ".join(f"{word}{'.' * (number % 7 == 0)}" for number, word in enumerate(WORDS[:count], start=1))


def found(text: str, code: str) -> list[str]:
    return spots(text, check(quiz=text), code)


@pytest.mark.parametrize(
    ("code", "field", "most"),
    [("W241", "prompt", 30), ("W242", "key", 15), ("W242", "wrong", 15), ("W243", "if_other", 45)],
)
def test_the_words_past_the_most_are_pointed_at(code: str, field: str, most: int) -> None:
    assert found(quiz(single(**{field: sentences(most)})), code) == []
    (past,) = found(quiz(single(**{field: sentences(most + 2)})), code)
    assert past.replace(".", "") == " ".join(WORDS[most : most + 2])


def test_a_long_card_is_found() -> None:
    cards = "\n".join(f"    - {{text: {text}, group: a}}" for text in (words(16), "da dog"))
    sort = f"- id: one\n  type: categorise\n  prompt: Sort.\n  groups: [{{id: a, text: A}}, {{id: b, text: B}}]\n  cards:\n{cards}"
    assert found(quiz(sort), "W242") == WORDS[15:16]


def test_what_is_said_to_those_who_answer_true_counts_as_feedback() -> None:
    asked = f"- {{id: one, type: true_false, prompt: So., answer: no, if_true: {sentences(46)}}}"
    assert found(quiz(asked), "W243") == WORDS[45:46]


@pytest.mark.parametrize("field", ["prompt", "if_key", "if_wrong"])
def test_a_sentence_of_more_than_twenty_words_is_found_whole(field: str) -> None:
    assert found(quiz(single(**{field: f"Short. {words(20)}. Short."})), "W244") == []
    assert found(quiz(single(**{field: f"Short. {words(21)}. Short."})), "W244") == [f"{words(21)}."]


def test_hyphens_and_pronunciations_make_no_longer_sentence() -> None:
    assert found(quiz(single(if_key=f"{words(19)} twenty-four.")), "W244") == []
    assert found(quiz(single(if_key=f"Collagen (KOL-uh-jen) {words(19)}.")), "W244") == []
    assert len(found(quiz(single(if_key=f"Collagen (KOL-uh-jen) {words(20)}.")), "W244")) == 1


def test_trainees_may_read_longer_sentences() -> None:
    long = quiz(single(explanation=words(21), more=f"say_it_again: {words(22)}"))
    assert len(found(long, "W244")) == 1
    assert found(long.replace("path: patient", "path: trainee"), "W244") == []


def test_a_long_sentence_before_the_first_question_is_found() -> None:
    long = quiz(single()).replace("A few short questions about clean hands.", f"{words(21)}.")
    assert found(long, "W244") == [f"{words(21)}."]


def test_a_long_sentence_of_a_lesson_is_found() -> None:
    long = template(LESSON).replace("Rinse off the soap,", f"Rinse {words(20)} off the soap,")
    assert len(spots(long, check(lesson=long), "W244")) == 1


MARKS = {
    "don't": "don’t",
    "clinics' list": "clinics’ list",
    'Say "yes" now.': "Say “yes” now.",
    "Say 'yes' now.": "Say ‘yes’ now.",
    "'Tis so": "’Tis so",
    "the '90s": "the ’90s",
    "\"It's 'fine'.\"": "“It’s ‘fine’.”",
    '("yes")': "(“yes”)",
    'A 2" cut': 'A 2" cut',
    "It is 5' tall": "It is 5' tall",
    'Take "2" of it': "Take “2” of it",
    "in 1990's heat": "in 1990’s heat",
    "no marks": "no marks",
}


@pytest.mark.parametrize(("text", "meant"), MARKS.items())
def test_the_mark_that_is_meant_follows_from_what_stands_around_it(text: str, meant: str) -> None:
    set_well = typographic(text)
    assert "".join(set_well.get(at, letter) for at, letter in enumerate(text)) == meant


def applied(text: str, changes: Sequence[Edit]) -> str:
    lines = text.split("\n")
    for edit in sorted(changes, key=lambda edit: (edit.line, edit.column), reverse=True):
        line = lines[edit.line - 1]
        lines[edit.line - 1] = line[: edit.column - 1] + edit.text + line[edit.end_column - 1 :]
    return "\n".join(lines)


def scalar(text: str) -> Scalar:
    reading = Reading("a.yaml")
    root = read(text, reading)
    assert isinstance(root, Mapping) and not reading.problems
    _, value = root.entries["a"]
    assert isinstance(value, Scalar)
    return value


@pytest.mark.parametrize(
    ("written", "mended"),
    {
        "a: It's so": "a: It’s so",
        'a: It\'s\n  "so"': "a: It’s\n  “so”",
        "a: 'It''s so'": "a: 'It’s so'",
        "a: 'It ''is'' \"so\"'": "a: 'It ‘is’ “so”'",
        'a: "It\'s \\"so\\" \\\\"': 'a: "It’s “so” \\\\"',
        'a: >-\n  It\'s\n\n  "so"': "a: >-\n  It’s\n\n  “so”",
        "a: | # why\n  It's so": "a: | # why\n  It’s so",
        "a:   It's so   # it's": "a:   It’s so   # it's",
    }.items(),
)
def test_the_fix_writes_the_marks_in_every_style_of_yaml(written: str, mended: str) -> None:
    node = scalar(written)
    phrase = Phrase(node.text.strip(), node, "a.yaml", written.split("\n"))
    changes = edits(phrase, typographic(phrase.text))
    assert applied(written, changes) == mended
    assert straight(scalar(mended).text) == node.text


@pytest.mark.parametrize("written", ['a: "It\\x27s \\"so\\""', 'a: "It\'s\\tso \\u0022yes\\""', "a: cafe\u0301's"])
def test_where_escapes_hide_the_letters_nothing_is_written(written: str) -> None:
    node = scalar(written)
    assert edits(Phrase(node.text, node, "a.yaml", written.split("\n")), typographic(node.text)) == ()


@given(st.text(st.sampled_from("ab '\"\\\n’.2"), min_size=1), st.sampled_from(["'", '"']))
def test_a_fix_changes_the_marks_of_a_text_and_nothing_else(text: str, style: str) -> None:
    inside = text.replace("'", "''") if style == "'" else text.replace("\\", "\\\\").replace('"', '\\"')
    written = f"a: {style}{inside.replace(chr(10), chr(10) * 2 + '  ')}{style}"
    node = scalar(written)
    phrase = Phrase(node.text.strip(), node, "a.yaml", written.split("\n"))
    marks = typographic(phrase.text)
    changes = edits(phrase, marks)
    assert len(changes) == len(marks)
    after = scalar(applied(written, changes)).text
    assert after.strip() == "".join(marks.get(at, letter) for at, letter in enumerate(phrase.text))


def mixed(problems: list[Problem]) -> list[Problem]:
    return [problem for problem in problems if problem.code == "W245"]


def test_a_straight_mark_beside_typographic_ones_is_found_and_mended() -> None:
    text = quiz(single(prompt="What’s best for your hands?", if_wrong="Don't do that. It's cold."))
    (problem,) = mixed(check(quiz=text))
    assert spots(text, [problem], "W245") == ["'"]
    assert "Don't" in problem.message and problem.message.endswith("as on line 16")
    (fix,) = problem.fixes
    assert fix.safe and len(fix.edits) == 2
    after = applied(text, fix.edits)
    assert "Don’t do that. It’s cold." in after and mixed(check(quiz=after)) == []


@pytest.mark.parametrize(
    "text",
    [
        quiz(single(prompt="What's best?", if_wrong="Don't.")),
        quiz(single(prompt="What’s best?", if_wrong="Don’t.")),
        quiz(single(prompt="What’s best?", more="editor: That's the editor's caution.")),
        quiz(single(prompt='How do you treat a 2" cut?', if_wrong="Don’t.")),
    ],
)
def test_one_kind_of_mark_in_what_learners_read_is_sound(text: str) -> None:
    assert mixed(check(quiz=text)) == []


def test_marks_are_mended_in_a_lesson_too() -> None:
    text = template(LESSON).replace(
        "- Wash before you eat", "- **Don't** eat \\'raw\\' *soap*. It’s bad. Wash before you eat"
    )
    (problem,) = mixed(check(lesson=text))
    (fix,) = problem.fixes
    assert "**Don’t** eat ‘raw’ *soap*. It’s bad." in applied(text, fix.edits)


def test_a_text_that_cannot_be_followed_is_found_without_a_fix() -> None:
    text = quiz(single(prompt="What’s best?", if_wrong="HERE")).replace("HERE", '"Don\\x27t."')
    (problem,) = mixed(check(quiz=text))
    assert problem.fixes == () and spots(text, [problem], "W245") == ['"Don\\x27t."']
