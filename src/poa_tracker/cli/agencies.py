"""`poa agencies`: show what each agency leads and supports, and which returns have come."""

import sys
from typing import TYPE_CHECKING

import typer

from poa_tracker.cli.options import HERE, AsAt, DataFormat, Root, RowsFormat, Today
from poa_tracker.cli.table import Column, write_json, write_table
from poa_tracker.output.cells import write_records
from poa_tracker.output.shapes import AgencyTable, ListedAgency, ReturnCounts, columns

if TYPE_CHECKING:
    from poa_tracker.model import Agency
    from poa_tracker.standing.agency_count import AgencyShare
    from poa_tracker.standing.as_of import AsOf

COLUMNS = (
    Column("Agency", whole=True),
    Column("Name"),
    Column("Formerly", spare=True),
    Column("Leads", right=True, whole=True),
    Column("Supports", right=True, whole=True),
    Column("Overdue", right=True, whole=True),
    Column("On time", right=True, whole=True),
    Column("Late", right=True, whole=True),
    Column("Missing", right=True, whole=True),
)
CSV_COLUMNS = (*columns(ListedAgency)[:-1], *columns(ReturnCounts))
"""The returns last, each count a column of its own."""


def agencies(
    as_at: AsAt = None,
    output: RowsFormat = DataFormat.TABLE,
    root: Root = HERE,
    today: Today = None,
) -> None:
    """List the agencies: the open measures each leads and supports, what is overdue, and its last returns.

    Example:  poa agencies --format csv
    """
    from poa_tracker.cli.opening import open_register
    from poa_tracker.cli.shown_day import shown_day
    from poa_tracker.cli.words import counted
    from poa_tracker.standing.agency_count import AgencyShare, share_out
    from poa_tracker.standing.as_of import AsOf

    register = open_register(root)
    shown = shown_day(register, as_at, today, closes=output is DataFormat.TABLE)
    view = AsOf.on_day(register, shown.day)
    shares = share_out(view)
    counts = [(agency, shares.get(agency.id) or AgencyShare()) for agency in view.agencies]
    if output is DataFormat.JSON:
        write_json(_document(view, counts), sys.stdout)
        return
    rows = [_row(view, agency, share) for agency, share in counts]
    if output is DataFormat.CSV:
        records = [{**one, **one["returns"]} for one in _document(view, counts)["agencies"]]
        write_records(CSV_COLUMNS, records, sys.stdout)
        return
    write_table(COLUMNS, rows, sys.stdout, f"Returns for {view.reported_since.name}, as at {shown}")
    nobody = sum(one.lead_agency is None for one in view.open)
    if nobody:
        typer.echo(f"{counted(nobody, 'open measure')} without a lead agency")


def _row(view: "AsOf", agency: "Agency", share: "AgencyShare") -> list[str]:
    returns = share.returns
    figures = (share.leads, share.supports, share.overdue, returns.on_time, returns.late, returns.missing)
    return [agency.label, agency.name, ", ".join(_former(view, agency)), *(str(figure) for figure in figures)]


def _former(view: "AsOf", agency: "Agency") -> list[str]:
    """The names of agencies that had become part of it by the day of the view."""
    return [
        one.name
        for one in view.agencies.predecessors(agency.id)
        if view.agencies.successor_on(one.id, view.day) == agency.id
    ]


def _document(view: "AsOf", counts: "list[tuple[Agency, AgencyShare]]") -> AgencyTable:
    return {
        "version": 1,
        "as_at": view.day,
        "period": view.reported_since.id,
        "without_lead_agency": sum(one.lead_agency is None for one in view.open),
        "agencies": [
            {
                "id": agency.id,
                "name": agency.name,
                "former_names": _former(view, agency),
                "leads": share.leads,
                "supports": share.supports,
                "overdue": share.overdue,
                "returns": {
                    "received": share.returns.on_time,
                    "late": share.returns.late,
                    "missing": share.returns.missing,
                },
            }
            for agency, share in counts
        ],
    }
