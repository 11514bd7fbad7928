"""`poa diff`: show what changed between two periods, days or git revisions."""

import re
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

import typer

from poa_tracker.cli.options import HERE, DataFormat, Root, Today, day_or_today
from poa_tracker.inert import inert_markdown
from poa_tracker.output.shapes import ChangeList, ChangeRow
from poa_tracker.vocabulary import Audience

if TYPE_CHECKING:
    from poa_tracker.changes import Change, Changes
    from poa_tracker.register import Register
    from poa_tracker.standing.as_of import AsOf

_COUNTED = {
    Audience.PUBLIC: (
        "This counts public measures only, as a public report does. --audience internal counts all measures."
    ),
    Audience.INTERNAL: "This counts all measures, as an internal report does.",
}
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LIKE_A_PERIOD = re.compile(r"[0-9]{4}(-[0-9]{2})?-[QHM][0-9]{1,2}", re.IGNORECASE)


class Side(NamedTuple):
    """One of the two states that are compared."""

    name: str
    """`2010-11-Q1`, `2010-10-20` or the revision as it was typed: for programs."""
    title: str
    """`Q1 2010/11`: for people."""
    view: "AsOf"


def diff(
    before: Annotated[str, typer.Argument(metavar="FROM", help="A period, a day, or a branch, tag or commit.")],
    after: Annotated[
        str | None, typer.Argument(metavar="[TO]", help="The same. Default: your files as they are today.")
    ] = None,
    output: Annotated[
        Literal[DataFormat.TEXT, DataFormat.MARKDOWN, DataFormat.JSON],
        typer.Option("--format", help="For people, pull requests or programs."),
    ] = DataFormat.TEXT,
    audience: Annotated[
        Audience, typer.Option(help="Whether internal measures are counted, as in an internal report.")
    ] = Audience.PUBLIC,
    root: Root = HERE,
    today: Today = None,
) -> None:
    """Show what changed: improved, worsened, gone silent, completed, new, closed, re-dated, re-assigned and so on.

    A period is shown by what is known now. A day is shown by what was known on it, as `poa list --as-at` shows it: a
    return or correction that came later is not in it. For a git revision, poa looks at the files of the revision.

    poa counts the measures that a report for the same readers counts.

    Example:  poa diff 2010-11-Q1 2010-11-Q2
    """
    from poa_tracker.changes import compare
    from poa_tracker.cli.opening import open_register
    from poa_tracker.errors import UsageError
    from poa_tracker.register import Project

    project = Project.find(root)
    register = open_register(project.root)
    now = day_or_today(today, root)
    sides = [_open(project.root, register, name, now, audience) for name in (before, after)]
    first, second = (_without(one, two) for one, two in (sides, sides[::-1]))
    # Two revisions are both seen on this day; two days or periods in the wrong order are a slip.
    if first.view.day > second.view.day:
        raise UsageError(f"{first.name} comes after {second.name}: name the earlier one first")
    changes = compare(first.view, second.view)
    if output is DataFormat.JSON:
        from poa_tracker.cli.table import write_json

        write_json(_document(first, second, changes, audience), sys.stdout)
    else:
        lines = _markdown if output is DataFormat.MARKDOWN else _text
        typer.echo("\n".join([*lines(first, second, changes), "", _COUNTED[audience]]))


def _open(root: Path, register: "Register", name: str | None, now: date, audience: Audience) -> Side:
    """The state that a person means, as those readers may know it. Raises UsageError or GitError where it is none."""
    from poa_tracker.cli.shown_day import shown_day
    from poa_tracker.errors import UsageError
    from poa_tracker.standing.as_of import AsOf
    from poa_tracker.standing.named_period import parse_period

    today = register.clock(now)
    shown = _cut_for(register, audience)
    if name is None:
        return Side(today.isoformat(), "now", AsOf.on_day(shown, today))
    if _DAY.fullmatch(name):
        try:
            day = date.fromisoformat(name)
        except ValueError:
            raise UsageError(f"{name} is not a date in the calendar") from None
        if day > now:
            raise UsageError(f"{name} is not over yet: name a day up to {today}")
        on_day = shown_day(register, day, now, closes=True)
        return Side(on_day.day.isoformat(), str(on_day), AsOf.on_day(shown, on_day.day))
    try:
        period = parse_period(register.plan, name, today)
    except UsageError:
        if _LIKE_A_PERIOD.fullmatch(name):
            raise
        return _open_revision(root, register, name, today, audience)
    return Side(period.id, period.name, AsOf.of_period(shown, period, today))


def _cut_for(register: "Register", audience: Audience) -> "Register":
    from poa_tracker.model import Visibility
    from poa_tracker.standing.public import public_register

    # The cut takes its time, and where no measure is internal it takes out nothing that is shown here.
    if audience is Audience.INTERNAL or all(one.record.visibility is Visibility.PUBLIC for one in register.measures):
        return register
    return public_register(register)


def _open_revision(root: Path, register: "Register", name: str, today: date, audience: Audience) -> Side:
    from poa_tracker.cli.opening import warn_of_files_left_out
    from poa_tracker.register.revision import GitRevision, NoPlanYetError, load_beside
    from poa_tracker.standing.as_of import AsOf

    try:
        source = GitRevision.open(root, name)
    except NoPlanYetError:
        empty = replace(register, measures=(), outlines=(), broken=())
        return Side(name, name, AsOf.on_day(empty, today))
    then = load_beside(source, register)
    warn_of_files_left_out(then, f" of {name}")
    title = name if source.commit.startswith(name) else f"{name} ({source.commit[:12]})"
    return Side(name, title, AsOf.on_day(_cut_for(then, audience), today))


