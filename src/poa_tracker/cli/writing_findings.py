"""Writing findings: where they go, in the format that was asked for, and how many there are."""

import os
import sys
from pathlib import Path
from typing import TextIO

import typer

from poa_tracker.cli.options import STDOUT
from poa_tracker.cli.terminal import wants_colour
from poa_tracker.errors import UnreadableError
from poa_tracker.findings import CheckResult
from poa_tracker.output import FORMATS, github, text


def write_findings(output: str, result: CheckResult, output_file: Path | None, root: Path) -> None:
    """The findings; and how many there are on stderr, where they go to a file or to a program that shows no count."""
    file = None if output_file is None or str(output_file) == STDOUT else output_file
    if file is None:
        _write_to(sys.stdout, output, result, root, colour=wants_colour(sys.stdout))
    else:
        _write_file(file, output, result, root)
    if output == "github" or file is not None:
        typer.echo(text.summary(result), err=True)


def _write_file(path: Path, output: str, result: CheckResult, root: Path) -> None:
    try:
        with path.open("w", encoding="utf-8", newline="\n") as stream:
            _write_to(stream, output, result, root)
    except OSError as error:
        raise UnreadableError(f"cannot write {path}: {error.strerror}") from None


def _write_to(stream: TextIO, output: str, result: CheckResult, root: Path, *, colour: bool = False) -> None:
    if output == "text":
        text.write(result, stream, colour=colour)
    elif output == "github":
        github.write(result, stream, folder=_folder_in_repository(root))
    else:
        FORMATS[output](result, stream)


def _folder_in_repository(root: Path) -> str:
    """Where the plan stands in the checkout of a workflow, or else below the folder the person is in."""
    top = Path(os.environ.get("GITHUB_WORKSPACE") or Path.cwd())
    return root.relative_to(top).as_posix() if root != top and root.is_relative_to(top) else ""
