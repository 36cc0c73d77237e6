"""What the rules on copied runs, invented specifics and promises find, and what only looks like it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from edu.checking.copying import RUN, fingerprint
from edu.problems import Problem
from tests.checking.rules import changed
from tests.checking.rules.changed import COURSE, GLOSSARY, SOURCES, lesson_saying
from tests.checking.rules.template import LESSON, check, quiz, single, spots

Check = Callable[[str], list[Problem]]


def in_quiz(code: str, **said: str) -> list[str]:
    text = quiz(single(**said))
    return spots(text, check(quiz=text), code)


def in_lesson(code: str, *lines: str) -> list[str]:
    text = lesson_saying(*lines)
    return spots(text, check(lesson=text), code)


def keep_fingerprints(root: Path, source: str) -> Path:
    words = source.split()
    runs = (" ".join(words[start : start + RUN]) for start in range(len(words) - RUN + 1))
    changed.written(root, "content/fingerprints.txt", "\n".join(["# runs", *map(fingerprint, runs)]))
    return root


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (
            LESSON,
            "Soap and water lift germs and dirt off your skin. {C003}",
            "See: a Good wash, keeps germs far away. {C003}",
        ),
        ("quizzes/wash-your-hands.yaml", "Dry hands pass on fewer germs.", "Then a Good wash, keeps germs far away."),
        (COURSE, "Say why clean hands matter", "See a Good wash, keeps germs far away"),
        (GLOSSARY, "A gel that you rub on your hands", "See how a Good wash, keeps germs far away"),
        (SOURCES, "Hands pick up germs from what they touch.", "See how a Good wash, keeps germs far away."),
    ],
)
def test_a_copied_passage_is_found_wherever_it_stands(path: str, old: str, new: str, tmp_path: Path) -> None:
    root = keep_fingerprints(changed.changed(tmp_path, (path, old, new)), "a good wash keeps germs far away")
    assert changed.marked(root, "E321") == ["a Good wash, keeps germs far away"]


def test_without_fingerprints_and_with_other_words_nothing_is_copied(tmp_path: Path) -> None:
    said = ("Soap and water lift germs and dirt off your skin. {C003}", "A good wash keeps germs very far away. {C003}")
    root = changed.changed(tmp_path, (LESSON, *said))
    assert changed.said(root, "E321") == []
    keep_fingerprints(root, "a good wash keeps germs far away")
    assert changed.said(root, "E321") == []


@pytest.mark.parametrize(
    "said",
    [
        *("in 3 days", "5-7 days", "two weeks", "two to three weeks", "24 hours", "48hours", "SPF 30", "5 %", "10%"),
        *("20 mg", "twice a day", "once daily", "three times a week", "on day 3", "one in ten people", "2.5 ml"),
        *("twenty-five minutes", "98.6 degrees", "a 3-day wait", "eight glasses of water", "99.9 percent"),
    ],
)
def test_an_exact_number_that_no_claim_gives_is_found(said: str) -> None:
    (found,) = in_quiz("E322", if_key=f"Wash well: {said}.")
    assert found in said
    assert in_lesson("E322", f"Wash well: {said}. {{C004}}") == [found]


@pytest.mark.parametrize(
    "said",
    [
        *(
            "a few days",
            "each day",
            "night and day",
            "six short questions",
            "some hours",
            "one day you may",
            "24 hours a day",
        ),
        *("a 24-hour phone line", "a child who is 3 years old", "ten years ago", "both of your two feet", "call 911"),
        *("the 2 of you", "7 days a week", "a second wash", "step 3", "this half hour", "on the one hand"),
        "the time between two puffs",
    ],
)
def test_what_is_vague_or_no_instruction_is_no_invented_number(said: str) -> None:
    assert in_quiz("E322", if_key=f"It is {said}.") == []
    assert in_lesson("E322", f"It is {said}. {{C004}}") == []


def test_a_situation_may_hold_numbers_and_so_may_what_is_said_of_it() -> None:
    assert in_quiz("E322", prompt="You cut your knee 3 days ago, and you wash it 2 times a day. What is best?") == []
    assert in_quiz("E322", wrong="Wait 3 days.", if_wrong="To wait for three days is too long.") == []
    assert in_quiz("E322", wrong="Wait 3 days.", if_wrong="To wait for four days is too long.") == ["four days"]
    assert in_quiz("E322", if_key="It takes 3 days.") == ["3 days"]


@pytest.mark.parametrize(("says", "found"), [("Rub for 20 seconds.", []), ("Rub for 15 seconds.", ["twenty seconds"])])
def test_what_a_cited_claim_says_is_not_invented(says: str, found: list[str], tmp_path: Path) -> None:
    line = "- Soap and water lift germs and dirt off your skin. {C003}"
    root = changed.changed(
        tmp_path,
        (SOURCES, "Soap and water together lift germs and dirt from the skin.", says),
        (LESSON, line, "- Rub for twenty seconds. {C003}"),
        (LESSON, "- Your hands pick up germs", "- Rub for 20 seconds. {C001}\n- Your hands pick up germs"),
    )
    assert changed.marked(root, "E322") == ["20 seconds", *found]


@pytest.mark.parametrize("field", ["prompt", "wrong", "if_wrong"])
@pytest.mark.parametrize("name", ["ibuprofen", "Tylenol", "CeraVe", "Flucloxacillin", "hydrocortisone", "oral-B"])
def test_a_medicine_or_brand_that_no_claim_names_is_found(name: str, field: str) -> None:
    assert in_quiz("E322", **{field: f"Take {name} now. What next?"}) == [name]


@pytest.mark.parametrize("said", ["vitamin C", "a good example", "the control group", "medicine", "soap", "a mint"])
def test_other_words_are_no_medicine(said: str) -> None:
    assert in_quiz("E322", if_key=f"Take {said}.") == []


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (SOURCES, "Use clean running water and soap.", "Ibuprofen does not clean hands."),
        (GLOSSARY, "forms: [germs]", "forms: [germs, ibuprofen]"),
        (LESSON, "  - Which soap suits my skin?", "  - May I take something else?"),
    ],
)
def test_a_medicine_may_be_named_where_the_course_knows_it(path: str, old: str, new: str, tmp_path: Path) -> None:
    line = ("- Soap and water lift germs and dirt off your skin. {C003}", "- Ibuprofen is no soap. {C003}")
    asks = ("  - How do I care for a wound at home?", "  - May I take naproxen?")
    root = changed.changed(tmp_path, (path, old, new), (LESSON, *line), (LESSON, *asks))
    assert changed.marked(root, "E322") == (["Ibuprofen"] if path == LESSON else [])


def test_the_course_itself_invents_nothing_either(tmp_path: Path) -> None:
    root = changed.changed(
        tmp_path,
        (COURSE, "about: One short lesson with a quick check.", "about: It takes 5 minutes."),
        (COURSE, "belief: A quick rinse under the tap is enough.", "belief: A rinse for 5 seconds is enough."),
        (COURSE, "Do not wait for your next visit.", "Do not wait for 2 days."),
        (GLOSSARY, "A gel that you rub on your hands", "A gel that you rub in for 30 seconds"),
    )
    assert changed.marked(root, "E322") == ["2 days", "30 seconds"]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("We guarantee it.", "guarantee"),
        ("It will make you look younger.", "will make you look younger"),
        ("It cures scars.", "It cures"),
        ("It always works.", "always works"),
        ("Then it is completely safe.", "completely safe"),
        ("The redness will soon go away.", "will soon go away"),
        ("It will not leave a scar.", "will not leave a scar"),
        ("Nothing can go wrong.", "Nothing can go wrong"),
        ("Some may itch. The pain will be gone.", "will be gone"),
        ("There is no risk.", "no risk"),
    ],
)
def test_a_promise_is_found(said: str, found: str) -> None:
    assert in_quiz("E323", if_key=said) == [found]
    assert in_lesson("E323", f"{said} {{C004}}") == [found]


@pytest.mark.parametrize(
    "said",
    [
        "It does not mean that the pain will go away.",
        "No one can promise that it will cure you.",
        "No soap is completely safe.",
        "A friend says that it always works.",
        "Ask when the redness will go away.",
        "Is it completely safe?",
        "It may be gone soon.",
        "Home cures can make it worse.",
        "There are no risk factors.",
        "It is always fine to ask.",
        "You will feel better.",
        "Your hands will be clean.",
    ],
)
def test_what_is_denied_asked_or_told_is_no_promise(said: str) -> None:
    assert in_quiz("E323", if_key=said) == []
    assert in_lesson("E323", f"{said} {{C004}}") == []


def test_a_wrong_choice_may_promise_and_its_feedback_may_not() -> None:
    assert in_quiz("E323", wrong="Use gel, for it always works.", prompt="Gel always works. What now?") == []
    assert in_quiz("E323", if_wrong="Soap always works.") == ["always works"]


def test_a_belief_may_promise_and_what_is_so_instead_may_not(tmp_path: Path) -> None:
    root = changed.changed(
        tmp_path,
        (COURSE, "belief: Hands do not need to be dry.", "belief: Wet hands are completely safe."),
        (COURSE, "Dry them on a clean towel.", "Dry hands are completely safe."),
    )
    (problem,) = changed.said(root, "E323")
    assert "instead" in Path(problem.path).read_text().split("\n")[(problem.line or 0) - 1]
