"""The course that is kept for the next start: the same as its files, or not taken at all."""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import msgpack

import edu
from edu.authoring import compiled
from edu.authoring.compiled import KEPT, digest, keep, kept
from edu.authoring.find import built_in
from edu.authoring.load import load
from edu.course.course import Course

FILES = [
    "content/course.yaml",
    "content/glossary.yaml",
    "content/sources.yaml",
    "content/lessons/01-gentle-care.md",
    "quizzes/form-a.yaml",
    "quizzes/form-b.yaml",
    "quizzes/gentle-care.yaml",
]


def read(root: Path) -> Course:
    course = load(root).course
    assert course is not None
    return course


@pytest.fixture
def records(folder: Path, tmp_path: Path) -> Path:
    """Where the course of `folder` is kept."""
    records = tmp_path / "records"
    records.mkdir()
    keep(read(folder), digest(folder), records)
    assert kept(digest(folder), records) == read(folder)
    return records


def sealed(folder: Path, body: bytes) -> bytes:
    """What would stand in the kept file for this body, if it were a course of the folder's files."""
    return hashlib.sha256((digest(folder) or b"") + body).digest() + body


def test_a_damaged_byte_is_seen(folder: Path, records: Path) -> None:
    whole = (records / KEPT).read_bytes()
    for at in range(0, len(whole), 7):
        (records / KEPT).write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert kept(digest(folder), records) is None


def test_a_file_that_changes_while_it_is_read_is_read_again(folder: Path, tmp_path: Path) -> None:
    before = digest(folder)
    course = read(folder)
    file = folder / "content" / "course.yaml"
    file.write_bytes(file.read_bytes() + b"\n")
    keep(course, before, tmp_path)
    assert kept(digest(folder), tmp_path) is None


def test_nothing_is_kept_at_first(folder: Path, tmp_path: Path) -> None:
    assert kept(digest(folder), tmp_path) is None
    assert kept(digest(folder), tmp_path / "nowhere") is None


def test_the_shipped_course_comes_back_as_it_is_in_its_files(tmp_path: Path) -> None:
    course = read(built_in())
    keep(course, digest(built_in()), tmp_path)
    again = kept(digest(built_in()), tmp_path)
    assert again == course
    assert again is not None
    assert [quiz.id for quiz in again.quizzes.values()] == [quiz.id for quiz in course.quizzes.values()]
    assert list(again.lessons) == list(course.lessons)
    assert [type(question) for _, question in again.questions()] == [type(q) for _, q in course.questions()]
    assert [path.name for path in tmp_path.iterdir()] == [KEPT]


