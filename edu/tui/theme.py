"""Own themes: every pair of text and ground that is used reaches 7:1 (held by a test)."""

from textual.theme import Theme

DEFAULT = "edu-dark"

_DARK = {
    "ground": "#11161b",
    "ink": "#f1f3f5",
    "quiet": "#b9c3cc",
    "box": "#1b232b",
    "line": "#7f93a6",
    "link": "#9bd1ff",
    "good": "#97e6ab",
    "care": "#ffd27d",
    "urgent": "#ffc2b8",
    "cursor": "#1f4a70",
    "cursor-text": "#ffffff",
    "act": "#9bd1ff",
    "act-text": "#0a1a28",
}
_LIGHT = {
    "ground": "#fcfcf9",
    "ink": "#15191d",
    "quiet": "#434b53",
    "box": "#eef2f5",
    "line": "#5d6a76",
    "link": "#003f75",
    "good": "#08481f",
    "care": "#5c3200",
    "urgent": "#7a1408",
    "cursor": "#c7e0f6",
    "cursor-text": "#08131d",
    "act": "#00457c",
    "act-text": "#ffffff",
}
_CONTRAST = {
    "ground": "#000000",
    "ink": "#ffffff",
    "quiet": "#ffffff",
    "box": "#000000",
    "line": "#ffffff",
    "link": "#7fffff",
    "good": "#80ff80",
    "care": "#ffff00",
    "urgent": "#ffd0d0",
    "cursor": "#ffff00",
    "cursor-text": "#000000",
    "act": "#ffffff",
    "act-text": "#000000",
}
palettes = {"edu-dark": _DARK, "edu-light": _LIGHT, "edu-contrast": _CONTRAST}
titles = {"edu-dark": "Dark", "edu-light": "Light", "edu-contrast": "High contrast"}

pairs = (
    *((ink, ground) for ink in ("ink", "quiet", "link", "good", "care", "urgent") for ground in ("ground", "box")),
    ("cursor-text", "cursor"),
    ("act-text", "act"),
)
"""Which colour stands on which, in every theme."""


def themes() -> list[Theme]:
    """The three themes, ready to register."""
    return [_theme(name, colours) for name, colours in palettes.items()]


def _theme(name: str, colours: dict[str, str]) -> Theme:
    return Theme(
        name=name,
        primary=colours["act"],
        secondary=colours["link"],
        accent=colours["act"],
        warning=colours["care"],
        error=colours["urgent"],
        success=colours["good"],
        foreground=colours["ink"],
        background=colours["ground"],
        surface=colours["box"],
        panel=colours["box"],
        dark=name != "edu-light",
        variables={
            **colours,
            "block-cursor-background": colours["cursor"],
            "block-cursor-foreground": colours["cursor-text"],
            "input-cursor-background": colours["ink"],
            "input-cursor-foreground": colours["ground"],
            "input-selection-background": colours["cursor"],
            "link-color": colours["ink"],
            "link-background": "initial",
            "link-style": "underline",
            "link-color-hover": colours["link"],
            "link-background-hover": "initial",
            "link-style-hover": "bold underline",
            "border": colours["act"],
            "border-blurred": colours["line"],
            "scrollbar": colours["line"],
            "scrollbar-background": colours["ground"],
            "scrollbar-hover": colours["link"],
            "scrollbar-active": colours["link"],
        },
    )
