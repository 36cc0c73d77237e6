"""Colours: 7:1 for every text on its ground, and no colour that is not the theme's."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import edu.tui
from edu.tui import theme

FOLDER = Path(edu.tui.__file__).parent
ENOUGH = 7.0
"""WCAG 2.2, 1.4.6 (level AAA)."""
ENOUGH_FOR_LINES = 3.0
"""WCAG 2.2, 1.4.11, for frames and bars that are no text."""


def luminance(colour: str) -> float:
    """WCAG 2.2: the relative luminance of sRGB in #rrggbb."""
    parts = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@cache
def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#ffffff", "#000000", 21.0), ("#777777", "#ffffff", 4.48), ("#0000ff", "#ffffff", 8.59)],
)
def test_the_formula_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)


@pytest.mark.parametrize("pair", theme.pairs, ids=" on ".join)
@pytest.mark.parametrize("name", theme.palettes)
def test_text_stands_out_from_its_ground(name: str, pair: tuple[str, str]) -> None:
    ink, ground = (theme.palettes[name][colour] for colour in pair)
    assert contrast(ink, ground) >= ENOUGH


@pytest.mark.parametrize("ground", ["ground", "box"])
@pytest.mark.parametrize("line", ["line", "act"])
@pytest.mark.parametrize("name", theme.palettes)
def test_frames_and_bars_can_be_seen(name: str, line: str, ground: str) -> None:
    palette = theme.palettes[name]
    assert contrast(palette[line], palette[ground]) >= ENOUGH_FOR_LINES


def test_every_palette_has_every_colour_and_a_name_for_people() -> None:
    assert len({frozenset(palette) for palette in theme.palettes.values()}) == 1
    assert list(theme.titles) == list(theme.palettes) == [made.name for made in theme.themes()]
    assert {colour for pair in theme.pairs for colour in pair} == set(theme.palettes[theme.DEFAULT]) - {"line"}


# What the screens use

COLOUR = re.compile(r"(?<![\w#-])#[0-9a-fA-F]{3,8}\b(?![\w-])|\b(?:rgb|hsl)a?\(|\bansi_\w+|\$[a-z][a-z-]*")
NAMED = re.compile(
    r"\b(?:color|background|border\S*|tint|outline)\s*:[^;]*\b(red|green|blue|yellow|white|black|gray)\b"
)
OURS = {f"${name}" for name in theme.palettes[theme.DEFAULT]}


def styles() -> Iterator[tuple[str, str]]:
    for path in sorted(FOLDER.glob("*.tcss")):
        yield path.name, path.read_text(encoding="utf-8")
    for path in sorted(FOLDER.glob("*.py")):
        for found in re.finditer(r'DEFAULT_CSS = """(.*?)"""', path.read_text(encoding="utf-8"), re.DOTALL):
            yield path.name, found[1]


@pytest.mark.parametrize(("name", "css"), list(styles()))
def test_styles_use_no_colour_outside_the_theme(name: str, css: str) -> None:
    without_ids = re.sub(r"#[a-zA-Z][\w-]*(?=[^;{}]*\{)", "", css)
    assert {found[0] for found in COLOUR.finditer(without_ids)} <= OURS
    assert not NAMED.search(css)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.py")), ids=lambda path: path.name)
def test_code_uses_no_colour_outside_the_theme(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    if path.name != "theme.py":
        assert {name for name in re.findall(r"\$[a-z][a-z-]*", source) if name != "$name"} <= OURS
        assert not re.search(r"[\"'](?:on )?#[0-9a-f]{6}|rgb\(", source)


def test_the_lint_of_styles_sees_other_colours() -> None:
    for css in ("color: #fff;", "background: rgb(1,2,3);", "color: $primary;", "color: ansi_red;"):
        assert not {found[0] for found in COLOUR.finditer(css)} <= OURS
    assert NAMED.search("border: round red;")
