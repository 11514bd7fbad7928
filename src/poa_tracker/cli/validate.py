"""`poa validate`: check every file of the plan."""

from pathlib import Path
from typing import Annotated

import typer

from poa_tracker.cli.options import HERE, Root, Today, day_or_today
from poa_tracker.output import CheckFormat, readers


def validate(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[PATH]...", help="Files or folders whose findings you want. Default: the whole plan."),
    ] = None,
    output: Annotated[CheckFormat, typer.Option("--format", help=f"For {readers()}.")] = CheckFormat.TEXT,
    output_file: Annotated[
        Path | None,
        typer.Option(
            "--output-file", metavar="FILE", help="Write the findings to this file. Use - for standard output."
        ),
    ] = None,
    select: Annotated[
        list[str] | None,
        typer.Option(
            metavar="CODES",
            help="Only these rules: codes, or the start of codes, separated by commas.",
            show_default=False,
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option(
            metavar="CODES",
            help="Not these rules: codes, or the start of codes, separated by commas.",
            show_default=False,
        ),
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Warnings fail the check too. Notes (info) never do.")
    ] = False,
    against: Annotated[
        str | None,
        typer.Option(
            "--against",
            metavar="REV",
            help="Also check what happened to the record since a branch, tag, commit or day.",
            show_default=False,
        ),
    ] = None,
    root: Root = HERE,
    today: Today = None,
) -> None:
    """Check every file against the schema and the rules.

    Exit code 0: no errors. 1: errors. 2: the check could not run.

    Example:  poa validate measures/prevention --ignore POA7
    """
    from poa_tracker.cli.checking import CheckRequest, check_plan

    request = CheckRequest(
        paths=paths or [],
        select=select,
        ignore=ignore,
        strict=strict,
        against=against,
        output=output,
        output_file=output_file,
        today=day_or_today(today, root),
    )
    result = check_plan(root, request)
    raise typer.Exit(result.exit_code)
