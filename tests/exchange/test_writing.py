"""An export on disk is there wholly or not at all."""

import os
import stat
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from edu.errors import EduError, ExitCode
from edu.exchange.writing import MOST_NAMES, file_name, formats, write_export
from tests.exchange.sheets import SHEET

TEXT = "Do not pick. مرحبا 🧴\n"


def listing(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_text_is_written_as_it_is_and_for_its_owner_only(tmp_path: Path) -> None:
    target = tmp_path / "sheet.html"
    assert write_export(target, TEXT) == target
    assert target.read_bytes() == TEXT.encode()
    assert listing(tmp_path) == ["sheet.html"]
    if os.name == "posix":
        assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_a_file_that_is_there_is_kept_and_a_free_name_is_found(tmp_path: Path) -> None:
    target = tmp_path / "sheet.html"
    target.write_text("old")
    (tmp_path / "sheet-3.html").write_text("old")
    assert [write_export(target, TEXT).name for _ in range(2)] == ["sheet-2.html", "sheet-4.html"]
    assert target.read_text() == (tmp_path / "sheet-3.html").read_text() == "old"


def test_a_file_is_replaced_only_when_asked(tmp_path: Path) -> None:
    target = tmp_path / "sheet.html"
    target.write_text("old")
    assert write_export(target, TEXT, overwrite=True) == target
    assert target.read_bytes() == TEXT.encode()
    assert listing(tmp_path) == ["sheet.html"]


@pytest.mark.skipif(os.name != "posix", reason="needs symbolic links")
@pytest.mark.parametrize("overwrite", [False, True])
def test_a_link_is_never_written_through(tmp_path: Path, overwrite: bool) -> None:
    (tmp_path / "other").mkdir()
    elsewhere = tmp_path / "other" / "precious"
    elsewhere.write_text("old")
    link = tmp_path / "sheet.html"
    link.symlink_to(elsewhere)
    written = write_export(link, TEXT, overwrite=overwrite)
    assert written.name == ("sheet.html" if overwrite else "sheet-2.html")
    assert written.read_bytes() == TEXT.encode() and not written.is_symlink()
    assert elsewhere.read_text() == "old"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("missing/sheet.html", "There is no folder"),
        ("file/sheet.html", "There is no folder"),
        ("folder", "is a folder; add the name of a file"),
        ("folder/..", "is a folder; add the name of a file"),
        ("x" * 300 + ".html", "(File name too long)"),
        ("a\0b.html", "is no name for a file"),
    ],
)
def test_what_cannot_be_written_is_one_sentence_with_a_remedy(tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("old")
    with pytest.raises(EduError) as caught:
        write_export(tmp_path / name, TEXT)
    assert caught.value.exit_code is ExitCode.USAGE
    assert said in str(caught.value)
    assert str(caught.value).endswith(".") and "\n" not in str(caught.value) and "\0" not in str(caught.value)
    assert listing(tmp_path) == ["file", "folder"] and not listing(tmp_path / "folder")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_to(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(EduError, match="Permission denied"):
            write_export(tmp_path / "sheet.html", TEXT)
    finally:
        tmp_path.chmod(0o700)
    assert listing(tmp_path) == []


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder in which nobody may make a file")
def test_a_folder_in_which_nobody_may_make_a_file() -> None:
    with pytest.raises(EduError, match=r"Could not write /proc/self/sheet\.html"):
        write_export(Path("/proc/self/sheet.html"), TEXT)


FAILING = ["os.fsync", "os.replace", "os.open", "os.fdopen", "tempfile.mkstemp", "os.close"]


@pytest.mark.parametrize("overwrite", [False, True])
@pytest.mark.parametrize("failure", [OSError(28, "No space left on device"), PermissionError(13, "Permission denied")])
@pytest.mark.parametrize("name", FAILING)
def test_a_failure_leaves_nothing_and_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, failure: OSError, overwrite: bool
) -> None:
    target = tmp_path / "sheet.html"
    if overwrite:
        target.write_text("old")
    monkeypatch.setattr(f"edu.exchange.writing.{name}", _raising(failure))
    try:
        written = write_export(target, TEXT, overwrite=overwrite)
    except EduError as error:
        assert str(failure.strerror) in str(error)
        monkeypatch.undo()
        assert listing(tmp_path) == ["sheet.html"] * overwrite
        assert not overwrite or target.read_text() == "old"
    else:
        assert written.read_bytes() == TEXT.encode()  # only the syncing of the folder failed
        assert overwrite and name in ("os.open", "os.close")


def test_an_interruption_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("edu.exchange.writing.os.replace", _raising(KeyboardInterrupt()))
    with pytest.raises(KeyboardInterrupt):
        write_export(tmp_path / "sheet.html", TEXT)
    assert listing(tmp_path) == []


def _raising(failure: BaseException) -> Callable[..., None]:
    def fail(*_: object, **__: object) -> None:
        raise failure

    return fail


def test_names_run_out_with_a_sentence(tmp_path: Path) -> None:
    for number in range(1, MOST_NAMES + 1):
        (tmp_path / (f"s-{number}.md" if number > 1 else "s.md")).touch()
    with pytest.raises(EduError, match="files of that name are there already"):
        write_export(tmp_path / "s.md", TEXT)
    assert len(listing(tmp_path)) == MOST_NAMES


def test_a_stray_surrogate_does_not_stop_an_export(tmp_path: Path) -> None:
    assert write_export(tmp_path / "sheet.txt", "a\ud800b").read_text() == "a?b"


@pytest.mark.parametrize(
    ("course_id", "name"),
    [
        ("skin-peeling", "skin-peeling-2026-11-22.html"),
        ("../../etc/passwd", "etc-passwd-2026-11-22.html"),
        ("A b\0c", "a-b-c-2026-11-22.html"),
        ("", "course-2026-11-22.html"),
    ],
)
def test_a_file_is_named_after_the_course_and_the_day(course_id: str, name: str) -> None:
    assert file_name(course_id, date(2026, 11, 22), ".html") == name


def test_every_format_renders_a_sheet_under_its_suffix() -> None:
    assert {name: suffix for name, (suffix, _) in formats.items()} == {"md": ".md", "txt": ".txt", "html": ".html"}
    for _, renderer in formats.values():
        assert "Do not pick at or scratch" in renderer(SHEET)
