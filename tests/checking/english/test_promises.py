"""What promises an outcome, and what only sounds like it."""

import pytest

from edu.authoring.nodes import Scalar
from edu.checking.english.promises import promises
from edu.checking.phrase import Phrase


def found(text: str) -> list[str]:
    phrase = Phrase(text, Scalar(text, 1, 1, plain=True), "a file", [text])
    return [text[start:end] for start, end in promises(phrase)]


@pytest.mark.parametrize(
    ("text", "promise"),
    [
        ("This will heal your skin.", "will heal"),
        ("Soap will always heal your skin.", "will always heal"),
        ("You will never get ill.", "will never get ill"),
        ("You will be fine.", "You will be fine"),
        ("Your scars will fade.", "will fade"),
        ("It will clear your skin.", "will clear your skin"),
        ("It is going to heal.", "is going to heal"),
        ("You're going to be fine.", "You're going to be fine"),
        ("You’ll be fine.", "You’ll be fine"),
        ("Then you will stay healthy.", "you will stay healthy"),
        ("Your skin will be clear.", "skin will be clear"),
        ("You will not get sick.", "will not get sick"),
        ("You won't get an infection.", "won't get an infection"),
        ("Clean hands will prevent infections.", "will prevent infections"),
        ("It will get rid of your scars.", "will get rid of your scars"),
        ("This will stop the itch.", "will stop the itch"),
        ("Your wound will heal.", "will heal"),
        ("The redness will fade in a few days.", "will fade"),
        ("It always heals.", "always heals"),
        ("Wounds always heal.", "always heal"),
        ("Soap always clears your skin.", "always clears your skin"),
        ("If you wash, you will be fine.", "you will be fine"),
        ("When you use soap, you will never get ill.", "will never get ill"),
        ("It will get better.", "will get better"),
        ("You will soon get well.", "will soon get well"),
        ("Everything will be okay.", "Everything will be okay"),
        ("It will be all right.", "It will be all right"),
        ("People who wash never get sick.", "never get sick"),
        ("The cream will fix your skin.", "will fix your skin"),
        ("It’s going to clear up.", "It’s going to clear up"),
        ("Wash well, and you will be safe.", "you will be safe"),
        ("It'll heal in no time.", "It'll heal"),
        ("Soap will cure you.", "will cure"),
        ("Your skin is sure to heal.", "is sure to heal"),
        ("The gel will smooth your wrinkles.", "will smooth your wrinkles"),
        ("It will keep you from getting sick.", "will keep you from getting sick"),
        ("You will never have a scar.", "will never have a scar"),
        ("Treatment will erase your scars.", "will erase your scars"),
        ("We'll clear your acne.", "We'll clear your acne"),
        ("Your skin will be back to normal.", "Your skin will be back to normal"),
        ("Your scars are going to fade.", "are going to fade"),
        ("You will feel no pain.", "will feel no pain"),
        ("It will not hurt.", "It will not hurt"),
        ("You will be cured.", "will be cured"),
        ("Don't worry, you will be fine.", "you will be fine"),
        ("Do not worry. You will be fine.", "You will be fine"),
    ],
)
def test_an_outcome_is_promised(text: str, promise: str) -> None:
    assert found(text) == [promise]


@pytest.mark.parametrize(
    "text",
    [
        "Soap will help you to stay well.",
        "It will help your skin heal.",
        "It may heal your skin.",
        "You will learn how to wash.",
        "You will see your skin peel.",
        "Your skin will feel dry.",
        "Your clinic will tell you when to stop.",
        "It will heal by itself in most people.",
        "Most cuts will heal.",
        "In most people it will heal.",
        "Nobody can say that it will heal.",
        "It does not mean that your scars will fade.",
        "No cream will heal your skin overnight.",
        "Soap cannot cure a cold.",
        "You will be asked to call.",
        "Your nurse will be fine with that.",
        "It will be fine to wash tomorrow.",
        "You will be safe to go home then.",
        "Ask if the cut will heal.",
        "Ask your clinic how long it will take to heal.",
        "Will it heal?",
        "Many think that the redness will fade.",
        "A friend says you will be fine.",
        "You may get better.",
        "You will not get ill from a hug.",
        "You will get better at it.",
        "It will clear the table.",
        "It will stop for a moment.",
        "Your clinic will know when you can stop.",
        "You will never need hot water.",
        "You will not need a doctor for this.",
        "This will be clear when you read on.",
        "It will take time to heal.",
        "Your skin will start to heal.",
        "It should fade with time.",
        "It can fade.",
        "Leave it alone so that it will heal.",
        "Scars will fade for some people, not for all.",
        "The less you touch it, the better it will heal.",
        "It is a myth that soap will heal your skin.",
        "It might be that your skin will clear.",
        "It is not sure to heal.",
        "You will not always heal fast.",
        "Your hands will be clean.",
        "You will feel better.",
        "You always get help.",
        "It is always fine to ask.",
        "The nurse will be sure to tell you.",
        "You will get a card.",
        "It will fix the cover in place.",
        "We will end the lesson here.",
        "It will prevent mistakes.",
        "You will never be alone.",
        "Never catch the cover on your sleeve.",
    ],
)
def test_help_chances_and_facts_are_no_promise(text: str) -> None:
    assert found(text) == []
