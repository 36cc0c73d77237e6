"""Figures for those who write courses: reading, checking, and checking again after a save."""

import gc
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import yaml

from edu.authoring.events import collector_paused
from edu.authoring.load import load
from edu.checking.checker import Checker
from tests.bench.figure import Figure
from tests.bench.large import large_course

EDU_CHECK = """
import re, sys
from pathlib import Path
from edu.checking.checker import check
check(Path(sys.argv[1]))
print(int(re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1]) / 1024)
"""


def authoring_figures(folder: Path, *, quick: bool) -> Iterator[Figure]:
    """10,000 questions, and what a save costs."""
    count, runs = 10_000, 1 if quick else 5
    for files in (1, 500):
        root = folder / f"{files}-files"
        paths = large_course(root, count, files)
        named = f"{count:,} questions in {files} file{'' if files == 1 else 's'}"
        yield from _read_and_checked(root, paths, named, runs)
    yield _checked_again(root, paths, 5 if quick else 15)
    yield from _memory(folder, [1_000, 10_000] if quick else [1_000, 10_000, 100_000])


def _read_and_checked(root: Path, paths: list[Path], named: str, runs: int) -> Iterator[Figure]:
    texts = [path.read_text(encoding="utf-8") for path in paths]
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

    def plain() -> None:
        for text in texts:
            yaml.load(text, Loader=loader)  # noqa: S506 it is the safe one

    floor, read, checked = [], [], []
    for _ in range(runs):
        floor.append(_seconds(plain))
        with collector_paused():  # as the command does
            read.append(_seconds(lambda: load(root)))
            checked.append(_seconds(Checker(root).check))
    ours = statistics.median(floor) * 1000
    yield Figure(f"read {named}", statistics.median(read) * 1000, ours, 0.5)
    yield Figure(f"check {named}", statistics.median(checked) * 1000, ours, 2)


def _checked_again(root: Path, paths: list[Path], runs: int) -> Figure:
    """What `--watch` does after one edit."""
    checker = Checker(root)
    checker.check()
    again = []
    for number in range(runs):
        path = paths[number * 7]
        path.write_text(path.read_text(encoding="utf-8") + f"# edit {number}\n", encoding="utf-8")
        again.append(_seconds(checker.check))
    return Figure(
        "check again after an edit in 500 files (ms)", statistics.median(again) * 1000, 0, 150, difference=True
    )


def _memory(folder: Path, counts: list[int]) -> Iterator[Figure]:
    for count in counts:
        root = folder / f"memory-{count}"
        large_course(root, count, max(1, count // 1000))
        began = time.perf_counter()
        done = subprocess.run(
            [sys.executable, "-c", EDU_CHECK, str(root)], check=True, capture_output=True, encoding="utf-8"
        )
        seconds = time.perf_counter() - began
        limit = 400.0 if count <= 10_000 else 4_000.0
        name = f"memory to check {count:,} questions (MB, {seconds * 1000 / count:.2f} ms each)"
        yield Figure(name, float(done.stdout), 0, limit, difference=True)


def _seconds(work: Callable[[], object]) -> float:
    gc.collect()
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
