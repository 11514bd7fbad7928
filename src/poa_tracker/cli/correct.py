"""`poa correct`: correct something that was entered wrongly, in the open."""

from typing import TYPE_CHECKING, Annotated

import typer

from poa_tracker.cli.changing import DryRun, carry_out
from poa_tracker.cli.options import HERE, Root, Today, day_or_today, parse_text

if TYPE_CHECKING:
    from poa_tracker.edits.draft import FileEdit
    from poa_tracker.register.workbench import Workbench


def correct(
    measure_id: Annotated[str, typer.Argument(metavar="ID", help="The measure's id.")],
    field: Annotated[
        str,
        typer.Argument(
            metavar="FIELD",
            help="completed, milestones.M1.completed, milestones.M1.due, added, closure.date, "
            "indicators.I1.baseline.value, indicators.I1.values.2025-26-Q1 (or .reported behind it) …",
        ),
    ],
    value: Annotated[
        str | None,
        typer.Argument(metavar="[VALUE]", help="The right value. Leave it out if there should be none."),
    ] = None,
    reason: Annotated[
        str, typer.Option(parser=parse_text, metavar="TEXT", help="What was wrong, in words that a report can print.")
    ] = "",
    corrected_by: Annotated[
        str | None, typer.Option(parser=parse_text, metavar="ROLE", help="Who corrects it: a role, not a person.")
    ] = None,
    dry_run: DryRun = False,
    root: Root = HERE,
    today: Today = None,
) -> None:
    """Correct something that was entered wrongly. The record keeps what was there, and earlier reports stay the same.

    Use this for mistakes. If something else is promised from now on, use `poa vary`. A correction needs no approval. It
    also works on closed periods and on measures that have ended.

    Example:  poa correct PREV-01 completed 2009-11-28 --reason "The pack was approved ten days earlier."
    """
    from poa_tracker.edits.correct_field import correct_field
    from poa_tracker.edits.follow_up import follow_up
    from poa_tracker.errors import UsageError

    if not reason:
        raise UsageError("write what was wrong with --reason, in words that a report can print")
    now = day_or_today(today, root)

    def make(bench: "Workbench") -> "list[FileEdit]":
        entry = bench.measure(measure_id)
        (edit,) = correct_field(bench, entry, field, value, reason, corrected_by, now)
        return [follow_up(bench, entry, edit, is_by_return=False)]

    carry_out(root, now, make, dry_run=dry_run)
