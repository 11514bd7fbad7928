"""`poa close`: end a measure that will not be delivered."""

from typing import Annotated

import typer

from poa_tracker.cli.changing import DryRun, carry_out
from poa_tracker.cli.options import HERE, ApprovedBy, Root, TakesEffect, Today, day_or_today, parse_text
from poa_tracker.vocabulary import Outcome


def close(
    measure_id: Annotated[str, typer.Argument(metavar="ID", help="The measure's id.")],
    outcome: Annotated[Outcome, typer.Option(help="How it ended.")],
    reason: Annotated[
        str, typer.Option(parser=parse_text, metavar="TEXT", help="Why, in words that a report can print.")
    ],
    into: Annotated[
        str | None, typer.Option(metavar="ID", help="The measure it was merged into, or that supersedes it.")
    ] = None,
    approved_by: ApprovedBy = None,
    day: TakesEffect = None,
    dry_run: DryRun = False,
    root: Root = HERE,
    today: Today = None,
) -> None:
    """Close a measure that was merged into another, superseded by another, or discontinued. Its record stays.

    Example:  poa close PREV-04 --outcome merged --into PREV-03 --reason "Both are about the same training"
    """
    from poa_tracker.edits.close_measure import close_measure

    now = day_or_today(today, root)
    carry_out(
        root,
        now,
        lambda bench: close_measure(
            bench,
            bench.measure(measure_id),
            outcome,
            reason,
            into=into,
            day=day,
            approved_by=approved_by,
            today=now,
        ),
        dry_run=dry_run,
    )