@pytest.mark.parametrize("path", FILES)
def test_a_changed_byte_in_any_file_is_seen(folder: Path, records: Path, path: str) -> None:
    """Also when the file's size and time say that nothing has changed."""
    file = folder / path
    before, data = file.stat(), file.read_bytes()
    for at in (0, len(data) // 2, len(data) - 1):
        file.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
        os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
        assert kept(digest(folder), records) is None
    file.write_bytes(data)
    assert kept(digest(folder), records) == read(folder)


def remove(path: Path) -> None:
    path.unlink()


def rename(path: Path) -> None:
    path.rename(path.with_name(f"x{path.name}"))


def swap(path: Path) -> None:
    path.rename(path.with_name("aside"))
    path.mkdir()


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def grow(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"\n")


def add(path: Path) -> None:
    path.with_name(f"another{path.suffix}").write_bytes(path.read_bytes())


@pytest.mark.parametrize("path", FILES)
@pytest.mark.parametrize("change", [remove, rename, swap, cut, grow, add])
def test_a_file_more_or_less_is_seen(folder: Path, records: Path, path: str, change: Callable[[Path], None]) -> None:
    change(folder / path)
    assert kept(digest(folder), records) is None


def test_what_moves_from_one_file_to_the_next_is_seen(folder: Path, records: Path) -> None:
    first, second = folder / "quizzes" / "form-a.yaml", folder / "quizzes" / "form-b.yaml"
    size, joined = first.stat().st_size, first.read_bytes() + second.read_bytes()
    for at in range(1, len(joined), 7):
        if at != size:
            first.write_bytes(joined[:at])
            second.write_bytes(joined[at:])
            assert kept(digest(folder), records) is None


def test_another_folder_with_the_same_files_is_another_course(folder: Path, records: Path, tmp_path: Path) -> None:
    assert kept(digest(copytree(folder, tmp_path / "other")), records) is None


def test_another_edu_reads_the_files_again(
    folder: Path, records: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(edu, "__version__", "999")
    assert kept(digest(folder), records) is None
    monkeypatch.undo()
    package = Path(edu.__file__).parent
    for room in ("authoring", "course"):
        copytree(package / room, tmp_path / "edu" / room)
    monkeypatch.setattr(edu, "__file__", str(tmp_path / "edu" / "__init__.py"))
    assert kept(digest(folder), records) == read(folder)
    reader = tmp_path / "edu" / "course" / "text.py"
    reader.write_bytes(reader.read_bytes() + b"\n")
    assert kept(digest(folder), records) is None


def test_what_is_not_whole_is_not_taken(folder: Path, records: Path) -> None:
    whole = (records / KEPT).read_bytes()
    for size in [*range(0, len(whole), 11), len(whole) - 1]:
        (records / KEPT).write_bytes(whole[:size])
        assert kept(digest(folder), records) is None
    (records / KEPT).write_bytes(whole + b"\0")
    assert kept(digest(folder), records) is None


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\xc1",
        b"\x00",
        b"\xff" * 1000,
        msgpack.encode(None),
        msgpack.encode([]),
        msgpack.encode({}),
        msgpack.encode({"id": 1}),
        msgpack.encode({"id": "x"}),
        msgpack.encode("a text") * 2,
        b"\x91" * 1_000_000,
        b"\x81\xa1x" + b"\x91" * 1_000_000,
        b"\xdf\xff\xff\xff\xff",
        b"\xdb\xff\xff\xff\xff",
        b"\x81\xa5title\xa1\xff",
    ],
    ids=lambda body: f"{body[:8].hex()}-{len(body)}",
)
def test_what_is_no_course_is_not_taken_even_under_the_right_seal(folder: Path, records: Path, body: bytes) -> None:
    (records / KEPT).write_bytes(sealed(folder, body))
    assert kept(digest(folder), records) is None


def test_a_course_with_a_value_of_another_type_is_not_taken(folder: Path, records: Path) -> None:
    values = msgpack.decode((records / KEPT).read_bytes()[32:])
    assert isinstance(values, dict)
    for name, value in values.items():
        for wrong in (None, 7, [[]], {"a": 1}) if not isinstance(value, list | dict) else (None, 7, "x", True):
            (records / KEPT).write_bytes(sealed(folder, msgpack.encode({**values, name: wrong})))
            assert kept(digest(folder), records) is None, (name, wrong)


@given(st.binary(max_size=200))
def test_garbage_is_not_taken(data: bytes) -> None:
    with TemporaryDirectory() as name:
        (Path(name) / KEPT).write_bytes(data)
        assert kept(digest(built_in()), Path(name)) is None


def test_where_nothing_can_be_kept_nothing_is_said(folder: Path, tmp_path: Path) -> None:
    course = read(folder)
    (tmp_path / "file").write_text("")
    (tmp_path / "taken" / KEPT).mkdir(parents=True)
    for place in (tmp_path / "nowhere", tmp_path / "file", tmp_path / "taken", Path("/dev/null/x"), Path("/proc")):
        keep(course, digest(folder), place)
        assert kept(digest(folder), place) is None
    assert not (tmp_path / "nowhere").exists()
    assert [path.name for path in (tmp_path / "taken").iterdir()] == [KEPT]


def test_a_folder_of_a_course_that_is_gone_is_no_fault(folder: Path, records: Path) -> None:
    course = read(folder)
    folder.rename(folder.with_name("moved"))
    assert kept(digest(folder), records) is None
    keep(course, digest(folder), records)
    assert [path.name for path in records.iterdir()] == [KEPT]


def test_what_is_too_large_or_no_plain_file_is_left_to_the_reader(
    folder: Path, records: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compiled, "LARGEST", 100)
    assert kept(digest(folder), records) is None
    monkeypatch.undo()
    course = read(folder)
    os.mkfifo(folder / "quizzes" / "pipe.yaml")
    assert kept(digest(folder), records) is None
    keep(course, digest(folder), records)
    assert kept(digest(folder), records) is None
