"""Choices that speak of each other, include each other, or give the right one away by how they differ."""

import pytest

from tests.checking.rules.written import Check, marked, written

SOAP = "What lifts germs off your hands?"


@pytest.mark.parametrize(
    "choice",
    [
        "All of the above",
        "None of the above.",
        "Both of the above",
        "all the above",
        "Any of these choices",
        "None of these",
        "All of these are right",
        "Both",
        "Neither of them",
        "All answers are correct",
        "None applies",
        "No answer is right",
        "All of them are good.",
        "For both of these reasons",
        "Both answers above",
        "Everything listed here",
    ],
)
def test_a_choice_that_speaks_of_all_the_others_is_found(problems: Check, choice: str) -> None:
    assert marked(problems, "E201", written(SOAP, "*Soap", "A towel", choice)) == [choice]


@pytest.mark.parametrize(
    "choice",
    [
        "All of the skin above the wrist",
        "None of them before lunch",
        "Both hands",
        "All of them",
        "None",
        "Any answer that your clinic gives you",
        "Each of the options that your clinic named",
        "The tap above the sink",
        "All of these steps in their order",
        "Everything that you touch",
        "Both of them, and a towel",
    ],
)
def test_a_choice_that_only_sounds_so_is_left_alone(problems: Check, choice: str) -> None:
    assert marked(problems, "E201", written(SOAP, "*Soap", "A towel", choice)) == []


@pytest.mark.parametrize(
    "choice",
    ["A and B", "Both A and B", "1 and 2", "A, B and C", "A & B", "Neither A nor B", "Options 1 or 2", "I and II"],
)
def test_a_choice_that_combines_others_is_found(problems: Check, choice: str) -> None:
    assert marked(problems, "E202", written(SOAP, "*Soap", "A towel", choice)) == [choice]


def test_combinations_of_what_the_prompt_numbers_are_found(problems: Check) -> None:
    pairs = ("1 and 2", "*1 and 3", "2 and 3")
    assert len(marked(problems, "E202", written("What helps? 1. Soap 2. Air 3. Water", *pairs))) == 3
    assert marked(problems, "E202", written("Which floors have a sink?", *pairs)) == []


def test_only_makes_it_a_combination_whatever_the_prompt_says(problems: Check) -> None:
    assert len(marked(problems, "E202", written(SOAP, "1 and 2 only", "*1 and 3", "2 and 3"))) == 1


@pytest.mark.parametrize("choice", ["Soap and water", "1 or 2", "You and I", "A towel and a tap", "Vitamins A and B"])
def test_what_only_joins_things_is_no_combination(problems: Check, choice: str) -> None:
    assert marked(problems, "E202", written(SOAP, "*Some soap", "A towel", choice)) == []


@pytest.mark.parametrize(
    ("right", "found"),
    [
        ("Clean running water and some soap", True),  # 6 words, where the others have 3
        ("Some running water and soap", False),  # 5: two more are no sign
        ("Running water with soap that you rub in for a while", True),
    ],
)
def test_a_right_choice_is_found_that_is_longest_by_far(problems: Check, right: str, found: bool) -> None:
    question = written(SOAP, f"*{right}", "A dry towel", "Some fresh air")
    assert marked(problems, "W203", question) == ([right] if found else [])


def test_a_right_choice_of_many_short_words_does_not_look_longer(problems: Check) -> None:
    question = written(SOAP, "*Rub soap in for a while", "Antibacterial moisturizer", "Disinfecting showers")
    assert marked(problems, "W203", question) == []


def test_one_long_wrong_choice_is_enough_to_hide_the_right_one(problems: Check) -> None:
    question = written(SOAP, "*Clean running water and some soap", "A towel that is warm and dry", "Fresh air")
    assert marked(problems, "W203", question) == []


def test_of_several_right_choices_each_has_to_be_longer(problems: Check) -> None:
    long = ("*Clean running water over both hands", "*Soap that you rub in well")
    assert len(marked(problems, "W203", written(SOAP, *long, "Air", "A towel", kind="multiple"))) == 1
    assert marked(problems, "W203", written(SOAP, long[0], "*Soap", "Air", "A towel", kind="multiple")) == []


def test_a_right_choice_where_the_others_meet_is_found(problems: Check) -> None:
    question = written("What should you use?", "Mild acid", "*Mild soap", "Strong soap")
    assert marked(problems, "W209", question) == ["Mild soap"]
    (problem,) = [each for each in problems(question) if each.code == "W209"]
    assert '"mild", "soap"' in problem.message


@pytest.mark.parametrize(
    "choices",
    [
        ("Mild acid", "*Mild soap", "Strong soap", "Strong acid"),  # each as near to the others as the next
        ("Mild acid", "*Strong soap", "Mild soap"),  # a wrong one is in the middle
        ("A mild soap", "*A gentle soap", "A strong soap"),  # what all share tells nothing
        ("Rinse the hands", "*Dry the hands on a clean towel", "Hang up the towel"),  # the key has more of its own
        ("Wait, and call your clinic", "*Call your clinic, and rest", "Rest at home"),
        ("Breathe out", "*Hold your breath for some seconds", "Take a second puff"),  # two senses of one word
    ],
)
def test_choices_that_share_words_otherwise_are_left_alone(problems: Check, choices: tuple[str, ...]) -> None:
    assert marked(problems, "W209", written("What should you use?", *choices)) == []


