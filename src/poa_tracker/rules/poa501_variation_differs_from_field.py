"""A field does not hold what its newest variation put there."""

from collections.abc import Iterator

from poa_tracker.findings import Location, did_you_mean, quoted
from poa_tracker.model import FieldValue, Measure, is_field
from poa_tracker.rules.rule import Context, rule
from poa_tracker.standing.timeline import Step, decided, value_on


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
        for field in fields:
            value = measure.value_of(field)
            steps = decided(one for one in measure.variations if one.field == field)
            newest = steps[-1]
            # What was announced for a day to come may stand in the field from its announcement or from its day on.
            if value in (newest.value, value_on(steps, context.calendar)) or _is_taken_out(field, newest):
                continue
            path = measure.path_of(field) or ()
            made = f"the variation of {newest.since}" if newest.since else "a correction"
            message = f"{field} is {_shown(value)}, but {made} made it {_shown(newest.value)}"
            yield entry.at(*path), message


def _is_taken_out(field: str, newest: Step) -> bool:
    """Whether a correction took something back that may stand there: a figure stays in its list, which only grows, and
    what was not completed after all may have been since."""
    return newest.value is None and (".values." in field or field.rpartition(".")[2] in ("completed", "recorded"))


def _shown(value: FieldValue) -> str:
    return ", ".join(value) if isinstance(value, tuple) else "empty" if value is None else str(value)


def _unknown(measure: Measure, field: str) -> str | None:
    head, *rest = field.split(".")
    if not is_field(field):
        known = ["due", "lead_agency", "milestones.M1.due", "indicators.I1.target.value"]
        hint = did_you_mean(field, [*known, *measure.controllable_fields()]) or f" (such as {', '.join(known)})"
        return f"no field {quoted(field)}{hint}"
    if measure.path_of(field) is None:
        ids = [one.id for one in getattr(measure, head)]
        return f"no {head.removesuffix('s')} {quoted(rest[0])}{did_you_mean(rest[0], ids)}"
    return None
