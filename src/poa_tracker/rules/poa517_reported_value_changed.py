"""A figure that was reported is not there as it was."""

from collections.abc import Iterator

from poa_tracker.changes.difference import Difference, changed_entries, differences, value_text
from poa_tracker.findings import Location
from poa_tracker.model import Measure
from poa_tracker.rules.rule import Context, Reach, rule


@rule("POA517", "reported-value-changed", reach=Reach.RECORD)
def reported_value_changed(context: Context) -> Iterator[tuple[Location, str]]:
    """A reported value of an indicator differs from the revision, or is gone.

    Why: the figure was published. Add a better one for the same period, and reports show both.

    Bad:   values: [{period: 2009-10-Q1, value: 140, reported: 2009-10-09}]  (it was 120)
    Good:  values:
             - {period: 2009-10-Q1, value: 120, reported: 2009-10-09}
             - {period: 2009-10-Q1, value: 140, reported: 2010-01-11}
    """
    for before, after in context.record.pairs:
        for was in before.record.indicators:
            place = next((index for index, one in enumerate(after.record.indicators) if one.id == was.id), None)
            if place is None:
                if was.values:
                    figures = ", ".join(f"{value_text(one.value)} for {one.time}" for one in was.values)
                    yield after.at_key("indicators"), f"indicator {was.id} is gone, with its reported values: {figures}"
                continue
            values = after.record.indicators[place].values
            for kept in changed_entries(
                was.values,
                values,
                lambda one: (one.time, one.reported),
                lambda one: (one.time, one.value),
                lambda one: (one.reported, one.value),
                lambda one: one.time,
            ):
                old = was.values[kept.before]
                if kept.after is None:
                    where = after.at_key("indicators", place, "values")
                    yield (
                        where,
                        f"{was.id} for {old.time} was {value_text(old.value)}, reported on {old.reported}, and is gone",
                    )
                    continue
                for one in differences(old, values[kept.after]):
                    if _is_corrected(before.record, after.record, f"indicators.{was.id}.values.{old.time}", one):
                        continue
                    held = f"{one.name} of {was.id} for {old.time} was {value_text(one.before)}"
                    message = f"{held}; to restate it, add another"
                    yield after.at("indicators", place, "values", kept.after, *one.path), message


def _is_corrected(before: Measure, after: Measure, figure: str, one: Difference) -> bool:
    """Whether a correction that was put on record with it gives the reason."""
    field = figure if one.path == ("value",) else f"{figure}.{one.path[0]}"
    new = [each for each in after.variations if each.corrects and each.field == field and each not in before.variations]
    # A figure that was taken back keeps its number in the list; put back, it may have another.
    was_out = any(each.before is None and each.after == one.after for each in new)
    return was_out or any(each.before == one.before for each in new)
