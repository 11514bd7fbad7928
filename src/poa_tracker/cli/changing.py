"""Carrying out a change: make it, check what it would break, show it, write it."""

import sys
from collections.abc import Callable
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from poa_tracker.cli.terminal import wants_colour

if TYPE_CHECKING:
    from poa_tracker.edits.draft import FileEdit
    from poa_tracker.register.workbench import Workbench

DryRun = Annotated[bool, typer.Option("--dry-run", help="Show the change, and write nothing.")]


def carry_out(root: Path, today: date, make: "Callable[[Workbench], list[FileEdit]]", *, dry_run: bool) -> None:
    """Write the files as `make` would have them, or print why not.

    One command at a time: the plan is read, changed and written under its lock. Exit code 1 where the plan would have
    an error that it does not have now; then nothing is written.
    """
    # The commands that change a plan have this function at their top; their --help waits for none of these.
    from poa_tracker.cli.line_diff import write_difference
    from poa_tracker.document.files import FileChange, locked, save_all
    from poa_tracker.register import Project
    from poa_tracker.register.last_change import note_change
    from poa_tracker.register.workbench import Workbench

    project = Project.find(root)
    with nullcontext() if dry_run else locked(project.root):
        bench = Workbench.open(project.root)
        edits = [edit for edit in make(bench) if edit.after != edit.before]
        _refuse_new_errors(bench, edits, today)
        if not dry_run:
            changes = [FileChange(project.root / edit.path, edit.before, edit.after) for edit in edits]
            save_all(changes, project.root)
            if changes:
                note_change(project.root, changes)
    write_difference(edits, sys.stdout, colour=wants_colour(sys.stdout))
    sys.stdout.flush()
    if dry_run:
        typer.echo("Nothing was written (--dry-run).", err=True)
    else:
        _print_written(project.root, [edit.path for edit in edits])
    for note in dict.fromkeys(note for edit in edits for note in edit.notes):
        typer.echo(note, err=True)


def _refuse_new_errors(bench: "Workbench", edits: "list[FileEdit]", today: date) -> None:
    # As above.
    from poa_tracker.cli.words import counted
    from poa_tracker.output import text
    from poa_tracker.rules.check_change import new_errors

    errors = new_errors(bench, {edit.path: edit.after for edit in edits}, today)
    if errors:
        for one in errors:
            typer.echo(text.finding_text(one, colour=wants_colour(sys.stderr)), err=True)
        typer.echo(f"poa: nothing was written: the plan would have {counted(len(errors), 'new error')}", err=True)
        raise typer.Exit(1)


def _print_written(root: Path, paths: list[str]) -> None:
    """What was written, and what a person does next."""
    if not paths:
        typer.echo("Nothing to change: the files already have this.", err=True)
        return
    typer.echo(f"Wrote {', '.join(paths)}.", err=True)
    if any((folder / ".git").exists() for folder in (root, *root.parents)):
        named = " ".join(_as_typed(path) for path in paths)
        typer.echo(f"Next: git add {named}", err=True)


def _as_typed(path: str) -> str:
    """A path as a person types it in a terminal, from the plan's folder."""
    return f'"{path}"' if " " in path else path
