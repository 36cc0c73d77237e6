"""`edu fingerprint`: copied sentences are found from hashes alone."""

from pathlib import Path

import pytest

from edu.checking.copying import fingerprint
from tests.cli.conftest import Edu

SOURCE = "The very first thing to do is wash both hands. Then dry them."


@pytest.fixture
def mine(edu: Edu) -> Path:
    """A course of one's own."""
    assert edu("new", "course", "mine").code == 0
    return edu.home / "mine"


def test_what_is_copied_from_a_source_is_found_from_then_on(edu: Edu, mine: Path) -> None:
    (edu.home / "article.txt").write_text(SOURCE, encoding="utf-8")
    quiz = mine / "quizzes" / "wash-your-hands.yaml"
    text = quiz.read_text(encoding="utf-8")
    quiz.write_text(
        text.replace("Dry hands pass on fewer germs.", "First thing to do is wash, both!"), encoding="utf-8"
    )
    assert edu("check", mine).code == 0
    done = edu("fingerprint", "--course", mine, edu.home / "article.txt")
    assert done.code == 0 and "knows 8 runs of 6 words, 8 of them new" in done.out
    found = edu("check", mine)
    assert found.code == 1 and "E321" in found.out
    kept = (mine / "content" / "fingerprints.txt").read_text(encoding="utf-8")
    assert fingerprint("first thing to do is wash") in kept and "wash" not in kept


def test_more_sources_add_to_those_before(edu: Edu, mine: Path) -> None:
    for number, words in enumerate(("one two three four five six seven", "a b c d e f g h")):
        (edu.home / f"{number}.txt").write_text(words, encoding="utf-8")
        done = edu("fingerprint", "--course", mine, edu.home / f"{number}.txt")
        assert done.code == 0
    assert "knows 5 runs of 6 words, 3 of them new" in done.out
    assert "0 of them new" in edu("fingerprint", "--course", mine, edu.home / "0.txt").out


@pytest.mark.parametrize("given", ["nothing.txt", ".", "latin.txt"])
def test_what_is_no_text_is_refused_and_nothing_is_written(edu: Edu, mine: Path, given: str) -> None:
    (edu.home / "latin.txt").write_bytes("Caf\xe9 one two three four five six".encode("latin-1"))
    done = edu("fingerprint", "--course", mine, given)
    assert done.code == 2 and "plain text in UTF-8" in done.err
    assert not (mine / "content" / "fingerprints.txt").exists()
