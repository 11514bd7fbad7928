"""`poa due`: what is overdue, and what falls due soon."""

import re
import sys
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from poa_tracker.cli.options import HERE, AsAt, Root, Today
from poa_tracker.cli.table import Column, write_csv, write_json, write_table

if TYPE_CHECKING:
    from poa_tracker.cli.told_day import ToldDay
    from poa_tracker.standing.as_of import AsOf
    from poa_tracker.standing.deliverable import Deliverable


class FormatName(StrEnum):
    """For which reader the dates are written."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    ICS = "ics"


class AudienceName(StrEnum):
    """Who will read it."""

    PUBLIC = "public"
    INTERNAL = "internal"


COLUMNS = (
    Column("Due", whole=True),
    Column("When"),
    Column("Measure", whole=True),
    Column("Milestone", whole=True),
    Column("What"),
    Column("Agency"),
    Column("First due", spare=True, whole=True),
    Column("Slip", spare=True, whole=True),
)
CSV_COLUMNS = (
    *("due", "days", "overdue", "measure", "milestone", "title", "measure_title", "agency"),
    *("baseline_due", "slip_days", "times_moved", "confidence", "visibility", "path"),
)


def due(
    within: Annotated[
        str, typer.Option(metavar="TIME", help="How far to look ahead, in days or weeks, such as 90d or 6w.")
    ] = "30d",
    as_at: AsAt = None,
    audience: Annotated[
        AudienceName | None,
        typer.Option(
            help="Whether what is internal is told too. Default: not in a calendar, which is made to be passed on."
        ),
    ] = None,
    output: Annotated[
        FormatName, typer.Option("--format", help="For people, programs or calendars.")
    ] = FormatName.TABLE,
    root: Root = HERE,
    today: Today = None,
) -> None:
    """List the milestones and measures that are overdue or fall due soon, by date.

    Example:  poa due --within 90d --format ics > due.ics
    """
    from poa_tracker.cli.opening import open_register
    from poa_tracker.cli.told_day import told_day
    from poa_tracker.standing.as_of import AsOf
    from poa_tracker.standing.deliverable import find_deliverables
    from poa_tracker.standing.public import public_register

    ahead = _parse_days(within)
    register = open_register(root)
    if (audience or (AudienceName.PUBLIC if output is FormatName.ICS else AudienceName.INTERNAL)) == "public":
        register = public_register(register)
    told = told_day(register, as_at, today, closes=output is FormatName.TABLE)
    view = AsOf.on_day(register, told.day)
    until = view.day + min(timedelta(days=ahead), date.max - view.day)
    chosen = sorted(
        (one for one in find_deliverables(view) if one.is_awaited and one.due <= until), key=lambda one: one.due
    )
    if output is FormatName.ICS:
        from poa_tracker.cli.due_calendar import calendar

        typer.echo(calendar(view, chosen), nl=False)
    elif output is FormatName.JSON:
        rows = [_record(one) for one in chosen]
        write_json({"version": 1, "as_at": view.day, "until": until, "due": rows}, sys.stdout)
    elif output is FormatName.CSV:
        write_csv(CSV_COLUMNS, [_csv_row(one) for one in chosen], sys.stdout)
    else:
        _write_for_people(view, told, until, chosen)


def _parse_days(text: str) -> int:
    """A stretch of time as typed at the command line, in days: `30d`, `6w`, or a bare number of days."""
    from poa_tracker.errors import UsageError

    match = re.fullmatch(r"([0-9]{1,5})([dw]?)", text, re.ASCII)
    if match is None:
        raise UsageError(f"--within {text!r}: write days or weeks, such as 30d or 6w")
    return int(match[1]) * (7 if match[2] == "w" else 1)


def _write_for_people(view: "AsOf", told: "ToldDay", until: date, chosen: "list[Deliverable]") -> None:
    if not chosen:
        typer.echo(f"Nothing is overdue or due by {until} as at {told}", err=True)
        return
    late = sum(one.is_overdue for one in chosen)
    closing = f"{late:,} overdue, {len(chosen) - late:,} due by {until} as at {told}"
    write_table(COLUMNS, [_row(view, one) for one in chosen], sys.stdout, closing)


def _row(view: "AsOf", one: "Deliverable") -> list[str]:
    from poa_tracker.cli.words import NONE, days, marked

    slip = one.due - one.first_due
    return [
        one.due.isoformat(),
        _when(one),
        one.measure.id,
        one.milestone.id if one.milestone else "",
        marked(one.measure, one.milestone.title if one.milestone else one.measure.title),
        view.agencies.label(one.agency) or NONE,
        one.first_due.isoformat() if one.times_moved else "",
        days(slip) if slip else "",
    ]


def _when(one: "Deliverable") -> str:
    from poa_tracker.cli.words import counted

    if one.is_overdue:
        return f"{counted(one.days_overdue, 'day')} overdue"
    return f"in {counted(-one.days_overdue, 'day')}" if one.days_overdue else "today"


def _record(one: "Deliverable") -> dict[str, object]:
    from poa_tracker.model import NOT_REPORTED

    return {
        "due": one.due,
        "days": -one.days_overdue,
        "overdue": one.is_overdue,
        "measure": one.measure.id,
        "milestone": one.milestone.id if one.milestone else None,
        "title": one.milestone.title if one.milestone else one.measure.title,
        "measure_title": one.measure.title,
        "agency": one.agency,
        "baseline_due": one.first_due,
        "slip_days": (one.due - one.first_due).days,
        "times_moved": one.times_moved,
        "confidence": one.standing.confidence or NOT_REPORTED,
        "visibility": one.measure.visibility.value,
        "path": one.standing.path,
    }


def _csv_row(one: "Deliverable") -> list[str]:
    record = _record(one)
    cells = (record[name] for name in CSV_COLUMNS)
    return ["" if cell is None else str(cell).lower() if isinstance(cell, bool) else str(cell) for cell in cells]
