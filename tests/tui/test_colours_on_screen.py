"""Whatever stands on the screen can be read in every theme, also where a row is highlighted."""

from collections.abc import Sequence

import pytest
from rich.color import Color
from rich.segment import Segment

from edu.records.store import Store
from edu.tui import theme
from edu.tui.result import ResultScreen
from tests.tui.every_kind import A_ROUND, BEACH, CLINIC, asking, short
from tests.tui.test_theme import ENOUGH, ENOUGH_FOR_LINES, contrast
from tests.tui.test_walk import go_on
from tests.tui.visit import Visit, visit

COURSE = short(asking(*A_ROUND, BEACH))
LINES = frozenset("╭╮╰╯─│┏┓┗┛━┃▌▐▁▂▃▄▅▆▇█▔▎ ")


def hex_of(colour: Color | None) -> str:
    assert colour is not None
    triplet = colour.get_truecolor()
    return triplet.hex


def too_weak(segments: Sequence[Segment]) -> list[str]:
    """Text that does not stand out, each with its colours."""
    found = []
    for words, style, _ in segments:
        if not words.strip() or style is None:
            continue
        ink, ground = hex_of(style.color), hex_of(style.bgcolor)
        enough = ENOUGH_FOR_LINES if LINES.issuperset(words) else ENOUGH
        if contrast(ink, ground) < enough:
            found.append(f"{words!r}: {ink} on {ground}")
    return found


def look(here: Visit) -> None:
    weak = [weak for strip in here.strips for weak in too_weak(list(strip))]
    assert not weak, f"{weak}\n{here.shown}"


@pytest.mark.parametrize("name", theme.palettes)
async def test_all_of_it_can_be_read(name: str, robin: Store) -> None:
    robin.set_setting("", "theme", name)
    robin.add_person("Sam", person_id="sam", at=robin.people()[0].created_at)
    async with visit(COURSE, robin, clinic=CLINIC) as here:

        async def see(*keys: str) -> None:
            for key in keys:
                await here.press(key)
                look(here)

        look(here)
        await see("down", "down", "tab", *"a@b", "enter")
        await see("shift+tab", "home", "enter", "down")
        await see("f2", "escape", "u", "down", "escape", "t", "down", "enter", "escape", "tab", "down", "end")
        await see("p", "escape", "g", "escape", "question_mark", "escape")
        await see("enter", "w", "o", "right", "right", "right", *"ok", "enter", "enter")
        await see("h", "s", "c", "down", "down", "enter", "enter", "l", "escape")
        await go_on(here)
        await see("1", "c")
        await go_on(here)
        await see("0", "c")
        await go_on(here)
        await see("1", "3", "down", "c")
        await go_on(here)
        await see("1", "down", "right", "left", "2", "up", "c")
        await go_on(here)
        await see(*"ok", "enter")
        await go_on(here)
        here.on(ResultScreen)
        await see("down", "end", "f3", *"hi", "enter", "tab", "down")
