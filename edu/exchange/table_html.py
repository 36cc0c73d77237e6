"""A report of tables as one HTML page."""

from collections.abc import Iterator

from edu.exchange.html import Element, Node, Style, element, page
from edu.exchange.lines import filled, one_line
from edu.exchange.style import STYLE
from edu.exchange.table import Cell, Report, Table

_TABLES = Style(
    STYLE.css
    + """
body { max-width: 60rem; }
header p, main > ul { max-width: 40rem; }
main > ul { margin-top: 1.5rem; }
.wide { overflow-x: auto; margin-top: 0.9rem; }
table { border-collapse: collapse; width: 100%; font-size: 0.9375rem; line-height: 1.4; overflow-wrap: normal; }
th, td { padding: 0.45rem 0.7rem; border-bottom: 1px solid var(--rule); text-align: start; vertical-align: top; }
th { font-weight: 600; }
thead th { vertical-align: bottom; color: var(--quiet); border-bottom: 2px solid var(--line); }
th:not(:first-child), td { text-align: end; }
tbody th { font-weight: 400; min-width: 12rem; }
tbody tr:last-child > * { border-bottom: 0; }
td { font-variant-numeric: tabular-nums; }
.marked { color: var(--alarm); font-weight: 650; }
.marked::after { content: " !"; }
@media print {
  table { font-size: 8.5pt; }
  th, td { padding: 2.5pt 4pt; }
  tbody th { min-width: 0; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
  .wide { overflow: visible; }
}
"""
)


def report_html(report: Report) -> str:
    """The whole document."""
    points = element("ul", *(element("li", element("span", point, dir="auto")) for point in filled(report.points)))
    return page(
        title=one_line(report.title),
        language=report.language,
        style=_TABLES,
        body=(
            element("header", element("h1", one_line(report.title), dir="auto"), *_paragraphs(report.lead)),
            element("main", *((points,) if points.children else ()), *map(_section, report.tables)),
            *([element("footer", *_paragraphs(report.legend))] if report.legend else []),
        ),
    )


def _section(table: Table) -> Element:
    head = element(
        "thead", element("tr", *(element("th", one_line(cell.text), scope="col", dir="auto") for cell in table.heads))
    )
    body = element("tbody", *map(_row, table.rows))
    return element(
        "section",
        element("h2", one_line(table.title), dir="auto"),
        element("div", element("table", head, body), class_="wide"),
        *_paragraphs(table.notes),
    )


def _row(row: tuple[Cell, ...]) -> Element:
    name, *others = row
    cells = (element("td", one_line(cell.text), class_="marked" if cell.marked else "") for cell in others)
    return element(
        "tr",
        element("th", one_line(name.text), scope="row", dir="auto", class_="marked" if name.marked else ""),
        *cells,
    )


def _paragraphs(texts: tuple[str, ...]) -> Iterator[Node]:
    return (element("p", line, dir="auto") for line in filled(texts))
