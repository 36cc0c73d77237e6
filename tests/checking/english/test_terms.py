"""Words compared by what they have in common."""

import pytest

from edu.checking.english.terms import root


@pytest.mark.parametrize(
    "words",
    [
        "flake flakes flaked flaking",
        "rub rubs rubbed rubbing",
        "dry dries dried drying",
        "wash washes washed washing",
        "swell swells swelling",
        "clinic clinic's",
        "speed speeds",
        "dress dresses dressed",
        "box boxes",
        "bleed bleeds bleeding",
    ],
)
def test_forms_of_a_word_have_one_root(words: str) -> None:
    assert len({root(word) for word in words.split()}) == 1


@pytest.mark.parametrize(
    "words", ["red rest", "hand sand", "spring spread", "this thing", "virus vision", "use us", "bed be"]
)
def test_other_words_have_other_roots(words: str) -> None:
    first, second = words.split()
    assert root(first) != root(second)
