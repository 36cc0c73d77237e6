"""Bad files that are too large, or no text at all, for a folder of examples: made here, and read within bounds.

Each of the large ones is read by a process of its own, which gets so much memory and so much time.
"""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from edu.authoring.prose_check import check
from tests.authoring.conftest import COURSE, LESSON, quiz

QUIZ = "quizzes/form-a.yaml"
LESSON_FILE = "content/lessons/01-gentle-care.md"
MB = 1024 * 1024
MEMORY = 1024 * MB
SECONDS = 60  # in which even a busy machine has long read 16 MB
GOOD = quiz("form-a")
HEAD = LESSON.partition("## Wash")[0] + "## Wash\n\n"


@pytest.fixture
def long(request: pytest.FixtureRequest) -> bool:
    """Whether to do much more of the same."""
    return bool(request.config.getoption("--long"))


def replaced(old: str, new: str | bytes) -> bytes:
    """The good quiz with other bytes in one place."""
    before, found, after = GOOD.partition(old)
    assert found
    return before.encode() + (new.encode() if isinstance(new, str) else new) + after.encode()


ENCODED: dict[str, tuple[bytes, list[str]]] = {
    "latin-1": (replaced("best?", b"tr\xe8s bon?"), ["7:23: E001"]),
    "latin-1 and CRLF": (replaced("best?", b"tr\xe8s bon?").replace(b"\n", b"\r\n"), ["7:23: E001"]),
    "latin-1 and a byte-order mark": (b"\xef\xbb\xbf" + replaced("best?", b"tr\xe8s bon?"), ["7:23: E001"]),
    "half of a letter at the end": (GOOD.encode() + "é".encode()[:1], ["19:1: E001", "19:1: E005"]),
    "a lone surrogate": (replaced("best?", "\ud83d".encode("utf-8", "surrogatepass")), ["7:21: E001"]),
    "a pair of surrogates": (replaced("best?", "\ud83d\ude00".encode("utf-8", "surrogatepass")), ["7:21: E001"]),
    "an overlong slash": (replaced("best?", b"\xc0\xaf"), ["7:21: E001"]),
    "beyond Unicode": (replaced("best?", b"\xf4\x90\x80\x80"), ["7:21: E001"]),
    **{
        f"{encoding} {'with' if mark else 'without'} a mark": ((mark + GOOD).encode(encoding), ["E002"])
        for encoding in ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
        for mark in ("\ufeff", "")
    },
    "NUL": (replaced("best?", b"best\0?"), ["7:25: E003"]),
    "NUL and CRLF": (replaced("best?", b"best\0?").replace(b"\n", b"\r\n"), ["7:25: E003"]),
    "nothing but NUL": (b"\0" * 1000, ["1:1: E003", "1:1: E103"]),
    "a byte-order mark in the middle": (replaced("best?", "\ufeffbest?"), ["7:21: E015"]),
    "two byte-order marks": (b"\xef\xbb\xbf\xef\xbb\xbf" + GOOD.encode(), ["1:1: E015", "1:1: E101", "1:1: E102"]),
    "a picture file": (
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0",
        ["1:1: E001", "1:1: E103", "2:1: E015", "3:1: E003", "4:5: E003"],
    ),
    "tabs for all spaces": (GOOD.replace("  ", "\t").encode(), ["5:1: E004"]),
    "vertical tabs and form feeds": (replaced("best?", "\v\f"), ["7:21: E015"]),
    "spaces that do not break": (replaced("    prompt", "\u00a0\u00a0\u00a0\u00a0prompt"), ["7:1: E005"]),
}


def said(folder: Path, path: str) -> list[str]:
    problems = [problem for problem in check(folder).problems if problem.path.endswith(path)]
    return [":".join([*(str(p) for p in (each.line, each.column) if p), f" {each.code}"]).strip() for each in problems]


@pytest.mark.parametrize("name", ENCODED)
def test_bytes_that_are_no_plain_text_are_refused_where_they_stand(folder: Path, name: str) -> None:
    data, expected = ENCODED[name]
    (folder / QUIZ).write_bytes(data)
    assert sorted(said(folder, QUIZ)) == sorted(expected)


def test_crlf_a_mark_and_cr_are_no_fault(folder: Path) -> None:
    for path in sorted(folder.rglob("*.*")):
        data = path.read_bytes()
        for variant in (data.replace(b"\n", b"\r\n"), data.replace(b"\n", b"\r"), b"\xef\xbb\xbf" + data):
            path.write_bytes(variant)
            assert check(folder).problems == ()


