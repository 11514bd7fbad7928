"""`poa assign`: make another agency the lead of a measure."""

from typing import Annotated

import typer

from poa_tracker.cli.changing import DryRun, carry_out
from poa_tracker.cli.options import HERE, ApprovedBy, Reason, Root, TakesEffect, Today, day_or_today


def assign(
    measure_id: Annotated[str, typer.Argument(metavar="ID", help="The measure's id.")],
    agency: Annotated[str, typer.Argument(metavar="AGENCY", help="The new lead agency: its id, name or an alias.")],
    reason: Reason = None,
    approved_by: ApprovedBy = None,
    day: TakesEffect = None,
    dry_run: DryRun = False,
    root: Root = HERE,
    today: Today = None,
) -> None:
    """Make an agency the lead of a measure. A variation keeps the lead agency before it on the record.

    If no agency leads the measure yet, you need no reason. An agency that supported the measure no longer does when it
    leads it.

    Example:  poa assign PREV-04 MBIE --reason "Labour became part of it" --approved-by "Chair"
    """
    from poa_tracker.edits.assign_agency import assign_agency
    from poa_tracker.edits.vary import Grounds

    now = day_or_today(today, root)
    grounds = Grounds(reason=reason, approved_by=approved_by, day=day)
    carry_out(
        root, now, lambda bench: assign_agency(bench, bench.measure(measure_id), agency, grounds, now), dry_run=dry_run
    )
