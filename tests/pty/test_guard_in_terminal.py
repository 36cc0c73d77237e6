"""What the guard promises, in real pseudo-terminals: the exit code, the terminal as it was, and no secret anywhere."""

import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.pty.terminal import Terminal
from tests.tui.guard_app import SECRET

ROOT = Path(__file__).parents[2]
PROGRAM = [sys.executable, str(ROOT / "tests" / "tui" / "guard_app.py")]


class Guarded(Terminal):
    """The tiny app in a terminal, with the two files that it writes."""

    def __init__(
        self, folder: Path, shell: str = 'exec "$@"', env: dict[str, str | None] | None = None, columns: int = 80
    ) -> None:
        self.log, self.marker = folder / "logs" / "edu.log", folder / "marker"
        command = ["bash", "-c", shell, "bash", *PROGRAM, str(self.log), str(self.marker)]
        super().__init__(
            command, columns=columns, env={"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", **(env or {})}
        )

    def ready(self) -> "Guarded":
        self.wait_for("ready 漢")
        return self

    def must_be_tidy(self) -> None:
        assert self.untidied() == []
        assert self.is_canonical()
        assert not self.in_alternate_screen()

    def unmounted(self) -> bool:
        return self.marker.exists()


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Guarded]:
    with Guarded(tmp_path) as terminal:
        yield terminal.ready()


def logged(app: Guarded) -> str:
    return app.log.read_text()


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_to_end_is_an_ordinary_end(app: Guarded, number: int, code: int) -> None:
    app.kill(number)
    assert app.wait() == code
    app.must_be_tidy()
    assert app.unmounted()
    assert not app.log.exists()


def test_a_closed_window_ends_the_app_within_a_second(app: Guarded) -> None:
    app.hang_up()
    start = time.monotonic()
    assert app.process.wait(5) == 129
    assert time.monotonic() - start < 1
    assert app.unmounted()
    assert not app.log.exists()


def test_a_closed_window_ends_the_app_that_ignores_sighup(tmp_path: Path) -> None:
    with Guarded(tmp_path, shell='trap "" HUP; exec "$@"') as app:
        app.ready().hang_up()
        start = time.monotonic()
        assert app.process.wait(5) == 129
        assert time.monotonic() - start < 1
        assert app.unmounted()


def test_a_closed_window_ends_the_app_that_is_drawing(app: Guarded) -> None:
    app.press("f8")
    app.wait_gone("ready")
    app.hang_up()
    assert app.process.wait(5) == 129
    assert not app.log.exists()


def test_junk_keys_resizes_and_ctrl_c_are_survived(app: Guarded) -> None:
    app.send(b"\xe9 \x80 \xc3 \xed\xa0\x80 \xff\xfe ok \xe6\xbc\xa2")
    app.wait_for("ok 漢")
    app.send(bytes(range(0x80, 0x100)) * 20)
    for size in [(1, 1), (5, 2), *((20 + n % 80, 3 + n % 30) for n in range(100)), (300, 100), (1, 1), (70, 20)]:
        app.resize(*size)
    app.wait_for("ready 漢 70x20")
    app.press("ctrl+c")
    app.wait_for("ctrl+c was a key")
    app.press("ctrl+q")
    assert app.wait() == 0
    app.must_be_tidy()
    assert not app.log.exists()


@pytest.mark.parametrize("key", ["f1", "f2", "f7"], ids=["handler", "worker", "layout"])
def test_a_fault_says_one_sentence_and_keeps_the_secret(app: Guarded, key: str) -> None:
    app.press(key)
    assert app.wait() == 70
    app.must_be_tidy()
    said = " ".join(app.screen().split())
    assert said.startswith("edu had to stop because of a fault in the program. Every answer you checked is saved.")
    assert "Traceback" not in said
    assert "guard_app.py:" in logged(app)
    assert SECRET not in app.output.decode() + logged(app)
    assert app.log.stat().st_mode & 0o777 == 0o600
    assert app.unmounted()


@pytest.mark.parametrize(("key", "shown"), [("f6", "a bad end"), ("f11", "it will end badly")], ids=["widget", "app"])
def test_a_fault_at_the_end_still_mends_the_terminal(app: Guarded, key: str, shown: str) -> None:
    app.press(key)
    app.wait_for(shown)
    app.press("ctrl+q")
    assert app.wait() == 70
    app.must_be_tidy()
    assert SECRET not in app.output.decode() + logged(app)


