"""Which folder it is, and that only its owner can open what is in it."""

import os
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from edu.errors import RecordsError
from edu.records import place
from edu.records import store as store_module
from edu.records.place import FILE_NAME, database_path
from edu.records.store import Store

Child = Callable[..., "subprocess.Popen[str]"]


@pytest.mark.parametrize(
    ("data", "environ", "expected"),
    [
        ("/a", {}, "/a"),
        ("/a", {"EDU_DATA": "/b"}, "/a"),
        (None, {"EDU_DATA": "/b"}, "/b"),
        (None, {"EDU_DATA": "/b?c#d%20 ü"}, "/b?c#d%20 ü"),
    ],
)
def test_the_folder_that_was_asked_for(data: str | None, environ: dict[str, str], expected: str) -> None:
    assert database_path(Path(data) if data else None, environ) == Path(expected) / FILE_NAME


def test_relative_folders_start_from_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert database_path(Path("x"), {}) == tmp_path / "x" / FILE_NAME
    assert database_path(None, {"EDU_DATA": "x"}) == tmp_path / "x" / FILE_NAME


def test_a_tilde_is_the_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert database_path(None, {"EDU_DATA": "~/x"}) == tmp_path / "x" / FILE_NAME


def test_an_unknown_home_is_said_in_words() -> None:
    with pytest.raises(RecordsError, match="--data"):
        database_path(Path("~nobody-of-that-name/x"), {})


@pytest.mark.skipif(sys.platform != "linux", reason="these variables are those of Linux")
@pytest.mark.parametrize(
    ("home", "xdg"),
    [
        ("{tmp}/home", None),
        ("{tmp}/home", ""),
        (None, None),
        ("", None),
        ("relative", None),
        ("/nonexistent", "relative"),
    ],
)
def test_odd_homes_give_an_absolute_folder_or_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, home: str | None, xdg: str | None
) -> None:
    for name, value in (("HOME", home), ("XDG_DATA_HOME", xdg)):
        if value is None:
            monkeypatch.delenv(name, raising=False)
        else:
            monkeypatch.setenv(name, value.format(tmp=tmp_path))
    try:
        assert database_path(None, {}).is_absolute()
    except RecordsError as error:
        assert "--data" in str(error)


