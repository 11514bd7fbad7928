"""`poa undo`: take back what the last command changed, if nobody has committed it."""

import sys
from typing import Annotated

import typer

from poa_tracker.cli.options import HERE, Root, Today


def undo(
    yes: Annotated[
        bool, typer.Option("--yes", help="Do not ask first. You need this if there is no terminal.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the change, and write nothing.")] = False,
    root: Root = HERE,
    _today: Today = None,
) -> None:
    """Take back what the last command changed, as long as git still has the files as they were.

    If the mistake is committed, it is on the record: use `poa correct`.

    Example:  poa undo
    """
    from poa_tracker.cli.line_diff import write_difference
    from poa_tracker.cli.terminal import wants_colour
    from poa_tracker.document.files import locked, save_all
    from poa_tracker.edits.draft import FileEdit
    from poa_tracker.errors import RefusedError, UsageError
    from poa_tracker.register import Project
    from poa_tracker.register.last_change import forget_change, undone_files

    project = Project.find(root)
    with locked(project.root):
        changes = undone_files(project.root)
        shown = [FileEdit(one.path.relative_to(project.root).as_posix(), one.before, one.after) for one in changes]
        write_difference(shown, sys.stdout, colour=wants_colour(sys.stdout))
        sys.stdout.flush()
        if dry_run:
            typer.echo("Nothing was written (--dry-run).", err=True)
            return
        if not yes:
            if not sys.stdin.isatty():
                raise UsageError("add --yes: there is no terminal to ask you on")
            if not typer.confirm("Take this back?", err=True):
                raise RefusedError("nothing was written")
        made = [one for one in changes if not one.after]
        save_all([one for one in changes if one.after], project.root)
        for one in made:
            one.path.unlink()
        forget_change(project.root)
    names = ", ".join(one.path for one in shown)
    typer.echo(f"Took back the last change of {names}.", err=True)
