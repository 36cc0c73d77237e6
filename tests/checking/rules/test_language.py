"""What the rules on plain language find in texts for patients, and what they leave alone."""

from pathlib import Path

import pytest

from edu.checking.english.jargon import is_hard
from tests.checking.rules import changed
from tests.checking.rules.changed import COURSE, GLOSSARY, TRAINEES, lesson_saying, quiz_of_trainees
from tests.checking.rules.template import LESSON, QUIZ, check, quiz, single, spots

HARD = """inflammatory clavicle erythema dermatitis subcutaneous hypoallergenic edema lesions debrided keratinocytes chronic acute
    asymptomatic gastrointestinal contraindicated thrombosis pathogens exfoliates microbiological""".split()
EVERYDAY = """another hospital medicine emergency temperature immediately comfortable unfortunately refrigerator vegetables
    information bacteria diabetes infection symptoms antibiotics exercising beautifully everybody's over-the-counter aroma
    asteroid hypocrite arthritis diploma January photographs paracetamol ibuprofen uncomfortable ordinarily operations""".split()


def in_quiz(code: str, **said: str) -> list[str]:
    text = quiz(single(**said))
    return spots(text, check(quiz=text), code)


def in_lesson(code: str, *lines: str) -> list[str]:
    text = lesson_saying(*lines)
    return spots(text, check(lesson=text), code)


@pytest.mark.parametrize("word", HARD)
def test_words_of_medicine_and_long_rare_words_are_hard(word: str) -> None:
    assert is_hard(word.lower())


@pytest.mark.parametrize("word", EVERYDAY)
def test_everyday_words_are_not_hard_however_long(word: str) -> None:
    assert not is_hard(word.lower())


def test_a_hard_word_is_pointed_at_where_it_first_stands() -> None:
    lines = ("Cuts can be chronic. {C010}", "A chronic cut is no fun. Nor is edema. {C010}")
    text = lesson_saying(*lines)
    found = [problem for problem in check(lesson=text) if problem.code == "W401"]
    assert spots(text, found, "W401") == ["chronic", "edema"]
    assert 'the word "chronic"' in found[0].message
    assert in_quiz("W401", if_key="Chronic cuts need soap.", if_wrong="A chronic cut does.") == ["Chronic"]


@pytest.mark.parametrize(
    "said",
    [
        "A chronic (long-lasting) cut needs care.",
        "A long-lasting cut (chronic) needs care.",
        "Some cuts are called chronic. They last long.",
        "Chronic means that it lasts long.",
        "Chronic is another word for long-lasting.",
        "It may be chronic, that is, it lasts.",
        'The word "chronic" says that it lasts.',
    ],
)
def test_a_word_that_the_text_explains_is_not_reported(said: str) -> None:
    assert in_lesson("W401", "A chronic cut is no fun. {C010}", f"{said} {{C010}}") == []


@pytest.mark.parametrize(
    "said", ["A chronic cut is sore.", "It is chronic and sore.", "This is a chronic cut, or not."]
)
def test_to_use_a_word_is_not_to_explain_it(said: str) -> None:
    assert in_lesson("W401", f"{said} {{C010}}") == ["chronic"]


def test_a_name_is_no_jargon() -> None:
    assert in_lesson("W401", "Ask Professor Chronic about it. {C010}") == []


def test_a_pronunciation_alone_explains_nothing() -> None:
    assert in_lesson("W401", "An edema (eh-DEE-muh) can be sore. {C010}") == ["edema"]
    assert in_lesson("W401", "An edema (eh-DEE-muh), or swelling, can be sore. {C010}") == []


@pytest.mark.parametrize("entry", ["edema", "chronic edema"])
def test_a_word_of_the_glossary_needs_no_more(entry: str, tmp_path: Path) -> None:
    root = changed.changed(
        tmp_path,
        (GLOSSARY, "forms: [wounds]", f"forms: [wounds, {entry}]"),
        (LESSON, "They can make it sore.", "Edema can make it sore."),
    )
    assert changed.said(root, "W401") == []


def test_what_only_trainees_read_may_use_the_terms(tmp_path: Path) -> None:
    said = "Edema and OPD in this exam."
    text = quiz_of_trainees(single(if_key=said))
    assert {problem.code for problem in check(quiz=text)} & {"W401", "W402", "E404"} == set()
    line = ("They can make it sore.", said)
    for number, change in enumerate([(COURSE, *TRAINEES), (COURSE, "audience: patient", "audience:  patient")]):
        root = changed.changed(tmp_path / str(number), (LESSON, *line), change)
        codes = {problem.code for problem in changed.said(root)} & {"W401", "W402", "E404"}
        assert codes == (set() if change[2] == TRAINEES[1] else {"W401", "W402", "E404"})


