"""A sheet as one HTML file that looks the same on a screen, on paper and to the ear."""

from collections.abc import Iterator

from edu.assessment.takehome import Section, Sheet
from edu.exchange.html import Element, Node, element, page
from edu.exchange.lines import filled, label_of_blank, one_line
from edu.exchange.style import STYLE


def sheet_html(sheet: Sheet) -> str:
    """The whole document."""
    title = one_line(sheet.title)
    sections = (_section(section, f"section-{number}") for number, section in enumerate(sheet.sections, start=1))
    return page(
        title=title,
        language=sheet.language,
        style=STYLE,
        body=(
            element("header", element("h1", title, dir="auto"), *_paragraphs((sheet.subtitle,))),
            element("main", *sections),
            element("footer", *_paragraphs(sheet.small_print)),
        ),
    )


def _section(section: Section, id: str) -> Element:
    heading = element("h2", one_line(section.heading), id=id, dir="auto")
    inside = (
        heading,
        *_paragraphs((section.lead,)),
        *_list(section.items),
        *_tail(section.tail),
        *_blanks(section.blanks),
    )
    if section.urgent:
        return element("section", *inside, class_="urgent", aria_labelledby=id)
    return element("section", *inside)


def _paragraphs(texts: tuple[str, ...]) -> Iterator[Node]:
    return (element("p", line, dir="auto") for line in filled(texts))


def _list(items: tuple[str, ...]) -> Iterator[Node]:
    if lines := filled(items):
        yield element("ul", *(element("li", element("span", line, dir="auto")) for line in lines))


def _tail(tail: tuple[str, ...]) -> Iterator[Node]:
    for line in filled(tail):
        label = label_of_blank(line)
        if label is None:
            yield element("p", line, class_="tail", dir="auto")
        else:
            yield element("p", label, class_="to-fill-in", dir="auto")


def _blanks(count: int) -> Iterator[Node]:
    return (element("div", class_="blank", aria_hidden="true") for _ in range(count))
