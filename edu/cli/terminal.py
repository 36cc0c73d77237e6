"""What must be true of the terminal and the environment before anything is drawn. Loads no Textual."""

import os
import sys
from typing import TextIO

from edu.errors import UsageError

WEB_DRIVER = "textual.drivers.web_driver:WebDriver"
"""The driver that the web server asks for: the app then speaks to the server through pipes, not to a terminal."""

HARMLESS_SETTINGS = frozenset(
    {"TEXTUAL_ANIMATIONS", "TEXTUAL_FPS", "TEXTUAL_SMOOTH_SCROLL", "TEXTUAL_DISABLE_KITTY_KEY"}
)
"""How Textual draws. Its other settings write keys to a log, save pictures of the screen, press keys or show locals."""

COLOR_SYSTEMS = frozenset({"auto", "standard", "256", "truecolor", "windows"})

REMEDY = "run `edu` in a terminal window; `edu --help` lists what works without one."


def scrub_environment() -> None:
    """Take away the settings that would record what a person does, and make new files private (umask 077).

    Textual reads its settings while it is imported, so this has to be called before.
    """
    for name in [name for name in os.environ if name == "TEXTUAL" or name.startswith("TEXTUAL_")]:
        if not _is_harmless(name, os.environ[name]):
            del os.environ[name]
    os.umask(0o077)


def preflight() -> None:
    """Say in one sentence why the app cannot be drawn here, or say nothing.

    Raises:
        UsageError: a standard stream is closed or no terminal, or the terminal cannot be drawn on.
    """
    if os.environ.get("TEXTUAL_DRIVER") == WEB_DRIVER:
        return
    _must_be_terminal("input", sys.__stdin__)
    _must_be_terminal("output", sys.__stdout__)
    _must_be_terminal("error output", sys.__stderr__)  # Textual draws on it
    kind = os.environ.get("TERM", "")
    if kind in ("dumb", "unknown"):
        raise UsageError(f"The app cannot be drawn on a terminal that calls itself {kind} (TERM={kind}): {REMEDY}")


def _is_harmless(name: str, value: str) -> bool:
    match name:
        case "TEXTUAL_DRIVER":
            return value == WEB_DRIVER
        case "TEXTUAL_COLOR_SYSTEM":
            return value in COLOR_SYSTEMS  # any other value ends Textual with a KeyError
        case _:
            return name in HARMLESS_SETTINGS


def _must_be_terminal(what: str, stream: TextIO | None) -> None:
    if stream is None or stream.closed:
        raise UsageError(f"The app needs a terminal, but its {what} is closed: {REMEDY}")
    if not stream.isatty():
        raise UsageError(f"The app needs a terminal, but its {what} is a file or a pipe: {REMEDY}")