@pytest.mark.parametrize(
    ("less", "more"),
    [
        ("Wash your hands", "Wash your hands with soap"),
        ("Call your clinic", "Call your clinic, and wait"),
        ("Water", "Very hot water"),
        ("Water", "Soap and water"),
        ("Your hands", "Your hands (both)"),
    ],
)
def test_a_choice_that_includes_another_is_found(problems: Check, less: str, more: str) -> None:
    question = written(SOAP, f"*{less}.", more, "Air")
    assert marked(problems, "W210", question) == [more]


@pytest.mark.parametrize(
    ("less", "more"),
    [
        ("Wash your hands", "Do not wash your hands"),
        ("Soap", "Gel without soap"),
        ("Skin", "Skin cream"),
        ("Call your clinic", "Wait and call your clinic"),
        ("Rub", "Scrub and rinse"),
        ("Now", "Not now"),
        ("Do you rub them?", "How do you rub them?"),
    ],
)
def test_the_same_words_in_another_sense_are_left_alone(problems: Check, less: str, more: str) -> None:
    assert marked(problems, "W210", written(SOAP, f"*{less}", more, "Air")) == []


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("1 to 3", "3 to 5", True),
        ("1 to 3", "4 to 5", False),
        ("1 to 3", "2 days", False),  # not of the same thing
        ("Less than 3", "3 to 5", False),
        ("Less than 3", "2", True),
        ("Up to three", "3-5", True),
        ("5 or more", "3 to 6", True),
        ("At least 5", "At least 20", False),  # thresholds
        ("2 to 3 hours", "120 minutes", True),
        ("30 minutes", "1 to 2 hours", False),
        ("Between 2 and 4", "4 – 6", True),
        ("2 and 4", "4 – 6", False),
    ],
)
def test_ranges_that_overlap_are_found(problems: Check, one: str, other: str, found: bool) -> None:
    assert marked(problems, "W210", written("How much?", f"*{one}", other, "A lot")) == ([other] if found else [])


@pytest.mark.parametrize(
    "choice",
    ["Wash the hands with some soap.", "Wash your hand with soap", "Just wash your hands with soap"],
)
def test_a_choice_that_says_the_same_again_is_found(problems: Check, choice: str) -> None:
    question = written(SOAP, "*Wash your hands with soap", choice, "Air")
    assert marked(problems, "W211", question) == [choice]


def test_a_list_is_the_same_in_any_order_unless_the_order_is_asked(problems: Check) -> None:
    choices = ("*Water and soap", "Soap and water", "Air")
    assert marked(problems, "W211", written(SOAP, *choices)) == ["Soap and water"]
    assert marked(problems, "W211", written("In which order do you use them?", *choices)) == []
    assert marked(problems, "W211", written(SOAP, "*Water and soap", "Water or soap", "Air")) == []
    assert marked(problems, "W211", written(SOAP, "*Rain or gel", "Gel or rain", "Air")) == ["Gel or rain"]


def test_other_words_for_the_same_are_the_same(problems: Check) -> None:
    question = written("What should you do?", "*Phone the doctor", "Call your physician", "Rest")
    assert marked(problems, "W211", question) == ["Call your physician"]


@pytest.mark.parametrize(
    "choice", ["Wash her hands with soap", "Wash your hands without soap", "Wash your hands with cold soap"]
)
def test_one_small_word_can_make_another_choice_of_it(problems: Check, choice: str) -> None:
    assert marked(problems, "W211", written(SOAP, "*Wash your hands with soap", choice, "Air")) == []


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("Do not dry it", "Dry it"),
        ("It stays on the skin", "It does not stay on the skin"),
        ("Never rub it", "Rub it"),
        ("More soap helps", "Less soap helps"),
        ("Use cold water", "Use hot water"),
        ("It raises the pulse", "It lowers the pulse"),
        ("The pupil gets smaller", "The pupil gets larger"),
    ],
)
def test_opposites_with_the_right_choice_among_them_are_found(problems: Check, right: str, wrong: str) -> None:
    question = written("What is best?", wrong, f"*{right}", "Cover it with a cloth")
    assert marked(problems, "W212", question) == [wrong]


@pytest.mark.parametrize(
    "choices",
    [
        ("*Cover it", "Dry it", "Do not dry it"),  # the right one is not one of them
        ("*Use cold water", "Use hot water", "Use warm water"),  # a scale
        ("*Do not dry it", "Do not rub it", "Do not wash it"),
        ("*Dry it", "Do not dry it", "Rub it", "Do not rub it"),  # each has its opposite
        ("*Dry it", "Do not rub it", "Wash it"),
        ("*They come out too low", "They come out too high", "They stay the same"),  # all that can be
        ("*It rises from day to day", "It falls from day to day", "It does not change"),
        ("*It lowers the pulse", "It raises the pulse", "It has no effect on the pulse"),
        ("*More than before", "Less than before", "The same as before"),
    ],
)
def test_other_contrasts_are_left_alone(problems: Check, choices: tuple[str, ...]) -> None:
    assert marked(problems, "W212", written("What is best?", *choices)) == []


def test_of_many_choices_opposites_may_be_two(problems: Check) -> None:
    question = written("What is best?", "*Dry it", "Do not dry it", "*Cover it", kind="multiple")
    assert marked(problems, "W212", question) == []
