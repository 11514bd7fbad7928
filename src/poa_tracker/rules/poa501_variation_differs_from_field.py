"""A field does not hold what its newest variation put there."""

from collections.abc import Iterator

from poa_tracker.findings import Location, did_you_mean, quoted
from poa_tracker.model import Measure, Variation, is_field, parse_field_value
from poa_tracker.rules.rule import Context, rule


@rule("POA501", "variation-differs-from-field")
def variation_differs_from_field(context: Context) -> Iterator[tuple[Location, str]]:
    """A field differs from the newest approved variation of it, or a variation is of a field that does not exist.

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
        newest: dict[str, Variation] = {}
        for index, variation in enumerate(measure.variations):
            if reason := _unknown(measure, variation.field):
                yield entry.at("variations", index, "field"), reason
            elif variation.is_approved and variation.date <= context.calendar:
                other = newest.get(variation.field)
                if other is None or other.date <= variation.date:
                    newest[variation.field] = variation
        for field, variation in newest.items():
            value = measure.value_of(field)
            if value != parse_field_value(field, variation.to):
                path = measure.path_of(field) or ()
                message = f"{field} is {value or 'empty'}, but the variation of {variation.date} made it {variation.to}"
                yield entry.at(*path), message


def _unknown(measure: Measure, field: str) -> str | None:
    head, *rest = field.split(".")
    if not is_field(field):
        known = ["due", "lead_agency", "milestones.M1.due", "indicators.I1.target.value"]
        hint = did_you_mean(field, known) or f" (such as {', '.join(known)})"
        return f"no field {quoted(field)}{hint}"
    if head == "milestones" and measure.milestone(rest[0]) is None:
        return f"no milestone {quoted(rest[0])}{did_you_mean(rest[0], [one.id for one in measure.milestones])}"
    if head == "indicators" and measure.indicator(rest[0]) is None:
        return f"no indicator {quoted(rest[0])}{did_you_mean(rest[0], [one.id for one in measure.indicators])}"
    return None
