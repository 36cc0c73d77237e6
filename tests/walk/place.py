"""Where someone learns: a home folder, the records in it, and the app started on them."""

import sqlite3
import stat
import sys
from pathlib import Path
from typing import NamedTuple

from tests.pty.terminal import Terminal

ROOT = Path(__file__).parents[2]
_ELSEWHERE = ("EDU_DATA", "EDU_CLINIC", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_DOCUMENTS_DIR")

Rows = list[tuple[object, ...]]


class Place(NamedTuple):
    """A home with a folder for documents, and the records."""

    home: Path

    @property
    def records(self) -> Path:
        return self.home / "records"

    def start(self) -> Terminal:
        """The app in a window of 80 by 24, with the course that ships with it."""
        env = {**dict.fromkeys(_ELSEWHERE), "HOME": str(self.home), "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-m", "edu", "--data", str(self.records), "--course", "built-in"]
        return Terminal(command, env=env, cwd=self.home)

    def rows(self, query: str) -> Rows:
        """What the database says, asked past the app."""
        connection = sqlite3.connect(self.records / "records.db")
        try:
            return connection.execute(query).fetchall()
        finally:
            connection.close()

    def answers(self) -> Rows:
        """Question and state of every answer, in the order it was given."""
        query = "SELECT question, state FROM answer JOIN attempt ON attempt.id = attempt ORDER BY attempt.number, seq"
        return self.rows(query)

    def standings(self) -> Rows:
        """Step and standing of every finished quiz."""
        return self.rows("SELECT step, standing FROM attempt WHERE finished_at IS NOT NULL ORDER BY number")

    def saved(self, ending: str) -> str:
        """The only sheet that was saved."""
        (sheet,) = (self.home / "Documents").iterdir()
        assert sheet.suffix == ending
        assert is_private(sheet)
        return sheet.read_text(encoding="utf-8")


def is_private(path: Path) -> bool:
    return stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600)
