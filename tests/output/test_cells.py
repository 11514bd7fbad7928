"""Cells that are safe in a spreadsheet, and numbers that stay numbers."""

import io

import pytest

from poa_tracker.output.cells import write_csv


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("plain", "plain"),
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("+64 4 123", "'+64 4 123"),
        ("-12.5", "-12.5"),
        ("-12+1", "'-12+1"),
        ("\t=1", "'\t=1"),
        ("\r=1", '"\'\r=1"'),
        ("a, b", '"a, b"'),
        ("", '""'),
    ],
)
def test_a_cell_that_would_be_run_is_text(cell: str, written: str) -> None:
    stream = io.StringIO()
    write_csv(["name"], [[cell]], stream)
    assert stream.getvalue() == f"name\r\n{written}\r\n"
