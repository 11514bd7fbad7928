"""An agency reported twice on one measure for one period."""

from collections.abc import Iterator
from datetime import date

from poa_tracker.findings import Location
from poa_tracker.rules.rule import Context, rule


@rule("POA414", "duplicate-update")
def duplicate_update(context: Context) -> Iterator[tuple[Location, str]]:
    """An agency has a second return for one period that is not marked as a correction of the first, or that was
    submitted before it.

    Of two returns the one submitted later counts. A correction has the day on which you received the correction, or a
    later one, and not that of the letter it is about.

    Why: nobody can tell which of the two counts.

    Bad:   updates: [{period: 2009-10-Q1, …}, {period: 2009-10-Q1, …}]
    Good:  updates: [{period: 2009-10-Q1, …}, {period: 2009-10-Q1, corrects: true, …}]
    """
    for entry in context.measures:
        measure = entry.record
        if len(measure.updates) < 2:
            continue
        seen: dict[tuple[str | None, str], date] = {}
        returns = context.returns(entry)
        for index, update in enumerate(measure.updates):
            key = (returns.reporter(update), update.period)
            if key in seen and not update.corrects:
                message = f"a second return for {update.period}; write 'corrects: true' if it replaces the first"
                yield entry.at("updates", index, "period"), message
            elif key in seen and update.submitted < seen[key]:
                message = (
                    f"this correction was submitted before the return that it corrects ({seen[key]}), which counts"
                )
                yield entry.at("updates", index, "submitted"), message
            seen[key] = max(update.submitted, seen.get(key, update.submitted))