def test_an_error_with_a_sentence_says_it_and_keeps_its_code(app: Guarded) -> None:
    app.press("f5")
    assert app.wait() == 4
    app.must_be_tidy()
    assert "The records are locked by another program" in app.screen()


def test_faults_beside_the_main_road_are_logged_and_survived(app: Guarded) -> None:
    app.press("f3")
    app.wait_until(lambda: app.log.exists() and logged(app).count("fault: ") == 2, what="two faults in the log")
    app.press("ctrl+q")
    assert app.wait() == 0
    app.must_be_tidy()
    assert "fault: KeyError" in logged(app)
    assert "fault: ValueError" in logged(app)
    assert SECRET not in app.output.decode() + logged(app)


def test_a_handler_that_hangs_is_ended_by_force_with_a_mended_terminal(app: Guarded) -> None:
    app.press("f4")
    time.sleep(0.3)
    app.kill(signal.SIGTERM)
    assert app.wait() == 143
    app.must_be_tidy()


def test_a_terminal_that_is_not_read_does_not_keep_the_app_from_ending(app: Guarded) -> None:
    app.press("f8")
    time.sleep(0.5)
    app.kill(signal.SIGTERM)
    assert app.process.wait(5) == 143
    app.settle()
    app.must_be_tidy()


def test_a_message_and_a_code_of_the_app_s_own_reach_the_shell(app: Guarded) -> None:
    app.press("f9")
    assert app.wait() == 3
    app.must_be_tidy()
    assert "goodbye" in app.screen()


def test_sigint_from_outside_ends_without_a_traceback(app: Guarded) -> None:
    app.kill(signal.SIGINT)
    assert app.wait() == 0
    app.must_be_tidy()
    assert "Traceback" not in app.screen()
    assert app.unmounted()


def test_stopped_from_outside_and_continued_the_app_works_and_tidies(app: Guarded) -> None:
    app.kill(signal.SIGSTOP)
    time.sleep(0.1)
    start = len(app.output)
    app.kill(signal.SIGCONT)
    app.wait_for_output(b"\x1b[?1049h", start=start)
    app.send("typed")
    app.wait_for("typed")
    app.press("ctrl+q")
    assert app.wait() == 0
    app.must_be_tidy()


@pytest.mark.parametrize(
    ("shell", "env", "words"),
    [
        ('exec "$@" </dev/null', {}, "its input is a file or a pipe"),
        ('exec "$@" <&-', {}, "its input is closed"),
        ('set -o pipefail; "$@" | cat', {}, "its output is a file or a pipe"),
        ('exec "$@" >&-', {}, "its output is closed"),
        ('set -o pipefail; "$@" 2>&1 >/dev/tty | cat', {}, "its error output is a file or a pipe"),
        ('exec "$@"', {"TERM": "dumb"}, "(TERM=dumb)"),
    ],
)
def test_where_the_app_cannot_be_drawn_one_sentence_says_so(
    tmp_path: Path, shell: str, env: dict[str, str | None], words: str
) -> None:
    with Guarded(tmp_path, shell, env, columns=200) as app:
        assert app.wait() == 2
        said = app.screen().strip()
        assert said.startswith("The app ")
        assert words in said
        assert "run `edu` in a terminal window" in said
        assert app.untidied() == []
        assert b"\x1b" not in app.output


def test_other_locales_are_drawn_in_utf_8(tmp_path: Path) -> None:
    with Guarded(tmp_path, env={"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}) as app:
        app.ready().press("ctrl+q")
        assert app.wait() == 0


def test_under_the_web_server_the_driver_of_the_environment_is_used(tmp_path: Path) -> None:
    env: dict[str, str | None] = {"TEXTUAL_DRIVER": "textual.drivers.web_driver:WebDriver", "COLUMNS": "80"}
    with Guarded(tmp_path, 'sleep 9 | "$@" | cat', {**env, "ROWS": "24"}) as app:
        app.wait_for_output(b"__GANGLION__")
        app.wait_for_output("ready 漢".encode())


def test_no_setting_of_textual_makes_it_write_what_is_typed(tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    env: dict[str, str | None] = {"TEXTUAL": "debug", "TEXTUAL_LOG": str(trace), "TEXTUAL_DEBUG": "1"}
    with Guarded(tmp_path, env={**env, "TEXTUAL_PRESS": "ctrl+q", "TEXTUAL_COLOR_SYSTEM": "none"}) as app:
        app.ready().send(SECRET)
        app.wait_for(SECRET)
        app.press("ctrl+q")
        assert app.wait() == 0
        assert list(tmp_path.iterdir()) == [app.marker]
