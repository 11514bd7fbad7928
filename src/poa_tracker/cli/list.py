"""`poa list`: list measures by agency, goal, status, confidence, tag or date."""

import sys
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from poa_tracker.cli.options import HERE, AsAt, DataFormat, Root, RowsFormat, Today, parse_day
from poa_tracker.cli.table import Column, write_json, write_table
from poa_tracker.output.cells import write_records
from poa_tracker.output.shapes import ListedMeasure, MeasureList, columns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from poa_tracker.cli.shown_day import ShownDay
    from poa_tracker.standing.as_of import AsOf, Standing
    from poa_tracker.standing.promise import Promise


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


def list_measures(
    agency: Annotated[
        list[str] | None,
        typer.Option(
            metavar="AGENCY",
            help="Measures that this agency leads: its id, name, former name or alias.",
            show_default=False,
        ),
    ] = None,
    goal: Annotated[
        list[str] | None,
        typer.Option(metavar="GOAL", help="Measures of this goal: its id, title or prefix.", show_default=False),
    ] = None,
    status: Annotated[
        list[str] | None,
        typer.Option(
            metavar="STATUS",
            help="Measures with this status: not_started, in_progress, ongoing, completed, closed; or the plan's word.",
            show_default=False,
        ),
    ] = None,
    confidence: Annotated[
        list[str] | None,
        typer.Option(
            metavar="CONFIDENCE",
            help="Measures with this confidence: on_track, at_risk, off_track, not_reported; or the plan's word.",
            show_default=False,
        ),
    ] = None,
    overdue: Annotated[bool, typer.Option("--overdue", help="Measures that are open and past their due date.")] = False,
    due_before: Annotated[
        date | None,
        typer.Option(
            parser=parse_day, metavar="DATE", help="Measures that are open and due before this day (YYYY-MM-DD)."
        ),
    ] = None,
    tag: Annotated[
        list[str] | None, typer.Option(metavar="TAG", help="Measures with this tag.", show_default=False)
    ] = None,
    sort: Annotated[
        SortKey,
        typer.Option(help="What to sort by. By confidence, the measures in most doubt come first."),
    ] = SortKey.PLAN,
    as_at: AsAt = None,
    output: RowsFormat = DataFormat.TABLE,
    root: Root = HERE,
    today: Today = None,
) -> None:
    """List the measures of the plan, or some of them.

    You can give --agency, --goal, --status, --confidence and --tag several times. The list then has measures with any
    one of the values.

    Example:  poa list --agency Police --overdue
    """
    from poa_tracker.cli.opening import open_register
    from poa_tracker.cli.shown_day import shown_day
    from poa_tracker.standing.as_of import AsOf
    from poa_tracker.standing.choice import Filters, find

    register = open_register(root)
    shown = shown_day(register, as_at, today, closes=output is DataFormat.TABLE)
    view = AsOf.on_day(register, shown.day)
    filters = Filters(
        agency or (), goal or (), status or (), confidence or (), tag or (), overdue=overdue, due_before=due_before
    )
    chosen = _sorted(find(view, filters), sort, view)
    if output is DataFormat.JSON:
        write_json(_document(view, chosen), sys.stdout)
    elif output is DataFormat.CSV:
        write_records(columns(ListedMeasure), [_record(one) for one in chosen], sys.stdout)
    else:
        _write_for_people(view, shown, chosen, filters.agencies)


def _write_for_people(view: "AsOf", shown: "ShownDay", chosen: list["Standing"], agencies: "Sequence[str]") -> None:
    from poa_tracker.cli.words import counted, takes_over
    from poa_tracker.standing.choice import resolve_agency

    wanted = dict.fromkeys(resolve_agency(view, each) for each in agencies)
    later = "".join(f"; {note}" for each in wanted if (note := takes_over(view, each)))

    if not chosen:
        typer.echo(f"No measures found as at {shown}{later}", err=True)
        return
    late = sum(one.is_overdue for one in chosen)
    closing = f"{counted(len(chosen), 'measure')}, {late:,} overdue as at {shown}{later}"
    write_table(COLUMNS, [_row(view, one) for one in chosen], sys.stdout, closing)


def _row(view: "AsOf", one: "Standing") -> list[str]:
    from poa_tracker.cli.words import NONE, day, marked, word

    measure, upcoming = one.measure, one.next_milestone
    status = word(view.plan, one.status)
    confidence = word(view.plan, one.state) if one.is_open else NONE
    first = one.promise.first_due
    return [
        one.id,
        marked(measure, measure.title),
        view.agencies.label(one.lead_agency) or NONE,
        f"{status}, overdue" if one.is_overdue else status,
        confidence,
        day(measure.due),
        day(first) if first != measure.due else "",
        _upcoming(upcoming) if upcoming else NONE,
    ]


def _upcoming(promise: "Promise") -> str:
    milestone = promise.milestone
    assert milestone is not None
    return f"{milestone.id} {milestone.title}{f' ({milestone.due})' if milestone.due else ''}"


def _record(one: "Standing") -> ListedMeasure:
    measure, upcoming, first = one.measure, one.next_milestone, one.promise.first_due
    return {
        "id": one.id,
        "ref": measure.ref,
        "title": measure.title,
        "goal": measure.goal,
        "objective": measure.objective,
        "lead_agency": one.lead_agency,
        "status": one.status.value,
        "confidence": one.state if one.is_open else None,
        "due": measure.due,
        "baseline_due": first,
        "overdue": one.is_overdue,
        "next_milestone": upcoming.milestone.id if upcoming and upcoming.milestone else None,
        "next_milestone_due": upcoming.due if upcoming else None,
        "visibility": measure.visibility.value,
        "path": one.path,
    }


def _document(view: "AsOf", chosen: list["Standing"]) -> MeasureList:
    return {
        "version": 1,
        "as_at": view.day,
        "reported_since": view.reported_since.id,
        "measures": [_record(one) for one in chosen],
    }


def _sorted(chosen: list["Standing"], key: SortKey, view: "AsOf") -> list["Standing"]:
    """In the order asked for; what is equal in it stays in the plan's own order, and what has no value comes last."""
    from poa_tracker.id_order import id_order
    from poa_tracker.model import NOT_REPORTED, UNSTATED, Confidence, Status

    statuses, states = list(Status), [*reversed(Confidence), UNSTATED, NOT_REPORTED]
    keys = {
        SortKey.ID: lambda one: id_order(one.id),
        SortKey.TITLE: lambda one: one.measure.title.casefold(),
        SortKey.AGENCY: lambda one: (one.lead_agency is None, view.agencies.label(one.lead_agency).casefold()),
        SortKey.GOAL: lambda one: one.measure.goal,
        SortKey.STATUS: lambda one: statuses.index(one.status),
        SortKey.CONFIDENCE: lambda one: states.index(one.state) if one.is_open else len(states),
        SortKey.DUE: lambda one: one.promise.last_day,
    }
    return sorted(chosen, key=keys[key]) if key in keys else chosen
