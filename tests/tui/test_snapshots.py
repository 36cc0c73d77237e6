"""A few screens as text, to see at a glance what a change does to them.

`EDU_RENEW_SNAPSHOTS=1 pytest tests/tui/test_snapshots.py` writes them anew; `git diff` then shows what is different.
"""

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from edu.records.store import Store
from tests.tui.every_kind import A_ROUND, BEACH, CLINIC, asking, course, short
from tests.tui.visit import visit

FOLDER = Path(__file__).with_name("snapshots")
TO_THE_QUIZ = ("enter", "right", "right", "right", "enter")
SCREENS: dict[str, Sequence[str]] = {
    "lesson": ("enter", "w"),
    "question": (*TO_THE_QUIZ, "h", "s", "2"),
    "feedback": (*TO_THE_QUIZ, "2", "c"),
    "result": (*TO_THE_QUIZ, "2", "c", "enter", "1", "c", "enter", *["0", "c", "enter"] * 3, "enter", "enter"),
    "when-to-call": ("f2",),
}


def compare(name: str, shown: str) -> None:
    path = FOLDER / f"{name}.txt"
    if os.environ.get("EDU_RENEW_SNAPSHOTS"):
        path.write_text(shown + "\n", encoding="utf-8")
    assert path.read_text(encoding="utf-8") == shown + "\n"


@pytest.mark.parametrize("name", SCREENS)
async def test_screens_look_as_they_did(name: str, robin: Store) -> None:
    async with visit(short(asking(*A_ROUND, BEACH)), robin, clinic=CLINIC) as here:
        await here.press(*SCREENS[name])
        compare(name, here.shown)


async def test_home_looks_as_it_did(robin: Store) -> None:
    async with visit(course(), robin) as here:
        await here.press("down", "enter", "right", "escape")
        compare("home", here.shown)
