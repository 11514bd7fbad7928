"""`poa period`: list, close, sign and reopen reporting periods."""

import sys
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from poa_tracker.cli.changing import DryRun, carry_out
from poa_tracker.cli.options import (
    HERE,
    DataFormat,
    Root,
    RowsFormat,
    TextFormat,
    Today,
    day_or_today,
    parse_day,
    parse_text,
)
from poa_tracker.cli.table import Column, write_json, write_table
from poa_tracker.cli.terminal import wants_colour
from poa_tracker.output.cells import write_records
from poa_tracker.output.shapes import ListedPeriod, PeriodList, ShownPeriod, columns

if TYPE_CHECKING:
    from poa_tracker.edits.draft import FileEdit
    from poa_tracker.model import ClosedPeriod, Period
    from poa_tracker.register import Register


COLUMNS = (
    Column("Period", whole=True),
    Column("Runs", spare=True),
    Column("Returns due", whole=True),
    Column("Expected", spare=True, right=True, whole=True),
    Column("On time", right=True, whole=True),
    Column("Late", right=True, whole=True),
    Column("Missing", right=True, whole=True),
    Column("Closed", whole=True),
)

PeriodName = Annotated[
    str,
    typer.Argument(
        metavar="PERIOD", help="A period such as 2025-26-Q1 or 'Q1 2025/26', or last: the one that has just ended."
    ),
]


def list_periods(
    output: RowsFormat = DataFormat.TABLE,
    root: Root = HERE,
    today: Today = None,
) -> None:
    """List the periods so far: when returns are due, how many came on time, late or not at all, what is closed.

    Example:  poa period list
    """
    from poa_tracker.cli.opening import open_register

    register = open_register(root)
    clock = register.clock(day_or_today(today, root))
    records = [_record(register, period, clock) for period in _periods(register, clock)]
    if output is DataFormat.JSON:
        document: PeriodList = {"version": 1, "as_at": clock, "periods": records}
        write_json(document, sys.stdout)
    elif output is DataFormat.CSV:
        write_records(columns(ListedPeriod), records, sys.stdout)
    else:
        write_table(COLUMNS, [_row(record) for record in records], sys.stdout, f"as at {clock}")


def close(
    period: PeriodName,
    closed_by: Annotated[
        str | None,
        typer.Option(parser=parse_text, metavar="ROLE", help="Who closes it. Default: the coordinating agency."),
    ] = None,
    signed_off_by: Annotated[
        str | None, typer.Option(parser=parse_text, metavar="ROLE", help="Who stands behind the report.")
    ] = None,
    day: Annotated[
        date | None, typer.Option("--date", parser=parse_day, metavar="DATE", help="The closing day. Default: today.")
    ] = None,
    with_missing: Annotated[
        bool, typer.Option("--with-missing", help="Close it even if returns are missing, and record which.")
    ] = False,
    dry_run: DryRun = False,
    root: Root = HERE,
    today: Today = None,
) -> None:
    """Close a period. From then on, `poa validate` finds any change to what was reported for it.

    If the plan has errors, poa refuses. Close a reopened period in the same way.

    Example:  poa period close last --signed-off-by "Chair of the working group"
    """
    from poa_tracker.edits.close_period import close_period
    from poa_tracker.errors import UsageError
    from poa_tracker.register import Project
    from poa_tracker.register.workbench import Workbench
    from poa_tracker.standing.named_period import parse_period

    now = day_or_today(today, root)
    tag = ""

    def make(bench: Workbench) -> "list[FileEdit]":
        nonlocal tag
        secretariat = bench.agencies.get(bench.plan.coordinating_agency)
        name = closed_by or (secretariat.name if secretariat else None)
        if name is None:
            raise UsageError("name who closes the period with --closed-by: a role, not a person")
        which = parse_period(bench.plan, period, now)
        register = bench.register(bench.listing.measures)
        before = _closed(register, which)
        # Git has a tag of the first closing already.
        tag = f"{which.id}-{len(before.every_closing) + 1}" if before else which.id
        edits = [
            close_period(
                register,
                which,
                name,
                signed_off_by=signed_off_by,
                day=day,
                with_missing=with_missing,
                has_schema=(Project.find(root).root / "schemas/period.schema.json").is_file(),
                today=now,
            )
        ]
        _refuse_errors(register, which.id, now)
        return edits

    carry_out(root, now, make, dry_run=dry_run)
    if not dry_run:
        typer.echo(
            f"Then commit it, signed if you can (git commit --gpg-sign), and mark the day: git tag --sign {tag}",
            err=True,
        )


