"""`poa history`: show the life of one measure, and the commits that recorded it."""

import sys
from functools import partial
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from poa_tracker.cli.options import HERE, DataFormat, Root, Today
from poa_tracker.cli.table import NONE, Column, write_json, write_table
from poa_tracker.errors import UsageError
from poa_tracker.output.shapes import CommitRow, LifeEvent, LifeList

if TYPE_CHECKING:
    from poa_tracker.changes.life import Event
    from poa_tracker.register.git import Commit


COLUMNS = (
    Column("Day", whole=True),
    Column("Event", whole=True),
    Column("What"),
    Column("Commit", whole=True),
    Column("Committed", spare=True, whole=True),
    Column("By", spare=True),
)


def history(
    measure_id: Annotated[
        str, typer.Argument(metavar="ID", help="The measure's id. It may be a measure that was deleted.")
    ],
    output: Annotated[
        Literal[DataFormat.TABLE, DataFormat.JSON], typer.Option("--format", help="For people or programs.")
    ] = DataFormat.TABLE,
    root: Root = HERE,
    _today: Today = None,
) -> None:
    """Show a measure's life: returns, variations, completions, and the git commit that recorded each.

    If something was edited or taken out later, you see that too, with the commit that did it.

    Example:  poa history PREV-03
    """
    from poa_tracker.changes.life import life
    from poa_tracker.cli.words import word
    from poa_tracker.register import Project
    from poa_tracker.register.git import Repository
    from poa_tracker.register.workbench import Workbench

    project = Project.find(root)
    repository = Repository.find(project.root)
    bench = Workbench.open(project.root)
    wanted = measure_id.strip().upper()
    # Programs get canonical values, as everywhere; people what the plan calls them.
    named = partial(word, bench.plan) if output is DataFormat.TABLE else str
    try:
        entry = bench.measure(measure_id)
    except UsageError:
        events = life(repository, bench.plan, wanted, word=named)
        if not events:
            raise
        typer.echo(f"poa: {wanted} is no longer in the plan's files; this is its history in git", err=True)
    else:
        wanted = entry.record.id
        events = life(repository, bench.plan, wanted, entry.record, entry.path, named)
    if repository.is_shallow:
        typer.echo(
            "poa: this clone is shallow, so older events show its first commit; `git fetch --unshallow` gets the rest",
            err=True,
        )
    if output is DataFormat.JSON:
        document: LifeList = {"version": 1, "measure": wanted, "events": [_record(one) for one in events]}
        write_json(document, sys.stdout)
    else:
        write_table(COLUMNS, [_row(one) for one in events], sys.stdout, whole="json")


def _row(event: "Event") -> list[str]:
    what = f"{event.what} (edited or taken out by {event.removed.id[:10]})" if event.removed else event.what
    commit = event.recorded
    cells = (commit.id[:10], commit.day.isoformat(), commit.author) if commit else ("not committed", NONE, NONE)
    return [event.day.isoformat(), event.kind.value, what, *cells]


def _record(event: "Event") -> LifeEvent:
    return {
        "day": event.day,
        "kind": event.kind.value,
        "what": event.what,
        "recorded": _commit(event.recorded),
        "removed": _commit(event.removed),
    }


def _commit(commit: "Commit | None") -> CommitRow | None:
    if commit is None:
        return None
    return {"id": commit.id, "day": commit.day, "author": commit.author, "subject": commit.subject}
