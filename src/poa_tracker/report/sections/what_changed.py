"""What changed since the period before, and how the count of open measures got from there to here."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from poa_tracker.changes import Change, ChangeKind
from poa_tracker.report.names import MeasureName
from poa_tracker.report.turns_of_phrase import closure_text, day_or_none, moved_by
from poa_tracker.report.view import ReportView
from poa_tracker.standing.as_of import Standing


class ChangedMeasure(NamedTuple):
    """What happened to one measure."""

    measure: MeasureName
    detail: str | None
    """`at risk to on track`, `on 12 March 2010, 10 days late`; none if the heading is enough."""


class ChangeGroup(NamedTuple):
    """All measures with one kind of change."""

    kind: str
    """`completed`, `improved`, `worsened`, `went_silent`, `reported_again`, `started_reporting`, `confidence_given`,
    `confidence_withdrawn`, `new`, `merged`, `closed`, `end_changed`, `redated` or `reassigned`."""
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
    """Changes by kind, without empty kinds, and the count reconciled. Always there."""

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
            groups.append(ChangeGroup(kind.value, view.language.gettext(view.changes.heading(kind)), items))
    counts = view.changes.counts
    return WhatChanged(
        since=view.period_name(view.then.period.id),
        groups=tuple(groups),
        reconciliation=Reconciliation(
            counts.opening, counts.new, counts.completed, counts.closed, counts.merged, counts.closing
        ),
    )


def _completion(view: ReportView, _change: Change, standing: Standing) -> str | None:
    promise = standing.promise
    if promise.delivered is None:
        return None
    if not promise.is_late:
        return view.language.gettext("on %(day)s", day=promise.delivered)
    return view.language.ngettext(
        "on %(day)s, %(num)s day after the date first promised",
        "on %(day)s, %(num)s days after the date first promised",
        promise.days_late,
        day=promise.delivered,
    )


def _closure(view: ReportView, _change: Change, standing: Standing) -> str | None:
    closure = standing.measure.closure
    if closure is None:
        return None
    return closure_text(view.language, closure, view.language.in_sentence(view.labels[closure.outcome].label))


def _confidence(view: ReportView, change: Change, _standing: Standing) -> str | None:
    before, after = view.labels.of(change.before), view.labels.of(change.after)
    in_sentence = view.language.in_sentence
    return view.language.gettext(
        "%(before)s to %(after)s",
        before=in_sentence(before.label if before else ""),
        after=in_sentence(after.label if after else ""),
    )


def _silence(view: ReportView, change: Change, _standing: Standing) -> str | None:
    before = view.labels.of(change.before)
    return view.language.gettext("was %(state)s", state=view.language.in_sentence(before.label if before else ""))


def _end(view: ReportView, change: Change, standing: Standing) -> str | None:
    return _closure(view, change, standing) or _confidence(view, change, standing)


def _entry(view: ReportView, change: Change, standing: Standing) -> str | None:
    before = view.labels.of(change.before)
    if before:
        state = view.language.in_sentence(before.label)
        return view.language.gettext("taken up again, was %(state)s", state=state)
    added = standing.measure.added
    if added is None or not view.period.contains(added):
        return None
    return view.language.gettext("added on %(day)s", day=added)


def _dates(view: ReportView, change: Change, standing: Standing) -> str | None:
    _, language = view.language.gettext, view.language
    before, after = (date.fromisoformat(one) if one else None for one in (change.before, change.after))
    values = {"before": day_or_none(language, before), "after": day_or_none(language, after)}
    if before and after:
        moved = _("%(before)s to %(after)s, %(moved)s", **values, moved=moved_by(language, (after - before).days))
    else:
        moved = _("%(before)s to %(after)s", **values)
    milestone = standing.measure.milestone(change.milestone) if change.milestone else None
    if milestone is None:
        return moved
    title = view.text(milestone, "title")
    return _("milestone %(id)s (%(title)s): %(change)s", id=milestone.id, title=title, change=moved)


def _lead(view: ReportView, change: Change, _standing: Standing) -> str | None:
    _ = view.language.gettext
    values = {"before": view.agency(change.before) or _("nobody"), "after": view.agency(change.after) or _("nobody")}
    if change.before and change.after == view.now.agencies.successor_on(change.before, view.day):
        return _("%(before)s, which became part of %(after)s", **values)
    return _("%(before)s to %(after)s", **values)


_DETAILS: dict[ChangeKind, Callable[[ReportView, Change, Standing], str | None]] = {
    ChangeKind.COMPLETED: _completion,
    ChangeKind.IMPROVED: _confidence,
    ChangeKind.WORSENED: _confidence,
    ChangeKind.WENT_SILENT: _silence,
    ChangeKind.REPORTED_AGAIN: _confidence,
    ChangeKind.STARTED_REPORTING: _confidence,
    ChangeKind.CONFIDENCE_GIVEN: _confidence,
    ChangeKind.CONFIDENCE_WITHDRAWN: _confidence,
    ChangeKind.NEW: _entry,
    ChangeKind.MERGED: _closure,
    ChangeKind.CLOSED: _closure,
    ChangeKind.END_CHANGED: _end,
    ChangeKind.REDATED: _dates,
    ChangeKind.REASSIGNED: _lead,
}
