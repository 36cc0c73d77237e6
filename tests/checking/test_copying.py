"""Runs that a source has too are found from hashes, whatever their case and marks, and joined to passages."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edu.checking.copying import RUN, copied_passages, fingerprint, fingerprints, fingerprints_of

SOURCE = "the cat's paw sat on the mat and it was warm"
WORDS = SOURCE.split()
KNOWN = frozenset(fingerprint(" ".join(WORDS[start : start + RUN])) for start in range(len(WORDS) - RUN + 1))


def passages(text: str) -> list[str]:
    return [text[start:end] for start, end in copied_passages(text, KNOWN)]


def test_a_run_is_found_whatever_its_case_and_marks() -> None:
    known = {fingerprint("the cat's paw sat on the")}
    assert copied_passages("But The cat’s paw, sat\non THE mat.", known) == [(4, 29)]
    assert copied_passages("The cat's paw sat on a mat", known) == []
    assert copied_passages("too short", known) == []
    assert copied_passages(SOURCE, ()) == []


def test_a_source_is_known_by_all_of_its_runs() -> None:
    assert fingerprints(f"{SOURCE.upper()}!") == KNOWN
    assert fingerprints("five words are too few") == set()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Look: the Cat’s paw sat on the table.", ["the Cat’s paw sat on the"]),
        ("the cat's paw sat on the mat", ["the cat's paw sat on the mat"]),
        (f"So {SOURCE}, and so on.", [SOURCE]),
        ("the cat's paw sat on a mat and it was warm", []),
        (
            "the cat's paw sat on the floor; it sat on the mat and it was",
            ["the cat's paw sat on the", "sat on the mat and it was"],
        ),
    ],
)
def test_runs_that_overlap_are_one_passage(text: str, found: list[str]) -> None:
    assert passages(text) == found


@given(st.lists(st.sampled_from([*WORDS, "dog", "Über", "42", "\n"]), max_size=30))
def test_passages_and_runs_tell_the_same(words: list[str]) -> None:
    text = " ".join(words)
    inside = set().union(*(fingerprints(passage) & KNOWN for passage in passages(text)))
    assert fingerprints(text) & KNOWN == inside


def test_the_fingerprints_of_a_course_are_read_once_and_again_when_they_change(tmp_path: Path) -> None:
    assert fingerprints_of(tmp_path) is fingerprints_of(tmp_path / "elsewhere")
    path = tmp_path / "content" / "fingerprints.txt"
    path.parent.mkdir()
    path.write_text("# a remark\n0123456789abcdef\n\n")
    first = fingerprints_of(tmp_path)
    assert first == {"0123456789abcdef"}
    assert fingerprints_of(tmp_path) is first
    path.write_text("no hash at all\n")
    assert copied_passages(SOURCE, fingerprints_of(tmp_path)) == []