def _without(side: Side, other: Side) -> Side:
    """A side less the measures that could not be read on the other: they are neither new nor gone."""
    broken = other.view.register.broken_measures
    kept = tuple(one for one in side.view.standings if one.id not in broken)
    return side._replace(view=replace(side.view, standings=kept))


def _document(first: Side, second: Side, changes: "Changes", audience: Audience) -> ChangeList:
    counts = changes.counts
    return {
        "version": 1,
        "from": first.name,
        "to": second.name,
        "audience": audience.value,
        "counts": {
            "opening": counts.opening,
            "new": counts.new,
            "completed": counts.completed,
            "closed": counts.closed,
            "merged": counts.merged,
            "closing": counts.closing,
        },
        "moves": [{"from": one.before, "to": one.after, "measures": list(one.measures)} for one in changes.moves.cells],
        "changes": [_record(change) for change in changes.changes],
    }


def _record(change: "Change") -> ChangeRow:
    record: ChangeRow = {"kind": change.kind.value, "measure": change.measure}
    if change.milestone is not None:
        record["milestone"] = change.milestone
    if change.field is not None:
        record["field"] = change.field
    if change.before is not None:
        record["from"] = change.before
    if change.after is not None:
        record["to"] = change.after
    return record


def _text(first: Side, second: Side, changes: "Changes") -> list[str]:
    from poa_tracker.changes import ChangeKind
    from poa_tracker.cli.table import printable

    lines = [f"From {printable(first.title)} to {printable(second.title)}", ""]
    for kind in ChangeKind:
        if found := changes.of_kind(kind):
            lines.append(changes.heading(kind))
            for change in found:
                what = printable(f"{change.measure} {_title(change, changes)}")
                detail = printable(_detail(change, changes))
                lines.append(f"  {what}: {detail}" if detail else f"  {what}")
            lines.append("")
    return [*lines, _reconciliation(changes, "-")]


def _markdown(first: Side, second: Side, changes: "Changes") -> list[str]:
    from poa_tracker.changes import ChangeKind

    lines = [f"### What changed from {inert_markdown(first.title)} to {inert_markdown(second.title)}", ""]
    for kind in ChangeKind:
        if found := changes.of_kind(kind):
            lines += [f"**{changes.heading(kind)} ({len(found)})**", ""]
            for change in found:
                what = f"- **{inert_markdown(change.measure)}** {inert_markdown(_title(change, changes))}"
                detail = inert_markdown(_detail(change, changes))
                lines.append(f"{what}: {detail}" if detail else what)
            lines.append("")
    return [*lines, _reconciliation(changes, "−")]


def _reconciliation(changes: "Changes", minus: str) -> str:
    counts = changes.counts
    return (
        f"Open measures: {counts.opening:,} + {counts.new:,} new {minus} {counts.completed:,} completed "
        f"{minus} {counts.closed:,} closed {minus} {counts.merged:,} merged = {counts.closing:,}"
    )


def _title(change: "Change", changes: "Changes") -> str:
    standing = changes.after.by_id.get(change.measure) or changes.before.by_id[change.measure]
    return standing.measure.title


def _detail(change: "Change", changes: "Changes") -> str:
    """What happened, where the heading leaves something open."""
    from poa_tracker.changes import ChangeKind

    if change.kind in (ChangeKind.NEW, ChangeKind.END_CHANGED):
        return _end(change, changes)
    if change.kind is ChangeKind.REDATED:
        return _dates(change, changes)
    if change.kind is ChangeKind.REASSIGNED:
        old = changes.before.agencies.label(change.before) or "nobody"
        return f"{old} to {changes.after.agencies.label(change.after) or 'nobody'}"
    if change.field == "confidence":
        from poa_tracker.cli.words import word

        before, after = word(changes.before.plan, change.before), word(changes.after.plan, change.after)
        return f"was {before}" if change.kind is ChangeKind.WENT_SILENT else f"{before} to {after}"
    if change.field is None:
        return "no longer in the plan"
    if change.kind is ChangeKind.MERGED:
        return f"into {change.after}" if change.after else ""
    return f"on {change.after}" if change.after else ""


def _end(change: "Change", changes: "Changes") -> str:
    """What became of a measure that had ended; nothing of one that is new."""
    from poa_tracker.changes import ChangeKind
    from poa_tracker.cli.words import word

    if change.before is None:
        return ""
    before = word(changes.before.plan, change.before)
    if change.kind is ChangeKind.NEW:
        return f"taken up again, was {before}"
    if change.after is None:
        return f"{before}, no longer in the plan"
    return f"{before} to {word(changes.after.plan, change.after)}"


def _dates(change: "Change", changes: "Changes") -> str:
    from poa_tracker.cli.words import days

    what = ""
    if change.milestone:
        milestone = changes.after.by_id[change.measure].measure.milestone(change.milestone)
        what = f"{change.milestone} {milestone.title if milestone else ''}, "
    by = ""
    if change.before and change.after:
        by = f" ({days((date.fromisoformat(change.after) - date.fromisoformat(change.before)).days)})"
    return f"{what}{change.before or 'no date'} to {change.after or 'no date'}{by}"
