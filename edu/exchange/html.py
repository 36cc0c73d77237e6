"""The one place that writes HTML: a page is a value, and text can only get into it escaped.

There is no element for scripts, pictures or frames and no attribute that names an address, so a page can run
nothing and fetch nothing; its content security policy tells the browser the same.
"""

import html
from typing import Literal, TypedDict, Unpack, get_args

from msgspec import Struct

from edu.course.text import FORBIDDEN

Tag = Literal[
    "article", "body", "caption", "code", "dd", "div", "dl", "dt", "em", "figcaption", "figure", "footer", "h1", "h2",
    "h3", "head", "header", "hr", "html", "li", "main", "meta", "ol", "p", "pre", "section", "span", "strong", "table",
    "tbody", "td", "th", "thead", "title", "tr", "ul",
]  # fmt: skip


class Attributes(TypedDict, total=False):
    """Every attribute that a page may have, as an argument is named: `class_` for `class`, `_` within for `-`."""

    aria_hidden: str
    aria_labelledby: str
    charset: str
    class_: str
    content: str
    dir: str
    http_equiv: str
    id: str
    lang: str
    name: str
    role: str
    scope: str


def _html_name(argument: str) -> str:
    return argument.rstrip("_").replace("_", "-")


_TAGS = frozenset(get_args(Tag))
_ATTRIBUTES = frozenset(map(_html_name, Attributes.__annotations__))
_WITHOUT_END = frozenset({"hr", "meta"})
_WITHIN_A_LINE = frozenset({"code", "em", "span", "strong"})
_RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"})
POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


class Element(Struct, frozen=True):
    """An element with what is in it; a `str` among the children is text, never markup."""

    tag: Tag
    attributes: tuple[tuple[str, str], ...] = ()
    children: "tuple[Node, ...]" = ()

    def __post_init__(self) -> None:
        unknown = {self.tag} - _TAGS or {name for name, _ in self.attributes} - _ATTRIBUTES
        if unknown:
            raise ValueError(f"no page may have {', '.join(sorted(unknown))}")


class Style(Struct, frozen=True):
    """A style sheet, as is; it can neither end its own element nor fetch anything."""

    css: str

    def __post_init__(self) -> None:
        if any(refused in self.css.lower() for refused in ("<", "@import", "url(", "src(")):
            raise ValueError("a style sheet may neither hold markup nor fetch anything")


Node = Element | Style | str


def element(tag: Tag, *children: Node, **attributes: Unpack[Attributes]) -> Element:
    """An element; an empty attribute is left out."""
    return Element(tag, tuple((_html_name(name), str(value)) for name, value in attributes.items() if value), children)


def page(*, title: str, language: str, style: Style, body: tuple[Node, ...]) -> str:
    """A whole document that stands alone: nothing in it is fetched, and nothing runs."""
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=POLICY),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="referrer", content="no-referrer"),
        element("title", title),
        style,
    )
    direction = "rtl" if language.partition("-")[0].lower() in _RIGHT_TO_LEFT else "ltr"
    return "<!doctype html>\n" + written(element("html", head, element("body", *body), lang=language, dir=direction))


def written(node: Node) -> str:
    """The markup of a node."""
    match node:
        case str():
            return escaped(node)
        case Style(css=css):
            return f"<style>\n{css.strip()}\n</style>\n"
        case Element(tag=tag, attributes=attributes, children=children):
            opening = "".join(f' {name}="{escaped(value)}"' for name, value in attributes)
            if tag in _WITHOUT_END:
                return f"<{tag}{opening}>\n"
            inside = "".join(map(written, children))
            first = "\n" if children and _starts_a_line(children[0]) else ""
            return f"<{tag}{opening}>{first}{inside}</{tag}>" + ("" if tag in _WITHIN_A_LINE else "\n")


def _starts_a_line(node: Node) -> bool:
    return isinstance(node, Style) or (isinstance(node, Element) and node.tag not in _WITHIN_A_LINE)


def escaped(text: str) -> str:
    """Text that shows as itself in an element and in a quoted attribute."""
    return html.escape(FORBIDDEN.sub("", text), quote=True)
