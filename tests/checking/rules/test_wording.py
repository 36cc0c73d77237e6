"""Words that give the right choice away."""

import pytest

from tests.checking.rules.written import Check, marked, written

WHY = "What is so?"


@pytest.mark.parametrize(
    ("choice", "word"),
    [
        ("Water always does it", "always"),
        ("A towel never helps", "never"),
        ("Never", "Never"),
        ("Every germ can be seen", "Every germ"),
        ("All germs are gone after a rinse", "All germs are"),
        ("It dries out completely", "completely"),
        ("Everyone can see them", "Everyone"),
        ("Rinse them all the time", "all the time"),
        ("Rinse them, no matter what", "no matter what"),
        ("Rinse the sink and always wipe it", "always"),
    ],
)
def test_an_absolute_in_a_wrong_choice_is_found(problems: Check, choice: str, word: str) -> None:
    assert marked(problems, "W205", written(WHY, "*Soap helps", choice, "Air helps")) == [word]


@pytest.mark.parametrize(
    "choice",
    [
        "Never share a towel",
        "Rinse them, but never rub",
        "Do not pick at it",
        "Wash them every day",
        "Rinse them every two hours",
        "Rub soap all over your hands",
        "All of the soap",
        "Only water",
    ],
)
def test_what_is_no_absolute_is_left_alone(problems: Check, choice: str) -> None:
    assert marked(problems, "W205", written(WHY, "*Soap helps", choice, "Air helps")) == []


@pytest.mark.parametrize("right", ["Soap always helps", "Never share a towel", "Every drop helps"])
def test_an_absolute_in_the_right_choice_too_gives_nothing_away(problems: Check, right: str) -> None:
    assert marked(problems, "W205", written(WHY, f"*{right}", "Air always helps", "A rinse")) == []


@pytest.mark.parametrize(
    ("right", "word"),
    [
        ("It usually helps", "usually"),
        ("It helps from time to time", "from time to time"),
        ("It helps in most cases", "in most cases"),
        ("It often helps", "often"),
        ("As a rule, it helps", "As a rule"),
    ],
)
def test_a_vague_word_in_the_right_choice_alone_is_found(problems: Check, right: str, word: str) -> None:
    assert marked(problems, "W206", written(WHY, f"*{right}", "It harms", "It does nothing")) == [word]


@pytest.mark.parametrize(
    ("prompt", "choices"),
    [
        (WHY, ("*It usually helps", "It often harms", "It does nothing")),
        (WHY, ("*It helps", "It usually harms", "It does nothing")),
        (WHY, ("*It may help", "It harms", "It does nothing")),
        (WHY, ("*Look at it one more time, and then rest", "Rub it", "Rinse it")),
        (WHY, ("*Drink often, in small sips", "Rub it", "Rinse it")),
        (WHY, ("*Drink small cups often.", "Rub it", "Rinse it")),
        (WHY, ("*Wash them often and well", "Rub it", "Rinse it")),
        ("How often does it help?", ("*Sometimes", "Each day", "Once")),
    ],
)
def test_a_vague_word_elsewhere_is_left_alone(problems: Check, prompt: str, choices: tuple[str, ...]) -> None:
    assert marked(problems, "W206", written(prompt, *choices)) == []


@pytest.mark.parametrize(
    ("prompt", "right", "word"),
    [
        ("Your fingers drip after the rinse. What is best?", "A towel for dry fingers", "fingers"),
        ("You scratched a flake. What is best?", "Give the scratch some rest", "scratch"),
        ("What helps when a towel is damp?", "Another towel that is dry", "towel"),
    ],
)
def test_a_word_of_the_prompt_that_only_the_right_choice_repeats_is_found(
    problems: Check, prompt: str, right: str, word: str
) -> None:
    assert marked(problems, "W207", written(prompt, "A wave in the air", f"*{right}", "More soap")) == [word]


