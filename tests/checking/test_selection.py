"""Which problems are asked for, and what is said of what cannot be."""

import pytest

from edu.checking.selection import matching, selection
from edu.errors import UsageError
from edu.problems import Problem

KNOWN = frozenset("E006 E023 E102 W021 W025 E201 W205 W241 W242 E601 E602".split())
ALWAYS = {"E006", "E023", "E102", "W025"}
"""What keeps a file from being read, and what is wrong with ignores."""


def told(select: list[str], ignore: list[str], *, release: bool = True) -> set[str]:
    chosen = selection(select, ignore, KNOWN, release=release)
    return {code for code in KNOWN if chosen.holds(Problem(path="a.yaml", code=code, message="x"))}


@pytest.mark.parametrize(
    ("select", "ignore", "codes"),
    [
        ([], ["W241"], KNOWN - {"W241"}),
        ([], ["w24"], KNOWN - {"W241", "W242"}),
        ([], ["W2, W021"], KNOWN - {"W205", "W241", "W242", "W021"}),
        ([], ["W"], KNOWN - {"W205", "W241", "W242", "W021"}),
        (["W205"], [], {"W205", "E601", "E602"} | ALWAYS),
        (["W205,E201", "W24x"], [], {"W205", "E201", "W241", "W242", "E601", "E602"} | ALWAYS),
        (["W2"], ["W241"], {"W205", "W242", "E601", "E602"} | ALWAYS),
        (["E6"], [], {"E601", "E602"} | ALWAYS),
    ],
)
def test_codes_are_chosen_by_how_they_begin(select: list[str], ignore: list[str], codes: set[str]) -> None:
    assert told(select, ignore) == codes


@pytest.mark.parametrize(
    ("select", "ignore", "said"),
    [
        (["W999"], [], "There is no code W999. `edu check --explain all` lists the codes."),
        ([], ["E205"], "There is no code E205; did you mean W205? `edu check --explain all` lists the codes."),
        (["x"], [], "There is no code x. "),
        (["E601"], [], "E601 is looked for only with --release; add it."),
        ([], ["E102"], "E102 cannot be ignored: it has to be mended before anything else can be relied on."),
        ([], ["E601"], "E601 cannot be ignored: "),
        ([], ["E0"], "E0 cannot be ignored: "),
    ],
)
def test_what_makes_no_sense_is_said(select: list[str], ignore: list[str], said: str) -> None:
    with pytest.raises(UsageError) as error:
        told(select, ignore, release=False)
    assert str(error.value).startswith(said)


def test_a_word_matches_what_begins_with_it() -> None:
    assert matching("w2", KNOWN) == {"W205", "W241", "W242"}
    assert matching(" W2xx ", KNOWN) == {"W205", "W241", "W242"}
    assert matching("E102", KNOWN) == {"E102"}
