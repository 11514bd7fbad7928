"""`poa format`: lay out every file in the same way."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from poa_tracker.cli.options import HERE, Root, Today
from poa_tracker.cli.terminal import wants_colour


def format_files(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[PATH]...", help="Files or folders to lay out. Default: the whole plan."),
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing. List the files that would change, and end with exit code 1.")
    ] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Write nothing. Show what would change.")] = False,
    migrate: Annotated[
        bool,
        typer.Option(
            "--migrate", help="Write files of an older form in today's form too. Shows the change and asks first."
        ),
    ] = False,
    yes: Annotated[
        bool, typer.Option("--yes", help="With --migrate: do not ask first. You need this if there is no terminal.")
    ] = False,
    root: Root = HERE,
    _today: Today = None,
) -> None:
    """Lay out every file in the same way. Data and comments stay as they are.

    Exit code 0: done. 1: a file has errors, or would change (--check). 2: the command could not run.

    Example:  poa format measures --diff
    """
    from poa_tracker.cli.laying_out import chosen_files, lay_out, left_as_they_are, show_findings, write_once_agreed
    from poa_tracker.cli.line_diff import write_difference
    from poa_tracker.cli.words import counted
    from poa_tracker.document.files import FileChange, locked, save_all
    from poa_tracker.errors import UsageError
    from poa_tracker.findings import Finding
    from poa_tracker.register import Project, WorkingTree

    if yes and not migrate:
        raise UsageError("--yes goes with --migrate; nothing else asks")
    project = Project.find(root)
    source = WorkingTree(project.root)
    chosen = chosen_files(source.listing(), paths or (), project.root)
    findings: list[Finding] = []
    edits = []
    for path, order in chosen:
        edit = lay_out(source, path, order, findings, migrate=migrate)
        if edit is None:
            continue
        edits.append(edit)
        if diff or (migrate and not check):
            write_difference([edit], sys.stdout, colour=wants_colour(sys.stdout))
            continue
        if not check:
            with locked(project.root):
                save_all([FileChange(project.root / path, edit.before, edit.after)], project.root)
        typer.echo(path)
    sys.stdout.flush()
    show_findings(findings)
    if migrate:
        for line in left_as_they_are(source, [path for path, _ in chosen]):
            typer.echo(f"poa: {line}", err=True)
        if edits and not (check or diff):
            write_once_agreed(project.root, edits, yes=yes)
    did = "would change" if check or diff else "changed"
    typer.echo(f"{len(edits):,} of {counted(len(chosen), 'file')} {did}", err=True)
    raise typer.Exit(1 if findings or (check and edits) else 0)
