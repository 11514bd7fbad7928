"""`poa validate`: every finding in the plan's files."""

import contextlib
from pathlib import Path
from typing import Annotated

import typer

from poa_tracker.cli.options import HERE, STDOUT, Root, Today, day_or_today, inside, refuse_plan_file
from poa_tracker.output import CheckFormat, readers


def validate(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[PATH]...", help="Files or folders to speak of. Default: the whole plan."),
    ] = None,
    output: Annotated[CheckFormat, typer.Option("--format", help=f"For {readers()}.")] = CheckFormat.TEXT,
    output_file: Annotated[
        Path | None,
        typer.Option("--output-file", metavar="FILE", help="Write the findings there instead; - is stdout."),
    ] = None,
    select: Annotated[
        list[str] | None,
        typer.Option(metavar="CODES", help="These rules only: codes or prefixes, with commas.", show_default=False),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option(metavar="CODES", help="Not these rules: codes or prefixes, with commas.", show_default=False),
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Let warnings fail the check too; notes (info) never do.")
    ] = False,
    against: Annotated[
        str | None,
        typer.Option(
            "--against",
            metavar="REV",
            help="Say too what became of the record since a branch, tag, commit or day.",
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
    from poa_tracker.cli.writing_findings import write_findings
    from poa_tracker.register import Project
    from poa_tracker.rules.run import CODES, check_project
    from poa_tracker.rules.selection import Selection, parse_codes

    project = Project.find(root)
    selection = Selection(
        parse_codes(select, CODES),
        parse_codes(ignore, CODES),
        tuple(inside(project.root, path) for path in paths or ()),
    )
    if output_file is not None and str(output_file) != STDOUT:
        refuse_plan_file(project, output_file)
    since = None
    if against is not None:
        # Loaded where a person names a revision: git is not asked otherwise.
        from poa_tracker.cli.opening import say_what_is_missing
        from poa_tracker.register.revision import GitRevision, NoPlanYetError

        try:
            since = GitRevision.open(project.root, against)
            say_what_is_missing(since, against)
        except NoPlanYetError as error:
            typer.echo(f"poa: {error}: there is no record to hold the files against", err=True)
    result = check_project(project, day_or_today(today, root), selection, strict=strict, against=since)
    for path in selection.paths:
        if not project.is_checked(path):
            typer.echo(f"poa: {path!r} is no part of the plan, so that nothing there is checked", err=True)
    # `poa validate | head` has its answer, and whether there are errors is still to be told.
    with contextlib.suppress(BrokenPipeError):
        write_findings(output, result, output_file, project.root)
    raise typer.Exit(result.exit_code)
