"""Highlights: what agencies report as achieved in the period."""

from collections import defaultdict
from datetime import date
from typing import NamedTuple

from poa_tracker.changes import ChangeKind
from poa_tracker.report.names import MeasureName, Reference, references
from poa_tracker.report.view import ReportView
from poa_tracker.standing.as_of import Standing


class Achievement(NamedTuple):
    """Something delivered in the period."""

    what: str
    day: date


class Highlight(NamedTuple):
    """A measure that was completed, delivered a milestone or improved in the period."""

    measure: MeasureName
    agency: str | None
    achieved: tuple[Achievement, ...]
    has_improved: bool
    summary: str | None
    """The agency's own words, from its return for the period."""
    evidence: tuple[Reference, ...]


def build(view: ReportView) -> tuple[Highlight, ...]:
    """In the order of the plan. What an agency reports without delivering anything stands with the measure's record."""
    first, done = view.period.first_day, view.language.gettext("The measure is completed")
    achieved: dict[str, list[Achievement]] = defaultdict(list)
    evidence: dict[str, list[Reference]] = defaultdict(list)
    for standing in view.now.standings:
        measure = standing.measure
        if measure.completed and measure.completed >= first:
            achieved[measure.id].append(Achievement(done, measure.completed))
            evidence[measure.id].extend(references(measure.evidence))
        for milestone in measure.milestones:
            if milestone.completed and milestone.completed >= first:
                achieved[measure.id].append(Achievement(view.text(milestone, "title"), milestone.completed))
                evidence[measure.id].extend(references(milestone.evidence))
    improved = {change.measure for change in view.changes.of_kind(ChangeKind.IMPROVED)}
    return tuple(
        _highlight(view, standing, achieved[standing.id], evidence[standing.id], standing.id in improved)
        for standing in view.now.standings
        if achieved[standing.id] or standing.id in improved
    )


def _highlight(
    view: ReportView,
    standing: Standing,
    achieved: list[Achievement],
    evidence: list[Reference],
    has_improved: bool,
) -> Highlight:
    update = standing.update
    shown = dict.fromkeys([*evidence, *(references(update.evidence) if update else ())])
    return Highlight(
        measure=view.name(standing.id),
        agency=view.agency(standing.lead_agency),
        achieved=tuple(sorted(achieved, key=lambda one: one.day)),
        has_improved=has_improved,
        summary=update.summary if update else None,
        evidence=tuple(shown),
    )
