"""`poa milestone`: add, complete or list the milestones of a measure."""

import sys
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from poa_tracker.cli.changing import DryRun, carry_out
from poa_tracker.cli.options import (
    HERE,
    AsAt,
    DataFormat,
    Root,
    RowsFormat,
    Today,
    day_or_today,
    parse_day,
    parse_link,
    parse_text,
)
from poa_tracker.cli.table import Column, write_json, write_table
from poa_tracker.output.cells import write_records
from poa_tracker.output.shapes import ListedMilestone, MilestoneList, columns

if TYPE_CHECKING:
    from poa_tracker.standing.as_of import AsOf
    from poa_tracker.standing.promise import Promise

MeasureId = Annotated[str, typer.Argument(metavar="ID", help="The measure's id.")]


COLUMNS = (
    Column("Id", whole=True),
    Column("Milestone"),
    Column("Agency"),
    Column("Due"),
    Column("First due", spare=True, whole=True),
    Column("Delivered", whole=True),
)


def add(
    measure_id: MeasureId,
    title: Annotated[str, typer.Option(parser=parse_text, metavar="TEXT", help="What is delivered.")],
    due: Annotated[
        date | None,
        typer.Option(parser=parse_day, metavar="DATE", help="The last day on which it is on time (YYYY-MM-DD)."),
    ] = None,
    agency: Annotated[
        str | None, typer.Option(metavar="AGENCY", help="The agency that delivers it. Default: the lead agency.")
    ] = None,
    horizon: Annotated[str | None, typer.Option(metavar="ID", help="One of the plan's horizons.")] = None,
    milestone_id: Annotated[
        str | None, typer.Option("--id", metavar="ID", help="Its id. Default: the next number, such as M3.")
    ] = None,
    dry_run: DryRun = False,
    root: Root = HERE,
    today: Today = None,
) -> None:
    """Add a milestone to a measure.

    Example:  poa milestone add PREV-01 --title "Evaluate the training" --due 2011-05-31
    """
    from poa_tracker.edits.milestone import add_milestone

    now = day_or_today(today, root)
    carry_out(
        root,
        now,
        lambda bench: add_milestone(
            bench,
            bench.measure(measure_id),
            " ".join(title.split()),
            milestone_id=milestone_id.strip().upper() if milestone_id else None,
            due=due,
            agency=agency,
            horizon=horizon,
            today=now,
        ),
        dry_run=dry_run,
    )


def done(
    measure_id: MeasureId,
    milestone_id: Annotated[str, typer.Argument(metavar="MILESTONE", help="The milestone's id, such as M1.")],
    day: Annotated[
        date | None,
        typer.Option(
            "--on",
            parser=parse_day,
            metavar="DATE",
            help="The day of delivery (YYYY-MM-DD). Default: poa asks on a terminal, and elsewhere takes today.",
        ),
    ] = None,
    evidence: Annotated[
        list[str] | None,
        typer.Option(metavar="TITLE=URL", help="What shows that it was delivered. Repeat for more."),
    ] = None,
    dry_run: DryRun = False,
    root: Root = HERE,
    today: Today = None,
) -> None:
    """Record that a milestone was delivered. If that was earlier, poa records today as the day you learned of it.

    Example:  poa milestone done PREV-01 M2 --on 2011-03-18 --evidence "Report=https://www.example.org/report"
    """
    from poa_tracker.edits.milestone import complete_milestone

    now = day_or_today(today, root)
    links = [parse_link(one) for one in evidence or ()]
    is_given = day is not None
    if day is None and sys.stdin.isatty() and sys.stderr.isatty():
        day, is_given = _asked_day(now), True
    carry_out(
        root,
        now,
        lambda bench: complete_milestone(bench.measure(measure_id), milestone_id, day, now, links),
        dry_run=dry_run,
    )
    if not is_given:
        typer.echo(f"Recorded as delivered today, {now}. For another day, use --on.", err=True)


def _asked_day(today: date) -> date:
    """The day of a delivery, as a person at a terminal types it."""
    answer: date = typer.prompt(
        "On which day was it delivered (YYYY-MM-DD)?", default=today.isoformat(), value_proc=parse_day, err=True
    )
    return answer


def list_milestones(
    measure_id: MeasureId,
    as_at: AsAt = None,
    output: RowsFormat = DataFormat.TABLE,
    root: Root = HERE,
    today: Today = None,
) -> None:
    """List the milestones of a measure, with their dates and how they moved.

    Example:  poa milestone list PREV-01
    """
    from poa_tracker.cli.shown_day import shown_day
    from poa_tracker.cli.words import counted
    from poa_tracker.errors import UsageError
    from poa_tracker.register import Project
    from poa_tracker.register.workbench import Workbench
    from poa_tracker.standing.as_of import AsOf

    bench = Workbench.open(Project.find(root).root)
    entry = bench.measure(measure_id)
    # The one measure is enough to see where it stands: a plan of thousands is not read for it.
    register = bench.register([entry.path])
    shown = shown_day(register, as_at, today, closes=output is DataFormat.TABLE)
    view = AsOf.on_day(register, shown.day)
    if not view.standings:
        raise UsageError(f"{entry.record.id} was not in the plan yet on {view.day}")
    records = [_record(one) for one in view.standings[0].milestones]
    if output is DataFormat.JSON:
        document: MilestoneList = {
            "version": 1,
            "measure": entry.record.id,
            "as_at": view.day,
            "milestones": records,
        }
        write_json(document, sys.stdout)
    elif output is DataFormat.CSV:
        write_records(columns(ListedMilestone), records, sys.stdout)
    else:
        late = sum(record["overdue"] is True for record in records)
        overdue = f", {late} overdue" if late else ""
        closing = f"{counted(len(records), 'milestone')}{overdue} as at {shown}"
        if records:
            write_table(COLUMNS, [_row(view, record) for record in records], sys.stdout, closing)
        else:
            typer.echo(closing, err=True)


def _record(one: "Promise") -> ListedMilestone:
    milestone = one.milestone
    assert milestone is not None
    return {
        "id": milestone.id,
        "title": milestone.title,
        "agency": one.agency,
        "due": one.due,
        "baseline_due": one.first_due,
        "completed": one.delivered,
        "overdue": one.is_overdue,
    }


def _row(view: "AsOf", record: ListedMilestone) -> list[str]:
    due = f"{record['due'] or '–'}{', overdue' if record['overdue'] else ''}"
    first = record["baseline_due"] if record["baseline_due"] != record["due"] else None
    return [
        str(record["id"]),
        str(record["title"]),
        view.agencies.label(str(record["agency"])) if record["agency"] else "–",
        due,
        str(first or ""),
        str(record["completed"] or "–"),
    ]
