"""A fault in the program itself: a sentence, a log of places in the code, and nobody's words anywhere."""

import stat
from pathlib import Path

import pytest

from tests.cli.conftest import Edu

SECRET = "tell-nobody-4711"
PLANTED = f"""
import edu.cli.COMMAND as planted
def run(arguments):
    answer = {SECRET!r}
    raise FAULT
planted.run = run
"""
FAULTS = [
    f"ValueError({SECRET!r})",
    f"KeyError({SECRET!r})",
    f"OSError(5, {SECRET!r})",
    f"UnicodeDecodeError('utf-8', {SECRET!r}.encode(), 0, 1, {SECRET!r})",
    f"ExceptionGroup({SECRET!r}, [ValueError({SECRET!r})])",
    "RecursionError()",
    "MemoryError()",
]


def must_hold_no_secret(log: Path) -> None:
    text = log.read_text()
    assert SECRET not in text
    assert "fault: " in text
    assert stat.S_IMODE(log.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("command", "fault"), [("sheet", FAULTS[0]), ("clinic", FAULTS[0]), *(("check", fault) for fault in FAULTS)]
)
def test_a_fault_in_a_command_is_said_and_noted(edu: Edu, command: str, fault: str) -> None:
    planted = PLANTED.replace("COMMAND", command).replace("FAULT", fault)
    code, out, err = edu(command, SECRET if command == "check" else "--clinic=" + SECRET, planted=planted)
    assert (code, out) == (70, "")
    log = edu.data / "edu.log"
    assert err == (
        "edu had to stop because of a fault in the program. Every answer you checked is saved. "
        f"Details for the people who mend it are in {log}; it holds no answers and no names.\n"
    )
    must_hold_no_secret(log)


def test_a_log_that_cannot_be_written_is_said(edu: Edu) -> None:
    planted = PLANTED.replace("COMMAND", "check").replace("FAULT", FAULTS[0])
    code, _, err = edu("check", planted=planted, env={"EDU_DATA": "/dev/null/x"})
    assert code == 70
    assert "could not be written to /dev/null/x/edu.log" in err
    assert SECRET not in err


@pytest.mark.parametrize(
    "planted",
    [
        f"import edu.tui.home as h\ndef boom(self): raise ValueError({SECRET!r})\nh.HomeScreen.show_path = boom",
        f"import edu.tui.desk as d\nasync def boom(self, name): raise ValueError({SECRET!r})\nd.Desk.add_person = boom",
    ],
)
def test_a_fault_in_the_app_gives_the_terminal_back(edu: Edu, planted: str) -> None:
    with edu.app(planted=f"from edu.cli.terminal import scrub_environment as s; s()\n{planted}") as terminal:
        terminal.wait_for("Look around as a guest")
        terminal.press("enter")
        assert terminal.wait() == 70
        said = " ".join(terminal.screen().split())
        assert "edu had to stop because of a fault in the program." in said
        assert SECRET.encode() not in terminal.output
        assert not terminal.in_alternate_screen()
    must_hold_no_secret(edu.data / "edu.log")


def test_a_fault_before_the_app_is_drawn_is_said_and_noted(edu: Edu) -> None:
    planted = f"import edu.cli.start as s\ndef boom(where): raise ValueError({SECRET!r})\ns.open_store = boom"
    done = edu.refuses(planted=planted)
    assert done.code == 70
    assert "edu had to stop because of a fault in the program." in done.err
    assert SECRET not in done.err
    must_hold_no_secret(edu.data / "edu.log")
