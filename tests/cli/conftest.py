"""The command as a process of its own, in a home that is empty."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pytest

from edu.authoring.find import built_in
from tests.pty.terminal import Terminal

ROOT = Path(__file__).parents[2]
NOBODY = 65534
AS_NOBODY = f"""
import importlib, os, pkgutil
from edu.cli.terminal import scrub_environment
scrub_environment()
import edu
for room in pkgutil.walk_packages(edu.__path__, "edu."):
    if room.name != "edu.__main__":
        importlib.import_module(room.name)  # that user may not read the Python of root
import platformdirs
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid({NOBODY})
    os.setuid({NOBODY})
"""
"""Become a user who may not do everything, for root may."""

_MAIN = "import sys; from edu.cli.main import main; sys.exit(main(sys.argv[1:]))"


class Done(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str


class Edu(NamedTuple):
    """`edu` as someone with this home types it; every end of it must be a decent one."""

    home: Path

    @property
    def data(self) -> Path:
        """Where the records are unless another place is named."""
        return self.home / ".local" / "share" / "edu"

    @property
    def env(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("EDU_", "XDG_", "PYTHON"))}
        return {**kept, "HOME": str(self.home), "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}

    def __call__(
        self,
        *words: str | Path,
        env: Mapping[str, str] | None = None,
        cwd: Path | None = None,
        planted: str = "",
        script: str = 'exec "$@"',
    ) -> Done:
        """`planted` is run in the process before; `script` is given the command as its arguments."""
        command = self.command(*words, planted=planted, script=script)
        done = subprocess.run(
            command,
            env={**self.env, **(env or {})},
            cwd=cwd or self.home,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
        for said in (done.stdout, done.stderr):
            assert "Traceback" not in said
            assert "Exception ignored" not in said
        return Done(done.returncode, done.stdout, done.stderr)

    def command(self, *words: str | Path, planted: str = "", script: str = 'exec "$@"') -> list[str]:
        python = ["-c", f"{planted}\n{_MAIN}"] if planted else ["-m", "edu"]
        return ["sh", "-c", script, "sh", sys.executable, *python, *map(str, words)]

    @contextmanager
    def app(
        self, *words: str | Path, cwd: Path | None = None, planted: str = "", script: str = 'exec "$@"'
    ) -> Iterator[Terminal]:
        """The app at a terminal, which it leaves as it found it."""
        places = dict.fromkeys(name for name in os.environ if name.startswith(("EDU_", "XDG_", "PYTHON")))
        command = self.command(*words, planted=planted, script=script)
        with Terminal(command, env={**places, **self.env}, cwd=cwd or self.home) as terminal:
            yield terminal
            if terminal.exit_code in range(128):
                assert terminal.untidied() == []
            assert b"Traceback" not in terminal.output

    def refuses(
        self, *words: str | Path, cwd: Path | None = None, planted: str = "", script: str = 'exec "$@"'
    ) -> Done:
        """The app ends before it has drawn anything; what it said is given as one line."""
        with self.app(*words, cwd=cwd, planted=planted, script=script) as terminal:
            code = terminal.wait()
            said = terminal.output.decode()
            assert "\x1b" not in said
        return Done(code, "", " ".join(said.split()))


@pytest.fixture
def edu(tmp_path: Path) -> Edu:
    """With an empty home."""
    (tmp_path / "home").mkdir()
    return Edu(tmp_path / "home")


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A copy of the course that ships with edu."""
    for name in ("content", "quizzes"):
        copytree(built_in() / name, tmp_path / "course" / name)
    return tmp_path / "course"


@pytest.fixture
def nobody() -> Iterator[Edu]:
    """In a home where another user can be let in; `AS_NOBODY` is to be planted."""
    with TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        home = Path(name) / "home"
        home.mkdir()
        edu = Edu(home)
        of_nobody(home)
        if os.geteuid() == 0 and edu("check", planted=AS_NOBODY).code:
            pytest.skip("another user cannot read this folder")
        yield edu


def of_nobody(*paths: Path) -> None:
    """Hand over to the user that the child becomes; nothing to do where the tests run as no more than that."""
    if os.geteuid() == 0:
        for path in paths:
            os.chown(path, NOBODY, NOBODY)
