"""Writing findings: where they go, in the format that was asked for, and how many there are."""

import os
import sys
from pathlib import Path

import typer

from poa_tracker.cli.options import STDOUT
from poa_tracker.cli.terminal import wants_colour
from poa_tracker.errors import UnreadableError
from poa_tracker.findings import CheckResult
from poa_tracker.output import CheckFormat, Destination
from poa_tracker.output.text import summary


def write_findings(output: CheckFormat, result: CheckResult, output_file: Path | None, root: Path) -> None:
    """The findings; and how many there are on stderr, where they go to a file or to a program that shows no count."""
    folder = _folder_in_repository(root)
    file = None if output_file is None or str(output_file) == STDOUT else output_file
    if file is None:
        output.write(result, Destination(sys.stdout, colour=wants_colour(sys.stdout), folder=folder))
    else:
        try:
            with file.open("w", encoding="utf-8", newline="\n") as stream:
                output.write(result, Destination(stream, folder=folder))
        except OSError as error:
            raise UnreadableError(f"cannot write {file}: {error.strerror}") from None
    if output is CheckFormat.GITHUB or file is not None:
        typer.echo(summary(result), err=True)


def _folder_in_repository(root: Path) -> str:
    """Where the plan stands in the checkout of a workflow, or else below the folder the person is in."""
    top = Path(os.environ.get("GITHUB_WORKSPACE") or Path.cwd())
    return root.relative_to(top).as_posix() if root != top and root.is_relative_to(top) else ""
