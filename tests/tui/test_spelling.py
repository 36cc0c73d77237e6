"""Words beside what they should have been, readable without colour."""

import pytest

from edu.tui.spelling import is_misspelled, spelled


@pytest.mark.parametrize(
    ("typed", "wanted", "shown"),
    [
        ("colagen", "collagen", "co[l]lagen"),
        ("collaggen", "collagen", "collagen"),
        ("colagen", "Collagen", "Co[l]lagen"),
        ("kollagen", "collagen", "[c]ollagen"),
        ("retinol", "Retinol A", "Retinol[ A]"),
        ("a c", "a, b", "a [b]"),
    ],
)
def test_letters_that_differ_stand_in_brackets(typed: str, wanted: str, shown: str) -> None:
    assert spelled(typed, wanted).plain == shown


@pytest.mark.parametrize(("typed", "off"), [("Collagen!", False), ("  collagen ", False), ("colagen", True)])
def test_capitals_spaces_and_points_are_no_spelling(typed: str, off: bool) -> None:
    assert is_misspelled(typed, "collagen") == off
