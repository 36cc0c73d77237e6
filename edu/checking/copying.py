"""Finds runs of six words that stand in a source, from hashes alone: the articles' text does not ship."""

import hashlib
import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import accumulate
from pathlib import Path

RUN = 6
"""So many words in a row count as copied."""
_HEX_DIGITS = 16
_BYTES = _HEX_DIGITS // 2
_HASH = re.compile("[0-9a-f]{16}")
_WORD = re.compile("[a-z']+")


def read_fingerprints(path: Path) -> frozenset[str]:
    """The hashes in a file, one a line; lines that start with `#` are remarks."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def fingerprints_of(root: Path) -> frozenset[str]:
    """Those that the course in the folder `root` keeps of its sources; none where it has no such file."""
    path = root / "content" / "fingerprints.txt"
    try:
        about = path.stat()
        return _read_once(path, (about.st_mtime_ns, about.st_size))
    except (OSError, ValueError):
        return NO_FINGERPRINTS


def fingerprints(text: str) -> set[str]:
    """Of every run of six words in a source."""
    words = _WORD.findall(_plain(text))
    return {fingerprint(" ".join(words[start : start + RUN])) for start in range(len(words) - RUN + 1)}


def copied_passages(text: str, fingerprints: Collection[str]) -> list[tuple[int, int]]:
    """Where each passage that a source has too begins and ends in the text; runs that overlap are one passage."""
    starts = _copied(_WORD.findall(_plain(text)), fingerprints)
    if not starts:
        return []
    places = [word.span() for word in _WORD.finditer(_plain(text))]
    passages: list[tuple[int, int]] = []
    last = -RUN
    for start in starts:
        begin = passages.pop()[0] if start < last + RUN else places[start][0]
        passages.append((begin, places[start + RUN - 1][1]))
        last = start
    return passages


def fingerprint(run: str) -> str:
    """What stands in the file for a run: words in lower case with single spaces between them."""
    return hashlib.sha256(run.encode()).hexdigest()[:_HEX_DIGITS]


def _plain(text: str) -> str:
    return text.replace("’", "'").lower()


def _copied(words: Sequence[str], fingerprints: Collection[str]) -> list[int]:
    """The indexes at which copied runs begin: every run of every text is hashed, so this is as short as it can be."""
    if len(words) < RUN or not fingerprints:
        return []
    known = _as_bytes(frozenset(fingerprints))
    line = " ".join(words).encode()
    begins = list(accumulate([len(word) + 1 for word in words], initial=0))
    runs = enumerate(zip(begins, begins[RUN:], strict=False))
    sha256 = hashlib.sha256
    return [start for start, (begin, end) in runs if sha256(line[begin : end - 1]).digest()[:_BYTES] in known]


@lru_cache(maxsize=2)
def _as_bytes(fingerprints: frozenset[str]) -> frozenset[bytes]:
    return frozenset(bytes.fromhex(each) for each in fingerprints if _HASH.fullmatch(each))


@lru_cache(maxsize=1)
def _read_once(path: Path, _state: object) -> frozenset[str]:
    return read_fingerprints(path)


NO_FINGERPRINTS: frozenset[str] = frozenset()
"""One and the same object, for what is known of a course is kept by identity."""
