"""Opening a plan to look at it: what can be read is shown, and what cannot is named."""

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from poa_tracker.cli.words import counted
from poa_tracker.errors import UnreadableError
from poa_tracker.register import Project, Register, WorkingTree, load

if TYPE_CHECKING:
    from poa_tracker.register.revision import GitRevision


def open_register(root: Path) -> Register:
    """The plan at or above a folder. Files that have errors are left out, and one line on stderr counts them.

    Raises UnreadableError where `plan.yaml` has errors: without clock and periods every figure would be made up.
    """
    register = load(WorkingTree(Project.find(root).root))
    if not register.has_plan:
        raise UnreadableError("plan.yaml has errors, so poa cannot show the plan; `poa validate` lists them")
    warn_of_files_left_out(register, hint="; `poa validate` lists the errors")
    return register


def warn_of_missing_commits(source: "GitRevision", name: str) -> None:
    """One line on stderr, where a revision is ahead of this branch: its steps look as if they were taken back."""
    if source.repository.lacks(source.commit):
        message = f"this branch lacks commits of {name}, so what they added looks deleted; merge them first"
        typer.echo(f"poa: {message}", err=True)


def warn_of_files_left_out(register: Register, where: str = "", hint: str = "") -> None:
    """One line on stderr, where files of a plan, or of its state at a revision, have errors."""
    left_out = {finding.location.path for finding in register.findings if finding.is_error}
    if left_out:
        files, has = counted(len(left_out), "file"), "has" if len(left_out) == 1 else "have"
        typer.echo(f"poa: left out {files}{where} that {has} errors{hint}", err=True)
