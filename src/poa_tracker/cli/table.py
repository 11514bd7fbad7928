"""Rows for people and for programs: a table on a terminal, plain lines in a pipe, CSV."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from textwrap import wrap
from typing import TYPE_CHECKING, Literal, NamedTuple, TextIO

from poa_tracker.cli.terminal import screen_width, wants_colour
from poa_tracker.output.cells import write_csv

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

__all__ = ["NONE", "Column", "printable", "write_csv", "write_json", "write_table"]

NONE = "–"
"""Stands where there is nothing to show."""


class Column(NamedTuple):
    """A column of a table on a screen."""

    title: str
    spare: bool = False
    """Left out where a terminal has no room for all; what matters most never is."""
    whole: bool = False
    """Never broken over lines: ids, days, figures."""
    right: bool = False


_ENOUGH = 20
"""Columns of a screen in which prose can still be read."""
_EASY = 32
"""Columns in which it is read easily: no column that can be spared takes these away."""
_LONGEST_WORD = 30
"""A longer word than this is broken in a table; languages that write no spaces have sentences of one word."""
_GAP = 2
_NARROWEST = 40


def write_table(
    columns: Sequence[Column], rows: Sequence[Sequence[str]], stream: TextIO, closing: str = "", whole: str = "csv"
) -> None:
    """Rows for people, and the line that closes them; that line alone where there are none.

    In a pipe every column in full, one line to a row. On a terminal a table that fits it: without its spare columns
    if need be, which the closing line names with the format `whole` that has them; where that still would not
    do, each row is a record of its own, a line or more for each column.
    """
    if not rows:
        stream.write(f"{closing}\n" if closing else "")
        return
    if not stream.isatty():
        _write_plain(columns, rows, stream)
        stream.write(f"{closing}\n" if closing else "")
        return
    # Rich is for terminals: in a pipe nobody waits for it.
    from rich.console import Console

    width = max(screen_width(stream), _NARROWEST)
    cells = [[printable(cell) for cell in row] for row in rows]
    widths = _widths(columns, cells, width)
    colour = wants_colour(stream)
    console = Console(file=stream, width=width, no_color=not colour, force_terminal=colour, highlight=False)
    if widths is None:
        stream.writelines(_records(columns, cells, width, console))
    else:
        console.print(_table(columns, cells, widths))
    left_out = [
        column.title
        for index, column in enumerate(columns)
        if widths is not None and index not in widths and _has_content(index, cells)
    ]
    if left_out:
        note = f"no room for {', '.join(left_out)}: see --format {whole}, or a wider terminal"
        closing = f"{closing}; {note}" if closing else note[0].upper() + note[1:]
    for line in wrap(closing, width, break_long_words=False, break_on_hyphens=False):
        stream.write(f"{line}\n")


def _widths(columns: Sequence[Column], rows: Sequence[Sequence[str]], width: int) -> dict[int, int] | None:
    """The columns that a table so wide has room for, and what each gets; none where it cannot have what matters."""
    # As above.
    from rich.cells import cell_len

    full, least = [], []
    for index, column in enumerate(columns):
        cells = {row[index] for row in rows}
        longest = max((cell_len(cell) for cell in cells), default=0)
        word = max((cell_len(word) for cell in cells for word in cell.split()), default=0)
        head = max(cell_len(word) for word in column.title.split())
        full.append(max(longest, cell_len(column.title)))
        needed = longest if column.whole else max(min(word, _LONGEST_WORD), min(_ENOUGH, longest * 2 // 3))
        least.append(max(needed, head))
    shown = {index: least[index] for index, column in enumerate(columns) if not column.spare}
    room = width + _GAP - sum(each + _GAP for each in shown.values())
    if room < 0:
        return None
    to_spare = room - sum(max(0, min(full[index], _EASY) - least[index]) for index in shown)
    for index, column in enumerate(columns):
        if column.spare and _has_content(index, rows) and least[index] + _GAP <= to_spare:
            shown[index] = least[index]
            room -= least[index] + _GAP
            to_spare -= least[index] + _GAP
    # What lacks least gets the rest first: a state on one line is read faster than a title on three instead of four.
    wanted = {index: min(full[index], _EASY) if columns[index].spare else full[index] for index in shown}
    for wish in (wanted, dict(enumerate(full))):
        for index in sorted(shown, key=lambda index: full[index] - least[index]):
            more = max(0, min(room, wish[index] - shown[index]))
            shown[index] += more
            room -= more
    return shown


def _has_content(index: int, rows: Sequence[Sequence[str]]) -> bool:
    return any(row[index] not in ("", NONE) for row in rows)


def _table(columns: Sequence[Column], rows: Sequence[Sequence[str]], widths: Mapping[int, int]) -> "Table":
    # As above.
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold")
    shown = sorted(widths)
    for index in shown:
        side: Literal["left", "right"] = "right" if columns[index].right else "left"
        table.add_column(columns[index].title, width=widths[index], overflow="fold", justify=side)
    for row in rows:
        table.add_row(*(Text(row[index]) for index in shown))
    return table


def _records(columns: Sequence[Column], rows: Sequence[Sequence[str]], width: int, console: "Console") -> Iterator[str]:
    """Each row as lines of their own, `Lead  Police`; what can be spared and is not there takes no line."""
    # As above.
    from rich.cells import cell_len
    from rich.text import Text

    label_width = max(cell_len(column.title) for column in columns) + _GAP
    room = width - label_width
    for row in rows:
        for column, cell in zip(columns, row, strict=True):
            if not cell or (column.spare and cell == NONE):
                continue
            label = column.title + " " * (label_width - cell_len(column.title))
            fits = cell_len(cell) <= room
            for line in [cell] if fits else Text(cell).wrap(console, room, overflow="fold"):
                yield f"{label}{str(line).rstrip()}\n"
                label = " " * label_width
        yield "\n"


def write_json(document: Mapping[str, object], stream: TextIO) -> None:
    """One JSON object and a line end, everything outside ASCII escaped: any console can show it."""
    # For this one format.
    import json

    stream.write(json.dumps(document, indent=2, default=_json_value) + "\n")


def printable(text: str) -> str:
    """A text that cannot move the cursor or turn the reading direction; line ends become spaces."""
    text = " ".join(text.split())
    return text if text.isprintable() else "".join(one if one.isprintable() else "\ufffd" for one in text)


def _json_value(value: object) -> object:
    """Days in ISO form, figures as numbers."""
    # Most documents have no figure of this kind.
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
