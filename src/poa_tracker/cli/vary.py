"""`poa vary`: record a request or decision to change a date, an owner or a target."""

import sys
from typing import Annotated

import typer

from poa_tracker.cli.changing import DryRun, carry_out
from poa_tracker.cli.options import HERE, Reason, Root, TakesEffect, Today, day_or_today, parse_day, parse_text
from poa_tracker.vocabulary import DelayReason


def vary(
    measure_id: Annotated[str, typer.Argument(metavar="ID", help="The measure's id.")],
    field: Annotated[
        str,
        typer.Argument(
            metavar="FIELD", help="The field: due, lead_agency, milestones.M1.due, indicators.I1.target.value …"
        ),
    ],
    value: Annotated[str, typer.Argument(metavar="VALUE", help="The new value. Write dates as YYYY-MM-DD.")],
    reason: Reason = None,
    approved_by: Annotated[
        str | None, typer.Option(parser=parse_text, metavar="ROLE", help="Who approved it. The field changes.")
    ] = None,
    requested_by: Annotated[
        str | None,
        typer.Option(parser=parse_text, metavar="ROLE", help="Who asked for it. Without an approval, the field stays."),
    ] = None,
    declined_by: Annotated[
        str | None, typer.Option(parser=parse_text, metavar="ROLE", help="Who declined it. The field stays.")
    ] = None,
    delay_reason: Annotated[DelayReason | None, typer.Option(help="Why the work is late.")] = None,
    settles: Annotated[
        str | None,
        typer.Option(
            metavar="DATE|none",
            help="The date of the request that this decides, if it asked for another value; or none, if it is to wait. "
            "Default: poa asks on a terminal, and elsewhere takes the only one.",
        ),
    ] = None,
    day: TakesEffect = None,
    dry_run: DryRun = False,
    root: Root = HERE,
    today: Today = None,
) -> None:
    """Change a date, an owner or a target. A variation keeps the first promise, the reason and who approved it.

    To record a request only, use --requested-by alone. To settle it later, run the same command with --approved-by or
    --declined-by. If something else was approved than was asked for, the request is settled too.

    Example:  poa vary PREV-01 due 2011-12-31 --reason "Later intake" --approved-by "Chair of the working group"
    """
    from poa_tracker.edits.vary import Grounds, Settles
    from poa_tracker.edits.vary import vary as vary_field

    now = day_or_today(today, root)
    named = None if settles is None else Settles.NONE if settles.strip().lower() == "none" else parse_day(settles)
    if named is None and approved_by and not declined_by and sys.stdin.isatty() and sys.stderr.isatty():
        # Loaded where somebody is there to be asked.
        from poa_tracker.cli.asked_request import ask_request

        named = ask_request(root, measure_id, field, value)
    grounds = Grounds(
        reason,
        delay_reason.value if delay_reason else None,
        requested_by,
        approved_by,
        declined_by,
        day,
        settles=named,
    )
    carry_out(
        root,
        now,
        lambda bench: vary_field(bench, bench.measure(measure_id), field, value, grounds, now),
        dry_run=dry_run,
    )
