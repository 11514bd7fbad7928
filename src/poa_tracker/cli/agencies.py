"""`poa agencies`: who answers for what, and who has reported."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from poa_tracker.cli.options import HERE, AsAt, Root, Today
from poa_tracker.cli.table import Column, TableFormat, write_csv, write_json, write_table

if TYPE_CHECKING:
    from poa_tracker.standing.agency_count import AgencyCount
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
CSV_COLUMNS = ("id", "name", "former_names", "leads", "supports", "overdue", "received", "late", "missing")


def agencies(
    as_at: AsAt = None,
    output: Annotated[TableFormat, typer.Option("--format", help="For people or for programs.")] = TableFormat.TABLE,
    root: Root = HERE,
    today: Today = None,
) -> None:
    """List the agencies: open measures led and supported, what is overdue, and returns for the last period.

    Example:  poa agencies --format csv
    """
    from poa_tracker.cli.opening import open_register
    from poa_tracker.cli.told_day import told_day
    from poa_tracker.cli.words import counted
    from poa_tracker.standing.agency_count import count_by_agency
    from poa_tracker.standing.as_of import AsOf

    register = open_register(root)
    told = told_day(register, as_at, today, closes=output is TableFormat.TABLE)
    view = AsOf.on_day(register, told.day)
    counts = count_by_agency(view)
    if output is TableFormat.JSON:
        write_json(_document(view, counts), sys.stdout)
        return
    rows = [_row(count) for count in counts]
    if output is TableFormat.CSV:
        by_id = [[count.agency.id, *row[1:]] for count, row in zip(counts, rows, strict=True)]
        write_csv(CSV_COLUMNS, by_id, sys.stdout)
        return
    write_table(COLUMNS, rows, sys.stdout, f"Returns for {view.reported_since.name}, as at {told}")
    nobody = sum(one.lead_agency is None for one in view.open)
    if nobody:
        typer.echo(f"{counted(nobody, 'open measure')} without a lead agency")


def _row(count: "AgencyCount") -> list[str]:
    figures = (count.leads, count.supports, count.overdue, count.received, count.late, count.missing)
    former = ", ".join(agency.name for agency in count.former)
    return [count.agency.label, count.agency.name, former, *(str(figure) for figure in figures)]


def _document(view: "AsOf", counts: "list[AgencyCount]") -> dict[str, object]:
    return {
        "version": 1,
        "as_at": view.day.isoformat(),
        "period": view.reported_since.id,
        "without_lead_agency": sum(one.lead_agency is None for one in view.open),
        "agencies": [
            {
                "id": count.agency.id,
                "name": count.agency.name,
                "former_names": [agency.name for agency in count.former],
                "leads": count.leads,
                "supports": count.supports,
                "overdue": count.overdue,
                "returns": {"received": count.received, "late": count.late, "missing": count.missing},
            }
            for count in counts
        ],
    }
