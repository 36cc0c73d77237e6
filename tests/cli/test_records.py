"""Where the records are, and what is said when they cannot be used: before anything is drawn, with the file as it was."""

import os
import sqlite3
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from edu.records.schema import MIGRATIONS
from edu.records.store import Store
from tests.cli.conftest import AS_NOBODY, Edu, of_nobody

HASTE = "from edu.records.store import Store; Store.open.__func__.__kwdefaults__['timeout'] = 0.3"
"""Wait less for a file that is busy."""


@pytest.fixture
def long(request: pytest.FixtureRequest) -> bool:
    """Whether to do much more of the same."""
    return bool(request.config.getoption("--long"))


def open_and_leave(edu: Edu, *words: str | Path) -> None:
    with edu.app(*words) as terminal:
        terminal.wait_for("Look around as a guest")
        terminal.press("ctrl+q")
        assert terminal.wait() == 0


def modes(folder: Path) -> set[str]:
    return {oct(stat.S_IMODE(path.stat().st_mode)) for path in folder.iterdir()}


def test_they_are_private_and_where_the_system_keeps_such_things(edu: Edu) -> None:
    open_and_leave(edu)
    assert stat.S_IMODE(edu.data.stat().st_mode) == 0o700
    assert modes(edu.data) == {"0o600"}
    assert {path.name for path in edu.home.rglob("*.db")} == {"records.db"}


@pytest.mark.parametrize(
    ("words", "env", "where"),
    [
        ("", {}, ".local/share/edu"),
        ("", {"XDG_DATA_HOME": "{home}/xdg"}, "xdg/edu"),
        ("", {"XDG_DATA_HOME": "relative"}, ".local/share/edu"),
        ("", {"EDU_DATA": "{home}/named"}, "named"),
        ("", {"EDU_DATA": "~/named"}, "named"),
        ("", {"EDU_DATA": "named/deeper"}, "named/deeper"),
        ("", {"EDU_DATA": ""}, ".local/share/edu"),
        ("--data option", {"EDU_DATA": "{home}/named"}, "option"),
        ("--data ~/option", {}, "option"),
        ("--data option", {"HOME": "/dev/null"}, "option"),
        ("--data option", {"HOME": "relative"}, "option"),
    ],
)
def test_where_they_are(edu: Edu, words: str, env: dict[str, str], where: str) -> None:
    named = {name: value.format(home=edu.home) for name, value in env.items()}
    done = edu("sheet", *words.split(), env=named)
    assert done.code == 2
    assert "Nobody has used edu with these records yet." in done.err
    assert [path.relative_to(edu.home) for path in edu.home.rglob("*.db")] == [Path(where, "records.db")]


@pytest.mark.parametrize(
    ("env", "words"),
    [
        ({"HOME": "/dev/null"}, ""),
        ({"EDU_DATA": "/dev/null/x"}, ""),
        ({}, "--data /dev/null"),
        ({}, "--data ~no-such-person-here/x"),
        ({}, f"--data {'x' * 5000}"),
        ({}, "--data /proc/x"),
    ],
)
def test_a_folder_that_cannot_be_made_is_said(edu: Edu, env: dict[str, str], words: str) -> None:
    done = edu("sheet", *words.split(), env=env)
    assert (done.code, done.out) == (4, "")
    assert done.err.startswith("edu: ")
    assert "--data" in done.err
    assert edu("sheet", "--ask", env=env).code == 0
    assert edu("check", env=env).code == 0


@pytest.mark.skipif(os.geteuid() != 0, reason="only root becomes a user whom nobody knows")
def test_a_user_without_a_home_is_told_to_name_a_folder(nobody: Edu) -> None:
    planted = AS_NOBODY.replace("65534", "54321")
    without_home = 'unset HOME; exec "$@"'
    done = nobody("sheet", planted=planted, script=without_home)
    assert done == (4, "", "edu: This system does not say where your files belong; name a folder with --data.\n")
    done = nobody("clinic", planted=planted, script=without_home)
    assert done == (2, "", "edu: This system does not say where your settings belong; name a file with --clinic.\n")
    assert nobody("sheet", "--ask", planted=planted, script=without_home).code == 0
    assert not list(nobody.home.iterdir())


@pytest.mark.parametrize("closed", ["folder", "file"])
def test_read_only_records_are_said_before_anything_is_drawn(nobody: Edu, closed: str) -> None:
    path = nobody.home / "data" / "records.db"
    Store.open(path).close()
    of_nobody(path.parent, *path.parent.iterdir())
    (path if closed == "file" else path.parent).chmod(0o400 if closed == "file" else 0o500)
    before = path.read_bytes()
    for done in (
        nobody.refuses("--data", "data", planted=AS_NOBODY),
        nobody("sheet", "--data", "data", planted=AS_NOBODY),
    ):
        assert done.code == 4
        assert "is read-only, so nothing could be saved; " in done.err
    assert path.read_bytes() == before


