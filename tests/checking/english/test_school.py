"""Who fails is at school, and what fails is not."""

import pytest

from edu.authoring.nodes import Scalar
from edu.checking.english.school import school_words
from edu.checking.phrase import Phrase


def found(text: str) -> list[str]:
    phrase = Phrase(text, Scalar(text, 1, 1, plain=True), "a file", [text])
    return [word.text for word in school_words(phrase, ())]


@pytest.mark.parametrize(
    "text",
    [
        "You failed.",
        "You may still fail.",
        "It says that you failed.",
        "Anyone who fails can go on.",
        "Nobody fails here.",
        "She never fails.",
        "That is it. Fail now.",
        "This is a fail.",
    ],
)
def test_people_fail(text: str) -> None:
    assert len(found(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "It never fails.",
        "Soap never fails, even in the cold.",
        "If soap fails, call.",
        "This may fail.",
        "That did not fail at all.",
        "Nothing can fail.",
        "Willpower often fails at night.",
    ],
)
def test_things_fail(text: str) -> None:
    assert found(text) == []