def test_platformdirs_is_loaded_only_when_asked() -> None:
    code = (
        "import sys; from pathlib import Path; from edu.records.place import database_path;"
        "database_path(Path('/x'), {}); database_path(None, {'EDU_DATA': '/x'});"
        "sys.exit('platformdirs' in sys.modules or 'sqlite3' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], env=os.environ | {"PYTHONPATH": root()}, check=True)


def test_all_is_private_whatever_the_umask(path: Path) -> None:
    old = os.umask(0)
    try:
        Store.open(path).close()
    finally:
        os.umask(old)
    assert mode(path.parent) == 0o700
    assert {mode(file) for file in path.parent.iterdir()} == {0o600}


@pytest.mark.parametrize("found", [0o644, 0o666, 0o604, 0o640, 0o777])
def test_a_file_open_to_others_is_closed_to_them(store: Store, path: Path, found: int) -> None:
    path.chmod(found)
    Store.open(path).close()
    assert mode(path) == found & 0o700


@pytest.mark.parametrize("found", [0o755, 0o777, 0o710, 0o701])
def test_a_folder_open_to_others_is_closed_to_them(store: Store, path: Path, found: int) -> None:
    path.parent.chmod(found)
    Store.open(path).close()
    assert mode(path.parent) == 0o700


def test_an_empty_folder_is_taken_over(path: Path) -> None:
    path.parent.mkdir()
    path.parent.chmod(0o755)
    Store.open(path).close()
    assert mode(path.parent) == 0o700


def test_a_folder_with_other_things_in_it_is_left_alone(path: Path) -> None:
    path.parent.mkdir()
    path.parent.chmod(0o755)
    path.with_name("letter.txt").touch()
    refused(path, "holds other things")
    assert mode(path.parent) == 0o755
    path.parent.chmod(0o700)
    Store.open(path).close()


def test_a_folder_shared_by_everyone_is_left_alone(path: Path) -> None:
    path.parent.mkdir()
    path.parent.chmod(0o1777)
    refused(path, "open to others")
    assert mode(path.parent) == 0o1777


def test_a_linked_folder_is_followed(path: Path) -> None:
    (path.parent.parent / "real").mkdir()
    path.parent.symlink_to("real")
    Store.open(path).close()
    assert mode(path.parent.parent / "real") == 0o700


@pytest.mark.parametrize("target", ["other.db", "missing.db"])
def test_a_link_is_refused(store: Store, path: Path, target: str) -> None:
    path.rename(path.with_name("other.db"))
    path.symlink_to(target)
    refused(path, "is a link")
    assert not path.with_name("missing.db").exists()


def test_a_hard_link_is_refused(store: Store, path: Path) -> None:
    os.link(path, path.with_name("second"))
    refused(path, "hard link")


def test_a_folder_in_place_of_the_file_is_refused(path: Path) -> None:
    path.mkdir(parents=True)
    refused(path, "not a file")


def test_a_pipe_is_refused(path: Path) -> None:
    path.parent.mkdir(mode=0o700)
    os.mkfifo(path)
    refused(path, "not a file")


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files away")
@pytest.mark.parametrize("given", ["folder", "file"])
def test_what_belongs_to_others_is_refused(store: Store, path: Path, given: str) -> None:
    os.chown(path if given == "file" else path.parent, 65534, 65534)
    refused(path, "belongs to someone else")


def test_a_file_in_place_of_the_folder_is_refused(path: Path) -> None:
    path.parent.touch()
    refused(path, "cannot be used")


def test_a_folder_that_cannot_be_made_is_said(path: Path) -> None:
    refused(Path("/proc/nothing/records.db"), "cannot be used")


def test_too_little_space_is_said_at_the_start(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(place, "free_space", lambda folder: place.LEAST_FREE - 1)
    refused(path, "19 MB left")
    monkeypatch.setattr(place, "free_space", lambda folder: place.LEAST_FREE)
    Store.open(path).close()


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user can reach; those of pytest are closed to all but their owner."""
    with TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


def of_nobody(path: Path) -> None:
    """Hand over to the user that the child becomes."""
    if os.geteuid() == 0:
        for file in (path.parent, *path.parent.iterdir()):
            os.chown(file, 65534, 65534)


@pytest.mark.parametrize(
    ("task", "closed", "said"),
    [
        ("as_nobody", "folder", "read-only"),
        ("as_nobody", "file", "read-only"),
        ("late_read_only", "folder", "read-only"),
        ("late_read_only", "file", "read-only"),
        ("as_nobody", None, ""),
    ],
)
def test_read_only_is_said_at_the_start(
    open_folder: Path, child: Child, task: str, closed: str | None, said: str
) -> None:
    path = open_folder / "data" / FILE_NAME
    Store.open(path).close()
    path.with_name(FILE_NAME + "-journal").unlink(missing_ok=True)
    of_nobody(path)
    if closed:
        (path if closed == "file" else path.parent).chmod(0o500)
    before = path.read_bytes()
    out, error = child(task, path).communicate()
    assert not error
    assert said in out if said else not out
    assert not closed or path.read_bytes() == before


def test_a_new_database_in_a_read_only_folder_is_refused(open_folder: Path, child: Child) -> None:
    path = open_folder / "data" / FILE_NAME
    path.parent.mkdir()
    of_nobody(path)
    path.parent.chmod(0o500)
    out, error = child("as_nobody", path).communicate()
    assert not error
    assert "read-only" in out


def test_a_file_that_another_process_has_made_meanwhile_is_kept(path: Path) -> None:
    path.parent.mkdir(mode=0o700)
    path.write_bytes(b"theirs")
    place.install(path, lambda unfinished: pytest.fail("nothing is to be built"))
    assert path.read_bytes() == b"theirs"


def test_a_file_that_vanishes_while_it_is_opened_is_not_made_anew(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_module, "prepare", lambda path: True)
    path.parent.mkdir(mode=0o700)
    refused(path, "cannot be opened")
    assert not path.exists()


def refused(path: Path, said: str) -> None:
    with pytest.raises(RecordsError, match=said):
        Store.open(path)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def root() -> str:
    return str(Path(place.__file__).parents[2])
