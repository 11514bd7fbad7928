"""`poa update`: record an agency's return on a measure for a period."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from poa_tracker.cli.changing import DryRun, carry_out
from poa_tracker.cli.options import HERE, Root, Today, day_or_today, parse_day, parse_link, parse_text
from poa_tracker.errors import UsageError
from poa_tracker.vocabulary import Confidence, DelayReason, Status

if TYPE_CHECKING:
    from poa_tracker.edits.draft import FileEdit
    from poa_tracker.model import Update
    from poa_tracker.register.workbench import Workbench


def update(
    measure_id: Annotated[str, typer.Argument(metavar="ID", help="The measure's id.")],
    period: Annotated[
        str, typer.Option(metavar="PERIOD", help="A period such as 2025-26-Q1 or 'Q1 2025/26', or last, or this.")
    ] = "last",
    status: Annotated[Status | None, typer.Option(help="How far the work is. Default: as before.")] = None,
    confidence: Annotated[Confidence | None, typer.Option(help="Whether the measure will meet its date.")] = None,
    summary: Annotated[
        str | None, typer.Option(parser=parse_text, metavar="TEXT", help="What was achieved in the period.")
    ] = None,
    next_steps: Annotated[
        str | None, typer.Option(parser=parse_text, metavar="TEXT", help="What comes next, and by when.")
    ] = None,
    issues: Annotated[str | None, typer.Option(parser=parse_text, metavar="TEXT", help="What is in the way.")] = None,
    delay_reason: Annotated[DelayReason | None, typer.Option(help="Why the work is late.")] = None,
    no_change: Annotated[bool, typer.Option("--no-change", help="Record that there is nothing to report.")] = False,
    agency: Annotated[
        str | None, typer.Option(metavar="AGENCY", help="The agency that reports. Default: the lead agency.")
    ] = None,
    evidence: Annotated[
        list[str] | None, typer.Option(metavar="TITLE=URL", help="What shows the progress. Repeat for more.")
    ] = None,
    prepared_by: Annotated[
        str | None, typer.Option(parser=parse_text, metavar="ROLE", help="Who wrote it: a role, not a person.")
    ] = None,
    signed_off_by: Annotated[
        str | None, typer.Option(parser=parse_text, metavar="ROLE", help="Who stands behind it: a role, not a person.")
    ] = None,
    signed_off_on: Annotated[
        date | None,
        typer.Option(
            parser=parse_day,
            metavar="DATE",
            help="The day it was signed off (YYYY-MM-DD). Default: the day it was submitted.",
        ),
    ] = None,
    internal_note: Annotated[
        str | None, typer.Option(parser=parse_text, metavar="TEXT", help="A note that only internal reports show.")
    ] = None,
    submitted: Annotated[
        date | None,
        typer.Option(parser=parse_day, metavar="DATE", help="The day you received it (YYYY-MM-DD). Default: today."),
    ] = None,
    corrects: Annotated[
        bool,
        typer.Option("--corrects", help="Correct the agency's earlier return for the period. The record keeps both."),
    ] = False,
    completed: Annotated[
        date | None,
        typer.Option(
            "--completed-on",
            parser=parse_day,
            metavar="DATE",
            help="With status completed: the day of delivery. Default: the period's last day, or that of the return.",
        ),
    ] = None,
    with_milestones: Annotated[
        bool,
        typer.Option("--with-milestones", help="With status completed: record its open milestones as delivered too."),
    ] = False,
    form: Annotated[
        Path | None,
        typer.Option("--form", metavar="FILE", help="Read the return from a form that you filled in before."),
    ] = None,
    print_form: Annotated[
        bool, typer.Option("--print-form", help="Print the form with the last return beside it, and record nothing.")
    ] = False,
    dry_run: DryRun = False,
    root: Root = HERE,
    today: Today = None,
) -> None:
    """Record an agency's return on a measure. The lead agency's return sets the measure's status and confidence.

    On a terminal, if you give neither --summary nor --no-change, your editor opens a form with the last return beside
    it. --print-form prints that form, to send it to somebody; --form takes it when it is filled in. What you give as an
    option comes before what the form says.

    Example:  poa update PREV-01 --confidence on_track --summary "Courses were held in three districts."
    """
    from poa_tracker.edits.follow_up import follow_up
    from poa_tracker.edits.record_update import Return, record_update
    from poa_tracker.register import Project
    from poa_tracker.register.workbench import Workbench
    from poa_tracker.standing.named_period import parse_period

    if signed_off_on and not signed_off_by:
        raise UsageError("name who signed with --signed-off-by")
    now = day_or_today(today, root)
    links = [parse_link(one) for one in evidence or ()]

    def make(bench: "Workbench", filled: "Update | None") -> "list[FileEdit]":
        given = Return(
            period=parse_period(bench.plan, period, now),
            submitted=submitted or now,
            status=status,
            confidence=confidence,
            summary=summary,
            next_steps=next_steps,
            issues=issues,
            delay_reason=delay_reason,
            no_change=no_change,
            agency=agency,
            evidence=links,
            prepared_by=prepared_by,
            signed_off_by=signed_off_by,
            signed_off_on=signed_off_on,
            internal_note=internal_note,
            corrects=corrects,
            completed=completed,
            with_milestones=with_milestones,
        )
        entry = bench.measure(measure_id)
        (edit,) = record_update(bench, entry, given.filled_in(filled) if filled else given, now)
        return [follow_up(bench, entry, edit, is_by_return=True) if corrects else edit]

    with_form = print_form or form is not None or (summary is None and not no_change and _somebody_is_there())
    if not with_form:
        carry_out(root, now, lambda bench: make(bench, None), dry_run=dry_run)
        return
    # Loaded where somebody fills in a form: most returns are given by options, in scripts.
    from poa_tracker.cli.return_form import Form

    bench = Workbench.open(Project.find(root).root)
    measure = bench.measure(measure_id).record
    typed: dict[str, str | None] = {
        "status": status,
        "confidence": confidence,
        "summary": summary,
        "next_steps": next_steps,
        "issues": issues,
        "delay_reason": delay_reason,
        "no_change": "true" if no_change else None,
        "prepared_by": prepared_by,
        "internal_note": internal_note,
    }
    given = {name: str(value) for name, value in typed.items() if value is not None}
    blank = Form(bench, measure, parse_period(bench.plan, period, now), agency, given, submitted or now)
    if print_form:
        typer.echo(blank.text(), nl=False)
        return
    path = form or blank.put_out()
    filled = blank.read(path, with_typed=True) if form else blank.fill_in(path, lambda one: make(bench, one))
    try:
        carry_out(root, now, lambda bench: make(bench, filled), dry_run=dry_run)
    except BaseException:
        typer.echo(f"poa: your text is in {path}: use it again with --form", err=True)
        raise
    if form is None:
        path.unlink(missing_ok=True)


def _somebody_is_there() -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty()
