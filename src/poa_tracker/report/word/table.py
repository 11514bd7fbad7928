"""An HTML table as a Word table: heads repeated on every page, rows kept whole, columns as wide as their words need."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Protocol

from docx.oxml.ns import qn
from docx.shared import Twips

from poa_tracker.report.word.body_writer import BodyWriter
from poa_tracker.report.word.oxml import add
from poa_tracker.report.word.page import classes, is_left_out, text_in

if TYPE_CHECKING:
    from docx.document import Document

TABLE_STYLE = "Report Table"
_A4_TEXT_WIDTH = 9638
"""Twips between the margins of an A4 page with margins of 2 cm, for a document that does not set them."""
_A4_TEXT_HEIGHT = 14570
_TWIPS_OF_A_LETTER = 96
_PADDING = 170
_LONGEST_LINE = 48
"""Letters; a column that has more text than this wants no more room for it."""
_MOST_COLUMNS = 60
_MOST_ROWS = 10_000
_KEPT_TOGETHER = 16
"""Rows; a table of no more stands on one page."""


class FillCell(Protocol):
    """Writes what an HTML cell holds into a cell of the document, which then has at least one paragraph."""

    def __call__(self, element: Any, parent: Any, /, *, is_bold: bool, keeps: bool) -> None: ...


@dataclass(frozen=True, slots=True)
class HtmlCell:
    """A cell, and how many columns it takes."""

    element: Any | None
    """None where the row has nothing of its own."""
    columns: int
    is_head: bool = False
    is_figure: bool = False
    """Stands at the right edge of its column."""
    rows: int = 1
    """How many rows it takes, this one among them."""
    is_continued: bool = False
    """Belongs to the cell above."""


@dataclass(frozen=True, slots=True)
class HtmlRow:
    """A row; `is_head` where it is repeated on every page, `is_total` where it stands below all others."""

    cells: tuple[HtmlCell, ...]
    is_head: bool
    is_total: bool
    is_group: bool
    """One cell over all columns that names the rows below it."""


@dataclass(frozen=True, slots=True)
class HtmlTable:
    """The rows of an HTML table, heads first and totals last, as a browser shows them."""

    rows: tuple[HtmlRow, ...]
    columns: int

    @classmethod
    def of(cls, table: Any) -> "HtmlTable":
        heads: list[HtmlRow] = []
        middle: list[HtmlRow] = []
        totals: list[HtmlRow] = []
        spans, parent = _Spans(), None
        for row in table.iter("tr"):
            if next(row.iterancestors("table")) is not table:
                continue
            part = next((one.tag for one in row.iterancestors("thead", "tfoot", "table")), "table")
            kind = {"thead": heads, "tfoot": totals}.get(part, middle)
            cells = tuple(_cell(one) for one in row if one.tag in ("td", "th") and not is_left_out(one))
            if row.getparent() is not parent:  # no cell reaches from one part of a table into the next
                spans, parent = _Spans(), row.getparent()
            if cells:
                group = len(cells) == 1 and cells[0].is_head and cells[0].columns > 1
                kind.append(HtmlRow(spans.placed(cells), part == "thead", part == "tfoot", group))
        rows = (*heads, *middle, *totals)
        return cls(rows, max((sum(one.columns for one in row.cells) for row in rows), default=0))


def _cell(element: Any) -> HtmlCell:
    columns, rows = _span(element.get("colspan"), _MOST_COLUMNS), _span(element.get("rowspan"), _MOST_ROWS)
    return HtmlCell(element, columns, element.tag == "th", "n" in classes(element), rows)


def _span(written: str | None, most: int) -> int:
    span = written or "1"
    return min(int(span[:9]), most) if span.isascii() and span.isdigit() and int(span[:9]) else 1


class _Spans:
    """Cells of earlier rows that reach into the next one, by the column at which they begin."""

    def __init__(self) -> None:
        self._open: dict[int, HtmlCell] = {}

    def placed(self, cells: tuple[HtmlCell, ...]) -> tuple[HtmlCell, ...]:
        """The cells of a row with, in their places, what belongs to cells above."""
        found: list[HtmlCell] = []
        still: dict[int, HtmlCell] = {}
        at = 0

        def put(cell: HtmlCell) -> None:
            nonlocal at
            found.append(cell)
            if cell.rows > 1:
                still[at] = replace(cell, element=None, rows=cell.rows - 1, is_continued=True)
            at += cell.columns

        for cell in cells:
            while at in self._open:
                put(self._open[at])
            put(cell)
        for column in sorted(self._open):
            if column >= at:
                if column > at:
                    put(HtmlCell(None, column - at))
                put(self._open[column])
        self._open = still
        return tuple(found)


def text_width(document: "Document") -> int:
    """Twips between the margins of the document's last section."""
    section = document.sections[-1]
    if section.page_width is None or section.left_margin is None or section.right_margin is None:
        return _A4_TEXT_WIDTH
    width = section.page_width - section.left_margin - section.right_margin - (section.gutter or 0)
    return max(width // Twips(1), 2000)


def text_height(document: "Document") -> int:
    """Twips between the upper and lower margin of the document's last section."""
    section = document.sections[-1]
    if section.page_height is None or section.top_margin is None or section.bottom_margin is None:
        return _A4_TEXT_HEIGHT
    # A margin below zero is one that a long head must not push down.
    return (section.page_height - abs(section.top_margin) - abs(section.bottom_margin)) // Twips(1)


def add_table(writer: BodyWriter, parent: Any, table: HtmlTable, width: int, fill: FillCell) -> None:
    """Write the table into the body, or into the cell `parent`; `fill` writes what stands in a cell."""
    element = writer.start(parent, "tbl")
    properties = add(element, "tblPr")
    add(properties, "tblStyle", val=writer.style_ids[TABLE_STYLE])
    if writer.is_right_to_left:
        add(properties, "bidiVisual")
    add(properties, "tblW", w=width, type="dxa")
    add(properties, "tblLayout", type="fixed")
    has_heads = any(row.is_head for row in table.rows)
    add(
        properties,
        "tblLook",
        val="04A0" if has_heads else "0480",
        firstRow=int(has_heads),
        lastRow=0,
        firstColumn=1,
        lastColumn=0,
        noHBand=0,
        noVBand=1,
    )
    widths = column_widths(table, width)
    grid = add(element, "tblGrid")
    for one in widths:
        add(grid, "gridCol", w=one)
    for number, row in enumerate(table.rows):
        keeps = row.is_head or row.is_group or len(table.rows) <= _KEPT_TOGETHER
        _add_row(writer, element, row, widths, fill, keeps=keeps and number < len(table.rows) - 1)


def _add_row(writer: BodyWriter, table: Any, row: HtmlRow, widths: list[int], fill: FillCell, *, keeps: bool) -> None:
    element = add(table, "tr")
    properties = add(element, "trPr")
    add(properties, "cantSplit")
    if row.is_head:
        add(properties, "tblHeader")
    at = 0
    for cell in row.cells:
        columns = min(cell.columns, len(widths) - at)
        _add_cell(writer, element, row, cell, sum(widths[at : at + columns]), columns, fill, keeps=keeps)
        at += columns
    for one in widths[at:]:
        _add_empty(writer, element, one)


def _add_cell(
    writer: BodyWriter,
    row: Any,
    source: HtmlRow,
    cell: HtmlCell,
    width: int,
    columns: int,
    fill: FillCell,
    *,
    keeps: bool,
) -> None:
    element = _start_cell(row, width, columns)
    if cell.rows > 1 or cell.is_continued:
        add(element.find(qn("w:tcPr")), "vMerge", **({} if cell.is_continued else {"val": "restart"}))
    if cell.element is None:
        writer.start_paragraph(element, "Report Cell")
        return
    is_bold = source.is_head or source.is_total or source.is_group
    fill(cell.element, element, is_bold=is_bold, keeps=keeps)
    if cell.is_figure:
        for paragraph in element.iter(qn("w:p")):
            edge = "left" if writer.is_right_to_left else "right"
            add(paragraph.find(qn("w:pPr")), "jc", val=edge)


def _add_empty(writer: BodyWriter, row: Any, width: int) -> None:
    writer.start_paragraph(_start_cell(row, width, 1), "Report Cell")


def _start_cell(row: Any, width: int, columns: int) -> Any:
    cell = add(row, "tc")
    properties = add(cell, "tcPr")
    add(properties, "tcW", w=width, type="dxa")
    if columns > 1:
        add(properties, "gridSpan", val=columns)
    return cell


def column_widths(table: HtmlTable, width: int) -> list[int]:
    """Twips for each column, `width` in all: room for the longest word first, then by how much there is to read."""
    words, lines = [1] * table.columns, [1] * table.columns
    for row in table.rows:
        at = 0
        for cell in row.cells:
            if cell.element is not None and cell.columns == 1 and at < table.columns:
                text = text_in(cell.element)
                longest = max((len(word) for word in text.split(" ")), default=0)
                words[at] = max(words[at], min(longest + (2 if row.is_head else 0), _LONGEST_LINE))
                lines[at] = max(lines[at], min(len(text), _LONGEST_LINE))
            at += cell.columns
    least = [one * _TWIPS_OF_A_LETTER + _PADDING for one in words]
    if sum(least) >= width:
        share = [one / sum(least) for one in least]
        found = [int(width * one) for one in share]
    else:
        wanted = [max(line - word, 0) + 1 for line, word in zip(lines, words, strict=True)]
        spare = width - sum(least)
        found = [low + spare * more // sum(wanted) for low, more in zip(least, wanted, strict=True)]
    found[-1] += width - sum(found)
    return found
