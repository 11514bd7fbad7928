"""Opening a plan to look at it: what can be read is shown, and what cannot is said."""

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from poa_tracker.cli.words import counted
from poa_tracker.errors import UnreadableError
from poa_tracker.register import Project, Register, WorkingTree, load

if TYPE_CHECKING:
    from poa_tracker.register.revision import GitRevision


def open_register(root: Path) -> Register:
    """The plan at or above a folder. Files that have errors are left out, and one line on stderr says how many.

    Raises UnreadableError where `plan.yaml` has errors: without clock and periods every figure would be made up.
    """
    register = load(WorkingTree(Project.find(root).root))
    if not register.has_plan:
        raise UnreadableError(
            "plan.yaml has errors, so that nothing can be said of the plan; `poa validate` says which"
        )
    say_what_is_left_out(register, hint="; `poa validate` says why")
    return register


def say_what_is_missing(source: "GitRevision", name: str) -> None:
    """One line on stderr, where a revision is ahead of this branch: its steps look as if they were taken back."""
    if source.repository.lacks(source.commit):
        message = (
            f"this branch lacks commits of {name}: what they brought looks as if it was taken out; merge them first"
        )
        typer.echo(f"poa: {message}", err=True)


def say_what_is_left_out(register: Register, where: str = "", hint: str = "") -> None:
    """One line on stderr, where files of a plan, or of its state at a revision, have errors."""
    left_out = {finding.location.path for finding in register.findings if finding.is_error}
    if left_out:
        files, left = counted(len(left_out), "file"), "is" if len(left_out) == 1 else "are"
        typer.echo(f"poa: {files}{where} could not be read and {left} left out{hint}", err=True)
