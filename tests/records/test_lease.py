"""One person is open in one process."""

import os
import stat
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from edu.errors import RecordsError
from edu.records.lease import take


def test_a_second_take_is_refused_until_release(tmp_path: Path) -> None:
    first = take(tmp_path, "robin")
    assert first
    assert take(tmp_path, "robin") is None
    other = take(tmp_path, "kim")
    assert other
    first.release()
    first.release()
    again = take(tmp_path, "robin")
    assert again
    again.release()
    other.release()


def test_it_ends_with_its_process_however_that_ends(
    tmp_path: Path, child: Callable[..., "subprocess.Popen[str]"]
) -> None:
    holder = child("lease", tmp_path, "robin")
    assert holder.stdout
    assert holder.stdout.readline() == "taken\n"
    assert take(tmp_path, "robin") is None
    holder.kill()
    holder.communicate()
    lease = take(tmp_path, "robin")
    assert lease
    lease.release()


def test_the_lock_file_is_private_and_any_id_has_one(tmp_path: Path) -> None:
    old = os.umask(0)
    try:
        leases = [take(tmp_path, person) for person in ("../../etc/x", "", "a/b", "\ud800")]
    finally:
        os.umask(old)
    assert all(leases)
    assert {stat.S_IMODE(file.stat().st_mode) for file in tmp_path.iterdir()} == {0o600}
    assert len(list(tmp_path.iterdir())) == 4


def test_trouble_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(RecordsError, match="--data"):
        take(tmp_path / "missing", "robin")
