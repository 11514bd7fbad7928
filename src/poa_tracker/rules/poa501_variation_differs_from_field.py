"""A field does not hold what its newest variation put there."""

from collections.abc import Iterator

from poa_tracker.findings import Location, did_you_mean, quoted
from poa_tracker.model import FieldValue, Measure, is_field, is_figure
from poa_tracker.rules.rule import Context, rule
from poa_tracker.standing.ending import is_of_a_delivery
from poa_tracker.standing.figures import corrected_parts
from poa_tracker.standing.missing_part import missing_part
from poa_tracker.standing.timeline import decided, value_on


@rule("POA501", "variation-differs-from-field")
def variation_differs_from_field(context: Context) -> Iterator[tuple[Location, str]]:
    """A field differs from its newest approved variation, or a variation names a field that does not exist.

    Why: a date, an owner or a target that was changed without a variation is a promise rewritten in silence.

    Bad:   due: 2011-12-31
           variations: [{field: due, to: 2011-06-30, state: approved, …}]
    Good:  due: 2011-06-30
           variations: [{field: due, to: 2011-06-30, state: approved, …}]
    """
    for entry in context.measures:
        measure = entry.record
        if not measure.variations:
            continue
        fields: dict[str, None] = {}
        for index, variation in enumerate(measure.variations):
            if reason := _unknown(measure, variation.field):
                yield entry.at("variations", index, "field"), reason
            elif variation.counts:
                fields[variation.field] = None
        for index, indicator in enumerate(measure.indicators):
            for part in corrected_parts(indicator, measure.variations):
                stands, made = getattr(indicator.values[part.place], part.name), part.entries[-1].after
                if stands != made and not part.is_taken_back:
                    message = f"{part.field} is {_shown(stands)}, but a correction made it {_shown(made)}"
                    yield entry.at("indicators", index, "values", part.place, part.name), message
        for field in fields:
            if is_figure(field):
                continue
            value = measure.value_of(field)
            steps = decided(one for one in measure.variations if one.field == field)
            newest = steps[-1]
            # What was announced for a day to come may stand in the field from its announcement or from its day on.
            if value in (newest.value, value_on(steps, context.calendar)):
                continue
            # What was not delivered after all may have been since.
            if newest.value is None and is_of_a_delivery(field):
                continue
            path = measure.path_of(field) or ()
            made = f"the variation of {newest.since}" if newest.since else "a correction"
            message = f"{field} is {_shown(value)}, but {made} made it {_shown(newest.value)}"
            yield entry.at(*path), message


def _shown(value: FieldValue) -> str:
    return ", ".join(value) if isinstance(value, tuple) else "empty" if value is None else str(value)


def _unknown(measure: Measure, field: str) -> str | None:
    if not is_field(field):
        known = ["due", "lead_agency", "milestones.M1.due", "indicators.I1.target.value"]
        hint = did_you_mean(field, [*known, *measure.controllable_fields()]) or f" (such as {', '.join(known)})"
        return f"no field {quoted(field)}{hint}"
    return missing_part(measure, field)
