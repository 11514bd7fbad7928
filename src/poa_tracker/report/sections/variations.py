"""Variations: every recorded change of a date, an owner or a target in the period, and those still waiting."""

from datetime import date
from typing import NamedTuple

from poa_tracker.model import Measure, Variation, VariationState
from poa_tracker.report.labels import Term
from poa_tracker.report.names import MeasureName
from poa_tracker.report.view import ReportView


class VariationRow(NamedTuple):
    """One change: made, requested, declined or corrected."""

    measure: MeasureName
    day: date
    """The day it took effect, or should have."""
    field: str
    """`Due date`, `Due date of milestone M1 (Develop the training)`, `Lead agency`."""
    before: str | None
    """None if there was no value."""
    after: str
    reason: str
    delay_reason: Term | None
    state: Term
    by: str | None
    """Who requested, approved, declined or corrected it, by its `state`."""
    requested_by: str | None
    """Who asked for it, if it has been decided since."""
    is_correction: bool
    """Whether it says that the value before was wrong; else it is a decision or a request."""


def build(view: ReportView) -> tuple[VariationRow, ...]:
    """Those dated in the period, and those requested earlier that still wait, by day."""
    found = [
        (variation, standing.measure)
        for standing in view.now.standings
        for variation in standing.measure.variations
        if (view.period.contains(variation.date) and variation.state is not VariationState.REQUESTED)
        or variation in standing.pending
    ]
    found.sort(key=lambda pair: pair[0].date)
    return tuple(build_row(view, measure, variation) for variation, measure in found)


def build_row(view: ReportView, measure: Measure, variation: Variation) -> VariationRow:
    request = next(
        (
            one
            for one in measure.variations
            if one.field == variation.field and variation.requested is not None and one.date == variation.requested
        ),
        variation,
    )
    by = {
        VariationState.REQUESTED: variation.requested_by,
        VariationState.APPROVED: variation.approved_by,
        VariationState.DECLINED: variation.declined_by,
        None: variation.corrected_by,
    }
    return VariationRow(
        measure=view.name(measure.id),
        day=variation.date,
        field=view.field_name(measure, variation.field),
        before=view.field_value(variation.field, variation.from_),
        after=view.field_value(variation.field, variation.to) or view.language.gettext("none"),
        reason=variation.reason,
        delay_reason=view.labels.of(variation.delay_reason),
        state=view.labels[variation.standing],
        by=by[variation.state],
        requested_by=request.requested_by if variation.state is not VariationState.REQUESTED else None,
        is_correction=variation.corrects,
    )