def remove(path: Path) -> None:
    path.unlink()


def turn_into_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def call_yml(path: Path) -> None:
    path.with_suffix(".yml").write_bytes(path.read_bytes())


FOLDERS: dict[str, tuple[Callable[[Path], None], str]] = {
    "missing": (remove, "E018"),
    "a folder": (turn_into_a_folder, "E017"),
    "another ending": (call_yml, "W022"),
}


@pytest.mark.parametrize("name", FOLDERS)
def test_files_that_are_not_there_are_said_to_be_missing(folder: Path, name: str) -> None:
    damage, code = FOLDERS[name]
    damage(folder / "content/glossary.yaml" if code != "W022" else folder / QUIZ)
    assert {problem.code for problem in check(folder).problems} == {code}


@dataclass(frozen=True, slots=True)
class Large:
    """A file that takes the place of a good one, and every code that is said of it."""

    make: Callable[[], str | bytes]
    codes: set[str]
    path: str = QUIZ
    quick: bool = False
    """Whether it is tried each time."""


def fill(unit: str, size: int = 15 * MB) -> str:
    """As much of it as a file may hold."""
    return unit * (size // len(unit.encode()))


def body(text: str) -> str:
    return HEAD + text


def lesson_of(unit: str) -> Callable[[], str]:
    return lambda: body(fill(unit, 190 * 1024))


LARGE: dict[str, Large] = {
    "100 MB": Large(lambda: b"x" * 100 * MB, {"E014"}, quick=True),
    "a lesson of 100 MB": Large(lambda: b"x" * 100 * MB, {"E014"}, LESSON_FILE, quick=True),
    "100,000 brackets": Large(lambda: b"[" * 100_000, {"E012"}, quick=True),
    "100,000 braces": Large(lambda: b"{a: " * 100_000, {"E012"}, quick=True),
    "100,000 dashes": Large(lambda: b"- " * 100_000, {"E012"}, quick=True),
    "100,000 question marks": Large(lambda: b"? " * 100_000, {"E012", "E007"}, quick=True),
    "15 MB of brackets": Large(lambda: fill("["), {"E012"}),
    "a wide list": Large(lambda: f"[{fill('a, ')}]", {"E013"}),
    "a wide list before a comment": Large(lambda: f"[{fill('a, ', 9 * MB // 2)}] #c", {"E103"}),
    "empty entries": Large(lambda: fill("- \n"), {"E013"}),
    "empty keys": Large(lambda: fill("? \n"), {"E007", "E020"}),
    "one key again and again": Large(lambda: fill("a: b\n"), {"E006", "E020"}),
    "a million keys": Large(lambda: "".join(f"k{n}: b\n" for n in range(1_000_000)), {"E013"}),
    "aliases": Large(lambda: f"a: &a x\nb: [{fill('*a, ')}]", {"E009", "E020"}),
    "merge keys": Large(lambda: fill("<<: a\n"), {"E008", "E020"}),
    "tags": Large(lambda: f"[{fill('!x a, ')}]", {"E010", "E020"}),
    "lines that declare tags": Large(lambda: "".join(f"%TAG !a{n}! x\n" for n in range(300_000)), {"E010"}, quick=True),
    "documents": Large(lambda: fill("---\n"), {"E011", "E103"}),
    "forbidden characters on each line": Large(lambda: fill("\u202e\n"), {"E015", "E020", "E103"}),
    "forbidden characters on one line": Large(lambda: fill("\u202e"), {"E015", "E103"}),
    "escapes": Large(lambda: f'- "{fill(chr(92) + "x1b")}"', {"E015", "E103"}),
    "NUL": Large(lambda: bytes(15 * MB), {"E003", "E103"}),
    "line breaks": Large(lambda: fill("\r\n"), {"E016"}),
    "tabs at the start": Large(lambda: fill("\t"), {"E004"}),
    "a long key": Large(lambda: f"? {fill('k ')}\n: x\n", {"E101", "E102"}),
    "a long number": Large(lambda: f"{GOOD}pass_mark: {fill('9')}\n", {"E109"}),
    "a long text": Large(lambda: replaced("What is best?", fill("word ")), {"E106"}, quick=True),
    "marks on letters": Large(lambda: replaced("What is best?", fill("x\u0302\u0323", 8 * MB)), {"E106"}),
    "text that is read as a comment": Large(
        lambda: f"{GOOD}    hints:\n{fill('    - a b #c' + chr(10), 10 * MB)}", {"W021", "E020"}
    ),
    "an open quote": Large(lambda: GOOD + "x: '" + fill("a\n"), {"E005"}, quick=True),
    "names that nothing has": Large(
        lambda: replaced("[C001]", f"[{', '.join(f'C{n % 1000:03}' for n in range(900_000))}]"),
        {"E114", "E116", "E020"},
    ),
    "a lesson in a path again and again": Large(
        lambda: COURSE.replace("      - check: after", f"{'      - lesson: gentle-care' + chr(10)}" * 300_000),
        {"E102", "E135", "E020"},
        "content/course.yaml",
    ),
    "claims of articles that are not there": Large(
        lambda: (
            "articles:\n"
            + "".join(f"  - {{number: {number}, title: T, sections: [S]}}\n" for number in range(1, 9_001))
            + "claims:\n"
            + "".join(f"  - {{id: C{n % 1000:03}, article: 9999, section: S, says: x}}\n" for n in range(9_000))
        ),
        {"E115", "E136", "E020"},
        "content/sources.yaml",
    ),
    "a long name of an anchor": Large(lambda: f"a: &{fill('x')} b\n", {"E009", "E101", "E102"}),
    "a late byte of latin-1": Large(lambda: fill("\n").encode() + b"\xe9", {"E001", "E103"}),
    "unknown claims of a line": Large(
        lambda: body(f"x {{{' '.join(f'c{n}' for n in range(27_000))}}}"), {"E141"}, LESSON_FILE
    ),
    **{
        f"a lesson of {unit!r}": Large(lesson_of(unit), codes, LESSON_FILE)
        for unit, codes in {
            "*a**b_c": {"E140"},
            "a**b*": {"E140"},
            "_a __b ": {"E140"},
            "[": {"E140"},
            "`a``b": {"E140"},
            "{": {"E140"},
            "{} ": {"E140"},
            "\\*": {"E140"},
            "> ": {"E142"},
            "- ": {"E142"},
            "> - ": {"E142"},
            "1. ": {"E142"},
            "`": {"E142"},
            "\n": {"E133"},
        }.items()
    },
    "a lesson of bare lists in lists": Large(lambda: body(fill("- ", 190 * 1024) + "a"), {"E133"}, LESSON_FILE),
    "a lesson of many lines": Large(lambda: body(fill("a {editor}\n", 190 * 1024)), {"E014"}, LESSON_FILE),
}
CODES = {line.rpartition(" ")[2] for _, lines in ENCODED.values() for line in lines}
CODES |= {code for case in LARGE.values() for code in case.codes} | {code for _, code in FOLDERS.values()}
"""Every code that a file of this table makes."""

READ = f"""
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, ({MEMORY}, {MEMORY}))
from pathlib import Path
from edu.authoring.prose_check import check
checked = check(Path(sys.argv[1]))
assert checked.course is None or not any(problem.level == "error" for problem in checked.problems)
assert all(len(str(problem)) < 1_000 for problem in checked.problems)
print(*sorted({{problem.code for problem in checked.problems}}))
"""


def read_within_bounds(folder: Path, name: str) -> None:
    case = LARGE[name]
    made = case.make()
    (folder / case.path).write_bytes(made.encode() if isinstance(made, str) else made)
    checkout = Path(sys.modules["edu"].__file__ or "").parents[1]
    command = [sys.executable, "-c", READ, str(folder)]
    environment = {**os.environ, "PYTHONPATH": str(checkout)}
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=SECONDS, env=environment)
    assert (done.stderr, set(done.stdout.split())) == ("", case.codes)


@pytest.mark.parametrize("name", [name for name, case in LARGE.items() if case.quick])
def test_a_large_file_is_read_within_bounds(folder: Path, name: str) -> None:
    read_within_bounds(folder, name)


@pytest.mark.parametrize("name", [name for name, case in LARGE.items() if not case.quick])
def test_each_large_file_is_read_within_bounds(folder: Path, name: str, long: bool) -> None:
    if not long:
        pytest.skip("takes a minute with the others: --long")
    read_within_bounds(folder, name)
