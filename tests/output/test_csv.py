"""What a spreadsheet opens, and that no text of a file becomes a formula of it."""

import csv
import io

import pytest

from poa_tracker.document import Position, Span
from poa_tracker.findings import CheckResult, Finding, Location, Severity
from poa_tracker.output import Destination
from poa_tracker.output import csv as csv_output
from poa_tracker.output.csv import COLUMNS
from poa_tracker.output.json import fields

FINDING = Finding(
    "POA201",
    "unknown-agency",
    Severity.ERROR,
    "no agency 'POLĪCE', 'x'",
    Location("measures/A-1.yaml", Span(Position(9, 14), Position(9, 20))),
    "A measure names an agency that is not in the list.",
)


def written(*findings: Finding) -> str:
    stream = io.StringIO()
    csv_output.write(CheckResult.of(findings, 28), Destination(stream))
    return stream.getvalue()


def test_a_finding_is_a_row() -> None:
    assert written(FINDING, FINDING._replace(severity=Severity.INFO, code="POA701", message='say "when"')) == (
        "path,line,column,end_line,end_column,severity,code,name,message,help\r\n"
        "measures/A-1.yaml,9,14,9,20,error,POA201,unknown-agency,\"no agency 'POLĪCE', 'x'\","
        "A measure names an agency that is not in the list.\r\n"
        'measures/A-1.yaml,9,14,9,20,info,POA701,unknown-agency,"say ""when""",'
        "A measure names an agency that is not in the list.\r\n"
    )


def test_without_findings_there_are_the_names_of_the_columns() -> None:
    assert written() == "path,line,column,end_line,end_column,severity,code,name,message,help\r\n"


def test_nothing_that_programs_are_shown_is_left_out() -> None:
    assert sorted(COLUMNS) == sorted(fields(FINDING)), "give the field its column in output/csv.py"


@pytest.mark.parametrize("text", ["=1+1", "+1+1", "-1+1", "@SUM(A1)"])
def test_no_text_is_run_as_a_formula(text: str) -> None:
    finding = FINDING._replace(message=text, location=FINDING.location._replace(path=f"{text}.yaml"))
    _, row = csv.reader(io.StringIO(written(finding)))
    assert (row[0], row[8]) == (f"'{text}.yaml", f"'{text}")


def test_a_finding_stays_on_its_line_and_moves_no_cursor() -> None:
    assert "no <U+001B>[2J<U+000A>=x," in written(FINDING._replace(message="no \x1b[2J\n=x"))
