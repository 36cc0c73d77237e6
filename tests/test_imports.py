"""What each way in loads: a command that draws nothing loads no screen, and the first frame waits for nothing else."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.pty.terminal import Terminal

ROOT = Path(__file__).parents[1]
RUN_AND_LIST = """
import sys
from pathlib import Path
from edu.cli.main import main
listed = Path(sys.argv.pop(1))
try:
    main(sys.argv[1:])
except SystemExit:
    pass
listed.write_text("\\n".join(sys.modules))
"""
LIST_AT_FIRST_FRAME = """
import sys
from pathlib import Path
from edu.cli.main import main
from edu.cli.terminal import scrub_environment
listed = Path(sys.argv.pop(1))
scrub_environment()
from edu.tui.app import EduApp
def on_ready(app):
    listed.write_text("\\n".join(sys.modules))
    app.exit()
EduApp.on_ready = on_ready
sys.exit(main(sys.argv[1:]))
"""
ADD_ROBIN = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from edu.records.store import Store
with Store.open(Path(sys.argv[1]) / "records.db") as store:
    store.add_person("Robin", person_id="robin", at=datetime.now(UTC))
"""
SCREENS = ("edu.tui", "rich", "textual")
HEAVY = ("asyncio", "concurrent", "email", "http", "logging", "multiprocessing", "ssl", "subprocess", "xml", "zipfile")


@pytest.fixture
def environment() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}


def of(modules: set[str], *rooms: str) -> set[str]:
    """Those that are one of these modules and packages, or in one of them."""
    return {module for module in modules if any(f"{module}.".startswith(f"{room}.") for room in rooms)}


def first_frame(listed: Path, records: Path, environment: dict[str, str]) -> set[str]:
    """What is loaded when the app shows its first frame."""
    command = [sys.executable, "-c", LIST_AT_FIRST_FRAME, str(listed)]
    with Terminal(command, env=environment | {"EDU_DATA": str(records)}, cwd=listed.parent) as terminal:
        assert terminal.wait() == 0, terminal.screen()
    return set(listed.read_text(encoding="utf-8").split())


@pytest.mark.parametrize(
    ("arguments", "unwanted"),
    [
        (
            ["--version"],
            (
                "dataclasses",
                "edu.assessment",
                "edu.authoring",
                "edu.course.course",
                "edu.exchange",
                "edu.records.store",
            ),
        ),
        (["--version"], (*SCREENS, *HEAVY, "markdown_it", "platformdirs", "sqlite3", "yaml")),
        (["--help"], (*SCREENS, *HEAVY, "edu.course.course", "markdown_it", "platformdirs", "sqlite3", "yaml")),
        (["check"], (*SCREENS, "edu.exchange", "edu.records.store", "sqlite3")),
        (["sheet"], (*SCREENS, *HEAVY, "edu.authoring.prose_check", "edu.course.prose", "markdown_it")),
        (["sheet", "--ask"], (*SCREENS, *HEAVY, "edu.authoring.prose_check", "edu.course.prose", "markdown_it")),
        (["nonsense"], (*SCREENS, *HEAVY, "edu.course.course", "markdown_it", "platformdirs", "sqlite3", "yaml")),
    ],
    ids=" ".join,
)
def test_a_command_loads_what_it_needs(
    arguments: list[str], unwanted: tuple[str, ...], environment: dict[str, str], tmp_path: Path
) -> None:
    listed = tmp_path / "modules"
    command = [sys.executable, "-c", RUN_AND_LIST, str(listed), *arguments]
    records = {"EDU_DATA": str(tmp_path / "records")}
    subprocess.run(command, env=environment | records, cwd=tmp_path, capture_output=True, check=True)
    modules = set(listed.read_text(encoding="utf-8").split())
    assert "edu.cli.main" in modules
    assert of(modules, *unwanted) == set()


@pytest.mark.parametrize("people", [0, 1], ids=["nobody", "one person"])
def test_the_first_frame_waits_for_nothing_else(people: int, environment: dict[str, str], tmp_path: Path) -> None:
    listed, records = tmp_path / "modules", tmp_path / "records"
    for _ in range(people):
        subprocess.run([sys.executable, "-c", ADD_ROBIN, records], env=environment, check=True)
    started = [first_frame(listed, records, environment) for _ in ("a new course", "the course as it was kept")]
    later = ("edu.tui.dialog", "edu.tui.keys", "edu.tui.lesson", "edu.tui.question", "edu.tui.result", "edu.tui.sheet")
    parsers = (
        "edu.authoring.prose_check",
        "edu.course.prose",
        "edu.tui.prose",
        "html.parser",
        "markdown_it",
        "pygments",
    )
    outside = ("email", "http", "multiprocessing", "webbrowser", "xml", "zipfile")
    for modules in started:
        assert bool(of(modules, "edu.tui.home")) == (people == 1)
        assert of(modules, *later, *parsers, "edu.exchange", "edu.tui.settings", "edu.tui.when_to_call") == set()
        assert of(modules, *outside, "argparse") == set()
    assert of(started[1], "edu.authoring.load", "yaml") == set()


@pytest.mark.parametrize("room", ["edu.assessment", "edu.course", "edu.errors"])
def test_the_pure_rooms_load_no_outside(room: str, environment: dict[str, str]) -> None:
    walk = (
        "import importlib, pkgutil, sys; room = importlib.import_module(sys.argv[1]);"
        "[importlib.import_module(found.name) for found in pkgutil.walk_packages("
        "getattr(room, '__path__', []), room.__name__ + '.')];"
        "print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", walk, room], env=environment, capture_output=True, text=True, check=True
    )
    unwanted = {
        "edu.authoring",
        "edu.records",
        "edu.tui",
        "markdown_it",
        "random",
        "rich",
        "sqlite3",
        "textual",
        "yaml",
    }
    assert unwanted.isdisjoint(done.stdout.split())