def sign(
    period: PeriodName,
    by: Annotated[
        str, typer.Option(parser=parse_text, metavar="ROLE", help="Who stands behind the report: a role, not a person.")
    ],
    day: Annotated[
        date | None,
        typer.Option(
            "--date", parser=parse_day, metavar="DATE", help="The day of the signature (YYYY-MM-DD). Default: today."
        ),
    ] = None,
    dry_run: DryRun = False,
    root: Root = HERE,
    today: Today = None,
) -> None:
    """Sign a closed period. From today on, its report names who stands behind it, and since when.

    Example:  poa period sign last --by "Chair of the working group"
    """
    from poa_tracker.edits.close_period import sign_period
    from poa_tracker.standing.named_period import parse_period

    now = day_or_today(today, root)
    carry_out(
        root,
        now,
        lambda bench: [sign_period(bench.frame, parse_period(bench.plan, period, now), by, day, now)],
        dry_run=dry_run,
    )


def reopen(
    period: PeriodName,
    reason: Annotated[
        str, typer.Option(parser=parse_text, metavar="TEXT", help="Why, in words that a report can print.")
    ],
    approved_by: Annotated[
        str, typer.Option(parser=parse_text, metavar="ROLE", help="Who approved it: a role, not a person.")
    ],
    day: Annotated[
        date | None,
        typer.Option(
            "--date", parser=parse_day, metavar="DATE", help="The day it was decided (YYYY-MM-DD). Default: today."
        ),
    ] = None,
    dry_run: DryRun = False,
    root: Root = HERE,
    today: Today = None,
) -> None:
    """Reopen a closed period. From then on, every report of it shows that. `poa period close` closes it again.

    What it kept before stays checked. To put a mistake right, use `poa correct` and do not rewrite the record.

    Example:  poa period reopen 2009-10-Q4 --reason "A return came late" --approved-by "Chair of the working group"
    """
    from poa_tracker.edits.close_period import reopen_period
    from poa_tracker.standing.named_period import parse_period

    now = day_or_today(today, root)
    carry_out(
        root,
        now,
        lambda bench: [
            reopen_period(bench.frame, parse_period(bench.plan, period, now), reason, approved_by, day, now)
        ],
        dry_run=dry_run,
    )


def show(
    period: PeriodName,
    output: TextFormat = DataFormat.TEXT,
    root: Root = HERE,
    today: Today = None,
) -> None:
    """Show a closed period: who closed it and when, and whether the record is still as it was.

    Example:  poa period show 2009-10-Q4
    """
    from poa_tracker.cli.opening import open_register
    from poa_tracker.errors import UsageError
    from poa_tracker.standing.named_period import parse_period

    register = open_register(root)
    which = parse_period(register.plan, period, day_or_today(today, root))
    record = _closed(register, which)
    if record is None:
        raise UsageError(f"{which.id} is not closed; to close it, use `poa period close {which.id}`")
    if output is DataFormat.JSON:
        write_json(_document(register, which, record), sys.stdout)
    else:
        sys.stdout.write("\n".join(_lines(register, which, record)) + "\n")


def _refuse_errors(register: "Register", period_id: str, now: date) -> None:
    """Exit code 1 where the plan has errors: a closed period would hold everybody to them."""
    from poa_tracker.cli.words import counted
    from poa_tracker.output import text
    from poa_tracker.rules.run import find_errors

    errors = find_errors(register, now)
    if errors:
        for one in errors:
            typer.echo(text.finding_text(one, colour=wants_colour(sys.stderr)), err=True)
        typer.echo(
            f"poa: nothing was written: {period_id} cannot be closed while the plan has "
            f"{counted(len(errors), 'error')}",
            err=True,
        )
        raise typer.Exit(1)


def _periods(register: "Register", clock: date) -> "list[Period]":
    """Every period that is reported on, from the first to the one that runs, and those closed before."""
    plan = register.plan
    current, last = plan.reporting.cycle.containing(clock), plan.last_period()
    newest = current if last is None else min(current, last)
    first = plan.first_period() or newest
    closed = [plan.reporting.cycle.parse(entry.record.period) for entry in register.periods]
    return sorted({*first.through(newest), *closed})


def _closed(register: "Register", period: "Period") -> "ClosedPeriod | None":
    return next((entry.record for entry in register.periods if entry.record.period == period.id), None)


