"""A check result for spreadsheets: one finding to a row."""

from collections.abc import Mapping

from poa_tracker.findings import CheckResult
from poa_tracker.output.cells import write_csv
from poa_tracker.output.destination import Destination
from poa_tracker.output.json import fields
from poa_tracker.output.shapes import FindingRow, columns
from poa_tracker.output.text import visible

_FIRST = ("path", "line", "column", "end_line", "end_column", "severity")
COLUMNS = (*_FIRST, *(name for name in columns(FindingRow) if name not in _FIRST))
"""The fields of a finding for programs, the place first, so that rows sort as people read them."""


def write(result: CheckResult, to: Destination) -> None:
    """A line of names, then the findings in the order of the result."""
    findings: list[Mapping[str, object]] = [fields(one) for one in result.findings]
    write_csv(COLUMNS, [[visible(str(one[name])) for name in COLUMNS] for one in findings], to.stream)
