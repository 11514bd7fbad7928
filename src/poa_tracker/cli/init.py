"""`poa init`: start a plan in a new folder."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from poa_tracker.cli.options import HERE, Today, parse_day
from poa_tracker.vocabulary import Frequency


def init(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="DIR",
            help="The folder to write to. If it does not exist, poa makes it. Default: here.",
            show_default=False,
        ),
    ] = HERE,
    title: Annotated[
        str, typer.Option(metavar="TITLE", help="The plan's name. Default: the folder's.", show_default=False)
    ] = "",
    plan_id: Annotated[
        str,
        typer.Option(
            "--id", metavar="ID", help="A short id that will not change. Default: from the title.", show_default=False
        ),
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
            help="The plan's first day (YYYY-MM-DD). Default: the first day of the current period.",
        ),
    ] = None,
    end: Annotated[
        date | None, typer.Option(parser=parse_day, metavar="DATE", help="The plan's last day, if it has one.")
    ] = None,
    time_zone: Annotated[
        str,
        typer.Option(
            metavar="NAME",
            help="Where the plan's day begins and ends, such as Pacific/Auckland. Default: your computer's time zone.",
            show_default=False,
        ),
    ] = "",
    goal: Annotated[
        list[str] | None, typer.Option(metavar="TITLE", help="A goal of the plan. Repeat for more.")
    ] = None,
    agency: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="An agency, as Name or ID=Name. Repeat for more."),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="List the files, and write nothing.")] = False,
    today: Today = None,
) -> None:
    """Start a plan: a folder that you can check and report on straight away, with an example to learn from.

    On a terminal, poa asks for what you leave out. Elsewhere it fills in values that you can change later. It never
    overwrites a file. Exit code 0: written. 2: something is in the way, and nothing was written.

    Example:  poa init road-safety --goal "Safer roads" --agency Police
    """
    from poa_tracker.cli.starting import Answers, start_plan

    answers = Answers(
        title, plan_id, fiscal_year_start, frequency, start, end, time_zone, tuple(goal or ()), tuple(agency or ())
    )
    start_plan(folder, answers, today, dry_run=dry_run)
