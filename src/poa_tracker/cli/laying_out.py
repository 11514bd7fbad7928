"""Laying out files: which were asked for, what each would become, and what stands in the way."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import typer

from poa_tracker.cli.options import inside
from poa_tracker.cli.terminal import wants_colour
from poa_tracker.document import read
from poa_tracker.document.files import FileChange, locked, save_all
from poa_tracker.document.format import CannotFormatError, Order, format_document
from poa_tracker.edits.draft import FileEdit
from poa_tracker.edits.migrate import left_in_measure, left_in_period, new_form
from poa_tracker.errors import RefusedError, UsageError
from poa_tracker.findings import Finding, Location
from poa_tracker.output.text import finding_text
from poa_tracker.register.key_order import key_order
from poa_tracker.register.last_change import note_change
from poa_tracker.register.load import finding, load
from poa_tracker.register.project import PERIODS
from poa_tracker.register.source import FileFault, Listing, WorkingTree


def chosen_files(listing: Listing, paths: Sequence[Path], root: Path) -> list[tuple[str, Order]]:
    """The files that are asked for, each with the order of its fields. UsageError where one is none of the plan's."""
    wanted = {inside(root, path): path for path in paths}
    files = list(_files(listing))
    for name, path in wanted.items():
        if not any(_holds(name, file) for file, _ in files):
            is_folder = (root / name).is_dir()
            reason = "has none of the plan's files" if is_folder else "is not one of the plan's files"
            raise UsageError(f"{str(path)!r} {reason}")
    return [(file, order) for file, order in files if not wanted or any(_holds(name, file) for name in wanted)]


def lay_out(
    source: WorkingTree, path: str, order: Order, findings: list[Finding], *, migrate: bool = False
) -> FileEdit | None:
    """The file in its layout, where that is another than it has. What is wrong with it is added to `findings`.

    `migrate` has a file of an older form written in today's.
    """
    raw = source.read(path)
    if isinstance(raw, FileFault):
        findings.append(finding(raw.code, raw.message, Location(path)))
        return None
    document = read(raw)
    if document.faults:
        findings += [
            finding(fault.code, fault.message, Location(path, fault.span), document) for fault in document.faults
        ]
        return None
    is_period = path.startswith(f"{PERIODS}/") and isinstance(document.data, dict)
    form = new_form(document.data) if migrate and is_period else None
    try:
        formatted = format_document(document, order, form)
    except CannotFormatError as reason:
        typer.echo(f"poa did not change {path}: {reason}", err=True)
        return None
    return None if formatted == raw else FileEdit(path, raw, formatted)


def left_as_they_are(source: WorkingTree, paths: Sequence[str]) -> Iterator[str]:
    """What today's form would say and these files do not, one line each: nobody can know it now."""
    register, chosen = load(source), set(paths)
    left = [one for entry in register.measures if entry.path in chosen for one in left_in_measure(entry)]
    left += [one for entry in register.periods if entry.path in chosen for one in left_in_period(entry)]
    for location, message in left:
        yield f"{location.path}:{location.span.start.line}: not migrated: {message}"


def write_once_agreed(root: Path, edits: Sequence[FileEdit], *, yes: bool) -> None:
    """Write the files that were shown, where a person agrees or `yes` says so; `poa undo` takes them back."""
    if not yes:
        if not sys.stdin.isatty():
            raise UsageError("say --yes to write this: there is no terminal to ask on")
        if not typer.confirm("Write this?", err=True):
            raise RefusedError("nothing was written")
    changes = [FileChange(root / edit.path, edit.before, edit.after) for edit in edits]
    with locked(root):
        save_all(changes, root)
        note_change(root, changes)


def show_findings(findings: Sequence[Finding]) -> None:
    """What is wrong with the files that could not be laid out, as `poa validate` shows it."""
    for one in sorted(findings, key=lambda finding: finding.order):
        typer.echo(finding_text(one, colour=wants_colour(sys.stderr)), err=True)


def _holds(name: str, file: str) -> bool:
    return name in (".", file) or file.startswith(f"{name}/")


def _files(listing: Listing) -> Iterator[tuple[str, Order]]:
    kinds: dict[str, Sequence[str | None]] = {
        "plan": [listing.plan],
        "agencies": [listing.agencies],
        "measure": listing.measures,
        "period": listing.periods,
    }
    for kind, files in kinds.items():
        order = key_order(kind)
        yield from ((file, order) for file in files if file)