def _record(register: "Register", period: "Period", clock: date) -> ListedPeriod:
    from poa_tracker.model import ReturnState
    from poa_tracker.standing.as_of import AsOf

    states = [one.return_state for one in AsOf.of_period(register, period, clock).standings]
    record = _closed(register, period)
    closing = record.closing if record else None
    return {
        "period": period.id,
        "first_day": period.first_day,
        "last_day": period.last_day,
        "returns_due": register.plan.reporting.returns_due(period),
        "expected": sum(one is not None for one in states),
        "received": states.count(ReturnState.RECEIVED),
        "late": states.count(ReturnState.LATE),
        "missing": states.count(ReturnState.MISSING),
        "closed": closing.date if closing else None,
        "reopened": record.reopenings[-1].date if record and not closing else None,
    }


def _row(record: ListedPeriod) -> list[str]:
    return [
        str(record["period"]),
        f"{record['first_day']} to {record['last_day']}",
        str(record["returns_due"]),
        *(str(number) for number in (record["expected"], record["received"], record["late"], record["missing"])),
        str(record["closed"] or (f"reopened {record['reopened']}" if record["reopened"] else "–")),
    ]


def _changed(register: "Register", period: "Period", record: "ClosedPeriod") -> dict[str, list[str]]:
    """The measures whose record is not what it was at the newest closing, and the parts that differ; gone ones none."""
    from poa_tracker.standing.digest import changed_parts

    changed: dict[str, list[str]] = {}
    closing = record.every_closing[-1]
    for measure_id, written in closing.measures.items():
        entry = register.measure(measure_id)
        parts = changed_parts(entry.record, period, closing.date, written) if entry else []
        if parts or entry is None:
            changed[measure_id] = parts
    return changed


def _document(register: "Register", period: "Period", record: "ClosedPeriod") -> ShownPeriod:
    from poa_tracker.standing.as_of import AsOf

    closing, signed = record.every_closing[-1], record.rounds[-1].signed
    return {
        "version": 1,
        "period": period.id,
        "closed": closing.date if record.closing else None,
        "closed_by": closing.closed_by,
        "signed_off_by": signed[-1].by if signed else None,
        "missing": list(closing.missing),
        "closings": [{"date": one.date, "closed_by": one.closed_by} for one in record.every_closing],
        "sign_offs": [{"by": sign.by, "date": sign.date} for one in record.rounds for sign in one.signed],
        "reopenings": [
            {"date": one.date, "reason": one.reason, "approved_by": one.approved_by} for one in record.reopenings
        ],
        "changed": _changed(register, period, record),
        "measures": [
            {
                "id": one.id,
                "lead_agency": one.lead_agency,
                "status": one.status.value,
                "confidence": one.state if one.is_open else None,
                "return_state": one.return_state.value if one.return_state else None,
            }
            for one in AsOf.of_period(register, period, closing.date).standings
        ],
    }


def _lines(register: "Register", period: "Period", record: "ClosedPeriod") -> list[str]:
    from poa_tracker.cli.words import NONE, word
    from poa_tracker.standing.as_of import AsOf
    from poa_tracker.standing.digest import PARTS

    plan, changed = register.plan, _changed(register, period, record)
    differing = [
        f"{measure_id} ({', '.join(PARTS[part] for part in parts) or 'gone'})" for measure_id, parts in changed.items()
    ]
    rounds = record.rounds
    closing = rounds[-1].closing
    life = []
    for one in rounds:
        life.append(f"Closed         {one.closing.date} by {one.closing.closed_by}")
        signed = ", ".join(
            sign.by if sign.date == one.closing.date else f"{sign.by} on {sign.date}" for sign in one.signed
        )
        life.append(f"Signed off by  {signed or NONE}")
        if one.reopening:
            opened = one.reopening
            life.append(f"Reopened       {opened.date}, approved by {opened.approved_by}: {opened.reason}")
    standings = AsOf.of_period(register, period, closing.date).standings
    width = max((len(one.id) for one in standings), default=0)
    return [
        f"{period.id}  {period.title}",
        "",
        *life,
        f"Missing        {', '.join(closing.missing) or 'no return'}",
        f"The record     {'has changed since: ' + '; '.join(differing) if differing else 'is unchanged since then'}",
        "",
        *(
            f"{one.id:{width}}  {word(plan, one.status)}{f', {word(plan, one.state)}' if one.is_open else ''}"
            for one in standings
        ),
    ]
