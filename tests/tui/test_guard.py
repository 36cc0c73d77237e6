"""The guard without a terminal: what is refused, what is scrubbed, what a fault leaves in the log."""

import asyncio
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from edu import crash
from edu.cli.terminal import WEB_DRIVER, preflight, scrub_environment
from edu.errors import RecordsError, UsageError
from tests.tui.guard_app import SECRET, build

ROOT = Path(__file__).parents[2]


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "logs" / "edu.log"


# The app


def test_the_palette_offers_nothing_that_saves_the_screen(tmp_path: Path, log: Path) -> None:
    app = build(log, tmp_path / "marker")

    async def titles() -> list[str]:
        async with app.run_test():
            app.action_screenshot("picture.svg", str(tmp_path))
            return [command.title for command in app.get_system_commands(app.screen)]

    offered = asyncio.run(titles())
    assert "Quit" in offered
    assert "Screenshot" not in offered
    assert not list(tmp_path.rglob("*.svg"))


@pytest.mark.parametrize(
    ("key", "kind", "code", "words"),
    [
        ("f1", ValueError, 70, "a fault in the program"),
        ("f2", Exception, 70, "a fault in the program"),
        ("f5", RecordsError, 4, "The records are locked"),
    ],
)
def test_a_fault_reaches_the_test_that_runs_the_app(
    key: str,
    kind: type[Exception],
    code: int,
    words: str,
    tmp_path: Path,
    log: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    app = build(log, tmp_path / "marker")

    async def fail() -> None:
        async with app.run_test() as pilot:
            await pilot.press(key)
            await pilot.pause(0.1)

    with pytest.raises(kind):
        asyncio.run(fail())
    assert app.return_code == code
    printed = capsys.readouterr()
    assert words in printed.err
    assert SECRET not in printed.err + printed.out + log.read_text()


def test_a_panic_is_a_fault_and_shows_nothing_of_what_it_was_given(
    tmp_path: Path, log: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    app = build(log, tmp_path / "marker")

    async def panic() -> None:
        async with app.run_test():
            app.panic(SECRET)

    asyncio.run(panic())
    assert app.return_code == 70
    assert SECRET not in capsys.readouterr().err
    assert "fault: RuntimeError" in log.read_text()


# Faults in the log


def provoke(fault: Callable[[], object]) -> Exception:
    try:
        fault()
    except Exception as error:
        return error
    raise AssertionError("no fault")


def chained() -> None:
    try:
        raise KeyError(SECRET)
    except KeyError as error:
        raise ValueError(SECRET) from error


def while_handling() -> None:
    try:
        raise KeyError(SECRET)
    except KeyError:
        dict[str, str]()[SECRET]


def grouped() -> None:
    raise ExceptionGroup(SECRET, [OSError(SECRET), TimeoutError(SECRET)])


def endless() -> None:
    endless()


def of_a_library() -> None:
    from textual.css.query import NoMatches

    raise NoMatches(SECRET)


@pytest.mark.parametrize(
    ("fault", "lines"),
    [
        (chained, ["fault: ValueError", "caused by: KeyError"]),
        (while_handling, ["fault: KeyError", "while handling: KeyError"]),
        (grouped, ["fault: ExceptionGroup", "one of its group: OSError", "one of its group: TimeoutError"]),
        (endless, ["fault: RecursionError"]),
        (of_a_library, ["fault: textual.css.query.NoMatches"]),
    ],
)
def test_the_log_holds_classes_and_places_and_no_words(
    fault: Callable[[], object], lines: list[str], log: Path
) -> None:
    assert crash.record(provoke(fault), log)
    text = log.read_text()
    assert [line for line in text.splitlines()[1:] if line and not line.startswith("  ")] == lines
    assert f":{fault.__code__.co_firstlineno + 1} in " in text or fault in (chained, while_handling, of_a_library)
    assert f"test_guard.py:{provoke.__code__.co_firstlineno + 2} in provoke" in text
    assert SECRET not in text
    assert str(ROOT) not in text
    assert len(text.splitlines()) < 60


def test_a_ring_of_causes_has_an_end(log: Path) -> None:
    first, second = ValueError(), KeyError()
    first.__cause__, second.__cause__ = second, first
    assert crash.record(first, log)
    assert log.read_text().count("caused by") == 1


def test_the_log_is_private_even_when_it_was_not(log: Path) -> None:
    before = os.umask(0)
    try:
        assert crash.record(ValueError(), log)
        assert log.stat().st_mode & 0o777 == 0o600
        assert log.parent.stat().st_mode & 0o777 == 0o700
        log.chmod(0o666)
        assert crash.record(ValueError(), log)
        assert log.stat().st_mode & 0o777 == 0o600
    finally:
        os.umask(before)


def test_full_logs_are_set_aside_and_three_are_kept(log: Path) -> None:
    log.parent.mkdir()
    for age in range(5):
        log.write_text(str(age) * crash.LOG_SIZE)
        assert crash.record(ValueError(), log)
    assert sorted(path.name for path in log.parent.iterdir()) == ["edu.log", "edu.log.1", "edu.log.2"]
    assert log.read_text().endswith("fault: ValueError\n\n")
    assert [log.with_name(f"edu.log.{age}").read_text()[0] for age in (1, 2)] == ["4", "3"]


def link(log: Path) -> None:
    log.symlink_to(log.with_name("elsewhere"))


def pipe(log: Path) -> None:
    os.mkfifo(log)


@pytest.mark.parametrize("trap", [Path.mkdir, link, pipe])
def test_a_log_that_cannot_be_written_is_told(trap: Callable[[Path], object], log: Path) -> None:
    log.parent.mkdir()
    trap(log)
    assert not crash.record(ValueError(), log)
    assert "could not be written" in crash.sentence(log, recorded=False)
    assert not log.with_name("elsewhere").exists()


def stop() -> None:
    raise SystemExit(5)


def interrupt() -> None:
    raise KeyboardInterrupt


def no_reader() -> None:
    raise BrokenPipeError(SECRET)


@pytest.mark.parametrize(("end", "code"), [(chained, 70), (stop, 5), (interrupt, 130), (no_reader, 141)])
def test_every_end_of_a_command_has_its_code(
    end: Callable[[], None], code: int, log: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crash, "silence_output", lambda: None)
    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
    with pytest.raises(SystemExit) as ended, crash.reporting(lambda: log):
        end()
    assert ended.value.code == code
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == hooks
    printed = capsys.readouterr()
    assert printed.err == (crash.sentence(log, recorded=True) + "\n" if code == 70 else "")
    assert log.exists() == (code == 70)


def test_an_error_for_the_person_passes_through(log: Path) -> None:
    with pytest.raises(RecordsError), crash.reporting(lambda: log):
        raise RecordsError("a sentence")
    assert not log.exists()


# The environment and the terminal


def run(script: str, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **env}
    return subprocess.run(
        [sys.executable, "-c", script],
        env=environment,
        input="",
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )


def test_before_textual_its_dangerous_settings_are_gone_and_the_others_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = {
        "TEXTUAL_ANIMATIONS": "none",
        "TEXTUAL_FPS": "20",
        "TEXTUAL_COLOR_SYSTEM": "256",
        "TEXTUAL_DRIVER": WEB_DRIVER,
        "NO_COLOR": "1",
    }
    names = ["", "_LOG", "_SCREENSHOT", "_SCREENSHOT_LOCATION", "_PRESS", "_DEBUG", "_SHOW_RETURN", "_ALLOW_SIGNALS"]
    for name, value in kept.items() | {f"TEXTUAL{name}": "1" for name in names}.items():
        monkeypatch.setenv(name, value)
    before = os.umask(0o022)
    try:
        scrub_environment()
        assert os.umask(0o022) == 0o077
    finally:
        os.umask(before)
    left = {name: value for name, value in os.environ.items() if name.startswith(("TEXTUAL", "NO_COLOR"))}
    assert left == kept


@pytest.mark.parametrize(("name", "value"), [("TEXTUAL_DRIVER", "os:system"), ("TEXTUAL_COLOR_SYSTEM", "many")])
def test_settings_that_end_textual_are_taken_away(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, value)
    before = os.umask(0o077)
    scrub_environment()
    os.umask(before)
    assert name not in os.environ


def test_without_a_terminal_the_app_is_refused_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TEXTUAL_DRIVER", raising=False)
    monkeypatch.setattr(sys, "__stdin__", None)
    with pytest.raises(UsageError, match="its input is closed: run `edu` in a terminal window") as refused:
        preflight()
    assert refused.value.exit_code == 2


def test_the_web_server_needs_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEXTUAL_DRIVER", WEB_DRIVER)
    monkeypatch.setattr(sys, "__stdin__", None)
    preflight()


def test_the_checks_before_the_app_load_no_textual() -> None:
    script = "import sys, edu.cli.terminal, edu.crash; print(sorted({'textual', 'rich', 'logging'} & set(sys.modules)))"
    ended = run(script, {})
    assert (ended.stdout.strip(), ended.stderr) == ("[]", "")
