"""Finds runs of six words that stand in a source, from hashes alone: the articles' text does not ship."""

import hashlib
import re
from collections.abc import Collection
from pathlib import Path

RUN = 6
"""So many words in a row count as copied."""
_HEX_DIGITS = 16


def read_fingerprints(path: Path) -> frozenset[str]:
    """The hashes in a file, one a line; lines that start with `#` are remarks."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def copied_runs(text: str, fingerprints: Collection[str]) -> list[tuple[int, str]]:
    """Each run of six words that a source has too, with the index of its first word. `fingerprints` is best a set."""
    words = re.findall("[a-z']+", text.replace("’", "'").lower())
    runs = (" ".join(words[start : start + RUN]) for start in range(len(words) - RUN + 1))
    return [(start, run) for start, run in enumerate(runs) if fingerprint(run) in fingerprints]


def fingerprint(run: str) -> str:
    """What stands in the file for a run: words in lower case with single spaces between them."""
    return hashlib.sha256(run.encode()).hexdigest()[:_HEX_DIGITS]
