"""Rows of cells as CSV, in which no text of a file becomes a formula."""

import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import TextIO

_NUMBER = re.compile(r"-[0-9]+(\.[0-9]+)?")
"""What begins like a formula and is none."""


def write_records(names: Sequence[str], records: Iterable[Mapping[str, object]], stream: TextIO) -> None:
    """The fields of some records as rows, each value as `cell` writes it."""
    write_csv(names, [[cell(record[name]) for name in names] for record in records], stream)


def cell(value: object) -> str:
    """A value as a cell: nothing for none, `true` and `false`, days in ISO form, lists with commas."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (list, tuple)):
        return ", ".join(cell(one) for one in value)
    return str(value)


def write_csv(names: Sequence[str], rows: Sequence[Sequence[str]], stream: TextIO) -> None:
    """RFC 4180. A cell that a spreadsheet would run as a formula begins with an apostrophe, which it does not show."""
    # For this one format.
    import csv

    writer = csv.writer(stream, lineterminator="\r\n" if stream is not sys.stdout or sys.platform != "win32" else "\n")
    writer.writerow(names)
    writer.writerows([[_inert(cell) for cell in row] for row in rows])


def _inert(cell: str) -> str:
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") and not _NUMBER.fullmatch(cell) else cell
