"""Where a prompt or a choice is turned round by a negative, and where one stands that does no harm."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edu.authoring.nodes import Scalar
from edu.checking.english.negation import denied, turned, twice_denied
from edu.checking.phrase import Phrase
from tests.checking.rules.template import check, quiz, single, spots, statement

NEGATIVE = {
    "Which should you not do?": "not",
    "Your cut is red. Which of these should you not do?": "not",
    "If your skin is sore, what should you not use?": "not",
    "What should you never put on a cut?": "never",
    "Which of these aren't signs?": "aren't",
    "Which soap can’t you use?": "can’t",
    "All of these help except:": "except",
    "Each of these is a sign except for": "except",
    "All of these help except which one?": "except",
    "Which sign does not belong here?": "not",
    "When should you not go out?": "not",
    "Which is a thing that you should not do?": "not",
    "Pick the one that does not fit.": "not",
    "Choose what you cannot use.": "cannot",
    "After you wash, you should never:": "never",
    "What is it best not to do?": "not",
    "All of these help except one. Which one is it?": "except",
    "Which of these is least helpful for a cut?": "least",
}
SOUND = [
    "Your skin does not peel. What should you do?",
    "Why should you not scrub?",
    "Why not pull it off?",
    "How do you know that you should not wait?",
    "What happens if you do not wash?",
    "What should you do if you cannot reach your clinic?",
    "What can you do when your clinic does not answer?",
    "What should you do with a flake that will not come off?",
    "What should you tell a friend who does not peel?",
    "What can you say to a friend whose skin does not peel?",
    "Which sign means that you do not need to call?",
    "What is a sign that your skin is not healing?",
    "When you do not feel well, what should you do?",
    "If your skin does not peel, what does that mean?",
    "What is the best way not to hurt your skin?",
    "What is a good reason not to scratch?",
    "What could happen after not washing?",
    "Which of these is best, not just good?",
    "Is it fine or not?",
    "Can you not wait?",
    'What does "Do not rub" ask of you?',
    "Choose what to do if it does not stop.",
    "Pick the best answer for someone who does not peel.",
    "What can you eat except soup on a day like this?",
    "Your skin does NOT peel. What should you do?",
    "What is best? Your sheet does not say.",
    "All of your fingers bend except one. What should you do?",
    "What should you do at least?",
    "Which soap is least likely to sting?",
    "Which soap hurts the least?",
]
NEGATIVE_CODES = ("W221", "E222", "E223")


def found(question: str, code: str) -> list[str]:
    text = quiz(question)
    return spots(text, check(quiz=text), code)


def negatives(question: str) -> dict[str, list[str]]:
    """The words that the rules on questions turned round point at, by their codes."""
    return {code: words for code in NEGATIVE_CODES if (words := found(question, code))}


@pytest.mark.parametrize(("prompt", "word"), NEGATIVE.items())
def test_a_question_that_is_turned_round_is_found_at_the_word(prompt: str, word: str) -> None:
    assert negatives(single(prompt=prompt)) == {"E222": [word]}


@pytest.mark.parametrize("prompt", ["Which is NOT a sign?", "All of these help EXCEPT:", "Which DON'T you need?"])
def test_in_capitals_it_is_only_a_warning(prompt: str) -> None:
    assert list(negatives(single(prompt=prompt))) == ["W221"]


CRITICAL = "critical: yes\nidea: clean-hands-before-a-wound"


@pytest.mark.parametrize("prompt", ["Which should you not do?", "Which should you NOT do?"])
def test_in_a_critical_question_it_is_an_error_in_any_letters(prompt: str) -> None:
    assert list(negatives(single(prompt=prompt, more=CRITICAL))) == ["E223"]


@pytest.mark.parametrize("prompt", SOUND)
@pytest.mark.parametrize("more", ["", CRITICAL], ids=["", "critical"])
def test_a_negative_in_the_situation_or_in_a_reason_is_sound(prompt: str, more: str) -> None:
    assert negatives(single(prompt=prompt, more=more)) == {}


@pytest.mark.parametrize(
    ("prompt", "word"),
    {
        "You should never scrub healing skin.": "never",
        "If a wound is red, you need not call.": "not",
        "You should rest, and you should not rub.": "not",
    }.items(),
)
def test_a_statement_that_denies_is_hard_to_call_false(prompt: str, word: str) -> None:
    assert negatives(statement(prompt)) == {"W221": [word]}


@pytest.mark.parametrize(
    "prompt",
    [
        "If your skin does not peel, the visit failed.",
        "You should call even if the pain is not strong.",
        "If it is red, and it does not swell, call.",
        "Clean hands matter, since you cannot see germs.",
        "It does not rain. Soap lifts dirt.",
        "Not only soap helps.",
        "Is it so that you should not wait?",
    ],
)
def test_a_statement_may_have_a_negative_beside_what_it_says(prompt: str) -> None:
    assert negatives(statement(prompt)) == {}


@pytest.mark.parametrize("prompt", ["In your own words, what should you not do?", "Say what you will not do."])
def test_own_words_may_be_about_what_not_to_do(prompt: str) -> None:
    own = f"- {{id: one, type: reflection, prompt: {prompt!r}, model_answer: I will not scrub., supports: [C001]}}"
    assert negatives(own) == {}


@pytest.mark.parametrize(
    ("prompt", "words"),
    {
        "It is not uncommon to itch. What do you do?": "not uncommon",
        "Nobody should not wash. When do you?": "Nobody should not",
        "It is not a very unusual sign. What is it?": "not a very unusual",
        "Is it true that you cannot not call?": "cannot not",
    }.items(),
)
def test_two_negatives_in_a_prompt_are_found(prompt: str, words: str) -> None:
    assert found(single(prompt=prompt), "E224") == [words]


@pytest.mark.parametrize(
    "text",
    [
        "Do not scrub, and do not pick.",
        "Do not wash if it does not hurt.",
        "Do not wait and do not rub.",
        "Do not use unsafe water.",
        "No water, no soap.",
        "It does not matter, no matter what.",
        "You do not have to say no.",
        "You cannot see germs because they are not large.",
    ],
)
def test_two_negatives_that_do_not_cancel_each_other_are_sound(text: str) -> None:
    assert found(single(prompt=f"{text} What do you do?", wrong=text), "E224") == []


def test_a_choice_that_denies_what_the_prompt_denies_is_found() -> None:
    asked = single(prompt="Which should you NOT do?", key="Do not wash.", wrong="Never rub.", other="Call your clinic.")
    assert found(asked, "E224") == ["not", "Never"]


@pytest.mark.parametrize("wrong", ["Wash, even if it does not hurt.", "Call if you cannot sleep.", "Say no to soap."])
def test_a_choice_with_a_negative_in_its_condition_denies_nothing(wrong: str) -> None:
    assert found(single(prompt="Which should you NOT do?", wrong=wrong), "E224") == []


def test_choices_may_deny_when_the_prompt_does_not() -> None:
    assert found(single(prompt="Your skin does not peel. What is best?", wrong="Do not wash."), "E224") == []


PIECES = """which what not never except that who you should is no, , ? . : … don't one pick when if why to or (KOL-uh-jen)
    - “a” \" e.g. NOT""".split()


@given(st.lists(st.sampled_from([*PIECES, "\n"]), min_size=1, max_size=25).map(" ".join))
def test_whatever_is_written_the_words_found_are_words_of_the_text(text: str) -> None:
    phrase = Phrase(text.strip(), Scalar(text.strip(), 1, 1, plain=True), "a.yaml", text.strip().split("\n"))
    found = [turned(phrase), turned(phrase, statement=True), denied(phrase), *(twice_denied(phrase) or ())]
    assert all(word in phrase.words for word in found if word)
    ends = [end for bounds in phrase.sentences for end in bounds]
    assert ends == sorted(ends)
