"""A fault in the program: one plain sentence to the person, and a log of code places that holds nothing of theirs.

Exception messages and local variables may hold answers and names, so neither is ever printed or written.
Loads no Textual: commands that draw nothing use it too.
"""

import os
import shutil
import sys
import textwrap
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path, PurePath
from types import FrameType, TracebackType

from edu.errors import EduError, ExitCode

LOG_SIZE = 1_000_000
"""Bytes after which a log is set aside."""

LOGS_KEPT = 3
"""The log itself and the older ones beside it: edu.log, edu.log.1, edu.log.2."""

FRAMES_KEPT = 40
"""Of each traceback, half from its start and half from its end: enough for a recursion without end."""

LINKS_KEPT = 10
"""Exceptions told of one chain of causes."""

STDOUT, STDERR = 1, 2

INTERRUPTED = 130
OUTPUT_CLOSED = 141


def sentence(log_path: Path, *, recorded: bool) -> str:
    """What a person is told of a fault; `recorded` is the answer of `record`."""
    where = (
        f"Details for the people who mend it are in {log_path}; it holds no answers and no names."
        if recorded
        else f"Details for the people who mend it could not be written to {log_path}."
    )
    return f"edu had to stop because of a fault in the program. Every answer you checked is saved. {where}"


def say(text: str) -> None:
    """Print to the person, in rows of the terminal's width, or do nothing when there is nowhere left to print."""
    if sys.stderr is not None:
        try:
            if sys.stderr.isatty():
                width = max(shutil.get_terminal_size().columns, 20)
                text = textwrap.fill(text, width, break_long_words=False, break_on_hyphens=False)
            print(text, file=sys.stderr, flush=True)
        except (OSError, ValueError):
            silence_output()


def silence_output(*streams: int) -> None:
    """Point output that nobody can read any more at nothing, or Python fails to flush it and changes the exit code."""
    with suppress(OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        for stream in streams or (STDOUT, STDERR):
            os.dup2(nowhere, stream)
        os.close(nowhere)


@contextmanager
def reporting(log_path: Callable[[], Path]) -> Iterator[None]:
    """Everything that a command does goes inside this; an `EduError` passes through: its sentence is for the person.

    `log_path` is asked for only when there is something to note.

    Raises:
        SystemExit: 70 after a fault (told and logged), 130 after an interrupt, 141 when the output's reader has gone.
    """
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    sys.excepthook = lambda _kind, error, _traceback: _note(error, log_path())
    threading.excepthook = lambda stray: _note(stray.exc_value, log_path())
    sys.unraisablehook = lambda stray: _note(stray.exc_value, log_path())
    try:
        yield
    except EduError:
        raise
    except KeyboardInterrupt:
        raise SystemExit(INTERRUPTED) from None
    except BrokenPipeError:
        silence_output()
        raise SystemExit(OUTPUT_CLOSED) from None
    except Exception as error:
        log = log_path()
        say(sentence(log, recorded=record(error, log)))
        raise SystemExit(int(ExitCode.INTERNAL)) from None
    finally:
        sys.excepthook, threading.excepthook, sys.unraisablehook = before


def record(error: BaseException, log_path: Path) -> bool:
    """Add the error's class and its places in the code to the log; False when that cannot be written."""
    text = "\n".join([_heading(), *_chain(error), "", ""])
    try:
        log_path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _set_aside_when_full(log_path)
        _append(text.encode("utf-8", "backslashreplace"), log_path)
    except OSError:
        return False
    return True


def _note(error: BaseException | None, log_path: Path) -> None:
    """A fault beside the main road (a thread, a finalizer) is logged, and the app goes on."""
    if error is not None:
        record(error, log_path)


def _heading() -> str:
    from importlib import metadata  # costs a thirtieth of the way to the first frame, and is needed only here

    versions = [f"python {sys.version.split()[0]}"]
    for package in ("edu", "textual"):
        with suppress(metadata.PackageNotFoundError):
            versions.append(f"{package} {metadata.version(package)}")
    return f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ} {', '.join(versions)}, {sys.platform}"


def _chain(error: BaseException) -> Iterator[str]:
    """The error, then what caused it, and so on, each with its frames; the members of a group come after it."""
    waiting: list[tuple[str, BaseException]] = [("fault", error)]
    told: set[int] = set()
    while waiting and len(told) < LINKS_KEPT:
        relation, link = waiting.pop(0)
        if id(link) in told:
            continue
        told.add(id(link))
        yield f"{relation}: {_class_name(link)}"
        yield from _frames(link.__traceback__)
        if isinstance(link, BaseExceptionGroup):
            waiting += [("one of its group", member) for member in link.exceptions]
        if link.__cause__ is not None:
            waiting.append(("caused by", link.__cause__))
        elif link.__context__ is not None:
            waiting.append(("while handling", link.__context__))


def _class_name(error: BaseException) -> str:
    kind = type(error)
    return kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"


def _frames(traceback: TracebackType | None) -> list[str]:
    lines: list[str] = []
    while traceback is not None:
        frame = traceback.tb_frame
        lines.append(f"  {_place(frame)}:{traceback.tb_lineno} in {frame.f_code.co_qualname}")
        traceback = traceback.tb_next
    if len(lines) <= FRAMES_KEPT:
        return lines
    half = FRAMES_KEPT // 2
    return [*lines[:half], f"  ... {len(lines) - FRAMES_KEPT} more", *lines[-half:]]


def _place(frame: FrameType) -> str:
    """The file as its package names it (edu/tui/app.py): what stands before may be the folder of a person."""
    package = frame.f_globals.get("__package__")
    depth = len(package.split(".")) if isinstance(package, str) and package else 0
    return "/".join(PurePath(frame.f_code.co_filename).parts[-(depth + 1) :])


def _set_aside_when_full(log_path: Path) -> None:
    if not log_path.is_file() or log_path.stat().st_size < LOG_SIZE:
        return
    for age in range(LOGS_KEPT - 1, 0, -1):
        newer = log_path if age == 1 else log_path.with_name(f"{log_path.name}.{age - 1}")
        if newer.is_file():
            newer.replace(log_path.with_name(f"{log_path.name}.{age}"))


def _append(text: bytes, log_path: Path) -> None:
    """Write in one call, so that two processes never mix; a link or a pipe in the log's place is refused."""
    cautious = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    log = os.open(log_path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | cautious, 0o600)
    try:
        if hasattr(os, "fchmod"):
            os.fchmod(log, 0o600)
        os.write(log, text)
    finally:
        os.close(log)
