"""What a measure has not got, where a variation or a person names a field of it."""

from poa_tracker.findings import did_you_mean, quoted
from poa_tracker.model import Measure, is_figure


def missing_part(measure: Measure, field: str) -> str | None:
    """In words: "no milestone 'M2'; there is M1"; None where the measure has all that the field is of.

    The name has to be one that a field of a measure can have.
    """
    if measure.path_of(field) is not None:
        return None
    head, *rest = field.split(".")
    if head == "closure":
        return "no closure"
    name, what = rest[0], head.removesuffix("s")
    ids = [one.id for one in (measure.milestones if head == "milestones" else measure.indicators)]
    indicator = measure.indicator(name) if is_figure(field) else None
    if indicator is not None:
        name, what, ids = rest[2], f"figure of {name} for", list(dict.fromkeys(one.time for one in indicator.values))
    there = f"; there is {', '.join(ids)}" if ids else ""
    return f"no {what} {quoted(name)}{did_you_mean(name, ids) or there}"
