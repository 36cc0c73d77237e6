"""Texts that shout or blame, and what only looks like it."""

from pathlib import Path

import pytest

from tests.checking.rules import changed
from tests.checking.rules.changed import COURSE, GLOSSARY, lesson_saying
from tests.checking.rules.template import LESSON, QUIZ, check, quiz, single, spots, template


def in_quiz(code: str, **said: str) -> list[str]:
    text = quiz(single(**said))
    return spots(text, check(quiz=text), code)


def in_lesson(code: str, *lines: str) -> list[str]:
    text = lesson_saying(*lines)
    return spots(text, check(lesson=text), code)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("DO NOT do this!", ["DO NOT"]),
        ("WRONG! Soap helps.", ["WRONG"]),
        ("Not so. STOP. Take soap.", ["STOP"]),
        ("NO! That is not so.", ["NO"]),
        ("NEVER, EVER pick.", ["NEVER, EVER"]),
        ("You DON'T TOUCH it.", ["DON'T TOUCH"]),
        ("THIS IS A WOUND", ["THIS IS A WOUND"]),
        ("CALL NHS NOW, please.", ["CALL NHS NOW"]),
        ("NEVER BLOTZ it.", ["NEVER BLOTZ"]),  # what can be spoken, beside a word that is
        ("Do NOT touch it, and NEVER pick.", []),  # one stressed word each
        ("IMPORTANT: call us.", []),
        ("YES", []),
        ("OK. TV. Use UV light, the CDC FDA list and part II.", []),
        ("Say eh-DEE-muh, or X-RAY NOW.", []),
        ("Ask the OPD ICU desk.", []),
        ("USE SPF.", []),  # a short form beside one stressed word
    ],
)
def test_capitals_in_a_row_and_sentences_of_them_shout(said: str, found: list[str]) -> None:
    assert in_quiz("W248", if_key=said) == found
    assert in_lesson("W248", f"{said} {{C010}}") == found


def test_one_word_in_capitals_may_turn_a_prompt() -> None:
    assert in_quiz("W248", prompt="Which of these should you NOT use?") == []
    assert in_quiz("W248", prompt="Which of these should you NOT USE?") == ["NOT USE"]


def test_titles_shout_too() -> None:
    text = template(QUIZ).replace("title: Wash your hands", "title: WASH YOUR HANDS")
    assert spots(text, check(quiz=text), "W248") == ["WASH YOUR HANDS"]
    text = template(LESSON).replace("## When to wash", "## WHEN TO WASH")
    assert spots(text, check(lesson=text), "W248") == ["WHEN TO WASH"]


def test_a_word_that_the_file_writes_small_is_a_word() -> None:
    assert in_quiz("W248", if_key="BLOTZ! Take soap.") == []
    assert in_quiz("W248", if_key="BLOTZ! Take soap.", if_wrong="A blotz is no soap.") == ["BLOTZ"]
    assert in_quiz("W402", if_key="Use BLOTZ.") == ["BLOTZ"]
    assert in_quiz("W402", if_key="Use BLOTZ.", if_wrong="A blotz is no soap.") == []


def test_short_forms_of_the_glossary_do_not_shout(tmp_path: Path) -> None:
    said = (LESSON, "They can make it sore.", "Use SOAP NOW.")
    assert changed.marked(changed.changed(tmp_path / "a", said), "W248") == ["SOAP NOW"]
    known = (GLOSSARY, "forms: [wounds]", "forms: [wounds, SOAP]")
    assert changed.marked(changed.changed(tmp_path / "b", said, known), "W248") == []


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("WRONG! Try again.", []),
        ("It is WRONG.", []),
        ("DO NOT SHAVE it.", []),
        ("DO NOT use SPF.", ["SPF"]),
        ("DO NOT USE SPF.", ["SPF"]),
        ("Ask about CPAP and BIPAP.", ["CPAP", "BIPAP"]),
        ("Ask the OPD ICU desk.", ["OPD", "ICU"]),
    ],
)
def test_a_shouted_word_is_no_short_form(said: str, found: list[str]) -> None:
    assert in_quiz("W402", if_key=said) == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("That was stupid.", "stupid"),
        ("This is a silly mistake.", "silly"),
        ("You were careless.", "careless"),
        ("Do not be so lazy.", "lazy"),
        ("It is your own fault.", "your own fault"),
        ("You should have known this.", "You should have known"),
        ("You should know better.", "You should know better"),
        ("Obviously, you wash first.", "Obviously"),
        ("Of course you must wash.", "Of course you must"),
        ("You have only yourself to blame.", "yourself to blame"),
        ("Didn't you read the lesson?", "Didn't you read"),
        ("As everyone knows, soap helps.", "As everyone knows"),
    ],
)
def test_a_word_that_blames_is_found(said: str, found: str) -> None:
    assert in_quiz("W405", if_wrong=said) == [found]
    assert in_lesson("W405", f"{said} {{C010}}") == [found]


@pytest.mark.parametrize(
    "said",
    [
        "No question is silly.",
        "It is not your fault.",
        "It isn’t stupid to ask.",
        "You may feel silly, but call.",
        "Do not worry about sounding silly.",
        "A lazy eye needs care.",
        "Of course you can shower.",
        "Make sure that everyone knows how to call.",
        "The cut is obviously open.",
        "Is it your fault?",
        "They say that it is silly.",
        "You know what to do. Read on.",
        "Know the course of the wound.",
    ],
)
def test_comfort_is_no_blame(said: str) -> None:
    assert in_quiz("W405", if_wrong=said) == []
    assert in_lesson("W405", f"{said} {{C010}}") == []


def test_wrong_choices_and_beliefs_may_blame_and_the_course_may_not(tmp_path: Path) -> None:
    assert in_quiz("W405", wrong="Wait, for it is silly to ask.") == []
    assert in_quiz("W405", key="Ask, for it is silly to wait.") == ["silly"]
    root = changed.changed(
        tmp_path,
        (COURSE, "belief: Hands do not need to be dry.", "belief: To dry hands is silly."),
        (COURSE, "Dry them on a clean towel.", "To leave them wet is silly."),
    )
    assert changed.marked(root, "W405") == ["silly"]
