"""What the rules on prompts find, and what comes close and is sound; those on negatives have their own tests."""

import pytest

from tests.checking.rules.template import check, quiz, single, spots, statement


def found(question: str, code: str) -> list[str]:
    text = quiz(question)
    return spots(text, check(quiz=text), code)


@pytest.mark.parametrize("prompt", ["Your cut is red", "A sort of cream for hands.", "Clean hands –"])
def test_a_prompt_that_neither_asks_nor_tells_is_found(prompt: str) -> None:
    assert found(single(prompt=prompt), "E225") == [prompt]


@pytest.mark.parametrize(
    "prompt",
    [
        "Your cut is red. What is best? Think of germs.",
        "In your own words, say when you would call.",
        "Choose the soap that suits dry hands.",
        "You have a cut. Please pick a soap.",
        "Read the card, and tell what comes next.",
        "A friend has a cut. Help him decide on a soap.",
    ],
)
def test_a_prompt_with_a_question_or_a_task_is_sound(prompt: str) -> None:
    assert found(single(prompt=prompt), "E225") == []


LOWER = {"key": "soap.", "wrong": "rain.", "other": "a cloth."}


@pytest.mark.parametrize(
    ("prompt", "choices"),
    [
        ("The best thing to do is", {}),
        ("Before you eat, you should:", {}),
        ("Hands get clean with ____.", {}),
        ("With ____, hands get clean.", {}),
        ("To get clean hands, use …", {}),
        ("People get clean hands when they use", LOWER),
        ("People wash their hands about", {"key": "5 times.", "wrong": "50 times.", "other": "500 times."}),
    ],
)
def test_a_sentence_that_the_choices_end_is_sound(prompt: str, choices: dict[str, str]) -> None:
    assert found(single(prompt=prompt, **choices), "E225") == []


@pytest.mark.parametrize("prompt", ["Your hands are wet.", "What hands look like."])
def test_a_sentence_that_is_over_is_not_to_be_ended(prompt: str) -> None:
    assert found(single(prompt=prompt, **LOWER), "E225") == [prompt]


def test_who_answers_in_their_own_words_cannot_end_a_sentence() -> None:
    question = "- {id: one, type: reflection, prompt: The best thing is, model_answer: Soap., supports: [C001]}"
    assert found(question, "E225") == ["The best thing is"]


def test_a_statement_need_not_ask() -> None:
    assert found(statement("Soap lifts off dirt."), "E225") == []


@pytest.mark.parametrize(
    ("prompt", "blank"),
    {
        "Complete the sentence, wash with ____ and water.": "____",
        "Complete it, ...... lifts off germs.": "......",
        "Which word is missing in wash [...] hands?": "[...]",
    }.items(),
)
def test_a_blank_in_the_middle_is_found(prompt: str, blank: str) -> None:
    assert found(single(prompt=prompt), "W226") == [blank]


@pytest.mark.parametrize(
    "prompt",
    [
        "Complete the sentence, wash with ____.",
        "Complete it, wash with ____. Choose a word.",
        "You wash... and then? What is next?",
        "What does the label [12] on the soap say?",
        "What do you do with your (wet) hands?",
    ],
)
def test_a_blank_at_the_end_is_sound(prompt: str) -> None:
    assert found(single(prompt=prompt), "W226") == []


@pytest.mark.parametrize(
    "prompt",
    [
        "Which of the following is true?",
        "Which is correct?",
        "Which of these statements is true about soap?",
        "Which of the following?",
        "Which of these sentences below are false?",
        "What is true about hand gel?",
        "Which one applies?",
        "Which of the following statements do you agree with?",
        "What is best?",
        "Choose the right answer.",
        "Which is true? Choose all that apply.",
        "Which statement about soap is correct?",
        "Which of these statements about a fresh cut is not true?",
    ],
)
def test_a_question_that_hangs_on_its_choices_is_found(prompt: str) -> None:
    assert found(single(prompt=prompt), "W227") == [prompt]


@pytest.mark.parametrize(
    "prompt",
    [
        "Which of the following is a sign of an infection?",
        "You have a fresh cut. What is best?",
        "You have a fresh cut. Which is true?",
        "Which soap is best?",
        "Which is best for a dry cut?",
        "Which statement about soap would you tell a friend?",
        "What is right for a fresh cut?",
        "Which is the main cause of dry hands?",
        "Which of these would you call about?",
        "Choose the soap that suits dry hands.",
    ],
)
def test_a_question_that_stands_alone_is_sound(prompt: str) -> None:
    assert found(single(prompt=prompt), "W227") == []
