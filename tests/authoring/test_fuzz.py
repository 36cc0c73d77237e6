"""Good files, broken in any way at all: no error escapes, nothing takes long, and each problem lies in its file."""

import time
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import edu
from edu.authoring import events
from edu.authoring.clinic import CLINIC, template
from edu.authoring.course_file import MANIFEST
from edu.authoring.files import FileRead, Read
from edu.authoring.load import _lesson_of, _quiz_of, _yaml_of
from edu.authoring.prose_check import check_prose
from edu.authoring.reading import Reading
from edu.authoring.source import text_of
from edu.authoring.sources_file import GLOSSARY, SOURCES
from edu.course.ids import ClaimId
from edu.course.lesson import Lesson
from edu.course.text import first_forbidden
from edu.problems import Problem
from tests.authoring.test_corpus import FILES

CHECKOUT = Path(edu.__file__).parents[1]
SECONDS = 5.0  # for a file of a few KB, on a busy machine
LARGEST = 20_000
"""Bytes of a broken file."""
READERS: dict[str, Read[object]] = {
    "quiz": _quiz_of(Path("form-a.yaml")),
    "lesson": _lesson_of(Path("01-gentle-care.md")),
    "course": _yaml_of(MANIFEST),
    "sources": _yaml_of(SOURCES),
    "glossary": _yaml_of(GLOSSARY),
    "clinic": _yaml_of(CLINIC),
}
SHIPPED = {
    "quiz": "quizzes/*.yaml",
    "lesson": "content/lessons/*.md",
    "course": "content/course.yaml",
    "sources": "content/sources.yaml",
    "glossary": "content/glossary.yaml",
}
SCRAPS = (
    *(
        b"---\n",
        b"...\n",
        b"%YAML 1.1\n",
        b"%TAG ! x\n",
        b"<<: ",
        b"&a ",
        b"*a",
        b"!!int ",
        b"!x ",
        b"? ",
        b": ",
        b"- ",
    ),
    *(b"|\n", b">-\n", b"|2\n", b"[", b"]", b"{", b"}", b",", b"'", b'"', b"#", b" #x", b"\t", b"\n", b"\r\n", b"\r"),
    *(b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\xc2\x85", b"\xe2\x80\xa8", b"\xe2\x80\xae", b"\xed\xa0\x80", b"\xe9"),
    *(
        b'"\\x1b"',
        b'"\\ud800"',
        b'"\\U00110000"',
        b"\\",
        b"\xcc\x82" * 9,
        b"\xc2\xa0",
        "한".encode(),
        "\u1100\u1161".encode(),
    ),
    *(b"yes", b"no", b"~", b"", b"9" * 400, b"1e9", b"-1", b"C001", b"C999", b"correct: yes\n", b"critical: yes\n"),
    *(
        b"type: cloze\n",
        b"type: scenario\n",
        b"sections:\n",
        b"- keep_together:\n",
        b"next: end\n",
        b"pick: 2\n",
        b"{x}",
    ),
    *(b"rule: range\n", b"tolerance: 0\n", b"credit: 0\n", b"from: [q]\n", b"steps:\n", b"gaps:\n", b"extra: [a]\n"),
    *(b"type: multiple\n", b"type: reflection\n", b"rule: weighted\n", b"reserve: yes\n", b"supports: [C001]\n"),
    *(
        b"## \n",
        b"## x\n",
        b"### x\n",
        b"```picture caption='c' alt='a'\n",
        b"```\n",
        b"~~~~\n",
        b"{editor}",
        b"{C9 C9}",
    ),
    *(b"**", b"*", b"> ", b"1. ", b"-\n", b"***\n", b"    x\n", b"\\*", b"]" * 20, b"[" * 20, b"- " * 20),
)


@cache
def seeds(kind: str) -> tuple[bytes, ...]:
    """Good files of a kind, and the bad ones of the corpus."""
    courses = (CHECKOUT, CHECKOUT / "edu/templates/course")
    good = [path for course in courses for path in sorted(course.glob(SHIPPED[kind]))] if kind in SHIPPED else []
    bad = [path for path in FILES if path.parent.name == kind]
    own = [template().encode()] if kind == "clinic" else []
    return (*own, *(path.read_bytes() for path in [*good, *bad]))


@st.composite
def broken(draw: st.DrawFn, kind: str) -> bytes:
    """A file of this kind after a few changes, by bytes, by lines, and by what means something in YAML or Markdown."""
    files = seeds(kind)
    data = files[draw(st.integers(0, len(files) - 1))][:LARGEST]
    for _ in range(draw(st.integers(1, 6))):
        match draw(st.sampled_from(["scrap", "scrap", "byte", "cut", "lines", "depth", "other"])):
            case "scrap":
                at = draw(st.integers(0, len(data)))
                data = data[:at] + SCRAPS[draw(st.integers(0, len(SCRAPS) - 1))] + data[at:]
            case "byte":
                at = draw(st.integers(0, len(data)))
                data = data[:at] + bytes([draw(st.integers(0, 255))]) + data[at + 1 :]
            case "cut":
                start = draw(st.integers(0, len(data)))
                data = data[:start] + data[start + draw(st.integers(0, 200)) :]
            case "lines":
                lines = data.split(b"\n")
                taken, put = draw(st.integers(0, len(lines) - 1)), draw(st.integers(0, len(lines) - 1))
                line = lines.pop(taken) if draw(st.booleans()) else lines[taken]
                lines.insert(put, line)
                data = b"\n".join(lines)
            case "depth":
                lines = data.split(b"\n")
                at = draw(st.integers(0, len(lines) - 1))
                lines[at] = b" " * draw(st.integers(0, 12)) + lines[at].lstrip()
                data = b"\n".join(lines)
            case _:
                other = files[draw(st.integers(0, len(files) - 1))]
                start, end = sorted((draw(st.integers(0, len(other))), draw(st.integers(0, len(other)))))
                at = draw(st.integers(0, len(data)))
                data = data[:at] + other[start : min(end, start + 500)] + data[at:]
    return data


def read(kind: str, data: bytes) -> tuple[FileRead[object], list[Problem]]:
    """What is read of a file, and all that is said of it on its own."""
    reading = Reading("file")
    text = text_of(data, reading)
    root, value = READERS[kind](text, reading) if text is not None else (None, None)
    problems = list(reading.problems)
    found: FileRead[object] = FileRead(
        path=Path("file"),
        shown="file",
        text=text or "",
        root=root,
        value=value,
        problems=tuple(problems),
        names=reading.names,
    )
    if isinstance(value, Lesson):
        problems += check_prose(found, {ClaimId("C001")})  # type: ignore[arg-type]
    return found, problems


def look(kind: str, data: bytes) -> None:
    started = time.perf_counter()
    found, problems = read(kind, data)
    assert time.perf_counter() - started < SECONDS
    assert found.value is not None or problems
    lines = found.lines
    for problem in problems:
        said = str(problem)
        assert len(said) < 1_000
        assert first_forbidden(said) is None
        if problem.line is None:
            continue
        assert 1 <= problem.line <= len(lines), problem
        end = len(lines[problem.line - 1]) + 1
        assert problem.column is None or 1 <= problem.column <= end, problem
        assert problem.end_column is None or (problem.column or 0) < problem.end_column <= end, problem
        for edit in (edit for fix in problem.fixes for edit in fix.edits):
            assert 1 <= edit.column <= len(lines[edit.line - 1]) + 1
            assert 1 <= edit.end_column <= len(lines[edit.end_line - 1]) + 1


@pytest.mark.parametrize("kind", READERS)
@given(data=st.data())
def test_no_broken_file_brings_the_reader_down(kind: str, data: st.DataObject) -> None:
    look(kind, data.draw(broken(kind)))


@pytest.mark.parametrize("kind", ["quiz", "lesson"])
@given(data=st.data())
def test_nor_the_parser_that_is_used_without_libyaml(kind: str, data: st.DataObject) -> None:
    import yaml

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(events, "_Parser", yaml.SafeLoader)
        look(kind, data.draw(broken(kind)))


@pytest.mark.parametrize("kind", READERS)
@given(data=st.binary(max_size=300))
def test_no_bytes_bring_the_reader_down(kind: str, data: bytes) -> None:
    look(kind, data)


@pytest.mark.parametrize("kind", READERS)
def test_the_files_that_are_broken_are_whole_at_first(kind: str) -> None:
    good = seeds(kind)[0]
    assert read(kind, good)[0].value is not None
