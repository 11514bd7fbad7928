"""`poa validate`: every finding in the plan's files."""

import contextlib
import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from poa_tracker.cli.options import HERE, STDOUT, Root, Today, day_or_today, inside, refuse_plan_file
from poa_tracker.cli.terminal import wants_colour

if TYPE_CHECKING:
    from poa_tracker.findings import CheckResult


class FormatName(StrEnum):
    """For which reader the findings are written."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


def validate(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[PATH]...", help="Files or folders to speak of. Default: the whole plan."),
    ] = None,
    output: Annotated[FormatName, typer.Option("--format", help="For people, programs or GitHub.")] = FormatName.TEXT,
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
    strict: Annotated[bool, typer.Option("--strict", help="Let warnings fail the check too.")] = False,
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
        from poa_tracker.cli.opening import say_what_is_missing
        from poa_tracker.register.revision import GitRevision, NoPlanYetError

        try:
            since = GitRevision.open(project.root, against)
            say_what_is_missing(since, against)
        except NoPlanYetError as error:
            typer.echo(f"poa: {error}: there is no record to hold the files against", err=True)
    result = check_project(project, day_or_today(today), selection, strict=strict, against=since)
    for path in selection.paths:
        if not project.is_checked(path):
            typer.echo(f"poa: {path!r} is no part of the plan, so that nothing there is checked", err=True)
    # `poa validate | head` has its answer, and whether there are errors is still to be told.
    with contextlib.suppress(BrokenPipeError):
        _write(output, result, output_file, project.root)
    raise typer.Exit(result.exit_code)


def _write(output: FormatName, result: "CheckResult", output_file: Path | None, root: Path) -> None:
    """The findings; and how many there are on stderr, where they go to a file or to a program that shows no count."""
    from poa_tracker.output import text

    file = None if output_file is None or str(output_file) == STDOUT else output_file
    if file is None:
        _write_to(sys.stdout, output, result, root, colour=wants_colour(sys.stdout))
    else:
        _write_file(file, output, result, root)
    if output is FormatName.GITHUB or file is not None:
        typer.echo(text.summary(result), err=True)


def _write_file(path: Path, output: FormatName, result: "CheckResult", root: Path) -> None:
    from poa_tracker.errors import UnreadableError

    try:
        with path.open("w", encoding="utf-8", newline="\n") as stream:
            _write_to(stream, output, result, root)
    except OSError as error:
        raise UnreadableError(f"cannot write {path}: {error.strerror}") from None


def _write_to(stream: TextIO, output: FormatName, result: "CheckResult", root: Path, *, colour: bool = False) -> None:
    from poa_tracker.output import FORMATS, github, text

    if output is FormatName.TEXT:
        text.write(result, stream, colour=colour)
    elif output is FormatName.GITHUB:
        github.write(result, stream, folder=_folder_in_repository(root))
    else:
        FORMATS[output](result, stream)


def _folder_in_repository(root: Path) -> str:
    """Where the plan stands in the checkout of a workflow, or else below the folder the person is in."""
    top = Path(os.environ.get("GITHUB_WORKSPACE") or Path.cwd())
    return root.relative_to(top).as_posix() if root != top and root.is_relative_to(top) else ""
