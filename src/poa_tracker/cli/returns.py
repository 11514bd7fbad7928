"""`poa returns`: show which returns came on time, late or not at all."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from poa_tracker.cli.options import HERE, AsAt, DataFormat, Root, RowsFormat, Today
from poa_tracker.cli.table import Column, write_json, write_table
from poa_tracker.output.cells import write_records
from poa_tracker.output.shapes import ListedReturn, ReturnList, columns

if TYPE_CHECKING:
    from poa_tracker.cli.shown_day import ShownDay
    from poa_tracker.standing.as_of import AsOf, Standing

COLUMNS = (
    Column("Agency", whole=True),
    Column("Measure", whole=True),
    Column("Title"),
    Column("Return", whole=True),
    Column("Submitted", whole=True),
    Column("Ask", spare=True),
)


def status(
    period: Annotated[
        str, typer.Option(metavar="PERIOD", help="A period such as 2025-26-Q1 or 'Q1 2025/26', or last, or this.")
    ] = "last",
    agency: Annotated[
        str | None, typer.Option(metavar="AGENCY", help="Only returns of this agency: its id, name or an alias.")
    ] = None,
    open_only: Annotated[bool, typer.Option("--open", help="Only returns that have not come.")] = False,
    as_at: AsAt = None,
    output: RowsFormat = DataFormat.TABLE,
    root: Root = HERE,
    today: Today = None,
) -> None:
    """List the returns of a period by agency: which came on time, which came late, which are missing.

    Example:  poa returns status --open
    """
    from poa_tracker.cli.opening import open_register
    from poa_tracker.cli.shown_day import shown_day
    from poa_tracker.model import ReturnState
    from poa_tracker.standing.as_of import AsOf
    from poa_tracker.standing.choice import resolve_agency
    from poa_tracker.standing.named_period import parse_period

    register = open_register(root)
    shown = shown_day(register, as_at, today, closes=output is DataFormat.TABLE)
    view = AsOf.of_period(register, parse_period(register.plan, period, shown.day), shown.day)
    wanted = view.agencies.successor_on(resolve_agency(view, agency), view.as_at) if agency else None
    awaited = (ReturnState.MISSING, ReturnState.NOT_DUE)
    order = {one.id: number for number, one in enumerate(register.agencies)}
    chosen = sorted(
        (
            one
            for one in view.standings
            if one.return_state is not None
            and (wanted is None or one.asked_agency == wanted)
            and (not open_only or one.return_state in awaited)
        ),
        key=lambda one: order.get(one.asked_agency or "", len(order)),
    )
    if output is DataFormat.JSON:
        document: ReturnList = {
            "version": 1,
            "period": view.period.id,
            "returns_due": register.plan.reporting.returns_due(view.period),
            "as_at": shown.day,
            "returns": [_record(view, one) for one in chosen],
        }
        write_json(document, sys.stdout)
    elif output is DataFormat.CSV:
        write_records(columns(ListedReturn), [_record(view, one) for one in chosen], sys.stdout)
    else:
        _write_for_people(view, shown, chosen, wanted)


def _record(view: "AsOf", one: "Standing") -> ListedReturn:
    agency = view.agencies.get(one.asked_agency)
    contact = agency.contact if agency else None
    return {
        "agency": one.asked_agency,
        "agency_name": agency.name if agency else None,
        "measure": one.id,
        "title": one.measure.title,
        "state": one.return_state.value if one.return_state else None,
        "submitted": one.update.submitted if one.update else None,
        "contact": " ".join(part for part in (contact.role, contact.email) if part) if contact else None,
        "visibility": one.measure.visibility.value,
    }


def _write_for_people(view: "AsOf", shown: "ShownDay", chosen: "list[Standing]", agency: str | None) -> None:
    from poa_tracker.cli.words import NONE, counted, marked, takes_over
    from poa_tracker.model import ReturnState

    words = {
        ReturnState.RECEIVED: "on time",
        ReturnState.LATE: "late",
        ReturnState.MISSING: "missing",
        ReturnState.NOT_DUE: "awaited",
    }
    rows = []
    for one in chosen:
        record = _record(view, one)
        state = words[one.return_state] if one.return_state else NONE
        rows.append(
            [
                view.agencies.label(one.asked_agency),
                one.id,
                marked(one.measure, one.measure.title),
                state,
                str(record["submitted"] or NONE),
                str(record["contact"] or ""),
            ]
        )
    counts = ", ".join(
        f"{number} {word}"
        for state, word in words.items()
        if (number := sum(one.return_state is state for one in chosen))
    )
    due = view.plan.reporting.returns_due(view.period)
    total = f"{counted(len(chosen), 'return')}{f' ({counts})' if counts else ''}"
    closing = f"{total} for {view.period.name}, due by {due}, as at {shown}"
    if agency and (later := takes_over(view, agency)):
        closing += f"; {later}"
    if rows:
        write_table(COLUMNS, rows, sys.stdout, closing)
    else:
        typer.echo(closing, err=True)
