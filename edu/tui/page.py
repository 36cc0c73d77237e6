"""One visual for lessons, questions and lists: rows of wrapped text, each with a hanging lead."""

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace
from rich.cells import cell_len
from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

EMPTY = Content("")


class Row(Struct, frozen=True):
    """`lead` stands left of the first line; later lines of `body` hang under its start."""

    body: Content
    lead: Content = EMPTY
    space_before: int = 0
    style: str = ""
    """A theme style for the whole width of the row, such as "$cursor-text on $cursor"."""
    wrap: bool = True
    """Drawings keep their lines; what does not fit is cut."""
    bar: bool = False
    """Whether the lead stands before every line, as a bar at the side does; also in the space before."""


def apart(rows: Iterable[Row]) -> list[Row]:
    """The same rows with a blank line before the first."""
    return [replace(row, space_before=1) if index == 0 else row for index, row in enumerate(rows)]


class Page(Visual):
    """Rows from top to bottom."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self.rows = tuple(rows)
        self._heights: tuple[int, list[int]] = (-1, [])

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        widths = (cell_len(row.lead.plain) + row.body.get_optimal_width({}, container_width) for row in self.rows)
        return min(container_width, max(widths, default=0))

    def get_height(self, rules: RulesMap, width: int) -> int:
        return sum(self.heights(width))

    def heights(self, width: int) -> list[int]:
        """Lines of each row at that width, with the space before it."""
        if self._heights[0] != width:
            self._heights = (width, [row.space_before + _lines(row, width) for row in self.rows])
        return self._heights[1]

    def span(self, index: int, width: int) -> tuple[int, int]:
        """First line of a row (without the space before it) and how many lines it has."""
        heights = self.heights(width)
        space = self.rows[index].space_before
        return sum(heights[:index]) + space, heights[index] - space

    def row_at(self, line: int, width: int) -> int | None:
        """The row that a line belongs to, None between rows and below the last."""
        for index in range(len(self.rows)):
            first, count = self.span(index, width)
            if first <= line < first + count:
                return index
        return None

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        strips: list[Strip] = []
        for row in self.rows:
            strips += _strips(row, width, style, options)
        return strips if height is None else strips[:height]


def _lines(row: Row, width: int) -> int:
    indent = cell_len(row.lead.plain)
    return row.body.get_height(_rules(row), max(1, width - indent))


def _strips(row: Row, width: int, style: Style, options: RenderOptions) -> list[Strip]:
    """The lines of a row, with the space before it."""
    outside = style.rich_style
    if row.style:
        style += options.get_style(row.style)
        row = replace(row, body=row.body.stylize(row.style), lead=row.lead.stylize(row.style))
    indent = cell_len(row.lead.plain)
    body_options = RenderOptions(options.get_style, _rules(row))
    body = row.body.render_strips(max(1, width - indent), None, style, body_options)
    rich_style = style.rich_style
    space = [Strip.blank(width, outside)] * row.space_before
    if not indent:
        return space + [line.adjust_cell_length(width, rich_style) for line in body]
    lead = row.lead.render_strips(indent, 1, style, body_options)[0].adjust_cell_length(indent, rich_style)
    hanging = lead if row.bar else Strip.blank(indent, rich_style)
    leads = [lead, *[hanging] * (len(body) - 1)]
    if row.bar:
        space = [lead.adjust_cell_length(width, outside)] * row.space_before
    return space + [
        Strip.join([left, line]).adjust_cell_length(width, rich_style) for left, line in zip(leads, body, strict=True)
    ]


def _rules(row: Row) -> RulesMap:
    return RulesMap(text_wrap="wrap" if row.wrap else "nowrap", text_overflow="fold" if row.wrap else "clip")
