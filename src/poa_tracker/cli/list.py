"""`poa list`: the measures of a plan, all or some."""

import sys
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from poa_tracker.cli.options import HERE, AsAt, Root, Today, day_or_today, parse_day
from poa_tracker.cli.table import Column, TableFormat, write_csv, write_json, write_table

if TYPE_CHECKING:
    from poa_tracker.register.as_of import AsOf, Standing


class SortKey(StrEnum):
    """What a list is in the order of."""

    PLAN = "plan"
    ID = "id"
    TITLE = "title"
    AGENCY = "agency"
    GOAL = "goal"
    STATUS = "status"
    CONFIDENCE = "confidence"
    DUE = "due"


COLUMNS = (
    Column("Id", whole=True),
    Column("Title"),
    Column("Lead"),
    Column("Status"),
    Column("Confidence"),
    Column("Due", whole=True),
    Column("First due", spare=True, whole=True),
    Column("Next milestone", spare=True),
)
CSV_COLUMNS = (
    *("id", "ref", "title", "goal", "objective", "lead_agency", "status", "confidence", "due", "baseline_due"),
    *("overdue", "next_milestone", "next_milestone_due", "visibility", "path"),
)


def list_measures(
    agency: Annotated[
        str,
        typer.Option(metavar="AGENCY", help="Led by this agency: id, name, former name or alias.", show_default=False),
    ] = "",
    goal: Annotated[str, typer.Option(metavar="GOAL", help="Of this goal, by its id.", show_default=False)] = "",
    status: Annotated[
        str, typer.Option(metavar="STATUS", help="With this one, such as in_progress.", show_default=False)
    ] = "",
    confidence: Annotated[
        str,
        typer.Option(
            metavar="CONFIDENCE",
            help="With this confidence: on_track, at_risk, off_track or not_reported.",
            show_default=False,
        ),
    ] = "",
    overdue: Annotated[bool, typer.Option("--overdue", help="Open and past the due date.")] = False,
    due_before: Annotated[
        date | None, typer.Option(parser=parse_day, metavar="DATE", help="Open and due before this day.")
    ] = None,
    tag: Annotated[str, typer.Option(metavar="TAG", help="With this tag.", show_default=False)] = "",
    sort: Annotated[SortKey, typer.Option(help="In the order of.")] = SortKey.PLAN,
    as_at: AsAt = None,
    output: Annotated[TableFormat, typer.Option("--format", help="For people or for programs.")] = TableFormat.TABLE,
    root: Root = HERE,
    today: Today = None,
) -> None:
    """List the measures of the plan, all or some.

    Example:  poa list --agency Police --overdue
    """
    from poa_tracker.cli.opening import open_register
    from poa_tracker.register.as_of import AsOf
    from poa_tracker.register.choice import Choice, select

    register = open_register(root)
    view = AsOf.on_day(register, as_at or register.clock(day_or_today(today)))
    choice = Choice(agency, goal, status, confidence, overdue, due_before, tag)
    chosen = _sorted(select(view, choice), sort, view)
    if output is TableFormat.JSON:
        write_json(_document(view, chosen), sys.stdout)
    elif output is TableFormat.CSV:
        write_csv(CSV_COLUMNS, [_csv_row(one) for one in chosen], sys.stdout)
    else:
        _write_for_people(view, chosen)


def _write_for_people(view: "AsOf", chosen: list["Standing"]) -> None:
    from poa_tracker.cli.words import counted

    if not chosen:
        typer.echo(f"No measure fits as at {view.day}", err=True)
        return
    late = sum(one.is_overdue for one in chosen)
    closing = f"{counted(len(chosen), 'measure')}, {late:,} overdue as at {view.day}"
    write_table(COLUMNS, [_row(view, one) for one in chosen], sys.stdout, closing)


def _row(view: "AsOf", one: "Standing") -> list[str]:
    from poa_tracker.cli.words import NONE, day, word
    from poa_tracker.model import NOT_REPORTED, Visibility

    measure, upcoming = one.measure, one.next_milestone
    status = word(view.plan, one.status)
    mark = " (internal)" if measure.visibility is Visibility.INTERNAL else ""
    confidence = word(view.plan, one.confidence or NOT_REPORTED) if one.is_open else NONE
    baseline = measure.baseline_due()
    return [
        one.id,
        measure.title + mark,
        view.agencies.label(one.lead_agency) or NONE,
        f"{status}, overdue" if one.is_overdue else status,
        confidence,
        day(measure.due),
        day(baseline) if baseline != measure.due else "",
        f"{upcoming.id} {upcoming.title}{f' ({upcoming.due})' if upcoming.due else ''}" if upcoming else NONE,
    ]


def _record(one: "Standing") -> dict[str, object]:
    from poa_tracker.model import NOT_REPORTED

    measure, upcoming = one.measure, one.next_milestone
    baseline = measure.baseline_due()
    return {
        "id": one.id,
        "ref": measure.ref,
        "title": measure.title,
        "goal": measure.goal,
        "objective": measure.objective,
        "lead_agency": one.lead_agency,
        "status": one.status.value,
        "confidence": (one.confidence.value if one.confidence else NOT_REPORTED) if one.is_open else None,
        "due": measure.due.isoformat() if measure.due else None,
        "baseline_due": baseline.isoformat() if baseline else None,
        "overdue": one.is_overdue,
        "next_milestone": upcoming.id if upcoming else None,
        "next_milestone_due": upcoming.due.isoformat() if upcoming and upcoming.due else None,
        "visibility": measure.visibility.value,
        "path": one.path,
    }


def _csv_row(one: "Standing") -> list[str]:
    record = _record(one)
    cells = (record[name] for name in CSV_COLUMNS)
    return ["" if cell is None else str(cell).lower() if isinstance(cell, bool) else str(cell) for cell in cells]


def _document(view: "AsOf", chosen: list["Standing"]) -> dict[str, object]:
    return {
        "version": 1,
        "as_at": view.day.isoformat(),
        "reported_since": view.reported_since.id,
        "measures": [_record(one) for one in chosen],
    }


def _sorted(chosen: list["Standing"], key: SortKey, view: "AsOf") -> list["Standing"]:
    """In the order asked for; what is equal in it stays in the plan's own order, and what has no value comes last."""
    from poa_tracker.model import Confidence, Status

    statuses, confidences = list(Status), [*reversed(Confidence), None]
    keys = {
        SortKey.ID: lambda one: one.id,
        SortKey.TITLE: lambda one: one.measure.title.casefold(),
        SortKey.AGENCY: lambda one: (one.lead_agency is None, view.agencies.label(one.lead_agency).casefold()),
        SortKey.GOAL: lambda one: one.measure.goal,
        SortKey.STATUS: lambda one: statuses.index(one.status),
        SortKey.CONFIDENCE: lambda one: (not one.is_open, confidences.index(one.confidence)),
        SortKey.DUE: lambda one: one.measure.due or date.max,
    }
    return sorted(chosen, key=keys[key]) if key in keys else chosen
