"""`poa init`: a folder in which a plan can begin."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from poa_tracker.cli.options import HERE, Today, day_or_today, parse_day
from poa_tracker.vocabulary import Frequency


def init(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="DIR", help="The folder to write to; made if need be. Default: here.", show_default=False
        ),
    ] = HERE,
    title: Annotated[
        str, typer.Option(metavar="TITLE", help="The plan's name. Default: the folder's.", show_default=False)
    ] = "",
    plan_id: Annotated[
        str, typer.Option("--id", metavar="ID", help="Short and lasting. Default: from the title.", show_default=False)
    ] = "",
    fiscal_year_start: Annotated[
        int | None,
        typer.Option(
            metavar="MONTH", min=1, max=12, help="The month, 1 to 12, in which the fiscal year begins. Default: 1."
        ),
    ] = None,
    frequency: Annotated[Frequency, typer.Option(help="How often agencies report.")] = Frequency.QUARTERLY,
    start: Annotated[
        date | None,
        typer.Option(
            parser=parse_day,
            metavar="DATE",
            help="The plan's first day (YYYY-MM-DD). Default: that of the reporting period that runs.",
        ),
    ] = None,
    end: Annotated[
        date | None, typer.Option(parser=parse_day, metavar="DATE", help="The plan's last day, if it states one.")
    ] = None,
    goal: Annotated[
        list[str] | None, typer.Option(metavar="TITLE", help="A goal of the plan; may be given several times.")
    ] = None,
    agency: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="An agency, as Name or ID=Name; may be given several times."),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="List what would be written, and stop.")] = False,
    today: Today = None,
) -> None:
    """Start a plan: a folder that can be checked and reported on at once, with an example to learn from.

    Whatever no option says is asked on a terminal, or else given a value that can be changed later. Nothing is ever
    written over. Exit code 0: written. 2: something is in the way, and nothing was written.

    Example:  poa init road-safety --goal "Safer roads" --agency Police
    """
    from poa_tracker.cli.starting import Answers, start_plan

    answers = Answers(title, plan_id, fiscal_year_start, frequency, start, end, tuple(goal or ()), tuple(agency or ()))
    start_plan(folder, answers, day_or_today(today), dry_run=dry_run)