def test_the_course_itself_speaks_plainly_too(tmp_path: Path) -> None:
    root = changed.changed(
        tmp_path,
        (COURSE, "Say why clean hands matter", "Say what edema is"),
        (COURSE, "Not sure? Call.", "Not sure? Call the OPD."),
        (COURSE, "about: One short lesson with a quick check.", "about: One short lesson with a quick test."),
    )
    assert changed.marked(root, "W401") == ["edema"]
    assert changed.marked(root, "W402") == ["OPD"]
    assert changed.marked(root, "E404") == ["test"]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Ask the OPD about ICU care.", ["OPD", "ICU"]),
        ("Two OPDs are open, and one OPD is not.", ["OPDs"]),
        ("Ask the outpatient desk (OPD). The OPD is open.", []),
        ("Ask the OPD (outpatient desk).", []),
        ("The OPD stands for a desk.", []),
        ("It is OK to watch TV, and DIY is fine in the USA.", []),
        ("Do NOT touch it, and NEVER pick.", []),
        ("DO NOT EVER SHAVE IT.", []),
        ("Read part II, and say eh-DEE-muh.", []),
        ("Use X-rays, COVID-19 and A1C.", []),
    ],
)
def test_short_forms_that_nobody_spells_out_are_found(said: str, found: list[str]) -> None:
    assert in_quiz("W402", if_key=said) == found
    assert in_lesson("W402", f"{said} {{C010}}") == found


def test_a_text_full_of_passives_is_found_at_its_first() -> None:
    passive = [
        f"The {part} is washed. {{C005}}" for part in ("palm", "thumb", "back", "nail", "tip", "wrist", "top", "side")
    ]
    active = [f"Wash the {part}. {{C005}}" for part in ("palm", "thumb", "back", "nail", "tip", "wrist", "top", "side")]
    text = lesson_saying("Take soap. {C004}", *passive)
    (problem,) = (problem for problem in check(lesson=text) if problem.code == "W403")
    assert spots(text, [problem], "W403") == ["The palm is washed."]
    assert "8 of the 3" in problem.message
    assert in_lesson("W403", "Take soap. {C004}", *active) == []
    assert in_lesson("W403", "Take soap. {C004}", *passive[:4], *active[:4]) == []


def test_a_quiz_is_judged_as_a_whole_and_a_short_one_not_at_all() -> None:
    said = {
        "if_key": "It was washed off.",
        "if_wrong": "It was left on. It was not seen.",
        "if_other": "It is not seen.",
    }
    assert in_quiz("W403", **said) == ["It was washed off."]
    assert in_quiz("W403", if_key="It was washed off.") == []
    short = quiz("- {id: one, type: true_false, prompt: It is washed., answer: yes, if_true: It is seen.}")
    assert spots(short, check(quiz=short), "W403") == []


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("This test has five questions.", ["test"]),
        ("You failed, and your score is low.", ["failed", "score"]),
        ("Take the exam.", ["exam"]),
        ("You may fail.", ["fail"]),
        ("This is a test of what you know about blood, with four questions.", ["test"]),
        ("Your clinic may want a blood test. The test shows how much sugar is in your blood.", []),
        ("A doctor can order some tests.", []),
        ("Ask for your test results, or for a home test.", []),
        ("Use a test strip, or test the water with your elbow.", []),
        ("Heart failure is not the same. Your kidneys may fail. Renal failure is rare.", []),
        ("Tell the nurse your pain score after the eye exam.", []),
        ("Do not fail to call.", []),
        ("If home care fails, call.", []),
    ],
)
def test_words_of_school_are_found_and_tests_of_the_body_are_not(said: str, found: list[str]) -> None:
    assert in_quiz("E404", if_key=said) == found
    assert in_lesson("E404", f"{said} {{C010}}") == found


def test_titles_are_looked_at_too(tmp_path: Path) -> None:
    root = changed.changed(
        tmp_path,
        (QUIZ, "title: Wash your hands", "title: A test"),
        (LESSON, "title: Wash your hands", "title: No exam"),
        (LESSON, "## When to wash", "## How to score"),
    )
    assert sorted(changed.marked(root, "E404")) == ["exam", "score", "test"]


def test_a_test_that_the_glossary_explains_is_meant(tmp_path: Path) -> None:
    root = changed.changed(
        tmp_path,
        (GLOSSARY, "forms: [wounds]", "forms: [wounds, glow test]"),
        (LESSON, "They can make it sore.", "A glow test can show them. The test is short."),
    )
    assert changed.marked(root, "E404") == ["test"]
