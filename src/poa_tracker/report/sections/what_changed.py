"""What changed since the period before, and how the count of open measures got from there to here."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from poa_tracker.changes import Change, ChangeKind
from poa_tracker.model import long_date
from poa_tracker.register.as_of import Standing
from poa_tracker.report.names import MeasureName
from poa_tracker.report.phrase import counted, day_or_none, in_sentence, moved_by
from poa_tracker.report.view import ReportView


class ChangedMeasure(NamedTuple):
    """What happened to one measure."""

    measure: MeasureName
    detail: str | None
    """`at risk to on track`, `on 12 March 2010, 10 days late`; none where the heading says it all."""


class ChangeGroup(NamedTuple):
    """All measures to which one kind of thing happened."""

    kind: str
    """`completed`, `improved`, `worsened`, `new`, `merged`, `closed`, `redated` or `reassigned`."""
    title: str
    items: tuple[ChangedMeasure, ...]


class Reconciliation(NamedTuple):
    """opening + new - completed - closed - merged = closing."""

    opening: int
    new: int
    completed: int
    closed: int
    """Ended without being delivered, other than by a merger."""
    merged: int
    closing: int


class WhatChanged(NamedTuple):
    """Changes by kind, kinds without one left out, and the count reconciled. Always there."""

    since: str
    """The name of the period compared with."""
    groups: tuple[ChangeGroup, ...]
    reconciliation: Reconciliation


def build(view: ReportView) -> WhatChanged:
    groups = []
    for kind in ChangeKind:
        items = tuple(
            ChangedMeasure(view.name(change.measure), _DETAILS[kind](view, change, view.now.by_id[change.measure]))
            for change in view.changes.of_kind(kind)
        )
        if items:
            groups.append(ChangeGroup(kind.value, kind.heading, items))
    counts = view.changes.counts
    return WhatChanged(
        since=view.then.period.name,
        groups=tuple(groups),
        reconciliation=Reconciliation(
            counts.opening, counts.new, counts.completed, counts.closed, counts.merged, counts.closing
        ),
    )


def _completion(_view: ReportView, _change: Change, standing: Standing) -> str | None:
    completed, promised = standing.measure.completed, standing.measure.baseline_due()
    if completed is None:
        return None
    text = f"on {long_date(completed)}"
    if promised and completed > promised:
        text += f", {counted((completed - promised).days, 'day')} after the date first promised"
    return text


def _closure(view: ReportView, _change: Change, standing: Standing) -> str | None:
    closure = standing.measure.closure
    if closure is None:
        return None
    into = f" {closure.into}" if closure.into else ""
    word = in_sentence(view.labels[closure.outcome].label)
    link = {"merged": f"{word} into{into}", "superseded": f"{word} by{into}"}.get(closure.outcome, word)
    return f"{link if into else word} on {long_date(closure.date)}: {closure.reason}"


def _confidence(view: ReportView, change: Change, _standing: Standing) -> str | None:
    before, after = view.labels.of(change.before), view.labels.of(change.after)
    return f"{in_sentence(str(before))} to {in_sentence(str(after))}"


def _entry(_view: ReportView, _change: Change, standing: Standing) -> str | None:
    added = standing.measure.added
    return f"added on {long_date(added)}" if added and standing.period.contains(added) else None


def _dates(_view: ReportView, change: Change, standing: Standing) -> str | None:
    before, after = (date.fromisoformat(one) if one else None for one in (change.before, change.after))
    milestone = standing.measure.milestone(change.milestone) if change.milestone else None
    what = f"milestone {milestone.id} ({milestone.title}): " if milestone else ""
    by = f", {moved_by((after - before).days)}" if before and after else ""
    return f"{what}{day_or_none(before)} to {day_or_none(after)}{by}"


def _lead(view: ReportView, change: Change, _standing: Standing) -> str | None:
    if change.before and change.after == view.now.agencies.successor_on(change.before, view.day):
        return f"{view.agency(change.before)}, which became part of {view.agency(change.after)}"
    return f"{view.agency(change.before) or 'nobody'} to {view.agency(change.after) or 'nobody'}"


_DETAILS: dict[ChangeKind, Callable[[ReportView, Change, Standing], str | None]] = {
    ChangeKind.COMPLETED: _completion,
    ChangeKind.IMPROVED: _confidence,
    ChangeKind.WORSENED: _confidence,
    ChangeKind.NEW: _entry,
    ChangeKind.MERGED: _closure,
    ChangeKind.CLOSED: _closure,
    ChangeKind.REDATED: _dates,
    ChangeKind.REASSIGNED: _lead,
}
