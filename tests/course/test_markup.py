"""Comments, fences and what lessons have no block for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edu.course.markup import fence_after, foreign, without_comments


@pytest.mark.parametrize(
    ("markdown", "left"),
    [
        ("a <!-- b --> c", "a  c"),
        ("a <!-- b\nc --> d", "a \n d"),
        ("<!-- a --><!-- b -->c", "c"),
        ("a <!-- b", "a <!-- b"),
        ("a --> b", "a --> b"),
        ("--> a <!-- b", "--> a <!-- b"),
        ("<!-- a <!-- b --> c -->", " c -->"),
        ("<!-- a\n```\nb -->\nc", "\n\n\nc"),
        ("```\n<!-- a -->\n```\n<!-- b -->", "```\n<!-- a -->\n```\n"),
    ],
)
def test_comments_are_left_out_and_lines_stay(markdown: str, left: str) -> None:
    assert without_comments(markdown) == left


def test_in_their_place_columns_can_stay() -> None:
    assert without_comments("a <!-- b\nc --> d", " ") == "a       \n      d"


PIECES = st.lists(st.sampled_from(["<!--", "-->", "\n", "a", " ", "```", "<!-- x -->", "- "]), max_size=30).map("".join)


@given(PIECES)
def test_no_line_is_lost_and_no_column_moves(markdown: str) -> None:
    kept, blanked = without_comments(markdown).split("\n"), without_comments(markdown, " ").split("\n")
    assert len(kept) == len(blanked) == markdown.count("\n") + 1
    assert [*map(len, blanked)] == [*map(len, markdown.split("\n"))]
    assert [line.replace(" ", "") for line in kept] == [line.replace(" ", "") for line in blanked]


def test_a_fence_is_closed_by_its_own_kind() -> None:
    assert fence_after("```picture", "") == "```"
    assert fence_after("~~~", "```") == "```"
    assert fence_after("`````", "```") == ""
    assert fence_after("``` a `b`", "") == ""


def test_the_first_of_several_is_named_with_its_place() -> None:
    assert foreign("a <b> [c](d)") == ("HTML", 2)
    assert foreign("a [c](d) <b>") == ("a link", 2)
    assert foreign("a < b [c] (d)") is None
