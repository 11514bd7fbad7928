"""`poa format`: the files in the one layout there is."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from poa_tracker.cli.options import HERE, Root, Today, inside
from poa_tracker.cli.terminal import wants_colour

if TYPE_CHECKING:
    from poa_tracker.document.format import Order
    from poa_tracker.edits.draft import FileEdit
    from poa_tracker.findings import Finding
    from poa_tracker.register.source import Listing, WorkingTree


def format_files(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[PATH]...", help="Files or folders to lay out. Default: the whole plan."),
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; name the files that would change, and exit with 1.")
    ] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Write nothing; show what would change.")] = False,
    root: Root = HERE,
    _today: Today = None,
) -> None:
    """Lay the files out in the one way there is; data and comments stay.

    Exit code 0: done. 1: a file has errors, or would change (--check). 2: the command could not run.

    Example:  poa format measures --diff
    """
    from poa_tracker.cli.line_diff import write_difference
    from poa_tracker.cli.words import counted
    from poa_tracker.document.files import FileChange, locked, save_all
    from poa_tracker.register import Project, WorkingTree

    project = Project.find(root)
    source = WorkingTree(project.root)
    chosen = _chosen(source.listing(), paths or (), project.root)
    findings: list[Finding] = []
    changed = 0
    for path, order in chosen:
        edit = _laid_out(source, path, order, findings)
        if edit is None:
            continue
        changed += 1
        if diff:
            write_difference([edit], sys.stdout, colour=wants_colour(sys.stdout))
            continue
        if not check:
            with locked(project.root):
                save_all([FileChange(project.root / path, edit.before, edit.after)], project.root)
        typer.echo(path)
    sys.stdout.flush()
    _say(findings)
    did = "would change" if check or diff else "changed"
    typer.echo(f"{changed:,} of {counted(len(chosen), 'file')} {did}", err=True)
    raise typer.Exit(1 if findings or (check and changed) else 0)


def _chosen(listing: "Listing", paths: Sequence[Path], root: Path) -> list[tuple[str, "Order"]]:
    """The files that are asked for, each with the order of its fields. UsageError where one is none of the plan's."""
    from poa_tracker.errors import UsageError

    wanted = {inside(root, path): path for path in paths}
    files = list(_files(listing))
    for name, path in wanted.items():
        if not any(_holds(name, file) for file, _ in files):
            is_folder = (root / name).is_dir()
            reason = "holds none of the plan's files" if is_folder else "is none of the plan's files"
            raise UsageError(f"{str(path)!r} {reason}")
    return [(file, order) for file, order in files if not wanted or any(_holds(name, file) for name in wanted)]


def _holds(name: str, file: str) -> bool:
    return name in (".", file) or file.startswith(f"{name}/")


def _files(listing: "Listing") -> Iterator[tuple[str, "Order"]]:
    from poa_tracker.register.key_order import key_order

    kinds: dict[str, Sequence[str | None]] = {
        "plan": [listing.plan],
        "agencies": [listing.agencies],
        "measure": listing.measures,
        "period": listing.periods,
    }
    for kind, files in kinds.items():
        order = key_order(kind)
        yield from ((file, order) for file in files if file)


def _laid_out(source: "WorkingTree", path: str, order: "Order", findings: list["Finding"]) -> "FileEdit | None":
    """The file in its layout, where that is another than it has. What is wrong with it is added to `findings`."""
    from poa_tracker.document import read
    from poa_tracker.document.format import CannotFormatError, format_document
    from poa_tracker.edits.draft import FileEdit
    from poa_tracker.findings import Location
    from poa_tracker.register.load import finding
    from poa_tracker.register.source import FileFault

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
    try:
        formatted = format_document(document, order)
    except CannotFormatError as reason:
        typer.echo(f"poa: {path} is left as it is: {reason}", err=True)
        return None
    return None if formatted == raw else FileEdit(path, raw, formatted)


def _say(findings: Sequence["Finding"]) -> None:
    """What is wrong with the files that could not be laid out, as `poa validate` shows it."""
    from poa_tracker.output.text import finding_text

    for one in sorted(findings, key=lambda finding: finding.order):
        typer.echo(finding_text(one, colour=wants_colour(sys.stderr)), err=True)