@pytest.mark.parametrize(
    ("prompt", "choices"),
    [
        ("Your fingers drip after the rinse. What is best?", ("*A dry towel", "Some air", "More soap")),
        ("Your fingers drip after the rinse. What is best?", ("*Dry fingers", "Cold fingers", "More soap")),
        ("Your fingers drip after the rinse. What is best?", ("*Dry fingers", "A second rinse", "More soap")),
        ("Your fingers drip after the rinse. What is best?", ("*A dry towel", "Warm fingers", "More soap")),
        ("The cut swells. What do you want to know from your clinic?", ("*Call your clinic", "Wait", "Rinse")),
        ("You feel well, and one spot is hot. What should you do?", ("*Tell them what you feel", "Rest", "Rinse")),
        ("You coughed for three weeks. What is best?", ("*A visit this week", "More tea", "Some milk")),
        ("The pills are for seven days. What is best?", ("*Go on until the seven are gone", "More tea", "Some milk")),
        ("Your cup is hot. What is best?", ("*A rest for the cup", "More tea", "Some milk")),
    ],
)
def test_an_echo_that_leads_nowhere_is_left_alone(problems: Check, prompt: str, choices: tuple[str, ...]) -> None:
    assert marked(problems, "W207", written(prompt, *choices)) == []


@pytest.mark.parametrize(
    ("prompt", "choices", "at"),
    [
        ("To dry your hands, take a", ("*towel", "sleeve", "apron"), "a"),
        ("To dry your hands, take an …", ("*old towel", "sleeve", "apron"), "an"),
        ("At the sink you need an", ("*hour", "towel", "tap"), "an"),
        ("On the shelf is a", ("*used towel", "apron", "tap"), "a"),
        ("On the shelf is an", ("*SPF sign", "towel", "tap"), "an"),
        ("What cleans hands best are", ("*soap and water", "a towel", "a rinse"), "are"),
        ("What cleans hands best is", ("*soap", "two towels", "a rinse"), "is"),
        ("Which two things clean your hands?", ("*Soap and water", "A towel", "Air and water"), "two"),
    ],
)
def test_a_prompt_that_only_some_choices_can_follow_is_found(
    problems: Check, prompt: str, choices: tuple[str, ...], at: str
) -> None:
    assert marked(problems, "W208", written(prompt, *choices)) == [at]


@pytest.mark.parametrize(
    ("prompt", "choices"),
    [
        ("To dry your hands, take a", ("*towel", "sleeve", "unit", "European cloth")),
        ("To dry your hands, take an", ("*apron", "heirloom", "umbrella")),
        ("To dry your hands, take a", ("*apron", "towel", "sleeve")),  # the wrong ones fit: nothing given away
        ("Do you need one of the four or a?", ("*towel", "apron", "tap")),
        ("What cleans hands best are", ("*towels", "soaps", "a rinse and a towel")),
        ("Which two things clean your hands?", ("*Soap and water", "Air and water", "Air, and a towel")),
        ("Your two hands are wet. What is next?", ("*A towel and a rest", "A sleeve", "An apron")),
    ],
)
def test_a_prompt_that_all_choices_can_follow_is_left_alone(
    problems: Check, prompt: str, choices: tuple[str, ...]
) -> None:
    assert marked(problems, "W208", written(prompt, *choices)) == []


@pytest.mark.parametrize(
    ("choices", "found"),
    [
        (("Waving them", "*A clean towel", "Rubbing them"), True),
        (("To wave them", "*A clean towel", "To rub them"), True),
        (("Because it waves", "*It dries", "Because it rubs"), True),
        (("Waving them", "*Drying them", "Rubbing them"), False),
        (("Waving them", "*A clean towel", "A sleeve"), False),
        (("Swelling", "*Redness", "Itching at night"), False),  # signs, not doings
        (("Nothing", "*A clean towel", "Something warm"), False),
    ],
)
def test_a_right_choice_of_another_form_is_found(problems: Check, choices: tuple[str, ...], found: bool) -> None:
    right = choices[1].removeprefix("*")
    assert marked(problems, "W208", written("What is best?", *choices)) == ([right] if found else [])
