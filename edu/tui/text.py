"""The one gate from text to the screen: whatever a file or a person says shows as it is, never as markup."""

from textual.content import Content
from textual.style import Style


def text(words: str, style: str | Style = "") -> Content:
    """Literal words in one style."""
    return Content.styled(words, style) if style else Content(words)


def join(*parts: Content) -> Content:
    """Parts one after the other."""
    return Content("").join(parts)


def link(words: str, action: str, style: str | Style = "") -> Content:
    """Words that run one of our own actions when clicked. `action` is code, never content."""
    return text(words, style).stylize(Style.from_meta({"@click": action}))


def ended(words: str) -> str:
    """The words with a full stop, where they do not end a sentence themselves."""
    return words if words.rstrip("\"'”’)").endswith((".", "!", "?", "…")) else f"{words}."
