"""`poa new`: add a measure to the plan."""

from datetime import date
from typing import Annotated

import typer

from poa_tracker.cli.changing import DryRun, carry_out
from poa_tracker.cli.options import HERE, Root, Today, day_or_today, parse_day, parse_text
from poa_tracker.vocabulary import Kind


def new(
    goal: Annotated[str, typer.Option(metavar="GOAL", help="The goal it belongs to: its id, title or prefix.")],
    title: Annotated[
        str,
        typer.Option(parser=parse_text, metavar="TEXT", help="What will be done, in words that show when it is done."),
    ],
    lead: Annotated[
        str | None, typer.Option(metavar="AGENCY", help="The agency that answers for it: its id, name or an alias.")
    ] = None,
    supporting: Annotated[
        list[str] | None, typer.Option(metavar="AGENCY", help="An agency that helps. Repeat for more.")
    ] = None,
    objective: Annotated[str | None, typer.Option(metavar="ID", help="One of the goal's objectives.")] = None,
    kind: Annotated[Kind | None, typer.Option(help="New work, or work that the agency does in any case.")] = None,
    ref: Annotated[
        str | None, typer.Option(parser=parse_text, metavar="TEXT", help="Its number in the published plan.")
    ] = None,
    start: Annotated[
        date | None, typer.Option(parser=parse_day, metavar="DATE", help="When work begins (YYYY-MM-DD).")
    ] = None,
    due: Annotated[
        date | None,
        typer.Option(parser=parse_day, metavar="DATE", help="The last day on which it is on time (YYYY-MM-DD)."),
    ] = None,
    horizon: Annotated[str | None, typer.Option(metavar="ID", help="One of the plan's horizons.")] = None,
    success_measure: Annotated[
        str | None, typer.Option(parser=parse_text, metavar="TEXT", help="How you will know that it worked.")
    ] = None,
    depends_on: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="A measure that must come first. Repeat for more.")
    ] = None,
    measure_id: Annotated[
        str | None,
        typer.Option("--id", metavar="ID", help="Its id. Default: the goal's next number that was never used."),
    ] = None,
    dry_run: DryRun = False,
    root: Root = HERE,
    today: Today = None,
) -> None:
    """Add a measure: a file in the goal's folder, with an id that nobody ever used, not even in the past.

    Example:  poa new --goal prevention --title "Publish guidance for employers" --lead MBIE --due 2026-06-30
    """
    from poa_tracker.edits.new_measure import NewMeasure, new_measure
    from poa_tracker.register import Project
    from poa_tracker.register.git import ids_ever_used

    now = day_or_today(today, root)
    wanted = NewMeasure(
        goal=goal,
        title=" ".join(title.split()),
        objective=objective,
        ref=ref,
        kind=kind,
        lead_agency=lead,
        supporting_agencies=tuple(supporting or ()),
        start=start,
        due=due,
        horizon=horizon,
        success_measure=success_measure,
        depends_on=tuple(depends_on or ()),
        id=measure_id.strip().upper() if measure_id else None,
    )
    ever_used = ids_ever_used(Project.find(root).root)
    carry_out(root, now, lambda bench: new_measure(bench, wanted, ever_used, now), dry_run=dry_run)
