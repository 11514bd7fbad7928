"""`poa due`: list what is overdue and what is due soon."""

import re
import sys
from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from poa_tracker.cli.options import HERE, AsAt, DataFormat, Root, Today
from poa_tracker.cli.table import Column, write_json, write_table
from poa_tracker.output.cells import write_records
from poa_tracker.output.shapes import DueItem, DueList, columns
from poa_tracker.vocabulary import Audience

if TYPE_CHECKING:
    from poa_tracker.cli.shown_day import ShownDay
    from poa_tracker.standing.as_of import AsOf
    from poa_tracker.standing.promise import Promise


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


def due(
    within: Annotated[
        str, typer.Option(metavar="TIME", help="How far to look ahead, in days or weeks: 90d, 6w.")
    ] = "30d",
    as_at: AsAt = None,
    audience: Annotated[
        Audience | None,
        typer.Option(
            help="Whether to show internal measures. Default: not in a calendar, because calendars are shared."
        ),
    ] = None,
    output: Annotated[
        Literal[DataFormat.TABLE, DataFormat.JSON, DataFormat.CSV, DataFormat.ICS],
        typer.Option("--format", help="For people, programs or calendars."),
    ] = DataFormat.TABLE,
    root: Root = HERE,
    today: Today = None,
) -> None:
    """List the milestones and measures that are overdue or due soon, by date.

    Example:  poa due --within 90d --format ics > due.ics
    """
    from poa_tracker.cli.opening import open_register
    from poa_tracker.cli.shown_day import shown_day
    from poa_tracker.standing.as_of import AsOf
    from poa_tracker.standing.delivery import find_dated
    from poa_tracker.standing.public import public_register

    ahead = _parse_days(within)
    register = open_register(root)
    if (audience or (Audience.PUBLIC if output is DataFormat.ICS else Audience.INTERNAL)) == "public":
        register = public_register(register)
    shown = shown_day(register, as_at, today, closes=output is DataFormat.TABLE)
    view = AsOf.on_day(register, shown.day)
    until = view.day + min(timedelta(days=ahead), date.max - view.day)
    chosen = sorted((one for one in find_dated(view) if one.is_due_by(until)), key=lambda one: one.last_day)
    if output is DataFormat.ICS:
        from poa_tracker.cli.due_calendar import calendar

        typer.echo(calendar(view, chosen), nl=False)
    elif output is DataFormat.JSON:
        document: DueList = {
            "version": 1,
            "as_at": view.day,
            "until": until,
            "due": [_record(view, one) for one in chosen],
        }
        write_json(document, sys.stdout)
    elif output is DataFormat.CSV:
        write_records(columns(DueItem), [_record(view, one) for one in chosen], sys.stdout)
    else:
        _write_for_people(view, shown, until, chosen)


def _parse_days(text: str) -> int:
    """A stretch of time as typed at the command line, in days: `30d`, `6w`, or a bare number of days."""
    from poa_tracker.errors import UsageError

    match = re.fullmatch(r"([0-9]{1,5})([dw]?)", text, re.ASCII)
    if match is None:
        raise UsageError(f"--within {text!r}: write days or weeks, such as 30d or 6w")
    return int(match[1]) * (7 if match[2] == "w" else 1)


def _write_for_people(view: "AsOf", shown: "ShownDay", until: date, chosen: "list[Promise]") -> None:
    if not chosen:
        typer.echo(f"Nothing is overdue or due by {until} as at {shown}", err=True)
        return
    late = sum(one.is_overdue for one in chosen)
    closing = f"{late:,} overdue, {len(chosen) - late:,} due by {until} as at {shown}"
    write_table(COLUMNS, [_row(view, one) for one in chosen], sys.stdout, closing)


def _row(view: "AsOf", one: "Promise") -> list[str]:
    from poa_tracker.cli.words import NONE, days, marked

    return [
        one.last_day.isoformat(),
        _when(one),
        one.measure.id,
        one.milestone.id if one.milestone else "",
        marked(one.measure, one.title),
        view.agencies.label(one.agency) or NONE,
        str(one.first_due) if one.times_moved else "",
        days(one.slip) if one.slip else "",
    ]


def _when(one: "Promise") -> str:
    from poa_tracker.cli.words import counted

    if one.is_overdue:
        return f"{counted(one.days_overdue, 'day')} overdue"
    return f"in {counted(-one.days_overdue, 'day')}" if one.days_overdue else "today"


def _record(view: "AsOf", one: "Promise") -> DueItem:
    standing = view.by_id[one.measure.id]
    return {
        "due": one.last_day,
        "days": -one.days_overdue,
        "overdue": one.is_overdue,
        "measure": one.measure.id,
        "milestone": one.milestone.id if one.milestone else None,
        "title": one.title,
        "measure_title": one.measure.title,
        "agency": one.agency,
        "baseline_due": one.first_due,
        "slip_days": one.slip,
        "times_moved": one.times_moved,
        "confidence": standing.state,
        "visibility": one.measure.visibility.value,
        "path": standing.path,
    }
