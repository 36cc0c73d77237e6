"""Doing something again whenever a file of a course changes."""

import gc
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from edu.checking.watching import State, state_of
from edu.cli.output import on_terminal, say

_PAUSE = 0.1  # seconds between two looks
_REST = 0.02  # seconds in which nothing changes any more, for an editor may write in several steps


def watch(root: Path, report: Callable[[], None]) -> None:
    """Report now and after each change, until the person interrupts."""
    try:
        state = state_of(root)
        report()
        gc.freeze()  # what is kept between two looks is large and lives on: no use to search it for garbage
        while True:
            say(f"──── {datetime.now().astimezone():%H:%M:%S} Waiting for a change; Ctrl+C ends it.")
            state = _changed(root, state)
            report()
    except KeyboardInterrupt:
        if on_terminal():
            say("")  # the terminal has written ^C


def _changed(root: Path, before: State) -> State:
    """The next state that is not `before` and has come to rest."""
    while (state := state_of(root)) == before:
        time.sleep(_PAUSE)
    while True:
        time.sleep(_REST)
        later = state_of(root)
        if later == state:
            return state
        state = later
