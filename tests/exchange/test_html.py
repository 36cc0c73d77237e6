"""The sheet as HTML: parsed again it is whole, says what the sheet says, and can neither run nor fetch anything."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given

from edu.assessment.takehome import Sheet
from edu.exchange.html import POLICY, Element, Style, element, page, written
from edu.exchange.lines import one_line
from edu.exchange.sheet_html import sheet_html
from edu.exchange.style import STYLE
from tests.exchange.sheets import SHEET, TEXTS, Line, said, sheets

VOID = {"meta", "hr", "br"}


class Heard(HTMLParser):
    """Reads a page strictly: every element is closed in order, and every line of text is noted with where it was."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[str] = []
        self.parents: list[tuple[str, str]] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.texts: list[tuple[str, str]] = []
        self.blanks = 0
        self.feed(text)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _ in attrs}) == len(attrs)
        self.parents.append((self.open[-1] if self.open else "", tag))
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and data.strip("\n"):
            self.texts.append((self.open[-1], data))
        else:
            assert not data.strip("\n")

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    unknown_decl = handle_pi = handle_comment

    def values(self, name: str) -> list[str]:
        return [value for _, found, value in self.attributes if found == name]


def lines_of(heard: Heard) -> list[Line]:
    kinds = {"h1": "title", "h2": "heading", "p": "text", "span": "item"}
    return [(kinds[tag], text) for tag, text in heard.texts if tag not in ("title", "style")]


@given(sheets())
def test_a_page_is_whole_and_says_what_the_sheet_says(sheet: Sheet) -> None:
    heard = Heard(sheet_html(sheet))
    assert lines_of(heard) == [line for line in said(sheet) if line[0] != "blank"]
    places = heard.values("class").count("blank") + heard.values("class").count("to-fill-in")
    assert places == sum(kind == "blank" for kind, _ in said(sheet))


@given(sheets())
def test_a_page_has_landmarks_ordered_headings_and_ids_of_its_own(sheet: Sheet) -> None:
    heard = Heard(sheet_html(sheet))
    for landmark in ("header", "main", "footer", "h1", "title"):
        assert heard.tags.count(landmark) == 1
    assert [tag for parent, tag in heard.parents if parent == "body"] == ["header", "main", "footer"]
    assert heard.parents[0] == ("", "html")
    assert {tag for tag in heard.tags if re.fullmatch("h[1-6]", tag)} <= {"h1", "h2"}
    assert heard.tags.count("h2") == len(sheet.sections)
    assert all(parent == "ul" for parent, tag in heard.parents if tag == "li")
    assert all(tag == "li" for parent, tag in heard.parents if parent == "ul")
    assert len(set(heard.values("id"))) == len(heard.values("id"))
    assert set(heard.values("aria-labelledby")) <= set(heard.values("id"))
    assert heard.values("class").count("urgent") == sum(section.urgent for section in sheet.sections)


@given(sheets())
def test_a_page_runs_nothing_and_fetches_nothing(sheet: Sheet) -> None:
    heard = Heard(sheet_html(sheet))
    assert not {"script", "link", "img", "iframe", "object", "embed", "form", "a", "base", "svg"} & set(heard.tags)
    names = {name for _, name, _ in heard.attributes}
    assert not names & {"src", "href", "srcset", "action", "style", "background", "data"}
    assert not any(name.startswith("on") for name in names)
    assert [text for tag, text in heard.texts if tag == "style"] == [f"\n{STYLE.css.strip()}\n"]
    assert ("meta", "content", POLICY) in heard.attributes


def test_the_head_says_what_the_page_is() -> None:
    text = sheet_html(SHEET)
    heard = Heard(text)
    assert text.startswith('<!doctype html>\n<html lang="en" dir="ltr">\n<head>\n<meta charset="utf-8">\n')
    assert ("title", "Skin peeling after microneedling") in heard.texts
    assert "width=device-width, initial-scale=1" in heard.values("content")
    assert POLICY.startswith("default-src 'none'; style-src 'unsafe-inline';")
    assert text.index("Content-Security-Policy") < text.index("<style>")


@pytest.mark.parametrize(
    ("language", "direction"), [("en", "ltr"), ("de-AT", "ltr"), ("ar", "rtl"), ("he-IL", "rtl"), ("FA", "rtl")]
)
def test_a_page_is_read_in_the_direction_of_its_language(language: str, direction: str) -> None:
    text = page(title="T", language=language, style=STYLE, body=())
    assert f'<html lang="{language}" dir="{direction}">' in text


@given(TEXTS)
def test_text_is_escaped_in_elements_and_in_attributes(text: str) -> None:
    heard = Heard(written(element("p", f"({text})", id=f"({text})")))
    assert heard.tags == ["p"]
    (shown,) = heard.texts
    assert one_line(shown[1]) == one_line(f"({text})")
    assert one_line(heard.values("id")[0]) == one_line(f"({text})")


@pytest.mark.parametrize("tag", ["script", "img", "a", "p onclick=x", "P", ""])
def test_there_is_no_other_element(tag: str) -> None:
    with pytest.raises(ValueError, match="no page may have"):
        Element(tag)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["href", "src", "style", "onclick", 'id="x" onclick', ""])
def test_there_is_no_other_attribute(name: str) -> None:
    with pytest.raises(ValueError, match="no page may have"):
        Element("p", ((name, "x"),))


@pytest.mark.parametrize(
    "css", ["</style>", "a { background: url(x) }", "@import 'x';", "p { content: '<' }", "URL(x)"]
)
def test_a_style_sheet_neither_ends_itself_nor_fetches(css: str) -> None:
    with pytest.raises(ValueError, match="style sheet"):
        Style(css)


# How it looks


def palettes() -> dict[str, dict[str, str]]:
    """The colours of the screen by day, by night and on paper, as the style sheet names them."""
    blocks = re.findall(r":root\s*{(.*?)}", STYLE.css, re.DOTALL)
    return {
        where: dict(re.findall(r"--([a-z-]+):\s*(#[0-9a-f]{3,6})", block))
        for where, block in zip(("day", "night", "paper"), blocks, strict=True)
    }


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("where", ["day", "night", "paper"])
@pytest.mark.parametrize(
    ("ink", "paper", "least"),
    [
        ("ink", "paper", 7), ("quiet", "paper", 7), ("accent", "paper", 7), ("ink", "alarm-paper", 7),
        ("alarm", "alarm-paper", 7), ("alarm", "paper", 3), ("line", "paper", 3),
    ],
)  # fmt: skip
def test_colours_are_far_enough_apart(where: str, ink: str, paper: str, least: float) -> None:
    colours = palettes()[where]
    assert contrast(colours[ink], colours[paper]) >= least


def test_the_style_sheet_uses_just_the_colours_it_names() -> None:
    assert STYLE.css.count("{") == STYLE.css.count("}")
    for colours in palettes().values():
        assert set(re.findall(r"var\(--([a-z-]+)\)", STYLE.css)) == set(colours)
