"""Lists of words that rules know, kept as text beside this module."""

from functools import lru_cache
from pathlib import Path

FOLDER = Path(__file__).with_name("words")


@lru_cache(maxsize=8)
def word_list(name: str) -> frozenset[str]:
    """The words of `words/NAME.txt`, in lower case; lines that start with `#` are remarks."""
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
