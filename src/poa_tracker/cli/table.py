"""Rows for people and for programs: a table on a terminal, plain lines in a pipe, CSV."""

import re
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple, TextIO

from poa_tracker.cli.terminal import screen_width, wants_colour

_NUMBER = re.compile(r"-[0-9]+(\.[0-9]+)?")
"""What begins like a formula and is none."""


class TableFormat(StrEnum):
    """For which reader the rows are written."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


class Column(NamedTuple):
    """A column of a table on a screen."""

    title: str
    from_width: int = 0
    """Columns a terminal needs before this one is shown; what matters most is always shown."""
    whole: bool = False
    """Never broken over lines."""
    right: bool = False


def write_table(columns: Sequence[Column], rows: Sequence[Sequence[str]], stream: TextIO) -> None:
    """On a terminal a table that fits it; in a pipe every column in full, one line to a row."""
    if not stream.isatty():
        _write_plain(columns, rows, stream)
        return
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    width = screen_width(stream)
    shown = [index for index, column in enumerate(columns) if column.from_width <= width]
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1), expand=False, header_style="bold")
    for index in shown:
        column = columns[index]
        table.add_column(
            column.title, no_wrap=column.whole, overflow="fold", justify="right" if column.right else "left"
        )
    for row in rows:
        table.add_row(*(Text(printable(row[index])) for index in shown))
    colour = wants_colour(stream)
    console = Console(file=stream, width=width, no_color=not colour, force_terminal=colour, highlight=False)
    console.print(table)


def write_csv(names: Sequence[str], rows: Sequence[Sequence[str]], stream: TextIO) -> None:
    """RFC 4180. A cell that a spreadsheet would run as a formula begins with an apostrophe, which it does not show."""
    import csv

    writer = csv.writer(stream, lineterminator="\r\n" if stream is not sys.stdout or sys.platform != "win32" else "\n")
    writer.writerow(names)
    writer.writerows([[_inert(cell) for cell in row] for row in rows])


def write_json(document: Mapping[str, object], stream: TextIO) -> None:
    """One JSON object and a line end, everything outside ASCII escaped: any console can show it."""
    import json

    stream.write(json.dumps(document, indent=2, default=_json_value) + "\n")


def printable(text: str) -> str:
    """A text that cannot move the cursor or turn the reading direction; line ends become spaces."""
    text = " ".join(text.split())
    return text if text.isprintable() else "".join(one if one.isprintable() else "\ufffd" for one in text)


def _json_value(value: object) -> object:
    """Days in ISO form, figures as numbers."""
    from decimal import Decimal

    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{value!r} has no JSON form")


def _write_plain(columns: Sequence[Column], rows: Sequence[Sequence[str]], stream: TextIO) -> None:
    lines = [[column.title for column in columns], *([printable(cell) for cell in row] for row in rows)]
    widths = [max(len(line[index]) for line in lines) for index in range(len(columns))]
    for line in lines:
        cells = (
            cell.rjust(width) if column.right else cell.ljust(width)
            for cell, width, column in zip(line, widths, columns, strict=True)
        )
        stream.write("  ".join(cells).rstrip() + "\n")


def _inert(cell: str) -> str:
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") and not _NUMBER.fullmatch(cell) else cell
