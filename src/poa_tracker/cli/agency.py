"""`poa agency`: add an agency, or record that one became part of another."""

from datetime import date
from typing import Annotated

import typer

from poa_tracker.cli.changing import DryRun, carry_out
from poa_tracker.cli.options import HERE, ApprovedBy, Root, Today, day_or_today, parse_day, parse_text


def add(
    agency_id: Annotated[
        str, typer.Argument(metavar="ID", help="A short id in capitals that will not change, such as MBIE.")
    ],
    name: Annotated[str, typer.Option(parser=parse_text, metavar="TEXT", help="Its full name.")],
    short_name: Annotated[
        str | None, typer.Option(parser=parse_text, metavar="TEXT", help="What tables print. Default: the id.")
    ] = None,
    alias: Annotated[
        list[str] | None,
        typer.Option(metavar="TEXT", help="Another spelling, for example from a spreadsheet. Repeat for more."),
    ] = None,
    name_in: Annotated[
        list[str] | None,
        typer.Option(metavar="LANGUAGE=NAME", help="Its name in another language, such as mi=Hīkina Whakatutuki."),
    ] = None,
    active_from: Annotated[
        date | None, typer.Option(parser=parse_day, metavar="DATE", help="The first day it existed (YYYY-MM-DD).")
    ] = None,
    role: Annotated[
        str | None, typer.Option(parser=parse_text, metavar="TEXT", help="Whom to ask: a role, not a person.")
    ] = None,
    email: Annotated[
        str | None, typer.Option(parser=parse_text, metavar="ADDRESS", help="The mailbox of that role.")
    ] = None,
    dry_run: DryRun = False,
    root: Root = HERE,
    today: Today = None,
) -> None:
    """Add an agency to agencies.yaml.

    Example:  poa agency add MBIE --name "Ministry of Business, Innovation and Employment" --active-from 2012-07-01
    """
    from poa_tracker.edits.agency import NewAgency, add_agency

    wanted = NewAgency(
        id=agency_id.strip(),
        name=" ".join(name.split()),
        short_name=short_name,
        aliases=tuple(parse_text(one) for one in alias or ()),
        names=dict(_parse_name(one) for one in name_in or ()),
        active_from=active_from,
        role=role,
        email=email,
    )
    carry_out(root, day_or_today(today, root), lambda bench: add_agency(bench, wanted), dry_run=dry_run)


def merge(
    old: Annotated[str, typer.Argument(metavar="OLD", help="The agency that becomes part of another.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The agency that takes over.")],
    day: Annotated[
        date,
        typer.Option(
            "--on", parser=parse_day, metavar="DATE", help="The first day on which the new agency answers for the work."
        ),
    ],
    reason: Annotated[
        str | None,
        typer.Option(parser=parse_text, metavar="TEXT", help="Why. Default: that one became part of the other."),
    ] = None,
    approved_by: ApprovedBy = None,
    dry_run: DryRun = False,
    root: Root = HERE,
    today: Today = None,
) -> None:
    """Record that an agency became part of another, in every file that names it.

    From that day on, the new agency leads the old one's open measures. It also takes its place where the old one
    supports a measure, delivers an open milestone or coordinates the plan. Variations record all this. What ended
    before stays as it is.

    Example:  poa agency merge DOL MBIE --on 2012-07-01
    """
    from poa_tracker.edits.agency import merge_agency

    now = day_or_today(today, root)
    carry_out(
        root,
        now,
        lambda bench: merge_agency(bench, old, new, day, now, reason=reason, approved_by=approved_by),
        dry_run=dry_run,
    )


def _parse_name(text: str) -> tuple[str, str]:
    language, _, name = (part.strip() for part in parse_text(text).partition("="))
    if not language or not name:
        raise typer.BadParameter(f"{text!r}: write it as 'mi=Hīkina Whakatutuki'")
    return language, name