@pytest.fixture
def records(edu: Edu) -> Path:
    """A file of records without anyone."""
    path = edu.data / "records.db"
    Store.open(path).close()
    return path


def newer(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()


def foreign(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA application_id = 7")
    connection.close()


def damaged(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096:8192] = b"\xff" * 4096
    path.write_bytes(data)


DAMAGE: list[tuple[Callable[[Path], object], str]] = [
    (newer, f"were written by a newer edu (version 99, this one knows {len(MIGRATIONS)})"),
    (foreign, "was not made by edu"),
    (damaged, "are damaged"),
    (lambda path: path.write_bytes(b"\0" * 8192), "are damaged"),
    (lambda path: path.write_bytes(b"Dear diary, " * 1000), "are damaged or not records"),
    (lambda path: path.write_bytes(b""), "are empty"),
    (lambda path: path.write_bytes(path.read_bytes()[:10_000]), "are damaged"),
]


@pytest.mark.parametrize(
    ("harm", "said"), DAMAGE, ids=["newer", "foreign", "page", "zeros", "text", "empty", "truncated"]
)
def test_a_file_that_is_not_whole_or_not_ours_is_said_and_kept(
    edu: Edu, records: Path, harm: Callable[[Path], object], said: str
) -> None:
    harm(records)
    before = records.read_bytes()
    for done in (edu.refuses(), edu("sheet")):
        assert done.code == 4
        assert said in done.err
        assert "--data" in done.err
    assert records.read_bytes() == before
    assert not (edu.data / "edu.log").exists()
    open_and_leave(edu, "--data", "elsewhere")


def test_a_locked_file_is_said_after_a_while(edu: Edu, records: Path, long: bool) -> None:
    before = records.read_bytes()  # not while it is locked: to close the file would give the lock away
    holder = sqlite3.connect(records, isolation_level=None)
    try:
        holder.execute("BEGIN EXCLUSIVE")
        done = edu.refuses(planted="" if long else HASTE)
        assert done.code == 4
        assert f"busy for {'10' if long else '0.3'} seconds; close it, then try again." in done.err
    finally:
        holder.close()
    assert records.read_bytes() == before


def test_a_second_window_does_not_open_the_same_person(edu: Edu) -> None:
    with edu.app() as first, edu.app() as second:
        first.wait_for("Look around as a guest")
        first.press("enter")
        first.wait_for("Start: ")
        second.wait_for("Look around as a guest")
        second.press("ctrl+q")
        assert second.wait() == 0
        with edu.app() as third:
            third.wait_for("Who is learning?")
            third.press("enter")
            third.wait_for("Me is open in another window.")
            third.press("ctrl+q")
            assert third.wait() == 0
        first.press("ctrl+q")
        assert first.wait() == 0


@pytest.mark.parametrize("blocks", [0, 1, 8, 64])
def test_a_disk_that_is_full_at_the_first_start_is_said(edu: Edu, blocks: int) -> None:
    done = edu.refuses(script=f'ulimit -f {blocks}; exec "$@"')
    assert done.code == 4
    assert "try again" in done.err or "--data" in done.err
    assert not (edu.data / "records.db").exists()
    open_and_leave(edu)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only there can the room of another be limited")
def test_a_disk_that_is_full_keeps_the_answer_until_there_is_room(edu: Edu) -> None:
    import resource

    def room(pages: int) -> None:
        _, hard = resource.prlimit(terminal.process.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(terminal.process.pid, resource.RLIMIT_FSIZE, (pages * 4096, hard))

    with edu.app() as terminal:
        terminal.wait_for("Look around as a guest")
        terminal.press("enter")
        terminal.wait_for("Start: ")
        terminal.press("enter")
        terminal.wait_for("1 of 6")
        terminal.press("1")
        terminal.wait_for("(•)")
        room(0)
        terminal.press("c")
        terminal.wait_for("This is not saved yet")
        assert "Not yet." not in terminal.screen()
        terminal.press("enter")
        terminal.settle(0.3)
        terminal.wait_for("This is not saved yet")
        room(100_000)
        terminal.press("enter")
        terminal.wait_for("Next")
        terminal.press("ctrl+q")
        assert terminal.wait() == 0
    connection = sqlite3.connect(edu.data / "records.db")
    assert connection.execute("SELECT seq FROM answer").fetchall() == [(1,)]
    connection.close()
    assert not (edu.data / "edu.log").exists()


def test_a_kept_course_that_is_garbage_is_read_anew(edu: Edu) -> None:
    open_and_leave(edu)
    kept = edu.data / "course.compiled"
    kept.write_bytes(b"\x00" * 50)
    open_and_leave(edu)
    assert len(kept.read_bytes()) > 50
