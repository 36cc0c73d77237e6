"""What holds for the repository as a whole: what lies where, what no file may say, and that its pages agree."""

import ast
import os
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from edu import __version__

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "edu"
TOP_LEVEL = {
    *("quizzes", "edu", "content", "tests", "pyproject.toml", "README.md"),
    *("CHANGELOG.md", "LICENSE", "SECURITY.md", "uv.lock", "build", "dist"),
}
KEPT = {".ci", ".pictures"}
"""Of the folders with a dot, those that belong to it."""
LONGEST = 260
"""Lines of a file in edu/: what is longer wants a second file."""
PRIVATE = {
    "a person's folder": r"(?<![\w.~-])/(?:home|Users)/(?!someone\b)\w|(?<![\w.~-])/root/\w|[A-Z]:\\Users\\\w",
    "a package index": r"(?i)(?:--|\b)(?:extra-)?index-url\b|\bfind-links\b|\btrusted-host\b|/simple\b|\bdevpi\b|\bpypi\.",
    "a machine's address": r"(?<![\d.])(?:10|172\.(?:1[6-9]|2\d|3[01])|192\.168)(?:\.\d{1,3}){2,3}(?![\d.])",
}
LOCK_HOSTS = {"pypi.org", "files.pythonhosted.org"}
MODULES = sorted(PACKAGE.rglob("*.py"))
THIS = Path(__file__).resolve()


def repository() -> Iterator[Path]:
    """Every text file that belongs to it, without what tools leave behind."""
    for folder, below, names in os.walk(ROOT):
        here = Path(folder)
        below[:] = [
            name
            for name in below
            if (here == ROOT and name in KEPT) or not re.match(r"\.|__pycache__|build$|dist$", name)
        ]
        for name in names:
            if name != "uv.lock" and (here / name).resolve() != THIS:
                yield here / name


@pytest.mark.parametrize("what", PRIVATE)
def test_no_file_names(what: str) -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:120]}"
        for path in repository()
        for number, line in enumerate(path.read_text("utf-8", "replace").splitlines(), start=1)
        if re.search(PRIVATE[what], line)
    ]
    assert found == []


def test_the_lock_file_names_the_public_index_alone() -> None:
    lock = (ROOT / "uv.lock").read_text(encoding="utf-8")
    assert set(re.findall(r"https?://([^/\"]+)", lock)) == LOCK_HOSTS


def test_the_lock_file_knows_what_pyproject_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = {("", requirement) for requirement in project["dependencies"]}
    asked |= {(extra, each) for extra, wanted in project["optional-dependencies"].items() for each in wanted}
    packages = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))["package"]
    (own,) = (package for package in packages if package["name"] == project["name"])
    locked = {
        (each.get("marker", "").removeprefix("extra == ").strip("'"), each["name"] + each["specifier"])
        for each in own["metadata"]["requires-dist"]
    }
    assert asked == locked


def test_the_top_level_holds_what_it_may() -> None:
    assert {path.name for path in ROOT.iterdir() if path.name[0] not in "._"} <= TOP_LEVEL


def test_files_stay_short() -> None:
    lengths = {path.relative_to(ROOT).as_posix(): len(path.read_text("utf-8").splitlines()) for path in MODULES}
    assert {path: length for path, length in lengths.items() if length > LONGEST} == {}


def test_modules_say_what_they_are_for() -> None:
    silent = [path for path in MODULES if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))]
    assert silent == []


@pytest.mark.parametrize(("marker", "words"), [("run", "edu"), ("test", "pytest")])
def test_the_readme_has_the_command(marker: str, words: str) -> None:
    """Each stands in the first code block after its marker, ready to be copied whole."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    found = re.findall(rf"^<!-- {marker} command -->\n+```sh\n(.+?)^```$", readme, re.MULTILINE | re.DOTALL)
    assert len(found) == 1
    assert found[0].rstrip().endswith(words)


def test_the_changelog_begins_with_this_version() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    versions = re.findall(r"^## \[(.+?)\] - (unreleased|\d{4}-\d\d-\d\d)$", changelog, re.MULTILINE)
    assert versions[0][0] == __version__
    assert [state for _, state in versions[1:] if state == "unreleased"] == []
