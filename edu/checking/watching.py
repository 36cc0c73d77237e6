"""Whether anything of a course has changed on disk since it was looked at last."""

import os
from collections.abc import Iterator
from pathlib import Path

State = tuple[tuple[str, int, int], ...]
_FOLDERS = ("content", "content/lessons", "quizzes")


def state_of(root: Path) -> State:
    """Name, time of the last change and size of every file that a course can consist of. Never raises."""
    return tuple(_states(root))


def _states(root: Path) -> Iterator[tuple[str, int, int]]:
    for folder in _FOLDERS:
        try:
            with os.scandir(root / folder) as entries:
                found = [(entry.name, entry.stat()) for entry in entries if not entry.name.startswith(".")]
        except OSError:  # gone for a moment while an editor saves, or for good: either way another state
            found = []
        yield from sorted((f"{folder}/{name}", about.st_mtime_ns, about.st_size) for name, about in found)
